// Laws that hold of the engine by itself: learning a fact takes possibilities away and adds none, and a fact that an open value does
// not hang on does not change it. RUBRIC_ORACLE_SEEDS=FIRST:COUNT chooses the frameworks.
#include "agreement.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>

namespace rubric::oracle {
namespace {

struct Unknown {
    Datum* datum;
    check::Type type;
    std::string path;
};

/// The facts that nobody gives and nothing computes.
void unknowns(Instance& instance, std::string const& path, std::vector<Unknown>& out) {
    for (auto const& field : instance.type->fields) {
        Datum& datum = instance.facts.at(field.get());
        std::string const here = path + field->name;
        bool const scalar = !field->type.list && field->type.kind != check::Type::Kind::record;
        if (scalar && !field->from && datum.state == Fact::State::unknown) out.push_back({&datum, field->type, here});
        if (datum.instance) unknowns(*datum.instance, here + ".", out);
        for (std::size_t i = 0; i < datum.elements.size(); ++i)
            if (datum.elements[i].instance) unknowns(*datum.elements[i].instance, here + "[" + std::to_string(i + 1) + "].", out);
    }
}

bool computes(check::Framework const& framework) {
    auto const from = [](check::Framework const& one) {
        return std::ranges::any_of(one.records, [](auto const& each) { return std::ranges::any_of(each->fields, [](auto const& field) { return field->from != nullptr; }); });
    };
    return from(framework) || std::ranges::any_of(framework.uses, [&](auto const& used) { return from(*used); });
}

TEST_CASE("learning a fact adds no possibility, and matters only to what hangs on it", "[laws]") {
    auto const [first, count] = seeds(400);
    std::size_t narrowed = 0, untouched = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Generated const text = generate(seed);
        auto const program = compile(text);
        REQUIRE(program->framework);
        Random random(seed ^ 0x1EA2);
        Texts texts(program->graph);
        Evaluation before(program->graph), after(program->graph);
        bool const asks_for_all = !computes(*program->framework);
        for (int repeat = 0; repeat < 3; ++repeat) {
            Case one = random_case(random, *program->framework, 40, 5);
            before.run(row_of(one, program->graph, texts), texts, {.assuming = false});
            std::vector<Unknown> open;
            unknowns(*one.facts, "", open);
            for (std::size_t tries = 0; tries < 4 && !open.empty(); ++tries) {
                Unknown const& fact = random.pick(open);
                Datum const unknown = *fact.datum;
                *fact.datum = random_scalar(random, fact.type);
                after.run(row_of(one, program->graph, texts), texts, {.assuming = false});
                for (DecisionOutput const& output : program->graph.decisions) {
                    if (output.is_list) continue;
                    Set const was = set_of(before.value(output.value), texts), is = set_of(after.value(output.value), texts);
                    if (is == Set{error}) continue;  // a range is in error only where all of it is
                    INFO("seed " << seed << ", " << output.name << " was " << show(was) << ", with " << fact.path << " = " << show({fact.datum->part}) << " is " << show(is));
                    for (Part const& part : is)
                        if (part != error) REQUIRE(within(part, was));
                    ++narrowed;
                    if (!asks_for_all || settled(was)) continue;
                    auto const needs = before.needs(output.value);
                    bool const needed = std::ranges::any_of(needs, [&](FactPath const& path) { return before.text(path) == fact.path; });
                    if (needed) continue;
                    REQUIRE(is == was);
                    ++untouched;
                }
                *fact.datum = unknown;
            }
        }
    }
    std::cout << narrowed << " values narrowed, " << untouched << " left as they were\n";
    if (count < 400) return;
    CHECK(narrowed > 1000);
    CHECK(untouched > 100);
}

}  // namespace
}  // namespace rubric::oracle
