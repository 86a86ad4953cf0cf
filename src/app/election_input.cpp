#include "app/election_input.hpp"

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "platform/i18n/translator.hpp"

namespace allting::app {

std::string bytes_of(const std::string& name) {
    std::FILE* const file = std::fopen(name.c_str(), "rb");
    if (!file) throw std::runtime_error(name + ": cannot be read");
    std::string bytes;
    std::error_code unknown;  // the size of what is no regular file
    const auto size = std::filesystem::file_size(name, unknown);
    std::size_t read = 0;
    for (bytes.resize(unknown ? 65'536 : size + 1);;) {
        const auto now = std::fread(bytes.data() + read, 1, bytes.size() - read, file);
        read += now;
        if (now == 0) break;
        if (read == bytes.size()) bytes.resize(read * 2);
    }
    const bool failed = std::ferror(file) != 0;
    std::fclose(file);
    if (failed) throw std::runtime_error(name + ": cannot be read");
    bytes.resize(read);
    return bytes;
}

void complain_about(const std::string& name, const Error& error) {
    const i18n::Languages languages;
    const auto& t = languages.get("en");
    std::string text = name + ": " + t.with(i18n::Key::at_run_time(error.text_key), error.arguments);
    for (const FieldError& field : error.fields) {
        text += "\n  " + t.with(i18n::Key::at_run_time(field.text_key), field.arguments);
    }
    throw std::runtime_error(text);
}

allocation::PabulibFile read_election(const std::string& name, allocation::Duplicates duplicates) {
    auto file = allocation::read_pabulib(bytes_of(name), {.duplicates = duplicates});
    if (!file) complain_about(name, file.error());
    return std::move(file).value();
}

allocation::Duplicates duplicates_from(const Arguments& arguments) {
    const bool as_published = one_of(arguments, "duplicates", {"once", "as-published"}) == "as-published";
    return as_published ? allocation::Duplicates::as_published : allocation::Duplicates::once;
}

std::string one_of(const Arguments& arguments, std::string_view option, std::initializer_list<std::string_view> words) {
    const auto chosen = arguments.option(option, *words.begin());
    std::string all;
    for (const auto word : words) {
        if (word == chosen) return std::string(chosen);
        all += (all.empty() ? "" : ", ") + std::string(word);
    }
    throw WrongUse("--" + std::string(option) + " is one of " + all);
}

}  // namespace allting::app
