// The native module: public headers, thin. Cases go in and outcomes come out as JSON; the Python layer makes them pleasant.
// The interpreter lock is released wherever nothing of Python is touched.
#include <rubric/batch.hpp>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

namespace py = pybind11;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

rubric::DecideOptions options(std::optional<std::string> const& on, Settings set, bool sensitive) {
    rubric::DecideOptions chosen{.set = std::move(set), .sensitive = sensitive};
    if (on) {
        chosen.on = rubric::parse_iso(*on);
        if (!chosen.on) throw rubric::InputError("`" + *on + "` is not a date; write it as 2022-09-01", {});
    }
    return chosen;
}

py::dict diagnostic(rubric::Diagnostic const& found, rubric::Sources const& sources) {
    auto const position = sources.locate(found.at);
    py::dict fields;
    fields["code"] = found.code;
    fields["severity"] = found.severity == rubric::Severity::error ? "error" : "warning";
    fields["title"] = found.title;
    fields["label"] = found.label;
    fields["help"] = found.help;
    fields["source"] = sources[found.at.source].name;
    fields["line"] = position.line;
    fields["column"] = position.column;
    return fields;
}

/// A framework or none, with what was found: the Python layer raises.
py::tuple unpacked(rubric::Compiled const& compiled) {
    py::list found;
    for (auto const& each : compiled.diagnostics()) found.append(diagnostic(each, compiled.sources()));
    return py::make_tuple(compiled ? py::cast(*compiled) : py::object(py::none()), found, compiled.report());
}

rubric::Outcome decide(rubric::Framework const& framework, std::string const& json, std::optional<std::string> const& on, Settings set,
                       bool sensitive) {
    py::gil_scoped_release unlocked;
    return framework.decide_json(json, options(on, std::move(set), sensitive));
}

/// What the Python layer has to know of each decision: name, title, kind, and whether it is a list.
py::list decisions(rubric::Framework const& framework) {
    py::list all;
    for (auto const& each : framework.graph().decisions)
        all.append(py::make_tuple(each.name, each.title, each.domain.kind == rubric::Kind::date, each.is_list));
    return all;
}

py::list offers(rubric::Framework const& framework) {
    py::list all;
    for (auto const& each : framework.graph().offers) all.append(py::make_tuple(each.name, each.title));
    return all;
}

constexpr char const* stream_capsule = "arrow_array_stream";

/// A stream as the Arrow PyCapsule interface hands it over; whoever takes it leaves it without a release.
template <class Give>
py::capsule capsule(Give give) {
    auto stream = std::make_unique<ArrowArrayStream>();
    give(stream.get());
    return py::reinterpret_steal<py::capsule>(PyCapsule_New(stream.release(), stream_capsule, [](PyObject* made) {
        auto* const kept = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(made, stream_capsule));
        if (kept->release) kept->release(kept);
        delete kept;
    }));
}

/// Streams that call Python take the lock themselves.
rubric::Batch bind(rubric::Framework const& framework, std::vector<std::pair<std::string, py::capsule>> const& inputs,
                   std::optional<std::string> const& on, Settings set, bool sensitive) {
    std::vector<rubric::BatchInput> streams;
    for (auto const& [dataset, stream] : inputs) {
        auto* const pointer = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(stream.ptr(), stream_capsule));
        if (!pointer) throw py::error_already_set();
        streams.push_back({dataset, pointer});
    }
    auto const chosen = options(on, std::move(set), sensitive);
    py::gil_scoped_release unlocked;
    return rubric::bind(framework, streams, chosen);
}

rubric::Decisions evaluate(rubric::Framework const& framework, rubric::Batch const& batch, std::optional<std::string> const& on, Settings set,
                           bool sensitive, unsigned threads, bool possible, bool because, bool assumed, bool duties) {
    rubric::BatchRequest const request{.options = options(on, std::move(set), sensitive), .threads = threads, .possible = possible,
                                       .because = because, .assumed = assumed, .duties = duties};
    py::gil_scoped_release unlocked;
    return rubric::decide(framework, batch, request);
}

}  // namespace

PYBIND11_MODULE(_core, module) {
    module.doc() = "Native part of rubric; use the package instead.";
    py::register_exception<rubric::InputError>(module, "InputError", PyExc_ValueError);

    py::class_<rubric::Outcome>(module, "Outcome")
        .def("json", &rubric::Outcome::json)
        .def("explain", [](rubric::Outcome const& outcome, std::string const& decision) { return outcome.explain(decision); });

    py::class_<rubric::Framework>(module, "Framework")
        .def_property_readonly("name", &rubric::Framework::name)
        .def_property_readonly("title", &rubric::Framework::title)
        .def("decisions", &decisions)
        .def("offers", &offers)
        .def("decide", &decide, py::arg("case"), py::arg("on"), py::arg("set"), py::arg("sensitive"))
        .def("bind", &bind, py::arg("inputs"), py::arg("on"), py::arg("set"), py::arg("sensitive"))
        .def("evaluate", &evaluate, py::arg("batch"), py::arg("on"), py::arg("set"), py::arg("sensitive"), py::arg("threads"), py::arg("possible"),
             py::arg("because"), py::arg("assumed"), py::arg("duties"));

    py::class_<rubric::Batch>(module, "Batch")
        .def_property_readonly("cases", &rubric::Batch::cases)
        .def_property_readonly("notes", &rubric::Batch::notes)
        .def_property_readonly("facts_in_error", &rubric::Batch::facts_in_error);

    py::class_<rubric::Decisions>(module, "Decisions")
        .def("stream", [](rubric::Decisions const& decided) { return capsule([&](auto* out) { decided.decisions(out); }); })
        .def("duties_stream", [](rubric::Decisions const& decided) { return capsule([&](auto* out) { decided.duties(out); }); })
        .def("summary", [](rubric::Decisions const& decided) { return decided.summary().json(); });

    module.def("compile", [](std::string text, std::string name) { return unpacked(rubric::compile(std::move(text), std::move(name))); });
    module.def("load", [](std::string const& name) { return unpacked(rubric::load(name)); });
}
