// GET /processes/{id}/security: how safe this vote is, from its own settings. It says what is not promised as plainly as what is.
#pragma once
#include <string>

#include "platform/json/json.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"
#include "processes/voting_way_pages.hpp"

namespace allting::app {

struct SecurityView {
    processes::Process process;
    processes::WayMeans means;  // what its ways can be served with
    std::string contact;        // of the organisation
    bool has_record = false;    // the vote has opened
    bool is_final = false;      // the key of the vote is destroyed
};

std::string security_page(const page::Frame& frame, const SecurityView& view);
json::Value security_json(const i18n::Translator& t, const SecurityView& view);

}  // namespace allting::app
