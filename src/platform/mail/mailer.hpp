// Sends one mail. A port with two real ends: SMTP, and a folder of .eml files when no server is set.
#pragma once
#include <memory>
#include <string>

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
    std::string answer;  // for the log, without addresses
};

class Mailer {
public:
    virtual ~Mailer() = default;
    virtual Outcome send(const Mail& mail) = 0;
};

/// smtp://host:port, smtps://host:port or smtp+starttls://host:port, with user:password@ where the server asks for them.
std::unique_ptr<Mailer> make_smtp_mailer(const std::string& address);
/// Writes DIR/<message_id>.eml, whole or not at all.
std::unique_ptr<Mailer> make_folder_mailer(const std::string& folder);
/// RFC 5322 with encoded headers; refuses line breaks in header values by replacing them with blanks.
std::string to_rfc5322(const Mail& mail, const std::string& date);

}  // namespace allting::mail
