// What if parameters were otherwise: how many cases come out how, under each of thousands of variants. Nothing is compiled again,
// and only what depends on a parameter is decided again; variants.hpp says how.
//
//   std::vector<rubric::VariantCounts> const counts =
//       rubric::what_if(framework, cases, texts, {}, {{"least_visits", {"1", "2", "3"}}, {"ofsted.grace", {"6 months", "1
//       year"}}}, "level");
//   rubric::what_if(framework, batch, {.on = …}, axes, "level");                       // of cases that are bound: batch.hpp
//   counts[0].values …                                   // "1", "6 months"
//   counts[0].counts …                                   // {"Targeted", 1204}, …, {"none", 0}, {"undetermined", 17}, {"in
//   error", 2}
//
// Every count equals that of a plain run with these parameters set.
#pragma once

#include <rubric/framework.hpp>

#include <span>

namespace rubric {

class Batch;

/// A parameter, `name` or `ofsted.name`, and what it may be, written as in the language. It is that for all dates.
struct Axis {
    std::string parameter{};
    std::vector<std::string> values{};
};

struct VariantCounts {
    std::vector<std::string> values{};  ///< one of each axis, as written
    /// Labels as a Summary has them, all of them and always in the same order: the levels' titles or, of a value that is no level
    /// or that is withheld, `determined`; then `none`, `undetermined`, `in error`. They add up to the cases.
    std::vector<std::pair<std::string, std::size_t>> counts{};
};

/// The product of the axes, the last one fastest; without axes, the cases as they are. `options.set` holds in all variants. The
/// cases are rows of the framework's graph, with `today` where it is read, their texts in `texts`.
///
/// Throws InputError for a parameter that is none, is set twice, or cannot be a value; for more than limits::variants; for a
/// decision that is a list; std::out_of_range, naming the nearest, for a decision that is none.
std::vector<VariantCounts> what_if(Framework const& framework, std::span<Row const> cases, Texts& texts,
                                   DecideOptions const& options, std::vector<Axis> const& axes, std::string const& decision);

/// The same of the cases of a batch, bound to this framework; `options.on` is their today. Throws InputError also where the
/// framework asks for that and it is not given.
std::vector<VariantCounts> what_if(Framework const& framework, Batch const& batch, DecideOptions const& options,
                                   std::vector<Axis> const& axes, std::string const& decision);

}  // namespace rubric
