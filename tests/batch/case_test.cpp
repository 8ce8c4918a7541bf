// One case of a batch is what the same case of a file, or of JSON, is.
#include "both_ways.hpp"

#include <catch2/catch.hpp>

using namespace rubric;
using namespace rubric::test;

namespace {

using Names = std::vector<std::pair<std::string, std::string>>;

/// Everything that is said of every twentieth case, and how many those are.
std::size_t check_cases(std::string const& name, Names const& files, std::string const& on) {
    Framework const framework = loaded(name);
    DecideOptions const options{.on = parse_iso(on)};
    EvaluateRequest request{.options = options};
    std::vector<ArrowArrayStream> streams;
    std::vector<BatchInput> inputs;
    for (auto const& [dataset, file] : files) request.inputs.push_back({dataset, sample(file)}), streams.push_back(frame_of_file(sample(file)));
    for (std::size_t i = 0; i < files.size(); ++i) inputs.push_back({files[i].first, &streams[i]});
    Batch const batch = rubric::bind(framework, inputs, options);
    ArrowArrayStream out{};
    decide(framework, batch, {.options = options}).decisions(&out);
    std::size_t checked = 0;
    auto const keys = came_from(out)["key"];
    for (std::size_t row = 0; row < keys.size(); row += 20, ++checked) {
        INFO(name << " " << *keys[row]);
        Outcome const of_file = decide_key(framework, request, *keys[row]), of_batch = decide_key(framework, batch, *keys[row], options);
        CHECK(of_batch.json() == of_file.json());
        CHECK(of_batch.explanations_json() == of_file.explanations_json());
        CHECK(of_batch.questions_json() == of_file.questions_json());
        CHECK(of_batch.unreadable().size() == of_file.unreadable().size());
    }
    return checked;
}

constexpr char const* nested_text = R"(framework nested "Nested"
record registration { urn : text   places : integer or none }
record visit { on : date   held : boolean   by : text }
case setting {
    grade        : text or none
    registration : registration or none
    visits       : list of visit
    secret       : integer, sensitive
}
decision grade_is "Grade" : text or none = grade
decision places "Places" : integer or none = registration.places
decision held "Held" : integer = count(v in visits where v.held and v.by = "Ann")
decision doubled "Doubled" : integer = secret + secret
)";

Framework nested() {
    static auto const compiled = compile(nested_text, "nested.rubric");
    INFO(compiled.report());
    REQUIRE(compiled);
    return *compiled;
}

/// Three cases of one frame.
Batch three(Framework const& framework, bool sensitive = false) {
    auto const fields = record("registration", {texts("urn", {"EY1", "EY2", std::nullopt}), texts("places", {"12", "none", "many"})}, {true, true, true});
    auto const visits = lists("visits", {2, 0, std::nullopt}, record("item", {bools("held", {true, std::nullopt}), texts("by", {"Ann", "a name of more than twelve bytes"})}, {true, true}));
    ArrowArrayStream in = frame({texts("grade", {"good", "none", "a text that is new"}), fields, visits, texts("secret", {"1", "2", "x"})});
    return rubric::bind(framework, {{"", &in}}, {.sensitive = sensitive});
}

std::string key_refusal(Batch const& batch, std::string const& key) {
    try {
        decide_key(nested(), batch, key, {});
    } catch (InputError const& error) {
        return error.what();
    }
    return "found";
}

}  // namespace

TEST_CASE("one case of joined frames is what it is in their files") {
    CHECK(check_cases("hampshire_isp", {{"providers", "hampshire_providers.csv"}, {"programme_log", "hampshire_programme.csv"}, {"triggers_log", "hampshire_triggers.csv"},
                                        {"actions_log", "hampshire_actions.csv"}, {"plan_log", "hampshire_plan.csv"}}, "2021-08-31") > 5);
    CHECK(check_cases("cumbria_early_years", {{"settings", "cumbria_providers.csv"}, {"local_settings", "cumbria_settings.csv"}, {"visit_log", "cumbria_visits.csv"}}, "2023-04-20") > 5);
    CHECK(check_cases("sector_led_improvement", {{"", "sector_led_engagements.csv"}, {"", "sector_led_inspections.csv"}, {"", "sector_led_local_list.csv"},
                                                 {"", "sector_led_peer_inspections.csv"}, {"", "sector_led_volunteers.csv"}}, "2026-09-01") > 0);
    CHECK(handed.all_back());
}

TEST_CASE("one case of columns called as fields is what it is in JSON, and outlives its batch") {
    Framework const framework = nested();
    auto const one = [&] { return decide_key(framework, three(framework), "1", {}); }();
    CHECK(one.json() == framework.decide_json(R"({"key": "1", "grade": "good", "registration": {"urn": "EY1", "places": 12}, "secret": 1,
                                                  "visits": [{"held": true, "by": "Ann"}, {"by": "a name of more than twelve bytes"}]})").json());
    CHECK(one["held"].text() == "1");
    auto const two = decide_key(framework, three(framework), "2", {});
    CHECK(two.json() == framework.decide_json(R"({"key": "2", "grade": "none", "registration": {"urn": "EY2", "places": "none"}, "visits": [], "secret": 2})").json());
    CHECK(two.unreadable().empty());
}

TEST_CASE("what of a case could not be read is said with its place; what is sensitive is not shown") {
    Framework const framework = nested();
    auto const unreadable = [&](bool sensitive) { return decide_key(framework, three(framework, sensitive), "3", {.sensitive = sensitive}).unreadable(); };
    CHECK(unreadable(true) == std::vector<std::string>{"the frame, row 3, column `registration.places`: `many` is not a whole number",
                                                       "the frame, row 3, column `secret`: `x` is not a whole number"});
    CHECK(unreadable(false).back() == "the frame, row 3, column `secret`: what is given is not a whole number");
}

TEST_CASE("a key that no case has is refused with near ones, a batch of several without a key, and one of another framework") {
    Framework const framework = nested();
    CHECK(key_refusal(three(framework), "4") == "error: no case has the key `4`; there are 1, 2 and 3, for example");
    CHECK(key_refusal(three(framework), "first") == "error: no case has the key `first`; there are 1, 2 and 3, for example");
    CHECK(key_refusal(three(framework), "") == "error: the frame holds more than one case: say which, by its key; there are 1, 2 and 3, for example");
    CHECK_THROWS_AS(decide_key(loaded("hampshire_isp"), three(framework), "1", {.on = parse_iso("2021-08-31")}), std::invalid_argument);
}
