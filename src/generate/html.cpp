#include "generate/html.hpp"

namespace rubric::generate {

namespace {

// Dark on light at seven to one and more; weight, words and lines carry what colour repeats.
constexpr std::string_view style = R"(
:root { color-scheme: light; --ink: #16202a; --soft: #44505c; --line: #c3ccd4; --tint: #f2f5f7; --mark: #0b4f6c; --alert: #8a1c13; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; border-bottom: 3px solid var(--mark); padding-bottom: .75rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; color: var(--mark); }
p, ul, ol, dl { margin: .3rem 0 .6rem; }
header p, footer p, .soft { color: var(--soft); }
.source { color: var(--soft); font-size: .92rem; margin: 0; }
ul.plain { list-style: none; padding: 0; }
ul.plain > li { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .8rem; margin: .5rem 0; }
li p { margin: .15rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem 1.2rem; }
code { font: .92em/1.4 ui-monospace, "Cascadia Mono", Consolas, monospace; background: var(--tint); padding: .05em .3em; border-radius: 3px; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem; font-size: .95rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--mark); }
tbody th { font-weight: 400; }
.late { color: var(--alert); font-weight: 700; }
.state { border: 1px solid currentColor; border-radius: 3px; padding: 0 .4em; font-size: .85em; font-weight: 600; white-space: nowrap; }
.wide header, .wide main, .wide footer { max-width: 75rem; }
.beside { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
.beside dd { margin: 0; }
.table { overflow-x: auto; margin: 1.5rem 0; }
.table caption { font-weight: 600; color: inherit; font-size: 1.1rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.mark { font-style: italic; }
nav ul { columns: 2; padding-left: 1.2rem; }
a { color: var(--mark); }
a:focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
footer { margin-top: 2.5rem; padding-bottom: 2rem; border-top: 1px solid var(--line); padding-top: .75rem; font-size: .92rem; }
@media (max-width: 40rem) { nav ul { columns: 1; } }
@media print {
  body { font-size: 10.5pt; } nav, .skip { display: none; } header, main, footer { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; } tr, li, dd { break-inside: avoid; } thead { display: table-header-group; } .table { overflow: visible; }
}
)";

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (char const each : text) {
        switch (each) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += static_cast<unsigned char>(each) < 0x20 && each != '\n' && each != '\t' ? ' ' : each;  // no page may hold it
        }
    }
    return out;
}

std::string with_code(std::string_view text) {
    std::string out;
    for (;;) {
        auto const open = text.find('`'), close = open == text.npos ? open : text.find('`', open + 1);
        if (close == text.npos) return out + escaped(text);
        out += escaped(text.substr(0, open)) + element_of("code", text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
}

std::string element(std::string_view name, std::string_view inside, std::string_view attributes) {
    std::string out = "<";
    ((out += name) += attributes) += ">";
    return (((out += inside) += "</") += name) += ">";
}

std::string element_of(std::string_view name, std::string_view text, std::string_view attributes) {
    return element(name, escaped(text), attributes);
}

std::string page(std::string_view title, std::string_view header, std::string_view body, std::string_view footer, std::string_view kind) {
    return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           element_of("title", title) + "\n" + element("style", style) + "\n</head>\n<body" +
           (kind.empty() ? std::string() : " class=\"" + escaped(kind) + "\"") + ">\n" +
           "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n" + element("header", header) + "\n" +
           element("main", body, " id=\"main\"") + "\n" + (footer.empty() ? std::string() : element("footer", footer) + "\n") + "</body>\n</html>\n";
}

}  // namespace rubric::generate
