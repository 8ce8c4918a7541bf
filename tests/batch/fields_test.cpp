// Columns called as fields: every Arrow type that a fact may be of, what it means, and what is refused.
#include "both_ways.hpp"
#include "every_type.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace rubric;
using namespace rubric::test;

namespace {

Framework typed() {
    static auto const compiled = compile(every_type, "typed.rubric");
    INFO(compiled.report());
    REQUIRE(compiled);
    return *compiled;
}

/// One decision of every row, `null` where there is none; and what was noted.
struct Decided {
    std::vector<std::string> values;
    std::vector<std::string> notes;
};

std::vector<std::string> shown(std::vector<std::optional<std::string>> const& column) {
    std::vector<std::string> all;
    for (auto const& each : column) all.push_back(each.value_or("null"));
    return all;
}

Decided decided(std::string const& decision, ArrowArrayStream stream) {
    Decided found;
    {
        Batch const batch = bind(typed(), {{"", &stream}}, {});
        CHECK(stream.release == nullptr);
        found.notes = batch.notes();
        ArrowArrayStream out{};
        decide(typed(), batch, {}).decisions(&out);
        found.values = shown(came_from(out)[decision]);
    }
    CHECK(handed.all_back());
    return found;
}

std::vector<std::string> values(std::string const& decision, std::vector<Col> columns) { return decided(decision, frame(std::move(columns))).values; }

std::string refusal(ArrowArrayStream stream) {
    try {
        bind(typed(), {{"", &stream}}, {});
    } catch (InputError const& error) {
        CHECK(handed.all_back());
        return error.what();
    }
    return "nothing was wrong";
}
std::string refusal(std::vector<Col> columns) { return refusal(frame(std::move(columns))); }

using All = std::vector<std::string>;
constexpr auto null = std::nullopt;

}  // namespace

TEST_CASE("texts of each layout are levels, none and unknown") {
    for (char const* const format : {"u", "U", "vu"}) {
        INFO(format);
        CHECK(values("a_grade", {texts("grade", {"poor", "GOOD", null, "", "none", " fair "}, format)}) == All{"poor", "good", "null", "null", "none", "fair"});
        CHECK(values("a_text", {texts("manager", {"a text of more than twelve bytes", "short", "none", null}, format)}) ==
              All{"a text of more than twelve bytes", "short", "none", "null"});
    }
}

TEST_CASE("a dictionary's values are read once") {
    Col const words = texts("", {"good", "poor", null, "none"});
    CHECK(values("a_grade", {coded("grade", {0, 1, null, 2, 3, 0}, words)}) == All{"good", "poor", "null", "null", "none", "good"});
}

TEST_CASE("a bool is a boolean") {
    CHECK(values("a_open", {bools("open", {true, false, null})}) == All{"yes", "no", "null"});
    CHECK(values("a_open", {texts("open", {"Y", "false", null})}) == All{"yes", "no", "null"});
}

