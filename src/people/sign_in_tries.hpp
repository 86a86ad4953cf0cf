// Counts tries to sign in and mails asked for, per account and per network address. Inside people/ only.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "people/visit.hpp"

namespace allting::people {

/// What a network address counts as: IPv4 whole, IPv6 by its first 64 bits, which one household can change within.
std::string network_of(std::string_view remote_address);

/// The keys of one try. `account`: the e-mail or "card"; whether it exists plays no part.
struct TryKeys {
    std::string account, network;
};
TryKeys try_keys(const Visit& visit, std::string_view purpose, std::string_view account);

/// Refuses too_many_tries: a wait of minutes, and a link by mail remains open.
Result<void> count_sign_in_try(db::Transaction& tx, const Visit& visit, const TryKeys& keys);
/// Counts what a network address may do so often in five minutes, whoever asks. Refuses too_many_tries.
Result<void> count_network_try(db::Transaction& tx, const Visit& visit, std::string_view purpose);
/// It succeeded: only failures count.
void forget_sign_in_tries(db::Transaction& tx, const Visit& visit, const TryKeys& keys);
/// Refuses too_many_mails: nobody's mailbox is filled through us.
Result<void> count_mail(db::Transaction& tx, const Visit& visit, std::string_view email);

}  // namespace allting::people
