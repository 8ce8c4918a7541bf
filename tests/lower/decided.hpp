// A framework in text, lowered and decided for one case: for tests of lowering.
#pragma once

#include "check/check.hpp"
#include "lower/lower.hpp"
#include "syntax/parse.hpp"
#include "text/message.hpp"

#include <rubric/evaluation.hpp>
#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <initializer_list>

namespace rubric {

inline std::shared_ptr<check::Framework const> checked(std::string text) {
    Sources sources;
    std::uint32_t const source = sources.add("test.rubric", std::move(text));
    auto const parsed = syntax::parse(sources, source);
    auto const made = check::check(sources, parsed.file, source, [](auto&&...) { return std::nullopt; });
    std::string report;
    for (auto const* all : {&parsed.diagnostics, &made.diagnostics})
        for (auto const& each : *all)
            if (each.severity == Severity::error) report += text::render(each, sources);
    INFO(report);
    REQUIRE(made.framework);
    return made.framework;
}

/// Decides one case. Facts by path; of a scalar as `give` says, of a list as rows.
class Decided {
public:
    explicit Decided(std::string text)
        : framework(checked(std::move(text))),
          graph(lower::lower(*framework)),
          texts(graph),
          row(graph.shapes[0]),
          evaluation(graph) {}

    static std::size_t place(auto const& all, std::string_view path) {
        auto const found = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.path == path; });
        REQUIRE(found != all.end());
        return static_cast<std::size_t>(found - all.begin());
    }

    /// A level by name, `none`, or a whole number or day.
    Fact fact(Slot const& slot, std::string const& value) {
        if (value == "none") return {Fact::State::none, 0};
        if (value == "error") return {Fact::State::error, 0};
        if (value == "unknown") return {};
        if (slot.domain.kind == Kind::text) return {Fact::State::known, texts.code(value)};
        if (slot.domain.kind == Kind::date) return {Fact::State::known, parse_iso(value).value()};
        if (slot.domain.kind != Kind::levels) return {Fact::State::known, std::stoll(value) * 1'000'000};
        auto const& levels = graph.enumerations[slot.domain.enumeration].levels;
        auto const found = std::find_if(levels.begin(), levels.end(), [&](auto const& each) { return each.name == value; });
        REQUIRE(found != levels.end());
        return {Fact::State::known, found - levels.begin()};
    }

    Decided& give(std::string_view path, std::string const& value) {
        auto const slot = place(graph.shapes[0].slots, path);
        row.slots[slot] = fact(graph.shapes[0].slots[slot], value);
        return *this;
    }

    using Cells = std::vector<std::pair<std::string_view, std::string>>;
    Decided& give_list(std::string_view path, std::vector<Cells> const& rows) {
        auto const index = place(graph.shapes[0].lists, path);
        Shape const& shape = graph.shapes[graph.shapes[0].lists[index].element];
        ListFact list{Fact::State::known, {}};
        for (auto const& cells : rows) {
            Row& made = list.rows.emplace_back(shape);
            for (auto const& [name, value] : cells) {
                auto const slot = place(shape.slots, name);
                made.slots[slot] = fact(shape.slots[slot], value);
            }
        }
        row.lists[index] = std::move(list);
        return *this;
    }

    Decided& decide() {
        evaluation.run(row, texts, {});
        return *this;
    }

    /// The value of a decision, an offer or a let: `targeted`, `targeted or intensive`, `none`, `error`.
    std::string operator[](std::string_view name) {
        decide();
        for (auto const& each : graph.decisions)
            if (each.name == name) return show(graph, texts, evaluation.value(each.value), Writing::files);
        for (auto const& each : graph.offers)
            if (each.name == name) return show(graph, texts, evaluation.value(each.when), Writing::files);
        for (auto const& each : graph.lets)
            if (each.name == name) return show(graph, texts, evaluation.value(each.node), Writing::files);
        return "nothing of that name";
    }

    /// "leader must" for each element and actor, with `by`, `done`, `late` and `short` where there is something to say.
    std::string duty(std::string_view name) {
        decide();
        std::string line;
        for (auto const& each : read_outcome(graph, evaluation).duties) {
            DutyOutput const& output = graph.duties[each.duty];
            if (output.name != name) continue;
            line += (line.empty() ? "" : "; ") + output.routes[each.route].actor + " " +
                    show(graph, texts, each.strength, Writing::files);
            if (each.by) line += " by " + show(graph, texts, *each.by, Writing::files);
            if (show(graph, texts, each.done, Writing::files) != "no")
                line += " done " + show(graph, texts, each.done, Writing::files);
            if (show(graph, texts, each.late, Writing::files) != "no")
                line += " late " + show(graph, texts, each.late, Writing::files);
            if (each.missing) line += " short " + show(graph, texts, *each.missing, Writing::files);
        }
        return line;
    }

    std::string because(std::string_view name) {
        decide();
        std::string line;
        for (std::uint32_t i = 0; i < graph.decisions.size(); ++i)
            if (graph.decisions[i].name == name)
                for (auto const rule : read_decision(graph, evaluation, i).because)
                    line += (line.empty() ? "" : " ") + graph.rules[rule].name;
        return line;
    }

    std::shared_ptr<check::Framework const> framework;
    Graph graph;
    Texts texts;
    Row row;
    Evaluation evaluation;
};

}  // namespace rubric
