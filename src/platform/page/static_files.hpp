// The built front end that the program carries: style sheets, scripts, fonts and drawings under /static/.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace allting::page {

/// "allting.css" → "/static/allting.css?v=1a2b3c4d": the number follows the bytes, so browsers may keep it for ever.
/// A file that was not built gets its plain address.
std::string_view static_address(std::string_view name);

struct StaticFile {
    std::string_view bytes;
    std::string_view content_type;
    std::string_view version;  // the ?v= under which it may be cached for ever
};
/// The file behind /static/NAME, or nullptr.
const StaticFile* find_static_file(std::string_view name);

/// The drawing of that name ("play", "town"), else the first that suits the category of that name, else "other".
std::string_view drawing_address(std::string_view name);

/// One of the drawings that suit a category ("play", "green", "sport", "culture", "safety", "traffic", "meeting", "other"),
/// always the same for the same thing, so that a list of ideas of one kind does not show one picture thirty times.
std::string_view drawing_of(std::string_view category, std::int64_t id);

}  // namespace allting::page
