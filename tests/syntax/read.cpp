#include "read.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace rubric::syntax;

namespace {

std::string const header = "framework sample \"A sample\"\n";

std::string_view keyword(Kind kind) {
    switch (kind) {
        case Kind::nothing:
            return "-";
        case Kind::yes:
            return "yes";
        case Kind::no:
            return "no";
        case Kind::none:
            return "none";
        case Kind::unknown:
            return "unknown";
        case Kind::error:
            return "error";
        case Kind::list:
            return "list of";
        case Kind::count_of:
            return "count of";
        case Kind::dot:
            return ".";
        case Kind::as_at:
            return "as at";
        case Kind::negate:
            return "negate";
        case Kind::negation:
            return "not";
        case Kind::in:
            return "in";
        case Kind::not_in:
            return "not in";
        case Kind::is:
            return "is";
        case Kind::is_not:
            return "is not";
        case Kind::conditional:
            return "if";
        default:
            return "";
    }
}

}  // namespace

File read(std::string const& declarations) {
    rubric::Sources sources;
    auto const source = sources.add("", header + declarations);
    Parsed parsed = parse(sources, source);
    for (auto const& found : parsed.diagnostics) UNSCOPED_INFO(found.title);
    REQUIRE(parsed.diagnostics.empty());
    return std::move(parsed.file);
}

rubric::Diagnostics errors(std::string const& text) {
    rubric::Sources sources;
    auto const source = sources.add("", text);
    return parse(sources, source).diagnostics;
}

std::string shown(Expression const& expression) {
    std::string head(keyword(expression.kind));
    if (expression.kind == Kind::string)
        head = '"' + expression.word + '"';
    else if (!expression.word.empty())
        head += (head.empty() ? "" : " ") + expression.word;
    if (expression.kind == Kind::call) head += "()";
    if (expression.kind == Kind::over) head += " " + expression.binder.text;
    if (expression.parts.empty()) return head;
    std::string all = "(" + head;
    for (Expression const& part : expression.parts) all += " " + shown(part);
    return all + ")";
}

std::string shown(std::string const& expression) {
    return shown(std::get<Expression>(only<Value>("let x = " + expression).body));
}

std::vector<std::pair<std::string, std::string>> frameworks() {
    std::vector<std::pair<std::string, std::string>> all;
    for (auto const& entry : std::filesystem::directory_iterator(RUBRIC_SOURCE_DIR "/examples/frameworks")) {
        if (entry.path().extension() != ".rubric") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        all.emplace_back(entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(file), {}));
    }
    return all;
}
