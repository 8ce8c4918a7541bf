// From a written expression to a typed one.
//
// What is expected goes down, so that a bare name means the reading that fits; what is found comes back up. An expression in
// which something was diagnosed has the type `any`, and nothing more is said about it. Reading recurses on nesting only, which
// the parser limits: chains of operators are taken in a loop.
#pragma once

#include "check/draft.hpp"
#include "check/none_safety.hpp"
#include "check/types.hpp"

#include <optional>

namespace rubric::check {

/// What can be seen where an expression stands.
struct Scope {
    Record const* self = nullptr;  ///< bare names may be its fields; null: none
    bool own_case = false;         ///< self is the framework's case, so its lets, decisions, duties and offers are there too
    bool scenario = false;         ///< `is unknown` and `is error` may be asked
    bool unknown = false;          ///< `unknown` may be said
    std::vector<Variable const*> variables{};  ///< the innermost last

    Scope with(Variable const* variable) const {
        Scope inner = *this;
        inner.variables.push_back(variable);
        return inner;
    }
};

using Expected = std::optional<Type>;
using Node = std::shared_ptr<Expression>;

Node make(Op op, Type type, Place at, std::vector<ExpressionPtr> parts = {});
Node constant(Type type, std::int64_t value, Place at);
ExpressionPtr diagnosed(Place at);  ///< of type any

struct Candidate;

class Reader {
public:
    Reader(Draft& draft, Scope scope) : draft_(draft), scope_(std::move(scope)) {}

    /// One expression. Never null.
    ExpressionPtr read(syntax::Expression const& written, Expected const& expected = {});

    /// A test: yes or no; none is no.
    ExpressionPtr test(syntax::Expression const& written, Guards const& guards = {});

    /// What is kept as a value of `target`, which messages call `what`.
    ExpressionPtr store(syntax::Expression const& written, Type const& target, std::string const& what,
                        Guards const& guards = {});

    /// The same for what has been read.
    void require_type(Expression const& found, Type const& target);
    void require_no_none(Expression const& found, Type const& target, std::string const& what, Guards const& guards);
    void warn_of_negations(Expression const& found, Guards const& guards);

    /// A text, its gaps filled in.
    ExpressionPtr text(syntax::String const& written);

    /// Expressions of one type, where any of them may say which: branches, elements, outcomes. The type is that of all of them.
    struct Alike {
        std::vector<ExpressionPtr> parts;
        Type type;
    };
    Alike read_alike(std::vector<syntax::Expression const*> const& written, Expected const& expected);

    /// A table's cell as a test of its column.
    ExpressionPtr cell(syntax::Cell const& written, ExpressionPtr const& column);

    /// A binder over a list: the list and the variable that goes through it.
    struct Loop {
        ExpressionPtr list;
        Variable const* variable;
    };
    Loop loop(syntax::Name const& binder, syntax::Expression const& list);

    Draft& draft() { return draft_; }
    Scope const& scope() const { return scope_; }

private:
    using Method = ExpressionPtr (Reader::*)(syntax::Expression const&, Expected const&);
    static Method method(syntax::Kind kind);

    ExpressionPtr constant_word(syntax::Expression const& written, Expected const& expected);  // yes no none unknown error
    ExpressionPtr string(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr number(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr date(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr duration(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr name(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr dot(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr call(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr as_at(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr negate(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr span(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr binary(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr negation(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr membership(syntax::Expression const& written, Expected const& expected);  // in, not in
    ExpressionPtr lone_range(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr state(syntax::Expression const& written, Expected const& expected);  // is, is not
    ExpressionPtr conditional(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr list(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr count_of(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr over(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr extreme(syntax::Expression const& written, Expected const& expected);
    ExpressionPtr absent(syntax::Expression const& written, Expected const& expected);

    // names
    Variable const* variable(std::string const& word) const;
    std::vector<Candidate> values_named(std::string const& word, Place at);
    std::vector<Candidate> dotted_candidates(syntax::Expression const& written);
    ExpressionPtr choose(std::vector<Candidate> candidates, std::string const& word, Expected const& expected, Place at);
    ExpressionPtr build(Candidate const& candidate, Place at);
    ExpressionPtr build(Declared const& declared, Place at);
    ExpressionPtr unknown_name(std::string const& word, Expected const& expected, Place at);
    ExpressionPtr unknown_after_dot(syntax::Expression const& written);
    ExpressionPtr self(Place at);
    ExpressionPtr field(ExpressionPtr record, Field const& field, Place at);
    ExpressionPtr member(ExpressionPtr base, syntax::Expression const& written);
    ExpressionPtr record_member(ExpressionPtr base, syntax::Expression const& written);
    ExpressionPtr duty_member(ExpressionPtr base, syntax::Expression const& written);
    bool reads_alone(syntax::Expression const& written);
    std::vector<std::string> names_here() const;

    // operators
    ExpressionPtr logical(syntax::Expression const& written);
    ExpressionPtr arithmetic(syntax::Expression const& written);
    ExpressionPtr combine(syntax::Expression const& written, ExpressionPtr left, ExpressionPtr right);
    ExpressionPtr comparison(syntax::Expression const& written);
    ExpressionPtr compare(std::string const& word, ExpressionPtr left, ExpressionPtr right, Place at, Place operator_at);
    bool comparable(Expression const& left, Expression const& right, Place at);
    ExpressionPtr in_range(ExpressionPtr operand, syntax::Expression const& range, bool negated, Place at);
    ExpressionPtr in_values(ExpressionPtr operand, ExpressionPtr list, bool negated, Place at);
    bool empty_range(Expression const& low, Expression const& high, bool half_open, Place at);
    ExpressionPtr cell_test(syntax::Test const& test, ExpressionPtr const& column);

    // calls and lists
    ExpressionPtr call_map(Map const& map, syntax::Expression const& written);
    ExpressionPtr call_function(Value const& function, syntax::Expression const& written);
    ExpressionPtr aggregate(syntax::Expression const& written, Loop const& loop, Expected const& expected);
    ExpressionPtr over_list(syntax::Expression const& written, ExpressionPtr list);
    void require_summable(std::string const& word, Expression const& body);
    ExpressionPtr filled(std::string const& text, std::vector<Place> const& gaps, Place at);
    ExpressionPtr gap(std::string const& path, Place at);

    Draft& draft_;
    Scope scope_;
};

}  // namespace rubric::check
