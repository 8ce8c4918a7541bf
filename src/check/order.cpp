#include "order.hpp"

#include "types.hpp"

namespace rubric::check {

namespace {

LevelSet bit(std::int64_t level) { return LevelSet{1} << level; }

bool has_key(Pair const& pair, std::int64_t level) {
    for (Fact const& key : pair.keys)
        if (key.state == Fact::State::known && key.value == level) return true;
    return false;
}

/// What one level becomes: the outcomes of its pairs down to the first without a condition; itself where none is reached.
LevelSet mapped(Map const& map, std::int64_t level, Library const& library) {
    LevelSet given = 0;
    for (Pair const& pair : map.pairs) {
        if (!has_key(pair, level) || !pair.outcome) continue;
        given |= levels_of(*pair.outcome, library);
        if (!pair.when) return given;
    }
    return given | (map.from.values == map.to.values ? bit(level) : 0);
}

LevelSet mapped(Expression const& expression, Library const& library) {
    Map const& map = *expression.map;
    if (map.from.kind != Type::Kind::levels) return all_levels(*expression.type.values);
    LevelSet given = 0;
    LevelSet const operand = levels_of(*expression.parts[0], library);
    for (std::size_t level = 0; level < map.from.values->levels.levels.size(); ++level)
        if (operand & bit(static_cast<std::int64_t>(level))) given |= mapped(map, static_cast<std::int64_t>(level), library);
    for (Pair const& pair : map.pairs)
        for (Fact const& key : pair.keys)
            if (key.state == Fact::State::none && pair.outcome) given |= levels_of(*pair.outcome, library);
    return given;
}

LevelSet of_parts(Expression const& expression, std::size_t from, std::size_t to, Library const& library) {
    LevelSet given = 0;
    for (std::size_t i = from; i < to && i < expression.parts.size(); ++i)
        if (expression.parts[i]) given |= levels_of(*expression.parts[i], library);
    return given;
}

LevelSet of_definition(Value const* value, Expression const& expression, Library const& library) {
    auto const found = library.definitions.find(value);
    bool const known = found != library.definitions.end() && found->second.progress == Definition::Progress::done;
    return known ? found->second.gives : all_levels(*expression.type.values);
}

}  // namespace

LevelSet all_levels(Values const& values) {
    std::size_t const count = values.levels.levels.size();
    return count >= 64 ? ~LevelSet{0} : (LevelSet{1} << count) - 1;
}

LevelSet levels_of(Expression const& expression, Library const& library) {
    if (expression.type.kind != Type::Kind::levels) return 0;
    switch (expression.op) {
        case Op::constant:
            return expression.constant.state == Fact::State::known ? bit(expression.constant.value) : 0;
        case Op::mapped:
            return mapped(expression, library);
        case Op::value:
        case Op::call:
            return of_definition(expression.let, expression, library);
        case Op::conditional:
            return of_parts(expression, 1, 3, library);
        case Op::extreme:
        case Op::list:
            return of_parts(expression, 0, expression.parts.size(), library);
        case Op::aggregate:
            if (expression.parts.size() > 2 && expression.parts[2]) return of_parts(expression, 2, 3, library);
            return all_levels(*expression.type.values);
        default:
            return all_levels(*expression.type.values);
    }
}

bool require_order(Draft& draft, Expression const& expression, Place at) {
    Type const& type = expression.type;
    if (is_any(type) || is_measured(type) || type.kind == Type::Kind::nothing) return true;
    if (!is_levels(type) || type.values->levels.ordered == 0) {
        draft.report(
            text::Code::R0218, at,
            {{"type", describe(optional(type, false))},
             {"help", is_levels(type) && !is_boolean(type) ? "a `choice` has no order: declare a `scale`, or test it with `=`"
                                                           : "test it with `=`"}});
        return false;
    }
    Enumeration const& scale = type.values->levels;
    LevelSet const off = levels_of(expression, draft.library) >> scale.ordered << scale.ordered;
    for (std::size_t level = scale.ordered; level < scale.levels.size(); ++level) {
        if (!(off & bit(static_cast<std::int64_t>(level)))) continue;
        draft.report(text::Code::R0217, at, {{"value", scale.levels[level].name}, {"scale", scale.name}});
        return false;
    }
    return true;
}

}  // namespace rubric::check
