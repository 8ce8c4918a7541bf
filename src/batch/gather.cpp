#include "batch/gather.hpp"

#include <rubric/evaluation/leaves.hpp>

#include <utility>

namespace rubric::batch {

struct Gather::List {
    FactList list{};
    std::unique_ptr<Gather> elements{};
    bool any = false;
};

Gather::Gather(Graph const& graph, ShapeId shape) : graph_(&graph), shape_(shape), slots_(graph.shapes[shape].slots.size()), values_(slots_.size()) {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        Domain const domain = graph.shapes[shape].slots[i].domain;
        if (domain.kind == Kind::levels) slots_[i].levels.resize(graph.enumerations[domain.enumeration].levels.size());
    }
    lists_.resize(graph.shapes[shape].lists.size());
    for (List& each : lists_) each.list.firsts.push_back(0);
}

Gather::~Gather() = default;

void Gather::add(Row const& row) {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        Fact const fact = row.slots[i];
        Domain const domain = graph_->shapes[shape_].slots[i].domain;
        bool const known = fact.state == Fact::State::known && admits(*graph_, domain, fact.value);
        FactColumn& column = slots_[i];
        if (fact.state == Fact::State::unknown)
            column.unknown.put(rows_);
        else if (fact.state == Fact::State::none)
            column.none.put(rows_);
        else if (!known)
            column.error.put(rows_);
        else if (domain.kind == Kind::levels)
            column.levels[static_cast<std::size_t>(fact.value)].put(rows_);
        if (domain.kind != Kind::levels) values_[i].push_back(known ? fact.value : 0);
    }
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        List& to = lists_[i];
        ListFact const& from = row.lists[i];
        to.any = to.any || from.state != Fact::State::unknown;
        if (from.state == Fact::State::unknown) to.list.unknown.put(rows_);
        if (from.state == Fact::State::none) to.list.none.put(rows_);
        if (from.state == Fact::State::error) to.list.error.put(rows_);
        if (from.state == Fact::State::known && !from.rows.empty()) {
            if (!to.elements) to.elements = std::make_unique<Gather>(*graph_, graph_->shapes[shape_].lists[i].element);
            for (Row const& each : from.rows) to.elements->add(each);
        }
        to.list.firsts.push_back(to.elements ? static_cast<std::uint32_t>(to.elements->rows_) : 0);
    }
    ++rows_;
}

FactColumns Gather::columns() {
    FactColumns made(*graph_, shape_, rows_);
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (graph_->shapes[shape_].slots[i].domain.kind != Kind::levels) slots_[i].values = Lane::of(std::move(values_[i]), Lane::Width::int64);
        made.slots[i] = std::make_shared<FactColumn const>(std::move(slots_[i]));
    }
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        if (!lists_[i].any) continue;
        if (lists_[i].elements) lists_[i].list.elements = lists_[i].elements->columns();
        made.lists[i] = std::make_shared<FactList const>(std::move(lists_[i].list));
    }
    return made;
}

}  // namespace rubric::batch
