// Parameters set for a run, by name.
#include "state.hpp"
#include "text/message.hpp"

namespace rubric {
namespace {

std::string last_part(std::string_view name) {
    auto const dot = name.rfind('.');
    return std::string(dot == std::string_view::npos ? name : name.substr(dot + 1));
}

/// By its whole name, else by its last part where only one parameter has it.
std::uint32_t find(Graph const& graph, std::string const& name) {
    std::uint32_t found = nothing;
    std::size_t matches = 0;
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < graph.parameters.size(); ++i) {
        if (graph.parameters[i].name == name) return i;
        names.push_back(last_part(graph.parameters[i].name));
        if (last_part(graph.parameters[i].name) == last_part(name)) {
            found = i;
            ++matches;
        }
    }
    if (matches == 1) return found;
    std::string const near = text::nearest(last_part(name), names);
    throw InputError("error: there is no parameter `" + name + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?"), {});
}

}  // namespace

std::vector<Setting> settings_of(Graph const& graph, Texts& texts, DecideOptions const& options) {
    std::vector<Setting> all;
    for (auto const& [name, text] : options.set) {
        std::uint32_t const index = find(graph, name);
        auto const read = data::ScalarReader(graph.enumerations, graph.parameters[index].domain).read(text, texts);
        if (auto const* wrong = std::get_if<data::Unreadable>(&read))
            throw InputError("error: `" + name + "` cannot be set: `" + text + "` " + wrong->reason, {});
        all.push_back({index, std::get<Fact>(read)});
    }
    return all;
}

}  // namespace rubric
