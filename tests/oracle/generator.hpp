// Random well-typed frameworks, as text. Every operation of the language that is evaluated can come up; the test counts that it did.
#pragma once

#include "random.hpp"

#include <string>
#include <vector>

namespace rubric::oracle {

struct Generated {
    std::string text;   // framework `generated`
    std::string used;   // framework `used`, whose case the other may hold; empty: it uses none
};

Generated generate(std::uint64_t seed);

// ---- how it is made ---------------------------------------------------------------------------------------------------

/// The type of an expression. `of`: the place of its scale or record.
struct Sort {
    enum class Kind { boolean, level, integer, number, percent, money, date, text, record };
    Kind kind = Kind::boolean;
    std::size_t of = 0;
    bool optional = false, list = false;
    bool operator==(Sort const&) const = default;
};

inline Sort maybe(Sort sort) { sort.optional = true; return sort; }
inline Sort sure(Sort sort) { sort.optional = false; return sort; }
inline Sort list_of(Sort sort) { sort.list = true; sort.optional = false; return sort; }
inline Sort one_of(Sort sort) { sort.list = false; return sort; }
inline bool numeric(Sort const& sort) { return sort.kind >= Sort::Kind::integer && sort.kind <= Sort::Kind::money; }

struct Scale {
    std::string name;
    std::vector<std::string> levels;
    std::size_t ordered;                       // 0: a choice
    bool comparable() const { return ordered == levels.size(); }
};

/// A name that an expression may read.
struct Atom {
    std::string text;
    Sort sort;
    bool plain = true;                         // a bare name, which a guard may exclude none of
    bool of_case = true;                       // not a parameter
};

struct Record { std::string name; std::vector<Atom> fields; };
struct Crosswalk { std::string name; std::size_t from, to; bool optional; };
struct Function { std::string name; std::vector<Sort> parameters; Sort result; };
struct Dated { std::string name; Sort sort; };

/// What can be read at one place.
struct Sight {
    std::vector<Atom> atoms;
    bool functions = true;
};

class Generator {
public:
    Generator(Random& random, std::string prefix) : r(random), prefix_(std::move(prefix)) {}

    void vocabulary(Generator const* used);
    void fields(Generator const* used);
    void values();
    void duties();
    void reports();
    std::string text(Generator const* used);

private:
    // ---- vocabulary.cpp
    std::string name(char const* kind) { return prefix_ + kind + std::to_string(count_++); }
    std::string type_text(Sort const& sort) const;
    Sort any_sort(bool records = false);
    std::string literal(Sort const& sort);
    std::pair<std::string, std::string> bounds(Sort const& sort);
    std::string level(std::size_t scale, bool ordered_only = false);
    std::string field_text(Atom const& field, Sight const& sight, bool computed);
    void crosswalk(std::size_t from, std::size_t to);
    void parameters();

    // ---- expressions.cpp
    std::string value(Sort const& want, int depth, Sight const& sight);
    std::string test(int depth, Sight const& sight);
    std::string simple_test(int depth, Sight const& sight);
    std::string compared(int depth, Sight const& sight);
    std::string ranged(int depth, Sight const& sight);
    std::string counted(int depth, Sight const& sight);
    std::string quantified(int depth, Sight const& sight);
    std::string number(Sort const& want, int depth, Sight const& sight);
    std::string date(Sort const& want, int depth, Sight const& sight);
    std::string levels(Sort const& want, int depth, Sight const& sight);
    std::string words(Sort const& want, int depth, Sight const& sight);
    std::string over_list(Sort const& want, int depth, Sight const& sight);
    std::string list(Sort const& element, int depth, Sight const& sight);
    std::string list_of_picked(Sort const& element, int depth, Sight const& sight);
    std::string call(Sort const& want, int depth, Sight const& sight);
    std::string dated(Sort const& want, int depth, Sight const& sight);
    std::string conditional(Sort const& want, int depth, Sight const& sight);
    std::string record(Sort const& want, int depth, Sight const& sight);
    std::string outcome(Sort const& want, int depth, Sight const& sight);
    std::string truth(int depth, Sight const& sight);
    std::string span_of_time() { return durations_.empty() || r.chance(60) ? r.among<std::string>({"2 days", "1 week", "1 month", "6 months", "2 years", "40 days", "1 working day", "3 working days"}) : r.pick(durations_); }
    std::string unit_of_time() { return r.among<std::string>({"days", "weeks", "months", "years", "working days", terms_ ? "terms" : "days"}); }
    std::string atom(Sort const& want, Sight const& sight);
    std::vector<Atom> readable(Sight const& sight, Sort const& want) const;
    template <class Fits>
    std::vector<Atom> atoms(Sight const& sight, Fits fits) const {
        std::vector<Atom> out;
        for (Atom const& each : sight.atoms)
            if (fits(each.sort)) out.push_back(each);
        return out;
    }
    Sight with(Sight const& sight, std::string const& variable, Sort const& element, bool lists = true) const;
    void members(std::vector<Atom>& out, Atom const& owner, bool lists = true) const;  // lists: its lists, too
    std::string variable() { return "v" + std::to_string(count_++); }

    // ---- declarations.cpp
    Sight everything() const { return {atoms_, true}; }
    void let();
    void function();
    void decision();
    std::string rules(Sort const& sort, std::string const& policy, Sight const& sight);
    std::string table(Sort const& sort, std::string const& policy, Sight const& sight);
    std::string cell(Atom const& input);
    std::string reason(Sight const& sight);
    void calendar();
    std::string every(Sight const& sight);
    std::string done(Sight const& sight);
    void offer();
    void duty();
    void about_duties();

    Random& r;
    std::string prefix_;
    int count_ = 0;
    std::vector<Scale> scales_;
    std::vector<Record> records_;
    std::vector<Crosswalk> maps_;
    std::vector<Dated> dated_;
    std::vector<Function> functions_;
    std::vector<std::string> durations_;
    std::vector<std::string> offers_, duties_, each_duties_, cadences_;
    std::vector<Atom> atoms_;                  // fields, parameters, lets and decisions so far
    std::size_t fields_ = 0;                   // how many of them are fields and parameters
    std::vector<std::string> declarations_;
    std::size_t own_records_ = 0;
    bool calendar_ = false;
    bool terms_ = false;                       // there is a calendar, which has terms
    bool computes_lists_ = false;              // then none is chosen by `if`: what of it is in error, if that is, is left open
    bool picks_lists_ = false;                 // lists of what is picked are read; then none is chosen by `if`, in which an element may stand twice
};

}  // namespace rubric::oracle
