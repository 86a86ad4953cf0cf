/* A disk that fails when told to: loaded with LD_PRELOAD between a program and its files. It follows the database and
 * its log (names that contain ".sqlite", but neither the shared index, which no crash keeps, nor the lock) and counts
 * the calls that change them. By the environment:
 *
 *   DISK_CUT_AT=N        the power goes in the N-th call: of what no sync has made durable, none, all or a part chosen
 *                        by DISK_SEED survives, torn at sectors; the program ends with 99
 *   DISK_FAIL_AT=N       the N-th call fails with DISK_ERRNO (28 = ENOSPC, else 5 = EIO): once, or, with
 *   DISK_FULL_WHILE=F    every writing call from then on, as long as the file F is there
 *   DISK_IGNORE_SYNC=1   a sync does nothing: the lie that the test must find out
 *   DISK_ONLY=SUFFIX     counts only calls on files of which the name ends so
 *
 * A name that is removed stays removed: SQLite removes its log only when all that it held is synced elsewhere.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { descriptors_max = 4096, files_max = 64, sector = 512 };

struct file {
    char path[512];
    int own; /* a descriptor of ours, never closed: closing one would drop the program's locks */
};

/* What one call did to a file and no sync has made durable yet. A write has `fresh`; a truncation has not. */
struct change {
    struct file* file;
    off_t at, size_before, size_after;
    size_t length, old_length;
    char *old, *fresh;
    struct change *earlier, *later;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct file files[files_max];
static struct file* file_of[descriptors_max];
static struct change *first, *last;
static long calls;

static long setting(const char* name) { return getenv(name) ? atol(getenv(name)) : 0; }

#define REAL(result, name, ...)                                        \
    static result (*real_##name)(__VA_ARGS__);                         \
    if (!real_##name) real_##name = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static ssize_t write_really(int descriptor, const void* bytes, size_t size, off_t at) {
    REAL(ssize_t, pwrite64, int, const void*, size_t, off_t);
    return real_pwrite64(descriptor, bytes, size, at);
}
static int truncate_really(int descriptor, off_t size) {
    REAL(int, ftruncate64, int, off_t);
    return real_ftruncate64(descriptor, size);
}
static int sync_really(int descriptor) {
    REAL(int, fdatasync, int);
    return real_fdatasync(descriptor);
}
static int open_really(const char* path, int flags, mode_t mode) {
    REAL(int, open64, const char*, int, ...);
    return real_open64(path, flags, mode);
}

static int ends_with(const char* text, const char* end) {
    const size_t size = strlen(text), tail = strlen(end);
    return size >= tail && strcmp(text + size - tail, end) == 0;
}

static void forget(struct change* change) {
    *(change->earlier ? &change->earlier->later : &first) = change->later;
    *(change->later ? &change->later->earlier : &last) = change->earlier;
    free(change->old);
    free(change->fresh);
    free(change);
}

static int is_same(int one, int other) {
    struct stat a, b;
    return fstat(one, &a) == 0 && fstat(other, &b) == 0 && a.st_ino == b.st_ino;
}

static void follow(const char* path, int descriptor) {
    if (descriptor < 0 || descriptor >= descriptors_max || strlen(path) >= sizeof files[0].path) return;
    if (!strstr(path, ".sqlite") || ends_with(path, "-shm") || ends_with(path, ".lock")) return;
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < files_max; ++i) {
        if (!files[i].path[0]) {
            strcpy(files[i].path, path);
            files[i].own = open_really(path, O_RDWR | O_CLOEXEC, 0);
        }
        if (strcmp(files[i].path, path) != 0) continue;
        if (!is_same(files[i].own, descriptor)) { /* another file has taken the name */
            for (struct change *c = first, *next; c; c = next) {
                next = c->later;
                if (c->file == &files[i]) forget(c);
            }
            files[i].own = open_really(path, O_RDWR | O_CLOEXEC, 0);
        }
        file_of[descriptor] = &files[i];
        break;
    }
    pthread_mutex_unlock(&mutex);
}

static struct file* followed(int descriptor) {
    return descriptor >= 0 && descriptor < descriptors_max ? file_of[descriptor] : NULL;
}

static off_t size_of(const struct file* file) {
    struct stat found;
    return fstat(file->own, &found) == 0 ? found.st_size : 0;
}

/* Called before the change is made. */
static void remember(struct file* file, off_t at, const void* fresh, size_t length) {
    struct change* change = calloc(1, sizeof *change);
    change->file = file;
    change->at = at;
    change->length = length;
    change->size_before = size_of(file);
    change->size_after = fresh ? (at + (off_t)length > change->size_before ? at + (off_t)length : change->size_before) : at;
    const off_t lost = fresh ? (off_t)length : change->size_before - at; /* a truncation loses its tail */
    if (lost > 0 && change->size_before > at) {
        change->old = malloc((size_t)lost);
        const ssize_t got = pread(file->own, change->old, (size_t)lost, at);
        change->old_length = got > 0 ? (size_t)got : 0;
    }
    if (fresh) change->fresh = memcpy(malloc(length + 1), fresh, length);
    change->earlier = last;
    *(last ? &last->later : &first) = change;
    last = change;
}

static void undo(const struct change* change) {
    if (change->old_length > 0) write_really(change->file->own, change->old, change->old_length, change->at);
    truncate_really(change->file->own, change->size_before);
}

/* The sectors of a write that `chosen` picks; bit 0 is the first. */
static void redo(const struct change* change, unsigned long chosen) {
    if (!change->fresh) {
        truncate_really(change->file->own, change->size_after);
        return;
    }
    for (size_t begin = 0, n = 0; begin < change->length; ++n) {
        size_t end = begin + sector - (size_t)(change->at + (off_t)begin) % sector;
        if (end > change->length) end = change->length;
        if (chosen >> (n % 32) & 1) write_really(change->file->own, change->fresh + begin, end - begin, change->at + (off_t)begin);
        begin = end;
    }
}

static void cut_power(const char* call, const struct file* file) {
    unsigned seed = (unsigned)setting("DISK_SEED") + (unsigned)calls;
    const int mood = rand_r(&seed) % 3; /* nothing survives, everything does but the last write is torn, or a part */
    int unsynced = 0;
    for (struct change* c = last; c; c = c->earlier, ++unsynced) undo(c);
    for (struct change* c = first; c; c = c->later) {
        const unsigned long all = ~0ul, some = (unsigned long)rand_r(&seed) ^ (unsigned long)rand_r(&seed) << 16;
        if (mood == 1) redo(c, c->later ? all : some);
        if (mood == 2 && rand_r(&seed) % 2) redo(c, rand_r(&seed) % 2 ? all : some);
    }
    dprintf(2, "disk_shim: power cut at call %ld, %s of %s, %d changes not synced, mood %d\n", calls, call, file->path, unsynced, mood);
    _exit(99);
}

/* Counts one call on a followed file and lets it meet its fate. Returns whether it must fail, with errno set. */
static int fails(const char* call, struct file* file, int needs_room) {
    static int failing;
    const char* only = getenv("DISK_ONLY");
    const char* full_while = getenv("DISK_FULL_WHILE");
    if (only && !ends_with(file->path, only)) return 0;
    ++calls;
    if (calls == setting("DISK_CUT_AT")) cut_power(call, file);
    const int is_the_one = calls == setting("DISK_FAIL_AT");
    if (is_the_one && (!full_while || needs_room)) {
        failing = 1;
        dprintf(2, "disk_shim: call %ld fails, %s of %s\n", calls, call, file->path);
    } else if (is_the_one) {
        failing = 1; /* a sync and a truncation need no room: the writes after them fail */
        return 0;
    }
    if (!failing) return 0;
    if (full_while && !needs_room) return 0;
    if (!full_while) failing = 0;
    else if (access(full_while, F_OK) != 0) return failing = 0;
    errno = setting("DISK_ERRNO") ? (int)setting("DISK_ERRNO") : EIO;
    return 1;
}

static ssize_t put(int descriptor, const void* bytes, size_t size, off_t at) {
    struct file* file = followed(descriptor);
    if (!file) return write_really(descriptor, bytes, size, at);
    pthread_mutex_lock(&mutex);
    ssize_t done = -1;
    if (!fails("write", file, 1)) {
        remember(file, at, bytes, size);
        done = write_really(descriptor, bytes, size, at);
    }
    pthread_mutex_unlock(&mutex);
    return done;
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) { return put(descriptor, bytes, size, at); }
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) { return put(descriptor, bytes, size, at); }

