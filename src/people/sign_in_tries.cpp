#include "people/sign_in_tries.hpp"

#include <arpa/inet.h>

#include "core/limits.hpp"
#include "people/activity.hpp"
#include "people/sign_in_store.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::people {
namespace {

constexpr Duration try_window = minutes(5);
constexpr Duration mail_window = hours(1);

}  // namespace

std::string network_of(std::string_view remote_address) {
    const std::string address(remote_address);
    in6_addr six{};
    if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return address;
    return std::string(reinterpret_cast<const char*>(six.s6_addr), 8);
}

TryKeys try_keys(const Visit& visit, std::string_view purpose, std::string_view account) {
    const std::string key = crypto::derive_key(visit.site.master_key, "sign-in tries");
    const auto hash = [&](std::string_view kind, std::string_view what) {
        std::string message(purpose);
        ((((message += ':') += kind) += ':') += what);
        return crypto::hmac_sha256(key, message);
    };
    return {hash("account", account), hash("network", network_of(visit.request.remote_address))};
}

Result<void> count_sign_in_try(db::Transaction& tx, const Visit& visit, const TryKeys& keys) {
    const auto organisation = visit.visitor.organisation;
    const auto of_account = count_try(tx, organisation, keys.account, visit.now, try_window);
    const auto of_network = count_try(tx, organisation, keys.network, visit.now, try_window);
    activity().add(organisation, {}, "sign_in_tried", "", visit.now);  // also one that is turned away
    if (of_account > limits::sign_in_tries_max || of_network > limits::sign_in_tries_per_address_max)
        return refuse(ErrorKind::too_many, "too_many_tries", "people.too_many_tries");
    return {};
}

Result<void> count_network_try(db::Transaction& tx, const Visit& visit, std::string_view purpose) {
    const auto keys = try_keys(visit, purpose, "");
    if (count_try(tx, visit.visitor.organisation, keys.network, visit.now, try_window) > limits::sign_in_tries_per_address_max)
        return refuse(ErrorKind::too_many, "too_many_tries", "people.too_many_tries");
    return {};
}

void forget_sign_in_tries(db::Transaction& tx, const Visit& visit, const TryKeys& keys) {
    forget_tries(tx, visit.visitor.organisation, keys.account);
    uncount_try(tx, visit.visitor.organisation, keys.network);
    activity().add(visit.visitor.organisation, {}, "sign_in", "", visit.now);
}

Result<void> count_mail(db::Transaction& tx, const Visit& visit, std::string_view email) {
    const auto keys = try_keys(visit, "mail", email);
    const auto organisation = visit.visitor.organisation;
    const auto to_address = count_try(tx, organisation, keys.account, visit.now, mail_window);
    const auto from_network = count_try(tx, organisation, keys.network, visit.now, mail_window);
    if (to_address > limits::sign_in_mails_max || from_network > limits::sign_in_mails_per_address_max)
        return refuse(ErrorKind::too_many, "too_many_mails", "people.too_many_mails");
    return {};
}

}  // namespace allting::people
