// What an expression is while it is lowered. Records, lists and duties do not exist at run time: they are made of nodes on
// demand, a node a field and a condition an element, so that what nobody reads costs nothing.
//
// Symbols are owned by the Lowering that makes them and live as long as it; they refer to each other by plain pointers.
#pragma once

#include "check/model.hpp"

#include <functional>
#include <map>
#include <variant>

namespace rubric::lower {

struct RecordSymbol;
struct ListSymbol;
struct DutySymbol;

/// The word `none`, before it is known of what.
struct Absent {
    auto operator<=>(Absent const&) const = default;
};

/// What this version cannot evaluate: in error, whatever is made of it.
struct Waiting {
    std::string feature;
    bool said = false;  ///< that it waits has been reported
    auto operator<=>(Waiting const&) const = default;
};

using Symbol = std::variant<Absent, Waiting, NodeId, RecordSymbol const*, ListSymbol const*, DutySymbol const*>;

/// What is read of a record: a field or a decision.
struct Step {
    check::Record const* owner = nullptr;
    check::Field const* field = nullptr;  ///< or
    check::Value const* decision = nullptr;
    check::Type const& type() const { return field ? field->type : decision->type; }
};

struct RecordSymbol {
    check::Record const* type = nullptr;
    ScopeId scope = 0;
    NodeId presence = nothing;                  ///< of record_enumeration
    bool fields_know = false;                   ///< a field is none where the record is; else who reads it sees to that
    std::vector<RecordSymbol const*> selves{};  ///< the case, then the records inside it, whose fields a field's `from` sees
    std::function<Symbol(check::Field const&)> make{};
    mutable std::map<check::Field const*, Symbol> made{};
    /// Of one of several: a decision as each of them has it. Absent: it is worked out from the fields.
    std::function<Symbol(check::Value const&)> decide{};
    mutable std::map<check::Value const*, Symbol> decided{};
    /// Of one of several: what is read, given that it is there. Absent: it is the same for all that it could be.
    std::function<Symbol(Step const&)> given{};
};

struct Element {
    ScopeId scope = 0;           ///< that of who goes through the list, or one inside it with a row an element
    NodeId condition = nothing;  ///< that it is there
    Symbol value;
    std::uint32_t rule = nothing;  ///< of `collect`
};

struct ListSymbol {
    ScopeId home = 0;                                              ///< the deepest scope that it depends on
    std::function<std::vector<Element>(ScopeId parent)> elements;  ///< `parent` is `home` or lies within it
};

/// A duty or an offer as a value.
struct DutySymbol {
    ScopeId scope = 0;
    NodeId holds = nothing;
    Symbol by{}, done{}, late{}, missing{};
};

/// Variables and what they stand for, innermost first.
struct Binding {
    check::Variable const* variable = nullptr;
    Symbol value;
    Binding const* outer = nullptr;
};

/// Where an expression is read: whose fields are its own, and what its variables are.
struct Context {
    std::vector<RecordSymbol const*> selves;  ///< innermost last
    Binding const* bindings = nullptr;
};

/// A function called of the same things is the same symbol.
struct Call {
    check::Value const* function = nullptr;
    RecordSymbol const* self = nullptr;
    std::vector<Symbol> arguments;
    auto operator<=>(Call const&) const = default;
};

/// A condition, and its place in Graph::conditions where it has words.
struct Conditional {
    NodeId node = nothing;
    std::uint32_t words = nothing;
};

/// How alternatives become one value: a choice by a condition, or the bids of a reduction.
struct Combine {
    ScopeId scope = 0;
    std::function<NodeId(std::vector<NodeId> const&, Domain)> scalar;
    /// For lists, of which each element has a condition of its own. Of a choice: whether this alternative is the one; or
    std::function<NodeId(std::size_t alternative)> within{};
    /// of an element that is picked: the elements as `parent` sees them, each there where it is the one. `there`: given that there is one.
    std::function<std::vector<Element>(ScopeId parent, bool there)> picked{};
    std::vector<Step> path{};      ///< from the alternatives to what is distributed
    std::size_t alternatives = 0;  ///< how many
};

}  // namespace rubric::lower
