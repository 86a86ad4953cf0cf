// Files that a setting names: what they hold, and secrets in files of their own.
#pragma once
#include <string>

namespace allting::app {

/// All bytes. Throws std::runtime_error with the file's name.
std::string content_of(const std::string& file);
/// The same without blanks and the newline around it.
std::string secret_of(const std::string& file);

}  // namespace allting::app
