// Frameworks with something broken: tokens left out, doubled, or put in each other's place. Each is diagnosed, at a place that it
// has, or it is another framework, which then evaluates. RUBRIC_ORACLE_SEEDS=FIRST:COUNT chooses which.
#include "agreement.hpp"

#include <catch2/catch.hpp>

#include <cctype>

namespace rubric::oracle {
namespace {

std::vector<std::string> tokens_of(std::string const& text) {
    std::vector<std::string> out;
    auto const word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        if (text[i] == '"') {
            end = text.find('"', end);
            end = end == std::string::npos ? text.size() : end + 1;
        } else {
            while (end < text.size() && word(text[i]) && word(text[end])) ++end;
        }
        out.push_back(text.substr(i, end - i));
        i = end;
    }
    return out;
}

bool blank(std::string const& token) { return token == " " || token == "\n"; }

char kind(std::string const& token) {
    char const first = token[0];
    return std::isdigit(static_cast<unsigned char>(first)) != 0 ? '1' : first == '=' || first == '>' ? '<' : first == '*' || first == '/' || first == '-' ? '+' : first;
}

std::string mutated(std::string const& text, Random& random) {
    auto tokens = tokens_of(text);
    for (std::size_t times = 1 + random.below(2); times > 0; --times) {
        auto const some = [&] {
            std::size_t i = random.below(tokens.size());
            while (blank(tokens[i])) i = (i + 1) % tokens.size();
            return i;
        };
        std::size_t const one = some();
        std::size_t other = some();
        bool const alike = random.chance(50);  // a name for a name of the same letter, a sign for a sign
        for (int tries = 0; alike && tries < 200 && (kind(tokens[other]) != kind(tokens[one]) || tokens[other] == tokens[one]); ++tries) other = some();
        switch (alike ? 4 : random.below(5)) {
            case 0: tokens[one].clear(); break;
            case 1: tokens[one] += " " + tokens[one]; break;
            case 2: std::swap(tokens[one], tokens[other]); break;
            case 3: tokens[one] = random.among<std::string>({"and", "not", "=", "<", "in", "is none", "none", "(", ")", "{", "}", ",", "1", "\"x\"", "2022-10-01", "3 days", "unknown", "list of", "first", "highest", "today", "|", "any(v in f1)", "every month"}); break;
            default: tokens[one] = tokens[other];
        }
        if (tokens[one].empty()) tokens[one] = " ";
    }
    std::string out;
    for (auto const& each : tokens) out += each;
    return out;
}

TEST_CASE("a broken framework is diagnosed at a place of its own, or is another framework that evaluates", "[mutation]") {
    auto const [first, count] = seeds(3000);
    std::size_t diagnosed = 0, valid = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Random random(seed ^ 0xB40CE);
        Generated text = generate(seed);
        std::string& broken = text.used.empty() || random.chance(70) ? text.text : text.used;
        broken = mutated(broken, random);
        CAPTURE(seed, text.text, text.used);
        auto const program = compile(text);
        for (Diagnostic const& each : program->diagnostics) {
            REQUIRE(each.at.source < program->sources.size());
            REQUIRE(each.at.begin <= each.at.end);
            REQUIRE(each.at.end <= program->sources[each.at.source].text.size());
            REQUIRE_FALSE(each.title.empty());
        }
        if (!program->framework) {
            ++diagnosed;
            REQUIRE(has_errors(program->diagnostics));
            continue;
        }
        ++valid;
        if (!program->framework->the_case) continue;
        Texts texts(program->graph);
        Evaluation engine(program->graph);
        for (int unknown : {0, 40}) {
            Case const one = random_case(random, *program->framework, unknown, unknown / 4);
            engine.run(row_of(one, program->graph, texts), texts, {});
            if (program->graph.waiting.empty()) REQUIRE(differences(*program, one, engine, texts) == std::vector<std::string>{});
            for (NodeId node = 0; node < program->graph.nodes.size(); ++node)
                for (std::uint32_t row = 0; row < engine.rows(program->graph.nodes[node].scope); ++row)
                    REQUIRE(engine.value(node, row).possibilities() > 0);
        }
    }
    if (count >= 500) {
        CHECK(diagnosed * 5 > count);
        CHECK(valid * 50 > count);
    }
}

}  // namespace
}  // namespace rubric::oracle
