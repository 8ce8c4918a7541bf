# Writes OUTPUT, a C++ file that holds the texts of FRAMEWORKS: what src/text/bundled.cpp reads.
set(entries)
foreach(path ${FRAMEWORKS})
    get_filename_component(name ${path} NAME_WE)
    file(READ ${path} text)
    if(text MATCHES "\\)rubric\"")
        message(FATAL_ERROR "${path} holds the mark that ends a raw string")
    endif()
    string(APPEND entries "        {\"${name}\", R\"rubric(${text})rubric\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made by cmake/bundle.cmake from examples/frameworks.
#include <string_view>
#include <vector>

namespace rubric::text {

struct Bundled {
    std::string_view name, text;
};

std::vector<Bundled> const& bundled_frameworks();

std::vector<Bundled> const& bundled_frameworks() {
    static std::vector<Bundled> const all{
${entries}    };
    return all;
}

}  // namespace rubric::text
")
