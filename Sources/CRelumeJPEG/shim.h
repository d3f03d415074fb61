// libjpeg(-turbo); found through pkg-config, never through an absolute path.
#ifndef CRELUME_JPEG_H
#define CRELUME_JPEG_H

// jpeglib.h needs FILE and size_t, and includes neither.
#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>
#include <jerror.h>

#endif
