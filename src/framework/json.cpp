#include "json.hpp"

#include <rubric/error_reason.hpp>

#include <array>
#include <charconv>

namespace rubric {
namespace {

void append_number(std::string& out, std::int64_t millionths) { out += format_number(millionths); }

/// One number, date or duration as JSON has it.
void append_scalar(std::string& out, Kind kind, std::int64_t value) {
    if (kind == Kind::date)
        append_json(out, format_iso(value));
    else
        append_number(out, value);
}

/// Every possibility, separated: levels, the range, texts, none, error.
std::vector<std::string> parts(Graph const& graph, Texts const& texts, Value const& value) {
    std::vector<std::string> all;
    auto const add = [&](auto&& write) { write(all.emplace_back()); };
    for (std::size_t level = 0; level < 64; ++level) {
        if (!(value.levels >> level & 1)) continue;
        if (value.domain == boolean_domain || value.domain.enumeration == boolean_enumeration)
            all.push_back(level ? "true" : "false");
        else
            add([&](std::string& out) { append_json(out, show_level(graph, value.domain, level, Writing::files)); });
    }
    if (value.ranged) add([&](std::string& out) {
        if (value.low == value.high) return append_scalar(out, value.domain.kind, value.low);
        out += "{\"from\": ";
        append_scalar(out, value.domain.kind, value.low);
        out += ", \"to\": ";
        append_scalar(out, value.domain.kind, value.high);
        out += "}";
    });
    for (auto code : value.texts) add([&](std::string& out) { append_json(out, texts[code]); });
    if (value.any_text) all.push_back("{\"any\": \"text\"}");
    if (value.none) all.push_back("\"none\"");
    if (value.error) all.push_back("\"error\"");
    return all;
}

class JsonWriter {
public:
    JsonWriter(Graph const& graph, Evaluation const& evaluation, Texts const& texts, std::uint32_t row)
        : graph_(graph), evaluation_(evaluation), texts_(texts), row_(row) {}

    std::string write(CaseOutcome const& outcome, std::string_view key) {
        out_ = "{";
        if (!key.empty()) {
            out_ += "\"key\": ";
            append_json(out_, key);
            out_ += ", ";
        }
        out_ += "\"decisions\": {";
        separated(outcome.decisions, [&](DecisionResult const& each) { decision(each); });
        out_ += "}, \"offers\": {";
        separated(outcome.offers, [&](OfferResult const& each) { offer(each); });
        out_ += "}, \"duties\": [";
        separated(outcome.duties, [&](DutyResult const& each) { duty(each); });
        out_ += "]}";
        return std::move(out_);
    }

    std::string write(Value const& one) {
        value(one);
        return std::move(out_);
    }

private:
    template <class All, class Write>
    void separated(All const& all, Write&& write) {
        bool first = true;
        for (auto const& each : all) {
            if (!std::exchange(first, false)) out_ += ", ";
            write(each);
        }
    }

    void name(std::string_view text) {
        append_json(out_, text);
        out_ += ": ";
    }

    void error(std::string_view reason) {
        out_ += "{\"error\": ";
        append_json(out_, reason);
        out_ += "}";
    }

    void value(Value const& shown) { append_json(out_, graph_, texts_, shown); }

    void names(std::string_view label, std::vector<std::string> const& all) {
        out_ += ", ";
        name(label);
        out_ += "[";
        separated(all, [&](std::string const& each) { append_json(out_, each); });
        out_ += "]";
    }

    std::vector<std::string> paths(std::vector<FactPath> const& facts) const {
        std::vector<std::string> all;
        for (FactPath const& each : facts) all.push_back(evaluation_.text(each));
        return all;
    }

    void elements(DecisionResult const& result) {
        out_ += "[";
        separated(result.elements, [&](ElementResult const& each) {
            if (each.in.determined()) return value(each.value);
            out_ += "{\"in\": ";
            value(each.in);
            out_ += ", \"value\": ";
            value(each.value);
            out_ += "}";
        });
        out_ += "]";
    }

