// Variants: a base, amended. What each amendment does to the answers.
#include "sample.hpp"

#include "scenario/scenario.hpp"

#include <fstream>

namespace variant_test {

namespace {

constexpr auto base_text = R"(framework base "Base" in force from 2022-09-01 to 2023-08-31
use words
scale level { low < mid < high }
case thing { size : size   urgent : boolean, assume no }
parameter enough : integer = 1
map weight from size to level { small: low   middling, large: mid }
decision first_hit : level, first { urgent: high when urgent   big: mid when size >= middling   otherwise low }
decision table : level, first {
    | size     | urgent | => level |
    | small    | -      | low      |
    | middling | yes    | high     |
    | large    | -      | high     |
    otherwise mid
}
decision sum : integer = enough + least
offer advice "Advice"
scenario "Small" { given size = small expect first_hit = low }
scenario "Long ago" { on 2022-09-02 given size = small expect first_hit = low }
)";

class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / "rubric_variant_test") {
        std::filesystem::create_directories(path_);
        write("words", "framework words \"Words\"\nscale size { small < middling < large }\nparameter least : integer = 3\n");
        write("base", base_text);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    void write(std::string const& name, std::string const& text) const { std::ofstream(path_ / (name + ".rubric")) << text; }

    rubric::Compiled compiled(std::string const& amendments, std::string const& header = "") const {
        write("changed", "variant changed \"Changed\" of base " + header + "\n" + amendments);
        return rubric::compile_file(path_ / "changed.rubric");
    }
    rubric::Framework variant(std::string const& amendments, std::string const& header = "") const {
        auto const found = compiled(amendments, header);
        INFO(found.report());
        REQUIRE(found);
        return *found;
    }

private:
    std::filesystem::path path_;
};

std::string decided(rubric::Framework const& framework, char const* size, char const* decision) {
    return framework.decide({{"size", size}})[decision].text();
}

}  // namespace

TEST_CASE("a variant without amendments is its base under its own name") {
    Folder const folder;
    auto const same = folder.variant("");
    CHECK(same.name() == "changed");
    CHECK(decided(same, "large", "first_hit") == "mid");
    CHECK(same.model()->from == 738399);  // the base's dates: 1 September 2022
}

TEST_CASE("parameters are set, own ones and those of a used framework") {
    Folder const folder;
    CHECK(decided(folder.variant("set enough = 2"), "small", "sum") == "5");
    CHECK(decided(folder.variant("set least = 10"), "small", "sum") == "11");
    CHECK(decided(folder.variant("set words.least = 10 set base.enough = 0"), "small", "sum") == "10");
}

TEST_CASE("a rule is added before another, at the end, or replaced and removed, in rules and in tables") {
    Folder const folder;
    auto const before = folder.variant("add rule first_hit.huge: high when size = large before big");
    CHECK(decided(before, "large", "first_hit") == "high");
    CHECK(decided(folder.variant("replace rule first_hit.big: high when size = middling"), "large", "first_hit") == "low");
    CHECK(decided(folder.variant("replace rule first_hit.otherwise: mid"), "small", "first_hit") == "mid");
    CHECK(decided(folder.variant("remove rule first_hit.big"), "large", "first_hit") == "low");

    CHECK(decided(folder.variant("remove rule table.row_1"), "small", "table") == "mid");
    auto const numbered = folder.variant("remove rule table.row_1 replace rule table.row_3: low when size = large");
    CHECK(decided(numbered, "large", "table") == "low");
    CHECK(numbered.decide({{"size", "large"}})["table"].because() == std::vector<std::string>{"row_3"});
    CHECK(decided(folder.variant("add rule table.all: high when yes before row_1"), "small", "table") == "high");
}

TEST_CASE("one key of a map's pair changes alone") {
    Folder const folder;
    auto const changed = folder.variant("replace rule weight.large: high decision weighed : level = weight(size)");
    CHECK(decided(changed, "large", "weighed") == "high");
    CHECK(decided(changed, "middling", "weighed") == "mid");
}

TEST_CASE("fields and whole declarations come, change and go") {
    Folder const folder;
    auto const more = folder.variant(R"(add field thing.age : integer, assume 0
        decision old : boolean = age > 9
        replace decision sum : integer = age
        remove offer advice)");
    CHECK(more.decide({{"age", "10"}})["old"].text() == "yes");
    CHECK(more.decide({{"age", "10"}})["sum"].text() == "10");
    CHECK(more.graph().offers.empty());
}

TEST_CASE("scenarios are inherited, but those dated outside the variant's own dates; one of the same title takes its place") {
    Folder const folder;
    auto const titles = [](rubric::Framework const& framework) {
        std::vector<std::string> found;
        for (auto const& each : rubric::scenario::run(*framework.model())) {
            CHECK(each.status == rubric::scenario::Status::passed);
            found.push_back(each.title);
        }
        return found;
    };
    CHECK(titles(folder.variant("")) == std::vector<std::string>{"Small", "Long ago"});
    CHECK(titles(folder.variant("", "in force from 2023-09-01")) == std::vector<std::string>{"Small"});
    auto const replaced = folder.variant(
        "replace rule first_hit.otherwise: mid remove scenario \"Long ago\" "
        "scenario \"Small\" { given size = small expect first_hit = mid }");
    CHECK(titles(replaced) == std::vector<std::string>{"Small"});
}

TEST_CASE("a variant of a variant amends what that comes to") {
    Folder const folder;
    folder.write("middle", "variant middle \"Middle\" of base\nset enough = 5\n");
    folder.write("last", "variant last \"Last\" of middle\nset least = 5\n");
    auto const last = rubric::compile_file(std::filesystem::temp_directory_path() / "rubric_variant_test/last.rubric");
    INFO(last.report());
    REQUIRE(last);
    CHECK(decided(*last, "small", "sum") == "10");
    CHECK(last->model()->base == "middle");
}

TEST_CASE("the amendments are kept, each with what it changed") {
    Folder const folder;
    auto const changed =
        folder.variant("set enough = 2 replace rule weight.large: high add rule first_hit.x: low when no before big");
    auto const& amendments = changed.model()->amendments;
    REQUIRE(amendments.size() == 3);
    CHECK(amendments[0].what == "parameter enough");
    CHECK(changed.sources().at(amendments[0].was) == "parameter enough : integer = 1");
    CHECK(amendments[1].what == "pair weight.large");
    CHECK(changed.sources().at(amendments[1].was) == "middling, large: mid");
    CHECK(amendments[2].action == "add");
}

TEST_CASE("what a variant breaks in its base is told where it stands, and which variant it is") {
    Folder const folder;
    auto const broken = folder.compiled("remove parameter enough");
    REQUIRE_FALSE(broken);
    CHECK_THAT(broken.report(), Catch::Contains("base.rubric:") && Catch::Contains("inherited by this variant"));
}

TEST_CASE("a list parameter is set as a whole") {
    Folder const folder;
    folder.write("base",
                 std::string(base_text) +
                     "parameter words_of : list of text = (\"a\", \"b\")\ndecision many : integer = count(w in words_of)\n");
    CHECK(decided(folder.variant("set words_of = (\"x\", \"y\", \"z\")"), "small", "many") == "3");
    CHECK(decided(folder.variant(""), "small", "many") == "2");
}

}  // namespace variant_test
