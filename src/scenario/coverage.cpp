// What can be tried is read from the typed model; what was, from the finished evaluation of every scenario.
#include "coverage.hpp"

#include "given.hpp"
#include "questions.hpp"

#include "lower/lower.hpp"

#include <rubric/outcome.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace rubric::scenario {

namespace {

using Kind = Covered::Kind;

constexpr std::array strengths{"may", "should", "must", "must not"};

std::string named(Fact key, check::Type const& type) {
    if (key.state == Fact::State::none) return "none";
    return type.values ? type.values->levels.levels[static_cast<std::size_t>(key.value)].name : std::string();
}

std::string keys_of(check::Pair const& pair, check::Map const& map) {
    std::string all;
    auto const add = [&](std::string const& one) { all += (all.empty() ? "" : ", ") + one; };
    for (Fact const& key : pair.keys) add(named(key, map.from));
    for (std::string const& text : pair.texts) add('"' + text + '"');
    return all;
}

/// Everything that the framework's own text can be tried for.
class Items {
public:
    explicit Items(check::Framework const& framework) {
        for (auto const& each : framework.maps) pairs(*each);
        for (auto const& each : framework.parameters) add(Kind::parameter, each->name, each->notes, false);
        for (auto const& each : framework.lets) value(*each);
        for (auto const& each : framework.offers) add(Kind::offer, each->name, each->notes, each->when != nullptr);
        for (auto const& each : framework.duties) duty(*each);
        for (auto const& each : framework.reports) report(*each);
        std::stable_sort(all.begin(), all.end(), [](Covered const& a, Covered const& b) { return a.at.begin < b.at.begin; });
        place();
    }

    /// Maps and parameters that only datasets read are tried by data, not by cases; a parameter that is a list, or computed, is no single value to try.
    void leave_out_unread(Graph const& graph) {
        std::set<std::pair<Kind, std::uint32_t>> read;
        for (PairUse const& each : graph.pairs) read.insert({Kind::pair, graph.notes[each.notes].at.begin});
        for (Node const& each : graph.nodes) {
            if (each.op != Op::parameter) continue;
            std::uint32_t const notes = graph.parameters[static_cast<std::size_t>(each.argument)].notes;
            if (notes != nothing) read.insert({Kind::parameter, graph.notes[notes].at.begin});
        }
        std::erase_if(all, [&](Covered const& each) {
            bool const may_be_unread = each.kind == Kind::pair || each.kind == Kind::parameter;
            return may_be_unread && !read.contains({each.kind, each.at.begin});
        });
        place();
    }

    Covered* find(Kind kind, Place at, std::string const& name = {}) {
        auto const found = places_.find(key(kind, at, name));
        return found == places_.end() ? nullptr : &all[found->second];
    }

    std::vector<Covered> all;

private:
    using Key = std::tuple<Kind, std::uint32_t, std::uint32_t, std::uint32_t, std::string>;
    static Key key(Kind kind, Place at, std::string const& name) { return {kind, at.source, at.begin, at.end, name}; }

    void add(Kind kind, std::string name, Notes const& notes, bool conditional) {
        all.push_back({.kind = kind, .name = std::move(name), .file = notes.file, .line = notes.line, .at = notes.at, .conditional = conditional});
    }

    void pairs(check::Map const& map) {
        for (check::Pair const& each : map.pairs) add(Kind::pair, map.name + ": " + keys_of(each, map), each.notes, each.when != nullptr);
    }

    void value(check::Value const& value) {
        for (check::Rule const& each : value.rules) add(Kind::rule, value.name + "." + each.name, each.notes, each.when != nullptr);
        if (value.otherwise) add(Kind::rule, value.name + ".otherwise", value.otherwise->notes, false);
        if (!value.decision || value.type.list || !value.type.values || value.type.kind != check::Type::Kind::levels) return;
        for (Level const& each : value.type.values->levels.levels) add(Kind::level, value.name + " = " + each.name, value.notes, false);
    }

    void report(check::Report const& report) {
        add(Kind::report, report.name, report.notes, false);
        for (check::Report::Entry const& each : report.columns) {
            add(Kind::column, report.name + "." + each.name, report.notes, false);
            all.back().at = each.at;
        }
    }

