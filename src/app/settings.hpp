// What an operator can set: one table, read from a file of `name = value` lines, then from ALLTING_NAME in the
// environment, then from the command line. What is unknown or wrong is refused with its line.
#pragma once
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace allting::app {

struct Settings {
    std::string data = "data";
    std::string key_folder;  // empty = DATA/keys
    std::string database;  // empty = sqlite:DATA/allting.sqlite
    std::string address = "127.0.0.1";
    int port = 8080;
    std::string base_url;  // empty = http://localhost:PORT
    std::vector<std::string> trusted_proxies;
    bool allow_insecure_http = false;
    int io_threads = 1;
    int worker_threads = 4;
    std::string zone = "Europe/Stockholm";
    std::string mail_server;  // empty = files in DATA/outbox
    std::string mail_from = "noreply@localhost";
    std::string staff_second_step;  // "yes", "no"; empty = yes, but not in a demo town
    std::string oidc_providers;  // empty = DATA/oidc.json where it is
    std::string sms_gateway;     // empty = DATA/sms.json where it is
    std::string tile_url;
    std::string tile_attribution;
    bool metrics_open = false;
    bool log_requests = true;

    std::string database_address() const { return database.empty() ? "sqlite:" + data + "/allting.sqlite" : database; }
    std::string public_url() const { return base_url.empty() ? "http://localhost:" + std::to_string(port) : base_url; }
    bool is_public_https() const { return base_url.starts_with("https://"); }
};

/// Names the place: "allting.conf:3: port: …", "ALLTING_PORT: …", "--port: …".
struct WrongSetting : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Setting {
    std::string_view name;
    std::string_view value_form;     // for the documentation: "NUMBER", "yes|no", …
    std::string_view otherwise;      // when it is not set
    std::string_view help;
    bool (*set)(Settings&, std::string_view value);  // false: not such a value
};
std::span<const Setting> all_settings();

/// Throws WrongSetting; `place` begins its message.
void apply_setting(Settings& settings, std::string_view name, std::string_view value, const std::string& place);
/// Lines "name = value"; empty lines and those that begin with # are skipped.
void apply_file(Settings& settings, std::string_view text, const std::string& file_name);
/// `get` is std::getenv in the program.
void apply_environment(Settings& settings, const std::function<const char*(const char*)>& get);
/// The table as Markdown, for docs/reference/settings.md.
std::string settings_reference();

}  // namespace allting::app
