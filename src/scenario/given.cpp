#include "given.hpp"

#include "raw.hpp"
#include "text/message.hpp"

#include <algorithm>
#include <span>

namespace rubric::scenario {

namespace {

using check::Expression;

bool is_constant(Expression const& e) {
    return e.op == check::Op::constant || e.op == check::Op::unknown || (e.op == check::Op::negate && is_constant(*e.parts.at(0)));
}

class Giving {
public:
    Giving(check::Framework const& framework, Graph const& graph, Texts& texts)
        : framework_(framework), graph_(graph), texts_(texts) {}

    void give(check::Given const& given, Facts& facts) {
        found_ = &facts;
        if (given.parameter) return set(*given.parameter, given);
        if (given.by) return distribute(given);
        Shape const& shape = graph_.shapes[0];
        if (given.value) return fill(facts.row, shape, given.path, *given.value);
        auto const list = list_of(shape, path_of(given.path));
        if (!list) return wait("a table for this list");
        mark(facts.row, shape, given.path);
        facts.row.lists[*list] = table(graph_.shapes[shape.lists[*list].element], given);
    }

private:
    static std::string path_of(std::vector<check::Field const*> const& fields, std::size_t count = std::string::npos) {
        std::string path;
        for (std::size_t i = 0; i < std::min(count, fields.size()); ++i) path += (i ? "." : "") + fields[i]->name;
        return path;
    }

    static std::optional<std::size_t> place(auto const& all, std::string const& path) {
        auto const found = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.path == path; });
        if (found == all.end()) return std::nullopt;
        return static_cast<std::size_t>(found - all.begin());
    }
    static std::optional<std::size_t> list_of(Shape const& shape, std::string const& path) { return place(shape.lists, path); }

    void wait(std::string const& feature) { found_->waits_for.push_back(feature); }

    /// The elements that a path leads to, past every list on it but the last.
    void each_holder(Row& row, Shape const& shape, std::span<check::Field const* const> path, auto const& visit) {
        std::size_t const next = static_cast<std::size_t>(
            std::find_if(path.begin(), path.end(), [](auto const* each) { return each->type.list; }) - path.begin());
        if (next + 1 == path.size()) return visit(row, shape, std::vector(path.begin(), path.end()));
        auto const list = list_of(shape, path_of({path.begin(), path.end()}, next + 1));
        if (!list) return;
        Shape const& element = graph_.shapes[shape.lists[*list].element];
        for (Row& each : row.lists[*list].rows) each_holder(each, element, path.subspan(next + 1), visit);
    }

    /// Rows handed to the elements that they name; an element that no row names has an empty list.
    void distribute(check::Given const& given) {
        std::vector<bool> taken(given.rows.size());
        each_holder(found_->row, graph_.shapes[0], given.path, [&](Row& row, Shape const& shape, std::vector<check::Field const*> const& path) {
            auto const list = list_of(shape, path_of(path));
            auto const key = place(shape.slots, given.by->name);
            if (!list || !key) return wait("a table for this list");
            mark(row, shape, path);
            check::FactTable own{given.columns, {}};
            for (std::size_t i = 0; i < given.rows.size(); ++i) {
                auto const wanted = given.keys[i] ? fact(*given.keys[i]) : std::nullopt;
                if (!wanted || *wanted != row.slots[*key]) continue;
                taken[i] = true;
                own.rows.push_back(given.rows[i]);
            }
            row.lists[*list] = table(graph_.shapes[shape.lists[*list].element], own);
        });
        for (std::size_t i = 0; i < given.rows.size(); ++i)
            if (!taken[i])
                found_->wrong.push_back(text::message(text::Code::R0620, given.rows[i].at,
                                                      {{"list", path_of(given.path, given.path.size() - 1)}, {"key", given.by->name}}));
    }

    /// What lies in a record is given only where the record is.
    static void mark(Row& row, Shape const& shape, std::vector<check::Field const*> const& path) {
        for (std::size_t depth = 1; depth < path.size(); ++depth)
            if (auto const presence = place(shape.slots, path_of(path, depth))) row.slots[*presence] = {Fact::State::known, 0};
    }

