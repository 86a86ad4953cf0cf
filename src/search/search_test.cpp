// The index on both engines: what is found, in which order, and what is not found any more.
#include "search/search_view.hpp"

#include <gmock/gmock.h>

#include "platform/db/test_databases.hpp"
#include "search/excerpt.hpp"
#include "search/index_actions.hpp"
#include "search/index_store.hpp"
#include "search/postings.hpp"
#include "search/spelling.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_search();
}

namespace allting::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Spelling, one_error_is_a_letter_more_less_another_or_two_that_changed_places) {
    EXPECT_TRUE(is_one_error_apart("lekplats", "lekplat"));
    EXPECT_TRUE(is_one_error_apart("bänkar", "bänkarr"));
    EXPECT_TRUE(is_one_error_apart("bankar", "bänkar"));
    EXPECT_TRUE(is_one_error_apart("cykel", "cyekl"));
    EXPECT_FALSE(is_one_error_apart("cykel", "cykel"));
    EXPECT_FALSE(is_one_error_apart("cykel", "cirkel"));
    EXPECT_FALSE(is_one_error_apart("cykel", "cyk"));
    EXPECT_FALSE(is_one_error_apart("abcd", "cbad"));
}

TEST(Spelling, words_one_error_apart_share_a_variant) {
    const auto share = [](std::string_view one, std::string_view other) {
        for (const std::string& variant : variants_of(one))
            if (std::ranges::binary_search(variants_of(other), variant)) return true;
        return false;
    };
    EXPECT_TRUE(share("lekplats", "lekplast"));
    EXPECT_TRUE(share("lekplats", "lekpluts"));
    EXPECT_TRUE(share("lekplats", "lekplatss"));
    EXPECT_TRUE(share("gård", "gord"));
    EXPECT_FALSE(share("lekplats", "badplats"));
    EXPECT_THAT(variants_of("bil"), IsEmpty());
    EXPECT_THAT(variants_of("väg47"), IsEmpty());
}

TEST(Postings, come_back_as_they_were_put) {
    std::string entries;
    append_entry(entries, 2 * block_numbers, 1);
    append_entry(entries, 2 * block_numbers + 700, 255);
    append_entry(entries, 3 * block_numbers - 1, 7);
    std::vector<std::pair<std::int64_t, int>> seen;
    for_each_entry(entries, 2, [&](std::int64_t number, std::uint8_t weight) { seen.emplace_back(number, weight); });
    EXPECT_THAT(seen, ElementsAre(std::pair(2048, 1), std::pair(2748, 255), std::pair(3071, 7)));
}

TEST(Excerpt, shows_the_word_that_was_found_and_what_stands_around_it) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "ord" + std::to_string(i) + " ";
    text += "här vill vi ha fler bänkar, tack";
    const auto pieces = excerpt_of(text, "sv", {"bänk"});
    ASSERT_EQ(pieces.size(), 3u);
    EXPECT_THAT(pieces[0].first, testing::StartsWith("… "));
    EXPECT_THAT(pieces[0].first, testing::EndsWith("vi ha fler "));
    EXPECT_EQ(pieces[1], std::pair(std::string("bänkar,"), true));
    EXPECT_EQ(pieces[2].first, " tack");
}

TEST(Excerpt, of_a_text_without_the_word_is_its_beginning) {
    const auto pieces = excerpt_of("Fler träd\nvid torget", "sv", {"bänk"});
    ASSERT_EQ(pieces.size(), 1u);
    EXPECT_EQ(pieces[0].first, "Fler träd vid torget");
}

const OrganisationId town{1}, other_town{2};

Document idea(std::int64_t id, std::string title, std::string body, std::string language = "sv") {
    return {.kind = "idea", .subject = id, .process = ProcessId{3}, .path = "/proposals/" + std::to_string(id), .title = std::move(title),
            .body = std::move(body), .language = std::move(language)};
}

class Index : public db::testing::DatabaseTest {
protected:
    Index() : DatabaseTest({embedded_schema_search()}) {}

