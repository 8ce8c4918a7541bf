// The naive reading of a framework: walks the typed model once for each case, as docs/semantics.md says it in words.
#pragma once

#include "check/model.hpp"
#include "policies.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <variant>

namespace rubric::oracle {

/// What a case says of one field.
struct Datum {
    Fact::State state = Fact::State::unknown;
    Part part{};                                  // known, of a scalar
    std::shared_ptr<Instance> instance{};         // known, of a record
    std::vector<Datum> elements{};                // known, of a list
};

struct Instance {
    check::Record const* type = nullptr;
    bool imagined = false;                        // of an unknown list or record, where nothing is assumed
    bool wrong = false;                           // of a list in error: all of it is
    std::map<check::Field const*, Datum> facts{};
    std::int64_t number = next();                 // in the order in which they are made, which is that of a list

    static std::int64_t next() {
        static std::atomic<std::int64_t> made = 0;
        return ++made;
    }
};

/// `any`: it was picked from a list that is unknown. What it holds then counts as any number, as what the list holds does.
inline Part record(Instance const* one, bool any = false) { return {Part::Kind::record, one->number, any, {}, one}; }

struct Thing;

/// One place of a list: perhaps there, perhaps several times.
struct Element {
    Set inside;
    std::shared_ptr<Thing const> thing;
    std::int64_t copies = 1;
    std::int64_t place = 0;
};
using List = std::vector<Element>;

/// A duty or an offer, for one element of its `for each` or for none.
struct Standing {
    struct Held { std::string actor; bool forbids; Set strength; };
    std::int64_t place = 0, copies = 1;           // copies: of an unknown list
    std::vector<Held> held;                       // actor by actor
    Set holds, by, done, late, missing;
    Set late_if_held, missing_if_held;            // as values: late and short only where it holds
};

/// A report: its head, its rows in order, its totals group by group.
struct ReportLine { Set there; std::int64_t copies = 1; std::vector<Set> cells; };
struct ReportSum { Set by, there; std::vector<Set> totals; };
struct Reported {
    std::vector<Set> head;
    std::vector<ReportLine> lines;
    std::vector<std::vector<ReportSum>> totals;
};

/// What an expression gives: possibilities, a list, or a duty.
struct Thing {
    Set set{};
    List list{};
    std::shared_ptr<Standing const> standing{};
};

struct Scope {
    Set self;
    std::map<check::Variable const*, Thing> variables{};
};

class Oracle {
public:
    Oracle(check::Framework const& framework, Instance const& the_case, std::optional<std::int64_t> today, bool assuming = true);

    Thing value(check::Value const& let) { return value_of(let, root_); }
    std::vector<Bids> bids(check::Value const& let);   // of its rules
    Set offer(check::Offer const& one) { return offered(one, root_); }
    std::vector<Standing> duty(check::Duty const& one) { return standings(one, root_); }
    /// The names of the rules that may have settled a decision with rules.
    std::set<std::string> because(check::Value const& let);
    Reported report(check::Report const& one);

private:
    /// An element that a loop of a report goes through.
    struct Row {
        Set there;
        std::int64_t copies = 1;
        Scope scope;
        std::vector<Set> keys;
        Set left{};                               // of it by a limit
    };
    Set shown(check::Expression const& e, Scope const& scope);
    std::vector<Row> loop(check::Report::Loop const& one, Scope const& scope);
    Set lines(check::Report const& one, std::size_t depth, Scope const& scope, Set const& there, std::int64_t copies, std::vector<ReportLine>& out);
    std::vector<ReportSum> sums(check::Report::Total const& one, std::vector<ReportLine> const& lines) const;

    Thing eval(check::Expression const& e, Scope const& scope);
    Set set(check::ExpressionPtr const& e, Scope const& scope) { return eval(*e, scope).set; }
    Set test(check::ExpressionPtr const& e, Scope const& scope) { return tested(set(e, scope)); }

    Set constant(check::Expression const& e) const;
    Set anything(check::Type const& type) const;
    Set compare(check::Expression const& e, Scope const& scope);
    Set same_lists(check::Expression const& e, Scope const& scope);
    Set in_list(check::Expression const& e, Scope const& scope);
    Set ranges(check::Expression const& e, Scope const& scope);
    Set mapped(check::Map const& map, Set const& operand, Scope const& scope);
    Set parameter(check::Parameter const& one, Set const& date, Scope const& scope);
    Set format(check::Expression const& e, Scope const& scope);
    Set joined(check::Expression const& e, Scope const& scope);
    Thing conditional(check::Expression const& e, Scope const& scope);
    Thing call(check::Expression const& e, Scope const& scope);
    Thing member(check::Expression const& e, Scope const& scope);
    std::vector<Set> votes(check::Expression const& e, Scope const& scope);

    Thing field(check::Field const& one, Set const& owners);
    Thing fact(check::Field const& one, Instance const& owner);
    List elements(check::Field const& one, Instance const& owner);
    Set known(check::Field const& one, Datum const& datum) const;
    Instance const& imagined(Instance const* owner, check::Field const& one, bool wrong = false);
    Element wrong_element(check::Field const& one, Instance const* owner);
    Element wrong_element(check::Type const& type);
    Thing of_each(Set const& owners, check::Type const& type, std::function<Thing(Part const& owner)> const& read);

    List list(check::ExpressionPtr const& e, Scope const& scope) { return eval(*e, scope).list; }
    Thing aggregate(check::Expression const& e, Scope const& scope);
    List placed(check::ExpressionPtr const& e, Scope const& scope, Set const& inside);
    Set extreme_of(check::Expression const& e, Scope const& scope);

    Thing value_of(check::Value const& let, Scope const& scope);
    Thing decided(check::Value const& let, Scope const& scope);
    std::vector<Bids> bids(check::Value const& let, Scope const& scope);
    Thing value_in(check::Value const& let, Set const& owners);

    Set offered(check::Offer const& one, Scope const& scope);
    std::vector<Standing> const& standings(check::Duty const& one, Scope const& scope);  // once a case
    std::vector<Standing> each_standing(check::Duty const& one, Scope const& scope);
    Standing standing(check::Duty const& one, Set const& here, Scope const& scope);
    std::vector<Addend> done_dates(check::Duty const& one, Scope const& scope);
    Set missing(check::Every const& every, std::vector<Addend> const& dates, Scope const& scope);
    Parts missing(check::Every const& every, std::vector<Addend> const& dates, Parts const& frame) const;
    Set today() const { return today_ ? Set{exactly(*today_)} : Set{span(first_day, last_day)}; }

    check::Framework const& framework_;
    Calendar calendar_;
    std::optional<std::int64_t> today_;
    bool assuming_;
    Scope root_;
    std::map<std::tuple<Instance const*, check::Field const*, bool>, std::unique_ptr<Instance>> imagined_;
    std::map<check::Record const*, std::unique_ptr<Instance>> wrong_;
    std::map<std::pair<check::Value const*, Instance const*>, Thing> decided_;
    std::map<std::pair<check::Duty const*, Instance const*>, std::vector<Standing>> stood_;
};

}  // namespace rubric::oracle
