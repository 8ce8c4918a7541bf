// Why a decision is nothing else: for each other outcome the rules that would give it, and what they lack.
#pragma once

#include <rubric/explain/facts.hpp>

namespace rubric::detail {

class Instead {
public:
    Instead(Graph const& graph, Evaluation const& evaluation, DecisionOutput const& decision, Value const& value,
            std::vector<std::uint32_t> const& because, std::uint32_t row)
        : graph_(graph), evaluation_(evaluation), decision_(decision), value_(value), because_(because), row_(row) {}

    std::vector<Explanation::Alternative> find() {
        for (std::uint32_t const rule : decision_.rules)
            if (!is_in(because_, rule)) add(graph_.rules[rule]);
        std::stable_sort(found_.begin(), found_.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        std::vector<Explanation::Alternative> all;
        for (auto& each : found_) all.push_back(std::move(each.second));
        return all;
    }

private:
    static constexpr std::size_t no_level = 64;

    template <class All, class Each>
    static bool is_in(All const& all, Each const& each) { return std::find(all.begin(), all.end(), each) != all.end(); }

    void add(Rule const& rule) {
        auto const of_the_case = [&](NodeId node) { return graph_.nodes[node].scope == 0; };
        if (rule.outcome != nothing && !of_the_case(rule.outcome)) return;
        if (rule.condition != nothing && !of_the_case(graph_.conditions[rule.condition].node)) return;
        Value const outcome = rule.outcome == nothing ? Value{} : evaluation_.value(rule.outcome, row_);
        if (rule.outcome != nothing && gives_no_other(outcome)) return;
        Explanation::Unmet unmet{.rule = rule.name};
        if (rule.condition != nothing) unmet.why = tested(graph_, evaluation_, rule.condition, 0, row_);
        unmet.text = words(rule, outcome, unmet.why);
        bool const one_level = outcome.determined() && outcome.levels != 0;
        std::size_t const level = one_level ? static_cast<std::size_t>(std::countr_zero(outcome.levels)) : no_level;
        place(level, label(rule, outcome), std::move(unmet));
    }

    /// What it gives is what was decided, or may be.
    bool gives_no_other(Value const& outcome) const {
        if (!outcome.determined() || value_.in_error() || decision_.collects) return false;
        return outcome == value_ || (outcome.levels & value_.levels) || (outcome.none && value_.none);
    }

    std::string label(Rule const& rule, Value const& outcome) const {
        bool const shown = rule.outcome != nothing && outcome.determined() && !outcome.none;
        return shown ? evaluation_.wording(rule.outcome, row_) : "`" + rule.written + "`";
    }

    std::string words(Rule const& rule, Value const& outcome, Tested const& why) const {
        if (rule.name == "otherwise") return "gives it only where no rule holds";
        if (why.holds == Holds::error) return "is in error: " + needs(why);
        if (why.holds == Holds::no) return "needs " + needs(why);
        std::string const too = why.holds == Holds::yes ? "holds too" : "may hold too";
        bool const gives_none = outcome.is_none() || (rule.outcome == nothing && rule.written == "none");
        bool const left_out = decision_.collects || decision_.policy == Policy::highest || decision_.policy == Policy::lowest || decision_.policy == Policy::sum;
        if (gives_none && left_out) return too + ", and gives none";
        if (decision_.collects) return too + ", and what it gives is in error";
        if (value_.in_error() || because_.empty()) return (why.holds == Holds::yes ? "holds" : "may hold") + std::string(why.empty() ? "" : ": " + needs(why));
        std::string const winner = "`" + graph_.rules[because_.front()].name + "`";
        if (decision_.policy == Policy::highest) return too + ", and what " + winner + " gives is higher";
        if (decision_.policy == Policy::lowest) return too + ", and what " + winner + " gives is lower";
        return too + ", and comes after " + winner;
    }

    void place(std::size_t level, std::string const& outcome, Explanation::Unmet unmet) {
        for (auto& [at, each] : found_)
            if (at == level && each.outcome == outcome) return each.rules.push_back(std::move(unmet));
        found_.push_back({level, {outcome, {}}});
        found_.back().second.rules.push_back(std::move(unmet));
    }

    Graph const& graph_;
    Evaluation const& evaluation_;
    DecisionOutput const& decision_;
    Value const& value_;
    std::vector<std::uint32_t> const& because_;
    std::uint32_t row_;
    std::vector<std::pair<std::size_t, Explanation::Alternative>> found_;
};

}  // namespace rubric::detail
