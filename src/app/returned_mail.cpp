#include "app/returned_mail.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "notices/returns.hpp"

namespace allting::app {
namespace {

namespace files = std::filesystem;
constexpr std::size_t files_max = 200;
constexpr std::size_t bytes_max = 256 * 1024;  // read of each

std::string beginning_of(const files::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(bytes_max, '\0');
    in.read(text.data(), std::streamsize(text.size()));
    text.resize(std::size_t(in.gcount()));
    return text;
}

std::vector<files::path> mails_in(const std::string& folder) {
    std::vector<files::path> mails;
    std::error_code missing;
    for (const auto& entry : files::directory_iterator(folder, missing))
        if (entry.is_regular_file() && !entry.is_symlink() && entry.path().extension() == ".eml" && mails.size() < files_max) mails.push_back(entry.path());
    std::ranges::sort(mails);
    return mails;
}

}  // namespace

void take_returned(db::Database& database, OrganisationId organisation, const std::string& folder, Instant now) {
    for (const files::path& file : mails_in(folder)) {
        const auto bounce = mail::read_bounce(beginning_of(file));
        const bool is_ours = bounce && database.write([&](db::Transaction& tx) { return notices::take_bounce(tx, organisation, *bounce, now); }) > 0;
        if (is_ours) files::remove(file);
        else files::rename(file, files::path(file) += ".other");
    }
}

}  // namespace allting::app
