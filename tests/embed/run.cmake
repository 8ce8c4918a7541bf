# Builds an example as its reader would and holds what it prints to expected.txt beside it.
#   cmake -DEXAMPLE=folder -DWORK=folder -DRUBRIC=source tree [-DINSTALL_FROM=build tree] -DCXX=compiler -DGENERATOR=name -P run.cmake
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT status EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "${command}: ${status}\n${output}")
    endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
if(INSTALL_FROM)
    run(${CMAKE_COMMAND} --install ${INSTALL_FROM} --prefix ${WORK}/prefix)
endif()
run(${CMAKE_COMMAND} -S ${EXAMPLE} -B ${WORK}/build -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_BUILD_TYPE=Debug
    -DCMAKE_PREFIX_PATH=${WORK}/prefix -DRUBRIC=${RUBRIC})
run(${CMAKE_COMMAND} --build ${WORK}/build)

execute_process(COMMAND ${WORK}/build/example WORKING_DIRECTORY ${EXAMPLE} OUTPUT_VARIABLE printed RESULT_VARIABLE status)
file(READ ${EXAMPLE}/expected.txt expected)
if(NOT status EQUAL 0 OR NOT printed STREQUAL expected)
    message(FATAL_ERROR "${EXAMPLE} ended with ${status} and printed\n${printed}\ninstead of\n${expected}")
endif()
