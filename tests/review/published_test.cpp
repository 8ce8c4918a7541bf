// Every heading that the five frameworks cite stands in the text of its source. The texts lie beside a checkout and are not part
// of the project; where they are absent this test says so and skips.
#include "check/model.hpp"
#include "review/citations.hpp"
#include "text/message.hpp"

#include <rubric/framework.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

struct Published {
    char const *framework, *source, *file;
};
constexpr Published published[] = {
    {"cumbria_early_years", "handbook", "cumbria_early_years_handbook.txt"},
    {"hampshire_isp", "isp", "hampshire_improvement_support_programme.txt"},
    {"jisp", "guidance", "jisp_guidance_2009.txt"},
    {"jisp_region", "guidance", "jisp_guidance_2009.txt"},
    {"hampshire_childrens_centres", "slides", "hampshire_childrens_centres_progress_2014.txt"},
    {"sector_led_improvement", "article", "sector_led_improvement_article_2019.txt"},
};

std::string whole(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every heading that is cited stands in its source") {
    std::filesystem::path const folder = std::string(RUBRIC_SOURCE_DIR) + "/../shared/domain/sources";
    if (!std::filesystem::exists(folder)) {
        WARN("skipped: " + folder.string() + " is not there");
        return;
    }
    for (auto const& each : published) {
        CAPTURE(each.framework);
        auto const compiled = rubric::load(each.framework);
        REQUIRE(compiled);
        auto const found = rubric::review::check_citations(*compiled->model(), {each.source, whole(folder / each.file)});
        std::string report;
        for (auto const& missing : found.missing) report += rubric::text::render(missing, compiled.sources());
        INFO(report);
        CHECK(found.missing.empty());
        CHECK(found.found > 3);
    }
}
