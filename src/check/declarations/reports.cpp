// Reports are not evaluated yet; their names and types are checked.
#include "declarations.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

void read_entries(Reader& reader, std::vector<syntax::Report::Entry> const& entries, std::vector<std::string>& columns) {
    for (syntax::Report::Entry const& each : entries) {
        reader.read(each.value);
        columns.push_back(each.name.text);
    }
}

Scope read_loop(Draft& draft, Scope const& outer, syntax::Loop const& written) {
    Reader reader(draft, outer);
    Reader::Loop const loop = reader.loop(written.binder.name, written.binder.list);
    Scope const scope = outer.with(loop.variable);
    Reader inner(draft, scope);
    if (written.where) inner.test(written.where);
    for (syntax::SortKey const& key : written.order) inner.read(key.value);
    if (written.limit) inner.require_type(*inner.read(written.limit), of(Type::Kind::integer));
    return scope;
}

}  // namespace

void check_report(Draft& draft, syntax::Report const& written) {
    draft.wait("a report", written.name.text, written.name.at);
    Scope scope = case_scope(draft);
    std::vector<std::string> columns;
    Reader head(draft, scope);
    read_entries(head, written.head, columns);
    for (syntax::Loop const& each : written.loops) scope = read_loop(draft, scope, each);
    Reader reader(draft, scope);
    read_entries(reader, written.columns, columns);
    for (auto const& total : written.totals) {
        std::vector<syntax::Name> named = total.columns;
        if (total.by) named.push_back(*total.by);
        for (syntax::Name const& each : named)
            if (std::find(columns.begin(), columns.end(), each.text) == columns.end())
                draft.report(text::Code::R0207, each.at,
                             {{"kind", "column"}, {"name", each.text}, {"near", nearest(each.text, columns)}});
    }
}

}  // namespace rubric::check
