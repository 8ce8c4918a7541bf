// One case: facts by name or as JSON, an outcome to read.
#include "json.hpp"
#include "state.hpp"
#include "text/message.hpp"

#include <ostream>

namespace rubric {
namespace {

/// What cannot be used at all is thrown; a fact that cannot be read is kept, in error, and said.
void refuse(std::vector<data::FactError> const& errors, State& state) {
    std::string report;
    for (data::FactError const& each : errors) {
        std::string const line = data::describe(each);
        if (each.kind == data::FactError::Kind::unreadable)
            state.unreadable.push_back(line);
        else
            report += (report.empty() ? "error: " : "\nerror: ") + line;
    }
    if (!report.empty()) throw InputError(report, {});
}

template <class Facts>
Outcome decide_facts(std::shared_ptr<Prepared const> const& framework, Facts const& facts, DecideOptions const& options) {
    auto state = std::make_shared<State>(framework);
    std::vector<data::FactError> errors;
    for (auto const& [path, text] : facts) framework->cases.set(state->facts, state->texts, path, text, errors);
    refuse(errors, *state);
    return decided(std::move(state), options);
}

}  // namespace

std::uint32_t decision_index(Graph const& graph, std::string_view name) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < graph.decisions.size(); ++i) {
        if (graph.decisions[i].name == name) return i;
        names.push_back(graph.decisions[i].name);
    }
    std::string const near = text::nearest(name, names);
    throw std::out_of_range("there is no decision `" + std::string(name) + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?"));
}

Outcome decided(std::shared_ptr<State> state, DecideOptions const& options) {
    for (Setting const& each : settings_of(state->graph(), state->texts, options)) state->evaluation.set(each.parameter, each.value);
    if (options.on) state->facts.slots[today_slot] = {Fact::State::known, *options.on};
    state->evaluation.reveal(options.sensitive);
    state->evaluation.run(state->facts, state->texts, {});
    state->outcome = read_outcome(state->graph(), state->evaluation);
    return Outcome(std::move(state));
}

std::string const& Framework::name() const { return prepared_->graph.name; }
std::string const& Framework::title() const { return prepared_->graph.title; }
Graph const& Framework::graph() const { return prepared_->graph; }
std::string Framework::out_of_force(std::optional<std::int64_t> on) const {
    std::int64_t const from = graph().in_force_from, to = graph().in_force_to;
    bool const within = !on || ((from == 0 || from <= *on) && (to == 0 || *on <= to));
    if (within) return {};
    std::string const dates = (from == 0 ? "" : " from " + format_long(from)) + (to == 0 ? "" : " to " + format_long(to));
    return format_long(*on) + " is outside the time in which `" + name() + "` is in force," + dates;
}
Sources const& Framework::sources() const { return *prepared_->sources; }
std::shared_ptr<check::Framework const> const& Framework::model() const { return prepared_->model; }

Outcome Framework::decide(std::initializer_list<std::pair<std::string_view, std::string_view>> facts, DecideOptions const& options) const {
    return decide_facts(prepared_, facts, options);
}

Outcome Framework::decide(std::vector<std::pair<std::string, std::string>> const& facts, DecideOptions const& options) const {
    return decide_facts(prepared_, facts, options);
}

Outcome Framework::decide_json(std::string_view json, DecideOptions const& options) const {
    auto state = std::make_shared<State>(prepared_);
    std::vector<data::FactError> errors;
    state->facts = prepared_->cases.read(json, state->texts, errors, &state->key);
    refuse(errors, *state);
    return decided(std::move(state), options);
}

Outcome::Decision Outcome::operator[](std::string_view decision) const {
    Decision found;
    found.state_ = state_;
    found.result_ = state_->outcome.decisions[decision_index(state_->graph(), decision)];
    return found;
}

std::string Outcome::Decision::text(Writing writing) const {
    DecisionOutput const& decision = state_->graph().decisions[result_.decision];
    if (withholds(state_->evaluation, decision)) return "withheld";
    if (writing == Writing::files && !decision.is_list) return show(state_->graph(), state_->texts, result_.value, writing);
    return detail::value_of(state_->graph(), state_->evaluation, state_->texts, result_, 0);
}

std::vector<std::string> Outcome::Decision::because() const {
    std::vector<std::string> names;
    for (auto rule : result_.because) names.push_back(state_->graph().rules[rule].name);
    return names;
}

std::ostream& operator<<(std::ostream& out, Outcome::Decision const& decision) { return out << decision.text(); }

CaseOutcome const& Outcome::all() const { return state_->outcome; }
std::vector<std::string> const& Outcome::unreadable() const { return state_->unreadable; }
std::string Outcome::json() const { return outcome_json(state_->graph(), state_->evaluation, state_->texts, state_->outcome, 0); }

}  // namespace rubric
