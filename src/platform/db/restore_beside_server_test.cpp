// A backup comes back beside a running server, which alone may take it in, and after one that was cut off.
#include "platform/db/restore_example_test.hpp"

namespace allting::db {

namespace {

using namespace testing;

using RestoreBesideServer = RestoreTest;

TEST_F(RestoreBesideServer, goes_through_the_server_that_runs) {
    const auto server = counted();
    const Looking looking(*server, file_);
    const auto restored = restore(backup_);
    EXPECT_TRUE(restored.is_served);
    EXPECT_EQ(number(*server), 1);
    EXPECT_EQ(number_of(restored.before), 2);
    count_up(*server);
    EXPECT_EQ(number(*server), 2);
    EXPECT_EQ(number(*open_database(file_)), 2);  // a second program sees it too
    expect_no_leftovers();
}

TEST_F(RestoreBesideServer, beside_a_server_leaves_copies_to_their_owner_alone) {
    const auto server = counted();
    const Looking looking(*server, file_);
    const auto restored = restore(backup_);
    for (const auto& file : {file_, restored.before}) {
        struct stat found {};
        ASSERT_EQ(::stat(file.c_str(), &found), 0);
        EXPECT_EQ(found.st_mode & 0777, 0600u) << file;
    }
}

TEST_F(RestoreBesideServer, beside_a_server_can_be_undone_and_done_again) {
    const auto server = counted();
    const Looking looking(*server, file_);
    const auto restored = restore(backup_);
    restore(restored.before);
    EXPECT_EQ(number(*server), 2);
    restore(backup_);
    EXPECT_EQ(number(*server), 1);
}

TEST_F(RestoreBesideServer, of_a_newer_schema_is_refused_by_the_command_and_by_the_server) {
    counted({newer}).reset();
    EXPECT_NE(why_not(backup_, {older}).find("newer Allting"), std::string::npos);
    const auto server = open_database(file_);
    const Looking an_older_program(*server, file_, {older});
    EXPECT_NE(why_not(backup_, {newer}).find("nothing has changed"), std::string::npos);
    EXPECT_EQ(number(*server), 2);
    expect_no_leftovers();
}

TEST_F(RestoreBesideServer, of_other_page_sizes_is_refused_beside_a_server) {
    const auto server = counted();
    const Looking looking(*server, file_);
    run_on(backup_, "PRAGMA page_size = 8192; VACUUM");
    EXPECT_NE(why_not(backup_).find("page_size"), std::string::npos);
    EXPECT_EQ(number(*server), 2);
    expect_no_leftovers();
}

TEST_F(RestoreBesideServer, gives_up_when_nobody_takes_the_backup_in) {
    const auto importing = counted();
    try {
        restore_backup({.backup = backup_, .address = file_, .schemas = {}, .patience = std::chrono::milliseconds(1)});
        FAIL() << "restored";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("nothing has changed"), std::string::npos) << error.what();
    }
    EXPECT_EQ(number(*importing), 2);
    expect_no_leftovers();
}

TEST_F(RestoreBesideServer, is_done_by_the_command_when_the_server_ends_before_it_begins) {
    auto server = counted();
    restore_backup({.backup = backup_, .address = file_, .schemas = {}, .say = [&](const std::string&) { server.reset(); }});
    EXPECT_EQ(number_of(file_), 1);
    expect_no_leftovers();
}

TEST_F(RestoreBesideServer, lets_a_reader_go_on_with_what_it_began_to_read) {
    const auto server = counted();
    server->read([&](Connection& c) {
        EXPECT_EQ(number_in(c), 2);
        std::thread([&] { server->restore_from(backup_, folder_.file("before.sqlite")); }).join();
        EXPECT_EQ(number_in(c), 2);
    });
    EXPECT_EQ(number(*server), 1);
}

TEST_F(RestoreBesideServer, makes_kept_reads_be_forgotten) {
    const auto server = counted();
    const auto kept = [&] { return *server->read_kept<std::int64_t>("number", number_in); };
    EXPECT_EQ(kept(), 2);
    server->restore_from(backup_, folder_.file("before.sqlite"));
    EXPECT_EQ(kept(), 1);
}

TEST_F(RestoreBesideServer, refuses_the_rest_of_a_request_that_began_before_it) {
    const auto server = counted();
    {
        const OneState request(*server);
        EXPECT_EQ(number(*server), 2);
        std::thread([&] { server->restore_from(backup_, folder_.file("before.sqlite")); }).join();
        EXPECT_THROW(number(*server), Error);
        EXPECT_THROW(count_up(*server), Error);
    }
    EXPECT_EQ(number(*server), 1);
    const OneState request(*server);
    count_up(*server);
    EXPECT_EQ(number(*server), 2);
}

TEST_F(RestoreBesideServer, beside_writers_loses_none_that_was_acknowledged_before_and_mixes_none_in_after) {
    const auto server = counted();
    std::atomic<bool> over = false;
    std::atomic<std::int64_t> acknowledged_before = 2;
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([&] {
            while (!over) {
                const OneState request(*server);
                const bool is_before = server->restores() == 0;
                try {
                    count_up(*server);
                    if (is_before) ++acknowledged_before;
                } catch (const Error& error) {
                    EXPECT_EQ(error.kind, Error::Kind::unavailable) << error.what();
                }
            }
        });
    while (acknowledged_before < 50) std::this_thread::yield();
    server->restore_from(backup_, folder_.file("before.sqlite"));
    over = true;
    for (auto& writer : writers) writer.join();
    EXPECT_EQ(number_of(folder_.file("before.sqlite")), acknowledged_before);
}

TEST_F(RestoreBesideServer, that_fails_leaves_the_state_and_no_copy_of_it) {
    const auto server = counted();
    std::ofstream(folder_.file("letter.txt")) << "Dear town,";
    EXPECT_THROW(server->restore_from(folder_.file("letter.txt"), folder_.file("before.sqlite")), Error);
    EXPECT_FALSE(fs::exists(folder_.file("before.sqlite")));
    EXPECT_FALSE(server->is_broken());
    count_up(*server);
    EXPECT_EQ(number(*server), 3);
}

TEST_F(RestoreBesideServer, that_was_offered_by_a_command_which_ended_is_not_taken_in) {
    const auto server = counted();
    copy_to(Handover(file_).offered);
    const auto answer = take_in_offered(*server, file_, {});
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->is_restored);
    EXPECT_EQ(number(*server), 2);
    expect_no_leftovers();
    EXPECT_FALSE(take_in_offered(*server, file_, {}));
}

