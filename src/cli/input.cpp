// What is read: a case, files, standard input.
#include "commands.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace rubric::cli {

std::string read_case(std::string const& path) {
    if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) throw InputError("error: cannot read `" + path + "`", {});
    return {std::istreambuf_iterator<char>(file), {}};
}

KeptInput::KeptInput() {
    std::string name = (std::filesystem::temp_directory_path() / "rubric-XXXXXX").string();
    int const file = mkstemp(name.data());
    if (file < 0) throw InputError("error: there is no room to keep standard input in", {});
    close(file);
    path_ = name;
    std::ofstream out(path_, std::ios::binary);
    if (std::cin.peek() != std::istream::traits_type::eof()) out << std::cin.rdbuf();
    out.close();
    if (!out) throw InputError("error: there is no room to keep standard input in", {});
}

KeptInput::~KeptInput() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

std::unique_ptr<KeptInput> Inputs::add_to(EvaluateRequest& request) const {
    std::unique_ptr<KeptInput> kept;
    if (delimiter.size() != 1) throw InputError("error: the delimiter is one character", {});
    request.delimiter = delimiter.front();
    request.encoding = encoding;
    for (std::string const& each : files) {
        auto const equals = each.find('=');
        bool const named = equals != std::string::npos && !std::filesystem::exists(each);
        auto& input = request.inputs.emplace_back();
        if (named) input.dataset = each.substr(0, equals);
        input.path = named ? each.substr(equals + 1) : each;
        if (input.path != "-") continue;
        if (kept) throw InputError("error: standard input can be read once; name `-` once", {});
        request.standard_input = (kept = std::make_unique<KeptInput>())->path();
    }
    return kept;
}

}  // namespace rubric::cli