    void put(std::initializer_list<Document> documents) {
        database().write([&](db::Transaction& tx) { put_documents(tx, town, {documents.begin(), documents.size()}); });
    }
    SearchAnswer ask(Question question, OrganisationId organisation = town) {
        return database().read([&](db::Connection& c) { return find_documents(c, organisation, question); });
    }
    std::vector<std::int64_t> found(std::string text) {
        std::vector<std::int64_t> ids;
        for (const Hit& hit : ask({.text = std::move(text)}).hits) ids.push_back(hit.document.subject);
        return ids;
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Index, db::testing::engines(), db::testing::engine_name);

TEST_P(Index, finds_other_forms_of_a_word) {
    put({idea(1, "Cykelvägar till skolan", "Trygga vägar"), idea(2, "Utegym", "Vid ån")});
    EXPECT_THAT(found("cykelvägen"), ElementsAre(1));
    EXPECT_THAT(found("CYKELVÄG"), ElementsAre(1));
    EXPECT_THAT(found("utegymmet"), ElementsAre(2));
    EXPECT_THAT(found("simhall"), IsEmpty());
}

TEST_P(Index, swedish_letters_are_letters_of_their_own) {
    put({idea(1, "Ny hall", "för alla"), idea(2, "Häll upp", "vatten")});
    EXPECT_THAT(found("hall"), ElementsAre(1));
    EXPECT_THAT(found("häll"), ElementsAre(2));
}

TEST_P(Index, titles_weigh_more_and_so_do_more_of_the_words) {
    put({idea(1, "Träd", "Vid lekplatsen i Björkhagen ska det bli fler träd och buskar"), idea(2, "Lekplats", "I Björkhagen"),
         idea(3, "Belysning", "Längs ån"), idea(4, "Fest", "På lekplatsen")});
    EXPECT_THAT(found("lekplats Björkhagen"), ElementsAre(2, 1, 4));
    EXPECT_THAT(found("träd"), ElementsAre(1));
}

TEST_P(Index, a_beginning_finds_the_word) {
    put({idea(1, "Cykelställ", "Vid stationen"), idea(2, "Cykel", "Låna en")});
    EXPECT_THAT(found("cykel"), ElementsAre(2, 1));
    EXPECT_THAT(found("cyk"), testing::UnorderedElementsAre(1, 2));
}

TEST_P(Index, a_misspelt_word_is_taken_for_the_one_that_somebody_has_written) {
    put({idea(1, "Lekplats", "med gungor"), idea(2, "Utegym", "med räcken")});
    const auto answer = ask({.text = "lekpalts"});
    ASSERT_EQ(answer.hits.size(), 1u);
    EXPECT_EQ(answer.hits[0].document.subject, 1);
    ASSERT_EQ(answer.guessed.size(), 1u);
    EXPECT_EQ(answer.guessed[0].first, "lekpalts");
    EXPECT_THAT(found("gunngor"), ElementsAre(1));
    EXPECT_THAT(ask({.text = "lekplats"}).guessed, IsEmpty());
}

TEST_P(Index, what_changed_is_found_by_its_new_words_alone) {
    put({idea(1, "Lekplats", "gammal"), idea(2, "Park", "grön")});
    put({idea(1, "Utegym", "ny")});
    EXPECT_THAT(found("lekplats"), IsEmpty());
    EXPECT_THAT(found("utegym"), ElementsAre(1));
    database().write([&](db::Transaction& tx) { remove_document(tx, town, "idea", 1); });
    EXPECT_THAT(found("utegym"), IsEmpty());
    EXPECT_THAT(found("park"), ElementsAre(2));
    const Counts counts = database().read([&](db::Connection& c) { return find_counts(c, town); });
    EXPECT_EQ(counts.documents, 1);
    EXPECT_EQ(counts.numbers, 3);
}

TEST_P(Index, is_narrowed_by_kind_and_process) {
    Document answer = idea(1, "Lekplats", "Parken ägs av staten");
    answer.kind = "answer";
    Document elsewhere = idea(2, "Lekplats", "I ett annat varv");
    elsewhere.process = ProcessId{4};
    put({idea(1, "Lekplats", "i parken"), answer, elsewhere});
    EXPECT_EQ(ask({.text = "lekplats"}).count, 3);
    EXPECT_EQ(ask({.text = "lekplats", .kind = "answer"}).count, 1);
    EXPECT_EQ(ask({.text = "lekplats", .process = ProcessId{4}}).count, 1);
    EXPECT_EQ(ask({.text = "lekplats", .kind = "answer", .process = ProcessId{4}}).count, 0);
}

TEST_P(Index, of_another_organisation_is_another) {
    put({idea(1, "Lekplats", "i parken")});
    EXPECT_THAT(ask({.text = "lekplats"}, other_town).hits, IsEmpty());
}

TEST_P(Index, has_pages) {
    std::vector<Document> many;
    for (int i = 0; i < 45; ++i) many.push_back(idea(i + 1, "Bänk " + std::to_string(i), "vid torget"));
    database().write([&](db::Transaction& tx) { put_documents(tx, town, many); });
    const auto third = ask({.text = "bänk", .page = 3});
    EXPECT_EQ(third.count, 45);
    EXPECT_EQ(third.pages, 3);
    EXPECT_EQ(third.hits.size(), 5u);
    EXPECT_EQ(ask({.text = "bänk", .page = 99}).question.page, 3);
}

TEST_P(Index, blocks_hold_more_texts_than_one_block_has) {
    std::vector<Document> many;
    for (int i = 0; i < 2'500; ++i) many.push_back(idea(i + 1, i % 2 ? "Träd" : "Gräs", "nummer" + std::to_string(i)));
    for (std::size_t at = 0; at < many.size(); at += 700)
        database().write([&](db::Transaction& tx) {
            put_documents(tx, town, std::span(many).subspan(at, std::min<std::size_t>(700, many.size() - at)));
        });
    EXPECT_EQ(ask({.text = "träd"}).count, 1'250);
    EXPECT_THAT(found("nummer1777"), ElementsAre(1'778));
}

TEST_P(Index, of_other_languages_is_found_by_whole_words) {
    put({idea(1, "Garoon ciyaareed", "carruurta", "so"), idea(2, "ملعب للأطفال", "في الحديقة", "ar"), idea(3, "Playgrounds", "for children", "en")});
    EXPECT_THAT(found("ciyaareed"), ElementsAre(1));
    EXPECT_THAT(found("ملعب"), ElementsAre(2));
    EXPECT_THAT(found("playground"), ElementsAre(3));
}

TEST_P(Index, function_words_alone_ask_for_nothing) {
    put({idea(1, "Lekplats", "och annat")});
    EXPECT_FALSE(ask({.text = "och det"}).has_words);
    EXPECT_FALSE(ask({.text = ""}).has_words);
    EXPECT_TRUE(ask({.text = "lekplats och"}).has_words);
}

TEST_P(Index, an_empty_index_finds_nothing) { EXPECT_THAT(ask({.text = "lekplats"}).hits, IsEmpty()); }

}  // namespace
}  // namespace allting::search
