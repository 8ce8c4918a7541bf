#include "table/json.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

namespace rubric::table {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Finds a name that an object has already. So few that comparing with each is quicker than looking one up are compared.
class NamesGiven {
public:
    bool has(std::vector<Json::Member> const& members, std::string const& name) {
        if (members.size() < few) return std::any_of(members.begin(), members.end(), [&](Json::Member const& each) { return each.name == name; });
        if (all_.empty())
            for (Json::Member const& each : members) all_.insert(each.name);
        return !all_.insert(name).second;
    }

private:
    static constexpr std::size_t few = 16;
    std::unordered_set<std::string> all_;
};

/// By descent; each step is true, or has said what is wrong.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    std::variant<Json, Fault> parse() {
        Json root;
        if (auto const bad = bad_byte(text_)) {
            fail(bad->offset, bad->nul ? "a NUL character" : "this byte is not UTF-8");
        } else if (blanks(); value(root)) {
            blanks();
            if (at_ == text_.size()) return root;
            fail(at_, "nothing more can stand here");
        }
        return fault_at(text_, failed_at_, reason_);
    }

private:
    bool value(Json& into) {
        into.offset = at_;
        switch (peek()) {
            case '{': return nested(&Parser::members, into);
            case '[': return nested(&Parser::items, into);
            case '"': into.kind = Json::Kind::text; return string(into.text);
            default: return word(into) || number(into);
        }
    }

    bool nested(bool (Parser::*rest)(Json&), Json& into) {
        if (depth_ == json_depth_limit) return fail(at_, "nested deeper than 64");
        ++depth_;
        ++at_;
        blanks();
        bool const read = (this->*rest)(into);
        --depth_;
        return read;
    }

    bool members(Json& into) {
        into.kind = Json::Kind::object;
        NamesGiven given;
        if (take('}')) return true;
        into.members.reserve(usual_members);
        do {
            blanks();
            std::size_t const begin = at_;
            std::string name;
            if (peek() != '"') return fail(at_, "a name in quotes is wanted here");
            if (!string(name)) return false;
            if (given.has(into.members, name)) return fail(begin, "`" + name + "` is given twice");
            blanks();
            if (!take(':')) return fail(at_, "a colon is wanted here");
            blanks();
            into.members.push_back({std::move(name), Json{}});
            if (!value(into.members.back().value)) return false;
            blanks();
        } while (take(','));
        return take('}') || fail(at_, "a comma or a closing brace is wanted here");
    }

    bool items(Json& into) {
        into.kind = Json::Kind::list;
        if (take(']')) return true;
        do {
            blanks();
            if (!value(into.items.emplace_back())) return false;
            blanks();
        } while (take(','));
        return take(']') || fail(at_, "a comma or a closing bracket is wanted here");
    }

    bool word(Json& into) {
        struct Word { std::string_view spelling; Json::Kind kind; bool truth; };
        static constexpr std::array<Word, 6> words{{{"true", Json::Kind::boolean, true},
                                                    {"false", Json::Kind::boolean, false},
                                                    {"null", Json::Kind::null, false},
                                                    {"NaN", Json::Kind::number, false},
                                                    {"Infinity", Json::Kind::number, false},
                                                    {"-Infinity", Json::Kind::number, false}}};
        if (digit(peek())) return false;
        for (auto const& [spelling, kind, truth] : words) {
            if (!text_.substr(at_).starts_with(spelling)) continue;
            into.kind = kind;
            into.truth = truth;
            if (kind == Json::Kind::number) into.text = spelling;
            at_ += spelling.size();
            return true;
        }
        return false;
    }

    bool number(Json& into) {
        std::size_t const begin = at_;
        into.kind = Json::Kind::number;
        take('-');
        if (!digit(peek())) return fail(begin, at_ == text_.size() ? "the text ends before the value does" : "a value is wanted here");
        if (!take('0')) digits();
        if (take('.') && !digits()) return fail(at_, "a digit is wanted here");
        if (take('e') || take('E')) {
            if (!take('-')) take('+');
            if (!digits()) return fail(at_, "a digit is wanted here");
        }
        into.text = text_.substr(begin, at_ - begin);
        return true;
    }

    bool digits() {
        std::size_t const begin = at_;
        while (digit(peek())) ++at_;
        return at_ > begin;
    }

    bool string(std::string& into) {
        std::size_t const begin = at_++;
        for (;;) {
            std::size_t const plain = at_;
            while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' && static_cast<unsigned char>(text_[at_]) >= 0x20) ++at_;
            into += text_.substr(plain, at_ - plain);
            if (at_ == text_.size()) return fail(begin, "a quote that is opened here is never closed");
            if (take('"')) return true;
            if (text_[at_] != '\\') return fail(at_, "a control character must be written with a backslash");
            if (!escape(into)) return false;
        }
    }

    bool escape(std::string& into) {
        static constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        std::size_t const begin = at_++;
        if (auto const known = letters.find(peek()); known != std::string_view::npos && at_ < text_.size()) return into += meant[known], ++at_, true;
        std::uint32_t code = 0, low = 0;
        if (!take('u') || !unit(code)) return fail(begin, "this backslash escapes nothing");
        if (code >= 0xD800 && code < 0xDC00 && take('\\') && take('u') && unit(low) && low >= 0xDC00 && low < 0xE000)
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        if (code >= 0xD800 && code < 0xE000) return fail(begin, "half of a surrogate pair");
        if (code == 0) return fail(begin, "a NUL character");
        append_utf8(into, code);
        return true;
    }

    bool unit(std::uint32_t& code) {
        for (int i = 0; i < 4; ++i, ++at_) {
            char const c = peek();
            std::uint32_t const lower = static_cast<unsigned char>(c) | 0x20u;
            if (digit(c))
                code = code * 16 + static_cast<std::uint32_t>(c - '0');
            else if (lower >= 'a' && lower <= 'f')
                code = code * 16 + (lower - 'a' + 10);
            else
                return false;
        }
        return true;
    }

    static constexpr std::size_t usual_members = 8;

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) { return at_ < text_.size() && text_[at_] == c && (++at_, true); }
    void blanks() {
        auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
        while (at_ < text_.size() && blank(text_[at_])) ++at_;
    }
    bool fail(std::size_t at, std::string reason) {
        failed_at_ = at;
        reason_ = std::move(reason);
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0, depth_ = 0, failed_at_ = 0;
    std::string reason_;
};

constexpr std::size_t line_limit = 16u << 20;

}  // namespace

std::variant<Json, Fault> parse_json(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return Parser(text).parse();
}

std::string json_text(std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string written = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            written += '\\', written += c;
        else if (byte >= 0x20)
            written += c;
        else if (c == '\n')
            written += "\\n";
        else if (c == '\t')
            written += "\\t";
        else
            written += "\\u00", written += hex[byte >> 4], written += hex[byte & 15];
    }
    return written += '"';
}

bool Lines::next(std::string& line) {
    while (!fault_ && std::getline(*from_, line)) {
        ++number_;
        if (line.size() > line_limit) fault_ = Fault{{number_, 1}, "this line is longer than 16 MB"};
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (!fault_ && line.find_first_not_of(" \t") != std::string::npos) return true;
    }
    return false;
}

}  // namespace rubric::table
