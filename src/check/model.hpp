// The typed model: what a framework says once every name is known and every type is right. Made by check.hpp, read by lower, by
// scenario and data, and by the oracle of the tests.
//
// Everything is owned by its Framework and never moves, so plain pointers refer to it; the frameworks that one uses are kept
// alive by it. Tables have become rules, sections' notes have been handed to what they head.
#pragma once

#include <rubric/diagnostic.hpp>
#include <rubric/graph.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rubric::check {

struct Framework;
struct Record;
struct Field;
struct Value;
struct Map;
struct Parameter;
struct Duty;
struct Offer;
struct Report;
struct Expression;

/// A scale or a choice; `boolean` is one too, of every framework: no, yes.
struct Values {
    Enumeration levels;          ///< name, title, levels in declared order, how many are ordered
    Framework const* owner = nullptr;
    Place at{};
};

struct Type {
    enum class Kind {
        any,                     ///< of what was diagnosed, so that nothing is said twice
        nothing,                 ///< of the word `none` by itself
        levels, integer, number, percent, money, date, duration, text,
        record,                  ///< or a held case
        duty                     ///< a duty or offer read as a value
    };
    Kind kind = Kind::any;
    bool list = false;           ///< list of this
    bool optional = false;       ///< or none; of a list: the list
    Values const* values = nullptr;
    Record const* record = nullptr;
    Unit unit = Unit::days;      ///< of duration: days, months or working_days
    bool operator==(Type const&) const = default;
};

/// A record, or the case (of this framework or a used one).
struct Record {
    std::string name, title;
    bool is_case = false;
    Framework const* owner = nullptr;
    std::vector<std::unique_ptr<Field>> fields;
    Place at{};
};

/// A binder of a list, or a parameter of a function.
struct Variable {
    std::string name;
    Type type;
};

enum class Op {
    constant,        ///< constant (Fact); text: `word`
    unknown,         ///< any value of the type: in pairs of a map and in `given`
    waiting,         ///< of what was diagnosed
    today,
    self,            ///< the case that is decided
    variable,        ///< variable
    field,           ///< parts: record; field
    value,           ///< a let or decision: parts: the case it belongs to (`self` for one's own); let
    call,            ///< let, a function; parts: arguments
    mapped,          ///< map; parts: operand
    parameter,       ///< parameter; parts: date, if written `as at`
    duty,            ///< duty
    offer,           ///< offer
    member,          ///< parts: a duty or offer; word: holds by done late short
    negation, conjunction, disjunction,
    compare,         ///< relation; parts: left, right
    in_list,         ///< parts: operand, list (a `list` expression where it was written out)
    in_ranges,       ///< parts: operand, then low, high of each; half_open: bit i set, range i has no upper end included
    is_none,
    is_unknown, is_error,  ///< scenarios only
    conditional,     ///< parts: condition, then, else
    add, subtract, multiply, divide, negate,
    shift,           ///< parts: date, duration; negative: date - duration
    elapsed,         ///< unit (weeks, years and terms too); parts: from, to
    count_of,        ///< parts: tests
    extreme,         ///< word: sum all highest lowest; parts
    list,            ///< parts: elements
    aggregate,       ///< word: count any the sum all highest lowest list latest earliest; variable; parts: list, where, body, key;
                     ///< those not written are null
    format           ///< pieces; parts: the values in the gaps
};

using ExpressionPtr = std::shared_ptr<Expression const>;

struct Expression {
    Op op = Op::constant;
    Type type{};
    Place at{};
    std::vector<ExpressionPtr> parts{};
    std::string word{};
    Fact constant{};             ///< level index, millionths, day number; duration: a count in millionths of type.unit
    Relation relation = Relation::equal;
    Unit unit = Unit::days;
    std::uint64_t half_open = 0;
    bool negative = false;       ///< shift: back; in_list and in_ranges: `not in`, which is no of none
    Variable const* variable = nullptr;
    Field const* field = nullptr;
    Value const* let = nullptr;
    Map const* map = nullptr;
    Parameter const* parameter = nullptr;
    Duty const* duty = nullptr;
    Offer const* offer = nullptr;
    std::vector<std::string> pieces{};  ///< of format: one more than parts
};

struct Field {
    std::string name, title;
    Type type;
    ExpressionPtr from, assume;
    bool fixed = false, sensitive = false;
    Record const* owner = nullptr;
    Place at{};
};

struct Pair {
    std::vector<Fact> keys;          ///< levels or none; of a map from text: empty
    std::vector<std::string> texts;  ///< of a map from text
    ExpressionPtr outcome;           ///< Op::unknown where the pair says so
    ExpressionPtr when;              ///< or null; in a dataset's map it sees the fields of the record being read as `self`
    Notes notes;
};

