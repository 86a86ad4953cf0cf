#include "platform/print/printer.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "core/limits.hpp"

namespace allting::print {
namespace {

class File {
public:
    explicit File(int number) : number_(number) {}
    ~File() { if (number_ >= 0) close(number_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

Error unavailable() { return refuse(ErrorKind::unavailable, "printing_unavailable", "print.unavailable"); }

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return lseek(file, 0, SEEK_SET) == 0;
}

std::string read_whole(int file) {
    struct stat about {};
    if (fstat(file, &about) != 0) return {};
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto got = pread(file, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return {};
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

/// -1 when it cannot be started.
pid_t start(const std::string& program, int in, int out) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    char* const arguments[] = {const_cast<char*>(program.c_str()), nullptr};
    pid_t child = -1;
    const int problem = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return problem == 0 ? child : -1;
}

/// True when it ended by itself within the time, and well.
bool ended_well(pid_t child, int seconds_max) {
    const File handle(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
    pollfd waited{.fd = handle.number(), .events = POLLIN, .revents = 0};
    int ready = 0;
    do ready = handle.is_open() ? poll(&waited, 1, seconds_max * 1000) : -1;
    while (ready < 0 && handle.is_open() && errno == EINTR);
    if (ready != 1) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return ready == 1 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

Result<std::string> print(const PrintJob& job) {
    std::error_code problem;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", problem);
    if (problem) return unavailable();
    return print_by((own.parent_path() / "allting-print").string(), job, limits::print_seconds_max);
}

Result<std::string> print_by(const std::string& program, const PrintJob& job, int seconds_max) {
    const File in(memfd_create("print-job", MFD_CLOEXEC)), out(memfd_create("print-pdf", MFD_CLOEXEC));
    if (!in.is_open() || !out.is_open() || !write_all(in.number(), to_text(job))) return unavailable();
    const pid_t child = start(program, in.number(), out.number());
    if (child < 0 || !ended_well(child, seconds_max)) return unavailable();
    std::string pdf = read_whole(out.number());
    if (!pdf.starts_with("%PDF-")) return unavailable();
    return pdf;
}

}  // namespace allting::print
