// The same cases by file and by frame: every cell that comes out has to be the same.
#pragma once

#include "arrow_maker.hpp"

#include <rubric/batch.hpp>

#include <string>
#include <vector>

namespace rubric::test {

/// The cells of a table by column, blank where there is none.
struct Cells {
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> columns;
};

/// The files decided by `evaluate`: decisions, and duties.
struct Files {
    Cells decisions, duties;
    Summary summary;
};
Files by_file(Framework const& framework, std::vector<std::pair<std::string, std::string>> const& files, DecideOptions const& options);

/// The frames bound and decided. `unit`: cases that one thread takes at a time; 0: as many as the library has it.
struct Frames {
    Cells decisions, duties;
    Summary summary;
};
Frames by_frame(Framework const& framework, std::vector<std::pair<std::string, ArrowArrayStream>> streams, DecideOptions const& options, unsigned threads = 1, std::size_t unit = 0);

/// The first cell that differs, in words; empty where none does.
std::string difference(Cells const& file, Cells const& frame);

/// What the two summaries count.
std::string counts(Summary const& summary);

/// A file of the folder examples/data as a frame of texts, in chunks of so many rows; its columns as they are headed.
ArrowArrayStream frame_of_file(std::string const& path, std::size_t chunk = 100);
std::string sample(std::string const& name);

/// A file of this test alone.
std::string written(std::string const& name, std::string const& text);

Framework loaded(std::string const& name);

}  // namespace rubric::test
