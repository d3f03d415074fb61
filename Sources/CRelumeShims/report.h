// Inside the shims only: writing into a report.
#ifndef RELUME_REPORT_INTERNAL_H
#define RELUME_REPORT_INTERNAL_H

#include "relume_report.h"

void relume_report_fail(struct relume_report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));
void relume_report_warn(struct relume_report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
