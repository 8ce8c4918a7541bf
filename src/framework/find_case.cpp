// One case of a batch, as an outcome of its own.
#include "files.hpp"
#include "frames.hpp"

#include <charconv>

namespace rubric {

namespace {

Row row_of(Graph const& graph, ShapeId shape, FactColumns const& columns, std::size_t row);

ListFact list_of(Graph const& graph, ShapeId element, FactList const& list, std::size_t row) {
    ListFact made{list.state(row), {}};
    if (made.state != Fact::State::known) return made;
    for (std::size_t each = list.firsts[row]; each < list.firsts[row + 1]; ++each) made.rows.push_back(row_of(graph, element, list.elements, each));
    return made;
}

Row row_of(Graph const& graph, ShapeId shape, FactColumns const& columns, std::size_t row) {
    Row made(graph.shapes[shape]);
    for (std::size_t i = 0; i < made.slots.size(); ++i) made.slots[i] = columns.slots[i]->at(row);
    for (std::size_t i = 0; i < made.lists.size(); ++i) made.lists[i] = list_of(graph, graph.shapes[shape].lists[i].element, *columns.lists[i], row);
    return made;
}

/// The place of the first case with the key.
std::optional<std::size_t> place_of(BoundCases const& cases, std::string const& key) {
    std::size_t const rows = cases.facts.rows;
    if (key.empty()) return rows == 1 ? std::optional<std::size_t>(0) : std::nullopt;
    if (!cases.keys) {
        std::size_t number = 0;
        auto const read = std::from_chars(key.data(), key.data() + key.size(), number);
        bool const whole = read.ec == std::errc() && read.ptr == key.data() + key.size();
        return whole && number >= 1 && number <= rows ? std::optional(number - 1) : std::nullopt;
    }
    for (std::size_t row = 0; row < rows; ++row)
        if (cases.keys->text_at(row) == key) return row;
    return std::nullopt;
}

std::vector<std::string> keys_of(BoundCases const& cases) {
    std::vector<std::string> keys;
    for (std::size_t row = 0; row < cases.facts.rows; ++row) keys.push_back(cases.key(row));
    return keys;
}

std::vector<std::string> reasons_of(BoundCases const& cases, std::size_t row) {
    std::vector<std::string> found;
    if (!cases.unreadable.has(row)) return found;
    for (auto const& [of, why] : cases.reasons.all)
        if (of == row) found.push_back(why);
    if (cases.reasons.full()) found.push_back("facts that could not be read are kept with their reasons for the first " + std::to_string(Reasons::kept) + " alone: give this case by itself to see those of it");
    return found;
}

}  // namespace

Outcome Frames::find(Framework const& framework, Batch const& batch, std::string const& key, DecideOptions const& options) {
    BoundCases const& cases = *batch.cases_;
    facts_on(*framework.prepared_, cases, options.on);  // refuses the batch of another framework, and no day where one is wanted
    auto const place = place_of(cases, key);
    if (!place) throw no_such_case(key, keys_of(cases), "the frame holds", "say which, by its key");
    auto state = std::make_shared<State>(framework.prepared_);
    state->beneath = batch.cases_;
    state->texts = Texts::over(*cases.texts);
    state->facts = row_of(state->graph(), 0, cases.facts, *place);
    state->key = cases.key(*place);
    state->unreadable = reasons_of(cases, *place);
    for (data::FilledParameter const& each : cases.parameters) state->evaluation.set_list(each.parameter, each.rows);
    return decided(std::move(state), options);
}

Outcome decide_key(Framework const& framework, Batch const& batch, std::string const& key, DecideOptions const& options) {
    return Frames::find(framework, batch, key, options);
}

}  // namespace rubric
