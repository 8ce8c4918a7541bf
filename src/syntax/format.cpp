#include "layout.hpp"
#include "parse.hpp"

namespace rubric::syntax {
namespace {

/// Comments stand as far in as what follows them.
void place_comments(std::vector<Line>& lines) {
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (lines[i].kind != LineKind::comment) continue;
        bool const alone = i + 1 == lines.size() || lines[i + 1].blank_before || lines[i + 1].kind == LineKind::closing;
        lines[i].indent = alone ? 4 * lines[i].level : lines[i + 1].indent;
    }
}

bool opens(Line const& line) { return !line.pieces.empty() && line.pieces.back().token.is("{"); }

std::string written(std::vector<Line> const& lines) {
    std::string text;
    Line const* before = nullptr;
    for (Line const& line : lines) {
        if (line.blank_before && before && !opens(*before) && line.kind != LineKind::closing) text += '\n';
        text.append(line.indent, ' ');
        for (Piece const& piece : line.pieces) {
            text.append(piece.gap, ' ');
            text += piece.text;
        }
        text += '\n';
        before = &line;
    }
    return text;
}

std::string laid_out(std::string_view text) {
    std::vector<Line> all = lines(text);
    if (all.empty()) return std::string(text);
    indent(all);
    place_comments(all);
    space(all);
    align(all);
    return written(all);
}

}  // namespace

/// Twice: what stands in a column with what may follow from how wide the first time made it.
std::string format(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return laid_out(laid_out(text));
}

}  // namespace rubric::syntax
