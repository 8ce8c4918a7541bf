// What is written beside a declaration: the heading of a source, an assumption, a warning that may stand.
#pragma once

#include "draft.hpp"

namespace rubric::check {

/// The notes of something at `at`. Of each kind that it has none of, it takes those that are handed down to it.
Notes read_notes(Draft& draft, syntax::Notes const& written, Place at, Notes const* handed_down = nullptr);

/// A rule's notes: its citations may come from its decision, its assumptions are its own.
Notes read_rule_notes(Draft& draft, syntax::Notes const& written, Place at, Notes const& decision);

/// Leaves out the warnings that an `allow` names.
void leave_out_allowed(Draft& draft);

}  // namespace rubric::check
