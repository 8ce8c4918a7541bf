// The names that a framework declares. Types, actors and sources have a set each; all else shares one. What a framework uses is
// seen through it, one step deep, and an own name hides a used one.
#pragma once

#include "model.hpp"
#include "syntax/tree.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace rubric::check {

/// A thing declared in the shared set. Of calendars only the kind is kept: nobody reads them by name.
struct Declared {
    std::variant<Map const*, Parameter const*, Value const*, Offer const*, Duty const*, Dataset const*, Report const*, std::string> what;
    std::string name;
    Place at;
    bool reads_case = false;  ///< known once the declaration is checked; then it is not seen by those who use the framework
};

using TypeName = std::variant<Values const*, Record const*>;

struct KnowledgeSource {
    std::string title;
    Place at;
};

/// What one framework declares.
struct Vocabulary {
    std::string name;
    std::map<std::string, TypeName> types;
    std::map<std::string, Actor const*> actors;
    std::map<std::string, KnowledgeSource> sources;
    std::map<std::string, Declared> rest;
};

/// What can be said in a framework: its own names, and those of the frameworks it uses.
class Names {
public:
    Vocabulary own;
    std::vector<Vocabulary const*> used;

    std::vector<TypeName> types(std::string const& name) const;
    std::vector<TypeName> types(syntax::Path const& path) const;  ///< `judgement`, `ofsted.judgement`
    std::vector<Declared const*> rest(std::string const& name) const;
    std::vector<KnowledgeSource const*> sources(syntax::Path const& path) const;
    std::vector<Actor const*> actors(std::string const& name) const;
    Vocabulary const* framework(std::string const& name) const;  ///< a used one
    std::vector<Values const*> types_with_level(std::string const& level) const;

    std::vector<std::string> type_names() const;
    std::vector<std::string> actor_names() const;
    std::vector<std::string> source_names() const;
    std::vector<std::string> rest_names() const;
};

Place place_of(TypeName const& type);

/// What those who use a framework may read: reports, calendars, offers and duties stay at home, as does what reads its case.
bool is_shared(Declared const& declared);

/// The word for a declaration's kind: map, function, decision, …
std::string kind_of(Declared const& declared);

}  // namespace rubric::check
