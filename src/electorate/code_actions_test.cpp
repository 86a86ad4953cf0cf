// Codes: two persons for letters, one code a voter, a new one voids the old, and nothing plain in the database.
#include "electorate/code_actions.hpp"

#include <gtest/gtest.h>

#include <set>

#include "electorate/example_register_test.hpp"
#include "electorate/letter.hpp"

namespace allting::electorate {
namespace {

using namespace testing;

constexpr PersonId second_officer{6};

class CodeContract : public RegisterTest {
protected:
    CodeContract() { EXPECT_TRUE(take(keep(three_voters)).ok()); }

    Result<PrintRun> ask(PrintRun wanted) {
        auto visit = officer();
        return database().write([&](db::Transaction& tx) { return ask_print(tx, visit, process_.id, wanted); });
    }
    Result<PrintRun> approve(std::int64_t run, PersonId by = second_officer) {
        auto visit = officer(by);
        return database().write([&](db::Transaction& tx) { return approve_print(tx, visit, process_.id, run); });
    }
    Result<Part> draw(std::int64_t run, bool again = false) {
        auto visit = officer();
        return database().read([&](db::Connection& c) { return next_part(c, visit, process_.id, run, again); });
    }
    Result<PrintRun> store(const Part& part) {
        auto visit = officer();
        return database().write([&](db::Transaction& tx) { return store_part(tx, visit, process_.id, part); });
    }
    /// An approved run, printed: who has which code.
    Part print(PrintRun wanted = {}) {
        const auto run = ask(wanted);
        EXPECT_TRUE(run.ok() && approve(run.value().id).ok());
        auto part = draw(run.value().id);
        EXPECT_TRUE(part.ok() && store(part.value()).ok());
        return part.value();
    }
    VoterId holder(const std::string& code) {
        return database().read([&](db::Connection& c) {
            const auto found = find_holder(c, lindvalla, code_hash(code_key(site_.site.master_key), code));
            return found ? found->voter : VoterId{};
        });
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, CodeContract, db::testing::engines(), db::testing::engine_name);

TEST_P(CodeContract, letters_wait_for_a_second_person) {
    const auto run = ask({});
    ASSERT_TRUE(run.ok());
    EXPECT_EQ(draw(run.value().id).error().code, "not_approved");
    EXPECT_EQ(approve(run.value().id, officer_id).error().code, "same_person");
    EXPECT_TRUE(approve(run.value().id).ok());
    EXPECT_EQ(approve(run.value().id).error().code, "approved_already");
    const auto part = draw(run.value().id);
    ASSERT_TRUE(part.ok());
    EXPECT_EQ(part.value().issues.size(), 2u) << "the protected one is in a batch of their own";
    EXPECT_EQ(part.value().job.letters.size(), 2u);
}

TEST_P(CodeContract, code_that_was_not_stored_opens_nothing_and_a_stored_one_its_voter) {
    const auto run = ask({});
    ASSERT_TRUE(run.ok() && approve(run.value().id).ok());
    const auto part = draw(run.value().id);
    const Issue issue = part.value().issues.at(0);
    EXPECT_FALSE(bool(holder(issue.code)));
    ASSERT_TRUE(store(part.value()).ok());
    EXPECT_EQ(holder(issue.code), issue.voter);
    EXPECT_EQ(holder(code_for_people(issue.code)), issue.voter);
    EXPECT_EQ(store(part.value()).error().code, "printed_meanwhile") << "one file, one set of codes";
    EXPECT_EQ(draw(run.value().id).error().code, "nothing_to_print");
    EXPECT_EQ(ask({}).error().code, "nothing_to_print") << "everybody has a code";
}

TEST_P(CodeContract, new_code_voids_the_old_one) {
    const Part first = print();
    const Issue issue = first.issues.at(0);
    const Part second = print({.selection = Selection::voter, .voter = issue.voter});
    ASSERT_EQ(second.issues.size(), 1u);
    EXPECT_FALSE(bool(holder(issue.code)));
    EXPECT_EQ(holder(second.issues.at(0).code), issue.voter);
    const auto again = draw(second.run.id, true);
    ASSERT_TRUE(again.ok() && store(again.value()).ok());
    EXPECT_FALSE(bool(holder(second.issues.at(0).code)));
    EXPECT_EQ(holder(first.issues.at(1).code), first.issues.at(1).voter) << "the others keep theirs";
}

TEST_P(CodeContract, letters_of_protected_people_are_a_batch_of_their_own) {
    const Part part = print({.kind = PrintKind::protected_letters});
    ASSERT_EQ(part.job.letters.size(), 1u);
    EXPECT_EQ(part.job.letters.at(0).address, (std::vector<std::string>{"Solveig Hemlig", "Förmedlas av Skatteverket"}));
}

TEST_P(CodeContract, whoever_is_gone_from_the_register_has_no_code) {
    const Part part = print();
    ASSERT_TRUE(take(keep("personnummer;namn\n811228-9874;Åsa Öberg\n")).ok());
    int left = 0;
    for (const Issue& issue : part.issues) left += holder(issue.code) ? 1 : 0;
    EXPECT_EQ(left, 1);
}

TEST_P(CodeContract, record_says_how_many_and_tables_hold_no_code) {
    const Part part = print();
    database().read([&](db::Connection& c) {
        auto rows = c.query("SELECT facts FROM record_entries WHERE kind = 'codes_printed'");
        ASSERT_TRUE(rows.next());
        EXPECT_NE(rows.get<std::string>(0).find("\"count\":2"), std::string::npos);
        for (auto codes = c.query("SELECT code_hash FROM voting_codes"); codes.next();)
            for (const Issue& issue : part.issues) EXPECT_EQ(codes.get<std::string>(0).find(issue.code), std::string::npos);
    });
}

TEST(Code, has_eighty_bits_without_look_alikes_and_is_read_as_people_type) {
    SystemRandom random;
    std::set<std::string> seen;
    std::array<int, 256> signs{};
    constexpr int count = 20'000;
    for (int i = 0; i < count; ++i) {
        const std::string code = make_code(random);
        ASSERT_EQ(code.size(), code_signs);
        ASSERT_EQ(code.find_first_of("ILOU"), std::string::npos);
        EXPECT_TRUE(seen.insert(code).second);
        for (const char sign : code) ++signs[static_cast<unsigned char>(sign)];
    }
    double chi_squared = 0;
    const double expected = count * 16.0 / 32;
    for (const char sign : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
        const double off = signs[static_cast<unsigned char>(sign)] - expected;
        chi_squared += off * off / expected;
    }
    EXPECT_LT(chi_squared, 80) << "31 degrees of freedom: beyond 80 once in a million";
    const std::string key = code_key(std::string(32, 'k'));
    const std::string hash = code_hash(key, "K7Q4ABCD10EFGHJK");
    EXPECT_EQ(code_hash(key, " k7q4-abcd-lo-ef ghjk "), hash);
    EXPECT_EQ(hash.size(), 32u);
    for (const auto* none : {"", "K7Q4", "K7Q4ABCD10EFGHJKX", "K7Q4ABCD10EFGHJ!", "K7Q4ABCD10EFGHJU"}) EXPECT_EQ(code_hash(key, none), "") << none;
    EXPECT_EQ(code_hash(key, std::string(1000, ' ')), "");
}

TEST(Code, first_slips_of_a_class_need_one_person_and_all_else_two) {
    EXPECT_FALSE(needs_two({.kind = PrintKind::slips, .selection = Selection::missing}));
    EXPECT_TRUE(needs_two({.kind = PrintKind::slips, .selection = Selection::all}));
    EXPECT_TRUE(needs_two({.kind = PrintKind::letters, .selection = Selection::missing}));
    EXPECT_TRUE(needs_two({.kind = PrintKind::protected_letters, .selection = Selection::missing}));
}

TEST(Letter, keeps_the_code_out_of_what_a_browser_sends) {
    EXPECT_EQ(qr_text("https://budget.lindvalla.se", "K7Q4ABCDEFGHJKMN"), "https://budget.lindvalla.se/vote#K7Q4ABCDEFGHJKMN");
}

}  // namespace
}  // namespace allting::electorate
