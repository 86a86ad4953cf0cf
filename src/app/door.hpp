// From a parsed request to an answer: who asks, whether they may, the domain's handler, and what to say when something
// goes wrong. Knows no domain beyond people and the organisation's name.
#pragma once
#include <mutex>
#include <vector>

#include "app/metrics.hpp"
#include "app/program.hpp"
#include "app/routes.hpp"
#include "people/session.hpp"

namespace allting::app {

class Door {
public:
    Door(const Program& program, const Routes& routes, Metrics& metrics);

    /// For http::Server. Never throws.
    http::Response answer(http::Request& request);
    http::Response early_refusal(int status, const http::Request& request) const;
    std::size_t body_bytes_max(const http::Request& request) const;

    /// Sessions and tokens seen since the last call, for a job to note: a page view writes nothing itself.
    std::vector<people::Recognised> take_seen();

private:
    struct Known;  // who asks, and the organisation
    http::Response answer_known(http::Request& request, std::string_view& route_name);
    http::Response let_in(http::Request& request, const people::Route& route);
    std::optional<http::Response> keep_out(const http::Request& request, const people::Route& route, const Known& known,
                                           const page::Frame& frame) const;
    std::optional<http::Response> answer_plain(const http::Request& request) const;
    Known recognise(const http::Request& request);
    void note_answer(const http::Request& request, std::string_view route_name, int status, std::int64_t microseconds) const;

    const Program& program_;
    const people::Site& site_;
    const Routes& routes_;
    Metrics& metrics_;
    const std::string openapi_;
    std::mutex seen_mutex_;
    std::vector<people::Recognised> seen_;
};

}  // namespace allting::app
