// What the parts of the native module share. Public headers only; values go across as JSON or Arrow, and the Python layer makes them
// pleasant. The interpreter lock is released wherever nothing of Python is touched.
#pragma once

#include <rubric/framework.hpp>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rubric::python {

namespace py = pybind11;

using Day = std::optional<std::string>;                         ///< as 2022-09-01
using Settings = std::vector<std::pair<std::string, std::string>>;  ///< parameters, as the language writes them

DecideOptions options(Day const& on, Settings set, bool sensitive);

/// Runs without the interpreter lock.
template <class Work>
auto unlocked(Work&& work) {
    py::gil_scoped_release released;
    return work();
}

void add_compiling(py::module_& module);
void add_outcome(py::module_& module);
py::class_<Framework> add_framework(py::module_& module);
void add_frames(py::module_& module, py::class_<Framework>& framework);

}  // namespace rubric::python
