#include "platform/sms/gateway.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace allting::sms {
namespace {

std::string secret_of(const std::string& file) { return "secret of " + file; }

GatewaySettings settings_from(const std::string& more) {
    return read_settings(R"({"url":"https://sms.example/messages","sender":"Lindvalla")" + more + "}", secret_of);
}

/// Keeps what was asked and answers as told.
struct Wire {
    Ask asked;
    long status = 200;
    std::string body = {};
    std::unique_ptr<Gateway> gateway(GatewaySettings settings) {
        return make_gateway(std::move(settings), [this](const Ask& ask) { return asked = ask, Answer{status, body}; });
    }
};

TEST(SmsGateway, asks_as_the_gateway_wants_it) {
    Wire wire;
    const Message message{"+46701234567", "Din kod: 12 & 34"};
    EXPECT_EQ(wire.gateway(settings_from(R"(,"user":"u","password_file":"p")"))->send(message), Outcome::sent);
    EXPECT_EQ(wire.asked.body, "to=%2B46701234567&from=Lindvalla&message=Din%20kod%3A%2012%20%26%2034");
    EXPECT_EQ(wire.asked.content_type, "application/x-www-form-urlencoded");
    EXPECT_EQ(wire.asked.user, "u");
    EXPECT_EQ(wire.asked.password, "secret of p");
    wire.gateway(settings_from(R"(,"token_file":"t","format":"json","text_name":"body")"))->send(message);
    EXPECT_EQ(wire.asked.body, R"({"to":"+46701234567","from":"Lindvalla","body":"Din kod: 12 \u0026 34"})");
    EXPECT_EQ(wire.asked.token, "secret of t");
}

TEST(SmsGateway, tries_again_only_what_may_work_later) {
    Wire wire;
    const auto gateway = wire.gateway(settings_from(R"(,"token_file":"t")"));
    for (const long status : {0L, 429L, 500L, 503L}) {
        wire.status = status;
        EXPECT_EQ(gateway->send({"+46701234567", "x"}), Outcome::try_again) << status;
    }
    for (const long status : {301L, 400L, 401L, 403L, 404L}) {
        wire.status = status;
        EXPECT_EQ(gateway->send({"+46701234567", "x"}), Outcome::refused) << status;
    }
}

TEST(SmsGateway, is_refused_with_settings_that_are_wrong) {
    for (const char* const wrong : {"", R"(,"token_file":"t","user":"u","password_file":"p")", R"(,"user":"u")", R"(,"token_file":"t","colour":"red")",
                                    R"(,"token_file":"t","format":"xml")", R"(,"token_file":"t","prefixes":["46"])", R"(,"token_file":"t","prefixes":[])"})
        EXPECT_THROW(settings_from(wrong), std::runtime_error) << wrong;
    EXPECT_THROW(read_settings(R"({"url":"http://sms.example","sender":"L","token_file":"t"})", secret_of), std::runtime_error);
    EXPECT_THROW(read_settings("[]", secret_of), std::runtime_error);
    EXPECT_EQ(settings_from(R"(,"token_file":"t","prefixes":["+46","+47"])").prefixes.size(), 2U);
}

GatewaySettings elks_from(const std::string& more) {
    return read_settings(R"({"kind":"46elks","sender":"Lindvalla","user":"u123","password_file":"p")" + more + "}", secret_of);
}

TEST(ElksGateway, asks_as_46elks_says_and_leaves_no_text_in_its_log) {
    Wire wire;
    wire.body = R"({"status":"created","direction":"outgoing","from":"Lindvalla","to":"+46701234567","parts":1,"cost":5000,"id":"s70df59406a1b4643b96f3f91e0bfb7b0"})";
    EXPECT_EQ(wire.gateway(elks_from(""))->send({"+46701234567", "Din kod: 12 & 34"}), Outcome::sent);
    EXPECT_EQ(wire.asked.url, "https://api.46elks.com/a1/sms");
    EXPECT_EQ(wire.asked.body, "from=Lindvalla&to=%2B46701234567&message=Din%20kod%3A%2012%20%26%2034&dontlog=message");
    EXPECT_EQ(wire.asked.user, "u123");
    EXPECT_EQ(wire.asked.password, "secret of p");
    wire.gateway(elks_from(R"(,"url":"http://127.0.0.1:9/a1/sms")"))->send({"+46701234567", "x"});
    EXPECT_EQ(wire.asked.url, "http://127.0.0.1:9/a1/sms");
}

TEST(ElksGateway, takes_only_an_id_for_a_message_that_went) {
    Wire wire;
    const auto gateway = wire.gateway(elks_from(""));
    for (const char* const body : {"", "<html>log in</html>", "{}", R"({"status":"created"})", R"(["id"])"}) {
        wire.body = body;
        EXPECT_EQ(gateway->send({"+46701234567", "x"}), Outcome::try_again) << body;
    }
    wire.body = R"({"status":"failed","id":"s70df"})";
    EXPECT_EQ(gateway->send({"+46701234567", "x"}), Outcome::refused);
}

TEST(ElksGateway, gives_up_only_what_the_message_itself_is_refused_for) {
    Wire wire;
    const auto gateway = wire.gateway(elks_from(""));
    for (const long status : {0L, 401L, 403L, 404L, 429L, 500L}) {
        wire.status = status;
        EXPECT_EQ(gateway->send({"+46701234567", "x"}), Outcome::try_again) << status;
    }
    wire.status = 400;
    EXPECT_EQ(gateway->send({"+46701234567", "x"}), Outcome::refused);
}

TEST(ElksGateway, is_refused_with_settings_of_other_gateways) {
    for (const char* const wrong : {R"(,"format":"json")", R"(,"text_name":"body")", R"(,"token_file":"t")", R"(,"url":"http://elks.example")"})
        EXPECT_THROW(elks_from(wrong), std::runtime_error) << wrong;
    EXPECT_THROW(read_settings(R"({"kind":"46elks","sender":"L"})", secret_of), std::runtime_error);
    EXPECT_THROW(read_settings(R"({"kind":"47elks","url":"https://x.example","sender":"L","token_file":"t"})", secret_of), std::runtime_error);
}

}  // namespace
}  // namespace allting::sms
