// A framework text and, behind a line `====`, a case in JSON. Whatever the text says, it compiles or is told why not; laid out it
// says the same; what compiles decides an empty case and the one given, explains it, runs its scenarios and is drawn.
#include "target.hpp"

#include "syntax/parse.hpp"

#include <rubric/framework.hpp>
#include <rubric/review.hpp>
#include <rubric/scenarios.hpp>

using namespace rubric;
using namespace rubric::fuzz;

namespace {

constexpr std::size_t drawn = 4096;  ///< bytes: pictures of larger frameworks take longer than all the rest

std::size_t volatile used = 0;  ///< so that nothing is left out for being unused

void use(Outcome const& outcome) {
    used = outcome.all().decisions.size() + outcome.json().size() + outcome.explain_all().size() +
           outcome.explanations_json().size() + outcome.ask().size() + outcome.questions_json().size() +
           outcome.unreadable().size();
}

void laid_out(std::string const& text, Compiled const& compiled) {
    std::string const once = syntax::format(text);
    require(syntax::format(once) == once, "laid out twice it is another text");
    if (once == text) return;
    Compiled const again = compile(once);
    require(static_cast<bool>(again) == static_cast<bool>(compiled),
            "laid out it compiles, or does not, unlike before:\n" + compiled.report() + again.report());
}

}  // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view rest = text_of(data, size);
    std::string const text(until(rest, "\n====\n"));
    Compiled const compiled = compile(text);
    used = compiled.report().size() + compiled.report(true).size();
    laid_out(text, compiled);
    require(compiled || !compiled.diagnostics().empty(), "neither a framework nor why there is none");
    if (!compiled) return 0;
    use(compiled->decide({}));
    try {
        use(compiled->decide_json(rest, {.on = 738'000}));
    } catch (InputError const& error) {
        used = std::string_view(error.what()).size();
    }
    used = run_scenarios(*compiled).size();
    if (size < drawn) used = compiled->picture("svg").size() + compiled->picture("mermaid").size();
    return 0;
}
