#include "alerts/alert_actions.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "core/text.hpp"
#include "electorate/code_store.hpp"
#include "electorate/register_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/i18n/zone.hpp"

namespace allting::alerts {

namespace {

using people::Activity;
using people::activity;

constexpr std::size_t hash_bytes = 8;

/// Another key each day: the same place of the net, or official, cannot be followed from one day to the next.
std::string hash_of_day(const people::Site& site, std::string_view kind, std::string_view what, Instant now) {
    const std::string key = crypto::derive_key(site.master_key, std::string(kind) + " of day " + std::to_string(people::first_quarter_of_day(now)));
    return to_hex(crypto::hmac_sha256(key, what).substr(0, hash_bytes));
}
std::string hash_of_network(const people::Site& site, std::string_view network, Instant now) { return hash_of_day(site, "networks", network, now); }

struct AllowedNetwork {
    std::string network;
    std::int64_t votes = 0;
};

std::vector<std::string_view> words_in(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const auto end = std::min(line.find_first_of(" \t\r"), line.size());
        if (end > 0) words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

/// Nothing when a line is not a network and a number.
std::optional<std::vector<AllowedNetwork>> allowed_networks(std::string_view text) {
    std::vector<AllowedNetwork> allowed;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto words = words_in(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.empty()) continue;
        const std::int64_t votes = words.size() == 2 ? integer_from_text(words[1]).value_or(0) : 0;
        const std::string network = votes < 1 ? "" : network_of(words[0].substr(0, words[0].find('/')));
        if (votes < 1 || network.empty()) return std::nullopt;
        allowed.push_back({network, votes});
    }
    return allowed;
}

int year_of(const people::Site& site, Instant now) { return i18n::to_local(now, site.zone).year; }

/// How many there are to vote, by the register.
void expect_register(db::Connection& c, const people::Site& site, OrganisationId organisation, ProcessId process, Instant now, Expected& expected) {
    if (!electorate::find_register(c, organisation, process)) return;
    const auto counts = electorate::count_register(c, organisation, process);
    expected.eligible = counts.all;
    for (const auto& [area, count] : counts.areas) expected.areas[std::to_string(area.value)] = count;
    for (const auto& [year, count] : electorate::count_birth_years(c, organisation, process))
        expected.ages[std::string(age_band(year_of(site, now) - year))] += count;
}

Expected expected_of(const people::Site& site, const WatchSettings& settings, Instant now) {
    Expected expected{.votes_last_time = settings.votes_last_time, .eligible = {}, .networks = {}, .ages = {}, .areas = {}};
    for (const AllowedNetwork& allowed : allowed_networks(settings.networks).value_or(std::vector<AllowedNetwork>{}))
        expected.networks[hash_of_network(site, allowed.network, now)] = allowed.votes;
    const auto utc_hour = now.utc_ms / hours(1).ms % 24;
    expected.hour_shift = (i18n::to_local(now, site.zone).hour - utc_hour + 24) % 24;
    return expected;
}

}  // namespace

std::string network_of(std::string_view address) {
    const std::string text(address);
    char written[INET6_ADDRSTRLEN] = {};
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) {
        four.s_addr &= htonl(0xffffff00u);
        inet_ntop(AF_INET, &four, written, sizeof written);
        return std::string(written) + "/24";
    }
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return "";
    if (IN6_IS_ADDR_V4MAPPED(&six)) return network_of(text.substr(text.rfind(':') + 1));
    std::fill(std::begin(six.s6_addr) + 8, std::end(six.s6_addr), 0);
    inet_ntop(AF_INET6, &six, written, sizeof written);
    return std::string(written) + "/64";
}

