// What somebody types who translates an idea: fields language, title, body, made.
#pragma once
#include <span>
#include <string_view>

#include "platform/http/request.hpp"
#include "proposals/translation.hpp"

namespace allting::proposals {

/// `languages`: that the program speaks.
Result<Translation> read_translation(const http::Input& input, std::span<const std::string_view> languages);

}  // namespace allting::proposals
