#!/bin/sh
# Trains the model again: train/run.sh DATA_DIR OUT [options of train.py]. One thread; Debian: python3-torch and
# libopenblas0-serial (with the reference BLAS that python3-torch pulls in alone it is seventeen times slower).
set -e
export OMP_NUM_THREADS=1
if grep -q -w avx512f /proc/cpuinfo; then export ATEN_CPU_CAPABILITY=avx512; fi
exec /usr/bin/python3 -u "$(dirname "$0")/train.py" "$@"
