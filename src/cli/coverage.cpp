// rubric test --coverage: what the scenarios leave untried.
#include "commands.hpp"
#include "framework/json_object.hpp"
#include "scenario/coverage.hpp"

#include <array>
#include <iostream>

namespace rubric::cli {
namespace {

constexpr std::array kinds{"rule", "offer", "route", "where", "pair", "parameter", "level", "report", "column"};

std::string as_json(Framework const& framework, scenario::Coverage const& found) {
    std::string out;
    {
        json::Object object(out);
        object.text("framework", framework.name());
        object.member("scenarios") += std::to_string(found.scenarios);
        object.member("tried") += std::to_string(found.tried());
        object.member("all") += std::to_string(found.all());
        json::array(object.member("items"), found.items, [&](scenario::Covered const& each) {
            json::Object item(out);
            item.text("kind", kinds[static_cast<std::size_t>(each.kind)]);
            item.text("name", each.name);
            item.text("file", each.file);
            item.member("line") += std::to_string(each.line);
            item.member("held") += std::to_string(each.held);
            item.member("failed") += std::to_string(each.failed);
            item.member("mattered") += std::to_string(each.mattered);
            json::array(item.member("gaps"), gaps(each), [&](std::string const& gap) { append_json(out, gap); });
        });
    }
    return out;
}

}  // namespace

void write_coverage(Framework const& framework, bool as_text, bool first) {
    scenario::Coverage const found = scenario::coverage(*framework.model());
    std::cout << (as_text ? "  " + show(found) : (first ? " " : ",\n ") + as_json(framework, found));
}

}  // namespace rubric::cli
