// Reports as they are written: for a terminal, in Markdown, as HTML, for spreadsheets and programs.
#include <rubric/framework.hpp>

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

constexpr char const* text = R"(framework plans "Support <plans>"
source book "The handbook"
record need { key : text   title : text   points : integer }
record support { need : text   provider : text   days : integer or none   cost : money   due : date   contact : text, sensitive }
case plan {
    name   : text
    needs  : list of need
    offers : list of support, assume none
}
parameter fewest : integer = 1
report plan "The plan & its offers" {
    cites book "Part 2; Annex"
    assumption "needs by points"
    name     : name                    "Authority"
    adviser  : none_of(name)           "Adviser"
    for each n in needs where n.points >= fewest order by n.points descending, n.key
    for each o in offers where o.need = n.key
    need     : "{n.key}: {n.title}"    "Need"
    provider : o.provider              "Provider"
    days     : o.days                  "Days"
    cost     : o.cost                  "Cost"
    due      : o.due                   "By"
    total days, cost by provider
    total cost
}
let none_of(t : text) : text or none = if t = "" then t else none
report contacts "Contacts" {
    for each o in offers
    contact : o.contact   says : "Ask {o.contact}"   asked : o.contact = "x"
}
)";

constexpr char const* plan = R"json({"name": "Anytown | \"one\" <b>", "needs": [
    {"key": "NI 1", "title": "Reach", "points": 2}, {"key": "NI 2", "title": "*Conception*", "points": 5}, {"key": "NI 3", "title": "None", "points": 0},
    {"key": "NI 4", "title": "Alone", "points": 1}],
  "offers": [
    {"need": "NI 1", "provider": "=HYPERLINK(1)", "days": 3, "cost": 1250, "due": "2026-05-01", "contact": "x"},
    {"need": "NI 2", "provider": "Hall & Co", "days": "none", "cost": 80.5, "due": "2026-06-01"},
    {"need": "NI 2", "provider": "Hall & Co", "cost": 19.5, "due": "2026-07-01"}]})json";

rubric::Framework framework() {
    auto const compiled = rubric::compile(text, "plans.rubric");
    INFO(compiled.report());
    REQUIRE(compiled);
    return *compiled;
}

std::string golden(std::string const& name, std::string const& found) {
    std::string const path = std::string(RUBRIC_SOURCE_DIR) + "/tests/framework/golden/" + name;
    if (std::getenv("RUBRIC_BLESS")) std::ofstream(path, std::ios::binary) << found;
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a report reads as its golden files have it, in every form") {
    auto const report = framework().decide_json(plan).report("plan");
    for (auto const& [format, name] : {std::pair{"text", "plan.txt"}, {"markdown", "plan.md"}, {"html", "plan.html"}, {"csv", "plan.csv"}, {"json", "plan.json"}}) {
        INFO(name);
        std::string const found = report.write(format);
        CHECK(found == golden(name, found));
    }
    CHECK_THROWS_WITH(report.write("pdf"), Catch::Contains("not as `pdf`"));
}

TEST_CASE("a report is data: its rows, whether they are there, its totals") {
    auto const report = framework().decide_json(plan).report("plan");
    CHECK(report.output().columns[0].title == "Need");
    REQUIRE(report.data().rows.size() == 4);
    CHECK(report.data().rows[0].cells[0].words == "NI 2: *Conception*");
    CHECK(report.data().rows[1].cells[2].words == "unknown or none");
    CHECK(report.data().rows[3].cells[1].value.is_none());
    REQUIRE(report.data().totals.size() == 2);
    CHECK(report.data().totals[0][0].by.words == "Hall & Co");
    CHECK(report.data().totals[0][0].totals[1].words == "£100.00");
    CHECK(report.data().totals[0].back().by.words == "none");
    CHECK(report.data().totals[1][0].totals[0].words == "£1,350.00");
}

TEST_CASE("parameters reach a report, and a name that is none is refused with the nearest") {
    auto const outcome = framework().decide_json(plan, {.set = {{"fewest", "5"}}});
    CHECK(outcome.report("plan").data().rows.size() == 2);
    CHECK_THROWS_WITH(outcome.report("plans"), Catch::Contains("did you mean `plan`?"));
    auto const none = rubric::compile("framework a \"A\" case b { c : boolean } decision d : boolean = c", "a.rubric");
    CHECK_THROWS_WITH(none->decide({}).report("plan"), Catch::Contains("the framework has none"));
}

TEST_CASE("what a sensitive field holds is withheld from a report, unless it is asked for") {
    auto const report = framework().decide_json(plan).report("contacts");
    CHECK(report.write("csv") == "contact,says,asked,row is\nwithheld,withheld,yes,yes\nwithheld,withheld,,yes\nwithheld,withheld,,yes\n");
    CHECK_THAT(report.write("json"), Catch::Contains(R"("contact": {"withheld": true})"));
    CHECK_THAT(report.write("html"), Catch::Contains("<td>withheld</td>"));
    auto const shown = framework().decide_json(plan, {.sensitive = true}).report("contacts");
    CHECK(shown.write("csv") == "contact,says,asked,row is\nx,Ask x,yes,yes\n,,,yes\n,,,yes\n");
}

TEST_CASE("rows that may be there, any number of them, and those in error are marked") {
    auto const framework = ::framework();
    auto const open = framework.decide_json(R"({"needs": [{"key": "a", "title": "A"}], "offers": []})").report("plan");
    CHECK_THAT(open.write("text"), Catch::Contains("perhaps  a: A"));
    CHECK_THAT(open.write("csv"), Catch::Contains("a: A,none,none,none,none,perhaps"));
    auto const any = framework.decide_json("{}").report("plan");
    CHECK_THAT(any.write("markdown"), Catch::Contains("| any number of these |"));
    CHECK_THAT(any.write("json"), Catch::Contains(R"("any_number": true)"));
    auto const wrong = framework.decide_json(R"({"needs": [{"key": "a", "title": "A", "points": "many"}], "offers": []})").report("plan");
    CHECK_THAT(wrong.write("html"), Catch::Contains("<td class=\"mark\">in error</td>"));
    CHECK_THAT(wrong.write("csv"), Catch::Contains(",error\n"));
    CHECK(framework.decide_json(R"({"needs": []})").report("plan").write("text").find("There is nothing to report.") != std::string::npos);
}

TEST_CASE("a list of a hundred thousand is put in order and added up in no time") {
    std::string json = "{\"offers\": [], \"needs\": [";
    for (int i = 0; i < 100'000; ++i) json += (i ? ", " : "") + ("{\"key\": \"k" + std::to_string(i % 977)) + "\", \"title\": \"t\", \"points\": " + std::to_string(i % 1009) + "}";
    auto const outcome = framework().decide_json(json + "]}");
    auto const begin = std::chrono::steady_clock::now();
    auto const report = outcome.report("plan");
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CHECK(report.data().rows.size() == 99'900);
    CHECK(seconds < 30);
}
