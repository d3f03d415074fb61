// libpng; found through pkg-config, never through an absolute path.
#ifndef CRELUME_PNG_H
#define CRELUME_PNG_H

#include <png.h>

#endif
