// `allting serve`: the server, its jobs and its clean stop.
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>

#include "app/chain.hpp"
#include "app/commands.hpp"
#include "app/door.hpp"
#include "app/jobs.hpp"
#include "app/log.hpp"
#include "app/need_index.hpp"
#include "app/open_votes.hpp"
#include "app/returned_mail.hpp"
#include "app/schema.hpp"
#include "app/search_index.hpp"
#include "app/sms_gateway.hpp"
#include "app/static_response.hpp"
#include "ballots/sent_code_actions.hpp"
#include "electorate/electorate_routes.hpp"
#include "electorate/register_actions.hpp"
#include "needs/need_routes.hpp"
#include "notices/notices.hpp"
#include "people/sign_in_actions.hpp"
#include "places/place_store.hpp"
#include "platform/db/address.hpp"
#include "platform/db/handover.hpp"
#include "platform/http/client.hpp"
#include "platform/http/security_headers.hpp"
#include "platform/http/server.hpp"
#include "proposals/author_actions.hpp"
#include "results/figures_actions.hpp"
#include "scrutiny/scrutiny_actions.hpp"
#include "results/result_routes.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_routes.hpp"
#include "reviews/case_store.hpp"
#include "reviews/completion_actions.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/held_actions.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_store.hpp"
#include "reviews/part_actions.hpp"
#include "reviews/part_store.hpp"
#include "reviews/pot_move_routes.hpp"
#include "reviews/thread_actions.hpp"

namespace allting::app {
namespace {

/// SIGTERM and SIGINT, taken by one thread instead of interrupting any. Made before other threads, which inherit the mask.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    void wait() const {
        int signal = 0;
        sigwait(&set_, &signal);
    }
    /// As if somebody had sent one.
    void raise() const { ::kill(::getpid(), SIGTERM); }

private:
    sigset_t set_{};
};

/// Each connection is a file descriptor; the usual soft limit of 1,024 would be too few.
void allow_many_connections() {
    rlimit bound{};
    if (getrlimit(RLIMIT_NOFILE, &bound) != 0) return;
    bound.rlim_cur = bound.rlim_max;
    setrlimit(RLIMIT_NOFILE, &bound);
}

/// "https://tiles.example/{z}/{x}/{y}.png" → "https://tiles.example".
std::string origin_of(const std::string& url) {
    const auto scheme = url.find("://");
    return scheme == std::string::npos ? "" : url.substr(0, url.find('/', scheme + 3));
}

http::ServerOptions server_options(const Settings& settings, Door& door) {
    http::ServerOptions options;
    options.address = settings.address;
    options.port = static_cast<std::uint16_t>(settings.port);
    options.io_threads = static_cast<unsigned>(settings.io_threads);
    options.worker_threads = static_cast<unsigned>(settings.worker_threads);
    options.trusted_proxies = settings.trusted_proxies;
    options.headers = http::security_headers(origin_of(settings.tile_url), settings.is_public_https());
    options.is_quick = is_static;
    options.body_bytes_max = [&door](const http::Request& request) { return door.body_bytes_max(request); };
    options.refusal = [&door](int status, const http::Request& request) { return door.early_refusal(status, request); };
    return options;
}

std::unique_ptr<mail::Mailer> make_mailer(const Settings& settings) {
    if (!settings.mail_server.empty()) return mail::make_smtp_mailer(settings.mail_server);
    return mail::make_folder_mailer(settings.data + "/outbox");
}

/// A backup that `allting restore` offers beside the database becomes its content.
void take_in_backup(const Program& program, Door& door, const std::string& place, Instant now) {
    const auto answer = db::take_in_offered(*program.database, place, all_schemas());
    if (!answer) return;
    if (!answer->is_restored) return log(now, Level::error, "restore_refused", {{"what", answer->text}});
    door.take_seen();  // people of the state before
    log(now, Level::information, "restored", {{"before", answer->text}});
}

/// Work of minutes, on a thread of its own, so that nothing that is due waits for it.
std::vector<Job> long_jobs(const Program& program, const std::atomic<bool>& is_stopping) {
    return {{"index_all_texts", hours(1), [&](Instant now) {  // an old database, a restored one, and whatever was missed
                 proposals::ChangeMark from_the_first;
                 index_changes(*program.database, home, from_the_first, now);
                 Instant since_the_first{};
                 index_needs(*program.database, home, since_the_first, now);
             }},
            {"make_figures", seconds(2), [&](Instant now) {
                 results::make_next_figures(*program.database, home, now, [&] { return !is_stopping.load(); });
             }}};
}

/// Also on a thread of its own: the mail server of others is as slow as it is.
std::vector<Job> carrying_jobs(const Program& program, notices::Carriers carriers, const std::atomic<bool>& is_stopping) {
    return {{"send_notices", seconds(2), [&, carriers](Instant) {
                 const auto organisation = program.database->read([](db::Connection& c) { return places::find_organisation(c, home); });
                 const notices::Sender sender{organisation.name, program.settings.mail_from, program.site.base_url};
                 notices::deliver_all_due(
                     [&] { return notices::deliver_due(*program.database, carriers, program.languages, home, sender, program.clock.now()); },
                     [&] { return !is_stopping.load(); });
             }}};
}

