// Rows of facts under paths of fields: what a scenario gives of a list, what a list parameter holds.
#include "declarations.hpp"

namespace rubric::check {

FactTable read_fact_table(Draft& draft, syntax::DataTable const& written, Record const& element, Scope const& scope) {
    FactTable table;
    for (syntax::DataTable::Head const& head : written.heads) {
        auto const* path = std::get_if<syntax::Path>(&head.name);
        if (!path) draft.report(text::Code::R0220, head.at, {{"expected", "a field"}, {"actual", "text"}});
        table.columns.push_back(path ? read_path(draft, element, path->parts, 0) : std::vector<Field const*>{});
    }
    for (syntax::DataTable::Row const& each : written.rows) {
        auto& row = table.rows.emplace_back();
        row.at = each.at;
        if (each.cells.size() != table.columns.size()) continue;  // the parser has said so
        for (std::size_t i = 0; i < each.cells.size(); ++i) {
            bool const there = each.cells[i] && !table.columns[i].empty();
            Field const* const field = there ? table.columns[i].back() : nullptr;
            row.cells.push_back(there ? read_given(draft, each.cells[i], field->type, "the field `" + field->name + "`", scope)
                                      : nullptr);
        }
    }
    return table;
}

ExpressionPtr read_given(Draft& draft, syntax::Expression const& written, Type const& target, std::string const& what,
                         Scope const& scope) {
    ExpressionPtr const found = Reader(draft, scope).store(written, target, what);
    if (!is_any(found->type) && !is_constant(*found))
        draft.report(text::Code::R0235, found->at, {{"what", "a given fact"}, {"help", "write its value"}});
    return found;
}

}  // namespace rubric::check
