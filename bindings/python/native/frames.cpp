// Frames in and out, as Arrow streams in capsules.
#include "made_columns.hpp"
#include "read_columns.hpp"

#include <rubric/batch.hpp>
#include <rubric/what_if.hpp>

namespace rubric::python {
namespace {

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

ArrowArrayStream* stream_in(py::capsule const& holder) {
    auto* const stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(holder.ptr(), stream_capsule));
    if (!stream) throw py::error_already_set();
    if (!stream->release) throw InputError("error: the frame's stream has been read before", {});
    return stream;
}

/// Streams that call Python take the lock themselves.
Batch bind(Framework const& framework, std::vector<std::pair<std::string, py::capsule>> const& inputs, Day const& on,
           Settings set, bool sensitive) {
    std::vector<BatchInput> streams;
    for (auto const& [dataset, stream] : inputs) streams.push_back({dataset, stream_in(stream)});
    auto const chosen = options(on, std::move(set), sensitive);
    return unlocked([&] { return rubric::bind(framework, streams, chosen); });
}

Decisions evaluate(Framework const& framework, Batch const& batch, Day const& on, Settings set, bool sensitive, unsigned threads,
                   bool possible, bool because, bool assumed, bool duties) {
    BatchRequest const request{.options = options(on, std::move(set), sensitive),
                               .threads = threads,
                               .possible = possible,
                               .because = because,
                               .assumed = assumed,
                               .duties = duties,
                               .numbered = true};
    return unlocked([&] { return rubric::decide(framework, batch, request); });
}

/// The case of this key; of an empty key the only one.
Outcome decide_key(Framework const& framework, Batch const& batch, std::string const& key, Day const& on, Settings set, bool sensitive) {
    auto const chosen = options(on, std::move(set), sensitive);
    return unlocked([&] { return rubric::decide_key(framework, batch, key, chosen); });
}

/// The counts of each variant, in the order of its labels.
std::vector<std::vector<std::size_t>> what_if(Framework const& framework, Batch const& batch, Day const& on, Settings set,
                                              std::vector<std::pair<std::string, std::vector<std::string>>> const& axes,
                                              std::string const& decision) {
    std::vector<Axis> wanted;
    for (auto const& [parameter, values] : axes) wanted.push_back({parameter, values});
    auto const chosen = options(on, std::move(set), false);
    auto const found = unlocked([&] { return rubric::what_if(framework, batch, chosen, wanted, decision); });
    std::vector<std::vector<std::size_t>> counts;
    for (VariantCounts const& variant : found) {
        counts.emplace_back();
        for (auto const& [label, count] : variant.counts) counts.back().push_back(count);
    }
    return counts;
}

py::capsule made_stream(py::dict const& columns) {
    MadeColumn table{.name = "", .format = "+s"};
    for (auto const& [name, values] : columns)
        table.inside.push_back(made_column(py::str(name), py::reinterpret_borrow<py::list>(values)));
    if (!table.inside.empty()) table.length = table.inside.front().length;
    return capsule([&](ArrowArrayStream* out) { give(std::move(table), out); });
}

py::dict columns(py::capsule const& holder, std::vector<std::string> const& wanted) {
    ArrowArrayStream* const stream = stream_in(holder);
    py::dict found = read_columns(stream, wanted);
    stream->release(stream);
    return found;
}

}  // namespace

void add_frames(py::module_& module, py::class_<Framework>& framework) {
    py::class_<Batch>(module, "Batch")
        .def_property_readonly("cases", &Batch::cases)
        .def_property_readonly("notes", &Batch::notes)
        .def_property_readonly("facts_in_error", &Batch::facts_in_error);
    py::class_<Decisions>(module, "Decisions")
        .def("stream", [](Decisions const& decided) { return capsule([&](auto* out) { decided.decisions(out); }); })
        .def("duties_stream", [](Decisions const& decided) { return capsule([&](auto* out) { decided.duties(out); }); })
        .def("summary", [](Decisions const& decided) { return decided.summary().json(); });
    framework.def("bind", &bind, py::arg("inputs"), py::arg("on"), py::arg("set"), py::arg("sensitive"))
        .def("evaluate", &evaluate, py::arg("batch"), py::arg("on"), py::arg("set"), py::arg("sensitive"), py::arg("threads"),
             py::arg("possible"), py::arg("because"), py::arg("assumed"), py::arg("duties"))
        .def("decide_key", &decide_key, py::arg("batch"), py::arg("key"), py::arg("on"), py::arg("set"), py::arg("sensitive"))
        .def("what_if", &what_if, py::arg("batch"), py::arg("on"), py::arg("set"), py::arg("axes"), py::arg("decision"));
    module.def("stream", &made_stream, py::arg("columns"));
    module.def("columns", &columns, py::arg("stream"), py::arg("wanted") = std::vector<std::string>{});
}

}  // namespace rubric::python
