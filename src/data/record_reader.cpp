#include "data/record_reader.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace rubric::data {

namespace {

constexpr std::size_t text_shown = 60;   ///< code points of a text in a message
constexpr std::size_t key_shown = 200;
constexpr std::size_t facts_kept = 4096; ///< texts of one column whose facts are kept

constexpr Fact in_error{Fact::State::error, 0}, none{Fact::State::none, 0}, there{Fact::State::known, 0};

void forget(RecordPlan& plan) {
    for (auto& probe : plan.probes) probe->forget();
    for (auto& inner : plan.nested) forget(inner);
    for (auto& element : plan.elements) forget(element.plan);
}

}  // namespace

void RecordReader::forget() { data::forget(plan_->record); }

std::string RecordReader::text_of(table::Record const& record, std::size_t column) const {
    if (column >= record.fields.size()) return {};
    auto const text = trimmed(record.fields[column]);
    return record.plain ? std::string(text) : text::printable(text, key_shown);
}

std::string RecordReader::key(table::Record const& record) const { return plan_->key ? text_of(record, *plan_->key) : std::string(); }

std::vector<std::pair<std::string, std::string>> RecordReader::held(table::Record const& record) const {
    std::vector<std::pair<std::string, std::string>> keys;
    for (auto const& [path, column] : plan_->held)
        if (auto text = text_of(record, column); !text.empty()) keys.emplace_back(path, std::move(text));
    return keys;
}

bool RecordReader::read(table::Record const& record, Row& row, Into into) {
    record_ = &record;
    texts_ = &into.texts;
    errors_ = &into.errors;
    if (auto error = malformed()) {
        errors_->push_back(std::move(*error));
        fail(plan_->record, row);
        return true;
    }
    if (plan_->list != nothing && blank(plan_->record)) return false;
    if (plan_->list == nothing)
        for (auto const slot : plan_->seat.inner) row.slots[slot] = there;
    fill(plan_->record, row, "");
    return true;
}

/// A record whose fields may stand under the wrong headers. Further fields that are blank do no harm.
std::optional<FactError> RecordReader::malformed() const {
    auto const& fields = record_->fields;
    std::size_t const wanted = plan_->header->names().size();
    bool const blank_rest = fields.size() > wanted && std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(wanted), fields.end(),
                                                                  [](std::string_view field) { return trimmed(field).empty(); });
    FactError error{.kind = FactError::Kind::malformed, .path = {}, .reason = {}, .help = {}, .file = file_, .line = record_->line, .is_row = rows_, .header = {}};
    if (record_->misquoted != 0) {
        error.column = record_->misquoted;
        error.reason = "text follows a closing quote";
        error.help = "write a quote inside quotes twice";
    } else if (fields.size() != wanted && !blank_rest) {
        error.column = std::min(fields.size(), wanted) + 1;
        error.reason = "the header has " + std::to_string(wanted) + " fields, this record " + std::to_string(fields.size());
        error.help = hint_;
    } else {
        return std::nullopt;
    }
    return error;
}

void RecordReader::fail(RecordPlan const& plan, Row& row) const {
    if (plan.presence != nothing) row.slots[plan.presence] = in_error;
    for (auto const& cell : plan.cells) row.slots[cell.slot] = in_error;
    for (auto const& filled : plan.filled) {
        if (filled.slot != nothing) row.slots[filled.slot] = in_error;
        if (filled.list != nothing) row.lists[filled.list].state = Fact::State::error;
    }
    for (auto const& inner : plan.nested) fail(inner, row);
    for (auto const& element : plan.elements) row.lists[element.list].state = Fact::State::error;
}

bool RecordReader::blank(RecordPlan const& plan) const {
    return std::all_of(plan.columns.begin(), plan.columns.end(), [&](std::size_t column) { return trimmed(record_->fields[column]).empty(); });
}

void RecordReader::fill(RecordPlan& plan, Row& row, std::string const& path) {
    std::vector<Pending> pending;
    fill_cells(plan, row, path, pending);
    for (auto& inner : plan.nested) {
        bool const absent = !inner.columns.empty() && blank(inner);
        if (absent)
            row.slots[inner.presence] = inner.blank_is_none ? none : Fact{};
        else
            row.slots[inner.presence] = there, fill(inner, row, path);
    }
    for (auto& [list, name, element] : plan.elements) {
        auto& into = row.lists[list];
        into.state = Fact::State::known;
        if (!element.columns.empty() && blank(element)) continue;
        auto& made = into.rows.emplace_back(graph_->shapes[element.shape]);
        fill(element, made, path + name + "[" + std::to_string(into.rows.size()) + "].");
    }
    if (!pending.empty()) settle(plan, row, path, pending);
    if (!plan.filled.empty()) fill_rest(plan, row);
}

