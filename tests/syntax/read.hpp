// Short ways to read a text and to write an expression down, for the tests of this room.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <syntax/parse.hpp>

/// A framework of these declarations, which has to be without error.
rubric::syntax::File read(std::string const& declarations);

/// The diagnostics of a whole text.
rubric::Diagnostics errors(std::string const& text);

/// The one declaration.
template <class T>
T only(std::string const& declaration) {
    auto file = read(declaration);
    REQUIRE(file.items.size() == 1);
    return std::get<T>(std::get<rubric::syntax::Declaration>(file.items.front()));
}

/// The expression as nested lists, operator first: `(+ 1 (* 2 3))`.
std::string shown(rubric::syntax::Expression const& expression);

/// The expression written so, shown.
std::string shown(std::string const& expression);

/// The texts of a framework folder, by path.
std::vector<std::pair<std::string, std::string>> frameworks();
