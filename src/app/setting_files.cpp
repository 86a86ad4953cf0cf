#include "app/setting_files.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/text.hpp"

namespace allting::app {

std::string content_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    if (!stream) throw std::runtime_error("cannot read " + file);
    return content.str();
}

std::string secret_of(const std::string& file) { return std::string(trim(content_of(file))); }

}  // namespace allting::app
