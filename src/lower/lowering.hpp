// The state of one lowering, and what its files do. An expression becomes a symbol in a context; what is written once, a let or a
// decision, is lowered once for each record that it is read of.
#pragma once

#include "lower.hpp"
#include "nodes.hpp"
#include "order.hpp"
#include "shapes.hpp"
#include "symbols.hpp"
#include "types.hpp"

#include <rubric/limits.hpp>

#include <deque>

namespace rubric::lower {

class Lowering {
public:
    /// `sources`: the texts; without them conditions have no words.
    Lowering(std::string name, std::string title, Sources const* sources = nullptr)
        : build(std::move(name), std::move(title)), sources_(sources) {}

    // ---- expressions.cpp
    Symbol lower(check::Expression const& expression, Context const& context);
    NodeId scalar(check::Expression const& expression, Context const& context);
    NodeId test(check::Expression const& expression, Context const& context);
    NodeId test_or_yes(check::ExpressionPtr const& expression, Context const& context);
    /// The deepest scope that an expression may read from.
    ScopeId home(check::Expression const& expression, Context const& context);

    // ---- conversions.cpp
    NodeId scalar(Symbol const& symbol, Domain wanted);
    RecordSymbol const* record(Symbol const& symbol, check::Record const* type);
    ListSymbol const* list(Symbol const& symbol);
    ScopeId scope(Symbol const& symbol) const;
    Symbol stored(Symbol const& symbol, check::Type const& type);  ///< loses none where the type has none

    // ---- alternatives.cpp
    Symbol distribute(std::vector<Symbol> const& alternatives, check::Type const& type, Combine combine);
    Symbol picked_list(check::Type const& type, Combine const& combine, bool there = false);
    Symbol chosen_list(std::vector<Symbol> const& alternatives, check::Type const& type, Combine const& combine);
    Symbol picked_duty(std::vector<Symbol> const& alternatives, Combine const& combine);
    Symbol of_those_there(std::vector<Symbol> const& alternatives, Combine combine, Step const& step);
    Symbol choose(NodeId condition, Symbol const& otherwise, Symbol const& then, check::Type const& type);
    Symbol where_present(NodeId presence, Symbol const& symbol, check::Type const& type);

    // ---- records.cpp
    RecordSymbol const* row(ScopeId scope, Layout const& layout, std::vector<RecordSymbol const*> const& outer);
    Symbol field(RecordSymbol const& record, check::Field const& field);  ///< none where the record is
    RecordSymbol const* there(RecordSymbol const& record);
    Symbol given(RecordSymbol const& record, Step const& step);  ///< what is read of it, given that it is there
    Symbol known_to_be_there(Symbol const& symbol);  ///< of an argument, inside its function
    Symbol wrong(check::Type const& type);           ///< in error, and all that is read of it

    // ---- lists.cpp
    Symbol aggregate(check::Expression const& expression, Context const& context);
    Symbol extreme(check::Expression const& expression, Context const& context);
    ListSymbol const* listed(std::vector<Symbol> const& elements);
    NodeId joined(ListSymbol const& list, Domain domain);  ///< "a, b and c"
    NodeId holds_in(NodeId value, std::vector<Element> const& elements, Domain domain, ScopeId parent);

    // ---- comparisons.cpp, membership.cpp
    NodeId compare(check::Expression const& expression, Context const& context);
    NodeId compare(Relation relation, NodeId left, NodeId right);
    NodeId in_list(check::Expression const& expression, Context const& context);
    NodeId in_ranges(check::Expression const& expression, Context const& context);

    // ---- rules.cpp
    Symbol value(check::Value const& value, RecordSymbol const* receiver);
    Symbol call(check::Expression const& expression, Context const& context);
    Symbol body(check::Value const& value, Context const& context);
    Symbol parameter(check::Expression const& expression, Context const& context);
    std::uint32_t parameter_index(check::Parameter const& parameter);
    ListSymbol const* list_parameter(check::Parameter const& parameter);
    std::uint32_t rule(rubric::Rule rule, check::ExpressionPtr const& because, rubric::Notes const& notes, Context const& context);
    std::uint32_t notes(rubric::Notes const& notes);

    // ---- conditions.cpp
    /// The condition as a node, a yes where there is none, and as it is written, for explanations: its place in Graph::conditions.
    Conditional condition(check::ExpressionPtr const& expression, Context const& context);
    std::string written(Place place) const;

    // ---- maps.cpp
    NodeId mapped(check::Map const& map, NodeId operand, Context const& context);

    // ---- duties.cpp
    Symbol duty(check::Duty const& duty, Context const& context);
    Symbol offer(check::Offer const& offer, Context const& context);

    // ---- reports.cpp
    void report(check::Report const& report, Context const& context);

    // ---- outputs.cpp
    void outputs(check::Framework const& framework, Context const& context);
    Context start(check::Framework const& framework, check::Record const* record);
    void pool_parameters(check::Framework const& framework);
    Extended further(std::span<check::ExpressionPtr const> expressions, Context const& context);  ///< and the finished graph
    ListOutput list_output(ListSymbol const& list, Domain domain);

    Symbol waiting(std::string const& feature) { return Waiting{feature}; }
    /// Says once a place that what stands there waits.
    Symbol said(Waiting waiting, Place at);
    RecordSymbol const* keep(RecordSymbol record) { return &records_.emplace_back(std::move(record)); }
    ListSymbol const* keep(ListSymbol list) { return &lists_.emplace_back(std::move(list)); }
    DutySymbol const* keep(DutySymbol duty) { return &duties_.emplace_back(std::move(duty)); }
    Context bind(Context context, check::Variable const* variable, Symbol symbol);

