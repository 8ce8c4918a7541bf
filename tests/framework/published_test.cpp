// The bundled frameworks over the management information that Ofsted published for 31 August 2021: 70,980 real providers. The file is
// not part of the project; where it is absent these tests say so and skip.
#include <rubric/framework.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>

namespace {

std::string const packed = std::string(RUBRIC_SOURCE_DIR) + "/../shared/data/ofsted_childcare_mi_2021-08-31.csv.xz";

/// The file unpacked, for as long as a test needs it.
struct Published {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "rubric_published_providers.csv";
    bool present = std::filesystem::exists(packed);
    Published() {
        if (present)
            present = std::system(("xz -dc '" + packed + "' > '" + path.string() + "'").c_str()) == 0;
        if (!present) WARN("skipped: " + packed + " is not there, or xz is not installed");
    }
    ~Published() { std::filesystem::remove(path); }
};

using Counts = std::map<std::string, std::size_t>;

rubric::Summary decide(std::string const& framework, std::string const& dataset, Published const& file,
                       std::vector<std::pair<std::string, std::string>> set = {}) {
    auto const compiled = rubric::load(framework);
    INFO(compiled.report());
    REQUIRE(compiled);
    rubric::EvaluateRequest request;
    request.inputs.push_back({dataset, file.path});
    request.options = {.on = rubric::parse_iso("2021-08-31"), .set = std::move(set)};
    request.summary_only = true;
    return rubric::evaluate(*compiled, request);
}

Counts counts(rubric::Summary const& summary, std::string const& decision) {
    for (auto const& each : summary.decisions)
        if (each.name == decision) return {each.counts.begin(), each.counts.end()};
    FAIL("no decision " + decision);
    return {};
}

}  // namespace

TEST_CASE("every published provider is read, and those below good are as many as were counted by hand") {
    Published const file;
    if (!file.present) return;
    auto const summary = decide("ofsted", "childcare_mi", file);
    CHECK(summary.cases == 70'980);
    CHECK(summary.facts_in_error == 0);
    auto outcome = counts(summary, "outcome");
    CHECK(outcome["Requires improvement"] == 490);
    CHECK(outcome["Inadequate"] == 188);
    CHECK(outcome["Not Met (with actions)"] + outcome["Not Met (enforcement)"] == 293);
    CHECK(outcome["Satisfactory"] == 1);
    CHECK(outcome["undetermined"] == 0);
    CHECK(outcome["in error"] == 0);
    CHECK(counts(summary, "below_good_twice")["yes"] == 360);
}

TEST_CASE("where only full inspections count, more are below good") {
    Published const file;
    if (!file.present) return;
    auto outcome = counts(decide("ofsted", "childcare_mi", file, {{"latest_counts", "full_only"}}), "outcome");
    CHECK(outcome["Requires improvement"] + outcome["Inadequate"] + outcome["Satisfactory"] == 1'231);
}

TEST_CASE("Hampshire's programme decides its own providers on the Early Years Register") {
    Published const file;
    if (!file.present) return;
    auto const summary = decide("hampshire_isp", "providers", file);
    CHECK(summary.cases == 1'796);
    CHECK(counts(summary, "level") == Counts{{"General", 1'770}, {"Targeted", 26}, {"undetermined", 0}, {"in error", 0}});
}

TEST_CASE("without a visit log Cumbria's level is open, but for two judged below good") {
    Published const file;
    if (!file.present) return;
    auto const summary = decide("cumbria_early_years", "settings", file);
    CHECK(summary.cases == 293);
    CHECK(counts(summary, "level") == Counts{{"Intensive", 2}, {"undetermined", 291}, {"in error", 0}});
}
