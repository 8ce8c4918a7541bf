// What kind of thing a value is. A domain decides how a column holds its values and how they are shown.
//
// Levels are held as bits, "this one is possible": boolean is the two levels no and yes. Numbers, money, dates and durations are
// 64-bit ranges: whole millionths for numbers and money, days since 0001-01-01 (which is 1) for dates. Text is a code into a pool.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rubric {

/// How columns hold a value.
enum class Form : std::uint8_t { levels, range, text };

enum class Kind : std::uint8_t {
    levels,        ///< boolean, a scale, a choice, the strengths of duties, the presence of a record
    integer,       ///< whole; millionths, like every number
    number,
    percent,       ///< a number shown as one: 0.71 is 71%
    money,         ///< pounds, in millionths
    date,          ///< day number
    days,          ///< durations: a count in millionths of a number, of one unit
    months,
    working_days,
    text
};

constexpr Form form_of(Kind kind) {
    return kind == Kind::levels ? Form::levels : kind == Kind::text ? Form::text : Form::range;
}

struct Level {
    std::string name{};
    std::string title{};  ///< the name where none was written
};

/// Values with names. The first `ordered` of them stand in order from the lowest; the rest stand apart. A choice has no order.
struct Enumeration {
    std::string name{};
    std::string title{};
    std::vector<Level> levels{};
    std::uint32_t ordered = 0;
};

using EnumerationId = std::uint32_t;

/// Every graph begins with these.
inline constexpr EnumerationId boolean_enumeration = 0;   ///< no, yes
inline constexpr EnumerationId strength_enumeration = 1;  ///< may, should, must; apart: must not
inline constexpr EnumerationId record_enumeration = 2;    ///< present

struct Domain {
    Kind kind = Kind::levels;
    EnumerationId enumeration = boolean_enumeration;  ///< of levels
    bool optional = false;                            ///< may be none
    bool operator==(Domain const&) const = default;
};

constexpr Domain boolean_domain{};

constexpr Form form_of(Domain domain) { return form_of(domain.kind); }

}  // namespace rubric
