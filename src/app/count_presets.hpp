// What other tools and cities mean by "Equal Shares with add1": each a row of named options, so that nothing about them is
// hidden and each can be changed.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace allting::app {

struct Preset {
    std::string_view name;
    std::string_view meaning;
    std::span<const std::pair<std::string_view, std::string_view>> values;  // of Parameter::name
};

std::span<const Preset> all_presets();
/// Throws WrongUse, listing them, where there is no such preset.
const Preset& preset_named(std::string_view name);
/// Their lines in `allting count --help`.
std::string presets_help();

}  // namespace allting::app
