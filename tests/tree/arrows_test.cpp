// Reads the includes of the tree: an arrow that points the wrong way fails, and so does Boost outside src/syntax/grammar.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

using Rooms = std::set<std::string>;

// What each folder of src may include of the others; docs/architecture.md draws it.
std::map<std::string, Rooms> const arrows{
    {"text", {}},
    {"syntax", {"text"}},
    {"check", {"text", "syntax"}},
    {"review", {"text", "syntax", "check"}},
    {"lower", {"text", "syntax", "check"}},
    {"scenario", {"text", "syntax", "check", "lower", "table", "data"}},
    {"table", {"text"}},
    {"data", {"text", "syntax", "check", "lower", "table"}},
    {"generate", {"text", "check"}},
    {"batch", {"text", "syntax", "check", "lower", "table", "data"}},
    {"framework", {"text", "syntax", "check", "review", "lower", "scenario", "table", "data", "generate", "batch"}},
    {"cli", {"text", "syntax", "check", "review", "lower", "scenario", "table", "data", "generate", "batch", "framework"}},
};

struct Include {
    fs::path file;
    std::string name;  // as written
    bool angled;
};

std::vector<Include> includes_in(fs::path const& folder) {
    std::vector<Include> found;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        auto const extension = entry.path().extension();
        if (extension != ".hpp" && extension != ".cpp" && extension != ".def") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            if (!line.starts_with("#include")) continue;
            auto const open = line.find_first_of("<\""), close = line.find_first_of(">\"", open + 1);
            if (close != std::string::npos)
                found.push_back({entry.path(), line.substr(open + 1, close - open - 1), line[open] == '<'});
        }
    }
    return found;
}

fs::path const source = fs::path(RUBRIC_SOURCE_DIR) / "src";
fs::path const headers = fs::path(RUBRIC_SOURCE_DIR) / "include";

std::string room_of(fs::path const& path) { return fs::relative(path, source).begin()->string(); }

// The room that an include of src reaches, if it is one of ours: written from src, or from the file's own folder.
std::string room_reached(Include const& include) {
    if (include.angled) return {};
    for (auto const& from : {include.file.parent_path(), source})
        if (fs::exists(from / include.name)) return room_of(fs::weakly_canonical(from / include.name));
    return {};
}

// What is wrong with an include of src; empty if nothing is.
std::string complaint(Include const& include) {
    std::string const own = room_of(include.file), reached = room_reached(include);
    if (include.name.starts_with("boost/") && fs::relative(include.file, source).generic_string().find("syntax/grammar/") != 0)
        return "Boost is known to src/syntax/grammar alone";
    if (!arrows.contains(own)) return "src/" + own + " is no room that docs/architecture.md draws";
    if (!reached.empty() && reached != own && !arrows.at(own).contains(reached))
        return "src/" + own + " may not know src/" + reached;
    return {};
}

}  // namespace

TEST_CASE("in src arrows point back only, and only src/syntax/grammar has heard of Boost") {
    auto const all = includes_in(source);
    CHECK(all.size() > 50);
    for (auto const& include : all) {
        INFO(include.file.string() << " includes " << include.name);
        CHECK(complaint(include) == "");
    }
}

TEST_CASE("the public headers include each other and the standard library alone, and three kernels the compiler's own instructions") {
    auto const all = includes_in(headers);
    CHECK(all.size() > 20);
    for (auto const& include : all) {
        INFO(include.file.string() << " includes " << include.name);
        CHECK(include.angled);
        bool const ours = include.name.starts_with("rubric/") && fs::exists(headers / include.name);
        bool const standard = include.name.find_first_of("/.") == std::string::npos;
        fs::path const kernel = include.file.lexically_relative(headers / "rubric/kernels");
        bool const instructions = include.name == "immintrin.h" && (kernel == "lanes.hpp" || kernel == "codes.hpp" || kernel == "pack.hpp");
        CHECK((ours || standard || instructions));
    }
}

TEST_CASE("an arrow that points the wrong way is seen") {
    CHECK(complaint({source / "text/message.cpp", "syntax/tree.hpp", false}) == "src/text may not know src/syntax");
    CHECK(complaint({source / "check/check.hpp", "../lower/lower.hpp", false}) == "src/check may not know src/lower");
    CHECK(complaint({source / "syntax/scan.cpp", "boost/spirit/home/x3.hpp", true}) ==
          "Boost is known to src/syntax/grammar alone");
    CHECK(complaint({source / "syntax/grammar/rules.cpp", "boost/spirit/home/x3.hpp", true}).empty());
    CHECK(complaint({source / "check/check.hpp", "syntax/tree.hpp", false}).empty());
}
