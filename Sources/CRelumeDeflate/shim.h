// libdeflate; found through pkg-config, never through an absolute path.
#ifndef CRELUME_DEFLATE_H
#define CRELUME_DEFLATE_H

#include <libdeflate.h>

#endif
