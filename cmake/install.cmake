# Headers, library, program, and what find_package(rubric CONFIG) reads: the same target names as in this build.
include(CMakePackageConfigHelpers)

install(DIRECTORY include/rubric TYPE INCLUDE)
install(TARGETS rubric_core EXPORT rubric INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(TARGET rubric_library)
    install(TARGETS rubric_library EXPORT rubric)
endif()
if(TARGET rubric_program)
    install(TARGETS rubric_program)
endif()

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/rubric)
install(EXPORT rubric NAMESPACE rubric:: FILE rubricConfig.cmake DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/rubricConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/rubricConfigVersion.cmake DESTINATION ${package})
