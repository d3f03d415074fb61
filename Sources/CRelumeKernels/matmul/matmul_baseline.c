#include "../inline.h"
#include "../instruction_sets.h"

#define LANES 4
// SSE2 has 16 registers, of which two hold columns and two a product.
#define TILE_ROWS 6
#define KERNEL(name) name##_baseline
#include "matmul_template.h"
