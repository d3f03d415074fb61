#include "../instruction_sets.h"
#include "planes.h"

#define KERNEL(name) name##_baseline
#include "ssim_template.h"
