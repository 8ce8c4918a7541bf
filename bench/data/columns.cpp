#include "columns.hpp"

#include <string>

namespace bench {
namespace {

template <class Type>
void fill(Buffer<Type>& to, std::vector<Packed> const& cases, Fact fact, std::int32_t base = 0) {
    to = Buffer<Type>(padded(cases.size()));
    for (std::size_t row = 0; row < padded(cases.size()); ++row) {
        Given const found = row < cases.size() ? given(cases[row], fact) : Given{false, 0};
        to[row] = static_cast<Type>(found.known ? base + static_cast<std::int32_t>(found.value) : 0);
    }
}

void fill_bits(Buffer<Word>& to, std::vector<Packed> const& cases, Fact fact, bool validity) {
    to = Buffer<Word>(words_of(cases.size()));
    std::fill_n(to.data(), to.size(), Word{});
    for (std::size_t row = 0; row < cases.size(); ++row) {
        Given const found = given(cases[row], fact);
        bool const set = validity ? found.known : found.known && found.value != 0;
        to[row / 64] |= Word{set} << (row % 64);
    }
}

std::string shown(Decided const& from, std::size_t row) {
    std::string text = "level " + (bit(from.level_known.data(), row) ? std::to_string(from.level[row]) : "open") + ", offers";
    for (auto const& each : from.offers) text += ' ' + std::to_string(each[row]);
    text += ", visit by " + (bit(from.visit_by_known.data(), row) ? std::to_string(from.visit_by[row]) : "open");
    if (from.possible.size() != 0) text += ", possible " + std::to_string(from.possible[row]);
    return text;
}

bool alike(Decided const& a, Decided const& b, std::size_t row) {
    auto const same = [&](auto const& x, auto const& x_known, auto const& y, auto const& y_known) {
        bool const known = bit(x_known.data(), row);
        return known == bit(y_known.data(), row) && (!known || x[row] == y[row]);
    };
    for (std::size_t offer = 0; offer < offer_count; ++offer)
        if (a.offers[offer][row] != b.offers[offer][row]) return false;
    bool const both_tell = a.possible.size() != 0 && b.possible.size() != 0;
    return same(a.level, a.level_known, b.level, b.level_known) &&
           same(a.visit_by, a.visit_by_known, b.visit_by, b.visit_by_known) && (!both_tell || a.possible[row] == b.possible[row]);
}

std::string shown(Packed packed) {
    std::string text;
    for (std::size_t fact = 0; fact < fact_count; ++fact) {
        Given const found = given(packed, static_cast<Fact>(fact));
        text += (text.empty() ? "" : ", ") + std::string(places_of_facts()[fact].name) + ' ';
        text += found.known ? std::to_string(found.value) : "missing";
    }
    return text;
}

}  // namespace

Columns::Columns(std::vector<Packed> const& cases) : rows(cases.size()) {
    for (std::size_t fact = 0; fact < fact_count; ++fact) fill_bits(known[fact], cases, static_cast<Fact>(fact), true);
    for (std::size_t i = 0; i < levels.size(); ++i) fill(levels[i], cases, static_cast<Fact>(judgement + i));
    for (std::size_t i = 0; i < booleans.size(); ++i) fill_bits(booleans[i], cases, static_cast<Fact>(in_crisis + i), false);
    for (std::size_t i = 0; i < numbers.size(); ++i) fill(numbers[i], cases, static_cast<Fact>(on_roll + i));
    fill(dates, cases, inspected, first_inspection);
}

std::size_t Columns::bytes() const {
    std::size_t const bits = (known.size() + booleans.size()) * words_of(rows) * sizeof(Word);
    return bits + rows * (levels.size() + numbers.size() * sizeof(std::int16_t) + sizeof(std::int32_t));
}

std::size_t Decided::bytes() const {
    return 2 * words_of(rows) * sizeof(Word) + rows * (1 + offer_count + sizeof(std::int32_t));
}

std::string difference(Decided const& expected, Decided const& found, std::vector<Packed> const& cases) {
    if (expected.rows != found.rows)
        return std::to_string(found.rows) + " rows in place of " + std::to_string(expected.rows);
    for (std::size_t row = 0; row < expected.rows; ++row)
        if (!alike(expected, found, row))
            return "row " + std::to_string(row) + " is " + shown(found, row) + "; expected " + shown(expected, row) + "; of " +
                   shown(cases[row]);
    return {};
}

}  // namespace bench
