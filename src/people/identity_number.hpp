// Swedish personal identity numbers and coordination numbers as people and registers write them. Pure.
// A number is never a proof of who somebody is, and never kept: only its keyed hash is (identity_hash).
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace allting::people {

/// A number whose date exists and whose check digit fits. Has no way to be printed whole by mistake: `digits` is for
/// the hash alone.
class IdentityNumber {
public:
    /// Reads "19811228-9874", "811228-9874", "811228+9874", "198112289874" or "8112289874"; blanks around and within,
    /// and the longer dashes that word processors write, are forgiven. Of ten digits, `+` says that the person turns 100
    /// this year or did before; `today` decides the century of the others.
    /// Refuses (invalid) with the code no_identity_number, no_such_date, born_in_future or wrong_check_digit.
    static Result<IdentityNumber> read(std::string_view typed, std::chrono::year_month_day today);

    const std::string& digits() const { return digits_; }  // twelve: "198112289874"
    int birth_year() const;
    /// For those who are not in the population register: the day is written with 60 added.
    bool is_coordination_number() const { return digits_[6] >= '6'; }

    friend bool operator==(const IdentityNumber&, const IdentityNumber&) = default;

private:
    explicit IdentityNumber(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};

/// The key of identity_hash, of the site's master key, for this purpose alone.
std::string identity_key(std::string_view master_key);

/// HMAC-SHA-256 of the twelve digits, 32 bytes: the same number gives the same hash, and nobody without the key can try
/// out the thousand million numbers there are.
std::string identity_hash(std::string_view key, const IdentityNumber& number);

}  // namespace allting::people
