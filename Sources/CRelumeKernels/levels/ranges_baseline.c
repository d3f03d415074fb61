#include "../inline.h"
#include "../instruction_sets.h"

#define KERNEL(name) name##_baseline
#define VECTOR_BYTES 16
#include "ranges_template.h"
