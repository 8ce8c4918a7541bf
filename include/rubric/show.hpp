// Values as words: for people (`Targeted`, 1 May 2026, £1,250.00) and for files (`targeted`, 2026-05-01, 1250).
//
//   std::cout << rubric::show(graph, texts, value);                          // Targeted or Intensive
//   std::cout << rubric::show(graph, texts, value, rubric::Writing::files);  // targeted or intensive
#pragma once

#include <rubric/date.hpp>
#include <rubric/evaluation.hpp>
#include <rubric/number.hpp>

#include <string>
#include <vector>

namespace rubric {

enum class Writing { people, files };

/// One number, date or duration.
inline std::string show_number(Kind kind, std::int64_t value, Writing writing) {
    if (writing == Writing::people) return operations::amount_text(kind, value);
    if (kind == Kind::date) return format_iso(value);
    bool const duration = kind == Kind::days || kind == Kind::months || kind == Kind::working_days;
    return duration ? operations::amount_text(kind, value) : format_number(value);
}

/// One of a domain's levels.
inline std::string const& show_level(Graph const& graph, Domain domain, std::size_t level, Writing writing) {
    Level const& found = graph.enumerations[domain.enumeration].levels[level];
    return writing == Writing::people ? found.title : found.name;
}

/// Each possibility by itself, in order: levels as declared, then the range, texts, `none`, `error`.
inline std::vector<std::string> possibilities(Graph const& graph, Texts const& texts, Value const& value, Writing writing) {
    std::vector<std::string> all;
    for (std::size_t level = 0; level < 64; ++level)
        if (value.levels >> level & 1) all.push_back(show_level(graph, value.domain, level, writing));
    if (value.ranged) {
        std::string low = show_number(value.domain.kind, value.low, writing);
        all.push_back(value.low == value.high ? low : low + " to " + show_number(value.domain.kind, value.high, writing));
    }
    for (auto code : value.texts) all.push_back(texts[code]);
    if (value.any_text) all.push_back(writing == Writing::people ? "any text" : "*");
    if (value.none) all.push_back("none");
    if (value.error) all.push_back(writing == Writing::people ? "in error" : "error");
    return all;
}

/// "a, b or c".
inline std::string one_of(std::vector<std::string> const& words, std::string_view conjunction = "or") {
    std::string line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) line += i + 1 == words.size() ? " " + std::string(conjunction) + " " : ", ";
        line += words[i];
    }
    return line;
}

inline std::string show(Graph const& graph, Texts const& texts, Value const& value, Writing writing = Writing::people) {
    return one_of(possibilities(graph, texts, value, writing));
}

}  // namespace rubric