    /// A list of the levels that are in, or each level with whether it is where that is open or in error.
    void inclusion(DecisionResult const& result) {
        Domain const domain = graph_.decisions[result.decision].domain;
        std::vector<std::size_t> in;
        bool settled = true;
        for (std::size_t level = 0; level < result.levels.size(); ++level) {
            settled &= result.levels[level].determined();
            if (result.levels[level].surely_yes()) in.push_back(level);
        }
        if (settled) {
            out_ += "[";
            separated(in, [&](std::size_t level) { append_json(out_, show_level(graph_, domain, level, Writing::files)); });
            out_ += "]";
            return;
        }
        out_ += "{\"levels\": {";
        bool first = true;
        for (std::size_t level = 0; level < result.levels.size(); ++level) {
            if (!std::exchange(first, false)) out_ += ", ";
            name(show_level(graph_, domain, level, Writing::files));
            value(result.levels[level]);
        }
        out_ += "}}";
    }

    void decision(DecisionResult const& result) {
        DecisionOutput const& output = graph_.decisions[result.decision];
        name(output.name);
        out_ += "{\"value\": ";
        if (withholds(evaluation_, output))
            append_json(out_, "withheld");
        else if (result.value.in_error() && !output.is_list)
            error(error_reason(graph_, evaluation_, output.value, output.name, row_));
        else if (!output.is_list)
            value(result.value);
        else if (!result.levels.empty())
            inclusion(result);
        else
            elements(result);
        std::vector<std::string> because;
        for (auto rule : result.because) because.push_back(graph_.rules[rule].name);
        names("because", because);
        if (!result.assumed.empty()) names("assumed", paths(result.assumed));
        out_ += "}";
    }

    void offer(OfferResult const& result) {
        name(graph_.offers[result.offer].name);
        out_ += "{\"value\": ";
        value(result.value);
        if (graph_.offers[result.offer].discretionary) out_ += ", \"discretionary\": true";
        if (!result.assumed.empty()) names("assumed", paths(result.assumed));
        out_ += "}";
    }

    void duty(DutyResult const& result) {
        DutyOutput const& output = graph_.duties[result.duty];
        out_ += "{\"duty\": ";
        append_json(out_, output.name);
        out_ += ", \"element\": " + (result.element ? std::to_string(*result.element) : std::string("null"));
        out_ += ", \"actor\": ";
        append_json(out_, output.routes[result.route].actor);
        auto const member = [&](std::string_view label, Value const& shown) {
            out_ += ", ";
            name(label);
            value(shown);
        };
        member("strength", result.strength);
        if (output.text != nothing) {
            out_ += ", \"text\": ";
            append_json(out_, evaluation_.wording(output.text, result.row));
        }
        if (result.by && evaluation_.withholds(output.by))
            out_ += ", \"by\": \"withheld\"";
        else if (result.by)
            member("by", *result.by);
        member("done", result.done);
        member("late", result.late);
        if (result.missing) member("short", *result.missing);
        out_ += "}";
    }

    Graph const& graph_;
    Evaluation const& evaluation_;
    Texts const& texts_;
    std::uint32_t row_;
    std::string out_;
};

}  // namespace

void append_json(std::string& out, std::string_view text) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    constexpr auto escapes = std::to_array<std::pair<char, char>>({{'"', '"'}, {'\\', '\\'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}});
    out += '"';
    for (char each : text) {
        bool escaped = false;
        for (auto [from, to] : escapes)
            if (each == from) {
                out += '\\';
                out += to;
                escaped = true;
            }
        if (escaped) continue;
        auto const byte = static_cast<unsigned char>(each);
        if (byte < 0x20)
            (out += "\\u00") += {hexadecimal[byte >> 4], hexadecimal[byte & 15]};
        else
            out += each;
    }
    out += '"';
}

void append_json(std::string& out, Graph const& graph, Texts const& texts, Value const& value) {
    if (value.in_error()) {
        out += "{\"error\": \"a value that it rests on is in error\"}";
        return;
    }
    auto const all = parts(graph, texts, value);
    if (value.determined()) {
        out += all.front();
        return;
    }
    out += "{\"possible\": [";
    for (std::size_t i = 0; i < all.size(); ++i) out += (i == 0 ? "" : ", ") + all[i];
    out += "]}";
}

std::string outcome_json(Graph const& graph, Evaluation const& evaluation, Texts const& texts, CaseOutcome const& outcome, std::uint32_t row,
                         std::string_view key) {
    return JsonWriter(graph, evaluation, texts, row).write(outcome, key);
}

std::string value_json(Graph const& graph, Evaluation const& evaluation, Texts const& texts, Value const& value) {
    return JsonWriter(graph, evaluation, texts, 0).write(value);
}

}  // namespace rubric
