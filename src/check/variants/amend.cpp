// A base's tree with a variant's amendments, one after the other.
#include "base.hpp"
#include "rules.hpp"
#include "text/message.hpp"
#include "tree.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

class Amender {
public:
    Amender(Amended& made, syntax::File const& variant) : made_(made), variant_(variant) {}

    void amend() {
        take_header();
        std::erase_if(made_.file.items, [&](syntax::Item const& each) { return is_of_another_time(each); });
        // What is added stands under no section of the base.
        made_.file.items.push_back(syntax::Declaration{syntax::Section{{}, {}, made_.file.header.at}});
        for (syntax::Item const& each : variant_.items) std::visit(*this, each);
    }

    void operator()(syntax::Set const& written) {
        auto const& parts = written.name.parts;
        bool const own = parts.size() == 1 || parts.front().text == made_.base;
        syntax::Parameter* const found = own ? find_declared<syntax::Parameter>(made_.file, parts.back().text) : nullptr;
        note("set", "parameter " + std::string(parts.back().text), written.at, found ? found->at : Place{});
        if (!found) {
            made_.file.items.push_back(written);  // of a used framework, or unknown: seen when names are
            return;
        }
        found->value = written.value;
        if (!written.notes.empty()) found->notes = written.notes;
    }

    void operator()(syntax::Add const& written) {
        if (auto const* field = std::get_if<syntax::FieldOf>(&written.what))
            return amend_field("add", field->owner, field->field.name, written.at,
                               [&](syntax::Fields& owner) { return add_field(owner, field->field); });
        auto const& rule = std::get<syntax::RuleOf>(written.what);
        amend_rule("add", rule.owner, rule.rule, written.at,
                   [&](auto& owner) { return add_rule(owner, rule, written.before, written.at); });
    }

    void operator()(syntax::Replace const& written) {
        if (auto const* field = std::get_if<syntax::FieldOf>(&written.what))
            return amend_field("replace", field->owner, field->field.name, written.at,
                               [&](syntax::Fields& owner) { return replace_field(owner, field->field); });
        if (auto const* rule = std::get_if<syntax::RuleOf>(&written.what))
            return amend_rule("replace", rule->owner, rule->rule, written.at,
                              [&](auto& owner) { return replace_rule(owner, *rule, written.at); });
        auto const& declaration = std::get<syntax::Declaration>(written.what);
        syntax::Item* const found = find(kind_of(declaration), name_of(declaration));
        if (!found) return report_absent("replace", kind_of(declaration), name_of(declaration), written.at);
        note("replace", words(declaration), written.at, place_of(std::get<syntax::Declaration>(*found)));
        *found = declaration;
    }

    void operator()(syntax::Remove const& written) {
        std::string const member = written.member ? written.member->text : std::string();
        if (written.kind == "field")
            return amend_field("remove", written.name, *written.member, written.at,
                               [&](syntax::Fields& owner) { return remove_field(owner, member); });
        if (written.kind == "rule")
            return amend_rule("remove", written.name, *written.member, written.at,
                              [&](auto& owner) { return remove_rule(owner, member); });
        syntax::Item* const found = find(written.kind, written.name.text);
        if (!found) return report_absent("remove", written.kind, written.name.text, written.name.at);
        auto const& declaration = std::get<syntax::Declaration>(*found);
        note("remove", words(declaration), written.at, place_of(declaration));
        made_.file.items.erase(made_.file.items.begin() + (found - made_.file.items.data()));
    }

    /// An addition; a scenario of the same title takes the place of the base's.
    void operator()(syntax::Declaration const& written) {
        bool const scenario = std::holds_alternative<syntax::Scenario>(written);
        syntax::Item* const found = scenario ? find("scenario", name_of(written)) : nullptr;
        bool const of_base = found && place_of(std::get<syntax::Declaration>(*found)).source != place_of(written).source;
        bool const listed =
            !scenario && !std::holds_alternative<syntax::Section>(written) && !std::holds_alternative<syntax::Use>(written);
        if (listed) note("add", words(written), place_of(written), {});
        if (of_base)
            *found = written;
        else
            made_.file.items.push_back(written);
    }

private:
    void take_header() {
        syntax::Header header = variant_.header;
        syntax::Header& base = made_.file.header;
        if (header.authority.empty()) header.authority = base.authority;
        if (!header.from && !header.to) header.from = base.from, header.to = base.to;
        if (header.notes.empty()) header.notes = base.notes;
        base = std::move(header);
    }

