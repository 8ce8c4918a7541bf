// The cells of a fact, or of an expression, in one case: the finite partition of what it may be, within which every comparison that the
// framework makes comes out alike.
//
//   for (rubric::Cell const& each : rubric::cells(graph, evaluation, path).all)
//       … each.value …                                     // stands for all values of the cell
//
// Reads a finished evaluation, since what a fact is compared with may depend on the day, on parameters and on other facts. Where that is
// open, both of its ends cut. A fact whose cells are not `exact` matters in other ways too: two values of one cell may then give
// different outcomes. docs/semantics.md, Cells.
#pragma once

#include <rubric/evaluation.hpp>

namespace rubric {

struct Cell {
    enum class Kind : std::uint8_t {
        level,    ///< one level
        range,    ///< numbers or dates from low to high, both included
        text,     ///< one text that the framework compares it with
        another,  ///< any other text
        none
    };
    Kind kind = Kind::none;
    Fact value{};                     ///< a representative
    std::int64_t low = 0, high = 0;   ///< of a range
    bool operator==(Cell const&) const = default;
};

struct Partition {
    std::vector<Cell> all{};          ///< levels in order, or ranges ascending, or texts; then none
    bool exact = true;
};

namespace detail {

/// The smallest step between two values.
constexpr std::int64_t step_of(Kind kind) { return kind == Kind::integer ? one : 1; }

/// Where cuts are looked for behind arithmetic: within a thousand million, and the years 1001 to 9000.
constexpr Span searched(Kind kind) { return kind == Kind::date ? Span{365'243, 3'287'000} : Span{-1'000'000'000 * one, 1'000'000'000 * one}; }

/// Goes from a row of one scope to rows of another: the one it lies in, or those that lie in the row that both lie in.
class RowsAcross {
public:
    RowsAcross(Graph const& graph, Evaluation const& evaluation) : graph_(graph), evaluation_(evaluation) {}

    bool encloses(ScopeId outer, ScopeId inner) const {
        while (inner != outer && inner != 0) inner = graph_.scopes[inner].parent;
        return inner == outer;
    }
    std::uint32_t outwards(ScopeId scope, std::uint32_t row, ScopeId outer) const {
        for (; scope != outer; scope = graph_.scopes[scope].parent) row = evaluation_.parent(scope, row);
        return row;
    }
    std::vector<std::uint32_t> rows(ScopeId from, std::uint32_t row, ScopeId to) const {
        ScopeId common = to;
        while (!encloses(common, from)) common = graph_.scopes[common].parent;
        std::uint32_t const wanted = outwards(from, row, common);
        if (common == to) return {wanted};
        std::vector<std::uint32_t> found;
        for (std::uint32_t each = 0; each < evaluation_.rows(to); ++each)
            if (outwards(to, each, common) == wanted) found.push_back(each);
        return found;
    }
    /// The one row of `to` that has to do with both; `nothing` if there are several.
    std::uint32_t row(ScopeId from, std::uint32_t from_row, ScopeId last, std::uint32_t last_row, ScopeId to) const {
        if (encloses(to, last)) return outwards(last, last_row, to);
        if (encloses(to, from)) return outwards(from, from_row, to);
        return nothing;
    }

private:
    Graph const& graph_;
    Evaluation const& evaluation_;
};

/// The cuts of one measure in one row, as values.
class CutReader {
public:
    CutReader(Graph const& graph, Evaluation const& evaluation, Measure const& measure, std::uint32_t row)
        : graph_(graph), evaluation_(evaluation), across_(graph, evaluation), measure_(measure), row_(row),
          here_(graph.nodes[measure.node]) {}

    bool exact = true;

    /// Where a cell begins, ascending.
    std::vector<std::int64_t> begins() {
        exact = measure_.exact;
        for (Cut const& cut : measure_.cuts) each_value(cut, [&](std::int64_t on, ScopeId scope, std::uint32_t at) {
            if (cut.below) begin(cut, on, false, scope, at);
            if (cut.above) begin(cut, on, true, scope, at);
        });
        std::sort(begins_.begin(), begins_.end());
        begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());
        return std::move(begins_);
    }

    /// The codes of the texts that it is compared with, ascending.
    std::vector<std::int64_t> texts() {
        exact = measure_.exact;
        for (Cut const& cut : measure_.cuts) {
            if (cut.with == nothing) {
                begins_.push_back(cut.on);
                continue;
            }
            Node const& with = graph_.nodes[cut.with];
            for (auto const at : across_.rows(here_.scope, row_, with.scope)) {
                Value const value = evaluation_.value(cut.with, at);
                exact = exact && !value.any_text;
                begins_.insert(begins_.end(), value.texts.begin(), value.texts.end());
            }
        }
        std::sort(begins_.begin(), begins_.end());
        begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());
        return std::move(begins_);
    }

private:
    template <class Visit>
    void each_value(Cut const& cut, Visit&& visit) {
        if (cut.with == nothing) {
            ScopeId const last = cut.through.empty() ? here_.scope : graph_.nodes[cut.through.back().node].scope;
            return visit(cut.on, last, across_.encloses(last, here_.scope) ? across_.outwards(here_.scope, row_, last) : nothing);
        }
        ScopeId const scope = graph_.nodes[cut.with].scope;
        if (cut.siblings) return each_sibling(cut, scope, visit);
        for (auto const at : across_.rows(here_.scope, row_, scope)) {
            Value const value = evaluation_.value(cut.with, at);
            if (value.error || !value.determined()) exact = false;
            if (!value.ranged) continue;
            Span const all = everything(graph_.nodes[cut.with].domain.kind);  // its ends are no cuts
            if (value.low != all.low) visit(value.low, scope, at);
            if (value.high != value.low && value.high != all.high) visit(value.high, scope, at);
        }
    }

    template <class Visit>
    void each_sibling(Cut const& cut, ScopeId scope, Visit&& visit) {
        if (scope == 0 || !across_.encloses(scope, here_.scope)) return;
        std::uint32_t const own = across_.outwards(here_.scope, row_, scope), parent = evaluation_.parent(scope, own);
        for (std::uint32_t each = 0; each < evaluation_.rows(scope); ++each) {
            if (each == own || evaluation_.parent(scope, each) != parent) continue;
            Value const value = evaluation_.value(cut.with, each);
            exact = exact && (value.determined() || value.is_none());
            if (value.ranged && value.low == value.high) visit(value.low, scope, own);
        }
    }

    /// The smallest value with which the comparison changes.
    void begin(Cut const& cut, std::int64_t on, bool above, ScopeId scope, std::uint32_t at) {
        std::int64_t const step = step_of(here_.domain.kind);
        auto const beyond = [&](std::int64_t value) { return above ? value > on : value >= on; };
        Span const all = cut.through.empty() ? everything(here_.domain.kind) : searched(here_.domain.kind);
        std::int64_t low = steps_up(all.low, step), high = floored(all.high, step);
        if (cut.through.empty()) {
            std::int64_t const first = above ? floored(on, step) + 1 : steps_up(on, step);
            if (first > low && first <= high) begins_.push_back(first * (step == one ? one : 1));
            return;
        }
        auto const reached = [&](std::int64_t steps) { return along(cut.through, steps * (step == one ? one : 1), scope, at); };
        auto const at_low = reached(low), at_high = reached(high);
        if (!at_low || !at_high) {
            exact = false;
            return;
        }
        bool const first = beyond(*at_low);
        if (first == beyond(*at_high)) return;
        while (high - low > 1) {
            std::int64_t const middle = low + (high - low) / 2;
            auto const found = reached(middle);
            if (!found) {
                exact = false;
                return;
            }
            (beyond(*found) == first ? low : high) = middle;
        }
        begins_.push_back(high * (step == one ? one : 1));
    }

    static std::int64_t floored(std::int64_t value, std::int64_t step) { return step == 1 ? value : floor_of(value); }
    static std::int64_t steps_up(std::int64_t value, std::int64_t step) { return step == 1 ? value : ceiling_of(value); }

    /// What the steps make of one value, with the other operands as they are: of an open one its lower end.
    std::optional<std::int64_t> along(std::vector<Step> const& steps, std::int64_t value, ScopeId scope, std::uint32_t at) {
        for (Step const& step : steps) {
            auto const next = take(step, value, scope, at);
            if (!next) return std::nullopt;
            value = *next;
        }
        return value;
    }

    std::optional<std::int64_t> take(Step const& step, std::int64_t value, ScopeId scope, std::uint32_t at) {
        Node const& node = graph_.nodes[step.node];
        std::uint32_t const row = at == nothing ? nothing : across_.row(here_.scope, row_, scope, at, node.scope);
        if (row == nothing) return std::nullopt;
        if (node.op == Op::reduce) return with_the_rest(step, value, row);
        NodeId const other = graph_.operands[node.first + 1 - step.operand];
        Value const beside = evaluation_.value(other, row);
        if (!beside.ranged) return std::nullopt;
        exact = exact && beside.determined();
        Span const own{value, value}, fixed{beside.low, beside.low};
        auto const found = reckoned(node, step.operand == 0 ? own : fixed, step.operand == 0 ? fixed : own);
        if (!found) return std::nullopt;
        return found->low;
    }

    std::optional<Span> reckoned(Node const& node, Span a, Span b) const {
        switch (node.op) {
            case Op::add: return add(a, b);
            case Op::subtract: return subtract(a, b);
            case Op::multiply: return multiply(a, b);
            case Op::divide: return divide(a, b);
            case Op::shift: return shift(a, b, static_cast<Unit>(node.argument), graph_.calendar.get());
            case Op::elapsed: return elapsed(a, b, static_cast<Unit>(node.argument), graph_.calendar.get());
            default: return std::nullopt;
        }
    }

    /// A total, of which the others' share is what surely counts.
    std::optional<std::int64_t> with_the_rest(Step const& step, std::int64_t value, std::uint32_t row) {
        Node const& node = graph_.nodes[step.node];
        NodeId const own = graph_.operands[node.first + step.operand];
        Wide rest = 0;
        for (Stream const& stream : graph_.reductions[static_cast<std::size_t>(node.argument)].streams)
            for (auto const each : across_.rows(node.scope, row, stream.scope)) {
                bool const is_own = stream.outcome == own && across_.encloses(stream.scope, here_.scope) &&
                                    across_.outwards(here_.scope, row_, stream.scope) == each;
                Value const when = evaluation_.value(stream.when, each), outcome = evaluation_.value(stream.outcome, each);
                exact = exact && when.determined() && (is_own || outcome.determined());
                if (!is_own && when.surely_yes() && outcome.ranged) rest += outcome.low;
            }
        return within_limits(rest + value);
    }

    Graph const& graph_;
    Evaluation const& evaluation_;
    RowsAcross across_;
    Measure const& measure_;
    std::uint32_t row_;
    Node const& here_;
    std::vector<std::int64_t> begins_;
};

/// The roundest value of a range: near its finite end, and not negative if it need not be.
inline std::int64_t round_value(Kind kind, std::int64_t low, std::int64_t high, std::optional<std::int64_t> today) {
    Span const all = everything(kind);
    bool const open_low = low <= all.low, open_high = high >= all.high;
    if (kind == Kind::date) return open_low && open_high ? today.value_or(*parse_iso("2000-01-01")) : open_low ? high : low;
    if (open_low && open_high) return 0;
    for (std::int64_t unit : {one, one / 100, one / 10'000}) {
        if (!open_low) {
            if (std::int64_t const up = low + ((unit - low % unit) % unit); up <= high) return up;
            continue;
        }
        std::int64_t const down = high - ((high % unit) + unit) % unit;
        if (down >= low) return down;
    }
    return open_low ? high : low;
}

inline Measure const* measure_of(Graph const& graph, NodeId node) {
    auto const found = std::lower_bound(graph.measures.begin(), graph.measures.end(), node, [](Measure const& a, NodeId b) { return a.node < b; });
    return found != graph.measures.end() && found->node == node ? &*found : nullptr;
}

/// A text that the framework does not compare anything with.
inline std::int64_t another_text(Texts& texts, std::vector<std::int64_t> const& known) {
    std::string text = "another text";
    while (std::binary_search(known.begin(), known.end(), texts.code(text))) text += " still";
    return texts.code(text);
}

struct Boundaries {
    std::vector<std::int64_t> begins{};  ///< or the codes of texts
    bool exact = true;

    void add(Graph const& graph, Evaluation const& evaluation, Measure const& measure, std::uint32_t row) {
        CutReader reader(graph, evaluation, measure, row);
        bool const text = form_of(graph.nodes[measure.node].domain) == Form::text;
        for (auto const each : text ? reader.texts() : reader.begins()) begins.push_back(each);
        exact = exact && reader.exact;
    }
};

inline Partition cells_between(Graph const& graph, Evaluation const& evaluation, Domain domain, Boundaries const& found) {
    Partition made{.all = {}, .exact = found.exact};
    auto begins = found.begins;
    std::sort(begins.begin(), begins.end());
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    auto const known = [](std::int64_t value) { return Fact{Fact::State::known, value}; };
    if (form_of(domain) == Form::levels) {
        for (std::size_t i = 0; i < graph.enumerations[domain.enumeration].levels.size(); ++i)
            made.all.push_back({Cell::Kind::level, known(static_cast<std::int64_t>(i))});
    } else if (form_of(domain) == Form::text) {
        for (auto const each : begins) made.all.push_back({Cell::Kind::text, known(each)});
        made.all.push_back({Cell::Kind::another, known(another_text(evaluation.texts(), begins))});
    } else {
        Fact const& day = evaluation.cases().front().slots[today_slot];
        auto const today = day.state == Fact::State::known ? std::optional(day.value) : std::nullopt;
        Span const all = everything(domain.kind);
        std::int64_t low = all.low;
        begins.push_back(0);  // stands for the end
        for (std::size_t i = 0; i < begins.size(); ++i) {
            std::int64_t const high = i + 1 == begins.size() ? all.high : begins[i] - step_of(domain.kind);
            made.all.push_back({Cell::Kind::range, known(round_value(domain.kind, low, high, today)), low, high});
            low = begins[i];
        }
    }
    if (domain.optional) made.all.push_back({Cell::Kind::none, {Fact::State::none, 0}});
    return made;
}

}  // namespace detail

/// The cells of an expression in one row of its scope.
inline Partition cells(Graph const& graph, Evaluation const& evaluation, NodeId node, std::uint32_t row) {
    detail::Boundaries found;
    if (Measure const* measure = detail::measure_of(graph, node)) found.add(graph, evaluation, *measure, row);
    return detail::cells_between(graph, evaluation, graph.nodes[node].domain, found);
}

/// The cells of a fact, wherever it is read; of no list.
inline Partition cells(Graph const& graph, Evaluation const& evaluation, FactPath const& path) {
    detail::Boundaries found;
    for (Measure const& each : graph.measures) {
        Node const& node = graph.nodes[each.node];
        if (node.op != Op::fact || node.argument != path.slot || evaluation.paths().plain(node.scope) != path.scope) continue;
        for (std::uint32_t row = 0; row < evaluation.rows(node.scope); ++row)
            if (evaluation.plain_row(node.scope, row) == path.row) found.add(graph, evaluation, each, row);
    }
    return detail::cells_between(graph, evaluation, evaluation.paths().slot(path).domain, found);
}

}  // namespace rubric
