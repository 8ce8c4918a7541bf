#include "actions.hpp"

namespace rubric::syntax::grammar {
namespace {

std::string counted(std::size_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

template <class Table>
void check(std::size_t columns, Table const& table, Reading& from) {
    for (auto const& row : table.rows) {
        if (row.cells.size() == columns) continue;
        from.complain(text::message(text::Code::R0113, row.at,
                                    {{"cells", counted(row.cells.size(), "cell")}, {"columns", counted(columns, "column")}}));
        return;
    }
}

}  // namespace

void check_rows(DataTable const& table, Reading& from) { check(table.heads.size(), table, from); }
void check_rows(RuleTable const& table, Reading& from) { check(table.columns.size(), table, from); }

}  // namespace rubric::syntax::grammar
