#include "core/random.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <sys/random.h>

#include "core/check.hpp"

namespace allting {

std::string Random::bytes(std::size_t size) {
    std::string out(size, '\0');
    fill(out.data(), size);
    return out;
}

std::uint64_t Random::below(std::uint64_t bound) {
    CHECK(bound >= 1);
    // Values above the last whole multiple of bound would make small results likelier; draw again.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        std::uint64_t value = 0;
        fill(reinterpret_cast<char*>(&value), sizeof value);
        if (value < limit) return value % bound;
    }
}

namespace {

void fill_by_kernel(char* bytes, std::size_t size) {
    while (size > 0) {
        const auto got = getrandom(bytes, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
        bytes += got;
        size -= std::size_t(got);
    }
}

/// Bytes of the kernel that nobody has had yet: one call for the many small secrets of a thread. Each is wiped as it goes.
class Supply {
public:
    ~Supply() { explicit_bzero(bytes_.data(), bytes_.size()); }

    void take(char* bytes, std::size_t size) {
        if (left_ < size) {
            left_ = 0;
            fill_by_kernel(bytes_.data(), bytes_.size());
            left_ = bytes_.size();
        }
        char* const from = bytes_.data() + (left_ -= size);
        std::memcpy(bytes, from, size);
        explicit_bzero(from, size);
    }

    static constexpr std::size_t most = 64;  // at once

private:
    std::array<char, 512> bytes_{};
    std::size_t left_ = 0;
};

}  // namespace

void SystemRandom::fill(char* bytes, std::size_t size) {
    if (size > Supply::most) return fill_by_kernel(bytes, size);
    thread_local Supply supply;
    supply.take(bytes, size);
}

std::uint64_t SeededRandom::next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void SeededRandom::fill(char* bytes, std::size_t size) {
    while (size > 0) {
        const std::uint64_t word = next();
        const std::size_t step = size < sizeof word ? size : sizeof word;
        std::memcpy(bytes, &word, step);
        bytes += step;
        size -= step;
    }
}

std::string to_crockford(std::string_view bytes) {
    static constexpr char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string out;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 5) {
            out += signs[(buffer >> (bits - 5)) & 31];
            bits -= 5;
        }
    }
    if (bits > 0) out += signs[(buffer << (5 - bits)) & 31];
    return out;
}

std::string normalise_crockford(std::string_view typed) {
    std::string out;
    for (char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        out += c;
    }
    return out;
}

}  // namespace allting
