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
    explicit Texts(Graph const& graph) : known_(&graph.texts) {
        for (std::size_t i = 0; i < graph.texts.size(); ++i) codes_.emplace(graph.texts[i], static_cast<std::int64_t>(i));
    }
    /// Allocates only for a text that is new.
    std::int64_t code(std::string_view text) {
        if (auto const found = codes_.find(text); found != codes_.end()) return found->second;
        auto const added = static_cast<std::int64_t>(size());
        codes_.emplace(text, added);
        own_.emplace_back(text);
        return added;
    }
    std::size_t size() const { return known_->size() + own_.size(); }
    std::string const& operator[](std::int64_t code) const {
        auto const index = static_cast<std::size_t>(code);
        return index < known_->size() ? (*known_)[index] : own_[index - known_->size()];
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::vector<std::string> const* known_;  // the graph outlives the case
    std::deque<std::string> own_;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> codes_;
};

}  // namespace rubric
