/* A slower disk than the one at hand: loaded with LD_PRELOAD, each sync takes SYNC_MS milliseconds more. 4 is a plain SSD
 * without a capacitor, 8 to 16 a disk that turns. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int slowly(const char* name, int descriptor) {
    const long ms = atol(getenv("SYNC_MS"));
    const struct timespec more = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&more, NULL);
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(descriptor);
}

int fsync(int descriptor) { return slowly("fsync", descriptor); }
int fdatasync(int descriptor) { return slowly("fdatasync", descriptor); }
