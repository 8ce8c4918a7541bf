// Text with gaps, as people read it.
#include "evaluator.hpp"

#include <algorithm>

namespace rubric::oracle {

using check::Type;

namespace {


/// Six places at most, no zeros at the end; of money two at least, and commas.
std::string written(std::int64_t millionths, std::size_t places, bool commas) {
    std::string const digits = std::to_string(millionths < 0 ? -millionths : millionths);
    std::string const padded = digits.size() < 7 ? std::string(7 - digits.size(), '0') + digits : digits;
    std::string whole = padded.substr(0, padded.size() - 6), parts = padded.substr(padded.size() - 6);
    while (parts.size() > places && parts.back() == '0') parts.pop_back();
    for (std::size_t i = whole.size(); commas && i > 3; i -= 3) whole.insert(i - 3, ",");
    return whole + (parts.empty() ? "" : "." + parts);
}

std::string written(Part const& part, Type const& type) {
    if (part.kind == Part::Kind::text) return part.word;
    if (part.kind == Part::Kind::level) return type.values->levels.levels[static_cast<std::size_t>(part.low)].title;
    if (type.kind == Type::Kind::date) {
        constexpr char const* months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
        Civil const when = civil(part.low);
        return std::to_string(when.day) + ' ' + months[when.month - 1] + ' ' + std::to_string(when.year);
    }
    std::string const sign = part.low < 0 ? "-" : "";
    if (type.kind == Type::Kind::money) return sign + "£" + written(part.low, 2, true);
    if (type.kind == Type::Kind::percent) {
        Integer const hundredfold = Integer{part.low} * 100;
        if (hundredfold <= limit && hundredfold >= -Integer{limit}) return sign + written(static_cast<std::int64_t>(hundredfold), 0, false) + "%";
    }
    return sign + written(part.low, 0, false);
}

/// "a, b and c"
std::string in_a_row(std::vector<std::string> const& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return out;
}

}  // namespace

/// A list as one text: each combination of what its elements may be.
Set Oracle::joined(check::Expression const& e, Scope const& scope) {
    std::vector<std::vector<std::string>> rows{{}};
    Set out;
    bool many = false;
    for (Element const& element : list(check::ExpressionPtr(&e, [](auto) {}), scope)) {
        Bids const bids = bid(element.inside, element.thing->set, true);
        if (only_broken(bids)) return {error};
        if (broken(bids)) out.insert(error);
        Set const words = given(bids);
        if (words.empty()) continue;
        many = many || element.copies > 1 || std::ranges::any_of(words, [](Part const& part) { return !settled({part}); });
        std::vector<std::vector<std::string>> longer;
        if (silent(bids)) longer = rows;
        for (auto const& row : rows)
            for (Part const& word : words) {
                longer.push_back(row);
                longer.back().push_back(many ? "" : written(word, e.type));
            }
        many = many || longer.size() > most_texts;
        if (!many) rows = longer;
    }
    if (many) out.insert(any_text);
    for (auto const& row : rows)
        if (!many) out.insert(text(in_a_row(row)));
    return out;
}

Set Oracle::format(check::Expression const& e, Scope const& scope) {
    std::vector<Set> operands;
    for (auto const& part : e.parts) operands.push_back(part->type.list ? joined(*part, scope) : set(part, scope));
    Set const out = lift_strict(operands, [&](Parts const& p) -> Parts {
        std::string words = e.pieces[0];
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (!settled({p[i]})) return {any_text};
            words += written(p[i], e.parts[i]->type) + e.pieces[i + 1];
        }
        return {text(words)};
    });
    Set others = out;
    others.erase(none);
    others.erase(error);
    if (others.size() <= most_texts) return out;
    Set many{any_text};
    for (Part const& part : {none, error})
        if (out.contains(part)) many.insert(part);
    return many;
}

}  // namespace rubric::oracle
