// Frames that have the headers of datasets are read as files of the same texts would be, and decided alike.
#include "both_ways.hpp"

#include <catch2/catch.hpp>

using namespace rubric;
using namespace rubric::test;

namespace {

using Names = std::vector<std::pair<std::string, std::string>>;

void check_alike(std::string const& name, Names const& files, std::string const& on) {
    INFO(name);
    Framework const framework = loaded(name);
    DecideOptions const options{.on = parse_iso(on)};
    Names paths;
    for (auto const& [dataset, file] : files) paths.emplace_back(dataset, sample(file));
    Files const file = by_file(framework, paths, options);
    for (unsigned const threads : {1u, 4u}) {
        std::vector<std::pair<std::string, ArrowArrayStream>> streams;
        for (auto const& [dataset, path] : paths) streams.emplace_back(dataset, frame_of_file(path));
        Frames const frame = by_frame(framework, std::move(streams), options, threads);
        CHECK(difference(file.decisions, frame.decisions) == "");
        CHECK(difference(file.duties, frame.duties) == "");
        CHECK(counts(file.summary) == counts(frame.summary));
    }
    CHECK(file.decisions.columns[0].size() > 0);
    CHECK(handed.all_back());
}

}  // namespace

TEST_CASE("the sample data of every framework is decided by frame as by file") {
    check_alike("hampshire_isp", {{"providers", "hampshire_providers.csv"}, {"programme_log", "hampshire_programme.csv"}, {"triggers_log", "hampshire_triggers.csv"},
                                  {"actions_log", "hampshire_actions.csv"}, {"plan_log", "hampshire_plan.csv"}}, "2021-08-31");
    check_alike("hampshire_isp", {{"", "hampshire_providers.csv"}}, "2021-08-31");
    check_alike("cumbria_early_years", {{"settings", "cumbria_providers.csv"}, {"local_settings", "cumbria_settings.csv"}, {"visit_log", "cumbria_visits.csv"}}, "2023-04-20");
    auto const all = [](std::string const& before, std::vector<std::string> const& names) {
        Names files;
        for (std::string const& each : names) files.emplace_back("", before + each + ".csv");
        return files;
    };
    check_alike("jisp", all("jisp_", {"deployment_plans", "evidence", "indicators", "needs", "offers", "plans", "priorities"}), "2009-03-20");
    check_alike("hampshire_childrens_centres", all("childrens_centres_", {"families", "meetings", "plans", "return", "visits"}), "2014-02-03");
    check_alike("sector_led_improvement", all("sector_led_", {"engagements", "inspections", "local_list", "peer_inspections", "volunteers"}), "2026-09-01");
}
