// Randomness is an argument. SystemRandom is the kernel's; SeededRandom gives the same bytes for the same seed
// on every machine and is for demos, draws and tests only.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace allting {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(char* bytes, std::size_t size) = 0;

    std::string bytes(std::size_t size);
    /// Uniform in 0 … bound-1, without modulo bias. bound ≥ 1.
    std::uint64_t below(std::uint64_t bound);
};

/// getrandom(2); throws std::system_error if the kernel refuses. Each thread fetches a few hundred bytes ahead, so a process
/// that forks must not go on without exec.
class SystemRandom final : public Random {
public:
    void fill(char* bytes, std::size_t size) override;
};

/// SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(char* bytes, std::size_t size) override;
    std::uint64_t next();

private:
    std::uint64_t state_;
};

/// Crockford base 32 (no I, L, O, U), 5 bits a sign, upper case; the last sign is padded with zero bits.
std::string to_crockford(std::string_view bytes);
/// What a person typed, in the canonical spelling: upper case, O→0, I and L→1, blanks and hyphens dropped.
std::string normalise_crockford(std::string_view typed);

}  // namespace allting
