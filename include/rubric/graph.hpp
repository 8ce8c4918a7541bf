// The decision graph: one typed, acyclic graph in which every node comes after its operands. It is immutable once built, cheap to
// share between threads, and says everything that evaluation and explanation need; nothing else of the framework's text remains.
//
//   rubric::GraphBuilder build("demo");                 // builder.hpp makes one by hand; src/lower makes one from a text
//   rubric::Graph const graph = build.finish();
//
// Nodes live in scopes. Scope 0 is the case. A scope below it stands for the elements of a list, one row an element; a node in it
// is a column over all of them. Values cross into a deeper scope by `broadcast` and come back by `reduce`. There are no records
// at run time: a record is its fields, each a node.
#pragma once

#include <rubric/calendar.hpp>
#include <rubric/diagnostic.hpp>
#include <rubric/domain.hpp>

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace rubric {

using NodeId = std::uint32_t;
using ScopeId = std::uint32_t;
using ShapeId = std::uint32_t;
inline constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

/// The operations. Operands are nodes of the same scope, but for broadcast and reduce.
enum class Op : std::uint8_t {
    constant,     ///< argument: index into Graph::constants
    fact,         ///< argument: slot of the scope's shape; operand, if any: what computes it where it is not given
    given,        ///< boolean: argument: slot; whether the case gives it (known, none or in error); never open
    given_list,   ///< boolean: argument: list of the scope's shape; whether the case gives it; never open
    assume,       ///< value, assumed[, allowed]: `assumed` where value is open, allowed surely and it is one of its possibilities;
                  ///< never in an imagined element; argument: the slot whose assumption it is
    parameter,    ///< argument: index into Graph::parameters; operand, if dated: the date it is read for
    element,      ///< boolean: whether this row is there: yes; open in the imagined element of an unknown list; in error
    place,        ///< number: where in its list this row is, from 0; in the imagined element of an unknown list anywhere
    picked,       ///< boolean: whether this row is the one that `latest`, `earliest` or `the` gives; no where that is none or in error.
                  ///< Operand: their reduction, broadcast; argument: which of its streams this scope's rows are, as a complement where it is
                  ///< asked given that there is one
    broadcast,    ///< operand: a node of an enclosing scope
    negation, conjunction, disjunction,  ///< of tests, in which none is no; any number of operands
    in_levels,    ///< boolean: operand's level is in the mask `argument` (bit i: level i); none is no
    compare,      ///< boolean: two operands of one form; argument: Relation; none is no. Of levels, by rank, or = and !=
    in_ranges,    ///< boolean: value, then low and high of each range; argument: bit i set: range i has no upper end included
    in_texts,     ///< boolean: value, then texts
    is_none,      ///< boolean, and none is yes; argument 1: an error is no, for what is asked of a call's arguments
    select,       ///< selector (levels), then a value for each of its levels[, for none; else none gives none]
    known,        ///< operand without none; in error where nothing else is possible
    add, subtract, multiply, divide,     ///< none gives none; beyond the limits, or by zero, in error
    shift,        ///< date, number of units; argument: Unit
    elapsed,      ///< number: from, to; argument: Unit
    at_least,     ///< boolean: k, then tests: as many as k are yes; errors matter if they could make up the number
    reduce,       ///< argument: index into Graph::reductions; operands there
    format,       ///< text: argument: index into Graph::templates; operands: the values in its gaps
    waiting       ///< in error: argument: index into Graph::waiting; what this version parses and cannot evaluate yet
};

enum class Relation : std::uint8_t { equal, different, less, at_most, greater, at_least };
enum class Unit : std::uint8_t { days, weeks, months, years, working_days, terms };

struct Node {
    Op op;
    Domain domain{};
    ScopeId scope = 0;
    std::uint32_t first = 0, count = 0;  ///< operands, in Graph::operands
    std::int64_t argument = 0;
};

/// What is known of a fact or a constant: nothing; that there is none; that it cannot be read; or its value, which is a level's
/// index, millionths, a day number or a text's code, as the domain says.
struct Fact {
    enum class State : std::uint8_t { unknown, none, error, known };
    State state = State::unknown;
    std::int64_t value = 0;
    bool operator==(Fact const&) const = default;
};

struct Slot {
    std::string path{};        ///< from its row: `judgement`, `registration.urn`, `registration` itself (record_enumeration)
    std::string title{};
    Domain domain{};
    bool sensitive = false;  ///< kept out of messages and, unless asked for, out of explanations and files
    bool fixed = false;      ///< no counterfactual changes it
    bool asked = true;       ///< may be asked for; a record's presence is not
};

struct ListSlot {
    std::string path{};
    std::string title{};
    ShapeId element = 0;
    bool assumed_empty = false;  ///< taken as no elements when it is not given
    bool parameter = false;      ///< a list parameter, which the framework or a dataset of its own fills, and no case
    std::uint32_t presence = nothing;  ///< slot of the record that it lies in: not given with an unknown record, in error with one in error
};

/// The fields that a row of facts has. Shape 0 is the case; slot 0 of it is `today`.
struct Shape {
    std::string name{};
    std::vector<Slot> slots{};
    std::vector<ListSlot> lists{};
};

inline constexpr std::uint32_t today_slot = 0;

struct Row;
struct RuleIndex;

/// A list as given. Unknown: it may have any number of elements. None is the same as no rows.
struct ListFact {
    Fact::State state = Fact::State::unknown;
    std::vector<Row> rows;  // without {}, here and below: clang would want to know the type
};

/// The facts of one row, as its shape lays them out.
struct Row {
    std::vector<Fact> slots{};
    std::vector<ListFact> lists{};
    Row() = default;
    explicit Row(Shape const& shape) : slots(shape.slots.size()), lists(shape.lists.size()) {}
};

/// A loop over the list `list` of the rows of `owner`, inside scope `parent` (which is `owner` or lies within it).
struct Scope {
    ScopeId parent = nothing, owner = nothing;
    std::uint32_t list = 0;
    ShapeId shape = 0;
};

struct Citation { std::string source, heading; bool operator==(Citation const&) const = default; };

/// What is written beside a rule, an offer, a duty or a decision.
struct Notes {
    std::vector<Citation> citations{};
    std::vector<std::string> assumptions{};
    Place at{};                ///< where it is written
    std::uint32_t line = 0;  ///< for explanations
    std::string file{};
};

/// A condition as it is written, for explanations: one test, tests that are joined, or a name and what it stands for.
struct Condition {
    enum class Form : std::uint8_t { test, all, any, named };
    struct Read {
        std::string name{};         ///< as written: `grade`, `today - 6 years`, `v.on`
        NodeId node = nothing;
        bool is_list = false;       ///< the node counts its elements
    };
    Form form = Form::test;
    std::string text{};
    NodeId node = nothing;          ///< boolean
    std::vector<std::uint32_t> parts{};  ///< places in Graph::conditions; of a name one
    std::vector<Read> reads{};      ///< of a test: what it compares
};

/// A rule, for explanations.
struct Rule {
    std::string name{};        ///< `otherwise` for the last
    NodeId reason = nothing; ///< text; may be a format node
    std::uint32_t notes = nothing;  ///< index into Graph::notes
    std::uint32_t condition = nothing;  ///< index into Graph::conditions; nothing: it always holds, or nobody wrote it
    NodeId outcome = nothing;
    std::string written{};          ///< its outcome, as in the text
};

/// `joined`: text, of the outcomes in order: "a, b and c". `missing`: of dates, how many occurrences the completed periods of a
/// cadence lack. `alike`: boolean, whether the outcomes of the first `Reduction::split` streams are as many as those of the others, and
/// equal in order.
enum class Policy : std::uint8_t { agree, first, highest, lowest, sum, any, all, latest, earliest, the, joined, missing, alike };

/// One rule, or all elements of a list: where `when` holds it bids `outcome`. In the reduction's own scope it is one bid; in a
/// scope that lies within it, it is a bid an element.
struct Stream {
    ScopeId scope = 0;
    NodeId when = nothing;          ///< boolean, none is no
    NodeId outcome = nothing;       ///< of any and all: the test
    NodeId key = nothing;           ///< of latest and earliest: the date
    std::uint32_t rule = nothing;   ///< index into Graph::rules
    bool operator==(Stream const&) const = default;
};

/// What comes again: `least` times in each period of so many units, the first of which begins on `from`. A period counts once it is
/// over and `today` has come; not if it ends after `to`. Nodes of the reduction's own scope.
struct Cadence {
    Unit unit = Unit::days;
    NodeId today = nothing, from = nothing, to = nothing, length = nothing, least = nothing;
    bool operator==(Cadence const&) const = default;
};

/// Bids brought together by a policy: a decision's rules, a quantifier, an aggregate. Of latest and earliest, later streams count
/// as listed later.
struct Reduction {
    Policy policy = Policy::first;
    std::vector<Stream> streams{};
    NodeId otherwise = nothing;     ///< the value when nothing is bid; absent: none for highest, lowest, latest, earliest; 0 for
                                    ///< sum; "" for joined; nothing is possible, hence in error, for agree and first
    std::uint32_t otherwise_rule = nothing;
    bool leave_out_none = false;    ///< an outcome that is none is no bid
    Cadence cadence{};              ///< of missing
    std::uint32_t split = 0;        ///< of alike
    std::string name{};             ///< of the decision, let or function, for explanations; empty for an aggregate
    std::shared_ptr<RuleIndex const> index{};  ///< of a long table: which rules hold, by what they test; else null
};

/// A constant or dated value that can be set without building the graph again.
struct Parameter {
    struct Dated { std::int64_t from; Fact value; };
    std::string name{}, title{};
    Domain domain{};
    std::vector<Dated> values{};      ///< by date, ascending; undated: one, from the first day there is
    bool dated = false;
    std::uint32_t notes = nothing;
};

/// A parameter that is a list: a list slot of shape 0, which a run may fill; else it is as written here.
struct ListParameter {
    std::string name{}, title{};
    std::uint32_t list = 0;           ///< place in the lists of shape 0
    ListFact value{};                 ///< unknown: to be filled by a dataset
    std::uint32_t notes = nothing;
};

/// Text with gaps: pieces[0], operand 0, pieces[1], …
struct Template { std::vector<std::string> pieces; };

/// A list as an output: the elements for which `when` may hold, stream after stream; nested loops in order of their rows.
struct ListOutput { std::vector<Stream> streams{}; };

struct DecisionOutput {
    std::string name{}, title{};
    Domain domain{};                ///< of a list: of its elements
    NodeId value = nothing;         ///< nothing for a list
    bool is_list = false;
    bool collects = false;          ///< a `collect` decision: reported as the levels that are in
    ListOutput list{};
    std::uint32_t notes = nothing;
    NodeId reason = nothing;        ///< text, of a decision without rules
    Policy policy = Policy::agree;  ///< of its rules
    std::vector<std::uint32_t> rules{};     ///< places in Graph::rules, as written, `otherwise` last; those that cannot hold too
    std::uint32_t condition = nothing;      ///< of a yes or no without rules
};

struct OfferOutput {
    std::string name{}, title{};
    NodeId when = nothing;
    bool discretionary = false;
    NodeId reason = nothing;
    std::uint32_t notes = nothing;
    std::uint32_t condition = nothing;
};

struct RouteOutput {
    std::string actor{}, actor_title{};
    bool forbids = false;           ///< must not
    NodeId strength = nothing;      ///< of strength_enumeration, or none where no route holds
    std::vector<std::uint32_t> rules{};  ///< its routes, for reasons
};

struct DutyOutput {
    std::string name{};
    NodeId text = nothing;          ///< completes "The … must"
    ScopeId scope = 0;              ///< of `for each`
    NodeId where = nothing;         ///< of `for each`, where one is written
    std::uint32_t where_condition = nothing;  ///< the same in words: place in Graph::conditions
    std::vector<RouteOutput> routes{};
    NodeId by = nothing, done = nothing, late = nothing;  ///< `by` may be nothing
    NodeId short_ = nothing;        ///< occurrences missing in completed periods; nothing where there is no `every`
    std::uint32_t notes = nothing;
};

/// A value that a report shows: at its head, or in a column.
struct ReportEntry {
    std::string name{}, title{};
    Domain domain{};                ///< of a list: text, "a, b and c"
};

struct ReportStream;

/// A `for each` of a report. Its rows lie in those of the loop around it, stream after stream, then in order of their keys.
struct ReportLoop {
    std::vector<ReportStream> streams;
    std::vector<bool> descending{};  ///< of each key
    NodeId limit = nothing;         ///< how many at most; of the scope of the loop around, or of one around that
};

/// The elements of one list in the rows of the loop around. Its nodes are of its own scope or of one around it.
struct ReportStream {
    ScopeId scope = 0;
    NodeId there = nothing;         ///< boolean: it is in the list, and `where`
    std::vector<NodeId> keys{};
    std::vector<NodeId> cells{};    ///< the columns; of an outer loop with the variables of those inside absent, for a row of blanks
    ReportLoop inside{};            ///< without streams: this is the innermost
};

struct ReportTotal {
    std::vector<std::uint32_t> columns{};
    std::uint32_t by = nothing;     ///< the column whose values group the rows
};

struct ReportOutput {
    std::string name{}, title{};
    std::vector<ReportEntry> head{}, columns{};
    std::vector<NodeId> values{};   ///< of the head
    ReportLoop rows{};
    std::vector<ReportTotal> totals{};
    std::uint32_t notes = nothing;
    std::uint32_t where_condition = nothing;  ///< the same in Graph::conditions
};

/// Something named whose value may be looked at: a let, for tests and explanations.
struct NamedNode { std::string name, title; NodeId node = nothing; };

/// A pair of a map where the map is read: taken where the operand is one of `levels` or, with `of_none`, none; and `when`, if there
/// is one, holds. Of a map from text `when` says all of it.
struct PairUse {
    std::string map{};
    std::uint32_t notes = nothing;   ///< index into Graph::notes
    NodeId value = nothing;          ///< what the map gives there
    NodeId operand = nothing, when = nothing;
    std::uint64_t levels = 0;
    bool of_none = false;
};

/// One step of arithmetic from a measured expression towards what is compared: a node, and which of its operands comes from there.
struct Step {
    NodeId node = nothing;
    std::uint32_t operand = 0;
    bool operator==(Step const&) const = default;
};

/// Where a comparison of a measured expression changes: `on_roll < 10`, `opened + 2 weeks <= today`.
struct Cut {
    std::vector<Step> through{};     ///< from the expression to what is compared; empty: it is compared itself
    NodeId with = nothing;           ///< what that is compared with
    std::int64_t on = 0;             ///< the same where it is a constant: then `with` is nothing
    bool below = false, above = false;  ///< a cell begins with that value; just above it
    bool siblings = false;           ///< `with` is a date that `latest` or `earliest` goes by: those of the other elements count
    bool operator==(Cut const&) const = default;
};

/// A number, date or text that is compared: a fact, or an expression. The cuts part it into cells, within which all comparisons come
/// out alike; none is a cell of its own. Levels need no measure: each is a cell.
struct Measure {
    NodeId node = nothing;
    std::vector<Cut> cuts{};
    bool exact = true;               ///< nothing but its cell matters to any outcome
};

struct Graph {
    std::string name{}, title{};
    std::vector<Enumeration> enumerations{};
    std::vector<Shape> shapes{};
    std::vector<Scope> scopes{};
    std::vector<Node> nodes{};
    std::vector<NodeId> operands{};
    std::vector<Fact> constants{};
    std::vector<Parameter> parameters{};
    std::vector<ListParameter> list_parameters{};
    std::vector<Reduction> reductions{};
    std::vector<Template> templates{};
    std::vector<std::string> texts{};  ///< the texts that the framework writes; a text's code is its place here, or beyond it in a case
    std::vector<Rule> rules{};
    std::vector<Notes> notes{};
    std::vector<Condition> conditions{};
    std::vector<NodeId> asides{};      ///< nodes made for conditions' words alone: run when they are asked for
    std::vector<bool> sensitive{};     ///< a node each: whether its value tells what a sensitive field holds
    std::vector<std::string> waiting{};  ///< features, such as `every`
    std::vector<PairUse> pairs{};
    std::vector<Measure> measures{};  ///< by node, ascending

    std::vector<DecisionOutput> decisions{};
    std::vector<OfferOutput> offers{};
    std::vector<DutyOutput> duties{};
    std::vector<ReportOutput> reports{};
    std::vector<NamedNode> lets{};
    std::shared_ptr<Calendar const> calendar{};  ///< null where nothing counts in working days or terms
    std::int64_t in_force_from = 0, in_force_to = 0;  ///< day numbers; 0: not said
};

}  // namespace rubric
