// What a block begins with. Inside the Inflate kernel only.

#ifndef RELUME_INFLATE_BLOCKS_H
#define RELUME_INFLATE_BLOCKS_H

#include "cursor.h"

/// Reads the header of a block and makes its tables. False if it is damaged.
bool relume_begin_block(struct relume_inflater *inflater, struct cursor *cursor);

#endif
