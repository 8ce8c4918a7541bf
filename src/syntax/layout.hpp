// A text as lines of tokens and comments, for the formatter: what it changes is only the blanks between them.
#pragma once

#include "scan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rubric::syntax {

/// A token or a comment, and how it stands on its line.
struct Piece {
    Token token{};  ///< of a comment: its text, from `--`
    bool comment = false;
    std::size_t blanks = 0;  ///< before it on its line, as written
    std::size_t gap = 0;     ///< before it on its line, as laid out
    std::string text{};      ///< as laid out; blanks inside a duration are one
};

/// What the line begins: decides how far it is indented.
enum class LineKind { entry, note, continuation, row, comment, closing };

struct Line {
    std::vector<Piece> pieces{};
    bool blank_before = false;
    LineKind kind = LineKind::entry;
    std::size_t level = 0;       ///< braces open where it begins
    std::string_view context{};  ///< the keyword of the declaration open where it begins
    std::size_t written = 0;     ///< its indentation, as written; a tab counts four
    std::size_t indent = 0;      ///< as laid out
};

/// What is open after each token, and whose body it is.
class Nesting {
public:
    void follow(Token const& token);
    std::size_t braces() const { return braces_; }
    std::size_t parentheses() const { return parentheses_; }
    std::string_view declaration() const { return declaration_; }  ///< its keyword; `rule` of an amendment
    bool amending() const { return amending_; }                    ///< `replace` and its like came just before

private:
    std::size_t braces_ = 0, parentheses_ = 0;
    std::string_view declaration_{};
    bool amending_ = false;
};

/// The lines of a text; empty if some of it is no token.
std::vector<Line> lines(std::string_view text);

/// Decides what every line is, and its indentation.
void indent(std::vector<Line>& lines);

/// Decides the blanks between the pieces of each line, none or one.
void space(std::vector<Line>& lines);

/// Widens blanks so that what the author aligned on neighbouring lines is aligned, and every table.
void align(std::vector<Line>& lines);

}  // namespace rubric::syntax
