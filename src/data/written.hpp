// Rows that a text writes under the headers of a file, read by their dataset as that file would be.
//
//   data::ReadRows const read = data::read_written(framework, graph, {{dataset, {"URN", "Date"}, {{"1", "11/10/2022"}}}}, {});
//   facts = read.row;
//
// They are all of one case. Where rows of the case itself are among them, the keys of the others have to meet theirs.
#pragma once

#include "data/header.hpp"
#include "data/reader.hpp"

namespace rubric::data {

struct WrittenRows {
    check::Dataset const* dataset = nullptr;   ///< of the case, of one that it holds, or of a parameter
    std::vector<std::string> headers{};
    std::vector<std::vector<std::string>> records{};
};

/// Something in the rows that cannot be used; places are from 0.
struct WrittenProblem {
    enum class Kind {
        lacking,     ///< of the header: `missing`
        unreadable,  ///< a cell: `error`
        unmatched,   ///< a record: its key meets nothing
        left_out     ///< a record: `where` does not hold
    };
    Kind kind = Kind::lacking;
    std::size_t table = 0, record = 0, column = 0;
    Lacking missing{};
    FactError error{};
};

struct ReadRows {
    Row row;
    std::vector<FilledParameter> parameters{};
    std::unique_ptr<Texts> texts{};            ///< of both
    std::vector<WrittenProblem> problems{};
};

ReadRows read_written(check::Framework const& framework, Graph const& graph, std::vector<WrittenRows> const& all, Options const& options);

}  // namespace rubric::data
