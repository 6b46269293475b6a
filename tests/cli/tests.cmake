# The program as its users meet it: the real binary, its standard output, standard error and exit code.
file(GLOB cli_test_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_executable(test_cli ${cli_test_sources})
target_link_libraries(test_cli PRIVATE nlohmann_json::nlohmann_json GTest::gtest GTest::gtest_main)
target_compile_definitions(test_cli PRIVATE READOUT_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                            READOUT_BINARY="$<TARGET_FILE:readout>")
add_dependencies(test_cli readout)
add_test(NAME cli COMMAND test_cli)
