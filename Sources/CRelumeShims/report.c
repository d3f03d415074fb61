#include "report.h"

#include <stdarg.h>
#include <stdio.h>

void relume_report_fail(struct relume_report *report, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(report->message, sizeof report->message, format, arguments);
    va_end(arguments);
}

void relume_report_warn(struct relume_report *report, const char *format, ...) {
    uint32_t index = report->warning_count++;
    if (index >= relume_max_warnings) return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(report->warnings[index], sizeof report->warnings[index], format, arguments);
    va_end(arguments);
}
