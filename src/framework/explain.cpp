// Why one case came out as it did: of one decision, offer or duty, or of all.
#include "generate/explanation_page.hpp"
#include "json.hpp"
#include "state.hpp"
#include "text/message.hpp"

namespace rubric {
namespace {

class Explaining {
public:
    explicit Explaining(State const& state) : state_(state), graph_(state.graph()) {}

    Explanation decision(std::uint32_t index) const { return explain(graph_, state_.evaluation, state_.texts, index); }
    Explanation offer(std::uint32_t index) const { return explain_offer(graph_, state_.evaluation, index); }
    std::vector<Explanation> duty(std::uint32_t index) const { return explain_duty(graph_, state_.evaluation, state_.texts, index); }

    std::vector<Explanation> named(std::string_view name) const {
        std::vector<Explanation> found;
        std::vector<std::string> names;
        auto const is = [&](std::string const& each) {
            names.push_back(each);
            return each == name;
        };
        bool any = false;
        for (std::uint32_t i = 0; i < graph_.decisions.size(); ++i)
            if (is(graph_.decisions[i].name)) return {decision(i)};
        for (std::uint32_t i = 0; i < graph_.offers.size(); ++i)
            if (is(graph_.offers[i].name)) return {offer(i)};
        for (std::uint32_t i = 0; i < graph_.duties.size(); ++i)
            if (is(graph_.duties[i].name)) append(found, duty(i)), any = true;
        if (any) return found;
        std::string const near = text::nearest(std::string(name), names);
        throw std::out_of_range("there is no decision, offer or duty `" + std::string(name) + "`" +
                                (near.empty() ? "" : "; did you mean `" + near + "`?"));
    }

    /// Of a duty for each of a list those elements that have a part in it.
    std::vector<Explanation> all() const {
        std::vector<Explanation> found;
        for (std::uint32_t i = 0; i < graph_.decisions.size(); ++i) found.push_back(decision(i));
        for (std::uint32_t i = 0; i < graph_.offers.size(); ++i) found.push_back(offer(i));
        for (std::uint32_t i = 0; i < graph_.duties.size(); ++i)
            for (Explanation& each : duty(i))
                if (each.holds || graph_.duties[i].scope == 0) found.push_back(std::move(each));
        return found;
    }

private:
    static void append(std::vector<Explanation>& to, std::vector<Explanation> from) {
        for (Explanation& each : from) to.push_back(std::move(each));
    }

    State const& state_;
    Graph const& graph_;
};

/// Those that hold first.
std::string brief(std::vector<Explanation> const& all, Explanation::Of of, std::string const& heading) {
    std::string holding, others;
    for (Explanation const& each : all)
        if (each.of == of) (each.holds ? holding : others) += "  " + show_briefly(each) + "\n";
    return holding.empty() && others.empty() ? "" : heading + "\n" + holding + others;
}

}  // namespace

std::vector<Explanation> Outcome::explanations(std::string_view name) const {
    Explaining const explaining(*state_);
    return name.empty() ? explaining.all() : explaining.named(name);
}

Explanation Outcome::explanation(std::string_view name) const {
    auto all = explanations(name);
    if (all.empty()) throw std::out_of_range("there is nothing in the list that `" + std::string(name) + "` is for each of");
    return std::move(all.front());
}

std::string Outcome::explain(std::string_view name) const {
    std::string lines;
    auto const all = explanations(name);
    if (all.empty()) return "There is nothing in the list that `" + std::string(name) + "` is for each of.\n";
    for (Explanation const& each : all) lines += show(each);
    return lines;
}

std::string Outcome::explain_all() const {
    auto const all = explanations();
    std::string lines;
    for (Explanation const& each : all)
        if (each.of == Explanation::Of::decision) lines += show(each) + "\n";
    return lines + brief(all, Explanation::Of::offer, "Offers") + brief(all, Explanation::Of::duty, "Duties");
}

std::string Outcome::explanations_html(std::string_view name) const {
    check::Framework const& framework = *state_->framework->model;
    generate::Head head{.framework = framework.title.empty() ? framework.name : framework.title, .key = state_->key};
    head.authority = framework.authority.empty() ? "" : one_of(framework.authority, "and");
    if (Fact const& today = state_->facts.slots[today_slot]; today.state == Fact::State::known) head.on = today.value;
    return generate::explanation_page(head, explanations(name), state_->unreadable);
}

std::string Outcome::explanations_json(std::string_view name) const {
    std::string out = "[";
    for (Explanation const& each : explanations(name)) out += (out.size() == 1 ? "" : ",\n ") + explanation_json(each);
    return out + "]";
}

}  // namespace rubric
