// A file that appears whole or not at all: written beside its place, then renamed.
//
//   table::OutputFile out("result.csv");
//   out.stream() << …;
//   if (auto const why = out.finish()) std::cerr << *why;
//
// What is not finished is removed, and what stood there before is left as it was. A pipe or device is written to as it is.
#pragma once

#include <fstream>
#include <optional>
#include <string>

namespace rubric::table {

class OutputFile {
public:
    explicit OutputFile(std::string path);
    ~OutputFile();
    OutputFile(OutputFile const&) = delete;
    OutputFile& operator=(OutputFile const&) = delete;

    bool opened() const { return opened_; }
    std::ostream& stream() { return out_; }

    /// Puts the file in its place; or why it could not be written.
    std::optional<std::string> finish();

private:
    std::string path_, beside_;
    std::ofstream out_;
    bool opened_ = false, finished_ = false;
};

}  // namespace rubric::table