    Nodes build;
    Diagnostics diagnostics;
    Types types{build};
    Shapes shapes{build, types};

private:
    Symbol row_field(RecordSymbol const& row, Layout const& layout, check::Field const& field);
    Symbol scalar_field(RecordSymbol const& row, Layout const& layout, Layout::Entry const& entry, check::Field const& field);
    Symbol record_field(RecordSymbol const& row, Layout const& layout, Layout::Entry const& entry, check::Field const& field);
    Symbol list_field(RecordSymbol const& row, Layout::Entry const& entry, check::Field const& field);
    NodeId shown_as(NodeId node, Domain wanted);
    NodeId assume(NodeId value, NodeId assumed, Layout const& layout, std::uint32_t slot);

    /// One function inside another, or one list made of another.
    class Depth {
    public:
        explicit Depth(Lowering& lowering) : depth_(&lowering.depth_) {
            if (++*depth_ > limits::nesting) throw TooLarge("functions and lists that need one another nest too deep");
        }
        ~Depth() { --*depth_; }
        Depth(Depth const&) = delete;
        Depth& operator=(Depth const&) = delete;

    private:
        unsigned* depth_;
    };

    Symbol read(Symbol const& of, Step const& step);
    Symbol list_of_one_there(std::vector<Symbol> const& alternatives, Combine combine, Step const& step);
    NodeId none_where_there(Symbol const& alternative, Step const& step);
    NodeId one_of_those_there(std::vector<Symbol> const& read, std::vector<Symbol> const& of, Combine const& combine, Step const& step);
    void add_wrong_element(std::vector<Element>& all, Combine const& combine, check::Type const& type, ScopeId parent);
    std::vector<Element> picked(check::Expression const& e, ListSymbol const& from, ScopeId parent, Context const& context,
                                bool there);
    bool leave_out_none(Element& each, Domain domain);  ///< false: it surely is none
    ListSymbol const* filtered(check::Expression const& expression, ListSymbol const& from, Context const& context);
    Symbol own_value(check::Value const& value, RecordSymbol const* self);
    Conditional test_condition(check::Expression const& e, Context const& context);
    Conditional joined_condition(check::Expression const& e, Context const& context);
    Conditional named_condition(check::Expression const& e, Context const& context);
    std::uint32_t keep(Condition condition, check::Expression const& e);
    void reads(check::Expression const& e, Context const& context, std::vector<Condition::Read>& found);
    void read(check::Expression const& e, Context const& context, std::vector<Condition::Read>& found);
    rubric::Rule described(check::Rule const& rule, std::uint32_t condition, Symbol const& outcome);
    Symbol rules(check::Value const& value, Context const& context);
    static Policy policy_of(check::Value const& value);
    Symbol collect(check::Value const& value, Context const& context);
    NodeId same_lists(ListSymbol const& left, ListSymbol const& right, Domain domain);
    NodeId refused(check::Expression const& e, NodeId value, NodeId found);
    NodeId within(check::Expression const& e, NodeId value, Context const& context);
    NodeId among(NodeId value, Operands const& wanted);
    NodeId among_levels(NodeId value, Operands const& wanted);
    std::optional<std::uint64_t> mask_of_range(NodeId range, NodeId value) const;
    NodeId count_test(check::Expression const& count, Relation relation, check::Expression const& least, Context const& context);
    NodeId from_text(check::Map const& map, NodeId operand, Context const& context);
    NodeId outcome(check::Map const& map, Fact key, Context const& context);
    NodeId outcome(check::Map const& map, check::Pair const& pair, Context const& context);

    NodeId shown(check::Expression const& expression, Context const& context);
    ReportLoop report_loop(check::Report const& report, std::size_t depth, Context const& context, ScopeId parent);
    ReportStream report_stream(check::Report const& report, std::size_t depth, Context const& context, Element const& element);

    void duty_outputs(check::Duty const& duty, Context const& context);
    void describe(check::Value const& decision, Context const& context, DecisionOutput& output);
    void decision_output(check::Value const& value, Context const& context);
    void record_output(check::Value const& value, RecordSymbol const& record, DecisionOutput const& output);

    std::map<RecordSymbol const*, RecordSymbol const*> inside_;
    std::map<std::pair<check::Record const*, bool>, RecordSymbol const*> wrong_;  // by type, and whether it may be none
    std::deque<RecordSymbol> records_;
    std::deque<ListSymbol> lists_;
    std::deque<DutySymbol> duties_;
    std::deque<Binding> bindings_;
    std::map<std::pair<ScopeId, Layout const*>, RecordSymbol const*> rows_;
    std::map<std::pair<RecordSymbol const*, check::Value const*>, Symbol> values_;
    std::map<RecordSymbol const*, std::set<Readable>> ordered_;  // what has been lowered of each record, or is about to be
    std::map<Call, Symbol> calls_;
    std::map<check::Parameter const*, std::uint32_t> parameters_;
    std::map<check::Parameter const*, ListSymbol const*> list_parameters_;
    std::deque<Layout::Entry> list_parameter_entries_;
    std::map<std::tuple<rubric::Notes const*, std::string, NodeId, std::uint32_t, NodeId>, std::uint32_t> rules_;
    std::map<std::pair<RecordSymbol const*, check::Value const*>, std::vector<std::uint32_t>> rules_of_;
    std::map<std::pair<check::Expression const*, NodeId>, std::uint32_t> conditions_;
    Sources const* sources_ = nullptr;
    unsigned named_ = 0;  // names within names, in the condition at hand
    std::map<rubric::Notes const*, std::uint32_t> notes_;
    std::set<std::pair<check::Map const*, NodeId>> read_;  // where the pairs of a map have been noted
    unsigned depth_ = 0;
    check::Framework const* framework_ = nullptr;
};

}  // namespace rubric::lower
