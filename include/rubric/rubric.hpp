// Rubric: frameworks of support as small, readable, cited programs. This header is the tour.
//
//   domain, value       what kinds of things there are, and the set of possibilities that a value is
//   graph, builder      a framework as a decision graph; made from a text, or by hand in C++
//   facts, bind         one case: by slot, or read from your own struct
//   evaluation          decides; outcome, show and explain read what was decided
//   framework           text to framework to outcome: what most programs need
//   batch               Arrow columns to columns of decisions, for many cases at once
//
// All but the last two is header-only and needs the standard library alone: link rubric::core. They are in rubric::rubric.
#pragma once

#include <rubric/batch.hpp>
#include <rubric/bind.hpp>
#include <rubric/builder.hpp>
#include <rubric/cells.hpp>
#include <rubric/counterfactuals.hpp>
#include <rubric/evaluation.hpp>
#include <rubric/explain.hpp>
#include <rubric/framework.hpp>
#include <rubric/outcome.hpp>
#include <rubric/questions.hpp>
#include <rubric/show.hpp>
#include <rubric/show_cells.hpp>
#include <rubric/show_questions.hpp>
