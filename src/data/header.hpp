// The row of a table that names its columns.
#pragma once

#include "check/model.hpp"
#include "table/csv.hpp"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace rubric::data {

inline constexpr std::size_t header_search = 10;  ///< records in which the header is looked for

/// A record's fields, kept.
struct Head {
    std::size_t line = 0;
    std::vector<std::string> fields;  ///< without blanks around them
};

/// Names match without regard to case; a run of blanks is one.
class Header {
public:
    explicit Header(Head head);

    std::optional<std::size_t> find(std::string const& name) const;
    std::optional<std::size_t> find_any(std::vector<std::string> const& alternatives) const;  ///< the first of them that is there
    /// The next column of the same name.
    std::optional<std::size_t> twin(std::size_t column) const;
    std::vector<std::string> const& names() const { return head_.fields; }
    std::size_t line() const { return head_.line; }

private:
    Head head_;
    std::unordered_map<std::string, std::vector<std::size_t>> columns_;
};

/// Columns by which cases are known where no dataset says how; the first of them that is there.
inline std::array<std::string, 4> const key_names{"key", "id", "urn", "name"};
std::optional<std::size_t> key_column(Header const& header);

/// What a dataset wants and a header lacks.
struct Lacking {
    check::Dataset const* dataset = nullptr;
    std::vector<std::string> const* columns = nullptr;  ///< one of these
    Place at{};
};

/// In the order of the dataset; empty where the header fits. Of an optional group some of whose columns are there, the rest are lacking.
std::vector<Lacking> lacking(check::Dataset const& dataset, Header const& header);

/// No column of the group, or of a group within it, is there.
bool left_out(check::Entry const& group, Header const& header);

}  // namespace rubric::data