TEST_F(RestoreBesideServer, cut_off_before_its_commit_is_answered_with_no_at_the_next_start) {
    const auto server = counted();
    const Handover files(file_);
    OwnerLock command(files.turn);
    ASSERT_TRUE(command.take(std::chrono::milliseconds(0)));
    for (const auto& left : {files.taken, files.ready}) {
        copy_to(left);
        run_on(left, left == files.ready ? "PRAGMA user_version = 1" : "");
        take_in_offered(*server, file_, {});
        ASSERT_TRUE(files.answered());
        EXPECT_FALSE(files.answered()->is_restored);
        fs::remove(files.answer_file);
        EXPECT_EQ(number(*server), 2);
        expect_no_leftovers();
    }
}

TEST_F(RestoreBesideServer, cut_off_after_its_commit_is_answered_with_yes_at_the_next_start) {
    const auto server = counted();
    const Handover files(file_);
    OwnerLock command(files.turn);
    ASSERT_TRUE(command.take(std::chrono::milliseconds(0)));
    copy_to(files.ready);
    run_on(files.ready, "PRAGMA user_version = 1");
    server->restore_from(files.ready, file_ + ".before-restore");
    take_in_offered(*server, file_, {});
    ASSERT_TRUE(files.answered());
    EXPECT_TRUE(files.answered()->is_restored);
    EXPECT_EQ(number(*server), 1);
}

}  // namespace

}  // namespace allting::db
