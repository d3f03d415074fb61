#ifndef RELUME_PLATFORM_H
#define RELUME_PLATFORM_H

/// The number of cores this process may run on; 0 when the system does not say.
int relume_usable_cores(void);

#endif
