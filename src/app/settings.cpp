#include "app/settings.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace allting::app {
namespace {

bool set_text(std::string& target, std::string_view value) {
    target = std::string(value);
    return true;
}

bool set_number(int& target, std::string_view value, int least, int most) {
    const auto number = integer_from_text(value);
    if (!number || *number < least || *number > most) return false;
    target = static_cast<int>(*number);
    return true;
}

bool set_flag(bool& target, std::string_view value) {
    target = value == "yes";
    return value == "yes" || value == "no";
}

bool set_base_url(std::string& target, std::string_view value) {
    const auto scheme = value.find("://");
    if (value.ends_with('/') || (!value.starts_with("http://") && !value.starts_with("https://"))) return false;
    if (value.find('/', scheme + 3) != std::string_view::npos) return false;
    return set_text(target, value);
}

bool set_list(std::vector<std::string>& target, std::string_view value) {
    target.clear();
    for (const std::string_view part : split(value, ','))
        if (!trim(part).empty()) target.emplace_back(trim(part));
    return true;
}

bool set_mail_server(std::string& target, std::string_view value) {
    const bool known = value.empty() || value.starts_with("smtp://") || value.starts_with("smtps://") ||
                       value.starts_with("smtp+starttls://");
    return known && set_text(target, value);
}

bool set_tile_url(std::string& target, std::string_view value) {
    const bool known = value.empty() || value.starts_with("https://") || value.starts_with("http://");
    return known && set_text(target, value);
}

using S = Settings;
using V = std::string_view;
constexpr Setting table[] = {
    {"data", "FOLDER", "data", "Where the database, the master key, pictures and (without a mail server) mail are kept.",
     [](S& s, V v) { return !v.empty() && set_text(s.data, v); }},
    {"database", "ADDRESS", "sqlite:DATA/allting.sqlite",
     "Another database: postgresql://user:password@host/name, or sqlite:FILE. Several servers can share one PostgreSQL.",
     [](S& s, V v) { return set_text(s.database, v); }},
    {"key_folder", "FOLDER", "DATA/keys",
     "Where the keys of votes are kept: outside the database and its backups. Servers that share a database must share it.",
     [](S& s, V v) { return !v.empty() && set_text(s.key_folder, v); }},
    {"address", "IP", "127.0.0.1", "The network address to listen on. Leave it, and put a reverse proxy with TLS in front.",
     [](S& s, V v) { return !v.empty() && set_text(s.address, v); }},
    {"port", "NUMBER", "8080", "The port to listen on, 0 to 65535; 0 takes any free one and prints it.",
     [](S& s, V v) { return set_number(s.port, v, 0, 65535); }},
    {"base_url", "URL", "http://localhost:PORT",
     "The address that people see, such as https://budget.lindvalla.se, without a slash at the end. Used in mail and on letters.",
     [](S& s, V v) { return set_base_url(s.base_url, v); }},
    {"trusted_proxies", "IP, IP …", "none",
     "Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. Nobody else's are.",
     [](S& s, V v) { return set_list(s.trusted_proxies, v); }},
    {"allow_insecure_http", "yes|no", "no",
     "Answer plain http from elsewhere than this machine. Passwords and votes then travel unprotected: only for closed test networks.",
     [](S& s, V v) { return set_flag(s.allow_insecure_http, v); }},
    {"io_threads", "NUMBER", "1", "Threads that read and write the network, 1 to 64.",
     [](S& s, V v) { return set_number(s.io_threads, v, 1, 64); }},
    {"worker_threads", "NUMBER", "4", "Threads that answer requests, 1 to 256.",
     [](S& s, V v) { return set_number(s.worker_threads, v, 1, 256); }},
    {"zone", "ZONE", "Europe/Stockholm", "The time zone of dates and times that people read and write (tz database).",
     [](S& s, V v) { return !v.empty() && set_text(s.zone, v); }},
    {"mail_server", "URL", "none: files in DATA/outbox",
     "smtp://host:port, smtps://host:port or smtp+starttls://user:password@host:port.",
     [](S& s, V v) { return set_mail_server(s.mail_server, v); }},
    {"mail_from", "ADDRESS", "noreply@localhost", "The sender of mail.",
     [](S& s, V v) { return v.find('@') != V::npos && set_text(s.mail_from, v); }},
    {"staff_second_step", "yes|no", "yes; no in a demo town",
     "Everyone with a role beyond resident also gives a one-time code of an app when signing in.",
     [](S& s, V v) { return (v == "yes" || v == "no") && set_text(s.staff_second_step, v); }},
    {"oidc_providers", "FILE", "DATA/oidc.json where it is",
     "Providers of e-identification that people can sign in by, as a JSON list; see operating.md.",
     [](S& s, V v) { return set_text(s.oidc_providers, v); }},
    {"sms_gateway", "FILE", "DATA/sms.json where it is",
     "The gateway that text messages with voting codes go through, as a JSON object; see operating.md.",
     [](S& s, V v) { return set_text(s.sms_gateway, v); }},
    {"tile_url", "URL", "none",
     "Map tiles, such as https://tiles.example/{z}/{x}/{y}.png. Without it no map server is ever asked and maps show drawn areas.",
     [](S& s, V v) { return set_tile_url(s.tile_url, v); }},
    {"tile_attribution", "TEXT", "none", "The credit that the map's owner wants shown on the map.",
     [](S& s, V v) { return set_text(s.tile_attribution, v); }},
    {"metrics_open", "yes|no", "no", "Show /metrics to everyone instead of only to this machine.",
     [](S& s, V v) { return set_flag(s.metrics_open, v); }},
    {"log_requests", "yes|no", "yes",
     "One log line for each request: method, route, status and time; never addresses, names or what was typed.",
     [](S& s, V v) { return set_flag(s.log_requests, v); }},
};

std::string environment_name(std::string_view name) {
    std::string upper = "ALLTING_";
    for (const char c : name) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return upper;
}

}  // namespace

