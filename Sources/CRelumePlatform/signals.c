// In C because SIG_IGN is a number cast to a function, and Swift cannot compare functions.
#define _POSIX_C_SOURCE 200809L
#include "relume_platform.h"

#include <signal.h>
#include <stddef.h>

bool relume_is_signal_ignored(int number) {
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && !(action.sa_flags & SA_SIGINFO) && action.sa_handler == SIG_IGN;
}
