// Declarations of a tree by kind and name, as amendments speak of them.
#pragma once

#include "syntax/tree.hpp"

#include <string_view>

namespace rubric::check {

/// The word that declares it; of a let and a decision each its own.
std::string_view kind_of(syntax::Declaration const& declaration);

/// Its name; of a scenario or section its title.
std::string_view name_of(syntax::Declaration const& declaration);

Place place_of(syntax::Declaration const& declaration);

/// A let may become a decision and a record a case: they share their names.
bool same_kind(std::string_view one, std::string_view other);

/// Finds what is declared in a file. Null where it is not.
template <class Declaration>
Declaration* find_declared(syntax::File& file, std::string_view name) {
    for (auto& item : file.items)
        if (auto* declaration = std::get_if<syntax::Declaration>(&item))
            if (auto* each = std::get_if<Declaration>(declaration); each && name_of(*declaration) == name) return each;
    return nullptr;
}

}  // namespace rubric::check
