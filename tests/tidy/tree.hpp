// The repository as text: what the tidy tests read. Knows folders and lines, no rule.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::tidy {

struct File {
    std::string path;  // from the repository's root, such as "src/core/money.hpp"
    std::string text;

    bool is_test() const { return path.find("_test.") != std::string::npos || path.starts_with("tests/"); }
    std::string folder() const;     // "src/core"
    std::string name() const;       // "money.hpp"
    std::string extension() const;  // ".hpp"
};

/// Every file that people wrote: what is built, fetched or hidden is left out.
const std::vector<File>& files();
/// Those of one folder of src/ or of tests/, in C++.
std::vector<const File*> sources_below(std::string_view folder);
/// A file that must be there.
const File& file(std::string_view path);
bool exists(const std::string& path);
std::vector<std::string> entries_of(const std::string& folder);

std::vector<std::string_view> lines_of(std::string_view text);
/// Paths between quotes of the #include lines; those between angles come with their angles: "<regex>".
std::vector<std::string> includes_of(const File& file);
/// The code without comments and without what stands between quotes.
std::string bare_code(const File& file);

}  // namespace allting::tidy
