// How a call into libpng, libjpeg or zlib ended: a status, the library's own words, and its warnings.
#ifndef RELUME_REPORT_H
#define RELUME_REPORT_H

#include <stdint.h>

// The class of a failure.
enum relume_status : int32_t {
    relume_ok = 0,
    // The bytes are not what the format prescribes.
    relume_malformed = 1,
    // Well-formed, but nothing the library can do.
    relume_unsupported = 2,
    // A limit given by the caller.
    relume_limit = 3,
    relume_out_of_memory = 4,
};

enum { relume_message_size = 256, relume_warning_size = 128, relume_max_warnings = 4 };

// Filled by one call; the caller zeroes it. Texts are NUL-terminated and cut to fit.
struct relume_report {
    char message[relume_message_size];
    // The first warnings; `warning_count` counts those that found no room too.
    char warnings[relume_max_warnings][relume_warning_size];
    uint32_t warning_count;
};

#endif
