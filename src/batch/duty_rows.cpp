#include "batch/duty_rows.hpp"

#include "batch/cells.hpp"

namespace rubric::batch {
namespace {

/// What the possibilities are in words, which are made once.
std::string const& words_for(std::unordered_map<Possible, std::string>& known, Graph const& graph, Texts const& texts, Domain domain,
                             Possible possible) {
    auto const [place, is_new] = known.try_emplace(possible);
    if (is_new) {
        Value const value{.domain = domain,
                          .levels = possible >> first_plane,
                          .none = (possible & possibly_none) != 0,
                          .error = (possible & possibly_in_error) != 0};
        place->second = joined(possibilities(graph, texts, value, Writing::files));
    }
    return place->second;
}

std::string words_of(RangeColumn const& column, std::size_t at, Graph const& graph, Texts const& texts, Domain domain) {
    Possible const possible = column.possible[at];
    Value const value{.domain = domain,
                      .none = (possible & possibly_none) != 0,
                      .error = (possible & possibly_in_error) != 0,
                      .ranged = (possible & possibly_some) != 0,
                      .low = column.low[at],
                      .high = column.high[at]};
    return joined(possibilities(graph, texts, value, Writing::files));
}

void add(Output& out, std::string_view text) { text.empty() ? out.add_null() : out.add(text); }

}  // namespace

void DutyRows::add(Graph const& graph, Evaluation const& evaluation, Texts const& texts, Key const& key, OutputTable& out) {
    read_duties(graph, evaluation, found_);
    auto const domain_of = [&](NodeId node) { return graph.nodes[node].domain; };
    std::string called;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        DutyOutput const& duty = graph.duties[found_.duties[i]];
        if (i == 0 || found_.cases[i] != found_.cases[i - 1]) called = key(found_.cases[i]);
        auto const range = [&](RangeColumn const& column, NodeId node) {
            return node == nothing ? std::string() : words_of(column, i, graph, texts, domain_of(node));
        };
        bool const hidden = duty.by != nothing && evaluation.withholds(duty.by);
        std::size_t column = 0;
        auto const next = [&]() -> Output& { return out.columns[column++]; };
        next().add(called);
        batch::add(next(), duty.name);
        batch::add(next(), found_.elements[i] == 0 ? std::string() : std::to_string(found_.elements[i]));
        batch::add(next(), duty.routes[found_.routes[i]].actor);
        batch::add(next(), words_for(strengths_, graph, texts, domain_of(duty.routes[found_.routes[i]].strength), found_.strength[i]));
        batch::add(next(), duty.text == nothing ? std::string() : evaluation.wording(duty.text, found_.rows[i]));
        batch::add(next(), hidden ? std::string("withheld") : range(found_.by, duty.by));
        batch::add(next(), words_for(tests_, graph, texts, domain_of(duty.done), found_.done[i]));
        batch::add(next(), words_for(tests_, graph, texts, domain_of(duty.done), found_.late[i]));
        batch::add(next(), range(found_.missing, duty.short_));
        ++out.rows;
    }
}

}  // namespace rubric::batch
