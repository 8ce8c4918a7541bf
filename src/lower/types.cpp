#include "types.hpp"

namespace rubric::lower {

namespace {

Kind kind_of(check::Type const& type) {
    using K = check::Type::Kind;
    switch (type.kind) {
        case K::integer:
            return Kind::integer;
        case K::number:
            return Kind::number;
        case K::percent:
            return Kind::percent;
        case K::money:
            return Kind::money;
        case K::date:
            return Kind::date;
        case K::text:
            return Kind::text;
        case K::duration:
            return type.unit == Unit::working_days                         ? Kind::working_days
                   : type.unit == Unit::months || type.unit == Unit::years ? Kind::months
                                                                           : Kind::days;
        default:
            return Kind::levels;
    }
}

}  // namespace

Domain Types::domain(check::Type const& type) {
    Domain found{.kind = kind_of(type), .optional = type.optional && !type.list};
    if (type.kind == check::Type::Kind::record) found.enumeration = record_enumeration;
    if (type.kind == check::Type::Kind::levels && type.values) found.enumeration = enumeration(*type.values);
    return found;
}

EnumerationId Types::enumeration(check::Values const& values) {
    if (&values == &check::boolean()) return boolean_enumeration;
    auto const [found, added] = enumerations_.try_emplace(&values, 0);
    if (added) found->second = build_->enumeration(values.levels);
    return found->second;
}

}  // namespace rubric::lower
