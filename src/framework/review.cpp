// The review of a framework, for who has the library only.
#include "review/differences.hpp"
#include "review/grounds.hpp"

#include <rubric/review.hpp>

namespace rubric {

Review review_of(Framework const& framework) {
    check::Framework const& model = *framework.model();
    review::Grounds const grounds = review::grounds(model);
    Review made{.base = model.base, .cited = grounds.cited, .assumed = grounds.assumed, .neither = grounds.neither};
    made.unread = review::read_by_nothing(model);
    for (review::Difference const& each : review::differences(model, framework.sources()))
        made.differences.push_back({each.action, each.what, each.was, each.now, each.file, each.line});
    return made;
}

}  // namespace rubric
