// Text messages by 46elks: POST /a1/sms as https://46elks.com/docs/send-sms says. Knows no network of its own.
#include "platform/http/url.hpp"
#include "platform/json/json.hpp"
#include "platform/sms/gateway.hpp"

namespace allting::sms {
namespace {

/// The member of a JSON object; "" where there is none.
std::string_view text_in(const json::Value& object, std::string_view name) {
    const json::Value* const member = object.find(name);
    return member != nullptr && member->text() != nullptr ? std::string_view(*member->text()) : std::string_view();
}

class ElksGateway final : public Gateway {
public:
    ElksGateway(GatewaySettings settings, Post post) : settings_(std::move(settings)), post_(std::move(post)) {}

    Outcome send(const Message& message) override {
        const Answer answer = post_({.url = settings_.url,
                                     .body = body_of(message),
                                     .content_type = "application/x-www-form-urlencoded",
                                     .token = {},
                                     .user = settings_.user,
                                     .password = settings_.password});
        if (answer.status == 400) return Outcome::refused;
        if (answer.status < 200 || answer.status >= 300) return Outcome::try_again;
        const auto said = json::parse(answer.body);
        // Whoever answers 200 without an id is not 46elks.
        if (!said.ok() || said.value().object() == nullptr || text_in(said.value(), "id").empty()) return Outcome::try_again;
        return text_in(said.value(), "status") == "failed" ? Outcome::refused : Outcome::sent;
    }

private:
    std::string body_of(const Message& message) const {
        return "from=" + http::percent_encode(settings_.sender) + "&to=" + http::percent_encode(message.to) +
               "&message=" + http::percent_encode(message.text) + "&dontlog=message";
    }

    const GatewaySettings settings_;
    const Post post_;
};

}  // namespace

std::unique_ptr<Gateway> make_elks_gateway(GatewaySettings settings, Post post) {
    return std::make_unique<ElksGateway>(std::move(settings), std::move(post));
}

}  // namespace allting::sms