std::vector<Job> all_jobs(const Program& program, Door& door) {
    db::Database& database = *program.database;
    const auto place = db::sqlite_file(program.settings.database_address());
    return {
        {"take_in_backup", seconds(1), [&, place](Instant now) { if (place) take_in_backup(program, door, *place, now); }},
        {"note_seen", seconds(15),
         [&](Instant now) {
             const auto seen = door.take_seen();
             if (seen.empty()) return;
             database.write([&](db::Transaction& tx) {
                 for (const auto& who : seen) people::touch(tx, home, who, now);
             });
         }},
        {"lapse_offers", minutes(1),
         [&](Instant now) {
             const bool due = database.read([&](db::Connection& c) { return !reviews::list_lapsing_offers(c, home, now).empty(); });
             if (due) database.write([&](db::Transaction& tx) { reviews::lapse_offers(tx, home, now); });
         }},
        {"tell_silent_completions", minutes(1),
         [&](Instant now) {
             const bool due = database.read([&](db::Connection& c) { return reviews::has_silent_completion(c, home, now); });
             if (due) database.write([&](db::Transaction& tx) { reviews::tell_silent_completions(tx, home, now); });
         }},
        {"release_answers", seconds(5), [&](Instant now) { reviews::release_due_answers(database, home, now); }},
        {"tell_late_parts", minutes(1),
         [&](Instant now) {
             const bool due = database.read([&](db::Connection& c) { return !reviews::list_due_parts(c, home, now).empty(); });
             if (due) database.write([&](db::Transaction& tx) { reviews::tell_late_parts(tx, home, now); });
         }},
        {"index_texts", seconds(2),
         [&, mark = proposals::ChangeMark{program.clock.now(), {}}](Instant now) mutable { index_changes(database, home, mark, now); }},
        {"index_needs", seconds(2), [&, mark = program.clock.now()](Instant now) mutable { index_needs(database, home, mark, now); }},
        {"open_votes", seconds(5), [&](Instant now) { open_votes(program.site, home, now); }},
        {"take_returned", seconds(30), [&](Instant now) { take_returned(database, home, program.settings.data + "/returned", now); }},
        {"forget_order", minutes(10), [&](Instant now) { forget_order(program.site, home, now); }},
        {"watch_votes", minutes(1), [&](Instant now) { watch_votes(program.site, home, now); }},
        {"destroy_keys", minutes(1), [&](Instant) { scrutiny::destroy_keys(program.site, home); }},
        {"close_votes", seconds(5), [&](Instant now) { close_votes(program.site, home, now); }},
        {"sweep_uploads", minutes(5),
         [&](Instant now) { database.write([&](db::Transaction& tx) { electorate::sweep_uploads(tx, home, now); }); }},
        {"sweep_codes", minutes(1), [&](Instant now) { database.write([&](db::Transaction& tx) { ballots::sweep_sent_codes(tx, home, now); }); }},
        {"sweep_sessions", minutes(30),
         [&](Instant now) { database.write([&](db::Transaction& tx) { people::sweep_sessions(tx, home, now); }); }},
    };
}

void say_where(const Program& program, std::uint16_t port) {
    const Settings& settings = program.settings;
    std::printf("Allting answers on http://%s:%d\n", settings.address == "127.0.0.1" ? "localhost" : settings.address.c_str(), int(port));
    if (settings.mail_server.empty()) std::printf("No mail server is set: mail is written to %s/outbox\n", settings.data.c_str());
    const std::string link = program.database->write([&](db::Transaction& tx) {
        return people::make_first_administrator_link(tx, home, program.site.random, program.clock.now());
    });
    if (!link.empty()) {
        const std::string base = settings.base_url.empty() ? "http://localhost:" + std::to_string(port) : settings.base_url;
        std::printf("There is no administrator yet. Become it here, once, within a day:\n%s%s\n", base.c_str(), link.c_str());
    }
    std::fflush(stdout);
}

}  // namespace

int serve(const Arguments& arguments) {
    const StopSignals signals;
    allow_many_connections();
    const Settings settings = arguments.settings();
    const bool guarded = http::is_loopback(settings.address) || !settings.trusted_proxies.empty() || settings.allow_insecure_http;
    if (!guarded)
        throw WrongSetting("address " + settings.address + " would answer plain http from elsewhere; put a reverse proxy with TLS in " +
                           "front and name it in trusted_proxies, or set allow_insecure_http = yes on a closed test network");

    std::atomic<bool> disk_failed = false;  // outlives the database, whose threads set it
    Program program(settings);
    reviews::extend_proposals();
    reviews::extend_proposals_with_moves();
    needs::extend_proposals();
    extend_with_chains();
    proposals::extend_people();
    reviews::extend_people();
    electorate::extend_processes();
    results::extend_reviews();
    const Routes routes;
    Metrics metrics;
    Door door(program, routes, metrics);
    http::Server server(server_options(settings, door), [&door](http::Request& request) { return door.answer(request); });
    const auto mailer = make_mailer(settings);
    const auto gateway = make_sms_gateway(program.settings, *mailer);
    const Jobs jobs(all_jobs(program, door), program.clock, metrics);
    std::atomic<bool> is_stopping = false;
    const Jobs carrying(carrying_jobs(program, {*mailer, gateway.get()}, is_stopping), program.clock, metrics);
    const Jobs slow_jobs(long_jobs(program, is_stopping), program.clock, metrics);
    say_where(program, server.port());
    log(program.clock.now(), Level::information, "started", {{"port", server.port()}});

    program.database->when_broken([&] {
        log(program.clock.now(), Level::error, "disk_failed", {{"what", "nothing more is stored; Allting ends, to open the database anew"}});
        disk_failed = true;
        signals.raise();
    });
    std::thread waiter([&] {
        signals.wait();
        is_stopping = true;
        server.stop();
    });
    server.run();
    waiter.join();
    log(program.clock.now(), Level::information, "stopped");
    return disk_failed ? 1 : 0;
}

}  // namespace allting::app
