#include "rivals.hpp"

#include <bit>

namespace bench {
namespace {

/// Bits 0 and 1: no and yes are possible.
using Test = unsigned;
constexpr Test no = 1, yes = 2, open = 3;
constexpr Test test(bool known, bool holds) { return (1U << holds) | ((unsigned{known} - 1) & open); }
constexpr Test both(Test a, Test b) { return (a & b & yes) | ((a | b) & no); }
constexpr Test either(Test a, Test b) { return ((a | b) & yes) | (a & b & no); }
constexpr Standing standings[] = {Standing::possible, Standing::no, Standing::yes, Standing::possible};
constexpr std::int8_t standing(Test a) { return static_cast<std::int8_t>(standings[a]); }

/// What a judgement may count as, a bit each: inadequate, requires improvement, good, outstanding, none.
constexpr unsigned grades[] = {1, 2, 4, 8, 4, 16};
constexpr unsigned any_grade = 31, inadequate = 1, below_good = 3;
constexpr Test among(unsigned possible, unsigned wanted) {
    return unsigned{(possible & wanted) != 0} << 1 | unsigned{(possible & ~wanted) != 0};
}

struct Row {
    Columns const& in;
    std::size_t at;
    bool known(Fact fact) const { return bit(in.known[fact].data(), at); }
    int level(Fact fact) const { return in.levels[fact - judgement][at]; }
    int number(Fact fact) const { return in.numbers[fact - on_roll][at]; }
    Test boolean(Fact fact) const { return test(known(fact), bit(in.booleans[fact - in_crisis].data(), at)); }
    Test compare(Fact fact, auto holds) const {
        return test(known(fact), holds(number(fact)));
    }
    unsigned grade() const { return known(judgement) ? grades[level(judgement)] : any_grade; }
    Test at_risk() const { return test(known(risk), level(risk) >= 1); }
    Test emptying() const { return test(known(places) & known(on_roll), number(places) - number(on_roll) > 15); }
    Test strained() const {
        if (!known(staff_vacancies)) return open;
        int const posts = number(staff_vacancies);
        return posts > 3 ? yes : posts > 1 ? boolean(new_leader) : no;
    }
    Test mostly_without() const { return test(known(funded) & known(on_roll), number(funded) * 2 < number(on_roll)); }
    Test is_long_ago() const { return test(known(inspected), in.dates[at] < long_ago); }
};

/// The levels that are possible, a bit each: rule after rule, until one surely holds.
unsigned levels_of(Row const& row) {
    unsigned found = 0;
    auto const settles = [&](Test when, Level level) {
        if (when & yes) found |= 1U << level;
        return !(when & no);
    };
    if (settles(row.boolean(in_crisis), intensive)) return found;
    unsigned const grade = row.grade();
    if (grade & inadequate) {
        if (settles(both(among(grade, inadequate), row.at_risk()), intensive)) return found;
        if (settles(among(grade, inadequate), targeted)) return found;
    }
    if (grade & below_good)
        if (settles(both(among(grade, below_good), either(row.boolean(concern), row.strained())), targeted)) return found;
    if (!row.known(risk) || row.level(risk) == 2) {
        Test const high = test(row.known(risk), true);
        Test const group = test(row.known(kind), row.level(kind) == 1 || row.level(kind) == 2);
        if (settles(both(high, group), targeted)) return found;
    }
    if (settles(both(row.emptying(), row.mostly_without()), focused)) return found;
    Test const small = row.compare(on_roll, [](int n) { return static_cast<unsigned>(n - 1) < 5; });
    if (small & yes)
        if (settles(both(small, test(row.known(kind), row.level(kind) != 0)), focused)) return found;
    if (settles(both(row.is_long_ago(), row.boolean(concern)), focused)) return found;
    return found | 1U << universal;
}

/// Of one level its day. Where several are possible the last rule may be reached too, so there are several days, unless two fall
/// together.
bool visit_of(Row const& row, unsigned levels, std::int32_t& day) {
    constexpr std::int32_t waits[level_count] = {104 * 7, 52 * 7, 26 * 7};
    day = today + 7;
    if (levels == 1U << intensive) return true;
    if (!row.known(inspected)) return false;
    if (std::has_single_bit(levels)) {
        day = row.in.dates[row.at] + waits[std::countr_zero(levels) & 3];
        return true;
    }
    return levels == (1U << intensive | 1U << universal) && row.in.dates[row.at] + waits[universal] == day;
}

}  // namespace

void branchy(Columns const& in, Decided& out) {
    constexpr std::int8_t code[] = {-1, 0, 1, -1, 2, -1, -1, -1, 3, -1, -1, -1, -1, -1, -1, -1};
    for (std::size_t word = 0; word < words_of(in.rows); ++word) {
        Word level_known = 0, visit_known = 0;
        std::size_t const last = word * 64 + 64 < in.rows ? word * 64 + 64 : in.rows;
        for (std::size_t at = word * 64; at < last; ++at) {
            Row const row{in, at};
            unsigned const levels = levels_of(row);
            out.level[at] = code[levels];
            level_known |= Word{code[levels] >= 0} << (at % 64);
            visit_known |= Word{visit_of(row, levels, out.visit_by[at])} << (at % 64);
            out.offers[visits][at] = standing(among(levels, 1U << focused | 1U << targeted | 1U << intensive));
            out.offers[plan][at] = standing(both(among(levels, 1U << targeted | 1U << intensive), row.boolean(accepts)));
            out.offers[training][at] = standing(either(row.boolean(new_leader), among(row.grade(), below_good)));
            out.offers[business][at] = standing(either(row.emptying(), row.at_risk()));
            if (out.possible.size() != 0) out.possible[at] = static_cast<std::uint8_t>(levels);
        }
        out.level_known[word] = level_known;
        out.visit_by_known[word] = visit_known;
    }
}

}  // namespace bench
