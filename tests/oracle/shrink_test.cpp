// The shrinker, put to a difference that was planted: an evaluator that forgets that an open decision may be in error. And what
// was kept of differences that once were real.
#include "shrink.hpp"
#include "saved_case.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <sstream>

namespace rubric::oracle {
namespace {

Set forgetful(Set const& value) {
    Set out = value;
    if (out.size() > 1) out.erase(error);
    return out;
}

std::vector<std::string> found_by(Altered const& altered, Program const& program, Case const& one) {
    Texts texts(program.graph);
    Evaluation engine(program.graph);
    Row const row = row_of(one, program.graph, texts);
    engine.run(row, texts, {});
    return differences(program, one, engine, texts, altered);
}

std::vector<std::string> planted(Program const& program, Case const& one) { return found_by(forgetful, program, one); }

/// The first random case that shows it.
std::optional<Difference> first_planted(std::uint64_t seed) {
    Generated const text = generate(seed);
    std::shared_ptr<Program const> const program = compile(text);
    REQUIRE(program->framework);
    Random random(seed);
    for (int i = 0; i < 16; ++i) {
        Case const one = random_case(random, *program->framework, 40, 15);
        if (auto found = planted(*program, one); !found.empty()) return Difference{text, program, one, std::move(found)};
    }
    return std::nullopt;
}

std::size_t lines(std::string const& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

std::size_t given(std::string const& json) { return static_cast<std::size_t>(std::ranges::count(json, ':')); }

TEST_CASE("a planted difference is found, made small and kept", "[shrink]") {
    std::size_t found = 0, with_used = 0;
    for (std::uint64_t seed = 0; found < 8; ++seed) {
        REQUIRE(seed < 400);
        auto const large = first_planted(seed);
        if (!large) continue;
        ++found;
        with_used += !large->text.used.empty();
        Difference const small = smallest(*large, planted);
        INFO("seed " << seed << "\n" << report(small));
        CHECK(small.found[0].substr(0, small.found[0].find(':')) == large->found[0].substr(0, large->found[0].find(':')));
        CHECK(lines(small.text.text + small.text.used) <= 25);
        CHECK(lines(small.text.text + small.text.used) * 2 < lines(large->text.text + large->text.used));
        CHECK(given(json_of(small.one)) * 2 <= given(json_of(large->one)));

        Difference const again = read_kept(kept(small, "planted_" + std::to_string(seed)));
        CHECK(json_of(again.one) == json_of(small.one));
        CHECK(again.one.today == small.one.today);
        CHECK(planted(*again.program, again.one) == small.found);
        CHECK(found_by({}, *again.program, again.one) == std::vector<std::string>{});  // the engine itself is right
    }
    CHECK(with_used > 0);
}

/// What the engine was wrong about is now as its head says that it should be; the engine and the oracle agree on all of it.
TEST_CASE("what once differed comes out as it should", "[shrink]") {
    std::size_t files = 0, lines = 0;
    for (auto const& folder : std::filesystem::directory_iterator(RUBRIC_SOURCE_DIR "/tests/oracle/kept")) {
        Difference const was = read_kept(folder.path() / "generated.rubric");
        INFO(folder.path());
        CHECK(found_by({}, *was.program, was.one) == std::vector<std::string>{});
        auto const now = found_by([](Set const&) { return Set{}; }, *was.program, was.one);  // every decision, with what it should be
        std::istringstream in(was.text.text);
        for (std::string line; std::getline(in, line);) {
            std::size_t const name_end = line.find(": "), should = line.find(", should be ");
            if (!line.starts_with("-- ") || should == std::string::npos) continue;
            std::string const wanted = line.substr(3, name_end - 3) + ": {}" + line.substr(should);
            INFO(wanted);
            CHECK(std::ranges::find(now, wanted) != now.end());
            ++lines;
        }
        ++files;
    }
    CHECK(files >= 3);
    CHECK(lines >= files);
}

TEST_CASE("a case is the same when it is read again, and when it is carried to its own framework", "[shrink]") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        auto const program = compile(generate(seed));
        REQUIRE(program->framework);
        Random random(seed ^ 0xCA5E);
        Case const one = random_case(random, *program->framework, 20, 10);
        Texts texts(program->graph);
        auto const value = [&](Case const& each) {
            Evaluation engine(program->graph);
            Row const row = row_of(each, program->graph, texts);
            engine.run(row, texts, {});
            std::vector<Value> values;
            for (NodeId node = 0; node < program->graph.nodes.size(); ++node)
                for (std::uint32_t at = 0; at < engine.rows(program->graph.nodes[node].scope); ++at)
                    values.push_back(engine.value(node, at));
            return values;
        };
        INFO("seed " << seed << "\n" << json_of(one));
        Case read = case_of(json_of(one), *program->framework);
        read.today = one.today;
        bool const same = value(read) == value(one), same_carried = value(carried(one, *program->framework)) == value(one);
        CHECK(same);
        CHECK(same_carried);
    }
}

}  // namespace
}  // namespace rubric::oracle
