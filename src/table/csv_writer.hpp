// Comma-separated values out, safe to open in a spreadsheet.
//
//   table::CsvWriter out(stream);
//   out.text("key").text("days").end();
//   out.text("=cmd()").number("-3").end();        // '=cmd(),-3
//
// A text that a spreadsheet would run as a formula, one that begins with = + - @, a tab or a carriage return, gets an apostrophe in
// front; numbers are what the program itself wrote, and stand as they are.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace rubric::table {

class CsvWriter {
public:
    explicit CsvWriter(std::ostream& out, char delimiter = ',') : out_(&out), delimiter_(delimiter) {}

    CsvWriter& text(std::string_view value);
    CsvWriter& number(std::string_view value);
    void end();  ///< of the record

private:
    void separate();
    void quoted(std::string_view value, bool formula);

    std::ostream* out_;
    char delimiter_;
    std::string row_;
    std::size_t fields_ = 0;
    bool empty_ = true;  ///< the record is, so far, one empty field
};

}  // namespace rubric::table
