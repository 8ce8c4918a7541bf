// The same cases as a host holds them one at a time: as a struct of its own, and as JSON.
#pragma once

#include "contest.hpp"

#include <rubric/bind.hpp>

#include <chrono>
#include <optional>

namespace bench {

enum class Judgement { inadequate, requires_improvement, good, outstanding, met, not_inspected };
enum class Kind { childminder, preschool, nursery, school };
enum class Risk { low, medium, high };

struct Setting {
    std::optional<Judgement> judgement;
    std::optional<Kind> kind;
    std::optional<Risk> risk;
    std::optional<bool> in_crisis, concern, new_leader, accepts;
    std::optional<int> on_roll, places, staff_vacancies, funded;
    std::optional<std::chrono::sys_days> inspected;
};

/// As people write it; empty where it is missing.
std::string written(Packed packed, Fact fact);
std::vector<Setting> settings_of(std::vector<Packed> const& cases);
std::vector<std::string> json_of(std::vector<Packed> const& cases);

std::size_t allocations();  ///< so far, by one thread

/// Decides settings one after another.
inline auto decider() {
    using rubric::field;
    return rubric::bind<Setting>(framework().graph(), field("judgement", &Setting::judgement), field("kind", &Setting::kind),
                                 field("risk", &Setting::risk), field("in_crisis", &Setting::in_crisis),
                                 field("concern", &Setting::concern), field("new_leader", &Setting::new_leader),
                                 field("accepts", &Setting::accepts), field("on_roll", &Setting::on_roll),
                                 field("places", &Setting::places), field("staff_vacancies", &Setting::staff_vacancies),
                                 field("funded", &Setting::funded), field("inspected", &Setting::inspected));
}

}  // namespace bench
