// Offers and duties of one case, in words.
#include "state.hpp"

namespace rubric {
namespace {

class Words {
public:
    explicit Words(State const& state) : state_(state), graph_(state.graph()) {}

    std::string offers() const {
        std::string lines;
        for (OfferResult const& each : state_.outcome.offers) {
            OfferOutput const& offer = graph_.offers[each.offer];
            bool const may = each.value.levels & 2, sure = each.value.surely_yes();
            if (!may && !each.value.error) continue;
            std::string const how = !may ? "in error" : !sure ? "possibly" : offer.discretionary ? "may be offered" : "offered";
            lines += "  " + how + ": " + offer.title + reason(offer.reason, 0) + "\n";
        }
        return lines.empty() ? lines : "Offers\n" + lines;
    }

    std::string duties() const {
        std::string lines;
        for (DutyResult const& each : state_.outcome.duties) lines += duty(each);
        return lines.empty() ? lines : "Duties\n" + lines;
    }

private:
    std::string words(Value const& value) const { return show(graph_, state_.texts, value); }

    std::string reason(NodeId node, std::uint32_t row) const {
        return node == nothing ? "" : " (" + state_.evaluation.wording(node, row) + ")";
    }

    std::string duty(DutyResult const& found) const {
        DutyOutput const& duty = graph_.duties[found.duty];
        RouteOutput const& route = duty.routes[found.route];
        std::string const text = duty.text == nothing ? duty.name : state_.evaluation.wording(duty.text, found.row);
        std::string line = "  " + route.actor_title + " " + strength(found.strength) + " " + text;
        if (found.element) line += " (" + std::to_string(*found.element) + ")";
        if (found.by && !found.by->is_none()) line += ", by " + words(*found.by);
        if (found.done.surely_yes()) line += "; done";
        if (found.late.surely_yes()) line += "; late";
        if (found.missing && !(found.missing->determined() && found.missing->low == 0)) line += "; " + words(*found.missing) + " short";
        return line + "\n";
    }

    std::string strength(Value const& value) const {
        if (value.determined()) return words(value);
        Value held = value;
        held.none = false;
        return value.none ? "possibly " + words(held) : words(held);
    }

    State const& state_;
    Graph const& graph_;
};

}  // namespace

std::string Outcome::explain_duties() const {
    Words const words(*state_);
    return words.offers() + words.duties();
}

}  // namespace rubric
