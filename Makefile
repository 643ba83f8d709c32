# Rapport's commands. `make` alone builds.
#   build  the program, build/rapport          run         build, read the sample, print its answer
#   test   all tests of the repository         test-shared tests that need SHARED
#   check  tests, sanitizers, warnings         eval        accuracy on the annotated news in SHARED
#   errors what is wrong there, by cause       train       weights from SHARED
#   bench  speed, build/bench.json
#   docs   is what the documentation says true (part of test)
#   fuzz   search with clang's fuzzer, FUZZ_SECONDS a target (tests/fuzz/README.md)
SHARED ?= ../shared
BUILD ?= build
PYTHON_TRAIN ?= $(BUILD)/python/bin/python
PYTHON_BENCH = $(BUILD)/bench/python
RAPPORT = $(BUILD)/rapport
CMAKE_FLAGS ?=
FUZZ_CXX ?= clang++-14
FUZZ_SECONDS ?= 20

.PHONY: build run test unit cases sample docs faults tidy test-shared check eval errors train bench fuzz clean train-packages bench-packages

build: $(BUILD)/build.ninja
	@cmake --build $(BUILD) --target rapport

$(BUILD)/build.ninja: CMakeLists.txt build/sqlite/sqlite3.c
	@cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release $(CMAKE_FLAGS) >/dev/null

build/sqlite/sqlite3.c: tools/fetch-sqlite
	@tools/fetch-sqlite

run: build
	@tools/show-sample $(RAPPORT) $(BUILD)/sample.db

test: unit tidy cases sample docs faults

unit: $(BUILD)/build.ninja
	@cmake --build $(BUILD)
	@ctest --test-dir $(BUILD) --output-on-failure

tidy:
	@python3 tests/tidy/tidy.py

cases: build
	@python3 -B tests/cases/run_test.py
	@tests/cases/run --rapport $(abspath $(RAPPORT))

sample: build
	@python3 -B tests/sample/check_sample.py
	@python3 -B tests/sample/score_test.py
	@$(RAPPORT) code samples/news --format jsonl > $(BUILD)/sample.jsonl
	@python3 -B tests/sample/score_sample.py $(BUILD)/sample.jsonl --floors tests/sample/floors.json

docs: build
	@python3 -B tests/docs/docs_test.py $(RAPPORT)
	@tools/fill-readme $(RAPPORT) --check

faults: build
	@tests/faults/run $(RAPPORT)

needs-shared:
	@test -d $(SHARED)/data || { echo "make: needs the shared folder; say where it is: make SHARED=/path/to/shared $(MAKECMDGOALS)" >&2; exit 2; }

test-shared: build needs-shared
	@tests/shared/run $(RAPPORT) $(SHARED)

eval: build needs-shared
	@tools/evaluate $(RAPPORT) $(SHARED) $(BUILD) >$(BUILD)/eval.txt
	@tools/evaluate-peers $(RAPPORT) $(SHARED) $(BUILD) >$(BUILD)/peers.txt
	@python3 -B training/score_rules.py $(SHARED) $(BUILD)/dev.given.claims.jsonl --rows training/rules.dev-b.jsonl >$(BUILD)/rules.txt
	@cat $(BUILD)/eval.txt $(BUILD)/peers.txt $(BUILD)/rules.txt

errors: eval
	@tools/errors $(SHARED) $(BUILD)/dev.given.claims.jsonl

check:
	@.ci/run

fuzz: build/sqlite/sqlite3.c
	@cmake -S . -B $(BUILD)/fuzz -G Ninja -DCMAKE_CXX_COMPILER=$(FUZZ_CXX) -DRAPPORT_SANITIZE=ON -DRAPPORT_FUZZ=ON >/dev/null
	@tests/fuzz/run $(BUILD)/fuzz $(FUZZ_SECONDS)

bench: build needs-shared bench-packages $(PYTHON_BENCH)/installed
	@cmake -S . -B $(BUILD) >/dev/null # finds what was installed just now
	@cmake --build $(BUILD) --target bench_parts
	@bench/run $(BUILD) $(SHARED)

bench-packages:
	@tools/install-packages python3-venv libbenchmark-dev libdnnl-dev

$(PYTHON_BENCH)/installed: bench/requirements.txt | bench-packages
	@python3 -m venv $(PYTHON_BENCH)
	@$(PYTHON_BENCH)/bin/pip install --quiet --require-hashes --no-deps -r bench/requirements.txt
	@touch $@

$(PYTHON_TRAIN): training/requirements.txt | train-packages
	@python3 -m venv $(BUILD)/python
	@$(BUILD)/python/bin/pip install --quiet --require-hashes --no-deps -r training/requirements.txt

train-packages:
	@tools/install-packages python3-venv maven

train: needs-shared train-packages $(PYTHON_TRAIN)
	@training/run $(PYTHON_TRAIN) $(SHARED) $(BUILD)/train

clean:
	@rm -rf $(BUILD)
