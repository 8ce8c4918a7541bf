// A value from its text, by its type.
//
//   ScalarReader reader(graph.enumerations, slot.domain, {DateForm("DD/MM/YYYY")});
//   auto const read = reader.read("12/09/2018", texts);          // std::variant: Fact, or why there is none
//
// Levels by name or title, yes and no also as Y, N, True, False, in any case; numbers with or without commas, a percent sign, a pound
// sign; `none` where the type has it. Blanks around a value mean nothing.
#pragma once

#include "data/date_form.hpp"

#include <rubric/facts.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace rubric::data {

std::string_view trimmed(std::string_view text);
std::string lower_case(std::string_view text);

/// Why a text has no value, after "`text` ", such as "is not a number".
struct Unreadable { std::string reason, help{}; };

class ScalarReader {
public:
    ScalarReader(std::vector<Enumeration> const& enumerations, Domain domain, std::vector<DateForm> forms = {});

    /// A blank is unknown, as are NaN and NaT but of a text.
    std::variant<Fact, Unreadable> read(std::string_view text, Texts& texts) const;
    Domain domain() const { return domain_; }

private:
    std::variant<Fact, Unreadable> level(std::string_view text) const;
    std::variant<Fact, Unreadable> number(std::string_view text) const;
    std::variant<Fact, Unreadable> duration(std::string_view text) const;
    std::variant<Fact, Unreadable> date(std::string_view text) const;

    Domain domain_;
    std::string enumeration_;                               ///< its name
    std::unordered_map<std::string, std::int64_t> levels_;  ///< by name and title, in lower case
    std::vector<std::string> level_names_;
    std::vector<DateForm> forms_;
};

}  // namespace rubric::data
