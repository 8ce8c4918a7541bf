#include "batch/column_facts.hpp"

#include "batch/epoch.hpp"
#include "table/place.hpp"

#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <array>
#include <cmath>
#include <utility>

namespace rubric::batch {

namespace {

using Is = ArrowType::Kind;

constexpr std::size_t texts_kept = 4096;  ///< of which one column keeps what came of them, where they are no texts as facts

bool is_number(Kind kind) {
    return kind == Kind::integer || kind == Kind::number || kind == Kind::percent || kind == Kind::money;
}
bool is_narrow(Kind kind) { return kind == Kind::date || kind == Kind::text; }

constexpr std::size_t most_levels = 64;

bool is_numeric(Is kind) { return kind == Is::whole || kind == Is::real || kind == Is::decimal; }

}  // namespace

std::string lacking_type(Domain domain, ArrowType const& type) {
    if (type.kind == Is::nothing || type.kind == Is::text) return {};
    switch (domain.kind) {
        case Kind::levels:
            if (domain.enumeration != boolean_enumeration) return "a text, the name of a level";
            return type.kind == Is::boolean ? "" : "a bool or a text";
        case Kind::date:
            if ((type.kind == Is::day || type.kind == Is::moment) && !type.zoned) return {};
            return type.zoned ? "a date, or a timestamp without a time zone" : "a date or a text";
        case Kind::days:
            return "a text such as `2 weeks`";
        case Kind::months:
            return "a text such as `6 months`";
        case Kind::working_days:
            return "a text such as `10 working days`";
        case Kind::text:
            return is_numeric(type.kind) || type.kind == Is::day ? "" : "a text";
        default:
            return is_numeric(type.kind) ? "" : "a number or a text";
    }
}

ColumnFacts::ColumnFacts(Graph const& graph, Domain domain, Texts& texts, Report report)
    : domain_(domain), reader_(graph.enumerations, domain), texts_(&texts), report_(std::move(report)) {
    if (domain.kind == Kind::levels) made_.levels.resize(graph.enumerations[domain.enumeration].levels.size());
}

FactColumn ColumnFacts::read(ArrowType const& type, std::vector<Piece> const& pieces, Bits const& absent,
                             std::shared_ptr<void const> owner) {
    absent_ = &absent;
    for (Piece const& each : pieces) rows_ += static_cast<std::size_t>(each.count);
    if (type.kind == Is::nothing) return {.all = Fact{}};
    if (pieces.size() == 1 && as_it_is(type, pieces[0], owner)) return std::move(made_);
    if (domain_.kind != Kind::levels) is_narrow(domain_.kind) ? narrow_.resize(rows_) : wide_.resize(rows_);
    for (Piece const& each : pieces) {
        add(Cells(type, each), each);
        first_ += static_cast<std::size_t>(each.count);
    }
    if (is_narrow(domain_.kind))
        made_.values = Lane::of(std::move(narrow_), Lane::Width::int32);
    else if (domain_.kind != Kind::levels)
        made_.values = Lane::of(std::move(wide_), Lane::Width::int64);
    return std::move(made_);
}

/// Numbers and days that mean the same where they stand: nothing is copied.
bool ColumnFacts::as_it_is(ArrowType const& type, Piece const& piece, std::shared_ptr<void const> const& owner) {
    bool const number = is_number(domain_.kind) && type.kind == Is::whole,
               day = domain_.kind == Kind::date && type.kind == Is::day;
    if (type.index || !(number || day) || (type.bytes == 8 && !type.is_signed)) return false;
    Cells const cells(type, piece);
    static constexpr Lane::Width widths[2][4] = {
        {Lane::Width::uint8, Lane::Width::uint16, Lane::Width::uint32, Lane::Width::int64},
        {Lane::Width::int8, Lane::Width::int16, Lane::Width::int32, Lane::Width::int64}};
    std::size_t const size = type.bytes == 1 ? 0 : type.bytes == 2 ? 1 : type.bytes == 4 ? 2 : 3;
    Lane lane{.width = widths[type.is_signed][size],
              .scale = number ? static_cast<std::int32_t>(one) : 1,
              .offset = number ? 0 : epoch,
              .owner = owner};
    lane.data = static_cast<char const*>(cells.data()) + static_cast<std::size_t>(cells.first()) * type.bytes;
    std::int64_t const low = number ? -number_limit / one : first_day - epoch,
                       high = number ? number_limit / one : last_day - epoch;
    bool within = true;
    if (day || type.bytes == 8)
        lane.visit([&](auto const* values) {
            for (std::int64_t i = 0; i < piece.count; ++i) within &= (values[i] >= low && values[i] <= high) || cells.null(i);
        });
    if (!within) return false;
    made_.values = std::move(lane);
    put_unknown(cells, piece);
    return true;
}

void ColumnFacts::put_unknown(Cells const& cells, Piece const& piece) {
    if (!cells.any_null() && absent_->empty()) return;
    for (std::int64_t row = 0; row < piece.count; row += 64) {
        auto const count = static_cast<unsigned>(std::min<std::int64_t>(64, piece.count - row));
        std::size_t const to = first_ + static_cast<std::size_t>(row);
        Word const every = count < 64 ? bit_of(count) - 1 : ~Word{};
        made_.unknown.put(to, every & (~cells.there(row, count) | absent_->from(to)));
    }
}

void ColumnFacts::add(Cells const& cells, Piece const& piece) {
    ArrowType const& type = cells.type();
    if (type.index) return add_coded(cells, piece);
    bool const numeric = is_number(domain_.kind);
    if (type.kind == Is::boolean && domain_.kind == Kind::levels) return add_truths(cells, piece);
    if (type.kind == Is::whole && numeric) return add_each(cells, piece, [&](std::int64_t row) { return of_whole(cells, row); });
    if (type.kind == Is::real && numeric) return add_each(cells, piece, [&](std::int64_t row) { return of_real(cells, row); });
    if ((type.kind == Is::day || type.kind == Is::moment) && domain_.kind == Kind::date)
        return add_each(cells, piece, [&](std::int64_t row) { return of_moment(cells, row); });
    if (type.kind == Is::text) return add_texts(cells, piece);
    add_each(cells, piece, [](std::int64_t) { return std::optional<Fact>(); });
}

void ColumnFacts::add_truths(Cells const& cells, Piece const& piece) {
    put_unknown(cells, piece);
    for (std::int64_t row = 0; row < piece.count; row += 64) {
        auto const count = static_cast<unsigned>(std::min<std::int64_t>(64, piece.count - row));
        std::size_t const to = first_ + static_cast<std::size_t>(row);
        Word const known = cells.there(row, count) & ~absent_->from(to), yes = cells.truths(row, count);
        made_.levels[0].put(to, known & ~yes);
        made_.levels[1].put(to, known & yes);
    }
}

void ColumnFacts::add_texts(Cells const& cells, Piece const& piece) {
    cells.texts([&](auto const& text_at) {
        for (std::int64_t row = 0; row < piece.count; row += 64) {
            auto const count = static_cast<unsigned>(std::min<std::int64_t>(64, piece.count - row));
            std::size_t const to = first_ + static_cast<std::size_t>(row);
            Word const every = count < 64 ? bit_of(count) - 1 : ~Word{}, there = cells.there(row, count) & ~absent_->from(to);
            Word unknown = every & ~there, none = 0, error = 0;
            std::array<Word, most_levels> levels{};
            each_bit(there, [&](unsigned bit) {
                Fact const fact = of_text(to + bit, text_at(row + bit));
                if (fact.state == Fact::State::known)
                    domain_.kind == Kind::levels ? void(levels[static_cast<std::size_t>(fact.value)] |= bit_of(bit))
                                                 : put(to + bit, fact);
                else
                    (fact.state == Fact::State::unknown ? unknown
                     : fact.state == Fact::State::none  ? none
                                                        : error) |= bit_of(bit);
            });
            made_.unknown.put(to, unknown), made_.none.put(to, none), made_.error.put(to, error);
            for (std::size_t level = 0; level < made_.levels.size(); ++level) made_.levels[level].put(to, levels[level]);
        }
    });
}

/// Each value of a dictionary is read once; what cannot be read is reported for every row.
void ColumnFacts::add_coded(Cells const& cells, Piece const& piece) {
    ArrowType of_values = cells.type();
    of_values.index.reset();
    Cells const values(of_values, cells.values());
    std::vector<std::optional<Fact>> read(static_cast<std::size_t>(cells.values().count));
    for (std::int64_t row = 0; row < piece.count; ++row) {
        std::size_t const to = first_ + static_cast<std::size_t>(row);
        std::int64_t const code = absent_->has(to) ? -1 : cells.code(row);
        if (code < 0) {
            put(to, {});
            continue;
        }
        auto& fact = read[static_cast<std::size_t>(code)];
        if (!fact || fact->state == Fact::State::error) fact = of_text(to, values.written(code, room_));
        put(to, *fact);
    }
}

/// `convert` gives the fact where its meaning is that of its text; else it is read as that.
template <class Convert>
void ColumnFacts::add_each(Cells const& cells, Piece const& piece, Convert convert) {
    for (std::int64_t row = 0; row < piece.count; ++row) {
        std::size_t const to = first_ + static_cast<std::size_t>(row);
        if (cells.null(row) || absent_->has(to)) {
            put(to, {});
            continue;
        }
        auto const fact = convert(row);
        put(to, fact ? *fact : as_written(cells, row));
    }
}

Fact ColumnFacts::as_written(Cells const& cells, std::int64_t row) {
    return of_text(first_ + static_cast<std::size_t>(row), cells.written(row, room_));
}

std::optional<Fact> ColumnFacts::of_whole(Cells const& cells, std::int64_t row) const {
    std::int64_t value = 0;
    if (!cells.whole(row, value) || value > number_limit / one || value < -number_limit / one) return std::nullopt;
    return Fact{Fact::State::known, value * one};
}

/// The shortest decimal that is the float. Of fifteen digits or fewer only one is, so that what comes back unchanged is it.
std::optional<Fact> ColumnFacts::of_real(Cells const& cells, std::int64_t row) const {
    if (cells.type().bytes != 8) return std::nullopt;
    double const value = cells.real(row), millionths = std::nearbyint(value * 1e6);
    bool const exact = std::fabs(millionths) < 1e15 && millionths / 1e6 == value;
    auto const number = static_cast<std::int64_t>(exact ? millionths : 0);
    if (!exact || (domain_.kind == Kind::integer && number % one != 0)) return std::nullopt;
    return Fact{Fact::State::known, number};
}

std::optional<Fact> ColumnFacts::of_moment(Cells const& cells, std::int64_t row) const {
    std::int64_t value = 0;
    cells.whole(row, value);
    if (value % cells.type().a_day != 0) return std::nullopt;
    std::int64_t const day = value / cells.type().a_day;
    if (day > last_day || day < -last_day || !on_calendar(day + epoch)) return std::nullopt;
    return Fact{Fact::State::known, day + epoch};
}

Fact ColumnFacts::of_text(std::size_t row, std::string_view text) {
    if (text.empty()) return {};
    if (Fact const* const known = kept_.find(text)) return *known;
    auto read = std::variant<Fact, data::Unreadable>{};
    if (auto const bad = table::bad_byte(text))
        read = bad->nul ? data::Unreadable{"holds a NUL character"} : data::Unreadable{"is not UTF-8"};
    else
        read = reader_.read(text, *texts_);
    if (auto const* const problem = std::get_if<data::Unreadable>(&read)) {
        report_(row, text, *problem);
        return {Fact::State::error, 0};
    }
    Fact const fact = std::get<Fact>(read);
    if (domain_.kind == Kind::text || kept_count_ < texts_kept) kept_.keep(text, fact), ++kept_count_;
    return fact;
}

void ColumnFacts::put(std::size_t row, Fact fact) {
    switch (fact.state) {
        case Fact::State::unknown:
            return made_.unknown.put(row);
        case Fact::State::none:
            return made_.none.put(row);
        case Fact::State::error:
            return made_.error.put(row);
        case Fact::State::known:
            break;
    }
    if (domain_.kind == Kind::levels)
        made_.levels[static_cast<std::size_t>(fact.value)].put(row);
    else if (is_narrow(domain_.kind))
        narrow_[row] = static_cast<std::int32_t>(fact.value);
    else
        wide_[row] = fact.value;
}

}  // namespace rubric::batch
