// What the program ends with, and the first line of what it says, for what a user gets wrong.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

namespace {

struct Ran {
    int status = -1;
    std::string first_line;
};

Ran ran(std::string const& arguments) {
    Ran made;
    std::FILE* const out = popen((std::string(RUBRIC_PROGRAM) + " " + arguments + " 2>&1").c_str(), "r");
    REQUIRE(out);
    std::array<char, 256> part{};
    std::string all;
    while (std::fgets(part.data(), part.size(), out)) all += part.data();
    made.status = WEXITSTATUS(pclose(out));
    made.first_line = all.substr(0, all.find('\n'));
    return made;
}

}  // namespace

TEST_CASE("a framework that is not there is bad input, whatever was to be done with it") {
    for (char const* const arguments : {"check nosuch", "test nosuch", "test nosuch ofsted", "graph nosuch", "evaluate nosuch a.csv", "worklist nosuch a.csv",
                                        "explain nosuch --case a.json", "ask nosuch --case a.json", "report nosuch all --case a.json"}) {
        INFO(arguments);
        Ran const found = ran(arguments);
        CHECK(found.status == 3);
        CHECK(found.first_line == "error[R0001]: cannot read `nosuch`");
    }
    CHECK(ran("format nosuch").status == 3);
}

TEST_CASE("a word that is no command is told, with the one that may be meant") {
    CHECK(ran("chek ofsted").first_line == "error: there is no command `chek`; did you mean `check`?");
    Ran const other = ran("decide ofsted");
    CHECK(other.status == 2);
    CHECK(other.first_line ==
          "error: there is no command `decide`; there are check, test, format, evaluate, report, explain, ask, worklist and graph");
}
