// Lists and what is asked of them.
#include "check/order.hpp"
#include "reader.hpp"

#include <array>

namespace rubric::check {

namespace {

using Kind = Type::Kind;

/// Which parts an aggregate has: a body, or its elements themselves.
struct Aggregate {
    std::string_view word;
    bool of_tests;  ///< yes or no
    bool none_if_empty;
};
constexpr std::array aggregates{Aggregate{"count", false, false}, Aggregate{"any", true, false},
                                Aggregate{"the", false, false},   Aggregate{"sum", false, false},
                                Aggregate{"all", true, false},    Aggregate{"highest", false, true},
                                Aggregate{"lowest", false, true}, Aggregate{"list", false, false},
                                Aggregate{"latest", false, true}, Aggregate{"earliest", false, true}};

Aggregate const& aggregate_of(std::string_view word) {
    for (Aggregate const& each : aggregates)
        if (each.word == word) return each;
    return aggregates.front();
}

bool is_extreme(std::string_view word) { return word == "highest" || word == "lowest"; }

Type result_of(std::string_view word, Type const& element, Type const& body) {
    Aggregate const& shape = aggregate_of(word);
    if (word == "count") return of(Kind::integer);
    if (shape.of_tests) return boolean_type();
    if (word == "list") return list_of(body);
    if (word == "sum") return optional(body, false);
    if (is_extreme(word)) return optional(body);
    return optional(element, shape.none_if_empty || element.optional);
}

}  // namespace

ExpressionPtr Reader::list(syntax::Expression const& written, Expected const& expected) {
    std::vector<syntax::Expression const*> elements;
    for (auto const& each : written.parts) elements.push_back(&each);
    Alike const alike = read_alike(elements, expected ? Expected(element_of(*expected)) : expected);
    return make(Op::list, is_any(alike.type) ? Type{} : list_of(alike.type), written.at, alike.parts);
}

ExpressionPtr Reader::count_of(syntax::Expression const& written, Expected const&) {
    Node const node = make(Op::count_of, of(Kind::integer), written.at);
    for (auto const& each : written.parts) {
        node->parts.push_back(read(each, boolean_type()));
        require_type(*node->parts.back(), boolean_type());
    }
    return node;
}

Reader::Loop Reader::loop(syntax::Name const& binder, syntax::Expression const& written) {
    ExpressionPtr const list = read(written);
    if (!is_any(list->type) && !list->type.list) draft_.report(text::Code::R0242, list->at, {{"actual", describe(list->type)}});
    Type const element = list->type.list ? element_of(list->type) : Type{};
    draft_.framework->variables.push_back(std::make_unique<Variable>(Variable{binder.text, element}));
    return {list, draft_.framework->variables.back().get()};
}

ExpressionPtr Reader::over(syntax::Expression const& written, Expected const& expected) {
    auto const part = [&](std::size_t i) -> syntax::Expression const& {
        static syntax::Expression const nothing;
        return i < written.parts.size() ? written.parts[i] : nothing;
    };
    return aggregate(written, loop(written.binder, part(1)), expected);
}

ExpressionPtr Reader::aggregate(syntax::Expression const& written, Loop const& loop, Expected const& expected) {
    auto const part = [&](std::size_t i) { return i < written.parts.size() && written.parts[i] ? &written.parts[i] : nullptr; };
    Reader inner(draft_, scope_.with(loop.variable));
    Aggregate const& shape = aggregate_of(written.word);
    ExpressionPtr where, body, key;
    if (part(2)) {
        where = inner.read(*part(2), boolean_type());
        require_type(*where, boolean_type());
    }
    if (part(0)) {
        body = inner.read(*part(0), shape.of_tests ? Expected(boolean_type())
                                    : expected     ? Expected(element_of(*expected))
                                                   : expected);
        if (shape.of_tests)
            require_type(*body, boolean_type());
        else
            require_summable(written.word, *body);
    }
    if (part(3)) {
        key = inner.read(*part(3), of(Kind::date));
        require_type(*key, of(Kind::date));
    }
    bool const failed = is_any(loop.list->type) || (body && is_any(body->type)) || (where && is_any(where->type));
    Node const node =
        make(Op::aggregate, failed ? Type{} : result_of(written.word, loop.variable->type, body ? body->type : Type{}),
             written.at, {loop.list, where, body, key});
    if (failed && (written.word == "count" || shape.of_tests)) node->type = result_of(written.word, {}, {});
    node->word = written.word;
    node->variable = loop.variable;
    return node;
}

void Reader::require_summable(std::string const& word, Expression const& body) {
    Type const type = optional(body.type, false);
    if (is_any(type) || word == "list" || word == "count") return;
    bool const sums = is_number(type) || (type.kind == Kind::money && !type.list);
    if (word == "sum" && !sums)
        draft_.report(text::Code::R0220, body.at, {{"expected", "a number or money"}, {"actual", describe(type)}});
    else if (is_extreme(word))
        require_order(draft_, body, body.at);
}

/// `lowest(areas(i))`: over the elements of a list that is not written out.
ExpressionPtr Reader::over_list(syntax::Expression const& written, ExpressionPtr list) {
    Type const element = element_of(list->type);
    draft_.framework->variables.push_back(std::make_unique<Variable>(Variable{"", element}));
    Variable const* const variable = draft_.framework->variables.back().get();
    Node const body = make(Op::variable, element, list->at);
    body->variable = variable;
    if (aggregate_of(written.word).of_tests)
        require_type(*body, boolean_type());
    else
        require_summable(written.word, *body);
    Node const node =
        make(Op::aggregate, result_of(written.word, element, element), written.at, {std::move(list), nullptr, body, nullptr});
    node->word = written.word;
    node->variable = variable;
    return node;
}

ExpressionPtr Reader::extreme(syntax::Expression const& written, Expected const& expected) {
    bool const tests = aggregate_of(written.word).of_tests;
    std::vector<syntax::Expression const*> values;
    for (auto const& each : written.parts) values.push_back(&each);
    Expected const element = tests ? Expected(boolean_type()) : expected ? Expected(element_of(*expected)) : expected;
    Alike alike;
    if (values.size() == 1) {  // a list by name, or one value
        alike.parts.push_back(read(*values.front(), element));
        alike.type = alike.parts.front()->type;
        if (alike.type.list && !is_any(alike.type)) return over_list(written, alike.parts.front());
    } else {
        alike = read_alike(values, element);
    }
    if (is_any(alike.type)) return diagnosed(written.at);
    if (written.word == "list") return make(Op::list, list_of(alike.type), written.at, alike.parts);
    bool all_optional = is_extreme(written.word);
    for (ExpressionPtr const& each : alike.parts) {
        if (tests)
            require_type(*each, boolean_type());
        else
            require_summable(written.word, *each);
        all_optional &= each->type.optional;
    }
    Node const node = make(Op::extreme, tests ? boolean_type() : optional(alike.type, all_optional), written.at, alike.parts);
    node->word = written.word;
    return node;
}

}  // namespace rubric::check
