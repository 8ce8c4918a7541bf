// What was decided for one case.
#include "native.hpp"

namespace rubric::python {
namespace {

/// A letter to an actor, as `text` or `html`.
std::string letter(Outcome const& outcome, std::string const& actor, std::string const& format) {
    Notice const notice = outcome.notice(actor);
    return format == "html" ? notice.html() : notice.text();
}

}  // namespace

void add_outcome(py::module_& module) {
    py::class_<Outcome>(module, "Outcome")
        .def("json", &Outcome::json)
        .def(
            "explain", [](Outcome const& outcome, std::string const& name) { return name.empty() ? outcome.explain_all() : outcome.explain(name); },
            py::arg("name"))
        .def(
            "explanations", [](Outcome const& outcome, std::string const& name) { return outcome.explanations_json(name); }, py::arg("name"))
        .def(
            "page", [](Outcome const& outcome, std::string const& name) { return outcome.explanations_html(name); }, py::arg("name"))
        .def(
            "picture", [](Outcome const& outcome, std::string const& format) { return outcome.picture(format); }, py::arg("format"))
        .def(
            "report", [](Outcome const& outcome, std::string const& name, std::string const& format) { return outcome.report(name).write(format); },
            py::arg("name"), py::arg("format"))
        .def("letter", &letter, py::arg("actor"), py::arg("format"))
        .def("ask", &Outcome::ask)
        .def("questions", &Outcome::questions_json)
        .def(
            "would_be",
            [](Outcome const& outcome, std::string const& value, std::string const& decision) { return outcome.would_be_words(value, decision); },
            py::arg("value"), py::arg("decision"))
        .def("unreadable", &Outcome::unreadable);
}

}  // namespace rubric::python
