#include "data/error.hpp"

namespace rubric::data {

std::string describe(FactError const& error) {
    std::string where = error.file;
    auto const add = [&](std::string const& part) { where += (where.empty() ? "" : ", ") + part; };
    if (error.line != 0) add((error.is_row ? "row " : "line ") + std::to_string(error.line));
    if (error.column != 0) add(error.is_row ? "column" : "column " + std::to_string(error.column));
    if (!error.header.empty()) where += " `" + error.header + "`";
    if (!error.path.empty()) where += where.empty() ? error.path : " (" + error.path + ")";
    return (where.empty() ? "" : where + ": ") + error.reason + (error.help.empty() ? "" : "; " + error.help);
}

}  // namespace rubric::data
