// rubric evaluate: files in, decisions out, and a summary.
#include "commands.hpp"

#include <iostream>

#include <unistd.h>

#include <chrono>

namespace rubric::cli {

namespace {

/// A line on a terminal that says how far it is; gone in the end.
class Progress {
public:
    explicit Progress(EvaluateRequest& request) {
        if (isatty(STDERR_FILENO) != 1) return;
        request.progress = [this](std::size_t cases) { show(cases); };
    }
    ~Progress() {
        if (shown_) std::cerr << "\r\x1b[K" << std::flush;
    }
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds pause{200};

    void show(std::size_t cases) {
        auto const now = Clock::now();
        if (now - last_ < pause) return;
        last_ = now, shown_ = true;
        double const seconds = std::chrono::duration<double>(now - begun_).count();
        std::cerr << '\r' << cases << " cases, " << static_cast<std::size_t>(static_cast<double>(cases) / seconds) << " a second\x1b[K" << std::flush;
    }

    Clock::time_point begun_ = Clock::now(), last_ = begun_;
    bool shown_ = false;
};

}  // namespace

int run(EvaluateArguments const& arguments) {
    if (arguments.inputs.files.empty()) {
        std::cerr << "error: name at least one file of cases\n";
        return wrong_usage;
    }
    auto const framework = load_or_report(arguments.framework, false);
    if (!framework) return framework.status;

    EvaluateRequest request{.options = options_of(arguments.deciding)};
    auto const kept = arguments.inputs.add_to(request);
    request.format = arguments.format;
    request.out = arguments.out;
    request.duties = arguments.duties;
    request.summary_only = arguments.summary;
    Progress progress(request);
    Summary const summary = rubric::evaluate(*framework, request);
    std::cerr << summary.text();
    return summary.facts_in_error == 0 ? done : bad_input;
}

}  // namespace rubric::cli
