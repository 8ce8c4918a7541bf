#include "one_case.hpp"

#include <rubric/date.hpp>

namespace bench {
namespace {

template <class Type>
void take(std::optional<Type>& to, Packed packed, Fact fact) {
    Given const found = given(packed, fact);
    if (!found.known) return;
    if constexpr (std::is_same_v<Type, std::chrono::sys_days>)
        to = std::chrono::sys_days(std::chrono::days(first_inspection + static_cast<std::int32_t>(found.value)));
    else
        to = static_cast<Type>(found.value);
}

}  // namespace

std::string written(Packed packed, Fact fact) {
    auto const [known, value] = given(packed, fact);
    if (!known) return {};
    rubric::Graph const& graph = framework().graph();
    Place const& place = places_of_facts()[fact];
    if (place.store == Store::number) return std::to_string(value);
    if (place.store == Store::boolean) return value != 0 ? "yes" : "no";
    static std::int64_t const first = rubric::parse_iso("1970-01-01").value() + first_inspection;
    if (place.store == Store::date) return rubric::format_iso(first + value);
    for (auto const& slot : graph.shapes[0].slots)
        if (slot.path == place.name) return graph.enumerations[slot.domain.enumeration].levels.at(value).name;
    return {};
}

std::vector<Setting> settings_of(std::vector<Packed> const& cases) {
    std::vector<Setting> all(cases.size());
    for (std::size_t row = 0; row < all.size(); ++row) {
        Setting& to = all[row];
        Packed const from = cases[row];
        take(to.judgement, from, judgement), take(to.kind, from, kind), take(to.risk, from, risk);
        take(to.in_crisis, from, in_crisis), take(to.concern, from, concern);
        take(to.new_leader, from, new_leader), take(to.accepts, from, accepts);
        take(to.on_roll, from, on_roll), take(to.places, from, places);
        take(to.staff_vacancies, from, staff_vacancies), take(to.funded, from, funded);
        take(to.inspected, from, inspected);
    }
    return all;
}

std::vector<std::string> json_of(std::vector<Packed> const& cases) {
    std::vector<std::string> all;
    for (Packed const packed : cases) {
        std::string text;
        for (std::size_t fact = 0; fact < fact_count; ++fact) {
            Place const& place = places_of_facts()[fact];
            std::string value = written(packed, static_cast<Fact>(fact));
            if (value.empty()) continue;
            if (place.store == Store::boolean) value = value == "yes" ? "true" : "false";
            if (place.store == Store::level || place.store == Store::date) value = '"' + value + '"';
            text += (text.empty() ? "{\"" : ", \"") + std::string(place.name) + "\": " + value;
        }
        all.push_back(text.empty() ? "{}" : text + "}");
    }
    return all;
}

}  // namespace bench
