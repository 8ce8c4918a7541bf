#include "summary.hpp"

#include "json_object.hpp"

#include <algorithm>
#include <bit>

namespace rubric {
namespace {

// Of offers and duties; a decision has its levels first, then the last two.
enum Standing { yes, possible, no, wrong };
constexpr char const* undetermined = "undetermined";
constexpr char const* in_error = "in error";

Standing standing(Value const& value) {
    if (value.error && value.possibilities() == 1) return wrong;
    if (value.open()) return possible;
    return value.levels & 2 ? yes : no;
}

std::size_t width_of(std::string const& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](unsigned char each) { return (each & 0xC0) != 0x80; }));
}

std::string padded(std::string const& text, std::size_t width) {
    std::size_t const shown = width_of(text);
    return shown < width ? text + std::string(width - shown, ' ') : text;
}

std::string right(std::size_t count, std::size_t width) {
    std::string const digits = std::to_string(count);
    return digits.size() < width ? std::string(width - digits.size(), ' ') + digits : digits;
}

/// As wide as the longest title asks for.
std::size_t width_of(std::vector<Summary::Group> const& groups) {
    std::size_t width = 40;
    for (Summary::Group const& each : groups) width = std::max(width, width_of(each.title));
    return width;
}

std::string lines(std::string const& heading, std::vector<Summary::Group> const& groups) {
    std::string text;
    for (Summary::Group const& group : groups) {
        if (group.counts.empty()) continue;
        std::string line = "  " + padded(group.title, width_of(groups));
        for (auto const& [label, count] : group.counts) line += "  " + label + " " + std::to_string(count);
        text += line + "\n";
    }
    return text.empty() ? text : heading + "\n" + text;
}

std::string decision_table(Summary::Group const& group, std::size_t cases, std::size_t width) {
    std::string text = padded(group.title, width + 2) + right(cases, 10) + "\n";
    for (auto const& [label, count] : group.counts) text += "  " + padded(label, width) + right(count, 10) + "\n";
    return text;
}

}  // namespace

Counter::Counter(Graph const& graph) : graph_(&graph) {
    for (DecisionOutput const& each : graph.decisions) {
        Group group;
        bool const told = each.value != nothing && graph.sensitive[each.value];
        bool const by_level = each.domain.kind == Kind::levels && !each.is_list && !told;
        if (by_level)
            for (Level const& level : graph.enumerations[each.domain.enumeration].levels) group.labels.push_back(level.title);
        else
            group.labels.push_back("determined");
        group.labels.insert(group.labels.end(), {"none", undetermined, in_error});
        group.counts.resize(group.labels.size());
        decisions_.push_back(std::move(group));
    }
    offers_.assign(graph.offers.size(), {{"yes", "possible", "no", "error"}, std::vector<std::size_t>(4)});
    duties_.assign(graph.duties.size(), {{"due", "possible", "late", "error"}, std::vector<std::size_t>(4)});
}

void Counter::add(CaseOutcome const& outcome) {
    ++cases_;
    for (DecisionResult const& each : outcome.decisions) {
        auto& counts = decisions_[each.decision].counts;
        std::size_t const last = counts.size() - 1;
        if (each.in_error())
            ++counts[last];
        else if (each.open())
            ++counts[last - 1];
        else if (each.value.is_none())
            ++counts[last - 2];
        else
            ++counts[last == 3 ? 0 : static_cast<std::size_t>(std::countr_zero(each.value.levels))];
    }
    for (OfferResult const& each : outcome.offers) ++offers_[each.offer].counts[standing(each.value)];
    for (DutyResult const& each : outcome.duties) {
        auto& counts = duties_[each.duty].counts;
        bool const certain = each.strength.determined();
        ++counts[each.strength.in_error() ? 3 : certain ? 0 : 1];
        if (certain && each.late.surely_yes()) ++counts[2];
    }
}

void Counter::fill(Summary& summary) const {
    auto const group = [](std::string const& name, std::string const& title, Group const& counted) {
        Summary::Group made{name, title, {}};
        for (std::size_t i = 0; i < counted.labels.size(); ++i) {
            bool const always = counted.labels[i] == undetermined || counted.labels[i] == in_error;  // that there is none is news too
            if (always || counted.counts[i] != 0) made.counts.emplace_back(counted.labels[i], counted.counts[i]);
        }
        return made;
    };
    summary.cases = cases_;
    for (std::size_t i = 0; i < decisions_.size(); ++i)
        summary.decisions.push_back(group(graph_->decisions[i].name, graph_->decisions[i].title, decisions_[i]));
    for (std::size_t i = 0; i < offers_.size(); ++i)
        summary.offers.push_back(group(graph_->offers[i].name, graph_->offers[i].title, offers_[i]));
    for (std::size_t i = 0; i < duties_.size(); ++i)
        summary.duties.push_back(group(graph_->duties[i].name, graph_->duties[i].name, duties_[i]));
}

std::string Summary::text() const {
    std::string text = title + " (" + framework + "), " + (on ? "decided for " + format_long(*on) : std::string("decided without a date")) + ": " +
                       std::to_string(cases) + (cases == 1 ? " case\n" : " cases\n");
    for (Group const& each : decisions) text += decision_table(each, cases, width_of(decisions));
    text += lines("Offers", offers) + lines("Duties", duties);
    for (std::string const& each : notes) text += each + "\n";
    return text;
}

std::string Summary::json() const {
    std::string out;
    {
        json::Object object(out);
        object.text("framework", framework);
        object.text("title", title);
        object.text("on", on ? format_iso(*on) : "");
        object.member("cases") += std::to_string(cases);
        object.member("facts_in_error") += std::to_string(facts_in_error);
        for (auto const& [name, groups] : {std::pair{"decisions", &decisions}, {"offers", &offers}, {"duties", &duties}}) {
            json::Object of_groups(object.member(name));
            for (Group const& group : *groups) {
                json::Object of_group(of_groups.member(group.name));
                for (auto const& [label, count] : group.counts) of_group.member(label) += std::to_string(count);
            }
        }
        json::array(object.member("notes"), notes, [&](std::string const& each) { append_json(out, each); });
    }
    return out;
}

}  // namespace rubric
