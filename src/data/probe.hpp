// Expressions over a record while it is being read: a dataset's `where`, its computed fields, the conditions of its maps.
#pragma once

#include "check/model.hpp"
#include "data/case.hpp"
#include "data/reader.hpp"
#include "lower/lower.hpp"

#include <rubric/evaluation.hpp>

#include <span>

namespace rubric::data {

/// The record's own small graph, run on the facts that its rows have so far. It reads only the facts that its expressions use.
class Probe {
public:
    /// The record is what rows of `shape` hold under `prefix`: "" for the row itself, `registration.` for a nested one.
    /// Parameters are called as `framework`, which is run, calls them.
    Probe(check::Framework const& framework, check::Record const& record, std::span<check::ExpressionPtr const> expressions,
          Graph const& graph, ShapeId shape, std::string const& prefix, Options const& options);
    Probe(Probe const&) = delete;

    void run(std::span<Row const> rows, Texts const& texts);
    /// To be called when the codes of texts begin anew.
    void forget() { texts_.reset(); }
    Value value(std::size_t expression, std::uint32_t row = 0) const { return evaluation_.value(own_.nodes[expression], row); }
    /// What is certain of it; unknown where it is open. A text gets its code in `texts`.
    Fact fact(std::size_t expression, Texts& texts, std::uint32_t row = 0) const;

private:
    struct Copy { std::uint32_t from, to; bool text; };
    struct Copies {
        std::vector<Copy> slots;
        struct List { std::uint32_t from, to; std::unique_ptr<Copies> element; };
        std::vector<List> lists;
        ShapeId shape = 0;  ///< of the small graph
    };
    struct Used { std::vector<std::vector<bool>> slots, lists; };  ///< by shape

    Used used() const;
    void match(Copies& copies, Names const& from, Names const& to, Graph const& graph, ShapeId shape, Used const& used) const;
    void copy(Copies const& copies, Row const& from, Row& to, Texts const& texts);

    lower::Extended own_;
    Evaluation evaluation_;
    Copies copies_;
    std::optional<std::int64_t> today_;
    std::vector<Row> rows_;
    std::unique_ptr<Texts> texts_;
    std::vector<std::int64_t> codes_;  ///< in the small graph, by code in the rows' texts; -1: not yet looked up
};

}  // namespace rubric::data