struct Map {
    std::string name, title;
    Type from, to;
    std::vector<Pair> pairs;
    Record const* reads = nullptr;   ///< the record whose fields its conditions see, if they see any
    Notes notes;
    Framework const* owner = nullptr;
    Place at{};
};

/// Rows of facts, as a scenario or a parameter writes them.
struct FactTable {
    struct Row { std::vector<ExpressionPtr> cells; Place at{}; };  ///< null: not given
    std::vector<std::vector<Field const*>> columns;    ///< paths from the element
    std::vector<Row> rows;
};

struct Parameter {
    struct Dated { std::int64_t from; ExpressionPtr value; Place at; Notes notes; };
    std::string name, title;
    Type type;
    ExpressionPtr value;             ///< or null: dated, a table, or to be filled by a dataset
    std::optional<FactTable> table;  ///< of a list of records
    std::vector<Dated> dated;        ///< ascending
    Notes notes;
    Framework const* owner = nullptr;
    Place at{};
};

struct Rule {
    std::string name;                ///< `row_3` for a row without one; `otherwise`
    ExpressionPtr outcome, when;     ///< when: null for otherwise
    ExpressionPtr because;           ///< text, or null
    Notes notes;
    Place at{};
};

/// A let, a function, or a decision.
struct Value {
    std::string name, title;
    bool decision = false;
    std::vector<std::unique_ptr<Variable>> parameters;  ///< of a function
    Type type;                       ///< of `collect`: a list
    bool has_rules = false;
    std::string policy;              ///< first highest lowest collect sum; empty: the rules agree
    ExpressionPtr expression;        ///< where there are no rules
    std::vector<Rule> rules;
    std::optional<Rule> otherwise;
    ExpressionPtr because;           ///< after `= expression`
    Notes notes;
    Framework const* owner = nullptr;
    Place at{};
};

struct Actor { std::string name, title; Place at{}; };

struct Offer {
    std::string name, title;
    ExpressionPtr text;              ///< the title with its gaps
    bool may = false;
    ExpressionPtr when, because;     ///< or null
    Notes notes;
    Framework const* owner = nullptr;
    Place at{};
};

/// School terms, and the days that are no working days beside weekends and bank holidays.
struct Calendar {
    struct Entry { Days days; std::string title; Place at; };
    std::string name, title;
    std::vector<Entry> terms;        ///< in order; they do not overlap
    std::vector<Entry> closures;     ///< as written
    Notes notes;
    Framework const* owner = nullptr;
    Place at{};
};

enum class Strength { may, should, must, must_not };

struct Route {
    Actor const* actor = nullptr;
    Strength strength = Strength::must;
    ExpressionPtr when, because;     ///< or null
    Notes notes;
    Place at{};
};

/// `every 6 weeks from a to b at least twice`.
struct Every {
    Unit unit = Unit::days;          ///< days, months, working_days or terms
    ExpressionPtr length;            ///< so many of them; null of terms, which come one by one
    ExpressionPtr from, to, at_least;  ///< or null: the first day in force, no end, once
    Place at{};
};

struct Duty {
    std::string name, title;
    ExpressionPtr text;
    std::unique_ptr<Variable> each;  ///< of `for each`, or null
    ExpressionPtr list, where;       ///< of it
    std::vector<Route> routes;
    ExpressionPtr by;                ///< or null
    std::optional<Every> every;
    ExpressionPtr done_on, done_when;  ///< at most one
    Variable const* done_each = nullptr;  ///< of `done on d for x in xs where p`, or null; then
    ExpressionPtr done_list, done_where;  ///< the list, and p or null
    Notes notes;
    Framework const* owner = nullptr;
    Place at{};
};

struct Report {
    struct Entry {
        std::string name, title;
        ExpressionPtr value;
        Place at{};
    };
    struct Key { ExpressionPtr value; bool descending = false; };
    struct Loop {
        Variable const* variable = nullptr;
        ExpressionPtr list, where;   ///< where, limit: or null
        std::vector<Key> order;
        ExpressionPtr limit;         ///< sees the variables of the loops around it only
    };
    struct Total { std::vector<std::size_t> columns; std::optional<std::size_t> by; Place at{}; };
    std::string name, title;
    std::vector<Entry> head, columns;
    std::vector<Loop> loops;         ///< one or more, each inside the one before it
    std::vector<Total> totals;
    Notes notes;
    Framework const* owner = nullptr;
    Place at{};
};

// ---- data -----------------------------------------------------------------------------------------------------------

struct Dataset;

/// Where a field of the record being read gets its value.
struct Entry {
    std::vector<Field const*> path;  ///< one field; of a record in the same row more than one never occurs, groups nest
    // exactly one of:
    std::vector<std::string> columns;       ///< alternatives of the header
    ExpressionPtr computed;                 ///< `self` is the record being read
    std::vector<Entry> group;               ///< a nested record, or one more of a list
    Dataset const* dataset = nullptr;       ///< a record read from the same row by another dataset
    // and of columns:
    bool or_none = false;
    Map const* map = nullptr;
    std::string date_form;                  ///< or empty: the dataset's
    bool optional = false;                  ///< of columns and groups
    bool is_group = false;
    Place at{};
};

