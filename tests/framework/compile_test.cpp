// Text to framework, with every diagnostic, and frameworks found by name.
#include "sample.hpp"

TEST_CASE("a text that does not compile says all that is wrong with it") {
    std::string text = sample_text;
    text.replace(text.find("when judgement"), 14, "when judgment");
    text.replace(text.find("opened + 6 months"), 17, "opend + 6 months");
    auto const compiled = rubric::compile(text, "wrong.rubric");
    REQUIRE_FALSE(compiled);
    CHECK_THAT(compiled.report(), Catch::Contains("wrong.rubric:18:") && Catch::Contains("did you mean `judgement`?"));
    CHECK_THAT(compiled.report(), Catch::Contains("did you mean `opened`?"));
}

TEST_CASE("a file that is not there is a diagnostic, not an exception") {
    auto const compiled = rubric::compile_file("no/such/file.rubric");
    REQUIRE_FALSE(compiled);
    CHECK_THAT(compiled.report(), Catch::Contains("error[R0001]: cannot read `no/such/file.rubric`") && Catch::Contains("no such file"));
}

TEST_CASE("bundled frameworks load by name, and a name nearly right is told") {
    auto const compiled = rubric::load("ofsted");
    INFO(compiled.report());
    REQUIRE(compiled);
    CHECK(compiled->name() == "ofsted");
    CHECK_THAT(rubric::load("ofstedd").report(), Catch::Contains("did you mean the bundled framework `ofsted`?"));
}

TEST_CASE("what a file uses is found beside it before the bundled ones") {
    auto const folder = std::filesystem::temp_directory_path() / "rubric_compile_test";
    std::filesystem::create_directories(folder);
    auto const write = [&](char const* name, std::string const& text) {
        std::FILE* file = std::fopen((folder / name).c_str(), "wb");
        std::fwrite(text.data(), 1, text.size(), file);
        std::fclose(file);
    };
    write("words.rubric", "framework words \"Words\"\nscale size { small < large }\n");
    write("user.rubric", "framework user \"User\"\nuse words\ncase thing { size : size }\ndecision big : boolean = size >= large\n");
    auto const compiled = rubric::compile_file(folder / "user.rubric");
    INFO(compiled.report());
    REQUIRE(compiled);
    CHECK(compiled->decide({{"size", "large"}})["big"].text() == "yes");
    std::filesystem::remove_all(folder);
}

TEST_CASE("a framework that is too large to decide is refused, not followed") {
    std::string text = "framework deep \"Deep\"\ncase thing { n : integer }\ndecision d : integer = f0(n)\n";
    for (int i = 0; i < 80; ++i) {
        std::string const next = "f" + std::to_string(i + 1) + "(x)";
        text += "let f" + std::to_string(i) + "(x : integer) : integer = " + next + " + " + next + "\n";
    }
    auto const compiled = rubric::compile(text + "let f80(x : integer) : integer = x\n");
    REQUIRE_FALSE(compiled);
    CHECK_THAT(compiled.report(), Catch::Contains("error[R0602]: `deep` is too large to decide"));
}

TEST_CASE("no more than twenty errors are shown, and the rest counted") {
    std::string text = "framework many \"Many\"\ncase thing { a : integer }\n";
    for (int i = 0; i < 30; ++i) text += "decision d" + std::to_string(i) + " : integer = b" + std::to_string(i) + "\n";
    CHECK_THAT(rubric::compile(text).report(), Catch::Contains("and 10 errors more"));
}
