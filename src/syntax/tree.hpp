// The tree of a Rubric file: what was written, in the order it was written, before any name is known. One struct a production of
// docs/grammar.ebnf; places on everything that a message may point at. Values are regular: trees copy, move and compare.
// Equality ignores places, so that a formatted text can be held against its original.
#pragma once

#include <rubric/diagnostic.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rubric::syntax {

/// A place that compares equal to any other.
struct At : Place {
    At() = default;
    At(Place place) : Place(place) {}
    bool operator==(At const&) const { return true; }
};

struct Name { std::string text; At at; bool operator==(Name const&) const = default; };
struct Path { std::vector<Name> parts; At at; bool operator==(Path const&) const = default; };   ///< a.b.c
struct String { std::string text; At at; bool operator==(String const&) const = default; };      ///< escapes resolved
struct Date { std::string text; At at; bool operator==(Date const&) const = default; };          ///< 2022-09-01, not yet checked

/// What an expression is. `word` and `parts` hold what the comment says; absent parts are `nothing`.
enum class Kind {
    nothing,
    yes, no, none, unknown, error,  ///< `error` stands only on the right of `is`
    string,                         ///< word: the text, escapes resolved, {name} left as written
    number, percent, money, date, duration,  ///< word: as written
    name,                           ///< word
    call,                           ///< word; parts: arguments (may be empty)
    list,                           ///< parts: two or more, written (a, b, c); one in brackets is just itself
    count_of,                       ///< parts
    over,                           ///< word: count any the sum all highest lowest list latest earliest; binder;
                                    ///< parts: always four: body, list, where, by
    extreme,                        ///< word: sum all highest lowest list, over values: highest(a, b); parts
    dot,                            ///< word: the name after the dot; parts: what is before it
    as_at,                          ///< parts: value, date
    negate,                         ///< parts: operand
    span,                           ///< word: days, weeks, months, years, terms, working days; parts: from, to
    binary,                         ///< word: + - * / = != < <= > >= and or; parts: left, right; of `and` and `or` all the operands
                                    ///< of a row, two or more, so that a long row is not a deep tree
    negation,                       ///< not; parts: operand
    in, not_in,                     ///< parts: value, range or list or any value
    range,                          ///< word: to, under (for `to under`); parts: from, to
    is, is_not,                     ///< parts: value, then one of none unknown error
    conditional                     ///< parts: condition, then, else
};

/// Levels of parts in an expression's tree, itself included; never more than limits::expression_depth. Compares equal to any other.
struct Depth {
    unsigned levels = 1;
    bool operator==(Depth const&) const { return true; }
};

struct Expression {
    Kind kind = Kind::nothing;
    std::string word{};
    Name binder{};                   ///< of `over`
    std::vector<Expression> parts{};
    At at{};                         ///< the whole expression
    At word_at{};                    ///< the operator, name or keyword
    Depth depth{};
    bool operator==(Expression const&) const = default;
    explicit operator bool() const { return kind != Kind::nothing; }
};

// ---- notes, types ---------------------------------------------------------------------------------------------------

struct Note {
    enum class Kind { cites, assumption, allow } kind;
    Path source;                     ///< of cites
    String text;                     ///< heading, assumption; of allow: the warning's code
    String reason;                   ///< of allow
    At at;
    bool operator==(Note const&) const = default;
};
using Notes = std::vector<Note>;

struct Type {
    bool list = false;
    Path name;
    bool or_none = false;
    At at;
    bool operator==(Type const&) const = default;
};

struct Field {
    Name name;
    Type type;
    Expression assume{}, from{};
    bool fixed = false, sensitive = false;
    std::optional<String> title{};
    bool operator==(Field const&) const = default;
};

struct Binder { Name name; Expression list; bool operator==(Binder const&) const = default; };

struct SortKey { Expression value; bool descending = false; bool operator==(SortKey const&) const = default; };

struct Loop {                        ///< for each …
    Binder binder;
    Expression where{};
    std::vector<SortKey> order{};
    Expression limit{};
    At at{};
    bool operator==(Loop const&) const = default;
};

// ---- tables ---------------------------------------------------------------------------------------------------------

/// A table of facts. Heads are paths, or strings for the raw columns of a dataset; a dash is an Expression of kind `nothing`.
struct DataTable {
    struct Head { std::variant<Path, String> name; At at; bool operator==(Head const&) const = default; };
    struct Row { std::vector<Expression> cells; At at; bool operator==(Row const&) const = default; };
    std::vector<Head> heads;
    std::vector<Row> rows;
    At at;
    bool operator==(DataTable const&) const = default;
};

/// One test of a cell: an operator (empty for equality or a range) and its operand.
struct Test { std::string operation; Expression operand; At at; bool operator==(Test const&) const = default; };

struct Cell {
    bool any = false;                ///< -
    bool negated = false;            ///< not x; `tests` holds the one
    std::vector<Test> tests{};
    At at{};
    bool operator==(Cell const&) const = default;
};

