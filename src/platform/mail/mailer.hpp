// Sends one mail. A port with two real ends: SMTP, and a folder of .eml files when no server is set.
#pragma once
#include <memory>
#include <string>

#include "core/time.hpp"

namespace allting::mail {

struct Mail {
    std::string message_id;  // unique; the same on a retry, so that a receiver can drop doubles
    std::string from_name, from_address;
    std::string to_address;
    std::string subject;
    std::string text;  // UTF-8 plain text
    std::string reply_to = {};
};

enum class Delivery { sent, try_again, refused };  // refused = the receiver will never take it
struct Outcome {
    Delivery delivery;
    std::string answer;      // for the log, without addresses
    bool timed_out = false;  // each further mail would wait as long
};

/// For one thread at a time.
class Mailer {
public:
    virtual ~Mailer() = default;
    virtual Outcome send(const Mail& mail) = 0;
    /// No more mails for now: a connection that was kept for them is ended.
    virtual void rest() {}
};

/// smtp://host:port, smtps://host:port or smtp+starttls://host:port, with user:password@ where the server asks for them
/// (special signs percent-encoded). Throws std::invalid_argument for another address. TLS certificates are checked. One connection is kept
/// for mail after mail until rest(); when it breaks, the next mail makes another.
std::unique_ptr<Mailer> make_smtp_mailer(const std::string& address);
/// Writes DIR/<message_id>.eml, whole or not at all.
std::unique_ptr<Mailer> make_folder_mailer(const std::string& folder);
/// quoted_printable passes every server on the way; eight_bit is for eyes that read the file itself.
enum class Encoding { quoted_printable, eight_bit };
/// RFC 5322 with headers encoded as RFC 2047 says. Whatever the values hold, no header can be added through them: control
/// signs in them become blanks. `date`: see rfc5322_date.
std::string to_rfc5322(const Mail& mail, const std::string& date, Encoding encoding = Encoding::quoted_printable);
/// "Wed, 12 May 2027 18:00:00 +0000"
std::string rfc5322_date(Instant at);

}  // namespace allting::mail