    void duty(check::Duty const& duty) {
        if (duty.where) add(Kind::where, duty.name, duty.notes, true);
        for (check::Route const& each : duty.routes)
            add(Kind::route, duty.name + "." + each.actor->name + " " + strengths[static_cast<std::size_t>(each.strength)], each.notes, each.when != nullptr);
    }

    void place() {
        places_.clear();
        for (std::size_t i = 0; i < all.size(); ++i) places_[key(all[i].kind, all[i].at, all[i].kind == Kind::level ? all[i].name : "")] = i;
    }

    std::map<Key, std::size_t> places_;
};

/// What one scenario shows.
class Look {
public:
    Look(Items& items, lower::Extended const& lowered, Evaluation const& evaluation)
        : items_(items), lowered_(lowered), graph_(lowered.graph), evaluation_(evaluation) {}

    void look() {
        conditions();
        levels();
        made_of();
        for (auto const& [item, seen] : seen_) {
            item->held += seen.held, item->failed += seen.failed, item->mattered += seen.mattered;
        }
    }

private:
    struct Seen {
        bool held = false, failed = false, mattered = false;
    };

    Place at(std::uint32_t notes) const { return notes == nothing ? Place{} : graph_.notes[notes].at; }
    Seen* seen(Kind kind, Place at, std::string const& name = {}) {
        Covered* const item = items_.find(kind, at, name);
        return item ? &seen_[item] : nullptr;
    }

    void condition(NodeId when, Seen* into) {
        if (!into || when == nothing) return;
        for (std::uint32_t row = 0; row < evaluation_.rows(graph_.nodes[when].scope); ++row) {
            Value const value = detail::truth_of(evaluation_.value(when, row));
            if (!value.determined()) continue;
            (value.levels & 2 ? into->held : into->failed) = true;
        }
    }

    void conditions() {
        for (Reduction const& each : graph_.reductions)
            for (Stream const& stream : each.streams) {
                if (stream.rule == nothing) continue;
                Place const place = at(graph_.rules[stream.rule].notes);
                for (Kind const kind : {Kind::rule, Kind::route}) condition(stream.when, seen(kind, place));
            }
        for (DecisionOutput const& decision : graph_.decisions)
            for (Stream const& stream : decision.list.streams)
                if (stream.rule != nothing) condition(stream.when, seen(Kind::rule, at(graph_.rules[stream.rule].notes)));
        for (OfferOutput const& each : graph_.offers) condition(each.when, seen(Kind::offer, at(each.notes)));
        for (DutyOutput const& each : graph_.duties) condition(each.where, seen(Kind::where, at(each.notes)));
    }

    void levels() {
        for (DecisionOutput const& each : graph_.decisions) {
            if (each.is_list || each.domain.kind != Kind_levels) continue;
            Value const value = evaluation_.value(each.value, 0);
            auto const& all = graph_.enumerations[each.domain.enumeration].levels;
            for (std::size_t level = 0; level < all.size(); ++level)
                if (value.determined() && value.levels >> level & 1)
                    if (Seen* const found = seen(Kind::level, at(each.notes), each.name + " = " + all[level].name)) found->mattered = true;
        }
    }

    /// What outcomes, and whatever is expected of the case, were made of.
    void made_of() {
        std::vector<Made> roots;
        auto const root = [&](NodeId node, std::uint32_t row) {
            if (node != nothing) roots.push_back({node, row});
        };
        for (DecisionOutput const& each : graph_.decisions) {
            root(each.value, 0);
            streams(each.list, root);
        }
        for (OfferOutput const& each : graph_.offers) root(each.when, 0);
        for (DutyOutput const& each : graph_.duties)
            for (std::uint32_t row = 0; row < evaluation_.rows(each.scope); ++row) {
                for (RouteOutput const& route : each.routes) root(route.strength, row);
                for (NodeId const node : {each.by, each.done, each.late}) root(node, row);
            }
        for (ReportOutput const& each : graph_.reports) {
            for (NodeId const value : each.values) root(value, 0);
            report_rows(each.rows, root);
        }
        for (NodeId const each : lowered_.nodes) root(each, 0);
        for (ListOutput const& each : lowered_.lists) streams(each, root);
        for (Made const& each : evaluation_.made_of(roots)) visit(each);
    }

