// A framework's requirements as a picture, with the values of a case.
#include "generate/explanation_page.hpp"
#include "generate/requirements.hpp"
#include "state.hpp"

#include <array>

namespace rubric {
namespace {

using generate::Picture;

struct Format { std::string_view name; std::string (*write)(Picture const&); };
constexpr std::array formats{Format{"svg", generate::to_svg}, Format{"dot", generate::to_dot}, Format{"mermaid", generate::to_mermaid}};

std::string written(Picture const& picture, std::string_view format) {
    for (Format const& each : formats)
        if (each.name == format) return each.write(picture);
    throw std::out_of_range("there is no format `" + std::string(format) + "`; there are svg, dot and mermaid");
}

class Values {
public:
    explicit Values(State const& state) : state_(state), graph_(state.graph()) {}

    void fill(Picture& picture) const {
        for (Picture::Box& box : picture.boxes) {
            if (box.kind == Picture::Kind::decision || box.kind == Picture::Kind::let) decided(box);
            if (box.kind == Picture::Kind::input) given(box);
            if (box.kind == Picture::Kind::parameter) parameter(box);
        }
    }

private:
    void show(Picture::Box& box, NodeId node) const {
        Reading const read = detail::reading(graph_, state_.evaluation, box.name, node, 0);
        Value const value = state_.evaluation.value(node);
        box.value = (read.assumed && !read.withheld ? "assumed " : "") + read.value;
        box.state = value.in_error() ? Picture::State::error : value.open() ? Picture::State::open : Picture::State::determined;
    }

    void decided(Picture::Box& box) const {
        for (DecisionOutput const& each : graph_.decisions) {
            if (each.name != box.name) continue;
            if (!each.is_list) return show(box, each.value);
            auto const all = explain(graph_, state_.evaluation, state_.texts, static_cast<std::uint32_t>(&each - graph_.decisions.data()));
            box.value = all.value;
            box.state = all.in_error ? Picture::State::error : all.open ? Picture::State::open : Picture::State::determined;
            return;
        }
        for (NamedNode const& each : graph_.lets)
            if (each.name == box.name && graph_.nodes[each.node].scope == 0) return show(box, each.node);
    }

    void given(Picture::Box& box) const {
        Shape const& shape = graph_.shapes[0];
        for (std::uint32_t i = 0; i < shape.slots.size(); ++i) {
            if (shape.slots[i].path != box.name) continue;
            NodeId const node = state_.evaluation.fact_node({0, 0, i});
            if (node != nothing && shape.slots[i].asked) return show(box, node);
            box.value = state_.facts.slots[i].state == Fact::State::known ? "given" : "";
        }
        for (std::uint32_t i = 0; i < shape.lists.size(); ++i) {
            if (shape.lists[i].path != box.name) continue;
            ListFact const& list = state_.facts.lists[i];
            bool const open = list.state == Fact::State::unknown && !shape.lists[i].assumed_empty;
            box.value = list.state == Fact::State::known ? std::to_string(list.rows.size()) + " in the list" : open ? "not known" : "none";
            if (list.state == Fact::State::unknown && !open) box.value = "assumed none";
            box.state = list.state == Fact::State::error ? Picture::State::error : open ? Picture::State::open : Picture::State::determined;
            if (list.state == Fact::State::error) box.value = "cannot be read";
        }
    }

    void parameter(Picture::Box& box) const {
        for (NodeId id = 0; id < graph_.nodes.size(); ++id) {
            Node const& node = graph_.nodes[id];
            if (node.op != Op::parameter || node.scope != 0 || node.count != 0) continue;
            std::string const& name = graph_.parameters[static_cast<std::size_t>(node.argument)].name;
            if (name == box.name || name.ends_with("." + box.name)) return show(box, id);
        }
    }

    State const& state_;
    Graph const& graph_;
};

}  // namespace

std::string Framework::picture(std::string_view format) const { return written(generate::requirements(*prepared_->model), format); }

std::string Outcome::picture(std::string_view format) const {
    Picture picture = generate::requirements(*state_->framework->model);
    generate::Head head{.key = state_->key};
    if (Fact const& today = state_->facts.slots[today_slot]; today.state == Fact::State::known) head.on = today.value;
    picture.subtitle = generate::about(head);
    Values(*state_).fill(picture);
    return written(picture, format);
}

}  // namespace rubric
