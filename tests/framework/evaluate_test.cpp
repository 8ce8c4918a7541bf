// Files in, decisions out.
#include "sample.hpp"

#include <fstream>
#include <iterator>

namespace {

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "rubric_evaluate_test";
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path write(char const* name, std::string const& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
        return path / name;
    }
    static std::string read(std::filesystem::path const& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

constexpr char const* counted = R"(framework counted "Counted"
scale support_level { universal "Universal" < targeted "Targeted" }
choice judgement { good "Good", poor "Poor" }
case setting { judgement : judgement   on_roll : integer   name : text or none }
decision level "Level of support" : support_level, first {
    poor: targeted when judgement = poor
    few:  targeted when on_roll < 10
    otherwise universal
}
offer plan "A support plan" { when level = targeted }
decision called "Name" : text or none = name
)";

}  // namespace

TEST_CASE("a file of cases becomes a file of decisions, and a summary") {
    Folder const folder;
    auto const compiled = rubric::compile(counted);
    INFO(compiled.report());
    REQUIRE(compiled);
    rubric::EvaluateRequest request;
    request.inputs.push_back({"", folder.write("cases.csv", "key,judgement,on_roll,name\r\nA1,Poor,30,\"=1+1\"\r\nA2,good,,\r\nA3,good,many,x\r\n")});
    request.out = folder.path / "decisions.csv";
    auto const summary = rubric::evaluate(*compiled, request);

    CHECK(Folder::read(request.out) ==
          "key,level,level_possible,level_because,level_assumed,called,called_possible,called_because,called_assumed,plan\n"
          "A1,targeted,,poor,,'=1+1,,,,yes\n"
          "A2,,universal | targeted,few,,,* | none,,,possible\n"
          "A3,error,,,,x,,,,error\n");
    CHECK(summary.cases == 3);
    CHECK(summary.facts_in_error == 1);
    REQUIRE(summary.decisions.size() == 2);
    using Counts = std::vector<std::pair<std::string, std::size_t>>;
    CHECK(summary.decisions[0].counts == Counts{{"Targeted", 1}, {"undetermined", 1}, {"in error", 1}});
    CHECK(summary.offers[0].counts == Counts{{"yes", 1}, {"possible", 1}, {"error", 1}});
    CHECK_THAT(summary.text(), Catch::Contains("line 4") && Catch::Contains("many"));
}

TEST_CASE("what cannot be used at all leaves no file behind") {
    Folder const folder;
    auto const compiled = rubric::compile(counted);
    REQUIRE(compiled);
    rubric::EvaluateRequest request;
    request.inputs.push_back({"", folder.write("cases.csv", "key,judgement\r\nA1,\"Poor\r\n")});
    request.out = folder.path / "decisions.csv";
    CHECK_THROWS_AS(rubric::evaluate(*compiled, request), rubric::InputError);
    CHECK_FALSE(std::filesystem::exists(request.out));
}

TEST_CASE("JSON lines in, JSON lines out") {
    Folder const folder;
    auto const compiled = rubric::compile(counted);
    REQUIRE(compiled);
    rubric::EvaluateRequest request;
    request.inputs.push_back({"", folder.write("cases.jsonl", "{\"judgement\": \"poor\", \"name\": \"none\"}\n{\"on_roll\": 3}\n")});
    request.out = folder.path / "decisions.jsonl";
    request.format = "jsonl";
    rubric::evaluate(*compiled, request);
    auto const text = Folder::read(request.out);
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
    CHECK_THAT(text, Catch::Contains(R"("called": {"value": "none", "because": []})"));
    CHECK_THAT(text, Catch::Contains(R"("level": {"value": "targeted", "because": ["poor", "few"]})"));
}

TEST_CASE("files are not decided for no day where the day is read") {
    Folder const folder;
    rubric::EvaluateRequest request;
    request.inputs.push_back({"", folder.write("cases.csv", "key,judgement\r\nA1,Poor\r\n")});
    CHECK_THROWS_WITH(rubric::evaluate(sample(), request), Catch::Contains("--on"));
}

TEST_CASE("one case of a file is found by its key, or near keys are named") {
    Folder const folder;
    auto const compiled = rubric::compile(counted);
    REQUIRE(compiled);
    rubric::EvaluateRequest request;
    request.inputs.push_back({"", folder.write("cases.csv", "key,judgement,on_roll\r\nA100,Poor,30\r\nB200,good,30\r\n")});
    CHECK(rubric::decide_key(*compiled, request, "B200")["level"].text() == "Universal");
    CHECK_THROWS_WITH(rubric::decide_key(*compiled, request, "A10"), Catch::Contains("did you mean `A100`?"));
}

TEST_CASE("what a duty is short of stands in the list of duties; working days that are not known are an error with its reason") {
    Folder const folder;
    auto const compiled = rubric::compile(R"(framework visited "Visited" in force from 2022-09-01
actor team "The team"
case setting { since : date or none   last_visit : date or none }
duty visit "visit" { team must   every month from since   done on last_visit }
decision reply "Reply by" : date or none = last_visit + 10 working days
)");
    INFO(compiled.report());
    REQUIRE(compiled);
    rubric::EvaluateRequest request;
    request.options.on = rubric::parse_iso("2022-12-01");
    request.inputs.push_back({"", folder.write("cases.csv", "key,since,last_visit\r\nA1,2022-09-01,2022-12-01\r\nA2,,2022-10-05\r\nA3,2022-09-01,1970-01-01\r\n")});
    request.out = folder.path / "decisions.csv";
    request.duties = folder.path / "duties.csv";
    auto const summary = rubric::evaluate(*compiled, request);
    CHECK(Folder::read(request.duties) ==
          "key,duty,element,actor,strength,text,by,done,late,short\n"
          "A1,visit,,team,must,visit,,yes,no,3\n"
          "A2,visit,,team,must,visit,,yes,no,0 to 24263\n"
          "A3,visit,,team,must,visit,,yes,no,3\n");
    CHECK_THAT(summary.text(), Catch::Contains("working days are known from 1978 to 2100 only"));
    auto const outcome = compiled->decide({{"since", "2022-09-01"}, {"last_visit", "2022-10-09"}}, {.on = rubric::parse_iso("2022-12-01")});
    CHECK_THAT(outcome.explain_all(), Catch::Contains("The team must visit; done; 2 short\n"));
}
