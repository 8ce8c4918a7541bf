// The published files, where they stand beside the project; the tests say so where they do not.
#include "world.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>

namespace {

using namespace rubric;
using namespace rubric::data;
using test::Lines;
using test::World;

std::string const folder = std::string(RUBRIC_SOURCE_DIR) + "/../shared/data/";

bool there(std::string const& name) {
    if (std::filesystem::exists(folder + name)) return true;
    WARN("skipped: " << folder + name << " is not there");
    return false;
}

}  // namespace

TEST_CASE("every provider of the management information of August 2021 is read, none in error") {
    std::string const packed = "ofsted_childcare_mi_2021-08-31.csv.xz";
    if (!there(packed)) return;
    test::Folder const made;
    std::string const path = made.path() + "mi.csv";
    REQUIRE(std::system(("xz -dc '" + folder + packed + "' > '" + path + "'").c_str()) == 0);

    World w("framework local \"Local\"\nuse ofsted\ncase setting { registration : registered_provider }\n"
            "decision outcome : judgement or none = registration.outcome\n"
            "dataset providers of setting by \"Provider URN\" { registration : childcare_mi }\n");
    auto opened = open(*w.framework, w.graph, w.sources, {{"", path}}, {});
    REQUIRE(opened.reader);

    Names const all = names_of(w.graph, 0);
    Names const& names = all.fields.at("registration").nested;
    auto const list = names.fields.at("inspections").list;
    auto const inspection = names_of(w.graph, w.graph.shapes[0].lists[list].element);
    auto const kind = inspection.fields.at("kind").slot, outcome = inspection.fields.at("outcome").slot;
    auto const& levels = [&](ShapeId shape, std::uint32_t slot) -> auto const& {
        return w.graph.enumerations[w.graph.shapes[shape].slots[slot].domain.enumeration].levels;
    };
    auto const& kinds = levels(w.graph.shapes[0].lists[list].element, kind);
    auto const& outcomes = levels(w.graph.shapes[0].lists[list].element, outcome);
    std::size_t cases = 0;
    std::map<std::string, std::size_t> latest_full;
    for (Batch batch; opened.reader->next(batch);) {
        for (auto const& row : batch.rows) {
            ++cases;
            auto const& rows = row.lists[list].rows;
            if (rows.empty() || kinds[static_cast<std::size_t>(rows[0].slots[kind].value)].name != "full") continue;
            if (rows[0].slots[outcome].state == Fact::State::known) ++latest_full[outcomes[static_cast<std::size_t>(rows[0].slots[outcome].value)].name];
        }
    }
    CHECK(cases == 70'980);
    CHECK(opened.reader->summary().facts_in_error == 0);
    for (auto const& each : opened.reader->summary().errors) UNSCOPED_INFO(describe(each));
    CHECK(opened.reader->summary().errors.empty());
    CHECK(latest_full["good"] == 32'603);
    CHECK(latest_full["outstanding"] == 7'082);
    CHECK(latest_full["inadequate"] == 294);
    CHECK(latest_full["requires_improvement"] + latest_full["satisfactory"] == 937);
}

TEST_CASE("the history of council inspections makes 153 cases, and its unreadable dates are told") {
    if (!there("ofsted_ilacs_history.csv")) return;
    World w(R"(
framework history "A history"
scale grade { inadequate < requires_improvement "Requires improvement" < good < outstanding }
record inspection { overall : grade or none   started : date }
case council { name : text   inspections : list of inspection }
decision any_found : boolean = any(i in inspections where i.overall = good)
map overall from text to grade or none { "not_reported_post_reform": none   "data_unreadable", "": unknown   "to requires improvement": unknown }
dataset councils of council by "urn" { name : "local_authority" }
dataset log of council.inspections by "urn" dates "DD/MM/YYYY" { overall : "overall_effectiveness_grade" as overall   started : "inspection_start_date" }
)");
    auto const found = w.read({{"", folder + "ofsted_ilacs_history.csv"}}, folder, {});
    CHECK(found.cases.size() == 153);
    CHECK(found.summary.records == 2 * 497);
}
