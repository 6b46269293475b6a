# The trainer's own tests, a smoke training of ten sentences among them. Debian's Python, as its PyTorch is only there.
add_test(NAME train COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/train/test_train.py)
set_tests_properties(train PROPERTIES SKIP_RETURN_CODE 77 ENVIRONMENT OMP_NUM_THREADS=1)
