// What changes nothing, on random frameworks and cases: a condition denied twice, a number that is computed instead of written,
// other names; and of batches the order of their rows and where they are split (batch_test.cpp).
#include "agreement.hpp"
#include "saved_case.hpp"

#include <catch2/catch.hpp>

#include <iostream>
#include <regex>

namespace rubric::oracle {
namespace {

std::size_t closing(std::string const& text, std::size_t open) {
    for (std::size_t i = open, depth = 0; i < text.size(); ++i) {
        depth += text[i] == '(';
        if (text[i] == ')' && --depth == 0) return i;
    }
    return std::string::npos;
}

/// `when (p)` as `when (not (not (p)))`, likewise `where`.
std::string denied_twice(std::string text) {
    for (std::string const word : {" when (", " where ("})
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            std::size_t const open = at + word.size() - 1, end = closing(text, open);
            std::string const next = text.substr(end + 1, 5);
            if (end == std::string::npos || next.find_first_of("+-*/<>=.") <= 1) continue;  // the bracket is no whole condition
            text.insert(end + 1, "))");
            text.insert(open, "(not (not ");
        }
    return text;
}

/// `< 3)` as `< (3 + nought))`, which nothing works out beforehand.
std::string computed(std::string const& text, std::string const& prefix) {
    static std::regex const number("(=|!=|<|<=|>|>=) ([0-9]+)\\)");
    std::string const nought = prefix + "nought";
    std::string out = std::regex_replace(text, number, "$1 ($2 + " + nought + "))");
    return out + "parameter " + nought + " : integer = 0\n";
}

/// Every name that the generator made: letters, a number, perhaps a level's letter.
std::string renamed(std::string const& text) {
    static std::regex const name("\\b(h_)?([a-z]+[0-9]+)(_[a-d])?\\b");
    return std::regex_replace(text, name, "$1zz$2$3");
}

std::string back(std::string text) {
    for (std::size_t at; (at = text.find("zz")) != std::string::npos;) text.erase(at, 2);
    return text;
}

/// Decisions, offers and duties in order, those of lists element by element.
std::vector<Set> answers(Program const& program, Case const& one) {
    Texts texts(program.graph);
    Evaluation engine(program.graph);
    Row const row = row_of(one, program.graph, texts);
    engine.run(row, texts, {});
    std::vector<Set> out;
    auto const add = [&](NodeId node, std::uint32_t at, bool test) {
        Set found;
        for (Part part : set_of(engine.value(node, at), texts)) part.word = back(part.word), found.insert(part);
        out.push_back(test ? tested(found) : found);
    };
    for (DecisionOutput const& each : program.graph.decisions) {
        if (!each.is_list) add(each.value, 0, false);
        for (Stream const& stream : each.list.streams)
            for (std::uint32_t at = 0; at < engine.rows(stream.scope); ++at) {
                add(stream.when, at, true);
                if (out.back() == Set{no})
                    out.pop_back();
                else
                    add(stream.outcome, at, false);
            }
    }
    for (OfferOutput const& each : program.graph.offers) add(each.when, 0, true);
    for (DutyOutput const& each : program.graph.duties)
        for (std::uint32_t at = 0; at < engine.rows(each.scope); ++at) {
            for (auto const& route : each.routes) add(route.strength, at, false);
            add(each.done, at, true), add(each.late, at, true);
            if (each.by != nothing) add(each.by, at, false);
        }
    return out;
}

struct Change {
    char const* what;
    Generated (*text)(Generated const&);
    std::string (*json)(std::string const&);
};

std::string as_it_is(std::string const& json) { return json; }

constexpr Change changes[] = {
    {"a condition denied twice",
     [](Generated const& g) {
         return Generated{denied_twice(g.text), denied_twice(g.used)};
     },
     as_it_is},
    {"a number computed",
     [](Generated const& g) {
         return Generated{computed(g.text, ""), g.used.empty() ? "" : computed(g.used, "h_")};
     },
     as_it_is},
    {"other names",
     [](Generated const& g) {
         return Generated{renamed(g.text), renamed(g.used)};
     },
     renamed},
};

TEST_CASE("what changes nothing in a framework changes no answer", "[metamorphic]") {
    auto const [first, count] = seeds(300);
    std::size_t compared[std::size(changes)] = {}, refused[std::size(changes)] = {};
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Generated const text = generate(seed);
        auto const before = compile(text);
        REQUIRE(before->framework);
        Random random(seed ^ 0x3E7A);
        std::vector<Case> cases;
        for (int i = 0; i < 4; ++i) cases.push_back(random_case(random, *before->framework, 10 + 15 * i, i % 2 == 0 ? 0 : 10));
        for (std::size_t i = 0; i < std::size(changes); ++i) {
            Change const& change = changes[i];
            Generated const other = change.text(text);
            if (other.text == text.text && other.used == text.used) continue;
            auto const after = compile(other);
            INFO("seed " << seed << ", " << change.what << "\n" << errors(*after));
            if (!after->framework) {
                ++refused[i];
                continue;
            }
            for (Case const& one : cases) {
                Case again = case_of(change.json(json_of(one)), *after->framework);
                again.today = one.today;
                bool const same = answers(*before, one) == answers(*after, again);
                REQUIRE(same);
                ++compared[i];
            }
        }
    }
    for (std::size_t i = 0; i < std::size(changes); ++i) {
        std::cout << changes[i].what << ": " << compared[i] << " cases compared, " << refused[i] << " frameworks refused\n";
        INFO(changes[i].what);
        CHECK(refused[i] * 10 <= count);
        if (count >= 300) CHECK(compared[i] > 500);
    }
}

}  // namespace
}  // namespace rubric::oracle
