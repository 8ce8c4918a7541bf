#include "table/output_file.hpp"

#include <filesystem>
#include <random>
#include <utility>

namespace rubric::table {

namespace {

namespace files = std::filesystem;

/// Of the file itself where the path is a link to it, so that the link stays.
std::string target(std::string path) {
    std::error_code failed;
    auto const real = files::canonical(path, failed);
    return failed ? path : real.string();
}

bool replaceable(std::string const& path) {
    std::error_code failed;
    auto const status = files::status(path, failed);
    return !files::exists(status) || files::is_regular_file(status);
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(target(std::move(path))) {
    beside_ = replaceable(path_) ? path_ + ".writing-" + std::to_string(std::random_device{}()) : path_;
    out_.open(beside_, std::ios::binary | std::ios::trunc);
    opened_ = out_.is_open();
}

OutputFile::~OutputFile() {
    if (finished_ || !opened_ || beside_ == path_) return;
    out_.close();
    std::error_code ignored;
    files::remove(beside_, ignored);
}

std::optional<std::string> OutputFile::finish() {
    if (!opened_) return "cannot write `" + path_ + "`";
    out_.close();
    if (out_.fail()) return "writing `" + path_ + "` failed; is the disk full?";
    if (beside_ != path_) {
        std::error_code failed;
        if (files::exists(path_, failed)) files::permissions(beside_, files::status(path_).permissions(), failed);
        files::rename(beside_, path_, failed);
        if (failed) return "cannot put `" + path_ + "` in its place: " + failed.message();
    }
    finished_ = true;
    return std::nullopt;
}

}  // namespace rubric::table