void RecordReader::fill_cells(RecordPlan& plan, Row& row, std::string const& path, std::vector<Pending>& pending) {
    for (auto& cell : plan.cells) {
        auto const text = trimmed(record_->fields[cell.column]);
        auto& fact = row.slots[cell.slot];
        if (cell.kept) {
            if (auto const known = cell.read.find(text); known != cell.read.end()) {
                fact = known->second;
                continue;
            }
        }
        if (auto const pairs = cell.pairs.find(text); pairs != cell.pairs.end()) {
            auto const& first = pairs->second.front();
            if (first.when || first.outcome.computed) {
                pending.push_back({&cell, &pairs->second, text});
                continue;
            }
            fact = made(plan, first.outcome, row);
        } else {
            fact = by_type(cell, text, path);
        }
        bool const keep = cell.kept && fact.state != Fact::State::error && cell.read.size() < facts_kept;
        if (keep) cell.read.emplace(text, fact);
    }
}

Fact RecordReader::by_type(Cell const& cell, std::string_view text, std::string const& path) {
    if (!record_->plain) {
        if (auto const bad = table::bad_byte(text)) {
            report(cell, path, text, bad->nul ? Unreadable{"holds a NUL character"} : Unreadable{"is not UTF-8", "say `--encoding windows-1252`"});
            return in_error;
        }
    }
    auto const read = cell.reader.read(text, *texts_);
    if (auto const* problem = std::get_if<Unreadable>(&read)) {
        report(cell, path, text, *problem);
        return in_error;
    }
    Fact const fact = std::get<Fact>(read);
    return cell.or_none && fact.state == Fact::State::unknown ? none : fact;
}

Fact RecordReader::made(RecordPlan& plan, Made const& from, Row const& row) {
    if (from.word) return {Fact::State::known, texts_->code(*from.word)};
    if (!from.computed) return from.fact;
    auto& probe = *plan.probes[from.computed->probe];
    probe.run({&row, 1}, *texts_);
    return probe.fact(from.computed->expression, *texts_);
}

/// Conditions that are open may settle once others have; in the end an open one leaves its fact unknown.
void RecordReader::settle(RecordPlan& plan, Row& row, std::string const& path, std::vector<Pending>& pending) {
    for (std::size_t before = 0; before != pending.size() && !pending.empty();) {
        before = pending.size();
        std::erase_if(pending, [&](Pending const& each) { return settled(plan, row, path, each); });
    }
}

bool RecordReader::settled(RecordPlan& plan, Row& row, std::string const& path, Pending const& each) {
    auto& fact = row.slots[each.cell->slot];
    for (auto const& [when, outcome] : *each.choices) {
        if (when) {
            auto& probe = *plan.probes[when->probe];
            probe.run({&row, 1}, *texts_);
            Value const holds = probe.value(when->expression);
            if (holds.in_error()) return fact = in_error, true;
            if (holds.open()) return false;
            if (!holds.surely_yes()) continue;
        }
        return fact = made(plan, outcome, row), true;
    }
    return fact = by_type(*each.cell, each.text, path), true;
}

void RecordReader::fill_rest(RecordPlan& plan, Row& row) {
    for (auto const& filled : plan.filled) {
        Fact const fact = made(plan, filled.made, row);
        if (filled.slot != nothing)
            row.slots[filled.slot] = fact;
        else
            row.lists[filled.list].state = fact.state;
    }
}

void RecordReader::report(Cell const& cell, std::string const& path, std::string_view text, Unreadable const& problem) {
    auto const shown = cell.sensitive ? std::string("what is given") : "`" + text::printable(text, text_shown) + "`";
    errors_->push_back({.kind = FactError::Kind::unreadable, .path = path + cell.name, .reason = shown + " " + problem.reason,
                        .help = cell.sensitive ? "" : problem.help, .file = file_, .line = record_->line, .is_row = rows_, .column = cell.column + 1,
                        .header = plan_->header->names()[cell.column]});
}

}  // namespace rubric::data
