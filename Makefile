# Every target stands alone and is safe to run again. CMake does the building; see CMakePresets.json for how.
.DEFAULT_GOAL := help
.PHONY: help demo test check long fuzz bench format docs clean program

export CCACHE_SLOPPINESS = pch_defines,time_macros
export CCACHE_BASEDIR = $(CURDIR)
export CCACHE_NOHASHDIR = true
export PYTHONDONTWRITEBYTECODE = 1
jobs := $(shell nproc 2>/dev/null || echo 2)
program := build/release/rubric

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: program  ## install what is missing, build, decide the sample data by every framework, explain one case
	@examples/demo $(program)

test:  ## install what is missing, then the whole suite: released, sanitized, embedded, from Python
	@.ci/prepare
	@.ci/test release sanitize+python+readme

check:  ## the inner loop: what is quick, unoptimised
	@.ci/prepare
	@.ci/test check

long:  ## what takes hours: more random frameworks, the thread sanitizer, the fuzz targets, Spark
	@.ci/prepare clang-16 libclang-rt-16-dev default-jdk-headless
	@RUBRIC_ORACLE_SEEDS=2000:100000 .ci/test release thread exam model fuzz spark

fuzz:  ## new inputs for the fuzz targets, five minutes each (RUBRIC_FUZZ_SECONDS)
	@.ci/prepare clang-16 libclang-rt-16-dev
	@.ci/test fuzz

bench:  ## the benchmarks: everybody gives the same answers, then which gates are met; docs/performance.md
	@.ci/prepare
	@cmake --preset release -DRUBRIC_BENCHMARKS=ON >/dev/null && cmake --build --preset release --parallel $(jobs) --target rubric_program rubric_bench
	@bench/run.py

format:  ## lay out every C++ file (clang-format-16)
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format-16 -i

docs:  ## write docs/diagnostics.md from the table of messages
	@cmake --preset dev >/dev/null && cmake --build --preset dev --parallel $(jobs) --target test_corpus
	@RUBRIC_BLESS=1 build/dev/tests/test_corpus "docs/diagnostics.md*"

clean:  ## remove what was built
	@rm -rf build

program:
	@.ci/prepare
	@cmake --preset release >/dev/null
	@cmake --build --preset release --parallel $(jobs) --target rubric_program
