#include "agreement.hpp"

#include "check/check.hpp"
#include "lower/lower.hpp"
#include "syntax/parse.hpp"

#include <rubric/report.hpp>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace rubric::oracle {

std::unique_ptr<Program> compile(Generated const& text) {
    auto out = std::make_unique<Program>();
    std::uint32_t const source = out->sources.add("generated.rubric", text.text);
    syntax::Parsed const parsed = syntax::parse(out->sources, source);
    out->diagnostics = parsed.diagnostics;
    if (has_errors(out->diagnostics)) return out;
    auto const load = [&](std::string const& name, std::uint32_t, Sources& sources) -> std::optional<std::uint32_t> {
        if (name != "used" || text.used.empty()) return std::nullopt;
        return sources.add("used.rubric", text.used);
    };
    check::Checked checked = check::check(out->sources, parsed.file, source, load);
    out->diagnostics.insert(out->diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    if (has_errors(out->diagnostics) || !checked.framework) return out;
    out->framework = checked.framework;
    lower::Graphs graphs = lower::lower_with_reports(*out->framework, out->diagnostics, &out->sources);  // with words, as a user's is
    out->graph = graphs.reports ? std::move(*graphs.reports) : std::move(graphs.decisions);
    return out;
}

std::string errors(Program const& program) {
    std::string out;
    for (Diagnostic const& each : program.diagnostics) {
        if (each.severity != Severity::error) continue;
        Position const at = program.sources.locate(each.at);
        out += program.sources[each.at.source].name + ":" + std::to_string(at.line) + ": " + each.code + ": " + each.title + " [" + each.label + "] `" + std::string(program.sources.at(each.at)).substr(0, 80) + "`\n";
    }
    return out;
}

Set set_of(Value const& value, Texts const& texts) {
    Set out;
    for (std::int64_t i = 0; i < 64; ++i)
        if (value.levels >> i & 1) out.insert(level(i));
    if (value.ranged) out.insert(span(value.low, value.high));
    if (value.any_text) out.insert(any_text);
    for (std::int64_t const code : value.texts) out.insert(text(texts[code]));
    if (value.none) out.insert(none);
    if (value.error) out.insert(error);
    return out;
}

namespace {

/// Records are compared by whether they are there.
Set there(Set const& value) {
    Set out;
    for (Part const& part : value) out.insert(part.kind == Part::Kind::record ? level(0) : part);
    return out;
}

struct Comparison {
    Program const& program;
    Evaluation const& engine;
    Texts const& texts;
    Oracle& oracle;
    Altered const& altered;
    std::vector<std::string> found{};

    Set at(NodeId node, std::uint32_t row = 0) const { return set_of(engine.value(node, row), texts); }
    void same(std::string const& what, Set const& wanted, Set const& got) {
        if (wanted != got) found.push_back(what + ": " + show(got) + ", should be " + show(wanted));
    }

    void decisions();
    void list(DecisionOutput const& output, check::Value const& let);
    void because(DecisionOutput const& output, check::Value const& let);
    void offers();
    void duties();
    void reports();
    void standing(std::string const& name, Standing const& wanted, DutyOutput const& output, std::uint32_t row);
};

void Comparison::decisions() {
    for (DecisionOutput const& output : program.graph.decisions) {
        check::Value const* let = nullptr;
        for (auto const& each : program.framework->lets)
            if (each->decision && each->name == output.name) let = each.get();
        if (!let) continue;  // a field of a record that was decided
        if (output.is_list) {
            list(output, *let);
        } else {
            same(output.name, there(oracle.value(*let).set), altered ? altered(at(output.value)) : at(output.value));
            because(output, *let);
        }
    }
    for (NamedNode const& named : program.graph.lets)
        for (auto const& each : program.framework->lets)
            if (!each->decision && each->name == named.name) same(named.name, there(oracle.value(*each).set), at(named.node));
}

void Comparison::because(DecisionOutput const& output, check::Value const& let) {
    if (!let.has_rules) return;
    std::set<std::string> names;
    for (std::uint32_t const rule : engine.because(output.value)) names.insert(program.graph.rules[rule].name);
    names.erase("otherwise");
    std::set<std::string> const wanted = oracle.because(let);
    if (names == wanted) return;
    std::string text = output.name + " because:";
    for (auto const& each : names) text += " " + each;
    text += ", should be:";
    for (auto const& each : wanted) text += " " + each;
    found.push_back(text);
}

/// Element by element, those that are surely not there left out.
void Comparison::list(DecisionOutput const& output, check::Value const& let) {
    std::vector<std::pair<Set, Set>> wanted, got;
    for (Element const& each : oracle.value(let).list)
        if (each.inside != Set{no}) wanted.emplace_back(each.inside, there(each.thing->set));
    for (Stream const& stream : output.list.streams)
        for (std::uint32_t row = 0; row < engine.rows(stream.scope); ++row) {
            Set const inside = tested(at(stream.when, row));
            if (inside != Set{no}) got.emplace_back(inside, at(stream.outcome, row));
        }
    if (wanted.size() != got.size()) {
        found.push_back(output.name + ": " + std::to_string(got.size()) + " elements, should be " + std::to_string(wanted.size()));
        return;
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        same(output.name + " element " + std::to_string(i) + " is there", wanted[i].first, got[i].first);
        same(output.name + " element " + std::to_string(i), wanted[i].second, got[i].second);
    }
}

void Comparison::offers() {
    for (OfferOutput const& output : program.graph.offers)
        for (auto const& each : program.framework->offers)
            if (each->name == output.name) same(output.name, oracle.offer(*each), tested(at(output.when)));
}

/// Element by element, those for which no route can hold left out.
void Comparison::duties() {
    for (auto const& duty : program.framework->duties) {
        std::vector<Standing> wanted;
        for (Standing const& each : oracle.duty(*duty))
            if (std::ranges::any_of(each.held, [](auto const& held) { return held.strength != Set{none}; })) wanted.push_back(each);
        std::vector<std::pair<DutyOutput const*, std::uint32_t>> got;
        for (DutyOutput const& output : program.graph.duties)
            for (std::uint32_t row = 0; output.name == duty->name && row < engine.rows(output.scope); ++row)
                if (std::ranges::any_of(output.routes, [&](auto const& route) { return at(route.strength, row) != Set{none}; })) got.emplace_back(&output, row);
        if (got.size() != wanted.size()) {
            found.push_back(duty->name + ": " + std::to_string(got.size()) + " elements, should be " + std::to_string(wanted.size()));
            continue;
        }
        for (std::size_t i = 0; i < got.size(); ++i) standing(duty->name + "[" + std::to_string(i) + "]", wanted[i], *got[i].first, got[i].second);
    }
}

void Comparison::reports() {
    for (std::uint32_t i = 0; i < program.graph.reports.size(); ++i) {
        std::string const name = program.graph.reports[i].name;
        Reported const wanted = oracle.report(*program.framework->reports[i]);
        Report const got = read_report(program.graph, engine, texts, i);
        auto const cells = [&](std::string const& what, std::vector<Set> const& sets, std::vector<ReportCell> const& all) {
            for (std::size_t at = 0; at < all.size(); ++at) same(name + what + " cell " + std::to_string(at), sets[at], set_of(all[at].value, texts));
        };
        cells(" head", wanted.head, got.head);
        if (wanted.lines.size() != got.rows.size()) {
            found.push_back(name + ": " + std::to_string(got.rows.size()) + " rows, should be " + std::to_string(wanted.lines.size()));
            continue;
        }
        for (std::size_t row = 0; row < got.rows.size(); ++row) {
            std::string const at = " row " + std::to_string(row);
            same(name + at + " is there", wanted.lines[row].there, set_of(got.rows[row].there, texts));
            if (wanted.lines[row].copies != got.rows[row].copies) found.push_back(name + at + ": other copies");
            cells(at, wanted.lines[row].cells, got.rows[row].cells);
        }
        for (std::size_t total = 0; total < got.totals.size(); ++total) {
            auto const &sums = wanted.totals[total];
            if (sums.size() != got.totals[total].size()) {
                found.push_back(name + ": " + std::to_string(got.totals[total].size()) + " groups, should be " + std::to_string(sums.size()));
                continue;
            }
            for (std::size_t group = 0; group < sums.size(); ++group) {
                std::string const at = " total " + std::to_string(total) + " group " + std::to_string(group);
                ReportGroup const& one = got.totals[total][group];
                same(name + at + " by", sums[group].by, set_of(one.by.value, texts));
                same(name + at + " is there", sums[group].there, set_of(one.there, texts));
                cells(at, sums[group].totals, one.totals);
            }
        }
    }
}

void Comparison::standing(std::string const& name, Standing const& wanted, DutyOutput const& output, std::uint32_t row) {
    if (output.routes.size() != wanted.held.size()) return found.push_back(name + ": other routes");
    for (std::size_t i = 0; i < wanted.held.size(); ++i) {
        if (output.routes[i].actor != wanted.held[i].actor || output.routes[i].forbids != wanted.held[i].forbids) found.push_back(name + ": another route");
        same(name + " of " + wanted.held[i].actor, wanted.held[i].strength, at(output.routes[i].strength, row));
    }
    same(name + " by", wanted.by, output.by == nothing ? Set{none} : at(output.by, row));
    same(name + " done", wanted.done, tested(at(output.done, row)));
    same(name + " late", wanted.late, tested(at(output.late, row)));
    if (output.short_ != nothing) same(name + " short", wanted.missing, at(output.short_, row));
}

}  // namespace

std::vector<std::string> differences(Program const& program, Case const& one, Evaluation const& engine, Texts const& texts, Altered const& altered) {
    Oracle oracle(*program.framework, *one.facts, one.today);
    Comparison comparison{program, engine, texts, oracle, altered};
    comparison.decisions();
    comparison.offers();
    comparison.duties();
    comparison.reports();
    return comparison.found;
}

// ---- which frameworks -----------------------------------------------------------------------------------------------

Seeds seeds(std::uint64_t count, std::uint64_t most) {
    Seeds range{0, count};
    if (char const* const asked = std::getenv("RUBRIC_ORACLE_SEEDS")) {
        std::istringstream in(asked);
        char colon = 0;
        in >> range.first >> colon >> range.count;
    }
    range.count = std::min(range.count, most);
    return range;
}

Seeds seeds_of_agreement() {
    char const* const many = std::getenv("RUBRIC_ORACLE_FRAMEWORKS");
    return seeds(many ? std::strtoull(many, nullptr, 10) : 500);
}

// ---- what was exercised ---------------------------------------------------------------------------------------------

void Exercise::note(Graph const& graph, Evaluation const& engine) {
    for (NodeId node = 0; node < graph.nodes.size(); ++node)
        for (std::uint32_t row = 0; row < engine.rows(graph.nodes[node].scope); ++row) {
            Value const value = engine.value(node, row);
            auto const count = [&](Count& into) { ++(value.determined() ? into.determined : value.open() ? into.open : into.in_error); };
            count(operations[graph.nodes[node].op]);
            if (graph.nodes[node].op == Op::reduce) count(policies[graph.reductions[static_cast<std::size_t>(graph.nodes[node].argument)].policy]);
        }
    for (DecisionOutput const& each : graph.decisions) {
        if (each.is_list) continue;
        Value const value = engine.value(each.value);
        ++decisions;
        open += value.open();
        in_error += value.in_error();
    }
}

void Exercise::note(Instance const& instance) {
    for (auto const& [field, datum] : instance.facts) {
        ++facts;
        without_value += datum.state != Fact::State::known;
        if (datum.instance) note(*datum.instance);
        for (Datum const& each : datum.elements)
            if (each.instance) note(*each.instance);
    }
}

}  // namespace rubric::oracle