namespace {

/// In which of the sums a voter counts.
struct Groups {
    std::optional<int> birth_year;
    AreaId area;
    std::string series;
};

Groups groups_of(db::Connection& c, OrganisationId organisation, const CastVote& cast) {
    Groups groups{.birth_year = cast.birth_year, .area = {}, .series = {}};
    const auto entry = cast.voter ? electorate::find_entry(c, organisation, cast.process, cast.voter) : std::nullopt;
    if (!entry) return groups;
    if (entry->protected_identity) return {};
    if (entry->birth_year) groups.birth_year = entry->birth_year;
    groups.area = entry->area;
    if (cast.by_letter) groups.series = electorate::find_letter_series(c, organisation, cast.process, cast.voter);
    return groups;
}

}  // namespace

void note_cast(const people::Visit& visit, const CastVote& cast) {
    // Of this run of the program alone; nobody can try ballots against it afterwards.
    static const std::string secret = visit.site.random.bytes(32);
    const OrganisationId organisation = visit.visitor.organisation;
    const auto add = [&](std::string_view signal, std::string_view subject, Activity::Per per) {
        activity().add(organisation, cast.process, signal, subject, visit.now, per);
    };
    add(signals::casts, "", Activity::Per::quarter_hour);
    activity().see_ballot(organisation, cast.process, crypto::hmac_sha256(secret, cast.marks).substr(0, hash_bytes), visit.now);
    if (!cast.is_first) return;
    add(signals::voters, "", Activity::Per::quarter_hour);
    const std::string network = network_of(visit.request.remote_address);
    if (!network.empty()) add(signals::network, hash_of_network(visit.site, network, visit.now), Activity::Per::day);
    const Groups groups = visit.database.read([&](db::Connection& c) { return groups_of(c, organisation, cast); });
    if (groups.birth_year) add(signals::age, age_band(year_of(visit.site, visit.now) - *groups.birth_year), Activity::Per::day);
    if (groups.area) add(signals::area, std::to_string(groups.area.value), Activity::Per::day);
    if (!groups.series.empty()) add(signals::code_series, groups.series, Activity::Per::quarter_hour);
}

void note_wrong_code(const people::Visit& visit) { activity().add(visit.visitor.organisation, {}, signals::code_failed, "", visit.now); }

void note_at_desk(const people::Visit& visit, ProcessId process) {
    const std::string official = hash_of_day(visit.site, "officials", std::to_string(visit.visitor.person.value), visit.now);
    activity().add(visit.visitor.organisation, process, signals::desk, official, visit.now);
}

void note_challenge(const people::Visit& visit, ProcessId process) {
    activity().add(visit.visitor.organisation, process, signals::challenges, "", visit.now);
}

void watch(const people::Site& site, OrganisationId organisation, std::span<const Watched> votes, Instant now) {
    const auto fresh = activity().take();
    if (!fresh.empty())
        site.database.write([&](db::Transaction& tx) {
            add_counts(tx, fresh);
            forget_old_counts(tx, organisation, now);
        });
    for (const auto& [process, is_open] : votes) {
        const auto alarms = site.database.read([&](db::Connection& c) -> std::vector<Alarm> {
            const auto counts = list_counts(c, organisation, process, now);
            if (counts.empty()) return {};
            Expected expected = expected_of(site, find_watch_settings(c, organisation, process), now);
            expected.is_open = is_open;
            if (is_open) expect_register(c, site, organisation, process, now, expected);
            return judge(counts, expected, now);
        });
        if (alarms.empty()) continue;
        site.database.write([&](db::Transaction& tx) {
            for (const Alarm& alarm : alarms) insert_alert(tx, organisation, process, alarm, now);
        });
    }
}

Result<void> see_alert(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, std::int64_t number,
                       std::string_view comment, Instant now) {
    if (mark_seen(tx, visitor.organisation, process, number, visitor.person, comment, now)) return {};
    return refuse(ErrorKind::not_found, "no_such_alert", "alerts.no_such_alert");
}

Result<void> set_watch_settings(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, const WatchSettings& settings) {
    if (!allowed_networks(settings.networks)) {
        FieldErrors errors;
        errors.add("networks", "not_networks", "alerts.not_networks");
        return errors.take();
    }
    store_watch_settings(tx, visitor.organisation, process, settings);
    return {};
}

}  // namespace allting::alerts
