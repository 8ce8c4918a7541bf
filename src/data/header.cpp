#include "data/header.hpp"

#include "data/scalar.hpp"

#include <algorithm>
#include <array>

namespace rubric::data {

namespace {

std::string normal(std::string_view name) {
    std::string plain;
    for (char const c : lower_case(trimmed(name))) {
        bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            plain += c;
        else if (!plain.ends_with(' '))
            plain += ' ';
    }
    return plain;
}

void collect(std::vector<check::Entry> const& entries, check::Dataset const& dataset, Header const& header, std::vector<Lacking>& found) {
    for (auto const& entry : entries) {
        if (entry.dataset) {
            collect(entry.dataset->entries, *entry.dataset, header, found);
        } else if (entry.is_group) {
            if (!(entry.optional && left_out(entry, header))) collect(entry.group, dataset, header, found);
        } else if (!entry.columns.empty() && !entry.optional && !header.find_any(entry.columns)) {
            found.push_back({&dataset, &entry.columns, entry.at});
        }
    }
}

}  // namespace

Header::Header(Head head) : head_(std::move(head)) {
    for (std::size_t i = 0; i < head_.fields.size(); ++i) columns_[normal(head_.fields[i])].push_back(i);
}

std::optional<std::size_t> Header::find(std::string const& name) const {
    auto const found = columns_.find(normal(name));
    return found == columns_.end() ? std::nullopt : std::optional(found->second.front());
}

std::optional<std::size_t> Header::find_any(std::vector<std::string> const& alternatives) const {
    for (auto const& name : alternatives)
        if (auto const column = find(name)) return column;
    return std::nullopt;
}

std::optional<std::size_t> Header::twin(std::size_t column) const {
    for (auto const other : columns_.find(normal(head_.fields[column]))->second)
        if (other > column) return other;
    return std::nullopt;
}

std::optional<std::size_t> key_column(Header const& header) {
    for (auto const& name : key_names)
        if (auto const column = header.find(name)) return column;
    return std::nullopt;
}

std::vector<Lacking> lacking(check::Dataset const& dataset, Header const& header) {
    std::vector<Lacking> found;
    if (!dataset.key.empty() && !header.find_any(dataset.key)) found.push_back({&dataset, &dataset.key, dataset.at});
    collect(dataset.entries, dataset, header, found);
    return found;
}

bool left_out(check::Entry const& group, Header const& header) {
    return std::none_of(group.group.begin(), group.group.end(), [&](check::Entry const& entry) {
        return entry.is_group ? !left_out(entry, header) : header.find_any(entry.columns).has_value();
    });
}

}  // namespace rubric::data
