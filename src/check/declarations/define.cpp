// Types and notes of every declaration, and what is to be checked of it.
#include "check/literals.hpp"
#include "check/notes.hpp"
#include "declarations.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

/// Goes through the file as written: models stand in their lists in that order, and a section's notes hold until the next.
class Definer {
public:
    explicit Definer(Draft& draft) : draft_(draft), framework_(*draft.framework) {}

    void operator()(syntax::Use const&) {}
    void operator()(syntax::KnowledgeSource const&) {}
    void operator()(syntax::Actor const&) {}
    void operator()(syntax::Scenario const&) {}

    void operator()(syntax::Section const& written) { section_ = read_notes(draft_, written.notes, reach(written.at)); }

    void operator()(syntax::Values const& written) { read_notes(draft_, written.notes, written.at); }

    void operator()(syntax::Fields const& written) {
        Record& record = *framework_.records[records_++];
        for (std::size_t i = 0; i < written.fields.size(); ++i)
            define_field(draft_, record, *record.fields[i], written.fields[i]);
    }

    void operator()(syntax::Map const& written) {
        Map& map = *framework_.maps[maps_++];
        map.notes = notes(written);
        define_map(draft_, map, written);
    }

    void operator()(syntax::Parameter const& written) {
        Parameter& parameter = *framework_.parameters[parameters_++];
        parameter.notes = notes(written);
        define_parameter(draft_, parameter, written);
    }

    void operator()(syntax::Value const& written) {
        Value& value = *framework_.lets[lets_++];
        syntax::Notes all = written.notes;
        if (auto const* rules = std::get_if<syntax::Rules>(&written.body))
            all.insert(all.end(), rules->notes.begin(), rules->notes.end());
        value.notes = read_notes(draft_, all, written.at, &section_);
        define_value(draft_, value, written);
    }

    void operator()(syntax::Offer const& written) {
        Offer& offer = *framework_.offers[offers_++];
        offer.notes = notes(written);
        define_offer(draft_, offer, written);
    }

    void operator()(syntax::Duty const& written) {
        Duty& duty = *framework_.duties[duties_++];
        duty.notes = notes(written);
        define_duty(draft_, duty, written);
    }

    void operator()(syntax::Calendar const& written) {
        check_calendar(draft_, written, notes(written));
    }

    void operator()(syntax::Report const& written) { framework_.reports[reports_++]->notes = notes(written); }
    void operator()(syntax::Dataset const& written) { notes(written); }

private:
    template <class Written>
    Notes notes(Written const& written) {
        return read_notes(draft_, written.notes, written.at, &section_);
    }

    /// A section reaches to the next one.
    Place reach(Place at) const {
        at.end = static_cast<std::uint32_t>(draft_.sources[at.source].text.size());
        for (auto const* each : all_of<syntax::Section>(draft_.file))
            if (each->at.source == at.source && each->at.begin > at.begin) at.end = std::min(at.end, each->at.begin);
        return at;
    }

    Draft& draft_;
    Framework& framework_;
    Notes section_;
    std::size_t records_ = 0, maps_ = 0, parameters_ = 0, lets_ = 0, offers_ = 0, duties_ = 0, reports_ = 0;
};

}  // namespace

Scope case_scope(Draft const& draft) {
    Scope scope;
    scope.self = draft.framework->the_case;
    scope.own_case = scope.self != nullptr;
    return scope;
}

Type read_type(Draft& draft, syntax::Type const& written) {
    std::string const& word = written.name.parts.back().text;
    Type type = written.name.parts.size() == 1 ? built_in(word) : Type{};
    if (is_any(type)) {
        auto const found = draft.names.types(written.name);
        if (found.empty())
            draft.report(text::Code::R0202, written.name.at, {{"name", word}, {"near", nearest(word, draft.names.type_names())}});
        if (found.size() > 1)
            draft.report(text::Code::R0206, written.name.at,
                         {{"name", word},
                          {"one", "the type of one framework"},
                          {"other", "of another"},
                          {"way", "the framework's name before it"}});
        if (found.size() != 1) return {};
        type = std::visit([](auto const* each) { return of(*each); }, found.front());
    }
    type.list = written.list;
    type.optional = written.or_none;
    return type;
}

std::optional<std::int64_t> check_date(Draft& draft, syntax::Date const& date) {
    auto const day = read_date(date.text);
    if (!day) draft.report(text::Code::R0226, date.at, {{"date", date.text}});
    return day;
}

bool is_constant(Expression const& expression) {
    if (expression.op == Op::list)
        return std::all_of(expression.parts.begin(), expression.parts.end(),
                           [](ExpressionPtr const& each) { return is_constant(*each); });
    return expression.op == Op::constant || expression.op == Op::unknown || expression.op == Op::waiting;
}

void define_all(Draft& draft) {
    use_calendars(draft);
    Definer definer(draft);
    for (auto const& item : draft.file.items)
        if (auto const* declaration = std::get_if<syntax::Declaration>(&item)) std::visit(definer, *declaration);
    for (auto& [name, declared] : draft.names.own.rest) {
        void const* const key = std::visit(
            [](auto const& each) -> void const* {
                if constexpr (std::is_pointer_v<std::decay_t<decltype(each)>>) return each;
                return nullptr;
            },
            declared.what);
        if (Definition* const definition = draft.library.find(key)) definition->declared = &declared;
    }
}

}  // namespace rubric::check
