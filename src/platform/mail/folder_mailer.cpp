// Puts mails as .eml files into a folder: for demo towns, tests, and servers that another program takes mail from.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "platform/mail/mailer.hpp"

namespace allting::mail {
namespace {

/// The id as a file name: nothing in it can lead out of the folder.
std::string file_name_of(std::string_view message_id) {
    std::string name;
    for (const char c : message_id.substr(0, 150)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '@' ||
                          (c == '.' && !name.empty());
        name += kept ? c : '_';
    }
    return name + ".eml";
}

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

void write_whole(const std::string& path, std::string_view bytes) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) fail(path);
    while (!bytes.empty()) {
        const auto written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            close(file);
            fail(path);
        }
        bytes.remove_prefix(std::size_t(written));
    }
    if (fsync(file) != 0 || close(file) != 0) fail(path);
}

class FolderMailer final : public Mailer {
public:
    explicit FolderMailer(std::string folder) : folder_(std::move(folder)) {}

    Outcome send(const Mail& mail) override {
        std::filesystem::create_directories(folder_);
        const std::string path = folder_ + "/" + file_name_of(mail.message_id);
        write_whole(path + ".part", to_rfc5322(mail, rfc5322_date(SystemClock().now()), Encoding::eight_bit));
        std::filesystem::rename(path + ".part", path);
        return {Delivery::sent, "written"};
    }

private:
    std::string folder_;
};

}  // namespace

std::unique_ptr<Mailer> make_folder_mailer(const std::string& folder) { return std::make_unique<FolderMailer>(folder); }

}  // namespace allting::mail