    /// A scenario dated outside the variant's own dates is not inherited. Dates in this form stand in order as texts.
    bool is_of_another_time(syntax::Item const& item) const {
        auto const* declaration = std::get_if<syntax::Declaration>(&item);
        auto const* scenario = declaration ? std::get_if<syntax::Scenario>(declaration) : nullptr;
        if (!scenario || !scenario->on) return false;
        syntax::Header const& header = made_.file.header;
        return (header.from && scenario->on->text < header.from->text) || (header.to && header.to->text < scenario->on->text);
    }

    static std::string words(syntax::Declaration const& declaration) {
        return std::string(kind_of(declaration)) + " " + std::string(name_of(declaration));
    }

    syntax::Item* find(std::string_view kind, std::string_view name) {
        for (auto& item : made_.file.items)
            if (auto const* each = std::get_if<syntax::Declaration>(&item))
                if (name_of(*each) == name && same_kind(kind_of(*each), kind)) return &item;
        return nullptr;
    }

    void note(std::string_view action, std::string what, Place at, Place was) {
        made_.amendments.push_back({std::string(action), std::move(what), at, was});
    }

    Diagnostic& report(text::Code code, Place at, std::initializer_list<text::Field> fields) {
        made_.found.push_back(text::message(code, at, fields));
        return made_.found.back();
    }

    void report_absent(std::string_view action, std::string_view kind, std::string_view name, Place at,
                       std::vector<std::string> near = {}, std::string_view owner = {}) {
        if (owner.empty()) {
            owner = made_.base;
            for (auto const& item : made_.file.items)
                if (auto const* each = std::get_if<syntax::Declaration>(&item); each && same_kind(kind_of(*each), kind))
                    near.emplace_back(name_of(*each));
        }
        std::string const nearest = text::nearest(name, near);
        report(text::Code::R0265, at, {{"kind", kind}, {"name", name}, {"action", action}, {"owner", owner}, {"near", nearest}});
    }

    template <class Change>
    void amend_field(std::string_view action, syntax::Name const& owner, syntax::Name const& field, Place at,
                     Change const& change) {
        auto* const found = find_declared<syntax::Fields>(made_.file, owner.text);
        if (!found) return report_absent(action, "record", owner.text, owner.at);
        settle(action, "field", change(*found), owner, field, at);
    }

    template <class Change>
    void amend_rule(std::string_view action, syntax::Name const& owner, syntax::Name const& rule, Place at,
                    Change const& change) {
        if (auto* const value = find_declared<syntax::Value>(made_.file, owner.text))
            return settle(action, "rule", change(*value), owner, rule, at);
        if (auto* const map = find_declared<syntax::Map>(made_.file, owner.text))
            return settle(action, "pair", change(*map), owner, rule, at);
        report_absent(action, "decision", owner.text, owner.at);
    }

    void settle(std::string_view action, std::string_view kind, Met const& met, syntax::Name const& owner,
                syntax::Name const& part, Place at) {
        std::string const name = owner.text + "." + part.text;
        switch (met.kind) {
            case Met::Kind::done:
                return note(action, std::string(kind) + " " + name, at, met.was);
            case Met::Kind::absent:
                if (met.missing) return report_absent("stand before", kind, met.missing->text, met.missing->at, met.near, owner.text);
                return report_absent(action, kind, part.text, part.at, met.near, owner.text);
            case Met::Kind::present:
                report(text::Code::R0266, part.at, {{"kind", kind}, {"name", name}})
                    .related.push_back({met.was, "it stands here"});
                return;
            case Met::Kind::unplaced:
                report(text::Code::R0267, part.at, {{"name", owner.text}});
                return;
            case Met::Kind::no_rules:
                report(text::Code::R0268, owner.at, {{"name", owner.text}}).related.push_back({met.was, "declared here"});
        }
    }

    Amended& made_;
    syntax::File const& variant_;
};

}  // namespace

Amended amended_by(Amended base, syntax::File const& variant) {
    Amender(base, variant).amend();
    return base;
}

}  // namespace rubric::check