struct Dataset {
    std::string name, title;
    Record const* of = nullptr;      ///< the case (its own or a used framework's) or the element of `list`
    Field const* list = nullptr;     ///< `of setting.visits`: that field
    Parameter const* parameter = nullptr;  ///< `of p`: fills it; `of` is then its element
    std::vector<std::string> key;    ///< headers, alternatives; empty: none
    ExpressionPtr where;             ///< `self` is the case, or for a list its element
    std::vector<std::string> dates;  ///< forms, such as DD/MM/YYYY
    std::vector<Entry> entries;
    Framework const* owner = nullptr;
    Place at{};
};

// ---- scenarios ------------------------------------------------------------------------------------------------------

/// A cell of `given from`, as it would stand in a file.
struct RawCell { std::string text; Place at{}; };

struct Given : FactTable {           ///< a table of the list at the end of `path`, or of a list parameter
    std::vector<Field const*> path;  ///< from the case; or
    Parameter const* parameter = nullptr;
    ExpressionPtr value;             ///< or null: the table
    Field const* by = nullptr;       ///< `given plans.priorities by name`: of the elements that hold the list
    std::vector<ExpressionPtr> keys; ///< whose each row is, or null
    Dataset const* dataset = nullptr;  ///< `given from`: raw columns, read as the dataset reads a file; nothing else is set
    std::vector<RawCell> headers;
    std::vector<std::vector<RawCell>> records;
    Place at{};
};

struct Expectation {
    enum class Kind { condition, offer, duty, report, asks } kind = Kind::condition;
    bool negated = false;
    ExpressionPtr condition;
    std::vector<std::string> because;
    bool has_because = false;
    ExpressionPtr because_of;        ///< what the rules are to have settled: the value that the condition is about
    std::vector<Offer const*> offers;
    std::vector<Duty const*> duties;
    Actor const* actor = nullptr;    ///< of
    std::optional<Strength> strength;
    ExpressionPtr by;
    Report const* report = nullptr;
    std::optional<std::size_t> total;  ///< of the report, one of its totals
    std::vector<std::size_t> columns;  ///< of the report, those that are looked at
    std::vector<FactTable::Row> rows;  ///< null: anything; Op::unknown: what is open
    std::vector<Field const*> asks;  ///< the fact that is to be asked for, from the case
    Place at{};
};

struct Scenario {
    std::string title;
    std::optional<std::int64_t> on;
    std::vector<Given> given;
    std::vector<Expectation> expected;
    Place at{};
};

/// What a variant changes, in the order written. `was`: what it changed in its base; of an addition nothing.
struct Amendment {
    std::string action;              ///< set add replace remove
    std::string what;                ///< `rule level.new_manager`
    Place at{}, was{};
};

/// A parameter of a used framework, set by this one, for all dates.
struct Setting { Parameter const* parameter = nullptr; ExpressionPtr value; Place at{}; };

/// A heading cited, as written.
struct Cited { std::string source, heading; Place at; };

struct Framework {
    std::string name, title;
    std::string base, base_title;    ///< of a variant: what it amends
    std::vector<Amendment> amendments;
    std::vector<Setting> settings;
    std::vector<std::string> authority;
    std::int64_t from = 0, to = 0;   ///< day numbers in force; 0: not said
    Notes notes;
    std::vector<std::pair<std::string, std::string>> knowledge_sources;  ///< names and titles, its own
    std::vector<Cited> cited;
    std::uint32_t source = 0;
    std::vector<std::shared_ptr<Framework const>> uses;
    std::shared_ptr<Calendar const> calendar;  ///< its own, or that of a framework it uses; or null
    Record const* the_case = nullptr;  ///< or null: a framework of vocabulary only
    std::vector<std::unique_ptr<Values>> values;
    std::vector<std::unique_ptr<Record>> records;
    std::vector<std::unique_ptr<Actor>> actors;
    std::vector<std::unique_ptr<Map>> maps;
    std::vector<std::unique_ptr<Parameter>> parameters;
    std::vector<std::unique_ptr<Value>> lets;        ///< lets, functions and decisions, in the order written
    std::vector<std::unique_ptr<Offer>> offers;
    std::vector<std::unique_ptr<Duty>> duties;
    std::vector<std::unique_ptr<Report>> reports;
    std::vector<std::unique_ptr<Dataset>> datasets;
    std::vector<Scenario> scenarios;
    std::vector<std::unique_ptr<Variable>> variables;  ///< the binders
};

/// The values of `boolean`: no, yes. One for all frameworks.
Values const& boolean();

}  // namespace rubric::check
