# Facts of the sample reports: what a careful reader records, checked against the whole path with the real model.
file(GLOB facts_sources ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_executable(test_facts ${facts_sources})
target_link_libraries(test_facts PRIVATE readout_eval readout_record GTest::gtest GTest::gtest_main)
target_compile_definitions(test_facts PRIVATE READOUT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
add_test(NAME facts COMMAND test_facts)
