#ifndef RELUME_PLATFORM_H
#define RELUME_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The number of cores this process may run on; 0 when the system does not say.
int relume_usable_cores(void);

/// The bytes of memory that the machine has; 0 when the system does not say.
uint64_t relume_physical_memory(void);

/// Whether the process ignores the signal with this number, as one does that was started with nohup.
bool relume_is_signal_ignored(int number);

/// Tells malloc to keep what is freed for what comes next, up to 64 MiB for each thread, where it would give it back to
/// the system: every picture's memory would be asked for anew, and the kernel would clear each page again. For a
/// program's main; a library leaves such things to the program. Nothing but glibc needs it.
void relume_keep_freed_memory(void);

/// Asks the system for large pages where `count` bytes of memory that nobody wrote to yet are: one page fault clears 2
/// MiB then, not 4 KiB. The system may decline, and other systems than Linux are not asked.
void relume_ask_for_huge_pages(void *memory, size_t count);

#endif