TEST_CASE("whole numbers of every width are numbers") {
    CHECK(values("a_places", {numbers<std::int8_t>("places", "c", {-3, null, 100})}) == All{"-3", "null", "100"});
    CHECK(values("a_places", {numbers<std::uint8_t>("places", "C", {3, null, 200})}) == All{"3", "null", "200"});
    CHECK(values("a_places", {numbers<std::int16_t>("places", "s", {-3, 30'000})}) == All{"-3", "30000"});
    CHECK(values("a_places", {numbers<std::uint16_t>("places", "S", {60'000})}) == All{"60000"});
    CHECK(values("a_places", {numbers<std::int32_t>("places", "i", {-3, null})}) == All{"-3", "null"});
    CHECK(values("a_places", {numbers<std::uint32_t>("places", "I", {4'000'000'000u})}) == All{"4000000000"});
    CHECK(values("a_places", {numbers<std::int64_t>("places", "l", {9'000'000'000'000, null})}) == All{"9000000000000", "null"});
    CHECK(values("a_places", {numbers<std::uint64_t>("places", "L", {7u, null})}) == All{"7", "null"});
    CHECK(values("a_text", {numbers<std::int64_t>("manager", "l", {123456, null})}) == All{"123456", "null"});
}

TEST_CASE("numbers beyond the limits are in error, and noted with their row") {
    auto const found = decided("a_places", frame({numbers<std::int64_t>("places", "l", {1, 9'300'000'000'000, 2})}));
    CHECK(found.values == All{"1", "null", "2"});
    REQUIRE(found.notes.size() == 2);
    CHECK(found.notes[0] == "1 fact that could not be read:");
    CHECK(found.notes[1] == "  the frame, row 2, column `places`: `9300000000000` is beyond the limits of numbers");
    CHECK(decided("a_places", frame({numbers<std::uint64_t>("places", "L", {18'000'000'000'000'000'000u})})).notes.size() == 2);
}

TEST_CASE("a float is its shortest decimal; NaN is unknown") {
    double const nan = std::nan("");
    CHECK(values("a_rate", {numbers<double>("rate", "g", {0.1, 1e-7, nan, null, 12.5, -3.0})}) == All{"0.1", "0", "null", "null", "12.5", "-3"});
    CHECK(values("a_rate", {numbers<float>("rate", "f", {0.1f, 2.5f})}) == All{"0.1", "2.5"});
    CHECK(values("a_places", {numbers<double>("places", "g", {3.0, nan})}) == All{"3", "null"});
    CHECK(decided("a_places", frame({numbers<double>("places", "g", {3.5})})).notes.at(1) == "  the frame, row 1, column `places`: `3.5` is not a whole number");
    CHECK(decided("a_rate", frame({numbers<double>("rate", "g", {std::numeric_limits<double>::infinity()})})).notes.at(1) ==
          "  the frame, row 1, column `rate`: `inf` is not a number");
}

TEST_CASE("a decimal is exact") {
    Col fees = numbers<std::int64_t>("fee", "d:18,2,64", {123'450, -1, null});
    CHECK(values("a_fee", {fees}) == All{"1234.5", "-0.01", "null"});
    Col wide{"d:38,10", "fee", 2, 0, {}, {bytes_of(std::vector<std::int64_t>{12'345'678'900, 0, -10'000'000'000, -1})}, {}, {}};
    CHECK(values("a_fee", {wide}) == All{"1.234568", "-1"});
}

TEST_CASE("days and moments without a zone are dates") {
    std::int32_t const day = static_cast<std::int32_t>(*parse_iso("2022-09-01") - *parse_iso("1970-01-01"));
    std::int64_t const seconds = std::int64_t{day} * 86'400;
    CHECK(values("a_opened", {numbers<std::int32_t>("opened", "tdD", {day, null, -1})}) == All{"2022-09-01", "null", "1969-12-31"});
    CHECK(values("a_opened", {numbers<std::int64_t>("opened", "tdm", {seconds * 1000, null})}) == All{"2022-09-01", "null"});
    CHECK(values("a_opened", {numbers<std::int64_t>("opened", "tss:", {seconds})}) == All{"2022-09-01"});
    CHECK(values("a_opened", {numbers<std::int64_t>("opened", "tsm:", {seconds * 1000})}) == All{"2022-09-01"});
    CHECK(values("a_opened", {numbers<std::int64_t>("opened", "tsu:", {seconds * 1'000'000, null})}) == All{"2022-09-01", "null"});
    CHECK(values("a_opened", {numbers<std::int64_t>("opened", "tsn:", {seconds * 1'000'000'000})}) == All{"2022-09-01"});
    CHECK(values("a_opened", {texts("opened", {"2022-09-01", "none"})}) == All{"2022-09-01", "null"});
    CHECK(values("a_opened_state", {texts("opened", {"2022-09-01", "none", null, "soon"})}) == All{"value", "none", "open", "error"});
    CHECK(decided("a_opened", frame({numbers<std::int64_t>("opened", "tss:", {seconds + 3661})})).notes.at(1) ==
          "  the frame, row 1, column `opened`: `2022-09-01 01:01:01` is not a date as YYYY-MM-DD");
    CHECK(decided("a_opened", frame({numbers<std::int32_t>("opened", "tdD", {2'000'000'000})})).values == All{"null"});
}

TEST_CASE("a time zone is refused") {
    CHECK(refusal({numbers<std::int64_t>("opened", "tsu:Europe/London", {0})}) ==
          "error: the frame: the column `opened` is of timestamp[us, tz=Europe/London]; it wants a date, or a timestamp without a time zone");
}

TEST_CASE("a column of another type than its field's is refused, with what is wanted") {
    CHECK(refusal({numbers<std::int64_t>("grade", "l", {1})}) == "error: the frame: the column `grade` is of int64; it wants a text, the name of a level");
    CHECK(refusal({bools("places", {true})}) == "error: the frame: the column `places` is of bool; it wants a number or a text");
    CHECK(refusal({numbers<std::int64_t>("open", "l", {1})}) == "error: the frame: the column `open` is of int64; it wants a bool or a text");
    CHECK(refusal({numbers<std::int64_t>("opened", "l", {1})}) == "error: the frame: the column `opened` is of int64; it wants a date or a text");
    CHECK(refusal({numbers<std::int64_t>("notice", "l", {1})}) == "error: the frame: the column `notice` is of int64; it wants a text such as `2 weeks`");
    CHECK(refusal({texts("grade", {"poor"}), texts("The grade", {"poor"})}) == "nothing was wrong");
    CHECK(refusal({texts("grade", {"poor"}), texts("Grade", {"poor"})}) == "error: the frame has two columns `grade`");
    CHECK(refusal({numbers<std::int64_t>("visits", "l", {1})}) == "error: the frame: the column `visits` is of int64; it wants a list of structs");
    CHECK(refusal({numbers<std::int64_t>("registration", "l", {1})}) == "error: the frame: the column `registration` is of int64; it wants a struct");
    Col const wrong = record("registration", {bools("urn", {true})});
    CHECK(refusal({wrong}) == "error: the frame: the column `registration.urn` is of bool; it wants a text");
    Col odd = texts("grade", {"poor"});
    odd.format = "z";
    CHECK(refusal({odd}) == "error: the frame: the column `grade` is of z; it wants a text, the name of a level");
}

TEST_CASE("a column that no field is called is noted; a frame without any is refused") {
    CHECK(decided("a_open", frame({bools("open", {true}), texts("remarks", {"x"})})).notes == All{"1 column of the frame that no field is called"});
    CHECK_THAT(refusal({texts("grad", {"poor"})}), Catch::Contains("has no column called as a field is") && Catch::Contains("`grade`"));
}

TEST_CASE("a record may be said to be none beside the columns of its fields") {
    std::vector<Col> const columns{texts("registration", {"none", null, null, "none"}), texts("registration.urn", {null, "EY1", null, "EY2"})};
    CHECK(values("a_urn", columns) == All{"none", "EY1", "null", "none"});
    CHECK(values("a_urn", {texts("registration", {null, null}), texts("registration.urn", {null, "EY1"})}) == All{"null", "EY1"});
    ArrowArrayStream stream = frame(columns);
    Batch const batch = bind(typed(), {{"", &stream}}, {});
    CHECK(decide_key(typed(), batch, "2", {}).json() == typed().decide_json(R"({"key": "2", "registration": {"urn": "EY1"}})").json());
    CHECK(decide_key(typed(), batch, "1", {}).json() == typed().decide_json(R"({"key": "1", "registration": "none"})").json());
}

TEST_CASE("a text that is no level is in error, and so is what hangs on it") {
    auto const found = decided("a_grade", frame({texts("grade", {"poor", "por", "good"})}));
    CHECK(found.values == All{"poor", "error", "good"});
    CHECK(found.notes.at(1) == "  the frame, row 2, column `grade`: `por` is not a level of `grade`; did you mean `poor`?");
    CHECK(decided("advice", frame({texts("grade", {"poor", "por", "good"})})).values == All{"yes", "error", "no"});
}

TEST_CASE("a text that is not UTF-8 is in error") {
    CHECK(decided("a_text", frame({texts("manager", {"a\xff"})})).notes.at(1) == "  the frame, row 1, column `manager`: `a\xEF\xBF\xBD` is not UTF-8");
}

TEST_CASE("a struct is a record: null is unknown, and so is what is null in it") {
    Col const registration = record("registration", {texts("urn", {"A1", "A2", null})}, {true, false, true});
    CHECK(values("a_urn", {registration}) == All{"A1", "null", "null"});
    CHECK(values("a_urn", {texts("registration.urn", {"A1", null})}) == All{"A1", "null"});
    CHECK(values("a_urn", {texts("registration", {"none", null})}) == All{"none", "null"});
}

TEST_CASE("lists of structs are lists; null is unknown") {
    for (char const* const format : {"+l", "+L"}) {
        Col const visits = lists("visits", {2, 0, null, 1}, record("", {bools("held", {false, true, null})}), format);
        CHECK(values("visited", {visits}) == All{"yes", "no", "null", "null"});
        CHECK(values("count", {visits}) == All{"2", "0", "null", "1"});
    }
    Col fixed = record("", {bools("held", {false, false, true, false})});
    Col const visits{"+w:2", "visits", 2, 0, {}, {}, {fixed}, {}};
    CHECK(values("visited", {visits}) == All{"no", "yes"});
    CHECK(values("count", {texts("visits", {"none", null})}) == All{"0", "null"});
    CHECK(values("tagged", {lists("tags", {2, 0}, texts("", {"a", "b"}))}) == All{"2", "0"});
}

TEST_CASE("an error in a list names its element") {
    Col const visits = lists("visits", {1, 2}, record("", {texts("on", {"2022-09-01", "2022-09-01", "soon"})}));
    CHECK(decided("count", frame({visits})).notes.at(1) == "  the frame, row 2, column `visits.on` (visits[2].on): `soon` is not a date as YYYY-MM-DD");
}

TEST_CASE("slices, of columns and of the frame itself, begin where they say") {
    Col const grades = texts("grade", {"poor", null, "good", "fair", "none"});
    CHECK(values("a_grade", {sliced(grades, 1, 3)}) == All{"null", "good", "fair"});
    CHECK(values("a_open", {sliced(bools("open", {true, true, false, null, true}), 2, 3)}) == All{"no", "null", "yes"});
    CHECK(values("a_places", {sliced(numbers<std::int32_t>("places", "i", {1, 2, null, 4}), 1, 3)}) == All{"2", "null", "4"});
    CHECK(values("a_text", {sliced(texts("manager", {"a", "b", "c"}, "vu"), 2, 1)}) == All{"c"});
    Col const visits = lists("visits", {2, 0, 1}, record("", {bools("held", {false, true, true})}));
    CHECK(values("visited", {sliced(visits, 1, 2)}) == All{"no", "yes"});
    Col const whole = record("", {grades, numbers<std::int32_t>("places", "i", {1, 2, 3, 4, 5}), lists("visits", {1, 1, 1, 1, 0}, record("", {bools("held", {true, false, true, false})}))});
    CHECK(decided("a_grade", stream({sliced(whole, 2, 3)})).values == All{"good", "fair", "none"});
    CHECK(decided("a_places", stream({sliced(whole, 2, 3)})).values == All{"3", "4", "5"});
    CHECK(decided("visited", stream({sliced(whole, 2, 3)})).values == All{"yes", "no", "no"});
}

TEST_CASE("chunks are one after another, and some may be empty") {
    auto const chunk = [](std::vector<std::optional<std::int32_t>> const& places, Words const& grades, std::vector<std::optional<int>> const& sizes, std::vector<std::optional<bool>> const& held) {
        return record("", {numbers<std::int32_t>("places", "i", places), texts("grade", grades), lists("visits", sizes, record("", {bools("held", held)}))});
    };
    std::vector<Col> const chunks{chunk({1, null}, {"poor", null}, {1, null}, {true}), chunk({}, {}, {}, {}), chunk({3}, {"none"}, {2}, {false, true}), chunk({4}, {"good"}, {0}, {})};
    CHECK(decided("a_places", stream(chunks)).values == All{"1", "null", "3", "4"});
    CHECK(decided("a_grade", stream(chunks)).values == All{"poor", "null", "none", "good"});
    CHECK(decided("visited", stream(chunks)).values == All{"yes", "null", "yes", "no"});
}

TEST_CASE("an empty frame has no cases") {
    CHECK(values("a_grade", {texts("grade", {})}).empty());
    CHECK(decided("a_grade", stream({record("", {texts("grade", {})}), record("", {texts("grade", {})})})).values.empty());
}

TEST_CASE("the first and the last moment of a column are read, and are no days of the calendar") {
    constexpr std::int64_t first = std::numeric_limits<std::int64_t>::min(), last = std::numeric_limits<std::int64_t>::max();
    for (char const* const format : {"tss:", "tsm:", "tsu:", "tsn:"}) {
        INFO(format);
        auto const found = decided("a_opened", frame({numbers<std::int64_t>("opened", format, {first, last, 0})}));
        CHECK(found.values == All{"null", "null", "1970-01-01"});
        CHECK(found.notes.size() == 3);
    }
}

TEST_CASE("a column of nulls without a type is unknown") {
    Col const nothing{"n", "grade", 2, 0, {}, {}, {}, {}};
    CHECK(values("a_grade", {nothing}) == All{"null", "null"});
}

TEST_CASE("a key of nulls without a type names no case") {
    ArrowArrayStream in = frame({Col{"n", "key", 2, 0, {}, {}, {}, {}}, texts("grade", {"poor", "good"})}), out{};
    Batch const batch = bind(typed(), {{"", &in}}, {});
    decide(typed(), batch, {}).decisions(&out);
    Came const came = came_from(out);
    CHECK(shown(came["a_grade"]) == All{"poor", "good"});
    CHECK(shown(came["key"]) == All{"1", "2"});
    CHECK(handed.all_back());
}

TEST_CASE("a stream that fails is told, and everything given back") {
    CHECK(refusal(stream({record("", {texts("grade", {"poor"})}), record("", {texts("grade", {"poor"})})}, 1)) == "error: the frame cannot be read: the disk is full");
    CHECK(refusal(stream({texts("grade", {"poor"})})) == "error: the frame is no table: it is of string");
    ArrowArrayStream first = frame({texts("grade", {"poor"})}), second = frame({texts("grade", {"poor"})});
    CHECK_THROWS_AS(bind(typed(), {{"", &first}, {"", &second}}, {}), InputError);
    CHECK(handed.all_back());
}

TEST_CASE("numbers that a float cannot tell come as decimals") {
    ArrowArrayStream in = frame({texts("rate", {"9007199254.740993", "0.5"})}), out{};
    Batch const batch = bind(typed(), {{"", &in}}, {});
    decide(typed(), batch, {}).decisions(&out);
    Came const came = came_from(out);
    CHECK(came.format("a_rate") == "d:38,6");
    CHECK(came.format("a_fee") == "g");
    CHECK(shown(came["a_rate"]) == All{"9007199254.740993", "0.5"});
}

TEST_CASE("a bound batch is decided as often as you like, and outlives its framework and its frame") {
    std::optional<Batch> batch;
    std::optional<Decisions> decided;
    {
        auto const own = compile(every_type);
        ArrowArrayStream in = frame({numbers<std::int32_t>("places", "i", {1, 2, 3})});
        batch.emplace(bind(*own, {{"", &in}}, {}));
        decided.emplace(decide(*own, *batch, {}));
        CHECK_THROWS_AS(decide(typed(), *batch, {}), std::invalid_argument);
    }
    CHECK(batch->cases() == 3);
    ArrowArrayStream out{};
    decided->decisions(&out);
    batch.reset(), decided.reset();
    CHECK(handed.all_back());
    CHECK(shown(came_from(out)["a_places"]) == All{"1", "2", "3"});
}
