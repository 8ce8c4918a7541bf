// Maps: a value for each value, a code list for each code.
#include "check/expressions/candidates.hpp"
#include "check/literals.hpp"
#include "check/notes.hpp"
#include "declarations.hpp"
#include "mentions.hpp"

#include <algorithm>
#include <set>

namespace rubric::check {

namespace {

class MapCheck {
public:
    MapCheck(Draft& draft, Map& map, Scope scope) : draft_(draft), reader_(draft, std::move(scope)), map_(map) {}

    void pairs(std::vector<syntax::Pair> const& written) {
        for (syntax::Pair const& each : written) pair(each);
    }

    /// What no pair reaches stands for itself, which only a level of the same type can.
    void require_all_mentioned(Place at) {
        if (map_.from.kind != Type::Kind::levels || map_.to.kind != Type::Kind::levels || map_.from.values == map_.to.values)
            return;
        for (Level const& level : map_.from.values->levels.levels)
            if (!mapped_.contains(level.name))
                draft_.report(text::Code::R0244, at, {{"level", level.name}, {"type", map_.to.values->levels.name}});
    }

private:
    void pair(syntax::Pair const& written) {
        Pair pair;
        if (written.when) pair.when = reader_.test(written.when);
        for (auto const& key : written.keys) this->key(key, pair, static_cast<bool>(written.when));
        Guards guards;
        if (pair.when) guard_where_true(*pair.when, guards);
        pair.outcome = reader_.store(written.outcome, map_.to, "the map `" + map_.name + "`", guards);
        Place const at = std::visit([](auto const& each) -> Place { return each.at; }, written.keys.front());
        pair.notes = read_rule_notes(draft_, written.notes, at, map_.notes);
        map_.pairs.push_back(std::move(pair));
    }

    void key(std::variant<syntax::Name, syntax::String> const& written, Pair& pair, bool conditional) {
        auto const* name = std::get_if<syntax::Name>(&written);
        std::string const& word = name ? name->text : std::get<syntax::String>(written).text;
        Place const at = std::visit([](auto const& each) -> Place { return each.at; }, written);
        std::string const shown = name ? word : "\"" + word + "\"";
        if (mapped_.contains(shown)) draft_.report(text::Code::R0305, at, {{"key", word}});
        if (!conditional) mapped_.insert(shown);
        if (name && word == "none")
            pair.keys.push_back({Fact::State::none, 0});
        else if (!name && map_.from.kind == Type::Kind::text)
            pair.texts.push_back(word);
        else if (name && map_.from.kind == Type::Kind::levels)
            level(word, at, pair);
        else if (!is_any(map_.from))
            draft_.report(text::Code::R0220, at,
                          {{"expected", describe(optional(map_.from, false))}, {"actual", name ? "a name" : "text"}});
    }

    void level(std::string const& word, Place at, Pair& pair) {
        if (auto const index = level_of(*map_.from.values, word)) {
            pair.keys.push_back({Fact::State::known, static_cast<std::int64_t>(*index)});
            return;
        }
        std::vector<std::string> near;
        for (Level const& each : map_.from.values->levels.levels) near.push_back(each.name);
        draft_.report(text::Code::R0205, at,
                      {{"name", word}, {"type", map_.from.values->levels.name}, {"near", nearest(word, near)}});
    }

    Draft& draft_;
    Reader reader_;
    Map& map_;
    std::set<std::string> mapped_;  // by a pair without a condition
};

void check_map(Draft& draft, Map& map, syntax::Map const& written, Scope scope) {
    scope.unknown = true;
    MapCheck check(draft, map, std::move(scope));
    check.pairs(written.pairs);
    check.require_all_mentioned(written.name.at);
}

/// Days or months is told by the first duration among the outcomes.
void take_unit(Draft& draft, Map& map, syntax::Map const& written) {
    for (syntax::Pair const& each : written.pairs)
        if (auto const* literal = first_duration(each.outcome)) {
            map.to.unit = read_duration(literal->word).unit;
            return;
        }
    draft.report(text::Code::R0231, written.to.at, {{"name", map.name}});
}

}  // namespace

bool waits_for_dataset(Map const& map, syntax::Map const& written) {
    return map.from.kind == Type::Kind::text &&
           std::any_of(written.pairs.begin(), written.pairs.end(),
                       [](syntax::Pair const& each) { return static_cast<bool>(each.when); });
}

void check_text_map(Draft& draft, Map& map, syntax::Map const& written, Record const* reads) {
    map.reads = reads;
    Scope scope;
    scope.self = reads;
    check_map(draft, map, written, scope);
}

void define_map(Draft& draft, Map& map, syntax::Map const& written) {
    map.from = read_type(draft, written.from);
    map.to = read_type(draft, written.to);
    bool const mappable = !map.from.list && (map.from.kind == Type::Kind::levels || map.from.kind == Type::Kind::text);
    if (!mappable && !is_any(map.from))
        draft.report(text::Code::R0243, written.from.at, {{"type", describe(optional(map.from, false))}});
    if (map.to.kind == Type::Kind::duration) take_unit(draft, map, written);
    if (waits_for_dataset(map, written)) return;
    Definition definition{written.name.text, written.name.at};
    for (syntax::Pair const& each : written.pairs) {
        mentioned(each.outcome, definition.mentions);
        mentioned(each.when, definition.mentions);
    }
    definition.check = [&draft, &map, &written] { check_map(draft, map, written, {}); };
    draft.define(&map, std::move(definition));
}

}  // namespace rubric::check
