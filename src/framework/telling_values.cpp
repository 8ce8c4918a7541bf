// Values on both sides of everything that a fact is compared with.
#include "json_object.hpp"
#include "state.hpp"

#include <rubric/cells.hpp>
#include <rubric/schema.hpp>

#include <map>
#include <set>

namespace rubric {
namespace {

/// A case that has one element in every list, and of which nothing else is known.
Row with_elements(Graph const& graph, ShapeId shape, int deep = 8) {
    Row row(graph.shapes[shape]);
    for (std::size_t i = 0; deep != 0 && i < row.lists.size(); ++i) {
        row.lists[i].state = Fact::State::known;
        row.lists[i].rows.push_back(with_elements(graph, graph.shapes[shape].lists[i].element, deep - 1));
    }
    return row;
}

/// `visits[1].on` is `visits[].on`.
std::string any_place(std::string path) {
    for (std::size_t at = path.find("[1]"); at != std::string::npos; at = path.find("[1]", at)) path.erase(at + 1, 1);
    return path;
}

class TellingValues {
public:
    TellingValues(Graph const& graph, Evaluation const& decided) : graph_(graph), decided_(decided) {}

    std::string write() {
        for (ScopeId scope = 0; scope < graph_.scopes.size(); ++scope)
            if (scope == 0 || (decided_.paths().plain(scope) == scope && decided_.rows(scope) != 0)) gather(scope);
        std::string out;
        {
            json::Object all(out);
            for (auto const& [path, values] : found_)
                json::array(all.member(path), std::vector(values.begin(), values.end()), [&](std::string const& each) { out += each; });
        }
        return out;
    }

private:
    void gather(ScopeId scope) {
        Shape const& shape = graph_.shapes[graph_.scopes[scope].shape];
        for (std::uint32_t slot = scope == 0 ? today_slot + 1 : 0; slot < shape.slots.size(); ++slot) {
            FactPath const path{.scope = scope, .row = 0, .slot = slot};
            Domain const domain = shape.slots[slot].domain;
            if (form_of(domain) == Form::levels || !shape.slots[slot].asked) continue;
            auto& values = found_[any_place(decided_.text(path))];
            for (Cell const& cell : cells(graph_, decided_, path).all) add(values, domain, cell);
        }
    }

    void add(std::set<std::string>& values, Domain domain, Cell const& cell) const {
        std::string text;
        if (cell.kind == Cell::Kind::text) {
            append_json(text, decided_.texts()[cell.value.value]);
            values.insert(text);
        }
        if (cell.kind != Cell::Kind::range) return;
        Span const all = everything(domain.kind);
        for (std::int64_t const value : {cell.low, cell.value.value, cell.high}) {
            if (value <= all.low || value >= all.high) continue;
            text.clear();
            append_json(text, graph_, decided_.texts(), Value{.domain = domain, .ranged = true, .low = value, .high = value});
            values.insert(text);
        }
    }

    Graph const& graph_;
    Evaluation const& decided_;
    std::map<std::string, std::set<std::string>> found_;
};

}  // namespace

std::string telling_values_json(Framework const& framework, DecideOptions const& options) {
    Graph const& graph = framework.graph();
    Texts texts(graph);
    Evaluation evaluation(graph);
    for (Setting const& each : settings_of(graph, texts, options)) evaluation.set(each.parameter, each.value);
    Row row = with_elements(graph, 0);
    if (options.on) row.slots[today_slot] = {Fact::State::known, *options.on};
    evaluation.run(row, texts, {});
    return TellingValues(graph, evaluation).write();
}

}  // namespace rubric
