#include "data/seat.hpp"

namespace rubric::data {

Names const& under(Names const& names, std::string_view prefix) {
    if (prefix.empty()) return names;
    auto const dot = prefix.find('.');
    return under(names.fields.find(prefix.substr(0, dot))->second.nested, prefix.substr(dot + 1));
}

std::uint32_t list_at(Graph const& graph, ShapeId shape, std::string_view path) {
    auto const& lists = graph.shapes[shape].lists;
    for (std::uint32_t i = 0; i < lists.size(); ++i)
        if (lists[i].path == path) return i;
    return nothing;
}

Seat seat_of(check::Way const& way, Graph const& graph) {
    Seat seat{.path = check::path_of(way)};
    for (check::Field const* each : way) {
        std::string const path = seat.prefix + each->name;
        if (each->type.list) {
            seat.list = list_at(graph, 0, path);
            seat.shape = graph.shapes[0].lists.at(seat.list).element;
            seat.outer = std::move(seat.inner);
            seat.inner.clear();
            seat.prefix.clear();
            continue;
        }
        auto const& slots = graph.shapes[seat.shape].slots;
        for (std::uint32_t i = 0; i < slots.size(); ++i)
            if (slots[i].path == path) seat.inner.push_back(i);
        seat.prefix = path + ".";
    }
    return seat;
}

}  // namespace rubric::data
