// A variant against the framework that it comes to, written out: random frameworks, each with a rule, a pair or a value taken out, put
// back or changed by amendments. Both give the same graph.
#include "agreement.hpp"

#include "check/check.hpp"
#include "lower/lower.hpp"
#include "syntax/parse.hpp"
#include "text/message.hpp"

#include <catch2/catch.hpp>

namespace rubric::oracle {
namespace {

struct Amendment {
    std::string text;      // as a variant writes it
    std::string expected;  // what the base comes to
};

/// Without the stretch of a place.
std::string without(std::string text, Place place) { return text.erase(place.begin, place.end - place.begin); }

std::string replaced(std::string text, Place place, std::string const& by) {
    return text.replace(place.begin, place.end - place.begin, by);
}

class Amending {
public:
    Amending(std::string text, Random& random) : random_(random), text_(std::move(text)) {
        source_ = sources_.add("base", text_);
        file_ = syntax::parse(sources_, source_).file;
    }

    /// Amendments of one thing each, of every kind that the framework has something for.
    std::vector<Amendment> all() {
        std::vector<Amendment> found;
        for (auto const& item : file_.items) {
            auto const& declaration = std::get<syntax::Declaration>(item);
            if (auto const* value = std::get_if<syntax::Value>(&declaration)) of_rules(*value, found);
            if (auto const* map = std::get_if<syntax::Map>(&declaration)) of_pairs(*map, found);
            if (auto const* parameter = std::get_if<syntax::Parameter>(&declaration)) of_parameter(*parameter, found);
            if (auto const* offer = std::get_if<syntax::Offer>(&declaration))
                found.push_back({"remove offer " + offer->name.text, without(text_, offer->at)});
        }
        return found;
    }

private:
    std::string at(Place place) const { return std::string(sources_.at(place)); }

    void of_rules(syntax::Value const& value, std::vector<Amendment>& found) {
        auto const* rules = std::get_if<syntax::Rules>(&value.body);
        auto const* written = rules ? std::get_if<std::vector<syntax::Rule>>(&rules->rules) : nullptr;
        if (!written || written->size() < 2) return;
        std::size_t const chosen = random_.below(written->size());
        std::size_t const other = chosen == 0 ? 1 : chosen - 1;
        syntax::Rule const &rule = (*written)[chosen], &model = (*written)[other];
        std::string const name = value.name.text + "." + rule.name.text;
        found.push_back({"remove rule " + name, without(text_, rule.at)});
        std::string const body = at(model.at).substr(model.name.text.size());
        found.push_back({"replace rule " + name + body, replaced(text_, rule.at, rule.name.text + body)});
        found.push_back({"add rule " + value.name.text + ".added" + body + " before " + rule.name.text,
                         replaced(text_, rule.at, "added" + body + "\n" + at(rule.at))});
    }

    void of_pairs(syntax::Map const& map, std::vector<Amendment>& found) {
        if (map.pairs.size() < 2) return;
        syntax::Pair const &pair = map.pairs[0], &model = map.pairs[1];
        auto const* key = std::get_if<syntax::Name>(&pair.keys.front());
        if (!key || pair.keys.size() != 1 || key->text == "none") return;
        std::string const outcome = ": " + at(model.outcome.at);
        found.push_back({"replace rule " + map.name.text + "." + key->text + outcome, replaced(text_, pair.at, key->text + outcome)});
    }

    void of_parameter(syntax::Parameter const& parameter, std::vector<Amendment>& found) {
        auto const* value = std::get_if<syntax::Expression>(&parameter.value);
        if (!value) return;
        for (auto const& item : file_.items)
            if (auto const* other = std::get_if<syntax::Parameter>(&std::get<syntax::Declaration>(item)))
                if (auto const* taken = std::get_if<syntax::Expression>(&other->value); taken && other->type == parameter.type) {
                    found.push_back({"set " + parameter.name.text + " = " + at(taken->at), replaced(text_, value->at, at(taken->at))});
                    return;
                }
    }

    Random& random_;
    Sources sources_;
    std::uint32_t source_ = 0;
    std::string text_;
    syntax::File file_;
};

/// The graph of a text; none where it is in error.
std::optional<Graph> graph_of(std::string const& text, Generated const& base) {
    Sources sources;
    auto const source = sources.add("", text);
    auto const parsed = syntax::parse(sources, source);
    auto const load = [&](std::string const& name, std::uint32_t, Sources& all) -> std::optional<std::uint32_t> {
        if (name == "generated") return all.add("generated.rubric", base.text);
        if (name == "used") return all.add("used.rubric", base.used);
        return std::nullopt;
    };
    auto const checked = check::check(sources, parsed.file, source, load);
    if (has_errors(parsed.diagnostics) || !checked.framework) return std::nullopt;
    return lower::lower(*checked.framework);
}

bool same(Graph const& one, Graph const& other) {
    auto const fields = [](Node const& node) { return std::tuple(node.op, node.scope, node.first, node.count, node.argument); };
    return one.operands == other.operands && one.constants == other.constants && one.texts == other.texts &&
           std::equal(one.nodes.begin(), one.nodes.end(), other.nodes.begin(), other.nodes.end(),
                      [&](Node const& a, Node const& b) { return fields(a) == fields(b); }) &&
           std::equal(one.rules.begin(), one.rules.end(), other.rules.begin(), other.rules.end(),
                      [](Rule const& a, Rule const& b) { return a.name == b.name && a.reason == b.reason; });
}

}  // namespace

TEST_CASE("a variant gives the graph of the framework that it comes to") {
    auto const [first, count] = seeds(40, 2000);
    std::size_t compared = 0, refused = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Generated const base = generate(seed);
        Random random(seed);
        for (Amendment const& each : Amending(base.text, random).all()) {
            auto const amended = graph_of("variant generated_variant \"Amended\" of generated\n" + each.text + "\n", base);
            auto const written = graph_of(each.expected, base);
            CAPTURE(seed, each.text);
            CHECK(amended.has_value() == written.has_value());
            if (!amended || !written) {
                ++refused;
                continue;
            }
            CHECK(same(*amended, *written));
            ++compared;
        }
    }
    CHECK(refused < compared);
    if (count >= 40) CHECK(compared > 300);
}

}  // namespace rubric::oracle
