// What a name may mean where it stands, before the expected type decides.
#pragma once

#include "reader.hpp"

namespace rubric::check {

struct LevelOf {
    Values const* values;
    std::size_t index;
};
struct Today {};
struct FieldOf {
    Field const* field;
    ExpressionPtr record;
};  ///< record null: of self
struct LetOf {
    Value const* let;
    ExpressionPtr record;
};  ///< of a held case

/// One reading of a name.
struct Candidate {
    std::variant<FieldOf, LetOf, Declared const*, LevelOf, Today> what;
    Type type{};
    std::string said{};  ///< for messages: "the field `kind`"
    std::string way{};   ///< how to write this one and no other
    void const* definition = nullptr;
};

/// A declaration as a value; nothing if it is none: a map, a function, a dataset.
std::optional<Candidate> value_candidate(Draft& draft, Declared const& declared, Place at);

std::optional<std::size_t> level_of(Values const& values, std::string const& word);
Candidate level_candidate(Values const& values, std::size_t index);
Field const* field_of(Record const& record, std::string const& word);
std::vector<std::string> field_names(Record const& record);
Value const* let_of(Record const& record, std::string const& word);

}  // namespace rubric::check
