// Comma-separated values (RFC 4180), a record at a time, in memory that does not grow with the file.
//
//   table::CsvReader rows(stream, {.delimiter = ';'});
//   table::Record row;
//   while (rows.next(row)) use(row.line, row.fields);
//   if (rows.fault()) …
//
// Records end with LF, CRLF or CR; a quoted field may hold all of these. Blank lines are passed over. A quote inside a field that
// does not begin with one is text.
#pragma once

#include "table/bytes.hpp"

#include <vector>

namespace rubric::table {

inline constexpr std::size_t field_limit = 1u << 20;   ///< bytes of one field
inline constexpr std::size_t fields_limit = 65'536;    ///< fields of one record
inline constexpr std::size_t record_limit = 16u << 20; ///< bytes of one record

struct Record {
    std::size_t line = 0;                  ///< on which it begins
    std::vector<std::string_view> fields;  ///< valid until the next record is read
    bool plain = true;                     ///< all of it is ASCII without NUL, so no field needs bad_byte
    std::size_t misquoted = 0;             ///< number, from 1, of the first field with text after its closing quote; 0: none
};

class CsvReader {
public:
    struct Options {
        char delimiter = ',';
        Encoding encoding = Encoding::utf8;
    };
    CsvReader(std::istream& from, Options options);

    /// False at the end, or at a fault: a quote that is never closed (at its opening), a field or record beyond the limits.
    bool next(Record& record);
    std::optional<Fault> const& fault() const { return fault_; }

private:
    struct Piece { std::size_t begin, end; bool doubled; };  ///< of buffer_; doubled: holds `""` for `"`

    enum class Scan { record, more, fault };
    Scan scan();
    bool refill();
    bool quoted(std::size_t& at, Piece& piece);
    bool plain_to(std::size_t end) const;
    void give(Record& record);
    void fail(std::size_t at, std::string reason);

    Bytes bytes_;
    char delimiter_;
    bool ends_[256] = {};            ///< bytes that end a field without quotes
    std::string buffer_;
    std::size_t begin_ = 0, end_ = 0;  ///< of the record, in buffer_
    bool whole_ = false;             ///< the buffer holds the rest of the file
    std::size_t line_ = 1, lines_ = 0;  ///< of begin_; ended within the record
    std::size_t misquoted_ = 0;
    std::vector<Piece> pieces_;
    std::optional<Fault> fault_;
};

}  // namespace rubric::table
