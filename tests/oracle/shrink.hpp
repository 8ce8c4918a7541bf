// Makes a difference small, first the framework, then the case, as long as the same still differs; and keeps it as files that can
// be tried again: a folder with `generated.rubric`, in whose head the case and what differs stand as comments, and `used.rubric`
// if it uses that.
#pragma once

#include "agreement.hpp"

#include <filesystem>
#include <optional>

namespace rubric::oracle {

/// What differs on a case, in words; up to the first of ` :[` each says where.
using Differing = std::function<std::vector<std::string>(Program const&, Case const&)>;

/// A case of a framework on which something differs. The case is of the program's framework.
struct Difference {
    Generated text;
    std::shared_ptr<Program const> program;
    Case one;
    std::vector<std::string> found;
};

/// As small as leaving out lines, brackets and facts makes it, while its first finding stays where it is.
Difference smallest(Difference difference, Differing const& differing);

/// Writes it into the folder of that name below the one of this build; its `generated.rubric`.
std::filesystem::path kept(Difference const& difference, std::string const& name);
std::string report(Difference const& difference);

/// What was kept; `found` is empty. Throws std::invalid_argument where it is none.
Difference read_kept(std::filesystem::path const& file);

}  // namespace rubric::oracle
