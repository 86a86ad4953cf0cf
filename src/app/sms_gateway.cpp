#include "app/sms_gateway.hpp"

#include <filesystem>
#include <optional>

#include "core/random.hpp"
#include "core/text.hpp"
#include "app/setting_files.hpp"
#include "platform/curl/fetch.hpp"

namespace allting::app {
namespace {

std::optional<sms::GatewaySettings> read_gateway(const Settings& settings) {
    const std::string file = settings.sms_gateway.empty() ? settings.data + "/sms.json" : settings.sms_gateway;
    if (settings.sms_gateway.empty() && !std::filesystem::exists(file)) return std::nullopt;
    return sms::read_settings(content_of(file), secret_of);
}

/// Without a mail server: messages to made-up addresses do not leave the house.
bool is_demo(const Settings& settings) { return settings.mail_server.empty() && std::filesystem::exists(settings.data + "/demo"); }

sms::Answer post(const sms::Ask& ask) {
    auto answered = curl::fetch({.url = ask.url, .form = ask.body, .content_type = ask.content_type, .token = ask.token, .user = ask.user, .password = ask.password});
    return {.status = answered.status, .body = std::move(answered.body)};
}

/// A text message as a mail to the number: in the demo town whoever looks into the outbox finds it there.
class MailedMessages final : public sms::Gateway {
public:
    explicit MailedMessages(mail::Mailer& mailer) : mailer_(mailer) {}

    sms::Outcome send(const sms::Message& message) override {
        const mail::Mail mail{.message_id = "sms-" + to_hex(SystemRandom().bytes(8)), .from_name = {}, .from_address = "sms@localhost",
                              .to_address = message.to + "@sms", .subject = message.to, .text = message.text + "\n"};
        return mailer_.send(mail).delivery == mail::Delivery::sent ? sms::Outcome::sent : sms::Outcome::try_again;
    }

private:
    mail::Mailer& mailer_;
};

}  // namespace

std::vector<std::string> sms_prefixes(const Settings& settings) {
    if (const auto gateway = read_gateway(settings)) return gateway->prefixes;
    return is_demo(settings) ? sms::GatewaySettings().prefixes : std::vector<std::string>();
}

std::unique_ptr<sms::Gateway> make_sms_gateway(const Settings& settings, mail::Mailer& mailer) {
    if (auto gateway = read_gateway(settings)) return sms::make_gateway(std::move(*gateway), post);
    if (is_demo(settings)) return std::make_unique<MailedMessages>(mailer);
    return nullptr;
}

}  // namespace allting::app
