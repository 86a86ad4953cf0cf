// Files that the program carries in itself: schemas, locales, the built front end.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace allting {

struct EmbeddedFile {
    std::string_view path;   // below the set's root, such as "sv/people.json"
    std::string_view bytes;
};

}  // namespace allting
