// Finds the tables of a finished graph that are long enough for an index over their rules, and makes it.
#pragma once

#include <rubric/builder/indexed_test.hpp>
#include <rubric/rule_index.hpp>

#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace rubric {

class RuleIndexes {
public:
    static constexpr std::size_t most_subjects = 48;
    static constexpr std::size_t most_words = std::size_t{1} << 23;  ///< of all sets of an index

    explicit RuleIndexes(Graph& graph) : graph_(graph), read_(graph) {}

    void make() {
        for (Node const& node : graph_.nodes) {
            if (node.op != Op::reduce) continue;
            Reduction& reduction = graph_.reductions[static_cast<std::size_t>(node.argument)];
            if (indexable(reduction, node.scope)) reduction.index = index_of(reduction);
        }
    }

private:
    /// Rules of its own scope, each with one known outcome.
    bool indexable(Reduction const& reduction, ScopeId scope) const {
        return reduction.policy == Policy::first && reduction.streams.size() >= RuleIndex::fewest_for_one &&
               std::all_of(reduction.streams.begin(), reduction.streams.end(), [&](Stream const& each) {
                   return each.scope == scope && read_.is_known(each.outcome) && form_of(read_.node(each.outcome).domain) != Form::text;
               });
    }

    /// The tests of one subject, a rule each: a second test of it in one rule makes it a subject once more, since each test of a range
    /// is by itself.
    struct Tests {
        std::map<std::size_t, IndexedTest> by_rule;
    };

    std::shared_ptr<RuleIndex const> index_of(Reduction const& reduction) const {
        std::map<std::pair<NodeId, std::size_t>, Tests> subjects;
        auto made = std::make_shared<RuleIndex>();
        for (std::size_t rule = 0; rule < reduction.streams.size(); ++rule) {
            std::map<NodeId, std::size_t> times;
            for (NodeId const each : read_.tests_of(reduction.streams[rule])) {
                IndexedTest test = read_.test_of(each);
                auto& tests = subjects[{test.subject, times[test.subject]++}];
                tests.by_rule.emplace(rule, std::move(test));
            }
            if (subjects.size() > most_subjects) return nullptr;
        }
        std::size_t const together = RuleIndex::words_together * rows_in_a_word;
        made->words = (reduction.streams.size() + together - 1) / together * RuleIndex::words_together;
        made->none.assign(made->words, 0);
        std::vector<Word> every(made->words);
        for (std::size_t rule = 0; rule < reduction.streams.size(); ++rule) put(every, 0, rule);
        std::size_t words = 0;
        for (auto const& [subject, tests] : subjects) {
            auto indexed = subject_of(subject.first, tests, every, most_words - words);
            if (!indexed) return nullptr;
            words += indexed->sets.size();
            made->subjects.push_back(std::move(*indexed));
        }
        note_outcomes(reduction, *made);
        made->late = said_by_the_sets(reduction);
        return made;
    }

    // ---- its sets ---------------------------------------------------------------------------------------------------

    static void put(std::vector<Word>& sets, std::size_t from, std::size_t rule) { sets[from + rule / rows_in_a_word] |= bit_of(rule); }

    /// `every`: the set of all rules. Nothing where its sets would take more than `room`.
    std::optional<RuleIndex::Subject> subject_of(NodeId id, Tests const& tests, std::vector<Word> const& every, std::size_t room) const {
        std::size_t const words = every.size();
        RuleIndex::Subject made{.node = id, .is_range = form_of(read_.node(id).domain) == Form::range};
        std::size_t levels = 0;
        if (made.is_range) {
            made.cuts = cuts_of(tests), levels = 2 * made.cuts.size() + 1;
            place_cells(made, read_.node(id).domain.kind);
        } else {
            levels = graph_.enumerations[read_.node(id).domain.enumeration].levels.size();
        }
        std::size_t const cells = RuleIndex::first_cell + levels;
        if (cells * words > room) return std::nullopt;
        made.tested.assign(words, 0), made.empty.assign(cells, false);
        for (auto const& [rule, test] : tests.by_rule) put(made.tested, 0, rule);
        made.sets.reserve(cells * words);
        for (std::size_t cell = 0; cell < cells; ++cell)
            for (std::size_t word = 0; word < words; ++word) made.sets.push_back(every[word] & ~made.tested[word]);
        for (auto const& [rule, test] : tests.by_rule) put_cells(made, test, levels, rule, words);
        if (made.is_range) mark_empty(made);
        join_cells(made, words);
        return made;
    }

