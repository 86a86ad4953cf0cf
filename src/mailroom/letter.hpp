// A notice as a letter: to whom, in which words, and what can be ticked and sent back. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "notices/notices.hpp"
#include "platform/i18n/translator.hpp"
#include "platform/print/print_job.hpp"

namespace allting::mailroom {

/// What waits to be told by hand, and to whom.
struct Letter {
    notices::ByHand notice;  // in the person's language
    std::string name;        // "" for somebody without account
    std::string contact;     // as it was written: telephone, address, both
    bool is_protected = false;
};

/// Printed together.
struct Batch {
    std::int64_t id = 0;
    bool is_protected = false;
    Instant made_at = {};
    PersonId made_by = {};
    std::int64_t prints = 0;
    std::optional<Instant> posted_at = {};
    std::int64_t letters = 0;
};

/// The lines of a Swedish postal address in what somebody wrote: "Storgatan 3, 123 45 Lindvalla, 070-123 45 67" gives two.
/// Telephone numbers and e-mail addresses are left out. Empty without a postcode and a place.
std::vector<std::string> postal_lines(std::string_view contact);

/// The lines behind the window; empty when it cannot be posted. Protected people without a known address get letters too:
/// the agency that has the address sends them on.
std::vector<std::string> envelope_lines(const i18n::Translator& t, const Letter& letter);

struct Sender {
    std::string name;
    std::vector<std::string> lines;
    std::string base_url;
};

/// One page for each, in its person's language. A notice whose message has a text MESSAGE_reply, one choice a line, gets a
/// part to tick and send back. In a language whose texts nobody has read the Swedish stands below. `is_large`: in large print.
/// `now` and the batch's next print stand in the foot.
print::PrintJob print_job(const i18n::Languages& languages, const Sender& sender, const Batch& batch, const std::vector<Letter>& letters, Instant now,
                          bool is_large = false);

}  // namespace allting::mailroom
