// A way of writing dates, such as DD/MM/YYYY.
#pragma once

#include <rubric/date.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::data {

/// DD and MM take one digit or two; YY is 2000 to 2099; MMM and MMMM a month's name, in full or its first three letters. Without a
/// day it is the month's last.
class DateForm {
public:
    explicit DateForm(std::string_view form);

    std::optional<Day> read(std::string_view text) const;
    /// Whether a text is written so, be there such a day or not.
    bool fits(std::string_view text) const { return parts(text).has_value(); }
    std::string const& text() const { return form_; }

private:
    enum class Part { day, month, month_name, year, short_year, letter };
    struct Piece { Part part; char letter = '\0'; };
    struct Parts { int year = 1, month = 1; std::optional<int> day{}; };
    std::optional<Parts> parts(std::string_view text) const;
    std::string form_;
    std::vector<Piece> pieces_;
};

}  // namespace rubric::data
