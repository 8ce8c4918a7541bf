#include "tree.hpp"

namespace rubric::check {

namespace {

struct KindOf {
    std::string_view operator()(syntax::Use const&) const { return "use"; }
    std::string_view operator()(syntax::KnowledgeSource const&) const { return "source"; }
    std::string_view operator()(syntax::Section const&) const { return "section"; }
    std::string_view operator()(syntax::Actor const&) const { return "actor"; }
    std::string_view operator()(syntax::Values const& each) const { return each.scale ? "scale" : "choice"; }
    std::string_view operator()(syntax::Map const&) const { return "map"; }
    std::string_view operator()(syntax::Fields const& each) const { return each.is_case ? "case" : "record"; }
    std::string_view operator()(syntax::Parameter const&) const { return "parameter"; }
    std::string_view operator()(syntax::Calendar const&) const { return "calendar"; }
    std::string_view operator()(syntax::Value const& each) const { return each.decision ? "decision" : "let"; }
    std::string_view operator()(syntax::Offer const&) const { return "offer"; }
    std::string_view operator()(syntax::Duty const&) const { return "duty"; }
    std::string_view operator()(syntax::Report const&) const { return "report"; }
    std::string_view operator()(syntax::Dataset const&) const { return "dataset"; }
    std::string_view operator()(syntax::Scenario const&) const { return "scenario"; }
};

struct NameOf {
    std::string_view operator()(syntax::Section const& each) const { return each.title.text; }
    std::string_view operator()(syntax::Scenario const& each) const { return each.title.text; }
    std::string_view operator()(auto const& each) const { return each.name.text; }
};

}  // namespace

std::string_view kind_of(syntax::Declaration const& declaration) { return std::visit(KindOf{}, declaration); }
std::string_view name_of(syntax::Declaration const& declaration) { return std::visit(NameOf{}, declaration); }
Place place_of(syntax::Declaration const& declaration) {
    return std::visit([](auto const& each) -> Place { return each.at; }, declaration);
}

bool same_kind(std::string_view one, std::string_view other) {
    constexpr std::string_view pairs[][2] = {{"let", "decision"}, {"record", "case"}, {"scale", "choice"}};
    for (auto const& [first, second] : pairs)
        if ((one == first && other == second) || (one == second && other == first)) return true;
    return one == other;
}

}  // namespace rubric::check
