#include "what_if.hpp"

#include "text/message.hpp"

#include <rubric/limits.hpp>

namespace rubric {
namespace {

[[noreturn]] void refuse(std::string const& what) { throw InputError("error: " + what, {}); }

/// The values of one axis, read as `set` reads them.
Variants::Axis read(Graph const& graph, Texts& texts, Axis const& axis) {
    if (axis.values.empty()) refuse("no values are given for `" + axis.parameter + "`");
    Variants::Axis found;
    for (std::string const& value : axis.values) {
        Setting const one = settings_of(graph, texts, {.set = {{axis.parameter, value}}}).at(0);
        found.parameter = one.parameter;
        found.values.push_back(one.value);
    }
    return found;
}

}  // namespace

Variants variants_of(Graph const& graph, Texts& texts, DecideOptions const& options, std::vector<Axis> const& axes, std::string const& decision) {
    DecisionOutput const& output = graph.decisions[decision_index(graph, decision)];
    if (output.is_list) refuse("`" + decision + "` is a list; variants are counted of a decision with one value");
    std::vector<Variants::Axis> all;
    std::size_t size = 1;
    for (Axis const& each : axes) {
        all.push_back(read(graph, texts, each));
        for (std::size_t i = 0; i + 1 < all.size(); ++i)
            if (all[i].parameter == all.back().parameter) refuse("`" + each.parameter + "` is varied twice");
        size *= each.values.size();
        if (size > limits::variants) refuse("these are more than " + std::to_string(limits::variants) + " variants");
    }
    std::vector<Setting> const settings = settings_of(graph, texts, options);
    for (Setting const& each : settings)
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].parameter == each.parameter) refuse("`" + axes[i].parameter + "` is both set and varied");
    Variants variants(graph, output, std::move(all));
    for (Setting const& each : settings) variants.set(each.parameter, each.value);
    return variants;
}

std::vector<VariantCounts> counts_of(Graph const& graph, Variants const& variants, std::vector<Axis> const& axes) {
    std::vector<std::string> const labels = variants.countable().labels(graph);
    std::vector<VariantCounts> found(variants.size());
    for (std::size_t variant = 0; variant < found.size(); ++variant) {
        found[variant].values.resize(axes.size());
        std::size_t left = variant;
        for (std::size_t i = axes.size(); i-- > 0; left /= axes[i].values.size()) found[variant].values[i] = axes[i].values[left % axes[i].values.size()];
        for (std::size_t label = 0; label < labels.size(); ++label)
            found[variant].counts.emplace_back(labels[label], variants.counts(variant)[label]);
    }
    return found;
}

std::vector<VariantCounts> what_if(Framework const& framework, std::span<Row const> cases, Texts& texts, DecideOptions const& options,
                                   std::vector<Axis> const& axes, std::string const& decision) {
    Graph const& graph = framework.graph();
    Variants variants = variants_of(graph, texts, options, axes, decision);
    for (std::size_t first = 0; first < cases.size(); first += Variants::chunk)
        variants.add(cases.subspan(first, std::min(Variants::chunk, cases.size() - first)), texts);
    variants.finish();
    return counts_of(graph, variants, axes);
}

}  // namespace rubric
