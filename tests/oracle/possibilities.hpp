// What the oracle thinks with: a value is a plain set of possibilities, and every operation is tried on each choice of one
// possibility from each operand. Written for the reader, not for speed, and apart from the engine: it includes none of its kernels.
#pragma once

#include <rubric/graph.hpp>  // Relation and Unit, as the typed model has them

#include <compare>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace rubric::oracle {

__extension__ typedef __int128 Integer;

struct Instance;

/// One thing that a value may be.
struct Part {
    enum class Kind { level, span, text, any_text, record, none, error };
    Kind kind = Kind::error;
    std::int64_t low = 0, high = 0;      // of a level: its index; of a span: both ends included; of a record: see record()
    std::string word{};                  // of text
    Instance const* record = nullptr;
    auto operator<=>(Part const&) const = default;
};

inline Part level(std::int64_t index) { return {Part::Kind::level, index, index}; }
inline Part span(std::int64_t low, std::int64_t high) { return {Part::Kind::span, low, high}; }
inline Part exactly(std::int64_t number) { return span(number, number); }
inline Part text(std::string word) { return {Part::Kind::text, 0, 0, std::move(word)}; }
inline Part const none{Part::Kind::none};
inline Part const error{Part::Kind::error};
inline Part const any_text{Part::Kind::any_text};
inline Part const no = level(0);
inline Part const yes = level(1);

using Parts = std::vector<Part>;
using Set = std::set<Part>;

/// Spans are joined into the one that covers them; any text covers each.
inline constexpr std::ptrdiff_t most_texts = 16;  // of more only that they are open is known
Set possible(Set const& parts);
inline Set possible(Parts const& parts) { return possible(Set(parts.begin(), parts.end())); }
Set both_of(Set a, Set const& b);                       // the possibilities of either
bool settled(Set const& value);
bool within(Part const& part, Set const& value);

using Operation = std::function<Parts(Parts const&)>;
Set lift(std::vector<Set> const& operands, Operation const& operation);
/// In error if an operand is; else none if one is; else the operation.
Set lift_strict(std::vector<Set> const& operands, Operation const& operation);

// ---- tests
Part conjunction(Part const& a, Part const& b);         // no beats error beats yes
Part disjunction(Part const& a, Part const& b);         // yes beats error beats no
Part negation(Part const& a);
Set tested(Set value);                                  // where a test stands, none is no
Set also(Set const& a, Set const& b);                   // lifted conjunction
Set either(Set const& a, Set const& b);
Set opposite(Set const& a);

Parts compared(Relation relation, Part const& a, Part const& b);

struct Range { Part low, high; bool half_open; };
/// A possibility of a value against the whole of several ranges, whose ends are possibilities too.
Parts in_ranges(Part const& value, std::vector<Range> const& ranges);

/// As many as `least` (millionths) of the votes are yes; errors matter if they could make up the number.
Set at_least(std::int64_t least, std::vector<Set> const& votes);

// ---- numbers: whole millionths
inline constexpr std::int64_t unit = 1'000'000, limit = INT64_MAX, most_elements = 1'000'000;
Part bounded(Integer low, Integer high);
Parts arithmetic(char operation, Part const& a, Part const& b);

// ---- dates: day numbers, 0001-01-01 is 1
inline constexpr std::int64_t first_day = 1, last_day = 3'652'059;
struct Civil { std::int64_t year; int month, day; };
Civil civil(std::int64_t number);
std::int64_t number_of(Civil const& date);
struct Stretch { std::int64_t first, last; };                         // days, both included
struct Calendar {
    std::vector<Stretch> terms, closures;
    bool works(std::int64_t day) const;
};
bool holidays_known(std::int64_t day);
/// So many whole units on; 0 where there is no such day.
std::int64_t moved(Unit period, std::int64_t date, Integer count, Calendar const& calendar);
Parts shifted(Unit period, Part const& date, Part const& count, Calendar const& calendar);   // count in millionths
Parts elapsed(Unit period, Part const& from, Part const& to, Calendar const& calendar);

std::string show(Set const& value);

}  // namespace rubric::oracle