std::span<const Setting> all_settings() { return table; }

void apply_setting(Settings& settings, std::string_view name, std::string_view value, const std::string& place) {
    const auto row = std::find_if(std::begin(table), std::end(table), [&](const Setting& s) { return s.name == name; });
    if (row == std::end(table))
        throw WrongSetting(place + ": there is no setting \"" + std::string(name) + "\"; `allting settings` lists them");
    if (!row->set(settings, value))
        throw WrongSetting(place + ": " + std::string(name) + " cannot be \"" + std::string(value) + "\"; it takes " +
                           std::string(row->value_form) + ". " + std::string(row->help));
}

void apply_file(Settings& settings, std::string_view text, const std::string& file_name) {
    int number = 0;
    for (std::string_view line : split(text, '\n')) {
        ++number;
        line = trim(line);
        if (line.empty() || line.front() == '#') continue;
        const std::string place = file_name + ":" + std::to_string(number);
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) throw WrongSetting(place + ": a line is `name = value`");
        apply_setting(settings, trim(line.substr(0, equals)), trim(line.substr(equals + 1)), place);
    }
}

void apply_environment(Settings& settings, const std::function<const char*(const char*)>& get) {
    for (const Setting& setting : table) {
        const std::string name = environment_name(setting.name);
        if (const char* value = get(name.c_str())) apply_setting(settings, setting.name, value, name);
    }
}

std::string settings_reference() {
    std::string text =
        "# Settings\n\nIn `DATA/allting.conf` (or the file after `--settings`) as `name = value`, one a line; or in the environment.\n"
        "The environment wins over the file, the command line over both. Made by `allting settings`.\n\n"
        "| name | environment | value | otherwise | what it does |\n|---|---|---|---|---|\n";
    for (const Setting& s : table) {
        std::string value_form(s.value_form);
        if (const auto bar = value_form.find('|'); bar != std::string::npos) value_form.replace(bar, 1, " or ");
        text += "| `" + std::string(s.name) + "` | `" + environment_name(s.name) + "` | " + value_form + " | " +
                std::string(s.otherwise) + " | " + std::string(s.help) + " |\n";
    }
    return text;
}

}  // namespace allting::app
