// Tables of rules: each row is a rule.
#include "declarations.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

using Column = syntax::RuleTable::Column;

syntax::String as_string(syntax::Expression const& written) {
    syntax::String string;
    string.text = written.word;
    string.at = written.at;
    return string;
}

Row row_of(syntax::Rule const& written) {
    Row row;
    row.name = written.name.text;
    row.at = written.at;
    row.name_at = written.name.at;
    row.outcome = &written.outcome;
    row.when = &written.when;
    row.because = written.because;
    row.notes = &written.notes;
    return row;
}

class TableReader {
public:
    TableReader(Reader& reader, syntax::RuleTable const& table) : reader_(reader), table_(table) {
        for (Column const& column : table.columns)
            columns_.push_back(column.kind == Column::Kind::input ? reader.read(column.input) : nullptr);
    }

    std::vector<Row> rows() {
        auto const outcomes = std::count_if(table_.columns.begin(), table_.columns.end(),
                                            [](Column const& each) { return each.kind == Column::Kind::outcome; });
        if (outcomes != 1) {
            problem(outcomes ? table_.columns.back().at : table_.columns.front().at,
                    outcomes ? "more than one outcome column" : "no outcome column",
                    "a table gives one outcome: head its column `=> name`");
            return {};
        }
        std::vector<Row> rows;
        for (std::size_t i = 0; i < table_.rows.size(); ++i)
            if (auto row = read(table_.rows[i], i + 1)) rows.push_back(std::move(*row));
        return rows;
    }

private:
    void problem(Place at, std::string_view what, std::string_view help) {
        reader_.draft().report(text::Code::R0304, at, {{"problem", what}, {"help", help}});
    }

    std::optional<Row> read(syntax::RuleTable::Row const& written, std::size_t number) {
        if (!written.instead.empty()) return row_of(written.instead.front());
        if (written.cells.size() != table_.columns.size()) return {};  // the parser has said so
        Row row;
        row.name = written.name.empty() ? "row_" + std::to_string(number) : written.name;
        row.at = row.name_at = written.at;
        for (std::size_t i = 0; i < written.cells.size(); ++i) place(written.cells[i], i, row);
        return row;
    }

    void place(syntax::Cell const& cell, std::size_t column, Row& row) {
        Column::Kind const kind = table_.columns[column].kind;
        if (kind == Column::Kind::input) {
            if (!cell.any) row.cells.emplace_back(columns_[column], &cell);
            return;
        }
        bool const plain = cell.tests.size() == 1 && cell.tests.front().operation.empty() && !cell.negated;
        if (kind == Column::Kind::outcome) {
            if (plain)
                row.outcome = &cell.tests.front().operand;
            else
                problem(cell.at, "a row without an outcome", "write one value");
        } else if (!cell.any) {
            syntax::Expression const* const written = plain ? &cell.tests.front().operand : nullptr;
            if (kind == Column::Kind::rule && written && written->kind == syntax::Kind::name)
                row.name = written->word, row.name_at = cell.at;
            else if (kind == Column::Kind::because && written && written->kind == syntax::Kind::string)
                row.because = as_string(*written);
            else
                problem(cell.at, kind == Column::Kind::rule ? "a rule's name is a word" : "a reason is a text", "");
        }
    }

    Reader& reader_;
    syntax::RuleTable const& table_;
    std::vector<ExpressionPtr> columns_;
};

}  // namespace

std::vector<Row> rows_of(Reader& reader, syntax::Rules const& rules) {
    if (auto const* table = std::get_if<syntax::RuleTable>(&rules.rules)) return TableReader(reader, *table).rows();
    std::vector<Row> rows;
    for (syntax::Rule const& each : std::get<std::vector<syntax::Rule>>(rules.rules)) rows.push_back(row_of(each));
    return rows;
}

}  // namespace rubric::check
