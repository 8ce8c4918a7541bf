// The native module of the package, in parts.
#include "native.hpp"

namespace rubric::python {

DecideOptions options(Day const& on, Settings set, bool sensitive) {
    DecideOptions chosen{.set = std::move(set), .sensitive = sensitive};
    if (!on) return chosen;
    chosen.on = parse_iso(*on);
    if (!chosen.on) throw InputError("error: `" + *on + "` is not a date; write it as 2022-09-01", {});
    return chosen;
}

}  // namespace rubric::python

PYBIND11_MODULE(_core, module) {
    module.doc() = "Native part of rubric; use the package instead.";
    pybind11::register_exception<rubric::InputError>(module, "InputError", PyExc_ValueError);
    rubric::python::add_outcome(module);
    auto framework = rubric::python::add_framework(module);
    rubric::python::add_frames(module, framework);
    rubric::python::add_compiling(module);
}
