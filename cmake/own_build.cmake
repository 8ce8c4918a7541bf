# What holds for our own builds only: warnings are errors, sanitizers if asked for, ccache where it is installed. A project that adds
# this one as a subdirectory gets none of it.
add_library(rubric_warnings INTERFACE)
if(NOT PROJECT_IS_TOP_LEVEL)
    return()
endif()

target_compile_options(rubric_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Werror)
if(NOT RUBRIC_TOGETHER)  # a name of another file is not shadowed; `make check` compiles each alone
    target_compile_options(rubric_warnings INTERFACE -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # 12 sees both where they are not: in variants, and in sums of strings
    target_compile_options(rubric_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow)
endif()

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
if(RUBRIC_SANITIZE)
    add_compile_options(-fsanitize=${RUBRIC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${RUBRIC_SANITIZE})
endif()

find_program(RUBRIC_CCACHE ccache)
if(RUBRIC_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${RUBRIC_CCACHE})
endif()
