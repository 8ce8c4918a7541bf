// The pages of the tree: what they link to is there.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pages() {
    std::vector<fs::path> found;
    for (auto const* const folder : {RUBRIC_SOURCE_DIR, RUBRIC_SOURCE_DIR "/docs"})
        for (auto const& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".md") found.push_back(entry.path());
    return found;
}

std::vector<std::string> links_in(fs::path const& page) {
    std::ostringstream text;
    text << std::ifstream(page).rdbuf();
    std::string const all = text.str();
    std::vector<std::string> links;
    static std::regex const link(R"(\]\(([^)#]+)[^)]*\))");
    for (std::sregex_iterator each(all.begin(), all.end(), link), end; each != end; ++each) links.push_back((*each)[1]);
    return links;
}

}  // namespace

TEST_CASE("every relative link of a page leads to a file") {
    std::size_t followed = 0;
    for (auto const& page : pages()) {
        for (auto const& link : links_in(page)) {
            if (link.starts_with("http")) continue;
            INFO(page.string() << " links to " << link);
            CHECK(fs::exists(page.parent_path() / link));
            ++followed;
        }
    }
    CHECK(followed > 10);
}
