// Text with gaps: `{name}` or `{name.field}`, read like any name where the text stands.
#include "reader.hpp"

#include <cctype>

namespace rubric::check {

namespace {

bool is_name_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_'; }

bool is_path(std::string_view text) {
    bool begins = true;
    for (char const letter : text) {
        if (begins ? !(letter >= 'a' && letter <= 'z') && letter != '_' : !is_name_letter(letter) && letter != '.') return false;
        begins = letter == '.';
    }
    return !begins;
}

/// `v.kind` as the expression that it is.
syntax::Expression as_expression(std::string_view path, Place at) {
    syntax::Expression written;
    std::uint32_t offset = at.begin;
    for (std::size_t begin = 0; begin <= path.size();) {
        std::size_t const end = std::min(path.find('.', begin), path.size());
        Place const word_at{at.source, offset, offset + static_cast<std::uint32_t>(end - begin)};
        syntax::Expression step;
        step.kind = written ? syntax::Kind::dot : syntax::Kind::name;
        step.word = path.substr(begin, end - begin);
        step.at = Place{at.source, at.begin, word_at.end};
        step.word_at = word_at;
        if (written) step.parts.push_back(std::move(written));
        written = std::move(step);
        offset = word_at.end + 1;
        begin = end + 1;
    }
    return written;
}

/// Where the braces stand in the source; escapes make it longer than the text, but hold no brace.
std::vector<Place> gaps_of(Sources const& sources, Place at) {
    std::vector<Place> gaps;
    std::string_view const raw = sources.at(at);
    for (std::size_t begin = raw.find('{'); begin != std::string_view::npos; begin = raw.find('{', begin + 1)) {
        std::size_t const end = std::min(raw.find('}', begin), raw.size());
        gaps.push_back({at.source, at.begin + static_cast<std::uint32_t>(begin + 1), at.begin + static_cast<std::uint32_t>(end)});
    }
    return gaps;
}

}  // namespace

ExpressionPtr Reader::text(syntax::String const& written) {
    if (written.text.find('{') != std::string::npos) return filled(written.text, gaps_of(draft_.sources, written.at), written.at);
    Node const node = constant(of(Type::Kind::text), 0, written.at);
    node->word = written.text;
    return node;
}

ExpressionPtr Reader::filled(std::string const& text, std::vector<Place> const& gaps, Place at) {
    Node const node = make(Op::format, of(Type::Kind::text), at);
    std::size_t done = 0, index = 0;
    for (std::size_t begin = text.find('{'); begin != std::string::npos; begin = text.find('{', done), ++index) {
        std::size_t const end = text.find('}', begin);
        std::string const path = text.substr(begin + 1, end == std::string::npos ? end : end - begin - 1);
        Place const gap_at = index < gaps.size() ? gaps[index] : at;
        if (end == std::string::npos || !is_path(path)) {
            draft_.report(text::Code::R0233, gap_at, {{"gap", path}});
            return diagnosed(at);
        }
        node->pieces.push_back(text.substr(done, begin - done));
        node->parts.push_back(gap(path, gap_at));
        node->type.optional |= node->parts.back()->type.optional;
        done = end + 1;
    }
    node->pieces.push_back(text.substr(done));
    return node;
}

ExpressionPtr Reader::gap(std::string const& path, Place at) {
    ExpressionPtr const value = read(as_expression(path, at));
    if (value->type.kind != Type::Kind::record && value->type.kind != Type::Kind::duty) return value;
    draft_.report(text::Code::R0258, at, {{"type", describe(optional(value->type, false))}});
    return diagnosed(at);
}

}  // namespace rubric::check
