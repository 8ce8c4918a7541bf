// From texts to frameworks, with everything that was found on the way.
#include "native.hpp"

#include <rubric/schema.hpp>

namespace rubric::python {
namespace {

py::dict place(Sources const& sources, Place const& at) {
    auto const first = sources.locate(at), last = sources.locate({at.source, at.end, at.end});
    py::dict fields;
    fields["source"] = sources[at.source].name;
    fields["line"] = first.line;
    fields["column"] = first.column;
    fields["end_line"] = last.line;
    fields["end_column"] = last.column;
    return fields;
}

py::dict diagnostic(Diagnostic const& found, Sources const& sources) {
    py::dict fields = place(sources, found.at);
    fields["code"] = found.code;
    fields["severity"] = found.severity == Severity::error ? "error" : "warning";
    fields["title"] = found.title;
    fields["label"] = found.label;
    fields["help"] = found.help;
    py::list related;
    for (Label const& each : found.related) {
        py::dict one = place(sources, each.at);
        one["text"] = each.text;
        related.append(one);
    }
    fields["related"] = related;
    return fields;
}

/// A framework or none, with what was found: the Python layer raises.
py::tuple unpacked(Compiled const& compiled) {
    py::list found;
    for (auto const& each : compiled.diagnostics()) found.append(diagnostic(each, compiled.sources()));
    return py::make_tuple(compiled ? py::cast(*compiled) : py::object(py::none()), found, compiled.report());
}

}  // namespace

void add_compiling(py::module_& module) {
    module.def(
        "compile",
        [](std::string text, std::string name) {
            return unpacked(unlocked([&] { return rubric::compile(std::move(text), std::move(name)); }));
        },
        py::arg("text"), py::arg("name"));
    module.def(
        "compile_sources",
        [](std::vector<std::pair<std::string, std::string>> given) {
            std::vector<Source> sources;
            for (auto& [name, text] : given) sources.push_back({std::move(name), std::move(text)});
            return unpacked(unlocked([&] { return rubric::compile(std::move(sources)); }));
        },
        py::arg("sources"));
    module.def(
        "load", [](std::string const& name) { return unpacked(unlocked([&] { return rubric::load(name); })); }, py::arg("name"));
    module.def("bundled", &bundled_frameworks);
}

}  // namespace rubric::python
