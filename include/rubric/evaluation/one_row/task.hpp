// What a node does in a run of one row, made ready once, so that deciding a case is a walk over tasks and no look into the graph.
#pragma once

#include <rubric/column.hpp>
#include <rubric/graph.hpp>

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace rubric {

class Engine;

struct Task {
    using Perform = void (*)(Engine&, Task const&);
    using Operation = void (*)(Engine&, Node const&, Column&);

    Perform perform = nullptr;
    Column* out = nullptr;
    Column const* const* operands = nullptr;
    std::uint32_t count = 0;        ///< of operands
    NodeId id = nothing;
    Node const* node = nullptr;
    std::uint64_t argument = 0;     ///< the node's, or what `perform` has made ready of it
    std::uint32_t slot = 0;         ///< of a fact
    std::uint64_t unless_known[3]{};  ///< of a fact, the planes that are live by its state
    Operation general = nullptr;    ///< for any number of rows: what `perform` does not do itself

    Column const& operand(std::size_t index) const { return *operands[index]; }
    std::span<Column const* const> all() const { return {operands, count}; }
};

/// The tasks of a case, and those that only a new day asks for.
class Tasks {
public:
    bool are_ready() const { return ready_; }
    void begin() { of_a_day_.clear(), of_a_case_.clear(), ready_ = day_is_new_ = true; }
    void add(Task const& task, bool of_a_day) { (of_a_day ? of_a_day_ : of_a_case_).push_back(task); }
    void drop() { ready_ = false; }

    /// `today`: of the one case; nothing where there may be several.
    void come_to(std::optional<Fact> today) {
        if (!today || today != today_) day_is_new_ = true;
        today_ = today;
    }
    std::span<Task const> of_a_new_day() { return {of_a_day_.data(), std::exchange(day_is_new_, false) ? of_a_day_.size() : 0}; }
    std::span<Task const> of_a_case() const { return of_a_case_; }

private:
    std::vector<Task> of_a_day_, of_a_case_;
    bool ready_ = false, day_is_new_ = true;
    std::optional<Fact> today_;
};

}  // namespace rubric
