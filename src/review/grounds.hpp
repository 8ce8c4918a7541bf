// What a framework decides by, and what each part of it rests on: a citation, an assumption, or neither.
#pragma once

#include "check/model.hpp"

namespace rubric::review {

struct Grounds {
    std::size_t cited = 0, assumed = 0;  ///< a part may be both
    std::vector<std::string> neither;    ///< `level.review`, in the order written
};

/// Of rules, decisions without rules, offers, duties and parameters.
Grounds grounds(check::Framework const& framework);

/// What is declared and read by nothing but scenarios: fields of its own records, parameters, maps, lets; `setting.agreed_by`.
std::vector<std::string> read_by_nothing(check::Framework const& framework);

}  // namespace rubric::review
