// A stored notice as words. Inside notices/ only.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/i18n/translator.hpp"

namespace allting::notices {

struct Words {
    std::string subject, text;
};
/// `arguments` is the JSON object that enqueue stored.
Words words_of(const i18n::Translator& t, std::string_view message, std::string_view arguments);
std::string to_json(const std::vector<std::pair<std::string, std::string>>& arguments);

}  // namespace allting::notices
