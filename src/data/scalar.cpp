#include "data/scalar.hpp"

#include "text/message.hpp"

#include <rubric/limits.hpp>
#include <rubric/number.hpp>

#include <array>
#include <utility>

namespace rubric::data {

namespace {

constexpr std::string_view pound = "\xC2\xA3", hard_space = "\xC2\xA0";

/// So few texts that comparing with each is quicker than looking one up.
constexpr std::size_t few = 8;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'; }

Fact known(std::int64_t value) { return {Fact::State::known, value}; }

/// Without its commas, if they part thousands as they should: 1,234,567.8.
std::optional<std::string> without_commas(std::string_view text) {
    std::size_t const whole = std::min(text.find_first_of(".eE"), text.size());
    if (text.find(',', whole) != std::string_view::npos) return std::nullopt;
    std::size_t const sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    std::size_t const first = text.find(',');
    if (first == std::string_view::npos) return std::string(text);
    if (first == sign || first > sign + 3) return std::nullopt;
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const comma_is_due = i >= first && i < whole && (whole - i) % 4 == 0;
        if ((text[i] == ',') != comma_is_due) return std::nullopt;
        if (text[i] != ',') plain += text[i];
    }
    return plain;
}

/// Of digits alone, so few that they are surely within the limits.
std::optional<std::int64_t> plain_digits(std::string_view text) {
    if (text.empty() || text.size() > 9) return std::nullopt;
    std::int64_t number = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string_view wanted(Kind kind) {
    switch (kind) {
        case Kind::integer: return "is not a whole number";
        case Kind::percent: return "is not a percentage";
        case Kind::money: return "is not an amount of money";
        default: return "is not a number";
    }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (;;) {
        if (!text.empty() && blank(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(hard_space))
            text.remove_prefix(hard_space.size());
        else
            break;
    }
    for (;;) {
        if (!text.empty() && blank(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(hard_space))
            text.remove_suffix(hard_space.size());
        else
            return text;
    }
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return lower;
}

ScalarReader::ScalarReader(std::vector<Enumeration> const& enumerations, Domain domain, std::vector<DateForm> forms)
    : domain_(domain), forms_(std::move(forms)) {
    if (domain.kind != Kind::levels) return;
    auto const& enumeration = enumerations[domain.enumeration];
    enumeration_ = enumeration.name;
    for (std::size_t i = 0; i < enumeration.levels.size(); ++i) {
        levels_.try_emplace(lower_case(enumeration.levels[i].name), static_cast<std::int64_t>(i));
        level_names_.push_back(enumeration.levels[i].name);
    }
    for (std::size_t i = 0; i < enumeration.levels.size(); ++i)
        levels_.try_emplace(lower_case(trimmed(enumeration.levels[i].title)), static_cast<std::int64_t>(i));
    if (domain.enumeration != boolean_enumeration) return;
    for (auto const& [word, level] : {std::pair{"y", 1}, {"n", 0}, {"true", 1}, {"false", 0}}) levels_.try_emplace(word, level);
}

std::variant<Fact, Unreadable> ScalarReader::read(std::string_view text, Texts& texts) const {
    text = trimmed(text);
    if (text.empty()) return Fact{};
    if (domain_.optional && text.size() == 4 && lower_case(text) == "none") return Fact{Fact::State::none, 0};
    if (domain_.kind == Kind::text) {
        if (text.size() > limits::text_bytes) return Unreadable{"is longer than 1 MB"};
        return known(texts.code(text));
    }
    if (text.size() == 3 && (lower_case(text) == "nan" || lower_case(text) == "nat")) return Fact{};
    switch (domain_.kind) {
        case Kind::levels: return level(text);
        case Kind::date: return date(text);
        case Kind::days:
        case Kind::months:
        case Kind::working_days: return duration(text);
        default: return number(text);
    }
}

std::variant<Fact, Unreadable> ScalarReader::level(std::string_view text) const {
    if (level_names_.size() <= few)  // as most are written
        for (std::size_t i = 0; i < level_names_.size(); ++i)
            if (level_names_[i] == text) return known(static_cast<std::int64_t>(i));
    auto const lower = lower_case(text);
    if (auto const found = levels_.find(lower); found != levels_.end()) return known(found->second);
    if (domain_.enumeration == boolean_enumeration) return Unreadable{"is neither yes nor no"};
    auto const near = text::nearest(lower, level_names_);
    return Unreadable{"is not a level of `" + enumeration_ + "`", near.empty() ? "" : "did you mean `" + near + "`?"};
}

std::variant<Fact, Unreadable> ScalarReader::number(std::string_view text) const {
    if (auto const whole = plain_digits(text)) return known(*whole * one);
    auto const none = [&] { return Unreadable{std::string(wanted(domain_.kind))}; };
    std::string_view digits = text;
    bool const percent = digits.ends_with('%') && domain_.kind != Kind::integer && domain_.kind != Kind::money;
    if (percent) digits = trimmed(digits.substr(0, digits.size() - 1));
    bool negative = digits.starts_with("-") && digits.substr(1).starts_with(pound);
    if (negative) digits.remove_prefix(1);
    if (digits.starts_with(pound) && domain_.kind != Kind::percent) digits = trimmed(digits.substr(pound.size()));
    auto const plain = without_commas(digits);
    if (!plain) return none();
    auto const read = detail::read_decimal(percent ? *plain + "e-2" : *plain);
    if (!read) return none();
    auto const value = detail::millionths(*read);
    if (!value) return Unreadable{"is beyond the limits of numbers"};
    if (domain_.kind == Kind::integer && *value % one != 0) return none();
    return known(negative ? -*value : *value);
}

std::variant<Fact, Unreadable> ScalarReader::duration(std::string_view text) const {
    struct Word { std::string_view spelling; Kind kind; std::int64_t count; };
    static constexpr std::array<Word, 5> words{
        {{"day", Kind::days, 1}, {"week", Kind::days, 7}, {"month", Kind::months, 1}, {"year", Kind::months, 12}, {"working day", Kind::working_days, 1}}};
    auto const space = text.find(' ');
    auto const count = parse_number(text.substr(0, space));
    std::string unit = space == std::string_view::npos ? "" : lower_case(trimmed(text.substr(space)));
    if (unit.ends_with('s')) unit.pop_back();
    for (auto const& [spelling, kind, each] : words) {
        if (unit != spelling || !count) continue;
        if (kind != domain_.kind) break;
        if (auto const value = multiply(*count, each * one)) return known(*value);
    }
    bool const days = domain_.kind == Kind::days, months = domain_.kind == Kind::months;
    std::string const counted = days ? "days, such as `2 weeks`" : months ? "months, such as `6 months`" : "working days, such as `10 working days`";
    return Unreadable{"is not a duration in " + counted};
}

std::variant<Fact, Unreadable> ScalarReader::date(std::string_view text) const {
    for (auto const& form : forms_)
        if (auto const day = form.read(text)) return known(*day);
    bool const midnight = text.size() > 10 && (text.substr(11) == "00:00:00" || text.substr(11) == "00:00") && (text[10] == ' ' || text[10] == 'T');
    if (auto const day = parse_iso(midnight ? text.substr(0, 10) : text)) return known(*day);
    static std::vector<DateForm> const iso{DateForm("YYYY-MM-DD")};
    std::string all;
    bool off_the_calendar = false;
    for (auto const& form : forms_.empty() ? iso : forms_) {
        all += (all.empty() ? "" : " or ") + form.text();
        off_the_calendar = off_the_calendar || form.fits(text);
    }
    return Unreadable{"is not a date as " + all + (off_the_calendar ? ": there is no such day" : "")};
}

}  // namespace rubric::data
