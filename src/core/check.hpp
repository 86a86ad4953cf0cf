// CHECK: an invariant of ours that must hold, on in production. It ends the request, never the server,
// and is never applied to input: a person's mistake is a Result, a broken world an exception of its own.
#pragma once
#include <stdexcept>
#include <string>

namespace allting {

struct BrokenInvariant : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] inline void broken_invariant(const char* condition, const char* file, int line) {
    throw BrokenInvariant(std::string(file) + ":" + std::to_string(line) + ": CHECK(" + condition + ") failed");
}

}  // namespace allting

#define CHECK(condition) \
    ((condition) ? void(0) : ::allting::broken_invariant(#condition, __FILE__, __LINE__))
