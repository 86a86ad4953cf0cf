#include "people/person.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::people {
namespace {

constexpr std::array<std::string_view, 3> channel_words{"mail", "by_hand", "none"};

// The beginnings of the passwords that are tried first in Sweden and everywhere.
constexpr std::array<std::string_view, 20> known_to_all{
    "password", "passw0rd", "lösenord", "losenord", "qwerty",   "asdfgh",   "1234567", "123456", "abc123", "abcdef",
    "hejhej",   "sommar",   "vinter",   "sverige",  "iloveyou", "welcome",  "välkommen", "admin", "letmein", "zxcvbn"};

Error refuse_password(std::string code, std::string text_key,
                      std::vector<std::pair<std::string, std::string>> arguments = {}) {
    FieldErrors errors;
    errors.add("password", std::move(code), std::move(text_key), std::move(arguments));
    return errors.take();
}

bool rests_on(std::string_view password, std::string_view word) {
    return word.size() >= 4 && password.find(word) != std::string_view::npos && password.size() < word.size() + 6;
}

}  // namespace

std::string_view word_of(Channel channel) { return channel_words[std::size_t(channel)]; }

std::optional<Channel> channel_from_word(std::string_view word) {
    const auto it = std::find(channel_words.begin(), channel_words.end(), word);
    if (it == channel_words.end()) return std::nullopt;
    return Channel(it - channel_words.begin());
}

Result<void> check_password(std::string_view password, std::string_view name, std::string_view email) {
    const std::size_t characters = count_characters(password);
    if (characters < limits::password_characters_min)
        return refuse_password("too_short", "people.password_too_short",
                               {{"least", std::to_string(limits::password_characters_min)}});
    if (characters > limits::password_characters_max)
        return refuse_password("too_long", "people.password_too_long",
                               {{"most", std::to_string(limits::password_characters_max)}});
    const std::string lower = to_lower_ascii(password);
    const bool known = std::any_of(known_to_all.begin(), known_to_all.end(), [&](auto word) { return rests_on(lower, word); });
    const bool monotonous = std::set<char>(lower.begin(), lower.end()).size() < 5;
    const bool own = rests_on(lower, to_lower_ascii(name)) || rests_on(lower, email.substr(0, email.find('@')));
    if (known || monotonous || own) return refuse_password("too_easy", "people.password_too_easy");
    return {};
}

std::string safe_next_path(std::string_view path) {
    const bool own = path.size() >= 1 && path.size() <= 500 && path[0] == '/' && !path.starts_with("//") &&
                     path.find('\\') == std::string_view::npos &&
                     std::all_of(path.begin(), path.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    return own ? std::string(path) : "/";
}

bool can_be_given(Role role) { return role != Role::visitor && role != Role::resident; }

}  // namespace allting::people
