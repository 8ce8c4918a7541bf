// What lowering cannot make anything of is in error, and a warning. The checker lets nothing of the kind through.
#include "decided.hpp"

using namespace rubric;

TEST_CASE("an expression that has no meaning in a graph is in error and told") {
    auto const made = std::const_pointer_cast<check::Framework>(checked("framework f \"F\" case c { a : boolean } decision d : boolean = a"));
    auto asks = std::make_shared<check::Expression>(*made->lets[0]->expression);
    asks->op = check::Op::is_unknown;
    asks->parts = {made->lets[0]->expression};
    made->lets[0]->expression = asks;
    Diagnostics found;
    Graph const graph = lower::lower(*made, found);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "R0401");
    CHECK(graph.waiting == std::vector<std::string>{"`is unknown` or `is error` inside an expression"});
}
