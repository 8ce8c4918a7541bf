// Decides cases that are structs of the host's own, without a text or a file between and without allocating after the first.
//
//   enum class Judgement { poor, fair, good };                       // by the place of the level
//   struct Setting { Judgement judgement; std::optional<bool> in_crisis; };
//
//   auto decide = rubric::bind<Setting>(graph, rubric::field("judgement", &Setting::judgement),
//                                       rubric::field("in_crisis", &Setting::in_crisis));
//   rubric::Value const level = decide({Judgement::fair, std::nullopt})["level"];
//
// A member is bool, an enum, an integer, a floating number, std::chrono::sys_days, a text, a Fact, or one of these in an
// optional, which is unknown when it is empty. An integer is a day number where the field is a date. A list is a vector of
// structs, in an optional if it may be unknown. What is not bound is unknown. A path that the graph does not have, or of another
// type than the member's, throws std::invalid_argument when it is bound. One thread at a time for one decider; the graph outlives
// it.
#pragma once

#include <rubric/bind/facts.hpp>
#include <rubric/evaluation.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace rubric {

template <class Struct, class Type>
class BoundField {
public:
    BoundField(std::string_view path, Type Struct::*member) : path_(path), member_(member) {}

    void resolve(Graph const& graph, ShapeId shape) {
        auto const& slots = graph.shapes[shape].slots;
        slot_ = detail::place_of(slots, path_), domain_ = slots[slot_].domain;
        if (!detail::fits<Type>(domain_)) throw std::invalid_argument("a member of another type than " + path_);
        records_ = detail::records_around(graph.shapes[shape], path_);
    }
    void write(Struct const& from, Row& to, Texts& texts) const {
        Fact const fact = detail::fact_from(from.*member_, domain_, texts);
        to.slots[slot_] = fact;
        if (fact.state == Fact::State::unknown) return;
        for (auto const record : records_) to.slots[record] = {Fact::State::known, 0};
    }

private:
    std::string path_;
    Type Struct::*member_;
    std::uint32_t slot_ = 0;
    Domain domain_;
    std::vector<std::uint32_t> records_;
};

/// A list whose elements are structs in a vector.
template <class Struct, class Type, class... Members>
class BoundList {
public:
    BoundList(std::string_view path, Type Struct::*member, Members... members)
        : path_(path), member_(member), members_(members...) {}

    void resolve(Graph const& graph, ShapeId shape) {
        auto const& lists = graph.shapes[shape].lists;
        list_ = detail::place_of(lists, path_);
        element_ = &graph.shapes[lists[list_].element];
        std::apply([&](auto&... each) { (each.resolve(graph, lists[list_].element), ...); }, members_);
    }
    void write(Struct const& from, Row& to, Texts& texts) const {
        ListFact& list = to.lists[list_];
        if constexpr (detail::optional_of<Type>::value) {
            list.state = from.*member_ ? Fact::State::known : Fact::State::unknown;
            if (from.*member_) fill(*(from.*member_), list, texts);
        } else {
            list.state = Fact::State::known;
            fill(from.*member_, list, texts);
        }
    }

private:
    template <class Elements>
    void fill(Elements const& elements, ListFact& list, Texts& texts) const {
        if (list.rows.size() != elements.size()) list.rows.resize(elements.size(), Row(*element_));
        auto row = list.rows.begin();
        for (auto const& element : elements) {
            std::fill(row->slots.begin(), row->slots.end(), Fact{});
            std::apply([&](auto const&... each) { (each.write(element, *row, texts), ...); }, members_);
            ++row;
        }
    }

    std::string path_;
    Type Struct::*member_;
    std::uint32_t list_ = 0;
    Shape const* element_ = nullptr;
    std::tuple<Members...> members_;
};

template <class Struct, class Type>
BoundField<Struct, Type> field(std::string_view path, Type Struct::*member) {
    return {path, member};
}

template <class Struct, class Type, class... Members>
BoundList<Struct, Type, Members...> list(std::string_view path, Type Struct::*member, Members... members) {
    return {path, member, members...};
}

/// Decides one struct after another. It neither moves nor is copied: what it has decided refers to itself.
template <class Struct, class... Members>
class Decider {
public:
    explicit Decider(Graph const& graph, Members... members)
        : graph_(graph), facts_(graph.shapes[0]), texts_(graph), evaluation_(graph), members_(members...) {
        std::apply([&](auto&... each) { (each.resolve(graph, 0), ...); }, members_);
    }
    Decider(Decider const&) = delete;
    Decider& operator=(Decider const&) = delete;

    Decider const& operator()(Struct const& given) {
        std::fill(facts_.slots.begin() + 1, facts_.slots.end(), Fact{});
        std::apply([&](auto const&... each) { (each.write(given, facts_, texts_), ...); }, members_);
        evaluation_.run(facts_, texts_);
        return *this;
    }

    /// The day that the cases to come are decided for; a member bound to `today` goes before it.
    void on(Day today) { facts_.slots[today_slot] = {Fact::State::known, today}; }

    /// Of the decision or offer of that name.
    Value operator[](std::string_view name) const { return evaluation_.value(node_of(name)); }
    Evaluation const& evaluation() const { return evaluation_; }
    Texts const& texts() const { return texts_; }

private:
    NodeId node_of(std::string_view name) const {
        for (auto const& each : graph_.decisions)
            if (each.name == name && each.value != nothing) return each.value;
        for (auto const& each : graph_.offers)
            if (each.name == name) return each.when;
        throw std::invalid_argument("nothing is decided by the name of " + std::string(name));
    }

    Graph const& graph_;
    Row facts_;
    Texts texts_;
    Evaluation evaluation_;
    std::tuple<Members...> members_;
};

template <class Struct, class... Members>
Decider<Struct, Members...> bind(Graph const& graph, Members... members) {
    return Decider<Struct, Members...>(graph, members...);
}

}  // namespace rubric