    void fill(Row& row, Shape const& shape, std::vector<check::Field const*> const& path, Expression const& value) {
        std::string const name = path_of(path);
        mark(row, shape, path);
        if (auto const list = list_of(shape, name)) {
            row.lists[*list] = elements(graph_.shapes[shape.lists[*list].element], value);
        } else if (auto const slot = place(shape.slots, name)) {
            bool const record = path.back()->type.kind == check::Type::Kind::record;
            if (record && !is_constant(value)) return wait("a record given as an expression");
            if (auto const found = fact(value)) row.slots[*slot] = *found;
        }
    }

    ListFact elements(Shape const& shape, Expression const& value) {
        ListFact made;
        if (is_constant(value)) {
            if (auto const found = fact(value)) made.state = found->state;
            return made;
        }
        if (value.op != check::Op::list || shape.slots.empty()) return wait("a list given as an expression"), made;
        made.state = Fact::State::known;
        for (auto const& part : value.parts) {
            Row& row = made.rows.emplace_back(shape);
            if (auto const found = fact(*part)) row.slots[0] = *found;
        }
        return made;
    }

    ListFact table(Shape const& shape, check::FactTable const& given) {
        ListFact made{.state = Fact::State::known, .rows = {}};
        for (auto const& written : given.rows) {
            Row& row = made.rows.emplace_back(shape);
            for (std::size_t i = 0; i < written.cells.size() && i < given.columns.size(); ++i)
                if (written.cells[i]) fill(row, shape, given.columns[i], *written.cells[i]);
        }
        return made;
    }

    void set(check::Parameter const& parameter, check::Given const& given) {
        std::string const name = parameter.owner == &framework_ ? parameter.name : parameter.owner->name + "." + parameter.name;
        auto const named = [&](auto const& each) { return each.name == name; };
        if (parameter.type.list) {
            auto const found = std::find_if(graph_.list_parameters.begin(), graph_.list_parameters.end(), named);
            if (found == graph_.list_parameters.end()) return;  // nothing reads it
            Shape const& element = graph_.shapes[graph_.shapes[0].lists[found->list].element];
            found_->row.lists[found->list] = given.value ? elements(element, *given.value) : table(element, given);
            return;
        }
        auto const found = std::find_if(graph_.parameters.begin(), graph_.parameters.end(), named);
        if (found == graph_.parameters.end())
            return parameter.owner == &framework_ ? wait("a parameter that is computed") : void();
        if (auto const value = fact(*given.value)) found_->parameters.emplace_back(found - graph_.parameters.begin(), *value);
    }

    std::optional<Fact> fact(Expression const& value) {
        if (value.op == check::Op::unknown) return Fact{};
        if (value.op == check::Op::negate && is_constant(value)) {
            auto found = fact(*value.parts[0]);
            found->value = -found->value;
            return found;
        }
        if (value.op == check::Op::constant) {
            if (value.type.kind == check::Type::Kind::nothing) return Fact{Fact::State::none, 0};
            bool const text = value.type.kind == check::Type::Kind::text && value.constant.state != Fact::State::none;
            return text ? Fact{Fact::State::known, texts_.code(value.word)} : value.constant;
        }
        return wait("a given value that is computed"), std::nullopt;
    }

    check::Framework const& framework_;
    Graph const& graph_;
    Texts& texts_;
    Facts* found_ = nullptr;
};

}  // namespace

namespace {

Fact day_of(check::Framework const& framework, check::Scenario const& scenario) {
    if (scenario.on) return {Fact::State::known, *scenario.on};
    return framework.from ? Fact{Fact::State::known, framework.from} : Fact{};
}

}  // namespace

/// Raw columns first, for the parameters that are given; what is given by itself stands over what they say.
Facts facts_of(check::Framework const& framework, check::Scenario const& scenario, Graph const& graph, Texts& texts) {
    Fact const day = day_of(framework, scenario);
    Facts facts{Row(graph.shapes[0]), {}, {}, {}};
    for (auto const& each : scenario.given)
        if (each.parameter && !each.parameter->type.list) Giving(framework, graph, texts).give(each, facts);
    give_raw(framework, scenario, graph, day, texts, facts);
    facts.parameters.clear();
    Giving giving(framework, graph, texts);
    for (auto const& each : scenario.given)
        if (!each.dataset) giving.give(each, facts);
    facts.row.slots[today_slot] = day;
    return facts;
}

}  // namespace rubric::scenario
