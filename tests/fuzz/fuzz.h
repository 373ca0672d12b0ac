// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One program per reader: fuzz_<reader>.cpp defines the function below, which must take any bytes. Linked with replay.cpp
// it is a test that needs no particular compiler; linked with libFuzzer (GLOSSATOR_LIBFUZZER=ON, clang) it searches on
// its own. An input that broke something becomes a file in tests/data/fuzz/<reader>/ and is replayed for ever.

#include <QtLogging>

#include <cstddef>
#include <cstdint>

/// Reads the bytes and aborts where a promise is broken; always returns 0.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// A promise that must hold for every input.
#define FUZZ_CHECK(condition)                                                                                          \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            qFatal("%s:%d: %s does not hold", __FILE__, __LINE__, #condition);                                         \
    } while (false)
