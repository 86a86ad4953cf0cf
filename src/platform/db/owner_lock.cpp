#include "platform/db/owner_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <thread>

#include "platform/db/database.hpp"

namespace allting::db {

OwnerLock::~OwnerLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool OwnerLock::take(std::chrono::milliseconds patience) {
    if (is_held()) return true;
    const int opened = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (opened < 0)
        throw Error(Error::Kind::unavailable, "cannot write " + path_ + ": " + std::generic_category().message(errno) +
                                                  "; check that the folder exists and that Allting may write there");
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(opened, LOCK_EX | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() >= until) {
            ::close(opened);
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    descriptor_ = opened;
    return true;
}

}  // namespace allting::db
