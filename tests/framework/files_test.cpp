// Over files: worklists, what stands beside an output, standard input, and what is withheld from all of them.
#include "sample.hpp"

#include "text/sha256.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace files_test {

namespace {

namespace fs = std::filesystem;

constexpr char const* care_text = R"(framework care "Care"
actor team "The team"
actor head "Head teacher"
case child {
    name : text, sensitive
    points : integer
    born : date or none, assume none
    seen : date or none, assume none
}
dataset children of child by "id" { name : "name"  points : "points"  born : "born"  seen : "seen" }
decision level : text = if points > 3 then name else "none needed"
decision big : boolean = points > 3
duty visit "visit {name}" {
    team must when points > 3
    head may when points > 1
    by born + 1 month
    done on seen
}
duty tell "tell the head" { team should when big }
)";

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("rubric_files_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_); }
    fs::path write(std::string const& name, std::string const& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    std::string read(std::string const& name) const {
        std::ifstream file(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    fs::path operator/(std::string const& name) const { return path_ / name; }

private:
    fs::path path_;
};

constexpr char const* children =
    "id,name,points,born,seen\n"
    "1,Zebedee,5,2025-09-10,\n"
    "2,Zachary,5,2025-08-01,\n"
    "3,Zoe,,2025-08-02,\n"
    "4,Zara,5,2025-07-01,2025-07-10\n"
    "5,Zed,2,none,\n"
    "6,Zita,wrong,2025-07-01,\n";

rubric::Framework care() {
    rubric::Compiled const made = rubric::compile(care_text, "care.rubric");
    INFO(made.report());
    REQUIRE(made);
    return *made;
}

struct Listed { std::string text; rubric::WorklistSummary summary; };

Listed worklist(rubric::WorklistRequest request, bool sensitive = false) {
    Folder const folder;
    request.evaluation.inputs = {{"", folder.write("children.csv", children)}};
    request.evaluation.options = {.on = rubric::parse_iso("2025-10-01"), .sensitive = sensitive};
    request.evaluation.out = folder / "list";
    if (request.evaluation.format.empty()) request.evaluation.format = "text";
    auto summary = rubric::worklist(care(), request);
    return {folder.read("list"), summary};
}

}  // namespace

TEST_CASE("a worklist: by actor and due date, the late ones marked, undated ones last") {
    auto const list = worklist({.evaluation = {.format = "text"}});
    CHECK(list.text ==
          "The team: 9 to do, 1 late\n"
          "  1 August 2025     in error  6  visit withheld\n"
          "  1 September 2025  late      2  must visit withheld\n"
          "  2 September 2025  perhaps   3  possibly must visit withheld\n"
          "  10 October 2025             1  must visit withheld\n"
          "  no date                     1  should tell the head\n"
          "  no date                     2  should tell the head\n"
          "  no date           perhaps   3  possibly should tell the head\n"
          "  no date                     4  should tell the head\n"
          "  no date           in error  6  tell the head\n"
          "\n"
          "Head teacher: 5 to do, 1 late\n"
          "  1 August 2025     in error  6  visit withheld\n"
          "  1 September 2025  late      2  may visit withheld\n"
          "  2 September 2025  perhaps   3  possibly may visit withheld\n"
          "  10 October 2025             1  may visit withheld\n"
          "  no date                     5  may visit withheld\n");
    CHECK(list.summary.cases == 6);
}

TEST_CASE("a worklist of one actor, and until a day") {
    auto const head = worklist({.evaluation = {.format = "csv"}, .actor = "head", .until = rubric::parse_iso("2025-09-01")});
    CHECK(head.text ==
          "actor,by,standing,strength,key,duty,element,text,actor_title\n"
          "head,2025-08-01,in error,,6,visit,,visit withheld,Head teacher\n"
          "head,2025-09-01,late,may,2,visit,,visit withheld,Head teacher\n");
    CHECK(head.summary.undated == 1);
    CHECK_THROWS_WITH(worklist({.actor = "haed"}), "error: there is no actor `haed`; did you mean `head`?");
    auto const json = worklist({.evaluation = {.format = "json"}, .actor = "team", .until = rubric::parse_iso("2025-09-01")});
    CHECK_THAT(json.text, Catch::Contains(R"({"actor": "team", "by": "2025-09-01", "standing": "late", "strength": "must", "key": "2", "duty": "visit", "element": null, )"));
}

TEST_CASE("what is sensitive is in a worklist, a summary and an output only where it is asked for") {
    for (bool const told : {false, true}) {
        CHECK((worklist({.evaluation = {.format = "text"}}, told).text.find("Ze") != std::string::npos) == told);
        for (char const* format : {"csv", "json", "jsonl"}) {
            Folder const folder;
            rubric::EvaluateRequest request{.inputs = {{"", folder.write("children.csv", children)}}};
            request.options = {.on = rubric::parse_iso("2025-10-01"), .sensitive = told};
            request.out = folder / "out", request.duties = folder / "duties", request.format = format;
            rubric::evaluate(care(), request);
            CHECK((folder.read("out").find("Zebedee") != std::string::npos) == told);
            CHECK((folder.read("duties").find("Zebedee") != std::string::npos) == told);
            CHECK((folder.read("out").find("withheld") == std::string::npos) == told);
        }
    }
}

TEST_CASE("a worklist wants a day where today is read") {
    Folder const folder;
    rubric::WorklistRequest request{.evaluation = {.inputs = {{"", folder.write("children.csv", children)}}}};
    CHECK_THROWS_WITH(rubric::worklist(care(), request), Catch::Contains("say --on 2022-09-01"));
}

TEST_CASE("beside an output stands what it was made from, the same each time") {
    Folder const folder;
    rubric::EvaluateRequest request{.inputs = {{"", folder.write("children.csv", children)}}};
    request.options.on = rubric::parse_iso("2025-10-01");
    request.out = folder / "out.csv";
    rubric::evaluate(care(), request);
    std::string const about = folder.read("out.csv.about.json");
    std::string const digest = rubric::text::sha256(care_text);
    CHECK_THAT(about, Catch::Contains("\"framework\": \"care\""));
    CHECK_THAT(about, Catch::Contains("\"sources\": {\n    \"care.rubric\": \"" + digest + "\"\n  }"));
    CHECK_THAT(about, Catch::Contains("\"digest\": \"" + rubric::text::sha256(digest + "  care.rubric\n") + "\""));
    CHECK_THAT(about, Catch::Contains("{\"file\": \"children.csv\", \"sha256\": \"" + rubric::text::sha256(children) + "\", \"records\": 6}"));
    CHECK_THAT(about, Catch::Contains("\"sha256\": \"" + rubric::text::sha256(folder.read("out.csv")) + "\""));
    CHECK_THAT(about, Catch::Contains("\"date\": \"2025-10-01\""));
    CHECK_THAT(about, Catch::Contains("\"cases\": 6,\n  \"facts_in_error\": 1,"));
    CHECK_THAT(about, Catch::Contains("\"big\": {\"no\": 1, \"yes\": 3, \"undetermined\": 1, \"in error\": 1}"));
    CHECK(about.find(folder.read("out.csv").substr(0, 3) + fs::temp_directory_path().string()) == std::string::npos);
    rubric::evaluate(care(), request);
    CHECK(folder.read("out.csv.about.json") == about);
}

TEST_CASE("standard input is read from the file that it was kept in, and called so") {
    Folder const folder;
    rubric::EvaluateRequest request{.inputs = {{"", "-"}}, .standard_input = folder.write("kept", children)};
    request.options.on = rubric::parse_iso("2025-10-01");
    request.out = folder / "out.csv";
    auto const summary = rubric::evaluate(care(), request);
    CHECK(summary.cases == 6);
    CHECK_THAT(summary.text(), Catch::Contains("standard input, line 7, column 3 `points` (points): `wrong`"));
    CHECK_THAT(folder.read("out.csv.about.json"), Catch::Contains("{\"file\": \"standard input\", \"sha256\""));
    CHECK(rubric::decide_key(care(), request, "2").json().find("withheld") != std::string::npos);
}

TEST_CASE("a letter to an actor: what they must do, what is late, and nothing of others") {
    auto const framework = care();
    auto const outcome = framework.decide({{"name", "Zebedee"}, {"points", "5"}, {"born", "2025-08-01"}}, {.on = rubric::parse_iso("2025-10-01")});
    auto const text = outcome.notice("team").text();
    CHECK_THAT(text, Catch::Contains("1. Visit withheld.\n   By 1 September 2025.\n   THIS IS LATE by 30 days.\n"));
    CHECK_THAT(text, Catch::Contains("What you should do\n------------------\n1. Tell the head.\n"));
    CHECK(text.find("What you may do") == std::string::npos);
    CHECK(text.find("Zebedee") == std::string::npos);
    CHECK(outcome.notice("team").html().find("Zebedee") == std::string::npos);
    CHECK(outcome.picture().find("Zebedee") == std::string::npos);
    CHECK_THROWS_WITH(outcome.notice("taem"), "there is no actor `taem`; did you mean `team`?");
    CHECK_THAT(framework.decide({{"points", "2"}}).notice("head").text(), Catch::Contains("What you may do"));
    CHECK_THROWS_WITH(framework.picture("png"), Catch::Contains("svg, dot and mermaid"));
}

}  // namespace files_test
