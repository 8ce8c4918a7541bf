// Every name of a file, before any is looked up.
#include "check/order.hpp"
#include "declarations.hpp"

namespace rubric::check {

namespace {

class Declarer {
public:
    explicit Declarer(Draft& draft) : draft_(draft), framework_(*draft.framework), own_(draft.names.own) {}

    void operator()(syntax::Use const&) {}
    void operator()(syntax::Section const&) {}

    void operator()(syntax::Scenario const& written) {
        auto const [found, added] = scenarios_.emplace(written.title.text, written.title.at);
        if (!added) report_twice(draft_, "scenario", {written.title.text, written.title.at}, found->second);
    }

    void operator()(syntax::KnowledgeSource const& written) {
        auto const [found, added] =
            own_.sources.try_emplace(written.name.text, KnowledgeSource{written.title.text, written.name.at});
        if (!added) report_twice(draft_, "source", written.name, found->second.at);
        framework_.knowledge_sources.emplace_back(written.name.text, written.title.text);
    }

    void operator()(syntax::Actor const& written) {
        auto const& actor = framework_.actors.emplace_back(
            std::make_unique<Actor>(Actor{written.name.text, written.title.text, written.name.at}));
        auto const [found, added] = own_.actors.try_emplace(written.name.text, actor.get());
        if (!added) report_twice(draft_, "actor", written.name, found->second->at);
    }

    void operator()(syntax::Values const& written) {
        auto& values = *framework_.values.emplace_back(std::make_unique<Values>());
        values.levels.name = written.name.text;
        values.levels.title = title_of(written.title, written.name);
        values.levels.ordered = written.scale ? static_cast<std::uint32_t>(written.levels.size()) : 0;
        values.owner = &framework_;
        values.at = written.name.at;
        require_order_written(written);
        std::map<std::string, Place> seen;
        for (auto const* levels : {&written.levels, &written.apart})
            for (syntax::Level const& level : *levels) {
                auto const [first, added] = seen.emplace(level.name.text, level.name.at);
                if (!added) report_twice(draft_, "level", level.name, first->second);
                values.levels.levels.push_back({level.name.text, title_of(level.title, level.name)});
            }
        if (values.levels.levels.size() > most_levels)
            draft_.report(text::Code::R0216, written.name.at,
                          {{"name", written.name.text},
                           {"count", std::to_string(values.levels.levels.size())},
                           {"limit", std::to_string(most_levels)}});
        enter_type(written.name, &values);
    }

    void operator()(syntax::Fields const& written) {
        auto& record = *framework_.records.emplace_back(std::make_unique<Record>());
        record.name = written.name.text;
        record.title = title_of(written.title, written.name);
        record.is_case = written.is_case;
        record.owner = &framework_;
        record.at = written.name.at;
        std::map<std::string, Place> seen;
        for (syntax::Field const& each : written.fields) {
            auto& field = *record.fields.emplace_back(std::make_unique<Field>());
            field.name = each.name.text;
            field.title = title_of(each.title, each.name);
            field.fixed = each.fixed;
            field.sensitive = each.sensitive;
            field.owner = &record;
            field.at = each.name.at;
            auto const [first, added] = seen.emplace(each.name.text, each.name.at);
            if (!added) report_twice(draft_, "field", each.name, first->second);
        }
        if (written.is_case && framework_.the_case)
            draft_.report(text::Code::R0236, written.name.at, {{"name", written.name.text}});
        else if (written.is_case)
            framework_.the_case = &record;
        enter_type(written.name, &record);
    }

    void operator()(syntax::Map const& written) { enter(written.name, &named(framework_.maps, written)); }
    void operator()(syntax::Parameter const& written) { enter(written.name, &named(framework_.parameters, written)); }
    void operator()(syntax::Offer const& written) { enter(written.name, &with_title(framework_.offers, written)); }
    void operator()(syntax::Dataset const& written) { enter(written.name, &named(framework_.datasets, written)); }
    void operator()(syntax::Report const& written) { enter(written.name, &named(framework_.reports, written)); }
    void operator()(syntax::Calendar const& written) { enter(written.name, std::string("calendar")); }

