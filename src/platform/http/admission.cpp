#include "platform/http/admission.hpp"

#include <algorithm>

#include "platform/http/client.hpp"

namespace allting::http {

bool Admission::admit(const std::string& address) {
    const std::lock_guard lock(mutex_);
    if (open_count_ >= bounds_.all_max) return false;
    if (is_counted(address)) {
        auto& count = open_by_address_[address];
        if (count >= bounds_.per_address_max) return false;
        ++count;
    }
    ++open_count_;
    return true;
}

void Admission::leave(const std::string& address) {
    const std::lock_guard lock(mutex_);
    --open_count_;
    const auto found = open_by_address_.find(address);
    if (found != open_by_address_.end() && --found->second == 0) open_by_address_.erase(found);
}

bool Admission::is_counted(const std::string& address) const {
    if (is_loopback(address)) return false;
    return std::find(bounds_.uncounted.begin(), bounds_.uncounted.end(), address) == bounds_.uncounted.end();
}

}  // namespace allting::http
