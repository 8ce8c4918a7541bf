#include "base.hpp"

#include "syntax/parse.hpp"
#include "text/bundled.hpp"
#include "text/message.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

void report_circle(Amended& made, std::vector<std::string> const& chain, syntax::Name const& base) {
    std::string circle;
    for (auto each = std::find(chain.begin(), chain.end(), base.text); each != chain.end(); ++each)
        circle += "`" + *each + "` amends ";
    made.found.push_back(
        text::message(text::Code::R0257, base.at, {{"name", base.text}, {"circle", circle + "`" + base.text + "`"}}));
}

}  // namespace

Amended read_base(Sources& sources, syntax::File const& variant, std::uint32_t source, Load const& load,
                  std::vector<std::string>& chain) {
    Amended made;
    syntax::Name const& base = *variant.header.of;
    chain.push_back(variant.header.name.text);
    if (std::find(chain.begin(), chain.end(), base.text) != chain.end()) {
        report_circle(made, chain, base);
        return made;
    }
    auto const text = load ? load(base.text, source, sources) : std::nullopt;
    if (!text) {
        made.found.push_back(text::message(text::Code::R0209, base.at, {{"name", base.text}, {"hint", text::meant_bundled(base.text)}}));
        return made;
    }
    syntax::Parsed parsed = syntax::parse(sources, *text);
    for (Diagnostic const& each : parsed.diagnostics)
        if (each.severity == Severity::error) made.found.push_back(each);
    if (!made.found.empty()) return made;
    if (parsed.file.header.name.text != base.text) {
        made.found.push_back(
            text::message(text::Code::R0215, base.at, {{"name", base.text}, {"found", parsed.file.header.name.text}}));
        return made;
    }
    if (parsed.file.header.variant) {
        Amended deeper = read_base(sources, parsed.file, *text, load, chain);
        if (!deeper.complete) return deeper;
        made = amended_by(std::move(deeper), parsed.file);
        made.amendments.clear();
    } else {
        made.file = std::move(parsed.file);
    }
    made.base = base.text;
    made.base_title = made.file.header.title.text;
    made.complete = !has_errors(made.found);
    return made;
}

Amended amend(Sources& sources, syntax::File const& variant, std::uint32_t source, Load const& load) {
    std::vector<std::string> chain;
    Amended base = read_base(sources, variant, source, load, chain);
    return base.complete ? amended_by(std::move(base), variant) : base;
}

}  // namespace rubric::check
