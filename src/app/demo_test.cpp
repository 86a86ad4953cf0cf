#include "app/demo/demo.hpp"

#include "app/demo/texts.hpp"
#include "app/test_site.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

TEST(Demo, every_idea_can_be_sent_and_every_answer_is_written) {
    for (const demo::IdeaText& idea : demo::ideas_now()) {
        EXPECT_LE(count_characters(idea.title), limits::title_characters_max) << idea.title;
        if (idea.answer_key.empty()) continue;
        EXPECT_EQ(demo::answer(idea.answer_key).key, idea.answer_key);
    }
}

TEST(Demo, town_obeys_every_rule_and_is_alive) {
    TestSite site;
    demo::build_demo(site.program.site, {.scale = 1, .seed = 2027}, instant_from_iso("2027-05-12T10:00:00Z").value());
    const auto count = [&](db::Sql sql) {
        return site.program.site.database.read([&](db::Connection& c) {
            auto rows = c.query(sql);
            CHECK(rows.next());
            return rows.get<std::int64_t>(0);
        });
    };
    EXPECT_EQ(count("SELECT count(*) FROM processes WHERE state = 'published'"), 3);
    EXPECT_GT(count("SELECT count(*) FROM ballots"), 300);
    EXPECT_GT(count("SELECT count(*) FROM proposals WHERE state = 'done'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM proposals WHERE state = 'decided_otherwise'"), 1);
    EXPECT_GT(count("SELECT count(*) FROM proposals WHERE state = 'not_feasible'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM proposals WHERE state = 'received' AND id NOT IN (SELECT proposal_id FROM cases)"), 0);
}

TEST(Demo, town_is_not_built_over_people) {
    TestSite site;
    const Instant now = instant_from_iso("2027-05-12T10:00:00Z").value();
    site.add_person("Amina", {});
    EXPECT_THROW(demo::build_demo(site.program.site, {}, now), std::runtime_error);
}

}  // namespace
}  // namespace allting::app
