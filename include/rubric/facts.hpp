// The facts of one case, laid out as the graph's shapes say: a slot for each field, and for each list its rows.
//
//   rubric::Facts facts(graph);                       // everything unknown
//   facts.row().slots[slot] = {rubric::Fact::State::known, level};
//
// Texts that the framework does not write are interned in the case: their codes follow on the graph's own.
#pragma once

#include <rubric/graph.hpp>

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rubric {

/// Where a text that the graph does not know gets its code.
class Texts {
public:
    explicit Texts(Graph const& graph) : known_(&graph.texts), first_(graph.texts.size()) {
        for (std::size_t i = 0; i < graph.texts.size(); ++i) codes_.emplace(graph.texts[i], static_cast<std::int64_t>(i));
    }
    /// More texts over those of another, which outlives them and is left as it is: many threads may have some over the same.
    static Texts over(Texts const& below) {
        Texts above;
        above.below_ = &below, above.first_ = below.size();
        return above;
    }
    /// Allocates only for a text that is new.
    std::int64_t code(std::string_view text) {
        if (auto const found = find(text); found >= 0) return found;
        auto const added = static_cast<std::int64_t>(size());
        codes_.emplace(text, added);
        own_.emplace_back(text);
        return added;
    }
    /// Negative for a text that has no code.
    std::int64_t find(std::string_view text) const {
        if (auto const found = codes_.find(text); found != codes_.end()) return found->second;
        return below_ ? below_->find(text) : -1;
    }
    std::size_t size() const { return first_ + own_.size(); }
    std::string const& operator[](std::int64_t code) const {
        auto const index = static_cast<std::size_t>(code);
        if (index >= first_) return own_[index - first_];
        return below_ ? (*below_)[code] : (*known_)[index];
    }

private:
    Texts() = default;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::vector<std::string> const* known_ = nullptr;  // the graph outlives the case
    Texts const* below_ = nullptr;                     // or other texts
    std::size_t first_ = 0;                            // code of the first of its own
    std::deque<std::string> own_;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> codes_;
};

}  // namespace rubric
