#include "data/date_form.hpp"

#include "data/scalar.hpp"

#include <array>
#include <utility>

namespace rubric::data {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a number of `least` to `most` digits from the front.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t length = 0;
    int value = 0;
    for (; length < most && length < text.size() && digit(text[length]); ++length) value = value * 10 + (text[length] - '0');
    if (length < least) return std::nullopt;
    text.remove_prefix(length);
    return value;
}

/// Takes the longest month's name that the text begins with.
std::optional<int> take_month(std::string_view& text) {
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        for (auto const length : {month_names[i].size(), std::size_t{3}}) {
            if (text.size() < length || lower_case(text.substr(0, length)) != lower_case(month_names[i].substr(0, length))) continue;
            text.remove_prefix(length);
            return static_cast<int>(i + 1);
        }
    }
    return std::nullopt;
}

}  // namespace

DateForm::DateForm(std::string_view form) : form_(form) {
    static constexpr std::array<std::pair<std::string_view, Part>, 6> parts{{{"YYYY", Part::year},
                                                                             {"YY", Part::short_year},
                                                                             {"MMMM", Part::month_name},
                                                                             {"MMM", Part::month_name},
                                                                             {"MM", Part::month},
                                                                             {"DD", Part::day}}};
    while (!form.empty()) {
        Piece piece{Part::letter, form[0]};
        std::size_t length = 1;
        for (auto const& [letters, part] : parts) {
            if (!form.starts_with(letters)) continue;
            piece = {part};
            length = letters.size();
            break;
        }
        pieces_.push_back(piece);
        form.remove_prefix(length);
    }
}

std::optional<DateForm::Parts> DateForm::parts(std::string_view text) const {
    Parts found;
    auto& [year, month, day] = found;
    for (auto const& [part, letter] : pieces_) {
        std::optional<int> number = 0;
        switch (part) {
            case Part::letter:
                if (!text.starts_with(letter)) return std::nullopt;
                text.remove_prefix(1);
                break;
            case Part::year: year = (number = take_number(text, 4, 4)).value_or(0); break;
            case Part::short_year: year = 2000 + (number = take_number(text, 2, 2)).value_or(0); break;
            case Part::month: month = (number = take_number(text, 1, 2)).value_or(0); break;
            case Part::month_name: month = (number = take_month(text)).value_or(0); break;
            case Part::day: day = number = take_number(text, 1, 2); break;
        }
        if (!number) return std::nullopt;
    }
    return text.empty() ? std::optional(found) : std::nullopt;
}

std::optional<Day> DateForm::read(std::string_view text) const {
    auto const found = parts(text);
    if (!found || found->month < 1 || found->month > 12) return std::nullopt;
    return day_of(found->year, found->month, found->day.value_or(days_in_month(found->year, found->month)));
}

}  // namespace rubric::data
