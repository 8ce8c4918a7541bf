// Programs that are ill-typed for certain: a random framework, with one more declaration that puts two of its fields together which do not go
// together. Each is refused, at a place in that declaration. RUBRIC_ORACLE_SEEDS=FIRST:COUNT chooses the frameworks.
#include "agreement.hpp"

#include <catch2/catch.hpp>

#include <iostream>
#include <map>

namespace rubric::oracle {
namespace {

using check::Type;

bool is_number(Type const& type) {
    return type.kind == Type::Kind::integer || type.kind == Type::Kind::number || type.kind == Type::Kind::percent || type.kind == Type::Kind::money;
}

bool is_boolean(Type const& type) { return type.kind == Type::Kind::levels && type.values->levels.name == "boolean"; }

/// Values that cannot be compared: neither of one kind nor both numbers; levels of two types.
bool unlike(Type const& a, Type const& b) {
    if (a.list != b.list) return true;
    if (is_number(a) && is_number(b)) return false;
    return a.kind != b.kind || (a.kind == Type::Kind::levels && a.values != b.values) || (a.kind == Type::Kind::record && a.record != b.record);
}

std::string written(Type const& type) {
    switch (type.kind) {
        case Type::Kind::levels: return type.values->levels.name;
        case Type::Kind::integer: return "integer";
        case Type::Kind::number: return "number";
        case Type::Kind::percent: return "percent";
        case Type::Kind::money: return "money";
        case Type::Kind::date: return "date";
        case Type::Kind::text: return "text";
        default: return "";
    }
}

/// What one field, or two, make that is wrong; empty where it would be right.
std::vector<std::pair<char const*, std::string>> wrong_with(check::Field const& a, check::Field const& b) {
    std::vector<std::pair<char const*, std::string>> out;
    auto const add = [&](bool wrong, char const* what, std::string const& text) {
        if (wrong) out.emplace_back(what, text);
    };
    auto const test = [](std::string const& text) { return "let ill : boolean = " + text; };
    bool const scalars = !a.type.list && !b.type.list, numbers = is_number(a.type) && is_number(b.type);
    std::string const name = written(b.type);
    add(unlike(a.type, b.type) && scalars, "compared", test(a.name + " = " + b.name));
    add(unlike(a.type, b.type) && scalars, "ordered", test(a.name + " < " + b.name));
    add(unlike(a.type, b.type) && scalars, "in a list", test(a.name + " in (" + b.name + ", " + b.name + ")"));
    add(scalars && !numbers && b.type.kind != Type::Kind::duration, "added", "let ill = " + a.name + " + " + b.name);
    add(scalars && !numbers, "multiplied", "let ill = " + a.name + " * " + b.name);
    add(!is_boolean(a.type), "a test", "let ill : integer = (if " + a.name + " then 1 else 2)");
    add(!is_boolean(a.type), "denied", test("not " + a.name));
    add(unlike(a.type, b.type) && !name.empty() && scalars, "stored", "let ill : " + name + " or none = " + a.name);
    add(unlike(a.type, b.type) && !name.empty() && scalars, "an outcome", "decision ill : " + name + " or none, first { r1: " + a.name + " when yes }");
    add(a.type.optional && !a.type.list && !unlike(a.type, b.type) && !name.empty() && scalars, "none stored", "let ill : " + name + " = " + a.name);
    add(!a.type.list, "gone through", test("any(v in " + a.name + ")"));
    add(a.type.list || a.type.kind != Type::Kind::record, "asked for a field", "let ill = " + a.name + ".no_such_field");
    add(a.type.kind != Type::Kind::date, "a day", test("today < " + a.name + " + 2 days"));
    add(true, "undeclared", "let ill = " + a.name + "_undeclared");
    add(true, "itself", "let ill : " + (name.empty() ? "integer" : name) + " or none = ill");
    add(true, "called", "let ill = " + a.name + "(" + b.name + ")");
    return out;
}

TEST_CASE("what is ill-typed is diagnosed where it stands, and never evaluated", "[ill-typed]") {
    auto const [first, count] = seeds(150);
    std::map<std::string, std::size_t> refused;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Generated const text = generate(seed);
        auto const right = compile(text);
        REQUIRE(right->framework);
        auto const& fields = right->framework->the_case->fields;
        Random random(seed ^ 0x111);
        for (int tries = 0; tries < 3; ++tries) {
            for (auto const& [what, declaration] : wrong_with(*random.pick(fields), *random.pick(fields))) {
                if (!random.chance(40)) continue;
                auto const wrong = compile({text.text + declaration + "\n", text.used});
                INFO("seed " << seed << ", " << what << ": " << declaration);
                REQUIRE_FALSE(wrong->framework);
                REQUIRE(has_errors(wrong->diagnostics));
                bool here = false;
                for (Diagnostic const& each : wrong->diagnostics)
                    here = here || (each.severity == Severity::error && each.at.source == 0 && each.at.begin >= text.text.size() && each.at.end <= text.text.size() + declaration.size() + 1);
                CHECK(here);
                ++refused[what];
            }
        }
    }
    std::size_t all = 0;
    for (auto const& [what, times] : refused) all += times;
    std::cout << all << " ill-typed programs refused, of " << refused.size() << " kinds\n";
    if (count < 150) return;
    CHECK(refused.size() == 16);
    CHECK(all > 1000);
}

}  // namespace
}  // namespace rubric::oracle
