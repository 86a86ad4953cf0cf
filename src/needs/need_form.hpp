// What officials and facilitators send about a need, from untrusted fields to typed values.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "needs/need.hpp"
#include "platform/http/request.hpp"

namespace allting::needs {

/// proposals (their numbers), and either need, or title, description, area, people, department
struct NeedForm {
    std::vector<ProposalId> proposals = {};
    NeedId need = {};  // that the ideas are added to; none = a new one
    std::string title = {}, description = {};
    AreaId area = {};
    std::string people = "everyone";
    DepartmentId department = {};  // that is asked
};
Result<NeedForm> read_need_form(const http::Input& input);

/// kind, report, promised, version
struct ReportForm {
    ReportKind kind = ReportKind::progress;
    std::string text = {};
    std::optional<Instant> promised_at = {};
    std::int64_t version = 0;
};
Result<ReportForm> read_report_form(const http::Input& input, std::string_view zone);

/// proposal
Result<ProposalId> read_removal_form(const http::Input& input);

}  // namespace allting::needs
