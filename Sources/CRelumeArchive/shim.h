// libarchive; found through pkg-config, never through an absolute path.
#ifndef CRELUME_ARCHIVE_H
#define CRELUME_ARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

#endif
