// What every rule of the grammar reads through: the text's bounds, the last token seen, and how deep the rules are nested.
#pragma once

#include "../scan.hpp"
#include "../tree.hpp"

#include <rubric/limits.hpp>
#include <string>
#include <text/message.hpp>

namespace rubric::syntax::grammar {

/// A reading that cannot go on, for a reason better known than "something else was expected".
struct Refusal {
    text::Code code;
    Place at;
    std::string name{}, limit{};  ///< fields of the message
};

class Reading {
public:
    Reading(std::string_view text, std::uint32_t source) : begin_(text.data()), last_(begin_ + text.size()), source_(source) {}

    /// The token at `from`. The grammar asks for the same one many times over, so it is kept.
    Token const& peek(char const* from, bool after_dot = false) {
        if (from != seen_from_ || after_dot != seen_after_dot_) {
            seen_ = scan(from, last_, after_dot);
            seen_from_ = from;
            seen_after_dot_ = after_dot;
            if (seen_.bad()) refuse_bad(seen_);
        }
        return seen_;
    }

    Place place(char const* from, char const* to) const {
        return {source_, static_cast<std::uint32_t>(from - begin_), static_cast<std::uint32_t>(to - begin_)};
    }
    Place place(Token const& token) const { return place(token.begin, token.end); }
    char const* skip(char const* from) const { return syntax::skip(from, last_); }

    /// A mistake that does not stop the reading.
    void complain(Diagnostic found) { complaints_.push_back(std::move(found)); }
    Diagnostics const& complaints() const { return complaints_; }

    char const* last() const { return last_; }

    /// Counts one level of nesting while it lives.
    class Level {
    public:
        Level(Reading& reading, char const* at) : reading_(reading) {
            if (reading.nesting_ >= limits::nesting) {
                Token const token = scan(at, reading.last_);
                throw Refusal{text::Code::R0120, reading.place(token), {}, std::to_string(limits::nesting)};
            }
            ++reading.nesting_;
        }
        ~Level() { --reading_.nesting_; }
        Level(Level const&) = delete;
        Level& operator=(Level const&) = delete;

    private:
        Reading& reading_;
    };

private:
    [[noreturn]] void refuse_bad(Token const& token);

    char const* begin_;
    char const* last_;
    std::uint32_t source_;
    Token seen_{};
    char const* seen_from_ = nullptr;
    bool seen_after_dot_ = false;
    unsigned nesting_ = 0;
    Diagnostics complaints_;
};

}  // namespace rubric::syntax::grammar
