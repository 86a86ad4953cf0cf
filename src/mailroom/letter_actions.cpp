#include "mailroom/letter_actions.hpp"

#include <algorithm>
#include <map>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "mailroom/letter_store.hpp"
#include "people/looks_actions.hpp"
#include "people/person_store.hpp"
#include "places/place_store.hpp"
#include "platform/db/counter.hpp"

namespace allting::mailroom {
namespace {

constexpr std::int64_t waiting_max = 5'000;

Error nothing_to_post() { return refuse(ErrorKind::conflict, "nothing_to_post", "mailroom.refused.nothing_to_post"); }

Result<Batch> load(db::Connection& connection, const people::Visit& visit, std::int64_t id) {
    const auto batch = find_batch(connection, visit.visitor.organisation, id);
    if (!batch) return refuse(ErrorKind::not_found, "not_found", "app.not_found_sentence");
    return *batch;
}

std::vector<Letter> list_all(db::Connection& connection, const people::Visit& visit) {
    std::vector<Letter> letters;
    std::map<PersonId, std::optional<people::Person>> persons;
    for (auto& notice : notices::list_by_hand(connection, visit.visitor.organisation, visit.site.languages, waiting_max)) {
        auto& person = persons[notice.person];
        if (notice.person && !person) person = people::find_person(connection, visit.visitor.organisation, notice.person);
        letters.push_back({.notice = std::move(notice), .name = {}, .contact = {}});
        Letter& letter = letters.back();
        letter.name = person ? person->name : "";
        letter.contact = person ? person->contact : letter.notice.address;
        letter.is_protected = person && person->protected_identity;
    }
    return letters;
}

/// Where the printed address leads: as set, else as the facilitator's browser reached us.
std::string base_url(const people::Visit& visit) {
    if (!visit.site.base_url.empty()) return visit.site.base_url;
    return (visit.request.secure ? "https://" : "http://") + std::string(visit.request.header("host"));
}

Sender sender_of(db::Connection& connection, const people::Visit& visit) {
    const auto organisation = places::find_organisation(connection, visit.visitor.organisation);
    Sender sender{.name = organisation.name, .lines = {}, .base_url = base_url(visit)};
    for (const auto line : split(organisation.contact, '\n'))
        if (!trim(line).empty() && sender.lines.size() < 4) sender.lines.emplace_back(trim(line));
    return sender;
}

}  // namespace

std::vector<Letter> list_waiting(db::Connection& connection, const people::Visit& visit) {
    auto letters = list_all(connection, visit);
    std::erase_if(letters, [&](const Letter& one) { return is_in_batch(connection, visit.visitor.organisation, one.notice.told.id); });
    std::ranges::stable_sort(letters, {}, [](const Letter& one) { return std::pair(one.notice.person.value, one.notice.address); });
    return letters;
}

std::vector<Letter> list_letters(db::Connection& connection, const people::Visit& visit, const Batch& batch) {
    auto all = list_all(connection, visit);
    std::vector<Letter> letters;
    for (const BatchNotice& one : list_notices(connection, visit.visitor.organisation, batch.id)) {
        const auto found = std::ranges::find(all, one.notice, [](const Letter& letter) { return letter.notice.told.id; });
        if (found != all.end()) letters.push_back(std::move(*found));
    }
    return letters;
}

Result<Batch> make_batch(db::Transaction& tx, const people::Visit& visit, bool is_protected) {
    std::vector<std::int64_t> chosen;
    for (const Letter& letter : list_waiting(tx, visit))
        if (letter.is_protected == is_protected && !envelope_lines(visit.t, letter).empty() && chosen.size() < std::size_t(limits::letters_per_print))
            chosen.push_back(letter.notice.told.id);
    if (chosen.empty()) return nothing_to_post();
    const auto organisation = visit.visitor.organisation;
    const Batch batch{.id = db::take_number(tx, organisation, "letter_batch"), .is_protected = is_protected, .made_at = visit.now,
                      .made_by = visit.visitor.person, .letters = std::int64_t(chosen.size())};
    insert_batch(tx, organisation, batch, chosen);
    return batch;
}

Result<Printable> prepare_print(db::Connection& connection, const people::Visit& visit, std::int64_t id, bool is_large) {
    TRY(const Batch batch, load(connection, visit, id));
    auto letters = list_letters(connection, visit, batch);
    std::erase_if(letters, [&](const Letter& one) { return envelope_lines(visit.t, one).empty() || one.is_protected != batch.is_protected; });
    if (letters.empty()) return nothing_to_post();
    return Printable{batch, print_job(visit.site.languages, sender_of(connection, visit), batch, letters, visit.now, is_large)};
}

void note_print(db::Transaction& tx, const people::Visit& visit, const Printable& printed) {
    Batch batch = printed.batch;
    ++batch.prints;
    store_batch(tx, visit.visitor.organisation, batch);
    people::note_access(tx, visit.visitor, "notice_letters", std::int64_t(printed.job.messages.size()), visit.now);
}

Result<Batch> post_batch(db::Transaction& tx, const people::Visit& visit, std::int64_t id) {
    const auto organisation = visit.visitor.organisation;
    TRY(Batch batch, load(tx, visit, id));
    if (batch.prints == 0) return refuse(ErrorKind::conflict, "not_printed", "mailroom.refused.not_printed");
    if (batch.posted_at) return batch;
    batch.posted_at = visit.now;
    store_batch(tx, organisation, batch);
    for (const BatchNotice& one : list_notices(tx, organisation, id))
        if (notices::mark_told(tx, organisation, one.notice)) note_posted(tx, organisation, one.notice, true);
    return batch;
}

Result<void> undo_batch(db::Transaction& tx, const people::Visit& visit, std::int64_t id) {
    const auto organisation = visit.visitor.organisation;
    TRY(Batch batch, load(tx, visit, id));
    if (!batch.posted_at) {
        delete_batch(tx, organisation, id);
        return {};
    }
    batch.posted_at = std::nullopt;
    store_batch(tx, organisation, batch);
    for (const BatchNotice& one : list_notices(tx, organisation, id)) {
        if (!one.posted) continue;
        notices::mark_untold(tx, organisation, one.notice);
        note_posted(tx, organisation, one.notice, false);
    }
    return {};
}

}  // namespace allting::mailroom
