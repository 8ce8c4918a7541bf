#include "batch/workers.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace rubric::batch {

namespace {

/// What the threads of one call share. It outlives the call where an executor starts a task late, which then finds no unit left.
struct Shared {
    std::size_t count = 0;
    std::atomic<std::size_t> next{0};
    std::mutex mutex{};
    std::condition_variable changed{};
    std::size_t done = 0;
    std::size_t failed = std::numeric_limits<std::size_t>::max();
    std::exception_ptr failure{};

    /// `make` is called only where there is a unit to do: while the caller waits for it.
    void work(std::function<std::function<void(std::size_t)>()> const* make) {
        std::function<void(std::size_t)> run;
        for (std::size_t unit; (unit = next++) < count;) {
            std::exception_ptr thrown;
            try {
                if (!run) run = (*make)();
                run(unit);
            } catch (...) {
                thrown = std::current_exception();
            }
            std::lock_guard const lock(mutex);
            if (thrown && unit < failed) failed = unit, failure = thrown;
            if (++done == count) changed.notify_all();
        }
    }
};

}  // namespace

void run_units(unsigned threads, std::size_t count, Executor const& executor, std::function<std::function<void(std::size_t)>()> const& make) {
    auto const shared = std::make_shared<Shared>();
    shared->count = count;
    std::vector<std::jthread> own;
    for (unsigned i = 1; i < threads && i < count; ++i) {
        auto task = [shared, make = &make] { shared->work(make); };
        if (executor)
            executor(std::move(task));
        else
            own.emplace_back(std::move(task));
    }
    shared->work(&make);
    std::unique_lock lock(shared->mutex);
    shared->changed.wait(lock, [&] { return shared->done == count; });
    if (shared->failure) std::rethrow_exception(shared->failure);
}

}  // namespace rubric::batch
