// A framework: its shape, its scenarios, what it rests on, and one case decided.
#include "native.hpp"

#include <rubric/review.hpp>
#include <rubric/scenarios.hpp>
#include <rubric/schema.hpp>

namespace rubric::python {
namespace {

Outcome decide(Framework const& framework, std::string const& json, Day const& on, Settings set, bool sensitive) {
    py::gil_scoped_release released;
    return framework.decide_json(json, options(on, std::move(set), sensitive));
}

/// Names with texts: the framework's own first, then those of what it uses.
std::vector<std::pair<std::string, std::string>> sources(Framework const& framework) {
    std::vector<std::pair<std::string, std::string>> all;
    for (std::uint32_t each = 0; each < framework.sources().size(); ++each) all.emplace_back(framework.sources()[each].name, framework.sources()[each].text);
    return all;
}

py::list scenarios(Framework const& framework) {
    constexpr char const* names[]{"passed", "failed", "waiting"};
    auto const results = unlocked([&] { return run_scenarios(framework); });
    py::list all;
    for (ScenarioResult const& each : results) {
        py::dict one;
        one["scenario"] = each.title;
        one["file"] = each.file;
        one["line"] = each.line;
        one["status"] = names[static_cast<std::size_t>(each.status)];
        one["held"] = each.held;
        one["expected"] = each.expected;
        one["message"] = each.message;
        all.append(one);
    }
    return all;
}

py::dict reviewed(Framework const& framework) {
    Review const found = unlocked([&] { return review_of(framework); });
    py::list differences;
    for (Review::Difference const& each : found.differences) {
        py::dict one;
        one["action"] = each.action;
        one["what"] = each.what;
        one["was"] = each.was;
        one["now"] = each.now;
        one["file"] = each.file;
        one["line"] = each.line;
        differences.append(one);
    }
    py::dict all;
    all["base"] = found.base;
    all["cited"] = found.cited;
    all["assumed"] = found.assumed;
    all["neither"] = found.neither;
    all["unread"] = found.unread;
    all["differences"] = differences;
    return all;
}

}  // namespace

py::class_<Framework> add_framework(py::module_& module) {
    py::class_<Framework> made(module, "Framework");
    made.def_property_readonly("name", [](Framework const& framework) { return framework.name(); })
        .def_property_readonly("title", [](Framework const& framework) { return framework.title(); })
        .def("schema", &schema_json)
        .def(
            "telling_values",
            [](Framework const& framework, Day const& on, Settings set) {
                return unlocked([&] { return telling_values_json(framework, options(on, std::move(set), false)); });
            },
            py::arg("on"), py::arg("set"))
        .def("sources", &sources)
        .def("scenarios", &scenarios)
        .def("review", &reviewed)
        .def(
            "picture", [](Framework const& framework, std::string const& format) { return framework.picture(format); }, py::arg("format"))
        .def(
            "out_of_force", [](Framework const& framework, Day const& on) { return framework.out_of_force(options(on, {}, false).on); },
            py::arg("on"))
        .def("decide", &decide, py::arg("case"), py::arg("on"), py::arg("set"), py::arg("sensitive"));
    return made;
}

}  // namespace rubric::python
