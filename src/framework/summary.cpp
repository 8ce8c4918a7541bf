#include "summary.hpp"

#include "json_object.hpp"

#include <algorithm>
#include <bit>

namespace rubric {
namespace {

// Of offers and duties; a decision has its levels first, then the last two.
enum Counted { yes, possible, no, wrong };
constexpr char const* undetermined = "undetermined";
constexpr char const* in_error = "in error";

std::size_t ones(Word word) { return static_cast<std::size_t>(std::popcount(word)); }

std::size_t width_of(std::string const& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char each) { return (each & 0xC0) != 0x80; }));
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

Counter::Counter(Graph const& graph) : graph_(&graph), answers_(operations::answers<Engine>()) {
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

void Counter::add(Evaluation const& evaluation) {
    cases_ += evaluation.rows(0);
    for (std::uint32_t i = 0; i < decisions_.size(); ++i)
        graph_->decisions[i].is_list ? add_list(evaluation, i) : add_decision(evaluation, i);
    for (std::uint32_t i = 0; i < offers_.size(); ++i) add_offer(evaluation, i);
    for (std::uint32_t i = 0; i < duties_.size(); ++i) add_duty(evaluation, i);
}

void Counter::add(Counter const& other) {
    auto const join = [](std::vector<Group>& to, std::vector<Group> const& from) {
        for (std::size_t i = 0; i < to.size(); ++i)
            for (std::size_t label = 0; label < to[i].counts.size(); ++label) to[i].counts[label] += from[i].counts[label];
    };
    cases_ += other.cases_;
    join(decisions_, other.decisions_), join(offers_, other.offers_), join(duties_, other.duties_);
}

void Counter::add_decision(Evaluation const& evaluation, std::uint32_t index) {
    auto& counts = decisions_[index].counts;
    std::size_t const last = counts.size() - 1;
    Column const& column = evaluation.column(graph_->decisions[index].value);
    bool const by_level = counts.size() == column.count - first_plane + 3 && column.form == Form::levels;
    std::size_t found[most_planes] = {};
    counts[last - 1] += evaluation.rows(0) - answers_.settled(column, found);
    counts[last] += found[error_plane], counts[last - 2] += found[none_plane];
    for (std::size_t plane = first_plane; plane < column.count; ++plane)
        counts[by_level ? plane - first_plane : 0] += found[plane];
}

void Counter::add_list(Evaluation const& evaluation, std::uint32_t index) {
    auto& counts = decisions_[index].counts;
    std::size_t const last = counts.size() - 1;
    for (std::uint32_t row = 0; row < evaluation.rows(0); ++row) {
        DecisionResult const each = detail::read_list(*graph_, evaluation, index, row);
        ++counts[each.in_error() ? last : each.open() ? last - 1 : 0];
    }
}

void Counter::add_offer(Evaluation const& evaluation, std::uint32_t index) {
    using operations::Offered;
    constexpr std::pair<Counted, Offered> same[] = {
        {yes, Offered::yes}, {possible, Offered::possible}, {no, Offered::no}, {wrong, Offered::error}};
    std::size_t found[std::size(same)] = {};
    answers_.offered(evaluation.column(graph_->offers[index].when), found);
    for (auto const& [here, there] : same) offers_[index].counts[here] += found[static_cast<std::size_t>(there)];
}

/// Each actor's standing in each row of the duty's scope counts where some strength is possible.
void Counter::add_duty(Evaluation const& evaluation, std::uint32_t index) {
    enum { due, perhaps, overdue, broken };
    auto& counts = duties_[index].counts;
    DutyOutput const& duty = graph_->duties[index];
    Column const& late = evaluation.column(duty.late);
    for (RouteOutput const& route : duty.routes) {
        Column const& strength = evaluation.column(route.strength);
        for (std::size_t word = 0; word < strength.words; ++word) {
            Word const sure = operations::settled(strength, word), error = strength.plane(error_plane, word);
            Word const certain = sure & ~error & ~strength.plane(none_plane, word);
            counts[due] += ones(certain), counts[broken] += ones(sure & error);
            counts[perhaps] += ones(strength.possible(word) & ~sure);
            counts[overdue] += ones(certain & operations::settled(late, word) & late.plane(yes_plane, word));
        }
    }
}

void Counter::fill(Summary& summary) const {
    auto const group = [](std::string const& name, std::string const& title, Group const& counted) {
        Summary::Group made{name, title, {}};
        for (std::size_t i = 0; i < counted.labels.size(); ++i) {
            bool const always =
                counted.labels[i] == undetermined || counted.labels[i] == in_error;  // that there is none is news too
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
    std::string text = title + " (" + framework + "), " +
                       (on ? "decided for " + format_long(*on) : std::string("decided without a date")) + ": " +
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