    template <class Root>
    void report_rows(ReportLoop const& loop, Root&& root) {
        for (ReportStream const& stream : loop.streams) {
            for (std::uint32_t row = 0; row < evaluation_.rows(stream.scope); ++row) {
                auto const outwards = [&](NodeId node) { return evaluation_.outwards(stream.scope, row, graph_.nodes[node].scope); };
                root(stream.there, outwards(stream.there));
                if (!(evaluation_.value(stream.there, outwards(stream.there)).levels & 2)) continue;
                for (NodeId const cell : stream.cells)
                    if (cell != nothing) root(cell, outwards(cell));
            }
            report_rows(stream.inside, root);
        }
    }

    template <class Root>
    void streams(ListOutput const& list, Root&& root) {
        for (Stream const& stream : list.streams)
            for (std::uint32_t row = 0; row < evaluation_.rows(stream.scope); ++row) {
                Value const in = evaluation_.value(stream.when, row);
                root(stream.when, row);
                if (!(in.levels & 2)) continue;
                root(stream.outcome, row);
                if (stream.rule == nothing || !in.surely_yes()) continue;
                if (Seen* const found = seen(Kind::rule, at(graph_.rules[stream.rule].notes))) found->mattered = true;
            }
    }

    void visit(Made const& made) {
        Node const& node = graph_.nodes[made.node];
        if (node.op == Op::parameter)
            if (Seen* const found = seen(Kind::parameter, at(graph_.parameters[static_cast<std::size_t>(node.argument)].notes))) found->mattered = true;
        if (node.op == Op::reduce) rules(node, made);
        for (auto pair = first_pair(made.node); pair != pairs_by_value().end() && pair->first == made.node; ++pair) use(*pair->second, made.row);
    }

    /// The rules that settled a value; where none did, its `otherwise`.
    void rules(Node const& node, Made const& made) {
        Reduction const& reduction = graph_.reductions[static_cast<std::size_t>(node.argument)];
        if (!evaluation_.value(made.node, made.row).determined()) return;
        auto const credit = [&](std::uint32_t rule) {
            Place const place = at(graph_.rules[rule].notes);
            for (Kind const kind : {Kind::rule, Kind::route})
                if (Seen* const found = seen(kind, place)) found->mattered = true;
        };
        auto const because = evaluation_.because(made.node, made.row);
        for (auto const rule : because) credit(rule);
        bool const none_holds = std::all_of(reduction.streams.begin(), reduction.streams.end(), [&](Stream const& each) {
            if (each.rule == nothing || each.scope != node.scope) return false;
            Value const when = detail::truth_of(evaluation_.value(each.when, made.row));
            return when.determined() && !(when.levels & 2);
        });
        if (none_holds && reduction.otherwise_rule != nothing) credit(reduction.otherwise_rule);
    }

    void use(PairUse const& pair, std::uint32_t row) {
        ScopeId const scope = graph_.nodes[pair.value].scope;
        auto const there = [&](NodeId node) {
            std::uint32_t at = row;
            for (ScopeId here = scope; here != graph_.nodes[node].scope; here = graph_.scopes[here].parent) at = evaluation_.parent(here, at);
            return at;
        };
        if (pair.when != nothing && !evaluation_.value(pair.when, there(pair.when)).surely_yes()) return;
        if (pair.levels != 0 || pair.of_none) {
            Value const operand = evaluation_.value(pair.operand, there(pair.operand));
            bool const here = operand.determined() && ((operand.levels & pair.levels) != 0 || (operand.none && pair.of_none));
            if (!here) return;
        }
        if (Seen* const found = seen(Kind::pair, at(pair.notes))) found->mattered = true;
    }

    using ByValue = std::multimap<NodeId, PairUse const*>;
    ByValue const& pairs_by_value() {
        if (pairs_.empty())
            for (PairUse const& each : graph_.pairs) pairs_.emplace(each.value, &each);
        return pairs_;
    }
    ByValue::const_iterator first_pair(NodeId value) { return pairs_by_value().lower_bound(value); }

    static constexpr rubric::Kind Kind_levels = rubric::Kind::levels;

