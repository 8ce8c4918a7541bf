// Tables that are no files: whoever has one gives its header, and its records as a file would have them.
#pragma once

#include "table/csv.hpp"

#include <memory>
#include <string>
#include <vector>

namespace rubric::data {

/// Records one after another.
class Records {
public:
    virtual ~Records() = default;
    /// False at the end, or at a fault.
    virtual bool next(table::Record& record) = 0;
    virtual std::optional<table::Fault> const& fault() const = 0;
};

class Table {
public:
    virtual ~Table() = default;
    virtual std::vector<std::string> header() const = 0;
    /// It holds records or lists, which no file does: its columns are called as fields.
    virtual bool is_nested() const = 0;
    /// Those below the header, from the first; their lines are their numbers from 1. The table outlives them.
    virtual std::unique_ptr<Records> records() const = 0;
    /// Throws where the column, which is read, can be no text.
    virtual void wants(std::size_t column) const = 0;
};

}  // namespace rubric::data
