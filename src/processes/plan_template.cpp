#include "processes/plan_template.hpp"

#include "platform/i18n/zone.hpp"

namespace allting::processes {
namespace {

struct Weeks {
    PhaseKind kind;
    int count;
};
/// The middle of what Swedish municipalities have used.
constexpr std::array usual_weeks{
    Weeks{PhaseKind::ideas, 5}, Weeks{PhaseKind::review, 8},   Weeks{PhaseKind::presentation, 2}, Weeks{PhaseKind::vote, 3},
    Weeks{PhaseKind::count, 1}, Weeks{PhaseKind::decision, 4}, Weeks{PhaseKind::delivery, 52},    Weeks{PhaseKind::closing, 4},
};

Instant at_hour(Instant day, int days_later, std::string_view hour, std::string_view zone) {
    // Noon, so that a day of 23 or 25 hours is still the day meant.
    const Instant noon = i18n::start_of_day(day, days_later, zone) + hours(12);
    const auto at = i18n::instant_from_local(i18n::local_date(noon, zone), hour, zone);
    CHECK(at.has_value());
    return *at;
}

ProcessTexts usual_texts(const i18n::Translator& t) {
    return {.language = std::string(t.language()),
            .title = {},
            .summary = std::string(t("processes.template.summary")),
            .about = std::string(t("processes.template.about")),
            .criteria = std::string(t("processes.template.criteria")),
            .decider = std::string(t("processes.template.decider")),
            .promise = std::string(t("processes.template.promise"))};
}

}  // namespace

Process municipal_pb(const NewProcess& wanted, const i18n::Languages& languages, std::string_view zone) {
    Process process;
    process.relations = {"lives", "works", "studies"};
    process.languages = {"sv", "en"};
    for (const std::string& language : process.languages) process.texts.push_back(usual_texts(languages.get(language)));
    process.texts.front().title = wanted.title;
    int day = 0;
    for (const Weeks& phase : usual_weeks) {
        const int next = day + 7 * phase.count;
        process.phases.push_back({.kind = phase.kind,
                                  .opens = at_hour(wanted.begins, day, "08:00", zone),
                                  .closes = at_hour(wanted.begins, next - 1, "20:00", zone)});
        day = next;
    }
    process.pots.push_back({.id = {}, .area = {}, .name = std::string(languages.get("sv")("processes.template.pot")), .amount = wanted.total});
    return process;
}

}  // namespace allting::processes
