#include "app/text_lines.hpp"

#include <map>
#include <optional>
#include <stdexcept>

#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

constexpr std::size_t faults_shown_max = 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What is wrong with a line as such; nothing when it can be read.
std::optional<std::string> fault_of(std::string_view line) {
    const auto tab = line.find('\t');
    if (!is_valid_utf8(line)) return "is not UTF-8; save the file with that encoding";
    if (tab == std::string_view::npos) return "has no tab; write id, tab, text";
    if (trim(line.substr(0, tab)).empty()) return "has no id before its tab";
    if (trim(line.substr(tab)).empty()) return "has no text after its tab";
    if (count_characters(line) > limits::text_characters_max)
        return "is longer than " + std::to_string(limits::text_characters_max) + " characters; shorten the text";
    return std::nullopt;
}

[[noreturn]] void complain(const std::string& name, const std::vector<std::string>& faults) {
    std::string text;
    for (std::size_t i = 0; i < faults.size() && i < faults_shown_max; ++i) text += (i ? "\n" : "") + name + ": " + faults[i];
    if (faults.size() > faults_shown_max) text += "\nand " + std::to_string(faults.size() - faults_shown_max) + " lines more";
    throw std::runtime_error(text);
}

}  // namespace

std::vector<TextLine> read_text_lines(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    std::vector<TextLine> lines;
    std::vector<std::string> faults;
    std::map<std::string, std::size_t> line_of_id;
    std::size_t number = 0;
    for (std::string_view line : split(bytes, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (trim(line).empty()) continue;
        if (const auto fault = fault_of(line)) {
            faults.push_back("line " + std::to_string(number) + " " + *fault);
            continue;
        }
        const auto tab = line.find('\t');
        TextLine read{std::string(trim(line.substr(0, tab))), std::string(trim(line.substr(tab)))};
        const auto [earlier, is_new] = line_of_id.emplace(read.id, number);
        if (is_new) lines.push_back(std::move(read));
        else faults.push_back("line " + std::to_string(number) + " has the id \"" + read.id + "\" of line " + std::to_string(earlier->second));
    }
    if (!faults.empty()) complain(name, faults);
    return lines;
}

}  // namespace allting::app
