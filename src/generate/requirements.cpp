#include "generate/requirements.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace rubric::generate {

namespace {

using check::Expression;
using check::Op;

/// What is met is drawn at once, and what it needs is looked for later: a framework may be as deep as it is long.
class Gathering {
public:
    explicit Gathering(check::Framework const& framework) : framework_(&framework) { picture_.title = title_of(framework); }

    Picture gather() {
        for (auto const& each : framework_->lets)
            if (each->decision) box_of(*each);
        while (!waiting_.empty()) {
            auto const [value, field, box] = waiting_.back();
            waiting_.pop_back();
            box_ = box;
            seen_.clear();
            if (value) begin(*value);
            if (field) ahead_.push_back(field->from.get());
            look();
        }
        return std::move(picture_);
    }

private:
    using Kind = Picture::Kind;
    struct Waiting { check::Value const* value; check::Field const* field; std::size_t box; };

    static std::string const& title_of(auto const& named) { return named.title.empty() ? named.name : named.title; }

    /// Of what has none the checker makes the name one.
    static bool has_title(check::Value const& value) { return !value.title.empty() && value.title != value.name; }

    std::size_t box_of(check::Value const& value) {
        auto const [found, added] = places_.try_emplace(&value, picture_.boxes.size());
        if (!added) return found->second;
        waiting_.push_back({&value, nullptr, found->second});
        return add({value.decision ? Kind::decision : Kind::let, value.name, title_of(value)});
    }

    std::size_t box_of(check::Field const& field) {
        auto const [found, added] = places_.try_emplace(&field, picture_.boxes.size());
        if (!added) return found->second;
        if (field.from) waiting_.push_back({nullptr, &field, found->second});
        return add({Kind::input, field.name, title_of(field)});
    }

    std::size_t box_of(void const* what, Picture::Box box) {
        auto const [found, added] = places_.try_emplace(what, picture_.boxes.size());
        return added ? add(std::move(box)) : found->second;
    }

    std::size_t add(Picture::Box box) {
        picture_.boxes.push_back(std::move(box));
        return picture_.boxes.size() - 1;
    }

    /// The box at hand needs this one.
    void need(std::size_t box) {
        Picture::Arrow const arrow{box, box_};
        if (box != box_ && std::find(picture_.arrows.begin(), picture_.arrows.end(), arrow) == picture_.arrows.end()) picture_.arrows.push_back(arrow);
    }

    void cite(Notes const& notes) {
        for (Citation const& each : notes.citations) {
            auto const [found, added] = headings_.try_emplace({each.source, each.heading}, picture_.boxes.size());
            if (added) add({Kind::source, each.source + ": " + each.heading, "“" + each.heading + "”", each.source});
            need(found->second);
        }
    }

    /// What a let cites is mostly what its section does: decisions alone show it.
    void begin(check::Value const& value) {
        add_body(value);
        if (!value.decision) return;
        cite(value.notes);
        for (check::Rule const& each : value.rules) cite(each.notes);
        if (value.otherwise) cite(value.otherwise->notes);
    }

    // ---- what the box at hand reads ---------------------------------------------------------------------------------

    void add_ahead(check::ExpressionPtr const& expression) {
        if (expression) ahead_.push_back(expression.get());
    }

    void add_body(check::Value const& value) {
        add_ahead(value.expression);
        for (check::Rule const& each : value.rules) add_ahead(each.when), add_ahead(each.outcome);
        if (value.otherwise) add_ahead(value.otherwise->outcome);
    }

    void look() {
        while (!ahead_.empty()) {
            Expression const& e = *ahead_.back();
            ahead_.pop_back();
            read(e);
            for (auto const& part : e.parts) add_ahead(part);
        }
    }

    static bool is_own(Expression const& e) { return e.parts.empty() || !e.parts[0] || e.parts[0]->op == Op::self; }
    /// Once for a box, however often it is read.
    bool is_new(void const* what) { return seen_.insert(what).second; }

    void read(Expression const& e) {
        if (e.op == Op::field && e.parts.at(0)->op == Op::self && e.field->owner == framework_->the_case) need(box_of(*e.field));
        if (e.op == Op::parameter) need(box_of(e.parameter, {Kind::parameter, e.parameter->name, title_of(*e.parameter)}));
        if (e.op == Op::today) need(box_of(this, {Kind::input, "today", "The day decided for"}));
        bool const drawn = e.op == Op::value && (e.let->decision || has_title(*e.let));
        if (e.op == Op::value && is_own(e) && drawn) need(box_of(*e.let));
        if (((e.op == Op::value && is_own(e) && !drawn) || e.op == Op::call) && is_new(e.let)) add_body(*e.let);
        if (e.op == Op::mapped && is_new(e.map)) add_map(*e.map);
        if (e.op == Op::duty && is_new(e.duty)) add_duty(*e.duty);
        if (e.op == Op::offer && is_new(e.offer)) add_ahead(e.offer->when);
    }

    void add_map(check::Map const& from) {
        for (check::Pair const& each : from.pairs) add_ahead(each.outcome), add_ahead(each.when);
    }

    void add_duty(check::Duty const& from) {
        for (auto const* each : {&from.list, &from.where, &from.by, &from.done_on, &from.done_when}) add_ahead(*each);
        for (check::Route const& each : from.routes) add_ahead(each.when);
    }

    check::Framework const* framework_;
    Picture picture_;
    std::map<void const*, std::size_t> places_;
    std::map<std::pair<std::string, std::string>, std::size_t> headings_;
    std::vector<Waiting> waiting_;
    std::size_t box_ = 0;                     // at hand
    std::set<void const*> seen_;              // through which it has been looked
    std::vector<Expression const*> ahead_;
};

}  // namespace

Picture requirements(check::Framework const& framework) { return Gathering(framework).gather(); }

}  // namespace rubric::generate