    /// The rule, in each cell in which its test holds.
    static void put_cells(RuleIndex::Subject& made, IndexedTest const& test, std::size_t levels, std::size_t rule, std::size_t words) {
        if (test.at_none()) put(made.sets, RuleIndex::none_cell * words, rule);
        auto const put_from = [&](std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) put(made.sets, (RuleIndex::first_cell + cell) * words, rule);
        };
        if (made.is_range) return test.each_stretch(levels, [&](std::int64_t cut) { return made.cell_of(cut) - RuleIndex::first_cell; }, put_from);
        for (std::size_t level = 0; level < levels; ++level)
            if (test.at_level(level)) put_from(level, level + 1);
    }

    static std::vector<std::int64_t> cuts_of(Tests const& tests) {
        std::set<std::int64_t> cuts;
        for (auto const& [rule, test] : tests.by_rule)
            for (Bounds const& each : test.bounds) cuts.insert({each.wide.low, each.wide.high});
        return {cuts.begin(), cuts.end()};
    }

    /// The cells that no number lies in: between cuts that follow each other, and beyond the limits.
    static void mark_empty(RuleIndex::Subject& made) {
        auto const& cuts = made.cuts;
        if (cuts.empty()) return;
        made.empty[RuleIndex::first_cell] = cuts.front() == -number_limit;
        made.empty.back() = cuts.back() == number_limit;
        for (std::size_t i = 1; i < cuts.size(); ++i)
            made.empty[RuleIndex::first_cell + 2 * i] = static_cast<std::uint64_t>(cuts[i]) - static_cast<std::uint64_t>(cuts[i - 1]) < 2;
    }

    /// A table from number to cell, where the cuts are whole and near each other.
    static void place_cells(RuleIndex::Subject& made, Kind kind) {
        constexpr std::int64_t most = 1 << 14;
        if (made.cuts.empty()) return;
        std::int64_t const step = kind == Kind::date ? 1 : one, first = made.cuts.front(), last = made.cuts.back();
        bool const whole = std::all_of(made.cuts.begin(), made.cuts.end(), [&](std::int64_t each) { return each % step == 0; });
        if (!whole || last / step - first / step >= most) return;
        std::vector<std::uint32_t> cells;
        for (std::int64_t number = first; number <= last; number += step) cells.push_back(static_cast<std::uint32_t>(made.cell_of(number)));
        made.first = first, made.step = step, made.cells = std::move(cells);
    }

    static void join_cells(RuleIndex::Subject& made, std::size_t words) {
        made.any.assign(words, 0), made.fails.assign(words, 0);
        for (std::size_t cell = RuleIndex::first_cell; cell < made.empty.size(); ++cell)
            for (std::size_t word = 0; !made.empty[cell] && word < words; ++word) {
                made.any[word] |= made.sets[cell * words + word];
                made.fails[word] |= ~made.sets[cell * words + word];
            }
    }

    // ---- what else it says ------------------------------------------------------------------------------------------

    static void note_outcomes(Reduction const& reduction, RuleIndex& made) {
        std::unordered_map<NodeId, std::uint32_t> places;
        for (Stream const& each : reduction.streams) {
            auto const [found, added] = places.try_emplace(each.outcome, static_cast<std::uint32_t>(made.outcomes.size()));
            if (added) made.outcomes.push_back(each.outcome);
            made.gives.push_back(found->second);
        }
        if (made.outcomes.size() > RuleIndex::few_outcomes) return;
        made.giving.resize(made.outcomes.size() * made.words);
        for (std::size_t rule = 0; rule < made.gives.size(); ++rule) put(made.giving, made.gives[rule] * made.words, rule);
    }

    /// Conditions, and tests that are no subject, unless they are an outcome of the framework themselves.
    std::vector<NodeId> said_by_the_sets(Reduction const& reduction) const {
        std::set<NodeId> found, outputs;
        for (auto const& each : graph_.decisions) {
            outputs.insert(each.value);
            for (Stream const& stream : each.list.streams) outputs.insert({stream.when, stream.outcome});
        }
        for (auto const& each : graph_.offers) outputs.insert(each.when);
        for (auto const& each : graph_.duties) {
            outputs.insert({each.where, each.by, each.done, each.late, each.short_});
            for (auto const& route : each.routes) outputs.insert(route.strength);
        }
        for (Stream const& each : reduction.streams) {
            found.insert(each.when);
            for (NodeId const test : read_.tests_of(each)) {
                found.insert(test);
                if (read_.node(test).op == Op::negation) found.insert(read_.operands(read_.node(test))[0]);
            }
        }
        std::vector<NodeId> late;
        std::set_difference(found.begin(), found.end(), outputs.begin(), outputs.end(), std::back_inserter(late));
        return late;
    }

    Graph& graph_;
    TestReader read_;
};

}  // namespace rubric