    Items& items_;
    lower::Extended const& lowered_;
    Graph const& graph_;
    Evaluation const& evaluation_;
    std::map<Covered*, Seen> seen_;
    ByValue pairs_;
};

/// Each way in which an item can be seen, whether it was, and what that leaves unsaid.
struct Way {
    bool seen;
    char const* gap;
};

std::vector<Way> ways(Covered const& item) {
    std::vector<Way> all;
    switch (item.kind) {
        case Kind::rule:
            if (item.conditional)
                all = {{item.held != 0, "no scenario in which it holds: nobody would notice if it never did"},
                       {item.failed != 0, "no scenario in which it does not hold: nobody would notice if it always did"}};
            all.push_back({item.mattered != 0, item.held != 0 ? "it holds, but never settles a value: nobody would notice if its outcome were another"
                                                              : "it never settles a value: nobody would notice if its outcome were another"});
            return all;
        case Kind::offer:
            if (!item.conditional) return {};
            return {{item.held != 0, "no scenario in which it is offered"}, {item.failed != 0, "no scenario in which it is not offered"}};
        case Kind::route:
            all = {{item.conditional ? item.held != 0 : item.mattered != 0, "no scenario in which someone has this duty"}};
            if (item.conditional) all.push_back({item.failed != 0, "no scenario in which the condition of this duty does not hold"});
            return all;
        case Kind::where:
            return {{item.held != 0, "no scenario with an element that its `where` lets through"},
                    {item.failed != 0, "no scenario with an element that its `where` leaves out"}};
        case Kind::pair:
            return {{item.mattered != 0, "no scenario uses this pair: nobody would notice if it said something else"}};
        case Kind::parameter:
            return {{item.mattered != 0, "no scenario reads it: nobody would notice if it were another number"}};
        case Kind::level:
            return {{item.mattered != 0, "no scenario comes out so"}};
        case Kind::report:
            return {{item.mattered != 0, "no scenario expects it: nobody would notice if it had other rows"}};
        case Kind::column:
            return {{item.mattered != 0, "no scenario looks at this column: nobody would notice if it said something else"}};
    }
    return all;
}

/// The reports that a scenario expects, and the columns that it looks at.
void note_reports(Items& items, check::Scenario const& scenario) {
    std::set<Covered*> seen;
    for (check::Expectation const& each : scenario.expected) {
        if (!each.report) continue;
        if (Covered* const report = items.find(Kind::report, each.report->notes.at)) seen.insert(report);
        if (each.total) continue;
        for (auto const index : each.columns)
            if (Covered* const column = items.find(Kind::column, each.report->columns[index].at)) seen.insert(column);
    }
    for (Covered* const each : seen) ++each->mattered;
}

}  // namespace

std::size_t Coverage::tried() const {
    std::size_t found = 0;
    for (Covered const& item : items)
        for (Way const& way : ways(item)) found += way.seen;
    return found;
}

std::size_t Coverage::all() const {
    std::size_t found = 0;
    for (Covered const& item : items) found += ways(item).size();
    return found;
}

std::vector<std::string> gaps(Covered const& item) {
    std::vector<std::string> found;
    for (Way const& way : ways(item))
        if (!way.seen) found.emplace_back(way.gap);
    if (item.kind == Kind::rule && found.size() > 1 && item.held == 0) found.resize(1);  // what never holds never settles
    return found;
}

Coverage coverage(check::Framework const& framework) {
    Questions const questions(framework);
    lower::Extended const extended = lower::lower(framework, questions.all());
    Items items(framework);
    items.leave_out_unread(extended.graph);
    for (check::Scenario const& each : framework.scenarios) {
        Texts texts(extended.graph);
        Facts const facts = facts_of(framework, each, extended.graph, texts);
        Evaluation evaluation(extended.graph);
        for (auto const& [index, value] : facts.parameters) evaluation.set(index, value);
        evaluation.run(facts.row, texts, {});
        Look(items, extended, evaluation).look();
        note_reports(items, each);
    }
    return {framework.scenarios.size(), std::move(items.all)};
}

std::string show(Coverage const& coverage) {
    std::size_t const tried = coverage.tried(), all = coverage.all();
    std::string lines = std::to_string(tried) + " of " + std::to_string(all) + " tried by " + std::to_string(coverage.scenarios) +
                        (coverage.scenarios == 1 ? " scenario" : " scenarios") + (tried == all ? "\n" : "; left:\n");
    for (Covered const& item : coverage.items)
        for (std::string const& gap : gaps(item))
            lines += "  " + item.file + ":" + std::to_string(item.line) + ": " + item.name + ": " + gap + "\n";
    return lines;
}

}  // namespace rubric::scenario
