// Units of work on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace rubric::batch {

/// Starts a task at some time, on some thread.
using Executor = std::function<void(std::function<void()>)>;

/// Runs units 0 to before `count`, each once, on this thread and on at most `threads` - 1 more, and returns when all are done. With an
/// executor these are its threads; should it start none in time, this thread does all. What a unit throws is thrown here, of several the
/// first by its number. `make` makes what a thread works with; what it makes is called for each of the thread's units.
void run_units(unsigned threads, std::size_t count, Executor const& executor, std::function<std::function<void(std::size_t)>()> const& make);

}  // namespace rubric::batch
