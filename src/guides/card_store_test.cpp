#include "guides/card_store.hpp"

#include <gmock/gmock.h>

#include "guides/card_actions.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/example_process_test.hpp"
#include "processes/process_store.hpp"
#include "record/record.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_guides();
}  // namespace allting

namespace allting::guides {
namespace {

using db::Connection;
using db::Transaction;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Instant now = *instant_from_iso("2027-05-12T10:00:00Z"), later = now + days(3), last = now + days(9);
constexpr OrganisationId organisation{1};

class CardStore : public db::testing::DatabaseTest {
protected:
    CardStore()
        : DatabaseTest({embedded_schema_record(), embedded_schema_people(), embedded_schema_places(), embedded_schema_processes(), embedded_schema_guides()}) {
        facilitator_.person = PersonId{4};
        facilitator_.roles.add(people::Role::facilitator);
        process_ = processes::testing::example_process();
        process_.id = ProcessId{1};
        database().write([&](Transaction& tx) { processes::insert_process(tx, organisation, process_, now); });
    }

    static CardForm price(std::int64_t high) {
        return {.kind = CardKind::price, .process = {},
                .text = {.title = "Parkbänk", .words = {"bänk", "soffa"}, .area = {}, .source = "Ramavtal 2027", .source_at = now - days(30), .rule = {},
                         .price = {.low = kronor(8'000), .high = kronor(high), .running = kronor(500), .lifetime_years = 15, .included = "Montering.", .built_place = {}}}};
    }
    Card write(const CardForm& form) {
        return database().write([&](Transaction& tx) { return write_card(tx, facilitator_, form, now); }).value();
    }
    Result<Card> change(CardId id, std::int64_t before, const CardForm& form, Instant at) {
        return database().write([&](Transaction& tx) { return change_card(tx, facilitator_, id, before, form, at); });
    }
    Result<Card> withdraw(CardId id, Instant at) {
        return database().write([&](Transaction& tx) { return withdraw_card(tx, facilitator_, id, at); });
    }
    std::vector<Card> shown(ProcessId process) {
        return database().read([&](Connection& c) { return list_shown(c, organisation, process); });
    }

    people::Visitor facilitator_;
    processes::Process process_;
};

INSTANTIATE_TEST_SUITE_P(EachEngine, CardStore, db::testing::engines(), db::testing::engine_name);

TEST_P(CardStore, keeps_a_card_as_it_was_written) {
    const Card written = write(price(15'000));
    const auto found = database().read([&](Connection& c) { return find_card(c, organisation, written.id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text, price(15'000).text);
    EXPECT_EQ(found->kind, CardKind::price);
    EXPECT_EQ(found->shown_from, now);
    EXPECT_FALSE(found->is_example);
    EXPECT_FALSE(database().read([&](Connection& c) { return find_card(c, OrganisationId{2}, written.id); }));
}

TEST_P(CardStore, shows_the_cards_of_a_process_and_those_of_all) {
    CardForm of_one = price(9'000);
    of_one.process = process_.id;
    const Card everywhere = write(price(15'000)), here = write(of_one);
    EXPECT_THAT(shown(process_.id), ElementsAre(Field(&Card::id, everywhere.id), Field(&Card::id, here.id)));
    EXPECT_THAT(shown(ProcessId{99}), ElementsAre(Field(&Card::id, everywhere.id)));
    EXPECT_EQ(database().write([&](Transaction& tx) {
        CardForm of_none = price(1);
        of_none.process = ProcessId{99};
        return write_card(tx, facilitator_, of_none, now);
    }).error().code, "no_process");
}

TEST_P(CardStore, a_change_is_a_new_version_and_the_old_one_can_be_read) {
    const Card card = write(price(15'000));
    ASSERT_TRUE(change(card.id, 1, price(18'000), later).ok());
    const auto versions = database().read([&](Connection& c) { return list_versions(c, organisation, card.id); });
    ASSERT_THAT(versions, SizeIs(2));
    EXPECT_EQ(versions[0].text.price.high, kronor(18'000));
    EXPECT_EQ(versions[0].shown_from, later);
    EXPECT_EQ(versions[1].text.price.high, kronor(15'000));
    EXPECT_EQ(versions[1].shown_from, now);
    EXPECT_EQ(database().read([&](Connection& c) { return find_version(c, organisation, card.id, 1); })->text.price.high, kronor(15'000));
    EXPECT_EQ(shown(process_.id).front().version, 2);
}

TEST_P(CardStore, of_two_who_change_the_same_version_one_is_told) {
    const Card card = write(price(15'000));
    ASSERT_TRUE(change(card.id, 1, price(18'000), later).ok());
    EXPECT_EQ(change(card.id, 1, price(19'000), later).error().code, "changed_meanwhile");
    EXPECT_EQ(change(card.id, 2, price(18'000), later).error().code, "nothing_changed");
    EXPECT_EQ(change(CardId{99}, 1, price(18'000), later).error().code, "not_found");
}

TEST_P(CardStore, a_withdrawn_card_is_kept_and_a_new_version_shows_it_again) {
    const Card card = write(price(15'000));
    ASSERT_TRUE(withdraw(card.id, later).ok());
    EXPECT_THAT(shown(process_.id), IsEmpty());
    EXPECT_EQ(withdraw(card.id, later).error().code, "withdrawn_already");
    EXPECT_EQ(database().read([&](Connection& c) { return list_cards(c, organisation); }).front().withdrawn_at, later);
    ASSERT_TRUE(change(card.id, 1, price(15'000), last).ok()) << "the same words again";
    EXPECT_THAT(shown(process_.id), SizeIs(1));
    const auto versions = database().read([&](Connection& c) { return list_versions(c, organisation, card.id); });
    EXPECT_EQ(versions[1].withdrawn_at, later) << "that it was away is not forgotten";
}

TEST_P(CardStore, the_record_tells_what_was_shown_and_not_who_wrote_it) {
    const Card card = write(price(15'000));
    ASSERT_TRUE(change(card.id, 1, price(18'000), later).ok());
    ASSERT_TRUE(withdraw(card.id, last).ok());
    std::vector<std::string> deeds;
    for (const auto& entry : database().read([&](Connection& c) { return record::list_entries_of(c, organisation, "card", card.id.value); })) {
        deeds.push_back(entry.kind);
        EXPECT_EQ(entry.by_role, "facilitator");
    }
    EXPECT_THAT(deeds, ElementsAre("card_written", "card_changed", "card_withdrawn"));
}

}  // namespace
}  // namespace allting::guides
