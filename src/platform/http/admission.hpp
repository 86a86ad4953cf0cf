// How many connections may be open, in all and from one address.
#pragma once
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace allting::http {

class Admission {
public:
    struct Bounds {
        std::size_t all_max;
        std::size_t per_address_max;
        std::vector<std::string> uncounted;  // trusted proxies; loopback is never counted by address
    };
    explicit Admission(Bounds bounds) : bounds_(std::move(bounds)) {}

    /// False: close it at once. True: leave() follows when it closes.
    bool admit(const std::string& address);
    void leave(const std::string& address);

private:
    bool is_counted(const std::string& address) const;

    const Bounds bounds_;
    std::mutex mutex_;
    std::size_t open_count_ = 0;
    std::map<std::string, std::size_t> open_by_address_;
};

}  // namespace allting::http
