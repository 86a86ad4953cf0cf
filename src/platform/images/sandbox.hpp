// Runs a function on hostile bytes in a child process that can do nothing but count and answer: no files, no network,
// no new processes, bounded memory and time.
#pragma once
#include <functional>
#include <optional>
#include <string>

namespace allting::images {

struct ChildLimits {
    std::size_t memory_bytes_max;  // beyond what the parent has mapped
    int cpu_seconds_max;
    int seconds_max;  // by the wall
    std::size_t answer_bytes_max;
};

struct ChildEnd {
    std::optional<std::string> answer;  // only when the child ended well
    int exit_status = 0;                // else: its exit status, or -1 when it was killed
};

/// Throws std::system_error when no child can be made.
ChildEnd run_in_child(const std::function<std::string()>& function, const ChildLimits& bounds);

}  // namespace allting::images
