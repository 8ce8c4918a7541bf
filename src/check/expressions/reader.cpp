#include "reader.hpp"

#include <array>

namespace rubric::check {

Node make(Op op, Type type, Place at, std::vector<ExpressionPtr> parts) {
    auto node = std::make_shared<Expression>();
    node->op = op;
    node->type = type;
    node->at = at;
    node->parts = std::move(parts);
    return node;
}

Node constant(Type type, std::int64_t value, Place at) {
    Node node = make(Op::constant, type, at);
    node->constant = {Fact::State::known, value};
    return node;
}

ExpressionPtr diagnosed(Place at) { return make(Op::waiting, {}, at); }

namespace {

/// Neither could stand for the other, whatever is said of none or whole numbers.
bool is_another_kind(Type const& type, Type const& known) {
    if (is_any(type) || is_any(known) || type.kind == Type::Kind::nothing || known.kind == Type::Kind::nothing) return false;
    return type.list != known.list || !same_kind(type, known) || (known.kind == Type::Kind::duration && type.unit != known.unit);
}

}  // namespace

Reader::Method Reader::method(syntax::Kind kind) {
    using enum syntax::Kind;
    struct Row {
        syntax::Kind kind;
        Method method;
    };
    static constexpr std::array table{Row{nothing, &Reader::absent},
                                      Row{yes, &Reader::constant_word},
                                      Row{no, &Reader::constant_word},
                                      Row{none, &Reader::constant_word},
                                      Row{unknown, &Reader::constant_word},
                                      Row{error, &Reader::absent},
                                      Row{string, &Reader::string},
                                      Row{number, &Reader::number},
                                      Row{percent, &Reader::number},
                                      Row{money, &Reader::number},
                                      Row{date, &Reader::date},
                                      Row{duration, &Reader::duration},
                                      Row{name, &Reader::name},
                                      Row{call, &Reader::call},
                                      Row{list, &Reader::list},
                                      Row{count_of, &Reader::count_of},
                                      Row{over, &Reader::over},
                                      Row{extreme, &Reader::extreme},
                                      Row{dot, &Reader::dot},
                                      Row{as_at, &Reader::as_at},
                                      Row{syntax::Kind::negate, &Reader::negate},
                                      Row{syntax::Kind::span, &Reader::span},
                                      Row{syntax::Kind::binary, &Reader::binary},
                                      Row{syntax::Kind::negation, &Reader::negation},
                                      Row{in, &Reader::membership},
                                      Row{not_in, &Reader::membership},
                                      Row{range, &Reader::lone_range},
                                      Row{is, &Reader::state},
                                      Row{is_not, &Reader::state},
                                      Row{syntax::Kind::conditional, &Reader::conditional}};
    for (Row const& row : table)
        if (row.kind == kind) return row.method;
    return &Reader::absent;
}

ExpressionPtr Reader::read(syntax::Expression const& written, Expected const& expected) {
    return (this->*method(written.kind))(written, expected);
}

ExpressionPtr Reader::absent(syntax::Expression const& written, Expected const&) { return diagnosed(written.at); }

ExpressionPtr Reader::test(syntax::Expression const& written, Guards const& guards) {
    ExpressionPtr const found = read(written, boolean_type());
    require_type(*found, boolean_type());
    warn_of_negations(*found, guards);
    return found;
}

ExpressionPtr Reader::store(syntax::Expression const& written, Type const& target, std::string const& what,
                            Guards const& guards) {
    ExpressionPtr const found = read(written, target);
    require_type(*found, target);
    require_no_none(*found, target, what, guards);
    warn_of_negations(*found, guards);
    return found;
}

void Reader::require_type(Expression const& found, Type const& target) {
    if (fits(found.type, target)) return;
    Type const wanted = optional(target, false), given = optional(found.type, false);
    if (given.kind == Type::Kind::duration && wanted.kind == Type::Kind::duration && given.list == wanted.list)
        draft_.report(text::Code::R0230, found.at, {{"one", name_of(wanted.unit)}, {"other", name_of(given.unit)}});
    else
        draft_.report(text::Code::R0220, found.at, {{"expected", describe(wanted)}, {"actual", describe(given)}});
}

void Reader::require_no_none(Expression const& found, Type const& target, std::string const& what, Guards const& guards) {
    bool const takes_none = target.optional || target.list || is_any(target);
    if (takes_none || !fits(found.type, target) || !may_be_none(found, guards)) return;
    draft_.report(text::Code::R0219, what_may_be_none(found, guards).at, {{"target", what}});
}

void Reader::warn_of_negations(Expression const& found, Guards const& guards) {
    std::vector<Expression const*> negated;
    find_negated_comparisons(found, guards, negated);
    for (Expression const* each : negated) draft_.report(text::Code::R0402, each->at);
}

Reader::Alike Reader::read_alike(std::vector<syntax::Expression const*> const& written, Expected const& expected) {
    Alike alike{std::vector<ExpressionPtr>(written.size()), {}};
    Expected known = expected;
    std::optional<Type> joined;
    auto const take = [&](std::size_t i) {
        alike.parts[i] = read(*written[i], known);
        Type const type = alike.parts[i]->type;
        bool const other = known && is_another_kind(type, *known);
        if (other) require_type(*alike.parts[i], *known);
        joined = other ? Type{} : joined ? either(*joined, type) : type;
        if (!known && type.kind != Type::Kind::nothing) known = optional(type, false);
    };
    for (std::size_t i = 0; i < written.size(); ++i)
        if (known || reads_alone(*written[i])) take(i);
    for (std::size_t i = 0; i < written.size(); ++i)
        if (!alike.parts[i]) take(i);
    alike.type = joined.value_or(Type{});
    return alike;
}

ExpressionPtr Reader::conditional(syntax::Expression const& written, Expected const& expected) {
    ExpressionPtr const condition = read(written.parts[0], boolean_type());
    require_type(*condition, boolean_type());
    Alike branches = read_alike({&written.parts[1], &written.parts[2]}, expected);
    return make(Op::conditional, branches.type, written.at, {condition, branches.parts[0], branches.parts[1]});
}

}  // namespace rubric::check
