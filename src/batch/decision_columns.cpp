#include "batch/decision_columns.hpp"

#include "batch/cells.hpp"

#include <utility>

namespace rubric::batch {

namespace {

std::vector<std::string> level_words(Graph const& graph, Domain domain) {
    std::vector<std::string> words;
    for (Level const& each : graph.enumerations[domain.enumeration].levels) words.push_back(each.name);
    words.insert(words.end(), {"none", "error"});
    return words;
}

bool withheld(Graph const& graph, DecisionOutput const& decision) {
    if (!decision.is_list) return graph.sensitive[decision.value];
    return std::any_of(decision.list.streams.begin(), decision.list.streams.end(),
                       [&](Stream const& each) { return graph.sensitive[each.outcome]; });
}

Output column_of(Graph const& graph, DecisionOutput const& decision, std::size_t cases) {
    if (decision.is_list || withheld(graph, decision)) return Output::text(decision.name);
    switch (decision.domain.kind) {
        case Kind::levels:
            return Output::coded(decision.name, level_words(graph, decision.domain), cases);
        case Kind::date:
            return Output::of_numbers(decision.name, Output::Kind::date, cases);
        case Kind::integer:
            return Output::of_numbers(decision.name, Output::Kind::whole, cases);
        case Kind::number:
        case Kind::percent:
        case Kind::money:
            return Output::of_numbers(decision.name, Output::Kind::number, cases);
        default:
            return Output::text(decision.name);
    }
}

}  // namespace

std::size_t DecisionColumns::add_column(Output column) {
    decisions.columns.push_back(std::move(column));
    return decisions.columns.size() - 1;
}

DecisionColumns::DecisionColumns(Graph const& graph, Wanted wanted, std::size_t cases)
    : graph_(&graph), wanted_(wanted), answers_(operations::answers<Engine>()) {
    decisions.rows = cases;
    for (DecisionOutput const& each : graph.decisions) {
        Place place{.value = add_column(column_of(graph, each, cases))};
        auto const kind = decisions.columns[place.value].kind;
        if (kind != Output::Kind::coded && kind != Output::Kind::text)
            place.state = add_column(Output::coded(each.name + "_state", {"value", "open", "none", "error"}, cases));
        if (wanted.possible) place.possible = add_column(Output::text(each.name + "_possible"));
        if (wanted.because) place.because = add_column(Output::text(each.name + "_because"));
        if (wanted.assumed) place.assumed = add_column(Output::text(each.name + "_assumed"));
        of_decisions_.push_back(place);
    }
    for (OfferOutput const& each : graph.offers)
        of_offers_.push_back(add_column(Output::coded(each.name, {offered_words.begin(), offered_words.end()}, cases)));
    for (std::string const& each : duty_header("key")) duties.columns.push_back(Output::text(each));
    std::size_t texts = 0;
    for (Output const& each : decisions.columns) text_places_.push_back(each.kind == Output::Kind::text ? texts++ : nowhere);
}

DecisionColumns::Part DecisionColumns::part() const {
    Part made{.grounds = Grounds(*graph_)};
    for (Output const& each : decisions.columns)
        if (each.kind == Output::Kind::text) made.texts.push_back(Output::text(""));
    for (std::size_t i = 0; i < duties.columns.size(); ++i) made.duties.columns.push_back(Output::text(""));
    return made;
}

void DecisionColumns::add(Evaluation const& evaluation, Texts const& texts, Key const& key, std::size_t first, Part& into) {
    Chunk const chunk{evaluation, texts, first, evaluation.rows(0), into};
    for (std::uint32_t i = 0; i < graph_->decisions.size(); ++i) add_values(chunk, i), add_words(chunk, i);
    for (std::uint32_t i = 0; i < graph_->offers.size(); ++i) add_offer(chunk, i);
    if (wanted_.duties) add_duties(evaluation, texts, key, into);
}

/// What has one width.
void DecisionColumns::add_values(Chunk const& chunk, std::uint32_t decision) {
    Place const& place = of_decisions_[decision];
    Output& out = decisions.columns[place.value];
    if (out.kind == Output::Kind::text) return;
    Column const& column = chunk.evaluation.column(graph_->decisions[decision].value);
    if (out.kind != Output::Kind::coded) return add_numbers(chunk, column, place);
    answers_.levels(column, chunk.count, out.codes.data() + chunk.first, out.there.data() + chunk.first / rows_in_a_word);
}

void DecisionColumns::add_numbers(Chunk const& chunk, Column const& column, Place const& place) {
    Output &out = decisions.columns[place.value], &state = decisions.columns[place.state];
    std::size_t const word = chunk.first / rows_in_a_word;
    auto const to = [&](auto& numbers) {
        using Number = std::remove_pointer_t<decltype(numbers.data())>;
        return operations::NumbersTo<Number>{numbers.data() + chunk.first, out.there.data() + word,
                                             state.codes.data() + chunk.first, state.there.data() + word};
    };
    if (out.kind == Output::Kind::date) return answers_.days(column, chunk.count, epoch, to(out.days));
    (out.kind == Output::Kind::whole ? answers_.wholes : answers_.millionths)(column, chunk.count, to(out.numbers));
}

void DecisionColumns::add_offer(Chunk const& chunk, std::uint32_t offer) {
    Output& out = decisions.columns[of_offers_[offer]];
    answers_.offers(chunk.evaluation.column(graph_->offers[offer].when), chunk.count, out.codes.data() + chunk.first,
                    out.there.data() + chunk.first / rows_in_a_word);
}

/// What is written as text: values without a type of their own, and what was asked for beside.
void DecisionColumns::add_words(Chunk const& chunk, std::uint32_t decision) const {
    Place const& place = of_decisions_[decision];
    bool const values = decisions.columns[place.value].kind == Output::Kind::text;
    if (values || place.possible != nowhere) add_possible(chunk, decision);
    Grounds::Codes codes;
    if (place.because != nowhere)
        chunk.into.grounds.because(chunk.evaluation, decision, codes), add_codes(chunk, place.because, codes);
    if (place.assumed != nowhere)
        chunk.into.grounds.assumed(chunk.evaluation, decision, codes), add_codes(chunk, place.assumed, codes);
}

void DecisionColumns::add_codes(Chunk const& chunk, std::size_t column, Grounds::Codes const& codes) const {
    Output& out = text(chunk.into, column);
    for (auto const code : codes)
        code == Combinations::empty ? out.add_null() : out.add(chunk.into.grounds.combinations().text(code));
}

/// Values that are texts, and of each open one what it may be. What is settled and has a column of its own is not looked at.
void DecisionColumns::add_possible(Chunk const& chunk, std::uint32_t index) const {
    DecisionOutput const& decision = graph_->decisions[index];
    Place const& place = of_decisions_[index];
    bool const values = decisions.columns[place.value].kind == Output::Kind::text, hidden = withholds(chunk.evaluation, decision);
    auto const add = [&](std::size_t column, std::string const& words) {
        if (column != nowhere) words.empty() ? text(chunk.into, column).add_null() : text(chunk.into, column).add(words);
    };
    Column const* const column = values ? nullptr : &chunk.evaluation.column(decision.value);
    Word sure = 0;
    for (std::uint32_t row = 0; row < chunk.count; ++row) {
        if (column && row % rows_in_a_word == 0) sure = operations::settled(*column, row / rows_in_a_word);
        if (sure & bit_of(row)) {
            text(chunk.into, place.possible).add_null();
            continue;
        }
        DecisionResult result{.decision = index};
        if (decision.is_list)
            result = detail::read_list(*graph_, chunk.evaluation, index, row);
        else
            result.value = chunk.evaluation.value(decision.value, row);
        ValueCells const cells = hidden ? ValueCells{"withheld", ""} : value_cells(*graph_, chunk.texts, result);
        bool const settled_text = values && !decision.is_list && !result.open();  // one that is empty is a text, and not open
        if (values) settled_text ? text(chunk.into, place.value).add(cells.value) : add(place.value, cells.value);
        add(place.possible, cells.possible);
    }
}

void DecisionColumns::add_duties(Evaluation const& evaluation, Texts const& texts, Key const& key, Part& into) const {
    into.duty_rows.add(*graph_, evaluation, texts, key, into.duties);
}

void DecisionColumns::append(Part const& next) {
    for (std::size_t i = 0; i < decisions.columns.size(); ++i)
        if (text_places_[i] != nowhere) decisions.columns[i].append(next.texts[text_places_[i]]);
    for (std::size_t i = 0; i < duties.columns.size(); ++i) duties.columns[i].append(next.duties.columns[i]);
    duties.rows += next.duties.rows;
}

}  // namespace rubric::batch
