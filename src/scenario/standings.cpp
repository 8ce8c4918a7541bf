// Offers and duties: who is held to what.
#include "judge.hpp"

#include <rubric/outcome.hpp>
#include <rubric/show.hpp>

#include <algorithm>

namespace rubric::scenario {

namespace {

using check::Expectation;

constexpr std::string_view strength_words[]{"may", "should", "must", "must not"};

}  // namespace

Verdict Judge::offers(Expectation const& expected) const {
    Verdict verdict{.holds = true};
    for (check::Offer const* offer : expected.offers)
        for (OfferOutput const& each : graph_.offers) {
            if (each.name != offer->name) continue;
            Value const when = read(each.when, 0, verdict);
            bool const yes = when.levels & 2, no = (when.levels & 1) || when.none;
            bool const as_said = !expected.strength || each.discretionary;
            if (expected.negated ? no && !yes && !when.error : yes && !no && !when.error && as_said) continue;
            verdict.holds = false;
            verdict.found = quoted(each.name) + (when.error  ? " is in error"
                                                 : yes && no ? " is open"
                                                 : !yes      ? " is not offered"
                                                 : as_said   ? " is offered"
                                                             : " is offered, and not at discretion");
        }
    return verdict;
}

Verdict Judge::duties(Expectation const& expected) const {
    Verdict verdict{.holds = true};
    for (check::Duty const* each : expected.duties)
        if (!duty(expected, each->name, verdict)) verdict.holds = false;
    return verdict;
}

/// Surely of that strength for some actor and element; with `no`, surely of none for any, or for that actor.
bool Judge::duty(Expectation const& expected, std::string const& name, Verdict& verdict) const {
    auto const wanted = static_cast<std::size_t>(expected.strength.value_or(check::Strength::must));
    Value due;
    if (expected.by) due = read(node(expected.by.get()), 0, verdict);
    bool some = false, none = true;
    std::vector<std::string> found;
    for (DutyOutput const& each : graph_.duties) {
        if (each.name != name) continue;
        std::uint32_t const rows = each.scope == 0 ? 1 : evaluation_.rows(each.scope);
        for (std::uint32_t row = 0; row < rows; ++row)
            for (RouteOutput const& route : each.routes) {
                if (expected.actor && expected.actor->name != route.actor) continue;
                Value const strength = read(route.strength, row, verdict);
                if (strength.is_none()) continue;
                none = false;
                bool fits = strength.determined() && strength.levels == std::uint64_t{1} << wanted;
                std::string stands = route.actor + " " + shown(route.strength, row);
                if (expected.by) {
                    Value const by = each.by == nothing ? Value{.none = true} : read(each.by, row, verdict);
                    fits = fits && by.determined() && by.ranged && due.determined() && by.low == due.low;
                    stands += " by " + (each.by == nothing ? "no day" : shown(each.by, row));
                }
                some = some || fits;
                if (std::find(found.begin(), found.end(), stands) == found.end()) found.push_back(stands);
            }
    }
    if (expected.negated ? none : some) return true;
    verdict.found = quoted(name) + (found.empty() ? " holds for nobody" : ": " + one_of(found, "and"));
    if (!expected.negated && !found.empty()) verdict.reason = "`as " + std::string(strength_words[wanted]) + "` is what this says";
    return false;
}

}  // namespace rubric::scenario
