// What stands after a dot: a field, a value of a held case, a level of a type, a name of a used framework, what is asked of a
// duty.
#include "candidates.hpp"

#include <array>

namespace rubric::check {

ExpressionPtr Reader::dot(syntax::Expression const& written, Expected const& expected) {
    syntax::Expression const& base = written.parts[0];
    if (base.kind == syntax::Kind::name && !variable(base.word)) {
        std::vector<Candidate> candidates = dotted_candidates(written);
        if (!candidates.empty()) return choose(std::move(candidates), base.word + "." + written.word, expected, written.at);
        if (values_named(base.word, base.at).empty()) return unknown_after_dot(written);
    }
    if (base.kind == syntax::Kind::dot && base.parts[0].kind == syntax::Kind::name)  // ofsted.judgement.good
        if (Vocabulary const* const framework = draft_.names.framework(base.parts[0].word))
            if (auto const type = framework->types.find(base.word); type != framework->types.end())
                if (auto const* values = std::get_if<Values const*>(&type->second))
                    if (auto const level = level_of(**values, written.word))
                        return build(level_candidate(**values, *level), written.at);
    return member(read(base), written);
}

std::vector<Candidate> Reader::dotted_candidates(syntax::Expression const& written) {
    std::string const& base = written.parts[0].word;
    std::vector<Candidate> candidates;
    for (TypeName const& type : draft_.names.types(base))
        if (auto const* values = std::get_if<Values const*>(&type))
            if (auto const level = level_of(**values, written.word)) candidates.push_back(level_candidate(**values, *level));
    if (Vocabulary const* const framework = draft_.names.framework(base))
        if (auto const found = framework->rest.find(written.word); found != framework->rest.end() && is_shared(found->second))
            if (auto candidate = value_candidate(draft_, found->second, written.at)) {
                candidate->way = "`" + base + "." + written.word + "`";
                candidates.push_back(std::move(*candidate));
            }
    if (scope_.self && scope_.self->name == base)
        if (Field const* const own = field_of(*scope_.self, written.word))
            candidates.push_back(
                {FieldOf{own, nullptr}, own->type, "the field of `" + base + "`", "`" + base + "." + written.word + "`", own});
    for (Candidate const& each : values_named(base, written.at)) {
        if (each.type.list || each.type.kind != Type::Kind::record || draft_.is_under_way(each.definition)) continue;
        Field const* const inner = field_of(*each.type.record, written.word);
        Value const* const let = let_of(*each.type.record, written.word);
        std::string const way = "another name for one of them";
        if (inner)
            candidates.push_back(
                {FieldOf{inner, build(each, written.parts[0].at)}, inner->type, "the field of " + each.said, way});
        if (let)
            candidates.push_back({LetOf{let, build(each, written.parts[0].at)}, let->type, "the value of " + each.said, way});
    }
    return candidates;
}

ExpressionPtr Reader::unknown_after_dot(syntax::Expression const& written) {
    std::string const& base = written.parts[0].word;
    auto const types = draft_.names.types(base);
    Place const at = written.word_at;
    if (scope_.self && scope_.self->name == base) {
        draft_.report(text::Code::R0204, at,
                      {{"name", written.word},
                       {"kind", scope_.self->is_case ? "case" : "record"},
                       {"owner", base},
                       {"near", nearest(written.word, field_names(*scope_.self))}});
    } else if (auto const* values = types.empty() ? nullptr : std::get_if<Values const*>(&types.front())) {
        std::vector<std::string> near;
        for (Level const& each : (*values)->levels.levels) near.push_back(each.name);
        draft_.report(text::Code::R0205, at, {{"name", written.word}, {"type", base}, {"near", nearest(written.word, near)}});
    } else if (Vocabulary const* const framework = draft_.names.framework(base)) {
        std::vector<std::string> near;
        for (auto const& [name, declared] : framework->rest) near.push_back(name);
        draft_.report(text::Code::R0203, at, {{"name", base + "." + written.word}, {"near", nearest(written.word, near)}});
    } else {
        return unknown_name(base, {}, written.parts[0].at);
    }
    return diagnosed(written.at);
}

ExpressionPtr Reader::member(ExpressionPtr base, syntax::Expression const& written) {
    Type const type = base->type;
    if (is_any(type)) return diagnosed(written.at);
    if (type.list) {
        draft_.report(text::Code::R0234, written.word_at, {{"name", written.word}, {"actual", describe(type)}});
        return diagnosed(written.at);
    }
    if (type.kind == Type::Kind::duty) return duty_member(std::move(base), written);
    if (type.kind == Type::Kind::record) return record_member(std::move(base), written);
    draft_.report(text::Code::R0220, base->at, {{"expected", "a record"}, {"actual", describe(optional(type, false))}});
    return diagnosed(written.at);
}

ExpressionPtr Reader::record_member(ExpressionPtr base, syntax::Expression const& written) {
    Record const& record = *base->type.record;
    Field const* const found = field_of(record, written.word);
    Value const* const let = let_of(record, written.word);
    if (found && let) {
        draft_.report(text::Code::R0206, written.word_at,
                      {{"name", written.word},
                       {"one", "a field of `" + record.name + "`"},
                       {"other", "a value of `" + record.name + "`"},
                       {"way", "another name for one of them"}});
        return diagnosed(written.at);
    }
    if (found) return field(std::move(base), *found, written.at);
    if (let) return build({LetOf{let, std::move(base)}, let->type}, written.at);
    std::vector<std::string> near = field_names(record);
    if (record.is_case && record.owner)
        for (auto const& each : record.owner->lets) near.push_back(each->name);
    draft_.report(text::Code::R0204, written.word_at,
                  {{"name", written.word},
                   {"kind", record.is_case ? "case" : "record"},
                   {"owner", record.name},
                   {"near", nearest(written.word, near)}});
    return diagnosed(written.at);
}

ExpressionPtr Reader::field(ExpressionPtr record, Field const& read, Place at) {
    if (!draft_.settle(&read, at)) return diagnosed(at);
    Type const type = optional(read.type, read.type.optional || record->type.optional);
    Node const node = make(Op::field, type, at, {std::move(record)});
    node->field = &read;
    return node;
}

ExpressionPtr Reader::duty_member(ExpressionPtr base, syntax::Expression const& written) {
    struct Member {
        std::string_view word;
        Type type;
        bool of_offers;
    };
    std::array const members{Member{"holds", boolean_type(), true}, Member{"by", optional(of(Type::Kind::date)), false},
                             Member{"done", boolean_type(), false}, Member{"late", boolean_type(), false},
                             Member{"short", of(Type::Kind::integer), false}};
    std::vector<std::string> near;
    for (Member const& each : members) {
        if (base->op == Op::offer && !each.of_offers) continue;
        near.emplace_back(each.word);
        if (each.word != written.word) continue;
        if (written.word == "short" && base->op == Op::duty && !base->duty->every) {
            draft_.report(text::Code::R0273, written.word_at, {{"name", base->duty->name}});
            return diagnosed(written.at);
        }
        Node const node = make(Op::member, each.type, written.at, {std::move(base)});
        node->word = written.word;
        return node;
    }
    draft_.report(text::Code::R0204, written.word_at,
                  {{"name", written.word},
                   {"kind", base->op == Op::offer ? "offer" : "duty"},
                   {"owner", std::string(draft_.sources.at(base->at))},
                   {"near", nearest(written.word, near)}});
    return diagnosed(written.at);
}

}  // namespace rubric::check
