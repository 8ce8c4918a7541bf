#include "rules.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

using TableRow = syntax::RuleTable::Row;

syntax::Rule rule_from(syntax::RuleOf const& written, Place at) {
    return {written.rule, written.outcome, written.when, written.because, written.notes, at};
}

/// The rules of a decision under their names, be they written as rules or as rows.
class RuleList {
public:
    explicit RuleList(syntax::Rules& rules)
        : rules_(std::get_if<std::vector<syntax::Rule>>(&rules.rules)), table_(std::get_if<syntax::RuleTable>(&rules.rules)) {
        if (table_) name_rows();
    }

    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (std::size_t i = 0; i < size(); ++i) found.push_back(table_ ? table_->rows[i].name : (*rules_)[i].name.text);
        return found;
    }
    std::optional<std::size_t> find(std::string const& name) const {
        auto const all = names();
        auto const found = std::find(all.begin(), all.end(), name);
        return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
    }
    std::size_t size() const { return table_ ? table_->rows.size() : rules_->size(); }
    Place at(std::size_t index) const { return table_ ? table_->rows[index].at : (*rules_)[index].at; }

    void insert(std::size_t index, syntax::Rule rule) {
        if (table_)
            table_->rows.insert(table_->rows.begin() + static_cast<std::ptrdiff_t>(index), row(std::move(rule)));
        else
            rules_->insert(rules_->begin() + static_cast<std::ptrdiff_t>(index), std::move(rule));
    }
    void erase(std::size_t index) {
        if (table_)
            table_->rows.erase(table_->rows.begin() + static_cast<std::ptrdiff_t>(index));
        else
            rules_->erase(rules_->begin() + static_cast<std::ptrdiff_t>(index));
    }

private:
    static TableRow row(syntax::Rule rule) {
        TableRow made;
        made.name = rule.name.text;
        made.at = rule.at;
        made.instead = {std::move(rule)};
        return made;
    }

    /// Before any row goes, so that `row_3` stays the third that was written.
    void name_rows() {
        auto const& columns = table_->columns;
        auto const named = std::find_if(columns.begin(), columns.end(),
                                        [](auto const& each) { return each.kind == syntax::RuleTable::Column::Kind::rule; });
        for (std::size_t i = 0; i < table_->rows.size(); ++i) {
            TableRow& row = table_->rows[i];
            if (!row.name.empty()) continue;
            row.name = "row_" + std::to_string(i + 1);
            auto const cell = static_cast<std::size_t>(named - columns.begin());
            if (cell < row.cells.size() && !row.cells[cell].tests.empty()) row.name = row.cells[cell].tests.front().operand.word;
        }
    }

    std::vector<syntax::Rule>* rules_;
    syntax::RuleTable* table_;
};

syntax::Otherwise otherwise_from(syntax::RuleOf const& written, Place at) {
    return {written.outcome, written.because, written.notes, at};
}

syntax::Rules* rules_in(syntax::Value& value) { return std::get_if<syntax::Rules>(&value.body); }

Met absent(RuleList const& list) { return {Met::Kind::absent, {}, list.names()}; }

std::string_view text_of(std::variant<syntax::Name, syntax::String> const& key) {
    return std::visit([](auto const& each) -> std::string_view { return each.text; }, key);
}

std::optional<std::size_t> pair_of(syntax::Map const& map, std::string_view key) {
    for (std::size_t i = 0; i < map.pairs.size(); ++i)
        for (auto const& each : map.pairs[i].keys)
            if (text_of(each) == key) return i;
    return std::nullopt;
}

Met absent(syntax::Map const& map) {
    Met met{Met::Kind::absent, {}, {}};
    for (auto const& pair : map.pairs)
        for (auto const& key : pair.keys) met.near.emplace_back(text_of(key));
    return met;
}

syntax::Pair pair_from(syntax::RuleOf const& written, Place at) {
    return {{written.rule}, written.outcome, written.when, written.notes, at};
}

auto field_of(syntax::Fields& fields, std::string_view name) {
    return std::find_if(fields.fields.begin(), fields.fields.end(), [&](auto const& each) { return each.name.text == name; });
}

Met absent(syntax::Fields const& fields) {
    Met met{Met::Kind::absent, {}, {}};
    for (auto const& each : fields.fields) met.near.push_back(each.name.text);
    return met;
}

}  // namespace

