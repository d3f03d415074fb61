// How a call into libpng, libjpeg or zlib ended: a status, the library's own words, and its warnings.
#ifndef RELUME_REPORT_H
#define RELUME_REPORT_H

#include <stdint.h>

// The class of a failure.
typedef enum : int32_t {
    RELUME_OK = 0,
    // The bytes are not what the format prescribes.
    RELUME_MALFORMED = 1,
    // Well-formed, but nothing the library can do.
    RELUME_UNSUPPORTED = 2,
    // A limit given by the caller.
    RELUME_LIMIT = 3,
    RELUME_OUT_OF_MEMORY = 4,
} relume_status;

enum { RELUME_MESSAGE_SIZE = 256, RELUME_WARNING_SIZE = 128, RELUME_MAX_WARNINGS = 4 };

// Filled by one call; the caller zeroes it. Texts are NUL-terminated and cut to fit.
typedef struct {
    char message[RELUME_MESSAGE_SIZE];
    // The first warnings; `warning_count` counts those that found no room too.
    char warnings[RELUME_MAX_WARNINGS][RELUME_WARNING_SIZE];
    uint32_t warning_count;
} relume_report;

#endif
