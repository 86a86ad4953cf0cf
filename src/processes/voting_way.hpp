// The ways in which somebody can prove the right to vote, and which of them a plan may offer together. Pure.
//
// Two families. Where the process has a register it alone says who may vote, and only the ways that look somebody up in it
// are open; where it has none, only the others are. So the same person never has one vote by each family.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace allting::processes {

/// In the order of their words, which is the order of the manifest.
enum class Way {
    account,      // signed in; the relation to the place is stated
    class_code,   // a slip handed out in class or at a meeting
    desk,         // identity shown to an official
    e_id,         // e-identification that the register knows
    email_code,   // a code to an e-mail address
    posted_code,  // a code in a letter to somebody on the register
    sms_code,     // a code to a mobile telephone
};
inline constexpr std::array all_ways{Way::account, Way::class_code, Way::desk, Way::e_id, Way::email_code, Way::posted_code, Way::sms_code};
std::string_view word_of(Way way);
std::optional<Way> way_from_word(std::string_view word);

/// Whether somebody is looked up in the register by it.
bool needs_register(Way way);
/// Whether a code is sent to an address that the voter gives.
bool is_sent_code(Way way);

class WaySet {
public:
    constexpr WaySet() = default;
    constexpr WaySet(std::initializer_list<Way> ways) {
        for (const Way way : ways) add(way);
    }
    constexpr void add(Way way) { bits_ |= bit(way); }
    constexpr bool has(Way way) const { return (bits_ & bit(way)) != 0; }
    std::vector<Way> list() const;  // in the order of all_ways
    constexpr bool empty() const { return bits_ == 0; }
    /// Those of this set that are open in a process with a register, or in one without.
    WaySet open_with(bool has_register) const;
    friend constexpr bool operator==(WaySet, WaySet) = default;

private:
    static constexpr std::uint32_t bit(Way way) { return 1u << static_cast<unsigned>(way); }
    std::uint32_t bits_ = 0;
};

/// What the process has promised of the outcome: the winners are carried out, or it is advice to those who decide.
enum class Standing { promised, advisory };
std::string_view word_of(Standing standing);
std::optional<Standing> standing_from_word(std::string_view word);

/// What a plan offers before anybody has chosen: what is there decides (plans older than the choice have this too).
inline constexpr WaySet usual_ways{Way::account, Way::class_code, Way::desk, Way::e_id, Way::posted_code};

/// Adds to field "ways" why these may not be offered: none ("ways_missing"); and where the outcome is promised, a way that
/// proves no more than an e-mail address ("email_code_is_weak", "account_is_weak"), two ways that cannot see that the same
/// person comes twice ("ways_are_strangers"), and a register without a desk for those whom the other ways shut out ("desk_missing").
void check_ways(FieldErrors& errors, WaySet ways, Standing standing);

}  // namespace allting::processes
