// Tables out: what a spreadsheet may not run, and files that appear whole or not at all.
#include "table/csv.hpp"
#include "table/csv_writer.hpp"
#include "table/output_file.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace files = std::filesystem;
using rubric::table::CsvWriter;
using rubric::table::OutputFile;

std::string written(std::string_view text, char delimiter = ',') {
    std::ostringstream out;
    CsvWriter(out, delimiter).text(text).text("z").end();
    return out.str();
}

std::string contents(files::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Folder {
    files::path path = files::temp_directory_path() / ("rubric_writer_test_" + std::to_string(::getpid()));
    Folder() { files::create_directories(path); }
    ~Folder() { files::remove_all(path); }
    std::size_t entries() const { return static_cast<std::size_t>(std::distance(files::directory_iterator(path), files::directory_iterator())); }
};

}  // namespace

TEST_CASE("fields are quoted only where they must be") {
    CHECK(written("plain text") == "plain text,z\n");
    CHECK(written("a,b") == "\"a,b\",z\n");
    CHECK(written("say \"hi\"") == "\"say \"\"hi\"\"\",z\n");
    CHECK(written("two\nlines") == "\"two\nlines\",z\n");
    CHECK(written(" led") == "\" led\",z\n");
    CHECK(written("a,b;c", ';') == "\"a,b;c\";z\n");
    CHECK(written("") == ",z\n");
}

TEST_CASE("a text that a spreadsheet would run gets an apostrophe") {
    CHECK(written("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\",z\n");
    CHECK(written("+44 1962") == "'+44 1962,z\n");
    CHECK(written("-3") == "'-3,z\n");
    CHECK(written("@sum") == "'@sum,z\n");
    CHECK(written("\tx") == "'\tx,z\n");
    CHECK(written("\rx") == "\"'\rx\",z\n");
    CHECK(written("a=b") == "a=b,z\n");
}

TEST_CASE("a number that the program writes stays a number") {
    std::ostringstream out;
    CsvWriter(out).number("-3").number("0.5").end();
    CHECK(out.str() == "-3,0.5\n");
}

TEST_CASE("a record of one empty field is not a blank line") {
    std::ostringstream out;
    CsvWriter writer(out);
    writer.text("").end();
    writer.text("a").end();
    CHECK(out.str() == "\"\"\na\n");
}

TEST_CASE("what is written is read back") {
    std::vector<std::string> const texts{"plain", "a,b", "\"", "\"\"", "x\r\ny", " both ", "", "caf\xC3\xA9"};
    std::ostringstream out;
    CsvWriter writer(out);
    for (auto const& text : texts) writer.text(text);
    writer.end();
    std::istringstream in(out.str());
    rubric::table::CsvReader reader(in, {});
    rubric::table::Record record;
    REQUIRE(reader.next(record));
    CHECK(std::vector<std::string>(record.fields.begin(), record.fields.end()) == texts);
}

TEST_CASE("a finished file is in its place, with nothing beside it") {
    Folder const folder;
    auto const path = folder.path / "out.csv";
    OutputFile out(path.string());
    REQUIRE(out.opened());
    out.stream() << "a,b\n";
    CHECK_FALSE(files::exists(path));
    CHECK_FALSE(out.finish());
    CHECK(contents(path) == "a,b\n");
    CHECK(folder.entries() == 1);
}

TEST_CASE("an unfinished file leaves what was there, and nothing beside it") {
    Folder const folder;
    auto const path = folder.path / "out.csv";
    std::ofstream(path) << "before";
    {
        OutputFile out(path.string());
        out.stream() << "half";
    }
    CHECK(contents(path) == "before");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a file in a folder that is not there cannot be opened") {
    OutputFile out("/nonexistent-folder/out.csv");
    CHECK_FALSE(out.opened());
    CHECK(out.finish() == std::optional<std::string>("cannot write `/nonexistent-folder/out.csv`"));
}

TEST_CASE("a device is written to as it is") {
    OutputFile out("/dev/null");
    REQUIRE(out.opened());
    out.stream() << "x";
    CHECK_FALSE(out.finish());
    CHECK(files::is_character_file("/dev/null"));
}

TEST_CASE("a full disk is told, and leaves nothing") {
    if (!files::exists("/dev/full")) return;
    OutputFile out("/dev/full");
    out.stream() << "x";
    CHECK(out.finish() == std::optional<std::string>("writing `/dev/full` failed; is the disk full?"));
}
