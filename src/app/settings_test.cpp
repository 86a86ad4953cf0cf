#include "app/settings.hpp"

#include <gtest/gtest.h>

#include "app/command.hpp"

namespace allting::app {
namespace {

std::string complaint(const std::string& text) {
    Settings settings;
    try {
        apply_file(settings, text, "allting.conf");
    } catch (const WrongSetting& error) {
        return error.what();
    }
    return "";
}

TEST(Settings, file_is_read_line_by_line) {
    Settings settings;
    apply_file(settings, "# comment\n\n port = 9000 \nmail_from=a@b.se\ntrusted_proxies = 10.0.0.1, ::1\nallow_insecure_http = yes", "f");
    EXPECT_EQ(settings.port, 9000);
    EXPECT_EQ(settings.mail_from, "a@b.se");
    EXPECT_EQ(settings.trusted_proxies, (std::vector<std::string>{"10.0.0.1", "::1"}));
    EXPECT_TRUE(settings.allow_insecure_http);
}

TEST(Settings, wrong_one_is_refused_with_its_line) {
    EXPECT_TRUE(complaint("port = 8080\nprot = 1").starts_with("allting.conf:2: there is no setting \"prot\""));
    EXPECT_TRUE(complaint("\n\nport = many").starts_with("allting.conf:3: port cannot be \"many\""));
    EXPECT_TRUE(complaint("port = 65536").starts_with("allting.conf:1: port"));
    EXPECT_TRUE(complaint("port").starts_with("allting.conf:1: a line is"));
    for (const char* line : {"base_url = budget.example", "base_url = https://a.example/", "base_url = https://a.example/b",
                             "allow_insecure_http = true", "mail_server = mail.example", "mail_from = nobody", "tile_url = javascript:1"})
        EXPECT_NE(complaint(line), "") << line;
}

TEST(Settings, environment_names_the_variable) {
    Settings settings;
    apply_environment(settings, [](const char* name) { return std::string_view(name) == "ALLTING_PORT" ? "81" : nullptr; });
    EXPECT_EQ(settings.port, 81);
    EXPECT_THROW(apply_environment(settings, [](const char* name) { return std::string_view(name) == "ALLTING_PORT" ? "x" : nullptr; }), WrongSetting);
}

TEST(Settings, every_one_has_help_and_an_accepted_default) {
    for (const Setting& setting : all_settings()) {
        EXPECT_GT(setting.help.size(), 10u) << setting.name;
        EXPECT_NE(settings_reference().find("`" + std::string(setting.name) + "`"), std::string::npos);
    }
}

TEST(Arguments, options_and_words_are_told_apart) {
    constexpr std::string_view words[] = {"a.db", "--base-url=https://x.example", "--force", "--port", "81", "b"};
    constexpr std::string_view allowed[] = {"force!"};
    const Arguments arguments(words, allowed);
    EXPECT_EQ(arguments.word(0, "FILE"), "a.db");
    EXPECT_EQ(arguments.word(1, "FILE"), "b");
    EXPECT_TRUE(arguments.has("force"));
    EXPECT_EQ(arguments.option("base_url"), "https://x.example");
    EXPECT_THROW(arguments.word(2, "FILE"), WrongUse);
    constexpr std::string_view unknown[] = {"--colour", "red"};
    EXPECT_THROW(Arguments(unknown, {}), WrongUse);
    constexpr std::string_view unfinished[] = {"--port"};
    EXPECT_THROW(Arguments(unfinished, {}), WrongUse);
}

TEST(Commands, unknown_one_is_refused) {
    constexpr std::string_view words[] = {"serv"};
    EXPECT_EQ(run_program(words), 2);
}

}  // namespace
}  // namespace allting::app
