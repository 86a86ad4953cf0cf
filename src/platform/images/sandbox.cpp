#include "platform/images/sandbox.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <system_error>
#include <vector>

namespace allting::images {
namespace {

constexpr int failed = 1;

#if defined(__x86_64__)
constexpr unsigned machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned machine = AUDIT_ARCH_AARCH64;
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // sanitizers need address space and system calls of their own
#else
constexpr bool sanitized = false;
#endif

/// Memory, writing to what is open, and leaving: every other system call ends the child.
void allow_only_thinking() {
#if defined(__x86_64__) || defined(__aarch64__)
    std::vector<sock_filter> rules{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
    for (const unsigned call : {__NR_write, __NR_exit_group, __NR_exit, __NR_brk, __NR_mmap, __NR_munmap, __NR_mremap,
                                __NR_madvise, __NR_futex, __NR_rt_sigreturn}) {
        rules.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
        rules.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    // glibc grows the heap of every thread but the first with mprotect, and a handler runs on such a thread.
    // Memory may become readable and writable, never executable.
    rules.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_mprotect, 0, 3));
    rules.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[2])));
    rules.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0));
    rules.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    rules.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    const sock_fprog program{static_cast<unsigned short>(rules.size()), rules.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) _exit(failed);
#endif
}

void limit(__rlimit_resource resource, rlim_t value) {
    const rlimit bounds{value, value};
    setrlimit(resource, &bounds);
}

/// Address space in use now, from /proc/self/statm (its first number, in pages).
std::size_t mapped_bytes() {
    char text[64] = {};
    const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    (void)!read(file, text, sizeof text - 1);
    close(file);
    return std::size_t(std::strtoull(text, nullptr, 10)) * std::size_t(sysconf(_SC_PAGESIZE));
}

[[noreturn]] void run_child(int pipe_end, const std::function<std::string()>& function, const ChildLimits& bounds) {
    dup2(pipe_end, 0);
    syscall(__NR_close_range, 1u, ~0u, 0u);  // nothing of the server's is open here
    if (!sanitized) {
        limit(RLIMIT_AS, mapped_bytes() + bounds.memory_bytes_max);
        limit(RLIMIT_CPU, rlim_t(bounds.cpu_seconds_max));
        limit(RLIMIT_CORE, 0);
        limit(RLIMIT_NOFILE, 0);
        limit(RLIMIT_NPROC, 0);
        allow_only_thinking();
    }
    try {
        const std::string answer = function();
        for (std::size_t sent = 0; sent < answer.size();) {
            const auto written = write(0, answer.data() + sent, answer.size() - sent);
            if (written <= 0) _exit(failed);
            sent += std::size_t(written);
        }
    } catch (const std::exception&) {
        _exit(failed);
    }
    _exit(0);
}

/// Reads until the end, the time or the size is over; whether the end came.
bool read_answer(int pipe_end, std::string& answer, const ChildLimits& bounds) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::seconds(bounds.seconds_max);
    char buffer[64 * 1024];
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{pipe_end, POLLIN, 0};
        const int ready = left > 0 ? poll(&waiting, 1, int(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        const auto got = read(pipe_end, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got == 0;
        answer.append(buffer, std::size_t(got));
        if (answer.size() > bounds.answer_bytes_max) return false;
    }
}

}  // namespace

ChildEnd run_in_child(const std::function<std::string()>& function, const ChildLimits& bounds) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    // Between fork and _exit the child uses memory only; glibc keeps malloc usable in the child of a threaded parent.
    const pid_t child = fork();
    if (child == 0) run_child(ends[1], function, bounds);
    const int fork_error = errno;
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        throw std::system_error(fork_error, std::generic_category(), "fork");
    }
    std::string answer;
    const bool ended = read_answer(ends[0], answer, bounds);
    close(ends[0]);
    if (!ended) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (!WIFEXITED(status)) return {std::nullopt, -1};
    if (!ended || WEXITSTATUS(status) != 0) return {std::nullopt, WEXITSTATUS(status)};
    return {std::move(answer), 0};
}

}  // namespace allting::images
