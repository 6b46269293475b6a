# The trainer's own tests, where Debian's numpy is there; the LSTM's also need torch and are left out without it.
execute_process(COMMAND /usr/bin/python3 -c "import numpy" RESULT_VARIABLE no_numpy OUTPUT_QUIET ERROR_QUIET)
if(no_numpy)
  message(STATUS "no python3-numpy: the trainer's tests are not run")
else()
  add_test(NAME train COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/train/test_train.py)
endif()
