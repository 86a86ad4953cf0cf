// Sends one text message. A port whose real end is the HTTP interface of a gateway that the operator has chosen.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace allting::sms {

struct Message {
    std::string to;  // E.164: "+46701234567"
    std::string text;
};

enum class Outcome { sent, try_again, refused };  // refused = this message will never be taken

class Gateway {
public:
    virtual ~Gateway() = default;
    virtual Outcome send(const Message& message) = 0;
};

enum class Kind { generic, elks };  // elks = 46elks (46elks.com)
enum class Format { form, json };

struct GatewaySettings {
    Kind kind = Kind::generic;
    std::string url;
    std::string sender;                       // a name of at most 11 signs, or a number
    std::string token;                        // Authorization: Bearer
    std::string user, password;               // else HTTP Basic
    Format format = Format::form;
    std::string to_name = "to", from_name = "from", text_name = "message";  // as the gateway calls them
    std::vector<std::string> prefixes = {"+46"};  // of numbers that messages may go to: elsewhere they may cost a fortune
};

/// The object in a settings file. `read_secret` gives the content of the file that "token_file" or "password_file" names.
/// Throws std::runtime_error that names the member: an operator's mistake stops the start.
GatewaySettings read_settings(std::string_view text, std::string (*read_secret)(const std::string& file));

/// What goes over the network, so that this folder needs no network of its own.
struct Ask {
    std::string url, body, content_type, token, user, password;
};
struct Answer {
    long status = 0;  // of HTTP; 0: no answer
    std::string body = {};
};
using Post = std::function<Answer(const Ask&)>;

/// The gateway of the kind that the settings name.
std::unique_ptr<Gateway> make_gateway(GatewaySettings settings, Post post);
/// One POST a message. 2xx is sent; 408, 425, 429, 5xx and no answer are tried again; anything else is refused.
std::unique_ptr<Gateway> make_http_gateway(GatewaySettings settings, Post post);
/// 46elks: a message went when the answer is JSON with its id and is not already "failed". A wrong account or one without
/// money (401, 403) is ours to mend, so those are tried again; only what it says of the message itself (400) is final.
/// The text is not kept in their log (dontlog): it may be a voting code.
std::unique_ptr<Gateway> make_elks_gateway(GatewaySettings settings, Post post);

}  // namespace allting::sms
