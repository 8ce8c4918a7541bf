// List parameters filled from files, beside the cases.
#include "sample.hpp"

#include <fstream>
#include <sstream>

namespace {

constexpr auto matching = R"(framework matching "Matching"
record candidate { name : text   region : text   room : integer }
case place { key : text   region : text }
parameter candidates : list of candidate
parameter least : integer = 1
decision found : integer = count(c in candidates where c.region = region and c.name != key and c.room >= least)
decision most : integer or none = highest(c.room for c in candidates where c.region = region)
dataset places of place by "Name" { key : "Name"   region : "Region" }
dataset partners of candidates where room > 0 { name : "Partner"   region : "Region"   room : "Room" }
)";

class Files {
public:
    Files() {
        std::filesystem::create_directories(folder_);
        write("places.csv", "Name,Region\nA,North\nB,South\nC,North\n");
        write("partners.csv", "Partner,Region,Room\nA,North,1\nX,North,3\nY,South,0\nZ,North,\nW,West,many\n");
    }
    ~Files() { std::filesystem::remove_all(folder_); }
    std::filesystem::path path(char const* name) const { return folder_ / name; }
    void write(char const* name, std::string const& text) const { std::ofstream(path(name), std::ios::binary) << text; }

    std::string evaluated(std::vector<rubric::EvaluateRequest::Input> inputs, rubric::Summary* summary = nullptr) const {
        auto const framework = rubric::compile(matching);
        INFO(framework.report());
        REQUIRE(framework);
        auto const found = rubric::evaluate(*framework, {.inputs = std::move(inputs), .out = path("out.csv")});
        if (summary) *summary = found;
        std::ostringstream text;
        text << std::ifstream(path("out.csv")).rdbuf();
        return text.str();
    }

private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "rubric_list_parameters_test";
};

}  // namespace

TEST_CASE("a dataset of a parameter is the same list for every case") {
    Files const files;
    rubric::Summary summary;
    std::string const out = files.evaluated({{"", files.path("places.csv")}, {"", files.path("partners.csv")}}, &summary);
    CHECK_THAT(out, Catch::Contains("\nA,,1 or 2,") || Catch::Contains("\nA,,1 to 2,"));  // Z has room or has not
    CHECK_THAT(out, Catch::Contains("\nB,0,"));
    CHECK(summary.cases == 3);
    CHECK(summary.facts_in_error == 1);
    REQUIRE(!summary.notes.empty());
    std::string notes;
    for (auto const& each : summary.notes) notes += each + "\n";
    CHECK_THAT(notes, Catch::Contains("candidates[4].room") && Catch::Contains("partners.csv"));
}

TEST_CASE("without its file a list parameter is unknown, and the same key explains alone") {
    Files const files;
    CHECK_THAT(files.evaluated({{"places", files.path("places.csv")}}), Catch::Contains("\nA,,0 to 1000000,"));
    auto const framework = rubric::compile(matching);
    auto const one = rubric::decide_key(
        *framework, {.inputs = {{"", files.path("places.csv")}, {"partners", files.path("partners.csv")}}}, "B");
    CHECK(one["found"].text() == "0");
}

TEST_CASE("cases in JSON, and a parameter's table beside them") {
    Files const files;
    files.write("places.json", R"([{"key": "B", "region": "South"}])");
    CHECK_THAT(files.evaluated({{"", files.path("places.json")}, {"partners", files.path("partners.csv")}}),
               Catch::Contains("\n1,0,") || Catch::Contains("\nB,0,"));
}
