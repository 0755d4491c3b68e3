/* A disk that takes its time: every call that puts bytes on it comes back late. Loaded before the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int late(const char *name, int file) {
    const char *millis = getenv("LATE_SYNC_MILLIS");
    long wait = millis ? atol(millis) : 0;
    struct timespec time = {wait / 1000, wait % 1000 * 1000000L};
    nanosleep(&time, NULL);
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(file);
}

int fsync(int file) { return late("fsync", file); }
int fdatasync(int file) { return late("fdatasync", file); }
