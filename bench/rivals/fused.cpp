#include "lanes.hpp"
#include "rivals.hpp"

namespace bench {

#ifdef __AVX2__
namespace {

using namespace lanes;

/// A plane for yes and one for no: both where it is open.
struct Test {
    Word yes, no;
};
Test known(Word known, Word holds) { return {holds | ~known, ~(holds & known)}; }
Test both(Test a, Test b) { return {a.yes & b.yes, a.no | b.no}; }
Test either(Test a, Test b) { return {a.yes | b.yes, a.no & b.no}; }

struct Tests {
    Test in_crisis, inadequate, below_good, at_risk, at_high_risk, group, no_childminder, concern, new_leader, accepts;
    Test strained, emptying, mostly_without, small, is_long_ago;
    Word inspection_known;

    Tests(Columns const& in, std::size_t word) {
        std::size_t const row = word * 64;
        auto const there = [&](Fact fact) { return in.known[fact][word]; };
        auto const boolean = [&](Fact fact) { return known(there(fact), in.booleans[fact - in_crisis_fact][word]); };
        auto const level = [&](Fact fact) { return Bytes(in.levels[fact - judgement].data() + row); };
        auto const number = [&](Fact fact) { return Shorts(in.numbers[fact - on_roll].data() + row); };

        in_crisis = boolean(in_crisis_fact), concern = boolean(bench::concern);
        new_leader = boolean(bench::new_leader), accepts = boolean(bench::accepts);

        Bytes const judged = level(judgement), risks = level(risk), kinds = level(kind);
        inadequate = known(there(judgement), judged.test([](Vector v) { return _mm256_cmpeq_epi8(v, of8(0)); }));
        below_good = known(there(judgement), judged.test([](Vector v) { return _mm256_cmpgt_epi8(of8(2), v); }));
        at_risk = known(there(risk), risks.test([](Vector v) { return _mm256_cmpgt_epi8(v, of8(0)); }));
        at_high_risk = known(there(risk), risks.test([](Vector v) { return _mm256_cmpeq_epi8(v, of8(2)); }));
        no_childminder = known(there(kind), kinds.test([](Vector v) { return _mm256_cmpgt_epi8(v, of8(0)); }));
        Word const school = kinds.test([](Vector v) { return _mm256_cmpeq_epi8(v, of8(3)); });
        group = known(there(kind), no_childminder.yes & ~school);

        Shorts const roll = number(on_roll), posts = number(staff_vacancies);
        Word const many = test([](Vector v) { return above(v, of16(3)); }, posts);
        Word const some = test([](Vector v) { return above(v, of16(1)); }, posts);
        strained = {~there(staff_vacancies) | many | (some & new_leader.yes),
                    ~there(staff_vacancies) | (~many & (~some | new_leader.no))};
        emptying = known(there(places) & there(on_roll),
                         test([](Vector all, Vector taken) { return above(minus(all, taken), of16(15)); }, number(places), roll));
        mostly_without = known(there(funded) & there(on_roll),
                               test([](Vector with, Vector all) { return above(all, twice(with)); }, number(funded), roll));
        small = known(there(on_roll), test([](Vector v) { return within(v, 1, 5); }, roll));
        inspection_known = there(inspected);
        is_long_ago = known(inspection_known,
                            days(in.dates.data() + row, [](Vector day) { return _mm256_cmpgt_epi32(of32(long_ago), day); }));
    }

private:
    static constexpr Fact in_crisis_fact = bench::in_crisis;
};

/// Rules in order: each takes those that may hold, and leaves those that may not.
struct Rules {
    Word level[level_count] = {};
    Word left = ~Word{};
    void rule(Level outcome, Test when) { level[outcome] |= left & when.yes, left &= when.no; }

    explicit Rules(Tests const& is) {
        rule(intensive, is.in_crisis);
        rule(intensive, both(is.inadequate, is.at_risk));
        rule(targeted, is.inadequate);
        rule(targeted, both(is.below_good, either(is.concern, is.strained)));
        rule(targeted, both(is.at_high_risk, is.group));
        rule(focused, both(is.emptying, is.mostly_without));
        rule(focused, both(is.small, is.no_childminder));
        rule(focused, both(is.is_long_ago, is.concern));
        level[universal] = left;
    }
};

void store_offer(Buffer<std::int8_t>& to, std::size_t row, Test when) {
    store_bytes(to.data() + row, when.no & ~when.yes, when.no & when.yes);
}

}  // namespace

void fused(Columns const& in, Decided& out) {
    constexpr int keep[] = {-1, -1, -1, 0}, add[] = {104 * 7, 52 * 7, 26 * 7, today + 7};
    for (std::size_t word = 0; word < words_of(in.rows); ++word) {
        std::size_t const row = word * 64;
        Tests const is(in, word);
        Rules const rules(is);
        auto const& [none, focus, target, intense] = rules.level;

        Word const open = (none & focus) | (target & intense) | ((none | focus) & (target | intense));
        std::int8_t* const codes = out.level.data() + row;
        store_bytes(codes, focus | intense, target | intense);
        out.level_known[word] = ~open;
        if (out.possible.size() != 0) store_bytes(out.possible.data() + row, none, focus, target, intense);

        std::int32_t const* const inspections = in.dates.data() + row;
        store_days(out.visit_by.data() + row, inspections, codes, keep, add);
        Word visit = ~open & (is.inspection_known | intense);
        Word const two_days = none & intense & ~focus & ~target & is.inspection_known;  // which may fall together
        if (two_days != 0)
            visit |= two_days & days(inspections, [](Vector day) { return _mm256_cmpeq_epi32(day, of32(today + 7 - 104 * 7)); });
        out.visit_by_known[word] = visit;

        Test const some_support{focus | target | intense, none}, much_support{target | intense, none | focus};
        store_offer(out.offers[visits], row, some_support);
        store_offer(out.offers[plan], row, both(much_support, is.accepts));
        store_offer(out.offers[training], row, either(is.new_leader, is.below_good));
        store_offer(out.offers[business], row, either(is.emptying, is.at_risk));
    }
}
#else
void fused(Columns const& in, Decided& out) { branchy(in, out); }
#endif

}  // namespace bench
