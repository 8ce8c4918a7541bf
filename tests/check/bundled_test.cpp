// The frameworks that come with the program are without error, and nothing in them stays unread.
#include "framework_text.hpp"

#include "text/bundled.hpp"

#include <functional>

namespace rubric::check {

namespace {

void for_each_part(ExpressionPtr const& expression, std::function<void(Expression const&)> const& look) {
    if (!expression) return;
    look(*expression);
    for (ExpressionPtr const& part : expression->parts) for_each_part(part, look);
}

void for_each_expression(Framework const& framework, std::function<void(Expression const&)> const& look) {
    for (auto const& let : framework.lets) {
        for_each_part(let->expression, look);
        for (Rule const& rule : let->rules) {
            for_each_part(rule.outcome, look);
            for_each_part(rule.when, look);
            for_each_part(rule.because, look);
        }
        if (let->otherwise) for_each_part(let->otherwise->outcome, look);
    }
    for (auto const& offer : framework.offers) for_each_part(offer->when, look);
    for (auto const& duty : framework.duties) {
        for (Route const& route : duty->routes) for_each_part(route.when, look);
        for_each_part(duty->by, look);
        for (auto const* each : {&duty->done_on, &duty->done_when, &duty->done_list, &duty->done_where}) for_each_part(*each, look);
        if (duty->every)
            for (auto const* each : {&duty->every->length, &duty->every->from, &duty->every->to, &duty->every->at_least}) for_each_part(*each, look);
    }
    for (Scenario const& scenario : framework.scenarios)
        for (Expectation const& each : scenario.expected) for_each_part(each.condition, look);
}

std::optional<std::uint32_t> load(std::string const& name, std::uint32_t, Sources& sources) {
    auto const text = text::bundled(name);
    if (!text) return {};
    return sources.add(name + ".rubric", std::string(*text));
}

}  // namespace

TEST_CASE("the bundled frameworks check, and every expression of them has a type") {
    REQUIRE_FALSE(text::bundled_names().empty());
    for (std::string_view const name : text::bundled_names()) {
        Sources sources;
        auto const source = *load(std::string(name), 0, sources);
        auto const parsed = syntax::parse(sources, source);
        auto const checked = check(sources, parsed.file, source, load);
        for (auto const& found : checked.diagnostics)
            if (found.severity == Severity::error) UNSCOPED_INFO(text::render(found, sources));
        REQUIRE(checked.framework);
        std::size_t count = 0, untyped = 0;
        for_each_expression(*checked.framework, [&](Expression const& each) {
            ++count;
            untyped += each.type.kind == Type::Kind::any;
        });
        CHECK(count > 100);
        CHECK(untyped == 0);
    }
}

}  // namespace rubric::check
