// Fields: their types, what computes them, what is assumed of them.
#include "check/literals.hpp"
#include "declarations.hpp"
#include "mentions.hpp"

#include <unordered_set>

namespace rubric::check {

namespace {

/// A field says `duration`; days or months is told by the first duration that computes it or is assumed.
void take_unit(Draft& draft, Field& field, syntax::Field const& written) {
    for (auto const* expression : {&written.assume, &written.from})
        if (auto const* literal = first_duration(*expression)) {
            field.type.unit = read_duration(literal->word).unit;
            return;
        }
    draft.report(text::Code::R0231, written.name.at, {{"name", written.name.text}});
}

}  // namespace

void define_field(Draft& draft, Record& record, Field& field, syntax::Field const& written) {
    field.type = read_type(draft, written.type);
    if (field.type.kind == Type::Kind::duration) take_unit(draft, field, written);
    if (!written.from && !written.assume) return;
    Definition definition{written.name.text, written.name.at};
    mentioned(written.from, definition.mentions);
    mentioned(written.assume, definition.mentions);
    definition.check = [&draft, &record, &field, &written] {
        Scope scope;
        scope.self = &record;
        scope.own_case = &record == draft.framework->the_case;
        Reader reader(draft, scope);
        std::string const what = "the field `" + field.name + "`";
        if (written.from) field.from = reader.store(written.from, field.type, what);
        if (written.assume) field.assume = reader.store(written.assume, field.type, what);
    };
    draft.define(&field, std::move(definition));
}

void refuse_endless_records(Draft& draft) {
    struct Visit {
        Record const* record;
        std::size_t next = 0;
    };
    std::unordered_set<Record const*> finished;
    for (auto const& root : draft.framework->records) {
        std::vector<Visit> open{{root.get()}};
        while (!open.empty()) {
            Visit& visit = open.back();
            if (visit.next == visit.record->fields.size() || finished.contains(visit.record)) {
                finished.insert(visit.record);
                open.pop_back();
                continue;
            }
            Field const& field = *visit.record->fields[visit.next++];
            if (field.type.kind != Type::Kind::record) continue;
            auto const same = [&](Visit const& each) { return each.record == field.type.record; };
            auto const begin = std::find_if(open.begin(), open.end(), same);
            if (begin == open.end()) {
                open.push_back({field.type.record});
                continue;
            }
            std::string circle;
            for (auto each = begin; each != open.end(); ++each) circle += "`" + each->record->name + "` holds ";
            draft.report(text::Code::R0237, field.at,
                         {{"name", field.type.record->name}, {"circle", circle + "`" + field.type.record->name + "`"}});
        }
    }
}

}  // namespace rubric::check
