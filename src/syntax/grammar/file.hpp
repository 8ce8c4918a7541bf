// The grammar's entry: one thing of a file at a time, without any word of the library it is written with.
#pragma once

#include "reading.hpp"

namespace rubric::syntax::grammar {

/// Something else had to stand at `at`, or after the blanks there.
struct Unexpected {
    char const* at;
    std::string expected;
};

/// Read what begins at `first`, and move `first` past it. False if nothing of the kind begins there. Throw Unexpected or Refusal
/// if it begins and cannot be read.
bool read_header(char const*& first, Reading& from, Header& value);
bool read_item(char const*& first, Reading& from, Item& value);

}  // namespace rubric::syntax::grammar
