// String literals of C++ sources, for the test that every locale key used in the code exists.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::i18n {

struct Literal {
    std::string text;
    std::string file;
    int line;
    bool is_argument_of_t;  // stands directly in t("…"): certainly a key
};

/// The string literals of one file, without comments and character literals; escapes are left as written.
inline std::vector<Literal> literals_of(std::string_view source, const std::string& file) {
    std::vector<Literal> literals;
    int line = 1;
    const auto skip_to = [&](std::size_t& at, std::string_view end) {
        const std::size_t found = std::min(source.find(end, at), source.size());
        for (; at < found; ++at) line += source[at] == '\n';
        at = std::min(found + end.size(), source.size());
        line += end == "\n";
    };
    for (std::size_t at = 0; at < source.size();) {
        const std::string_view rest = source.substr(at);
        if (rest.starts_with("//")) { skip_to(at, "\n"); continue; }
        if (rest.starts_with("/*")) { skip_to(at += 2, "*/"); continue; }
        if (rest.starts_with("R\"")) {
            const std::size_t open = source.find('(', at);
            const std::string end = ")" + std::string(source.substr(at + 2, open - at - 2)) + "\"";
            skip_to(at, end);
            continue;
        }
        if (rest.front() == '\'' && (at == 0 || !std::isalnum(static_cast<unsigned char>(source[at - 1])))) {
            at += rest.starts_with("'\\") ? 3 : 2;
            skip_to(at, "'");
            continue;
        }
        if (rest.front() == '"') {
            const std::size_t begin = ++at;
            while (at < source.size() && source[at] != '"') at += source[at] == '\\' ? 2 : 1;
            const std::string_view before = source.substr(0, begin - 1);
            const bool is_t = before.ends_with("t(") && (before.size() < 3 || !std::isalnum(static_cast<unsigned char>(before[before.size() - 3])));
            literals.push_back({std::string(source.substr(begin, at - begin)), file, line, is_t});
            ++at;
            continue;
        }
        line += rest.front() == '\n';
        ++at;
    }
    return literals;
}

}  // namespace allting::i18n