struct Rule {
    Name name;
    Expression outcome, when{};
    std::optional<String> because{};
    Notes notes{};
    At at{};
    bool operator==(Rule const&) const = default;
};

struct RuleTable {
    struct Column {
        enum class Kind { rule, outcome, because, input } kind;
        Name outcome{};              ///< => name
        Expression input{};
        At at{};
        bool operator==(Column const&) const = default;
    };
    struct Row {
        std::vector<Cell> cells;
        At at;
        std::string name{};          ///< given by an amendment, before rows come and go; the parser leaves it empty
        std::vector<Rule> instead{}; ///< at most one: an amendment's rule in the place of a row
        bool operator==(Row const&) const = default;
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
    bool operator==(RuleTable const&) const = default;
};

// ---- policy ---------------------------------------------------------------------------------------------------------

struct Otherwise {
    Expression outcome;
    std::optional<String> because{};
    Notes notes{};
    At at{};
    bool operator==(Otherwise const&) const = default;
};

struct Rules {
    Notes notes{};                   ///< those that open the body
    std::variant<std::vector<Rule>, RuleTable> rules;
    std::optional<Otherwise> otherwise{};
    bool operator==(Rules const&) const = default;
};

struct Parameter_ { Name name; Type type; bool operator==(Parameter_ const&) const = default; };  ///< of a function

// ---- declarations ---------------------------------------------------------------------------------------------------

struct Use { Name name; At at; bool operator==(Use const&) const = default; };
struct KnowledgeSource { Name name; String title; At at; bool operator==(KnowledgeSource const&) const = default; };
struct Section { String title; Notes notes; At at; bool operator==(Section const&) const = default; };
struct Actor { Name name; String title; At at; bool operator==(Actor const&) const = default; };

struct Level { Name name; std::optional<String> title{}; bool operator==(Level const&) const = default; };

struct Values {                      ///< scale, choice
    bool scale = false;
    Name name;
    std::optional<String> title{};
    std::vector<Level> levels;
    std::vector<At> less;            ///< of each separator `<`, after its level; empty in a choice
    bool ordered = false;            ///< separators were `<`
    std::vector<Level> apart{};
    Notes notes{};
    At at{};
    bool operator==(Values const&) const = default;
};

struct Pair {
    std::vector<std::variant<Name, String>> keys;
    Expression outcome, when{};
    Notes notes{};
    At at{};
    bool operator==(Pair const&) const = default;
};

struct Map {
    Name name;
    std::optional<String> title{};
    Type from, to;
    Notes notes{};
    std::vector<Pair> pairs;
    At at{};
    bool operator==(Map const&) const = default;
};

struct Fields {                      ///< case, record
    bool is_case = false;
    Name name;
    std::optional<String> title{};
    std::vector<Field> fields;
    At at{};
    bool operator==(Fields const&) const = default;
};

struct Dated { Date from; Expression value; Notes notes{}; bool operator==(Dated const&) const = default; };

struct Parameter {
    Name name;
    std::optional<String> title{};
    Type type;
    std::variant<std::monostate, Expression, DataTable, std::vector<Dated>> value{};
    Notes notes{};
    At at{};
    bool operator==(Parameter const&) const = default;
};

struct Calendar {
    struct Entry { bool term; Date from; std::optional<Date> to; std::optional<String> title; At at; bool operator==(Entry const&) const = default; };
    Name name;
    std::optional<String> title{};
    std::vector<Entry> entries;
    Notes notes{};
    At at{};
    bool operator==(Calendar const&) const = default;
};

struct Value {                       ///< let, decision
    bool decision = false;
    Name name;
    bool function = false;           ///< written with brackets
    std::vector<Parameter_> parameters{};
    std::optional<String> title{};
    std::optional<Type> type{};
    std::string policy{};            ///< first highest lowest collect sum; empty: none written
    At policy_at{};
    std::variant<Expression, Rules> body;
    std::optional<String> because{}; ///< after `= expression`
    Notes notes{};
    At at{};
    bool operator==(Value const&) const = default;
};

struct Offer {
    Name name;
    String title;
    bool may = false;
    Expression when{};
    std::optional<String> because{};
    Notes notes{};
    At at{};
    bool operator==(Offer const&) const = default;
};

/// must, must not, should, may: in `word`.
struct Route {
    Name actor;
    std::string strength;
    Expression when{};
    std::optional<String> because{};
    Notes notes{};                   ///< those written after this route, before the next clause that is not a note
    At at{};
    bool operator==(Route const&) const = default;
};

struct Every {                       ///< every month; every 6 weeks; every term from a to b at least 2 times
    std::string unit{};              ///< day week month quarter term year; empty: `length`
    Expression length{}, from{}, to{}, at_least{};
    At at{};
    bool operator==(Every const&) const = default;
};

struct Done {
    bool on = false;                 ///< done on; else done when
    Expression value;
    std::optional<Binder> each{};    ///< done on v.on for v in visits where …
    Expression where{};
    At at{};
    bool operator==(Done const&) const = default;
};

struct Duty {
    Name name;
    String title;
    std::vector<Route> routes{};
    std::optional<Loop> each{};
    std::optional<Every> every{};
    Expression by{};
    std::optional<Done> done{};
    Notes notes{};                   ///< those before the first route
    std::vector<At> repeated{};      ///< a second `for each`, `every`, `by` or `done`, for the checker to refuse
    At at{};
    bool operator==(Duty const&) const = default;
};

struct Report {
    struct Entry { Name name; Expression value; std::optional<String> title{}; bool operator==(Entry const&) const = default; };
    struct Total { std::vector<Name> columns; std::optional<Name> by{}; At at{}; bool operator==(Total const&) const = default; };
    Name name;
    std::optional<String> title{};
    Notes notes{};
    std::vector<Entry> head{};
    std::vector<Loop> loops;
    std::vector<Entry> columns{};
    std::vector<Total> totals{};
    At at{};
    bool operator==(Report const&) const = default;
};

// ---- data -----------------------------------------------------------------------------------------------------------

struct Entry;

struct Feed {
    bool optional = false;
    std::optional<Name> dataset{};   ///< field : other_dataset
    std::vector<String> columns{};   ///< alternatives of the header
    bool or_none = false;            ///< a blank is none
    std::optional<std::variant<String, Name>> as{};  ///< a date form, or a map
    std::vector<Entry> group;        ///< { … }
    bool is_group = false;
    bool operator==(Feed const&) const = default;
};

struct Entry {
    Name name;
    std::variant<Feed, Expression> value;  ///< name : feed, or name = expression
    At at{};
    bool operator==(Entry const&) const = default;
};

struct Dataset {
    Name name;
    std::optional<String> title{};
    Path of;
    std::vector<String> by{};
    Expression where{};
    std::vector<String> dates{};
    Notes notes{};
    std::vector<Entry> entries{};
    At at{};
    bool operator==(Dataset const&) const = default;
};

// ---- scenarios ------------------------------------------------------------------------------------------------------

struct Given {
    bool from = false;               ///< given from dataset
    Path name;                       ///< or, with `from`, the dataset
    std::variant<Expression, DataTable> value;
    std::optional<Name> by{};        ///< given plans.priorities by name
    At at{};
    bool operator==(Given const&) const = default;
};

struct Expectation {
    enum class Kind { condition, offer, duty, report, asks } kind = Kind::condition;
    bool negated = false;            ///< no offer, no duty, not asks
    std::vector<Name> names{};       ///< offers, duties; of a report its name
    std::optional<Name> actor{};     ///< of
    std::string strength{};          ///< as; empty: not written
    Expression by{};
    Expression condition{};
    std::vector<Name> because{};
    bool total = false;              ///< report plan total
    DataTable table{};
    Path question{};                 ///< asks
    At at{};
    bool operator==(Expectation const&) const = default;
};

struct Scenario {
    String title;
    std::optional<Date> on{};
    std::vector<Given> given{};
    std::vector<Expectation> expected{};
    At at{};
    bool operator==(Scenario const&) const = default;
};

using Declaration = std::variant<Use, KnowledgeSource, Section, Actor, Values, Map, Fields, Parameter, Calendar, Value, Offer, Duty,
                                 Report, Dataset, Scenario>;

// ---- amendments -----------------------------------------------------------------------------------------------------

struct RuleOf { Name owner, rule; Expression outcome, when{}; std::optional<String> because{}; Notes notes{}; bool operator==(RuleOf const&) const = default; };
struct FieldOf { Name owner; Field field; bool operator==(FieldOf const&) const = default; };

struct Set { Path name; Expression value; Notes notes{}; At at{}; bool operator==(Set const&) const = default; };
struct Add { std::variant<RuleOf, FieldOf> what; std::optional<Name> before{}; At at{}; bool operator==(Add const&) const = default; };
struct Replace { std::variant<RuleOf, FieldOf, Declaration> what; At at{}; bool operator==(Replace const&) const = default; };
struct Remove {
    std::string kind;                ///< rule field scenario map let decision parameter offer duty report dataset
    Name name;                       ///< of rule and field: the owner; of scenario: its title
    std::optional<Name> member{};
    At at{};
    bool operator==(Remove const&) const = default;
};

using Item = std::variant<Declaration, Set, Add, Replace, Remove>;

struct Header {
    bool variant = false;
    Name name;
    String title;
    std::optional<Name> of{};
    std::vector<String> authority{};
    std::optional<Date> from{}, to{};
    Notes notes{};
    At at{};
    bool operator==(Header const&) const = default;
};

struct File {
    Header header;
    std::vector<Item> items;
    bool operator==(File const&) const = default;
};

}  // namespace rubric::syntax
