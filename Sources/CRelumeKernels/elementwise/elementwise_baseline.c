#include "../instruction_sets.h"

#define KERNEL(name) name##_baseline
#include "elementwise_template.h"
