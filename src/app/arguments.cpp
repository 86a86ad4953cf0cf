#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "app/command.hpp"

namespace allting::app {
namespace {

enum class Takes { nothing, value };

std::optional<Takes> find_option(std::string_view name, std::span<const std::string_view> allowed) {
    for (const std::string_view option : allowed) {
        if (option == name) return Takes::value;
        if (option.ends_with('!') && option.substr(0, option.size() - 1) == name) return Takes::nothing;
    }
    if (name == "settings") return Takes::value;
    for (const Setting& setting : all_settings())
        if (setting.name == name) return Takes::value;
    return std::nullopt;
}

/// --base-url and --base_url are the same.
std::string normalised(std::string_view name) {
    std::string result(name);
    std::replace(result.begin(), result.end(), '-', '_');
    return result;
}

std::optional<std::string> read_file(const std::string& name) {
    std::ifstream in(name, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

Arguments::Arguments(std::span<const std::string_view> words, std::span<const std::string_view> allowed) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view word = words[i] == "-o" ? std::string_view("--out") : words[i];
        if (!word.starts_with("--")) {
            words_.emplace_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = normalised(word.substr(2, equals == std::string_view::npos ? equals : equals - 2));
        const auto takes = find_option(name, allowed);
        if (!takes) throw WrongUse("there is no option --" + name);
        if (*takes == Takes::nothing) options_[name].emplace_back("yes");
        else if (equals != std::string_view::npos) options_[name].emplace_back(word.substr(equals + 1));
        else if (i + 1 < words.size()) options_[name].emplace_back(words[++i]);
        else throw WrongUse("--" + name + " needs a value");
    }
}

std::string_view Arguments::option(std::string_view name, std::string_view otherwise) const {
    const auto found = options_.find(std::string(name));
    return found == options_.end() ? otherwise : std::string_view(found->second.back());
}

std::span<const std::string> Arguments::values(std::string_view name) const {
    const auto found = options_.find(std::string(name));
    return found == options_.end() ? std::span<const std::string>() : std::span<const std::string>(found->second);
}

std::string_view Arguments::word(std::size_t n, std::string_view what) const {
    if (n >= words_.size()) throw WrongUse(std::string(what) + " is missing");
    return words_[n];
}

std::optional<std::string_view> Arguments::optional_word(std::size_t n) const {
    if (n >= words_.size()) return std::nullopt;
    return words_[n];
}

Settings Arguments::settings() const {
    Settings settings;
    const auto get = [](const char* name) -> const char* { return std::getenv(name); };
    // The folder is needed first: the file is in it unless --settings says otherwise.
    apply_environment(settings, get);
    if (has("data")) settings.data = std::string(option("data"));
    const std::string file = std::string(option("settings", settings.data + "/allting.conf"));
    const auto text = read_file(file);
    if (!text && has("settings")) throw WrongSetting(file + ": cannot be read");
    if (text) apply_file(settings, *text, file);
    apply_environment(settings, get);
    for (const auto& [name, values] : options_) {
        const auto all = all_settings();
        if (std::any_of(all.begin(), all.end(), [&](const Setting& s) { return s.name == name; }))
            apply_setting(settings, name, values.back(), "--" + name);
    }
    return settings;
}

}  // namespace allting::app
