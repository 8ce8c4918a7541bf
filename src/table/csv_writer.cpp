#include "table/csv_writer.hpp"

namespace rubric::table {

namespace {

bool looks_like_formula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos; }

}  // namespace

void CsvWriter::separate() {
    if (fields_++ > 0) row_ += delimiter_;
}

void CsvWriter::quoted(std::string_view value, bool formula) {
    row_ += '"';
    if (formula) row_ += '\'';
    for (char const c : value) {
        if (c == '"') row_ += '"';
        row_ += c;
    }
    row_ += '"';
}

CsvWriter& CsvWriter::text(std::string_view value) {
    separate();
    bool const formula = looks_like_formula(value);
    bool const outer_blank = !value.empty() && (value.front() == ' ' || value.back() == ' ');
    bool const quote = outer_blank || value.find_first_of("\"\r\n") != std::string_view::npos || value.find(delimiter_) != std::string_view::npos;
    if (quote)
        quoted(value, formula);
    else
        (row_ += formula ? "'" : "") += value;
    empty_ = empty_ && value.empty();
    return *this;
}

CsvWriter& CsvWriter::number(std::string_view value) {
    separate();
    if (value.find(delimiter_) != std::string_view::npos)
        quoted(value, false);
    else
        row_ += value;
    empty_ = empty_ && value.empty();
    return *this;
}

void CsvWriter::end() {
    if (fields_ == 1 && empty_) row_ += "\"\"";  // else the record would be a blank line, which readers pass over
    row_ += '\n';
    out_->write(row_.data(), static_cast<std::streamsize>(row_.size()));
    row_.clear();
    fields_ = 0;
    empty_ = true;
}

}  // namespace rubric::table
