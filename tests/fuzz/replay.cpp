// Calls the target with each file named, or below a folder named, in order of name: the main of a target that no fuzzer drives.
#include "target.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int count, char** arguments) {
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < count; ++i) {
        std::filesystem::path const named = arguments[i];
        if (!std::filesystem::is_directory(named)) {
            files.push_back(named);
            continue;
        }
        for (auto const& each : std::filesystem::recursive_directory_iterator(named))
            if (each.is_regular_file()) files.push_back(each.path());
    }
    std::sort(files.begin(), files.end());
    for (auto const& path : files) {
        std::fprintf(stderr, "%s\n", path.c_str());  // the last is the one that aborts
        std::ifstream file(path, std::ios::binary);
        rubric::fuzz::require(file.is_open(), "cannot be read");
        std::vector<char> const bytes{std::istreambuf_iterator<char>(file), {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
    }
    std::printf("%zu inputs\n", files.size());
    return files.empty() ? 1 : 0;
}
