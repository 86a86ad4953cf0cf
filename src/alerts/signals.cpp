#include "alerts/signals.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/check.hpp"

namespace allting::alerts {
namespace {

using people::Count;

constexpr std::array<std::string_view, signals_count> words{"night", "network", "alike", "age", "area", "code_series", "code_failed",
                                                            "sign_in", "desk", "turnout", "challenge"};

// How a day's votes fall on its hours, in thousandths: an ordinary day of an ordinary town.
constexpr std::array<std::int64_t, 24> day_curve{7, 4, 3, 3, 3, 6, 15, 34, 52, 58, 60, 58, 62, 58, 54, 55, 58, 62, 68, 76, 78, 66, 40, 20};
constexpr std::int64_t quarters_an_hour = 4, quarters_a_day = 96;
constexpr int night_begins = 23, night_ends = 8;  // local hours
constexpr std::int64_t night_factor = 5, night_least = 30;
constexpr std::int64_t network_most = 40;             // votes a day from one place of the net that nobody has named
constexpr std::int64_t spike_least = 15;              // of a band of ages or an area, in a day
constexpr double spike_z = 4.0;
constexpr double turnout_differs = 2.0, days_differ = 1.5;  // so much one group may vote more than another, one day than the rest
constexpr std::int64_t series_least = 20, series_factor = 6;
constexpr std::int64_t failed_codes_least = 40;       // an hour
constexpr std::int64_t failed_sign_ins_least = 60;    // an hour, and more than succeed
constexpr std::int64_t desk_most_an_hour = 60;
constexpr std::int64_t challenges_least = 10, challenges_in_votes = 100;  // a day: more than both ten and one in a hundred voters

/// Sums that the rules ask for.
class Sums {
public:
    Sums(std::span<const Count> counts, Instant now) : counts_(counts), now_(people::quarter_of(now)), today_(people::first_quarter_of_day(now)) {}