Met add_rule(syntax::Value& value, syntax::RuleOf const& rule, std::optional<syntax::Name> const& before, Place at) {
    syntax::Rules* const rules = rules_in(value);
    if (!rules) return {Met::Kind::no_rules, value.name.at};
    if (rule.rule.text == "otherwise") {
        if (rules->otherwise) return {Met::Kind::present, rules->otherwise->at};
        rules->otherwise = otherwise_from(rule, at);
        return {};
    }
    RuleList list(*rules);
    if (auto const found = list.find(rule.rule.text)) return {Met::Kind::present, list.at(*found)};
    if (!before && value.policy == "first") return {Met::Kind::unplaced, value.name.at};
    auto const place = before ? list.find(before->text) : list.size();
    if (!place) {
        Met met = absent(list);
        met.missing = before;
        return met;
    }
    list.insert(*place, rule_from(rule, at));
    return {};
}

Met replace_rule(syntax::Value& value, syntax::RuleOf const& rule, Place at) {
    syntax::Rules* const rules = rules_in(value);
    if (!rules) return {Met::Kind::no_rules, value.name.at};
    if (rule.rule.text == "otherwise" && rules->otherwise) {
        Place const was = rules->otherwise->at;
        rules->otherwise = otherwise_from(rule, at);
        return {Met::Kind::done, was};
    }
    RuleList list(*rules);
    auto const found = list.find(rule.rule.text);
    if (!found) return absent(list);
    Place const was = list.at(*found);
    list.erase(*found);
    list.insert(*found, rule_from(rule, at));
    return {Met::Kind::done, was};
}

Met remove_rule(syntax::Value& value, std::string const& name) {
    syntax::Rules* const rules = rules_in(value);
    if (!rules) return {Met::Kind::no_rules, value.name.at};
    if (name == "otherwise" && rules->otherwise) {
        Place const was = rules->otherwise->at;
        rules->otherwise.reset();
        return {Met::Kind::done, was};
    }
    RuleList list(*rules);
    auto const found = list.find(name);
    if (!found) return absent(list);
    Place const was = list.at(*found);
    list.erase(*found);
    return {Met::Kind::done, was};
}

Met add_rule(syntax::Map& map, syntax::RuleOf const& pair, std::optional<syntax::Name> const&, Place at) {
    if (auto const found = pair_of(map, pair.rule.text)) return {Met::Kind::present, map.pairs[*found].at};
    map.pairs.push_back(pair_from(pair, at));
    return {};
}

Met replace_rule(syntax::Map& map, syntax::RuleOf const& pair, Place at) {
    auto const place = pair_of(map, pair.rule.text);
    Met const met = remove_rule(map, pair.rule.text);
    if (met.kind == Met::Kind::done)
        map.pairs.insert(map.pairs.begin() + static_cast<std::ptrdiff_t>(*place), pair_from(pair, at));
    return met;
}

Met remove_rule(syntax::Map& map, std::string const& key) {
    auto const found = pair_of(map, key);
    if (!found) return absent(map);
    syntax::Pair& pair = map.pairs[*found];
    Place const was = pair.at;
    std::erase_if(pair.keys, [&](auto const& each) { return text_of(each) == key; });
    if (pair.keys.empty()) map.pairs.erase(map.pairs.begin() + static_cast<std::ptrdiff_t>(*found));
    return {Met::Kind::done, was};
}

Met add_field(syntax::Fields& fields, syntax::Field const& field) {
    if (auto const found = field_of(fields, field.name.text); found != fields.fields.end())
        return {Met::Kind::present, found->name.at};
    fields.fields.push_back(field);
    return {};
}

Met replace_field(syntax::Fields& fields, syntax::Field const& field) {
    auto const found = field_of(fields, field.name.text);
    if (found == fields.fields.end()) return absent(fields);
    Place const was = found->name.at;
    *found = field;
    return {Met::Kind::done, was};
}

Met remove_field(syntax::Fields& fields, std::string const& name) {
    auto const found = field_of(fields, name);
    if (found == fields.fields.end()) return absent(fields);
    Place const was = found->name.at;
    fields.fields.erase(found);
    return {Met::Kind::done, was};
}

}  // namespace rubric::check
