// What the fuzzers say about what they are given: a claim that does not hold is a find, like a crash.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace allting::fuzz {

inline void expect(bool holds, const char* claim) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", claim);
    std::abort();
}

inline std::string_view text_of(const unsigned char* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace allting::fuzz
