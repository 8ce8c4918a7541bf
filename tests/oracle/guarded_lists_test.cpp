// A list leaves out what is none, by what each value may be: a guard takes none away where a value is stored, in a field or a
// decision, but the value that a list is made of is what the expression gives. Engine and oracle alike, with what they give
// written out.
#include "agreement.hpp"

#include <catch2/catch.hpp>

namespace rubric::oracle {
namespace {

char const* const text = R"(framework generated "Guarded"
scale grade { low < middle < high }
case thing {
    mark : grade or none
    marks : list of grade
}
let same(x : grade) : grade = x
let guarded = if mark is none then low else mark
decision made : list of grade = list(if mark is none then low else mark for v in marks)
decision collected : list of grade, collect {
    one: (if mark is none then low else mark) when yes
}
decision called : list of grade = list(same(if mark is none then low else mark) for v in marks)
decision called_collected : list of grade, collect {
    one: same(if mark is none then low else mark) when yes
}
decision stored : list of grade = list(guarded for v in marks)
)";

struct Written {
    std::unique_ptr<Program> program = compile({text, ""});
    Case one{std::make_shared<Instance>(), std::nullopt};

    /// One mark in the list, and this as the case's own.
    explicit Written(Datum mark) {
        INFO(errors(*program));
        REQUIRE(program->framework);
        check::Record const& type = *program->framework->the_case;
        one.facts->type = &type;
        one.facts->facts[type.fields[0].get()] = std::move(mark);
        one.facts->facts[type.fields[1].get()] = {.state = Fact::State::known,
                                                  .elements = {{.state = Fact::State::known, .part = level(1)}}};
    }

    struct Found {
        Set there, value;
        bool operator==(Found const&) const = default;
    };
    /// The engine's only element of the decision; the oracle is held to it.
    Found only(std::string const& decision) const {
        Texts texts(program->graph);
        Evaluation engine(program->graph);
        Row const row = row_of(one, program->graph, texts);
        engine.run(row, texts, {});
        CHECK(differences(*program, one, engine, texts) == std::vector<std::string>{});
        for (DecisionOutput const& output : program->graph.decisions)
            if (output.name == decision) {
                REQUIRE(output.list.streams.size() == 1);
                Stream const& stream = output.list.streams[0];
                return {tested(set_of(engine.value(stream.when), texts)), set_of(engine.value(stream.outcome), texts)};
            }
        FAIL("no decision " << decision);
        return {};
    }
};

TEST_CASE("a guarded value of a list that is made or collected is left out where it may be none", "[lists]") {
    Set const any{level(0), level(1), level(2)};
    Written const open{{}};
    for (char const* const decision : {"made", "collected", "called", "called_collected"}) {
        INFO(decision);
        CHECK(open.only(decision) == Written::Found{{yes, no}, any});
        CHECK(Written({.state = Fact::State::known, .part = level(2)}).only(decision) == Written::Found{{yes}, {level(2)}});
        CHECK(Written({.state = Fact::State::none}).only(decision) == Written::Found{{yes}, {level(0)}});
    }
}

TEST_CASE("a guarded value that was stored has lost none, and is surely in the list", "[lists]") {
    Written const open{{}};
    CHECK(open.only("stored") == Written::Found{{yes}, {level(0), level(1), level(2)}});
}

}  // namespace
}  // namespace rubric::oracle
