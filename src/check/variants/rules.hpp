// Amendments inside a declaration: the rules of a decision, the pairs of a map, the fields of a record.
#pragma once

#include "syntax/tree.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rubric::check {

/// What an amendment met.
struct Met {
    enum class Kind { done, absent, present, unplaced, no_rules } kind = Kind::done;
    Place was{};                      ///< what it changed, in the base
    std::vector<std::string> near{};  ///< of what is absent: what there is
    std::optional<syntax::Name> missing{};  ///< of what is absent: the rule to stand before; else the one that is amended
};

/// Rules go by their names, a table's rows without one by `row_3`, the last line by `otherwise`.
Met add_rule(syntax::Value& value, syntax::RuleOf const& rule, std::optional<syntax::Name> const& before, Place at);
Met replace_rule(syntax::Value& value, syntax::RuleOf const& rule, Place at);
Met remove_rule(syntax::Value& value, std::string const& name);

/// Pairs go by any of their keys; one key alone changes.
Met add_rule(syntax::Map& map, syntax::RuleOf const& pair, std::optional<syntax::Name> const& before, Place at);
Met replace_rule(syntax::Map& map, syntax::RuleOf const& pair, Place at);
Met remove_rule(syntax::Map& map, std::string const& key);

Met add_field(syntax::Fields& fields, syntax::Field const& field);
Met replace_field(syntax::Fields& fields, syntax::Field const& field);
Met remove_field(syntax::Fields& fields, std::string const& name);

}  // namespace rubric::check
