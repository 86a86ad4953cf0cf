#include "tests/tidy/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace allting::tidy {
namespace fs = std::filesystem;

std::string File::folder() const { return fs::path(path).parent_path().string(); }
std::string File::name() const { return fs::path(path).filename().string(); }
std::string File::extension() const { return fs::path(path).extension().string(); }

namespace {

bool is_ours(const fs::path& path) {
    static const std::set<std::string> not_ours{"build", "node_modules", "data", "data.new"};
    const auto name = path.filename().string();
    return !not_ours.contains(name) && (!name.starts_with(".") || name == ".ci");
}

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<File> read_all() {
    std::vector<File> found;
    for (auto at = fs::recursive_directory_iterator("."); at != fs::recursive_directory_iterator(); ++at) {
        if (!is_ours(at->path())) at.disable_recursion_pending();
        else if (at->is_regular_file()) found.push_back({at->path().lexically_normal().string(), read(at->path())});
    }
    std::ranges::sort(found, {}, &File::path);
    return found;
}

}  // namespace

const std::vector<File>& files() {
    static const std::vector<File> all = read_all();
    return all;
}

std::vector<const File*> sources_below(std::string_view folder) {
    std::vector<const File*> found;
    for (const File& file : files()) {
        const bool is_cpp = file.extension() == ".hpp" || file.extension() == ".cpp";
        if (is_cpp && file.path.starts_with(std::string(folder) + "/")) found.push_back(&file);
    }
    return found;
}

const File& file(std::string_view path) {
    const auto found = std::ranges::find(files(), path, &File::path);
    if (found == files().end()) throw std::runtime_error("no such file: " + std::string(path));
    return *found;
}

bool exists(const std::string& path) { return fs::exists(path); }

std::vector<std::string> entries_of(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string> includes_of(const File& file) {
    std::vector<std::string> found;
    for (std::string_view line : lines_of(file.text)) {
        if (!line.starts_with("#include ")) continue;
        line.remove_prefix(9);
        if (line.starts_with('"')) found.emplace_back(line.substr(1, line.find('"', 1) - 1));
        if (line.starts_with('<')) found.emplace_back(line.substr(0, line.find('>') + 1));
    }
    return found;
}

std::string bare_code(const File& file) {
    std::string code;
    std::string_view rest = file.text;
    const auto skip_past = [&rest](std::string_view end, std::size_t from) {
        const auto at = rest.find(end, from);
        rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + end.size());
    };
    while (!rest.empty()) {
        if (rest.starts_with("//")) {
            rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
        } else if (rest.starts_with("R\"")) {
            const auto open = rest.find('(');
            skip_past(")" + std::string(rest.substr(2, open - 2)) + "\"", open);
        } else if (rest.front() == '"') {
            std::size_t at = 1;
            while (at < rest.size() && rest[at] != '"') at += rest[at] == '\\' ? 2 : 1;
            rest.remove_prefix(std::min(at + 1, rest.size()));
        } else {
            code += rest.front();
            rest.remove_prefix(1);
        }
    }
    return code;
}

}  // namespace allting::tidy
