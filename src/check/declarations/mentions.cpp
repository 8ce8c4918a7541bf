#include "mentions.hpp"

namespace rubric::check {

namespace {

/// Without recursion: a row of operators may be as long as a file.
template <class Look>
void look_through(syntax::Expression const& written, Look const& look) {
    std::vector<syntax::Expression const*> open{&written};
    while (!open.empty()) {
        syntax::Expression const* const each = open.back();
        open.pop_back();
        if (!look(*each)) return;
        for (auto part = each->parts.rbegin(); part != each->parts.rend(); ++part) open.push_back(&*part);
    }
}

void in_gaps(std::string const& text, std::vector<std::string>& names) {
    for (std::size_t begin = text.find('{'); begin != std::string::npos; begin = text.find('{', begin + 1))
        names.push_back(text.substr(begin + 1, text.find_first_of(".}", begin) - begin - 1));
}

}  // namespace

void mentioned(syntax::Expression const& written, std::vector<std::string>& names) {
    look_through(written, [&](syntax::Expression const& each) {
        if (each.kind == syntax::Kind::name || each.kind == syntax::Kind::call) names.push_back(each.word);
        if (each.kind == syntax::Kind::dot) names.push_back(each.word);  // setting.judgement
        if (each.kind == syntax::Kind::string) in_gaps(each.word, names);
        return true;
    });
}

void mentioned(std::optional<syntax::String> const& text, std::vector<std::string>& names) {
    if (text) in_gaps(text->text, names);
}

syntax::Expression const* first_duration(syntax::Expression const& written) {
    syntax::Expression const* found = nullptr;
    look_through(written, [&](syntax::Expression const& each) {
        if (each.kind == syntax::Kind::duration) found = &each;
        return found == nullptr;
    });
    return found;
}

}  // namespace rubric::check
