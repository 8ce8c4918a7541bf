// What in the data could not be used. It never stops a run: the fact is in error, the rest of its case is decided.
#pragma once

#include <cstddef>
#include <string>

namespace rubric::data {

struct FactError {
    enum class Kind {
        unreadable,   ///< the fact is in error
        unknown_name, ///< of JSON: no field is called this; no fact is in error
        malformed     ///< a line that is no record or no JSON: every fact of the case is in error
    };
    Kind kind = Kind::unreadable;
    std::string path;      ///< of the fact in its case, `visits[2].on`
    std::string reason;    ///< "`soon` is not a date as DD/MM/YYYY"; does not hold what a sensitive field was given
    std::string help;      ///< the next action, or empty
    std::string file;      ///< empty where no file was read
    std::size_t line = 0;  ///< from 1; 0: not known
    bool is_row = false;   ///< of a table that is no file: `line` is the number of a row
    std::size_t column = 0;  ///< of CSV: the number of the field; of JSON: of the character
    std::string header;    ///< of CSV: of its column
};

/// In a line: "visits.csv, line 12, column 3 `Date` (visits[2].on): `soon` is not a date as DD/MM/YYYY".
std::string describe(FactError const& error);

}  // namespace rubric::data