static int cut(int descriptor, off_t size) {
    struct file* file = followed(descriptor);
    if (!file) return truncate_really(descriptor, size);
    pthread_mutex_lock(&mutex);
    int done = -1;
    if (!fails("truncate", file, size > size_of(file))) {
        remember(file, size, NULL, 0);
        done = truncate_really(descriptor, size);
    }
    pthread_mutex_unlock(&mutex);
    return done;
}
int ftruncate64(int descriptor, off64_t size) { return cut(descriptor, size); }
int ftruncate(int descriptor, off_t size) { return cut(descriptor, size); }

static int settle(int descriptor) {
    struct file* file = followed(descriptor);
    if (!file) return sync_really(descriptor);
    pthread_mutex_lock(&mutex);
    int done = -1;
    if (!fails("sync", file, 0)) {
        done = 0;
        if (!setting("DISK_IGNORE_SYNC"))
            for (struct change *c = first, *next; c; c = next) {
                next = c->later;
                if (c->file == file) forget(c);
            }
    }
    pthread_mutex_unlock(&mutex);
    return done;
}
int fdatasync(int descriptor) { return settle(descriptor); }
int fsync(int descriptor) { return settle(descriptor); }

static int open_followed(const char* path, int flags, mode_t mode) {
    const int descriptor = open_really(path, flags, mode);
    follow(path, descriptor);
    return descriptor;
}
int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_followed(path, flags, mode);
}
int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_followed(path, flags, mode);
}

int close(int descriptor) {
    REAL(int, close, int);
    if (descriptor >= 0 && descriptor < descriptors_max) file_of[descriptor] = NULL;
    return real_close(descriptor);
}