    std::int64_t total(std::string_view signal) const {
        return sum([&](const Count& c) { return c.signal == signal; });
    }
    /// In the `quarters` that end `ago` quarters before this one has ended.
    std::int64_t latest(std::string_view signal, std::int64_t quarters, std::int64_t ago = 0) const {
        return sum([&](const Count& c) { return c.signal == signal && c.slot <= now_ - ago && c.slot > now_ - ago - quarters; });
    }
    std::map<std::string, std::int64_t> by_subject(std::string_view signal, std::int64_t first, std::int64_t last) const {
        std::map<std::string, std::int64_t> sums;
        for (const Count& c : counts_)
            if (c.signal == signal && c.slot >= first && c.slot <= last) sums[c.subject] += c.count;
        return sums;
    }
    std::int64_t now() const { return now_; }
    std::int64_t today() const { return today_; }
    std::int64_t first_day() const {
        std::int64_t first = today_;
        for (const Count& c : counts_) first = std::min(first, c.slot);
        return first / quarters_a_day * quarters_a_day;
    }

private:
    template <class Test> std::int64_t sum(Test&& test) const {
        std::int64_t sum = 0;
        for (const Count& c : counts_)
            if (test(c)) sum += c.count;
        return sum;
    }
    std::span<const Count> counts_;
    std::int64_t now_, today_;
};

using Alarms = std::vector<Alarm>;

/// Votes in the last hour of a night beside what the day before lets expect of it.
void judge_night(Alarms& alarms, const Sums& sums, const Expected& expected) {
    const auto hour = static_cast<int>((sums.now() / quarters_an_hour + expected.hour_shift) % 24);
    if (hour >= night_ends && hour < night_begins) return;
    const std::int64_t votes = sums.latest(signals::casts, quarters_an_hour);
    // The day before last midnight, so that a night of fraud does not raise its own forecast.
    const std::int64_t day = sums.latest(signals::casts, quarters_a_day, 8 * quarters_an_hour);
    const auto curve = std::max(day_curve[static_cast<std::size_t>(hour)], day_curve[static_cast<std::size_t>((hour + 23) % 24)]);
    const std::int64_t threshold = std::max(night_least, night_factor * day * curve / 1000);
    if (votes > threshold) alarms.push_back({Signal::night, "", votes, threshold});
}

void judge_networks(Alarms& alarms, const Sums& sums, const Expected& expected) {
    for (const auto& [network, votes] : sums.by_subject(signals::network, sums.today(), sums.now())) {
        const auto allowed = expected.networks.find(network);
        const std::int64_t threshold = allowed == expected.networks.end() ? network_most : allowed->second;
        if (votes > threshold) alarms.push_back({Signal::network, network, votes, threshold});
    }
}

void judge_alike(Alarms& alarms, std::span<const Count> counts, const Sums& sums) {
    std::int64_t most = 0;
    for (const Count& c : counts)
        if (c.signal == signals::alike && c.slot > sums.now() - quarters_an_hour) most = std::max(most, c.count);
    if (most > people::alike_most) alarms.push_back({Signal::alike, "", most, people::alike_most});
}

/// A part of the day's voters far larger than the register, and the vote until yesterday, let expect.
void judge_shares(Alarms& alarms, const Sums& sums, Signal raised, std::string_view signal, const std::map<std::string, std::int64_t>& on_register) {
    const auto today = sums.by_subject(signal, sums.today(), sums.now());
    const auto before = sums.by_subject(signal, sums.first_day(), sums.today() - 1);
    const auto size = [](const auto& sums_of) { std::int64_t all = 0; for (const auto& [_, n] : sums_of) all += n; return all; };
    const auto part = [](const auto& sums_of, const std::string& name) { const auto found = sums_of.find(name); return found == sums_of.end() ? 0 : found->second; };
    const std::int64_t voters = size(today), earlier = size(before), eligible = size(on_register);
    if (eligible == 0 && earlier < 10 * spike_least) return;  // nothing to compare with
    for (const auto& [name, votes] : today) {
        double share = 0;
        if (eligible > 0) share = turnout_differs * double(part(on_register, name)) / double(eligible);
        if (earlier > 0) share = std::max(share, days_differ * double(part(before, name) + 1) / double(earlier + 1));
        if (share >= 0.5) continue;
        const double expected_votes = double(voters) * share;
        const auto threshold = std::max(spike_least, std::int64_t(std::ceil(expected_votes + spike_z * std::sqrt(expected_votes * (1 - share)))));
        if (votes > threshold) alarms.push_back({raised, name, votes, threshold});
    }
}

/// Codes of one print run used in a cluster: a stack of letters that never reached the letter boxes.
void judge_series(Alarms& alarms, const Sums& sums) {
    const auto all = sums.by_subject(signals::code_series, sums.first_day(), sums.now());
    for (const auto& [series, votes] : sums.by_subject(signals::code_series, sums.now() - 1, sums.now())) {
        const std::int64_t quarters = std::max<std::int64_t>(quarters_a_day, sums.now() - sums.first_day());
        const std::int64_t usual = 2 * (all.at(series) - votes) / quarters;
        const std::int64_t threshold = std::max(series_least, series_factor * usual);
        if (votes > threshold) alarms.push_back({Signal::code_series, series, votes, threshold});
    }
}

void judge_failures(Alarms& alarms, const Sums& sums) {
    const std::int64_t codes = sums.latest(signals::code_failed, quarters_an_hour);
    const std::int64_t codes_most = std::max(failed_codes_least, sums.latest(signals::casts, quarters_an_hour));
    if (codes > codes_most) alarms.push_back({Signal::code_failed, "", codes, codes_most});
    const std::int64_t succeeded = sums.latest(signals::sign_in, quarters_an_hour);
    const std::int64_t failed = sums.latest(signals::sign_in_tried, quarters_an_hour) - succeeded;
    const std::int64_t failed_most = std::max(failed_sign_ins_least, succeeded);
    if (failed > failed_most) alarms.push_back({Signal::sign_in, "", failed, failed_most});
}

void judge_desk(Alarms& alarms, const Sums& sums) {
    for (const auto& [official, voters] : sums.by_subject(signals::desk, sums.now() - quarters_an_hour + 1, sums.now()))
        if (voters > desk_most_an_hour) alarms.push_back({Signal::desk, official, voters, desk_most_an_hour});
}

void judge_turnout(Alarms& alarms, const Sums& sums, const Expected& expected) {
    const std::int64_t voters = sums.total(signals::voters);
    std::optional<std::int64_t> threshold = expected.eligible;
    if (expected.votes_last_time && (!threshold || 2 * *expected.votes_last_time < *threshold)) threshold = 2 * *expected.votes_last_time;
    if (threshold && voters > *threshold) alarms.push_back({Signal::turnout, "", voters, *threshold});
}

void judge_challenges(Alarms& alarms, const Sums& sums) {
    const std::int64_t challenges = sums.latest(signals::challenges, quarters_a_day);
    const std::int64_t threshold = std::max(challenges_least, sums.total(signals::voters) / challenges_in_votes);
    if (challenges > threshold) alarms.push_back({Signal::challenge, "", challenges, threshold});
}

}  // namespace

std::string_view word_of(Signal signal) { return words[static_cast<std::size_t>(signal)]; }

Signal signal_from_word(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    CHECK(found != words.end());
    return static_cast<Signal>(found - words.begin());
}

std::string_view age_band(int age) {
    if (age < 13) return "0-12";
    if (age < 20) return "13-19";
    constexpr std::array<std::string_view, 7> tens{"20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89"};
    if (age < 90) return tens[static_cast<std::size_t>(age / 10 - 2)];
    return age < 95 ? "90-94" : "95-";
}

std::vector<Alarm> judge(std::span<const Count> counts, const Expected& expected, Instant now) {
    const Sums sums(counts, now);
    Alarms alarms;
    judge_challenges(alarms, sums);
    if (!expected.is_open) return alarms;
    judge_night(alarms, sums, expected);
    judge_networks(alarms, sums, expected);
    judge_alike(alarms, counts, sums);
    judge_shares(alarms, sums, Signal::age, signals::age, expected.ages);
    judge_shares(alarms, sums, Signal::area, signals::area, expected.areas);
    judge_series(alarms, sums);
    judge_failures(alarms, sums);
    judge_desk(alarms, sums);
    judge_turnout(alarms, sums, expected);
    return alarms;
}

}  // namespace allting::alerts
