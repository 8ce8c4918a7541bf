// A file of the corpus: a text in the language, then what is found in it, as people read it, behind `--!`.
//
// The text is compiled without a name, so that places are line and column alone; what it uses is looked for beside it, then among
// the bundled frameworks. RUBRIC_BLESS=1 writes what is found now in place of what was expected: read the difference before
// committing it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

struct CorpusFile {
    std::filesystem::path path;
    std::string text;      ///< what is compiled
    std::string expected;  ///< what is found in it; lines, without their `--!`
};

/// All bytes of a file; nothing where there is none.
std::string read_file(std::filesystem::path const& path);

/// Every file of tests/corpus, by path.
std::vector<CorpusFile> corpus();

/// What is found in the text now, in the same form.
std::string findings(CorpusFile const& file);

/// Writes the file again with these findings.
void bless(CorpusFile const& file, std::string const& found);
