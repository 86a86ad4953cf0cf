// A whole site in a folder of its own for tests: program, routes and door, asked without a network.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "app/door.hpp"
#include "app/program.hpp"
#include "core/text.hpp"
#include "people/person_store.hpp"
#include "people/session.hpp"

namespace allting::app {

class TestSite {
public:
    explicit TestSite(Settings settings = {})
        : folder_(root_folder() / ("allting-test-" + to_hex(SystemRandom().bytes(8)))),
          program(with_folder(std::move(settings), folder_.string())), door(program, routes, metrics) {}
    ~TestSite() { std::filesystem::remove_all(folder_); }

    static http::Request request(http::Method method, std::string target) {
        http::Request made;
        made.method = method;
        made.target = target;
        made.path = target.substr(0, target.find('?'));
        made.headers = {{"host", "localhost:8080"}};
        made.remote_address = "127.0.0.1";
        return made;
    }
    static http::Request get(std::string target) { return request(http::Method::get, std::move(target)); }
    /// A form as our own page would send it.
    http::Request post(std::string target, std::string body, const std::string& session = {}) const {
        http::Request made = request(http::Method::post, std::move(target));
        made.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
        if (!session.empty()) made.headers.emplace_back("cookie", "session=" + session);
        made.raw_body = "form_token=" + people::form_token(program.site.master_key, made) + "&" + std::move(body);
        return made;
    }
    http::Response ask(http::Request asked) { return door.answer(asked); }

    PersonId add_person(const std::string& name, people::RoleSet roles) {
        people::Person person;
        person.name = name;
        person.roles = roles;
        person.made_at = program.clock.now();
        return program.database->write([&](db::Transaction& tx) { return people::insert_person(tx, home, person, std::nullopt, std::nullopt); });
    }
    std::string sign_in(PersonId person) {
        return program.database->write(
            [&](db::Transaction& tx) { return people::open_session(tx, home, person, program.site.random, program.clock.now()); });
    }

private:
    /// In memory where there is such a folder: every commit waits for its disk.
    static std::filesystem::path root_folder() {
        const std::filesystem::path memory = "/dev/shm";
        return std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
    }
    static Settings with_folder(Settings settings, std::string folder) {
        settings.data = std::move(folder);
        settings.log_requests = false;
        return settings;
    }
    const std::filesystem::path folder_;

public:
    Program program;
    Routes routes;
    Metrics metrics;
    Door door;
};

inline std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

}  // namespace allting::app
