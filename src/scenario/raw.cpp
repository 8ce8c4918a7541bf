#include "raw.hpp"

#include "data/written.hpp"
#include "text/message.hpp"

#include <algorithm>

namespace rubric::scenario {

namespace {

using text::Code;
using text::message;

std::vector<std::string> texts_of(std::vector<check::RawCell> const& cells) {
    std::vector<std::string> texts;
    for (auto const& each : cells) texts.push_back(each.text);
    return texts;
}

bool asks_for_error(check::Expression const& expression) {
    if (expression.op == check::Op::is_error) return true;
    return std::any_of(expression.parts.begin(), expression.parts.end(), [](auto const& each) { return each && asks_for_error(*each); });
}

/// A scenario may be about a cell that cannot be read.
bool expects_error(check::Scenario const& scenario) {
    return std::any_of(scenario.expected.begin(), scenario.expected.end(),
                       [](auto const& each) { return each.condition && asks_for_error(*each.condition); });
}

Place whole(std::vector<check::RawCell> const& cells) {
    Place place = cells.empty() ? Place{} : cells.front().at;
    for (auto const& each : cells)
        if (each.at.end > place.end) place.end = each.at.end;
    return place;
}

std::string listed(std::vector<std::string> const& words) {
    std::string line;
    for (auto const& each : words) line += (line.empty() ? "" : "` or `") + each;
    return line;
}

Diagnostic described(data::WrittenProblem const& problem, check::Given const& given) {
    using Kind = data::WrittenProblem::Kind;
    check::Dataset const& dataset = *given.dataset;
    auto const& record = problem.record < given.records.size() ? given.records[problem.record] : given.headers;
    switch (problem.kind) {
        case Kind::lacking: {
            auto const& wanted = *problem.missing.columns;
            std::string const near = text::nearest(wanted.front(), texts_of(given.headers));
            return message(Code::R0623, whole(given.headers), {{"column", listed(wanted)}, {"dataset", problem.missing.dataset->name}, {"near", near}});
        }
        case Kind::unreadable: {
            auto const& error = problem.error;
            Place const at = problem.column < record.size() ? record[problem.column].at : given.at;
            return message(Code::R0621, at, {{"problem", error.reason}, {"path", error.path}, {"help", error.help}});
        }
        case Kind::unmatched:
            return message(Code::R0620, whole(record), {{"list", dataset.list ? dataset.list->owner->name : dataset.of->name}, {"key", dataset.key.empty() ? "key" : dataset.key.front()}});
        default:
            return message(Code::R0622, whole(record), {{"name", dataset.name}});
    }
}

}  // namespace

void give_raw(check::Framework const& framework, check::Scenario const& scenario, Graph const& graph, Fact day, Texts& texts, Facts& facts) {
    std::vector<data::WrittenRows> written;
    std::vector<check::Given const*> from;
    for (auto const& given : scenario.given) {
        if (!given.dataset) continue;
        auto& rows = written.emplace_back(data::WrittenRows{given.dataset, texts_of(given.headers), {}});
        for (auto const& record : given.records) rows.records.push_back(texts_of(record));
        from.push_back(&given);
    }
    if (written.empty()) return;
    data::Options options{.sensitive = true};
    if (day.state == Fact::State::known) options.today = day.value;
    for (auto const& [index, value] : facts.parameters) options.parameters.emplace_back(graph.parameters[index].name, value);
    data::ReadRows read = data::read_written(framework, graph, written, options);
    texts = std::move(*read.texts);
    facts.row = std::move(read.row);
    for (auto& [parameter, rows] : read.parameters) facts.row.lists[graph.list_parameters[parameter].list] = std::move(rows);
    bool const error_expected = expects_error(scenario);
    for (auto const& problem : read.problems)
        if (problem.kind != data::WrittenProblem::Kind::unreadable || !error_expected)
            facts.wrong.push_back(described(problem, *from[problem.table]));
}

}  // namespace rubric::scenario
