#include "batch/decision_columns.hpp"

#include "batch/cells.hpp"
#include "batch/codes.hpp"

#include <utility>

namespace rubric::batch {

namespace {

/// How a date or a number stands, beside its column.
enum class Standing : std::uint8_t { value, open, none, error };

std::vector<std::string> level_words(Graph const& graph, Domain domain) {
    std::vector<std::string> words;
    for (Level const& each : graph.enumerations[domain.enumeration].levels) words.push_back(each.name);
    words.insert(words.end(), {"none", "error"});
    return words;
}

bool withheld(Graph const& graph, DecisionOutput const& decision) {
    if (!decision.is_list) return graph.sensitive[decision.value];
    return std::any_of(decision.list.streams.begin(), decision.list.streams.end(), [&](Stream const& each) { return graph.sensitive[each.outcome]; });
}

Output column_of(Graph const& graph, DecisionOutput const& decision) {
    if (decision.is_list || withheld(graph, decision)) return Output::text(decision.name);
    switch (decision.domain.kind) {
        case Kind::levels: return Output::coded(decision.name, level_words(graph, decision.domain), 0);
        case Kind::date: return Output::of_numbers(decision.name, Output::Kind::date, 0);
        case Kind::integer: return Output::of_numbers(decision.name, Output::Kind::whole, 0);
        case Kind::number:
        case Kind::percent:
        case Kind::money: return Output::of_numbers(decision.name, Output::Kind::number, 0);
        default: return Output::text(decision.name);
    }
}

}  // namespace

std::size_t DecisionColumns::add_column(Output column) {
    decisions.columns.push_back(std::move(column));
    return decisions.columns.size() - 1;
}

DecisionColumns::DecisionColumns(Graph const& graph, Wanted wanted) : graph_(&graph), wanted_(wanted) {
    for (DecisionOutput const& each : graph.decisions) {
        Place place{.value = add_column(column_of(graph, each))};
        auto const kind = decisions.columns[place.value].kind;
        if (kind != Output::Kind::coded && kind != Output::Kind::text) place.state = add_column(Output::coded(each.name + "_state", {"value", "open", "none", "error"}, 0));
        if (wanted.possible) place.possible = add_column(Output::text(each.name + "_possible"));
        if (wanted.because) place.because = add_column(Output::text(each.name + "_because"));
        if (wanted.assumed) place.assumed = add_column(Output::text(each.name + "_assumed"));
        of_decisions_.push_back(place);
    }
    for (OfferOutput const& each : graph.offers)
        of_offers_.push_back(add_column(Output::coded(each.name, {offered_words.begin(), offered_words.end()}, 0)));
    for (std::string const& each : duty_header("key")) duties.columns.push_back(Output::text(each));
}

void DecisionColumns::reserve(std::size_t cases) {
    for (Output& each : decisions.columns) {
        each.there.reserve(cases / rows_in_a_word + 2);
        if (each.kind == Output::Kind::coded) each.codes.reserve(cases);
        else if (each.kind == Output::Kind::text) each.ends.reserve(cases);
        else each.numbers.reserve(cases);
    }
}

void DecisionColumns::grow(std::size_t count) {
    base_ = decisions.rows, count_ = count;
    decisions.rows += count;
    for (Output& each : decisions.columns) {
        if (each.kind == Output::Kind::text) continue;
        each.there.resize((decisions.rows + rows_in_a_word - 1) / rows_in_a_word);
        each.kind == Output::Kind::coded ? each.codes.resize(decisions.rows) : each.numbers.resize(decisions.rows);
    }
}

void DecisionColumns::add(Evaluation const& evaluation, Texts const& texts, Key const& key) {
    grow(evaluation.rows(0));
    for (std::uint32_t i = 0; i < graph_->decisions.size(); ++i) add_decision(evaluation, texts, i);
    for (std::uint32_t i = 0; i < graph_->offers.size(); ++i) add_offer(evaluation, i);
    if (wanted_.duties) add_duties(evaluation, texts, key);
}

void DecisionColumns::add_decision(Evaluation const& evaluation, Texts const& texts, std::uint32_t index) {
    switch (decisions.columns[of_decisions_[index].value].kind) {
        case Output::Kind::coded: add_levels(evaluation, index); break;
        case Output::Kind::text: break;
        default: add_numbers(evaluation, index);
    }
    add_words(evaluation, texts, index);
}

void DecisionColumns::add_levels(Evaluation const& evaluation, std::uint32_t index) {
    Output& out = decisions.columns[of_decisions_[index].value];
    Column const& column = evaluation.column(graph_->decisions[index].value);
    std::size_t const levels = column.count - first_plane;
    for (std::size_t word = 0; word < column.words; ++word) {
        Word const sure = settled(column, word);
        Word bits[7] = {};
        for (std::size_t plane = 0; plane < column.count; ++plane) {
            std::size_t const code = plane == none_plane ? levels : plane == error_plane ? levels + 1 : plane - first_plane;
            for (unsigned bit = 0; bit < std::size(bits); ++bit)
                if (code >> bit & 1) bits[bit] |= column.plane(plane, word) & sure;
        }
        std::size_t const row = word * rows_in_a_word;
        write_codes(bits, static_cast<unsigned>(std::bit_width(levels + 1)), out.codes.data() + base_ + row, count_ - row);
        out.there[(base_ + row) / rows_in_a_word] = sure;
    }
}

void DecisionColumns::add_numbers(Evaluation const& evaluation, std::uint32_t index) {
    Output &out = decisions.columns[of_decisions_[index].value], &state = decisions.columns[of_decisions_[index].state];
    for (std::uint32_t row = 0; row < count_; ++row) {
        Value const found = evaluation.value(graph_->decisions[index].value, row);
        Standing const standing = found.open() ? Standing::open : found.is_none() ? Standing::none : found.determined() ? Standing::value : Standing::error;
        state.put(base_ + row, static_cast<std::uint8_t>(standing));
        if (standing == Standing::value) out.put(base_ + row, found.low);
    }
}

/// What is written as text: values without a type of their own, and what was asked for beside.
void DecisionColumns::add_words(Evaluation const& evaluation, Texts const& texts, std::uint32_t index) {
    DecisionOutput const& decision = graph_->decisions[index];
    Place const place = of_decisions_[index];
    bool const hidden = withholds(evaluation, decision);
    bool const values = decisions.columns[place.value].kind == Output::Kind::text;
    if (!values && place.possible == nowhere && place.because == nowhere && place.assumed == nowhere) return;
    auto const add = [&](std::size_t column, std::string const& text) {
        text.empty() ? decisions.columns[column].add_null() : decisions.columns[column].add(text);
    };
    for (std::uint32_t row = 0; row < count_; ++row) {
        DecisionResult result{.decision = index};
        if (decision.is_list)
            result = detail::read_list(*graph_, evaluation, index, row);
        else
            result.value = evaluation.value(decision.value, row);
        ValueCells const cells = hidden ? ValueCells{"withheld", ""} : value_cells(*graph_, texts, result);
        bool const settled_text = values && !decision.is_list && !result.open();  // one that is empty is a text, and not open
        if (values) settled_text ? decisions.columns[place.value].add(cells.value) : add(place.value, cells.value);
        if (place.possible != nowhere) add(place.possible, cells.possible);
        if (place.because != nowhere) add(place.because, because_cell(*graph_, decision.is_list ? result.because : evaluation.because(decision.value, row)));
        if (place.assumed != nowhere) add(place.assumed, decision.is_list ? "" : assumed_cell(evaluation, evaluation.assumed(decision.value, row)));
    }
}

void DecisionColumns::add_offer(Evaluation const& evaluation, std::uint32_t index) {
    Output& out = decisions.columns[of_offers_[index]];
    Column const& column = evaluation.column(graph_->offers[index].when);
    for (std::size_t word = 0; word < column.words; ++word) {
        Truth const truth = column.test(word);
        Word const open = (truth.yes & truth.no) | (truth.error & (truth.yes | truth.no));
        Word const no = truth.no & ~open, error = truth.error & ~open;
        static_assert(static_cast<int>(Offered::no) == 1 && static_cast<int>(Offered::possible) == 2 && static_cast<int>(Offered::error) == 3);
        Word const bits[] = {no | error, open | error};
        std::size_t const row = word * rows_in_a_word;
        write_codes(bits, 2, out.codes.data() + base_ + row, count_ - row);
        out.there[(base_ + row) / rows_in_a_word] = truth.yes | truth.no | truth.error;
    }
}

void DecisionColumns::add_duties(Evaluation const& evaluation, Texts const& texts, Key const& key) {
    for (std::uint32_t row = 0; row < evaluation.rows(0); ++row) {
        std::vector<DutyResult> found;
        for (std::uint32_t i = 0; i < graph_->duties.size(); ++i) read_duty(*graph_, evaluation, i, row, found);
        std::string const called = found.empty() ? std::string() : key(row);
        for (DutyResult const& each : found) {
            RowTexts const cells = duty_cells(*graph_, evaluation, texts, each, called);
            for (std::size_t i = 0; i < cells.size(); ++i) cells[i].empty() && i != 0 ? duties.columns[i].add_null() : duties.columns[i].add(cells[i]);
            ++duties.rows;
        }
    }
}

void DecisionColumns::append(DecisionColumns const& next) {
    auto const join = [](OutputTable& to, OutputTable const& from) {
        for (std::size_t i = 0; i < to.columns.size(); ++i) to.columns[i].append(from.columns[i], to.rows, from.rows);
        to.rows += from.rows;
    };
    join(decisions, next.decisions);
    join(duties, next.duties);
}

}  // namespace rubric::batch
