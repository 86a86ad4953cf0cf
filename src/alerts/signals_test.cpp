// The known frauds, played again on a clock of our own: each must raise its alarm within 15 minutes of being complete. And
// an ordinary vote of 20,000 over two weeks, by several seeds: one alarm at most.
#include "alerts/signals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace allting::alerts {
namespace {

using people::Activity;
using people::Count;
using Per = Activity::Per;

constexpr OrganisationId town{1};
constexpr ProcessId vote{3};
const Instant opening = instant_from_iso("2027-05-03T06:00:00Z").value();

/// Shares of a town's people by band, in thousandths; and how eager each band is to vote, in hundredths.
struct Band { std::string_view name; int age, share, eager; };
constexpr std::array bands{Band{"13-19", 16, 90, 60},   Band{"20-29", 25, 130, 80},  Band{"30-39", 35, 150, 130}, Band{"40-49", 45, 140, 140},
                           Band{"50-59", 55, 150, 110}, Band{"60-69", 65, 130, 100}, Band{"70-79", 75, 130, 80},  Band{"80-89", 85, 65, 50},
                           Band{"90-94", 92, 12, 25},   Band{"95-", 97, 3, 15}};
/// How a day's votes fall on the local hours. Not the curve of the rules: towns differ.
constexpr std::array<int, 24> hours_of_day{9, 5, 3, 2, 2, 5, 18, 40, 55, 50, 55, 62, 66, 50, 50, 52, 60, 66, 72, 80, 74, 60, 42, 22};
constexpr int days_open = 14;

class Simulation {
public:
    explicit Simulation(unsigned seed) : random_(seed) {
        for (const Band& band : bands) expected_.ages[std::string(band.name)] = band.share * 50;
        for (const char* area : {"north", "south", "east", "west"}) expected_.areas[area] = 12'500;
        expected_.eligible = 50'000;
        expected_.networks = {{"library", 400}, {"school", 600}};
        expected_.hour_shift = 2;
    }

    Expected& expected() { return expected_; }
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
    double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }

    void cast(Instant at, std::string_view network, std::string_view band, const std::string& area, const std::string& ballot) {
        activity_.add(town, vote, signals::casts, "", at);
        activity_.add(town, vote, signals::voters, "", at);
        activity_.add(town, vote, signals::network, network, at, Per::day);
        activity_.add(town, vote, signals::age, band, at, Per::day);
        activity_.add(town, vote, signals::area, area, at, Per::day);
        activity_.see_ballot(town, vote, ballot, at);
    }

