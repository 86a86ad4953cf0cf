// A mail that says that another mail did not arrive: a delivery status notification, RFC 3464.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace allting::mail {

struct Bounce {
    std::string message_id;  // of the mail that did not arrive, without its brackets
    std::string recipient;   // in lower case
    std::string status;      // "5.1.1", RFC 3463
};

/// Nothing for what is no such mail, tells of a delay or of a delivery, or does not say which mail it is about. What it says
/// is not to be believed by itself: anyone can write one. Hold the id and the recipient against what was sent.
std::optional<Bounce> read_bounce(std::string_view mail);

}  // namespace allting::mail
