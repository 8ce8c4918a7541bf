# What holds for our own builds only: warnings are errors, sanitizers if asked for, ccache where it is installed. A project that adds
# this one as a subdirectory gets none of it.
add_library(rubric_warnings INTERFACE)
if(NOT RUBRIC_TOGETHER MATCHES "^[0-9]+$")  # such as ON
    set(RUBRIC_TOGETHER 12)
endif()
function(rubric_together target)
    if(RUBRIC_TOGETHER GREATER 1)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${RUBRIC_TOGETHER})
    endif()
endfunction()
if(NOT PROJECT_IS_TOP_LEVEL)
    return()
endif()

target_compile_options(rubric_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion
    $<$<CXX_COMPILER_ID:GNU>:-Werror>)  # clang, which fuzzes, warns of more
if(NOT RUBRIC_TOGETHER GREATER 1)  # a name of another file is not shadowed; `make check` compiles each alone
    target_compile_options(rubric_warnings INTERFACE -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # 12 sees both where they are not: in variants, and in sums of strings
    target_compile_options(rubric_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow)
    add_compile_options(--param=ggc-min-heapsize=524288)  # garbage is first collected at 512 MB: a tenth of the time
endif()

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
if(RUBRIC_SANITIZE)
    add_compile_options(-fsanitize=${RUBRIC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${RUBRIC_SANITIZE})
endif()

if(RUBRIC_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(RUBRIC_CCACHE ccache)
if(RUBRIC_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${RUBRIC_CCACHE})
endif()