    /// Somebody of the town: from home, by a telephone's shared network, at the library or in school.
    void cast_ordinary(Instant at) {
        const Band& band = ordinary_band();
        const double how = chance();
        std::string network = "home " + std::to_string(below(9'000));
        if (how < 0.35) network = "telephone " + std::to_string(below(150));
        else if (how < 0.40) network = "library";
        else if (how < 0.44) network = "school";
        // Three of twelve projects, some far more liked than others.
        std::set<int> marks;
        while (marks.size() < 3) marks.insert(std::min(below(12), below(12)));
        std::string ballot;
        for (const int mark : marks) ballot += std::to_string(mark) + ",";
        const char* const areas[] = {"north", "north", "south", "south", "south", "east", "west", "west"};
        cast(at, network, band.name, areas[below(8)], ballot);
        activity_.add(town, ProcessId{}, signals::sign_in_tried, "", at);
        activity_.add(town, ProcessId{}, signals::sign_in, "", at);
        if (chance() < 0.06) activity_.add(town, ProcessId{}, signals::sign_in_tried, "", at);
        if (chance() < 0.10) activity_.add(town, vote, signals::casts, "", at);  // and thinks again
        if (chance() < 0.30) activity_.add(town, vote, signals::code_series, "series " + std::to_string(below(20)), at);
        if (chance() < 0.03) activity_.add(town, vote, signals::code_failed, "", at);
        if (chance() < 0.03) activity_.add(town, vote, signals::desk, "official " + std::to_string(below(4)), at);
    }

    Activity& activity() { return activity_; }

    /// Ordinary votes of this quarter of an hour in a vote of `all`; more on the first and the last days.
    void ordinary_quarter(Instant at, int all) {
        const auto since = (at.utc_ms - opening.utc_ms) / days(1).ms;
        const double of_day = (since == 0 ? 1.6 : since >= days_open - 2 ? 1.7 : 0.84) / days_open;
        const auto hour = static_cast<std::size_t>((at.utc_ms / hours(1).ms + expected_.hour_shift) % 24);
        const double mean = all * of_day * hours_of_day[hour] / 1000.0 / 4;
        const int votes = std::poisson_distribution<int>(mean)(random_);
        for (int n = 0; n < votes; ++n) cast_ordinary(at + Duration{below(15 * 60'000)});
    }

    /// What is raised at the end of this quarter and was not before on the same day.
    std::vector<Alarm> look(Instant now) {
        for (const Count& count : activity_.take()) {
            Count& kept = counts_.try_emplace({count.signal, count.subject, count.slot}, Count{.organisation = town, .process = vote, .signal = count.signal,
                                              .subject = count.subject, .slot = count.slot}).first->second;
            kept.count = count.signal == signals::alike ? std::max(kept.count, count.count) : kept.count + count.count;
        }
        // As the store does: of networks, today's alone.
        std::erase_if(counts_, [&](const auto& c) { return c.second.signal == signals::network && c.second.slot < people::first_quarter_of_day(now); });
        std::vector<Count> counts;
        for (const auto& [_, count] : counts_) counts.push_back(count);
        std::vector<Alarm> fresh;
        for (const Alarm& alarm : judge(counts, expected_, now))
            if (raised_.insert({std::string(word_of(alarm.signal)) + "/" + alarm.subject, people::first_quarter_of_day(now)}).second) fresh.push_back(alarm);
        return fresh;
    }

    /// The quarters from `from` on with ordinary votes of a vote of `all`; `more` adds a fraud. All alarms on the way.
    template <class More> std::vector<std::pair<Instant, Alarm>> run(Instant from, Duration length, int all, More&& more) {
        std::vector<std::pair<Instant, Alarm>> raised;
        for (Instant at = from; at < from + length; at = at + people::quarter) {
            ordinary_quarter(at, all);
            more(at);
            for (const Alarm& alarm : look(at + Duration{people::quarter.ms - 1})) raised.emplace_back(at + people::quarter, alarm);
        }
        return raised;
    }

    const Band& ordinary_band() {
        for (;;) {
            const Band& band = bands[static_cast<std::size_t>(below(int(bands.size())))];
            if (below(150 * 140) < band.share * band.eager) return band;
        }
    }

private:
    std::mt19937 random_;
    Activity activity_;
    Expected expected_;
    std::map<std::tuple<std::string, std::string, std::int64_t>, Count> counts_;
    std::set<std::pair<std::string, std::int64_t>> raised_;
};

constexpr auto nothing_more = [](Instant) {};

class FraudIn : public ::testing::TestWithParam<unsigned> {
protected:
    FraudIn() : town_(GetParam()) { town_.run(opening, days(4), 5'000, nothing_more); }

    /// Alarms of this kind while `fraud` goes on, up to 15 minutes after it is complete.
    template <class Fraud> std::vector<Alarm> raised(Signal signal, Instant from, Duration length, Fraud&& fraud) {
        std::vector<Alarm> alarms;
        for (const auto& [at, alarm] : town_.run(from, length, 5'000, fraud))
            if (alarm.signal == signal && at <= from + length + people::quarter) alarms.push_back(alarm);
        return alarms;
    }

    Simulation town_;
    const Instant day_five_ = opening + days(4);  // 08:00 in the town
};

TEST_P(FraudIn, guimaraes_2850_votes_at_night) {
    const Instant begin = day_five_ + minutes(16 * 60 + 30);  // 00:30 in the town
    town_.run(day_five_, minutes(16 * 60 + 30), 5'000, nothing_more);
    int n = 0;
    const auto alarms = raised(Signal::night, begin, hours(7), [&](Instant at) {
        for (int i = 0; i < 2850 / 28; ++i, ++n)
            town_.cast(at, "robot " + std::to_string(n % 300), town_.ordinary_band().name, "north", "1,2," + std::to_string(n % 9));
    });
    EXPECT_FALSE(alarms.empty());
}

TEST_P(FraudIn, wroclaw_300_voters_of_nearly_a_hundred_years_in_a_day) {
    const auto alarms = raised(Signal::age, day_five_, hours(8), [&](Instant at) {
        for (int i = 0; i < 300 / 32; ++i) town_.cast(at, "home " + std::to_string(town_.below(9'000)), "95-", "south", "3,5,8");
    });
    ASSERT_FALSE(alarms.empty());
    EXPECT_EQ(alarms.front().subject, "95-");
}

TEST_P(FraudIn, wroclaw_where_there_is_no_register_to_compare_with) {
    town_.expected().ages.clear();
    const auto alarms = raised(Signal::age, day_five_, hours(8), [&](Instant at) {
        for (int i = 0; i < 300 / 32; ++i) town_.cast(at, "home " + std::to_string(town_.below(9'000)), "95-", "south", "3,5,8");
    });
    EXPECT_FALSE(alarms.empty());
}

TEST_P(FraudIn, elblag_415_ballots_almost_alike_in_a_batch) {
    const auto alarms = raised(Signal::alike, day_five_ + hours(2), hours(1), [&](Instant at) {
        for (int i = 0; i < 415 / 4; ++i)
            town_.cast(at, "home " + std::to_string(town_.below(9'000)), town_.ordinary_band().name, "east", i % 12 == 0 ? "4,6," : "4,6,7");
    });
    EXPECT_FALSE(alarms.empty());
}

TEST_P(FraudIn, segovia_more_votes_than_twice_the_last_edition) {
    town_.expected().votes_last_time = 1'500;
    const auto alarms = raised(Signal::turnout, day_five_, days(2), [&](Instant at) {
        for (int i = 0; i < 15; ++i) town_.cast_ordinary(at);
    });
    EXPECT_FALSE(alarms.empty());
}

TEST_P(FraudIn, santomera_100_votes_from_two_places) {
    int n = 0;
    const auto alarms = raised(Signal::network, day_five_ + hours(3), hours(5), [&](Instant at) {
        for (int i = 0; i < 5; ++i, ++n)
            town_.cast(at, n % 2 ? "one house" : "another", town_.ordinary_band().name, "west", std::to_string(town_.below(900)));
    });
    std::set<std::string> places;
    for (const Alarm& alarm : alarms) places.insert(alarm.subject);
    EXPECT_EQ(places, (std::set<std::string>{"another", "one house"}));
}

TEST_P(FraudIn, codes_of_one_print_run_used_in_a_cluster) {
    const auto alarms = raised(Signal::code_series, day_five_ + hours(4), minutes(45), [&](Instant at) {
        for (int i = 0; i < 20; ++i) {
            town_.cast_ordinary(at);
            town_.activity().add(town, vote, signals::code_series, "series 7", at);
        }
    });
    ASSERT_FALSE(alarms.empty());
    EXPECT_EQ(alarms.front().subject, "series 7");
}

TEST_P(FraudIn, somebody_who_guesses_codes_and_passwords) {
    const auto guess_at = [&](ProcessId process, std::string_view signal) {
        return [this, process, signal](Instant at) {
            for (int i = 0; i < 30; ++i) town_.activity().add(town, process, signal, "", at);
        };
    };
    EXPECT_FALSE(raised(Signal::code_failed, day_five_, hours(1), guess_at(vote, signals::code_failed)).empty());
    EXPECT_FALSE(raised(Signal::sign_in, day_five_ + hours(1), hours(1), guess_at(ProcessId{}, signals::sign_in_tried)).empty());
}

TEST_P(FraudIn, an_official_who_checks_off_a_voter_every_half_minute) {
    const auto alarms = raised(Signal::desk, day_five_ + hours(5), hours(1), [&](Instant at) {
        for (int i = 0; i < 30; ++i) town_.activity().add(town, vote, signals::desk, "official 2", at);
    });
    ASSERT_FALSE(alarms.empty());
    EXPECT_EQ(alarms.front().subject, "official 2");
}

INSTANTIATE_TEST_SUITE_P(, FraudIn, ::testing::Values(1u, 2u, 3u));

class OrdinaryVote : public ::testing::TestWithParam<unsigned> {};

TEST_P(OrdinaryVote, of_20000_voters_in_14_days_raises_at_most_one_alarm) {
    Simulation town_of_calm(GetParam());
    town_of_calm.expected().votes_last_time = 14'000;
    const auto raised = town_of_calm.run(opening, days(days_open), 20'000, nothing_more);
    for (const auto& [at, alarm] : raised)
        std::printf("%s %s %s: %ld above %ld\n", to_iso(at).c_str(), std::string(word_of(alarm.signal)).c_str(), alarm.subject.c_str(), long(alarm.figure), long(alarm.threshold));
    EXPECT_LE(raised.size(), 1u);
}

TEST_P(OrdinaryVote, without_a_register_raises_at_most_one_alarm) {
    Simulation town_of_calm(GetParam());
    town_of_calm.expected().ages.clear();
    town_of_calm.expected().areas.clear();
    town_of_calm.expected().eligible.reset();
    EXPECT_LE(town_of_calm.run(opening, days(days_open), 20'000, nothing_more).size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(, OrdinaryVote, ::testing::Values(11u, 12u, 13u, 14u, 15u));

}  // namespace
}  // namespace allting::alerts