    void operator()(syntax::Duty const& written) {
        Duty& duty = with_title(framework_.duties, written);
        if (written.each) duty.each = std::make_unique<Variable>(Variable{written.each->binder.name.text, {}});
        enter(written.name, &duty);
    }

    void operator()(syntax::Value const& written) {
        Value& value = named(framework_.lets, written);
        value.decision = written.decision;
        value.policy = written.policy;
        value.has_rules = std::holds_alternative<syntax::Rules>(written.body);
        std::map<std::string, Place> seen;
        for (syntax::Parameter_ const& each : written.parameters) {
            value.parameters.push_back(std::make_unique<Variable>(Variable{each.name.text, {}}));
            auto const [first, added] = seen.emplace(each.name.text, each.name.at);
            if (!added) report_twice(draft_, "parameter", each.name, first->second);
        }
        enter(written.name, &value);
    }

private:
    static std::string title_of(std::optional<syntax::String> const& title, syntax::Name const& name) {
        return title ? title->text : name.text;
    }

    /// `<` is the order of a scale; a choice has none, so nothing stands apart from it.
    void require_order_written(syntax::Values const& written) {
        bool const in_order = written.less.size() + 1 == written.levels.size();
        std::string_view help;
        if (written.scale && !in_order) help = "write `<` between them, the lowest first, or make it a `choice`";
        if (!written.scale && (!written.less.empty() || !written.apart.empty()))
            help = "write `,` between them, or make it a `scale`";
        if (help.empty()) return;
        draft_.report(text::Code::R0262, written.name.at,
                      {{"kind", written.scale ? "scale" : "choice"},
                       {"name", written.name.text},
                       {"stand", written.scale ? "stand in no order" : "have no order"},
                       {"help", help}});
    }

    template <class Model, class Written>
    Model& named(std::vector<std::unique_ptr<Model>>& all, Written const& written) {
        Model& model = *all.emplace_back(std::make_unique<Model>());
        model.name = written.name.text;
        model.title = title_of(written.title, written.name);
        model.owner = &framework_;
        model.at = written.name.at;
        return model;
    }

    template <class Model, class Written>
    Model& with_title(std::vector<std::unique_ptr<Model>>& all, Written const& written) {
        Model& model = *all.emplace_back(std::make_unique<Model>());
        model.name = written.name.text;
        model.title = written.title.text;
        model.owner = &framework_;
        model.at = written.name.at;
        return model;
    }

    void enter_type(syntax::Name const& name, TypeName type) {
        bool const is_built_in = built_in(name.text).kind != Type::Kind::any;
        auto const [found, added] = own_.types.try_emplace(name.text, type);
        if (is_built_in)
            draft_.report(text::Code::R0201, name.at, {{"kind", "type"}, {"name", name.text}});
        else if (!added)
            report_twice(draft_, "type", name, place_of(found->second));
    }

    template <class What>
    void enter(syntax::Name const& name, What what) {
        Declared declared;
        if constexpr (std::is_same_v<What, std::string>)
            declared.what = what;
        else
            declared.what = static_cast<std::remove_pointer_t<What> const*>(what);
        declared.name = name.text;
        declared.at = name.at;
        auto const [found, added] = own_.rest.try_emplace(name.text, declared);
        if (!added) report_twice(draft_, kind_of(declared), name, found->second.at);
    }

    Draft& draft_;
    Framework& framework_;
    Vocabulary& own_;
    std::map<std::string, Place> scenarios_;
};

}  // namespace

void report_twice(Draft& draft, std::string const& kind, syntax::Name const& name, Place first) {
    Diagnostic& found = draft.report(text::Code::R0201, name.at, {{"kind", kind}, {"name", name.text}});
    found.related.push_back({first, "first declared here"});
}

void declare_all(Draft& draft) {
    Declarer declarer(draft);
    for (auto const& item : draft.file.items)
        if (auto const* declaration = std::get_if<syntax::Declaration>(&item)) std::visit(declarer, *declaration);
}

}  // namespace rubric::check
