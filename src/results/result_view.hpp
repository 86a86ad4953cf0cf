// What the pages of a count, a decision and a delivery show: read in one snapshot, written by nobody.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "people/visit.hpp"
#include "platform/page/components.hpp"
#include "processes/process.hpp"
#include "proposals/chain.hpp"
#include "proposals/project.hpp"
#include "results/count.hpp"
#include "results/decision.hpp"
#include "results/delivery.hpp"
#include "results/figures.hpp"
#include "results/ledger.hpp"

namespace allting::results {

struct ResultView {
    processes::Process process;
    std::vector<proposals::Project> projects;
    std::optional<Count> count;
    std::optional<CountFigures> figures;  // once they are made
    std::optional<Decision> decision;
    bool may_count = false;   // and it is time to
    bool may_decide = false;  // and it is time to
    bool has_log = false;     // the vote has a public record
    std::vector<proposals::ChainStep> chain;  // of the process, in numbers

    const proposals::Project* project(ProjectId id) const;
    std::int64_t winners_count() const;
    Money spent() const;

private:
    friend Result<ResultView> load_result(db::Connection&, const people::Visitor&, ProcessId, Instant);
    std::unordered_map<ProjectId, std::size_t> place_of_;
};
Result<ResultView> load_result(db::Connection& connection, const people::Visitor& visitor, ProcessId process, Instant now);

/// A funded project in the list of a process.
struct DeliveryLine {
    proposals::Project project;
    Delivery delivery;
    Balance balance;
};
struct DeliveryListView {
    processes::Process process;
    std::optional<Decision> decision;
    std::vector<DeliveryLine> lines;
};
Result<DeliveryListView> load_deliveries(db::Connection& connection, const people::Visitor& visitor, ProcessId process);

/// One project from its idea to its delivery.
struct ProjectView {
    processes::Process process;
    proposals::Project project;
    std::string picture_description;
    std::string owner_name;
    std::optional<ProjectCount> count;
    std::optional<ProjectFigures> figures;
    std::int64_t samples = 0;  // of figures->samples_won
    std::unordered_map<ProjectId, std::string> titles;  // of the projects that the figures name
    std::optional<Decision> decision;
    std::optional<ProjectDecision> decided;
    std::optional<Delivery> delivery;
    std::vector<DeliveryUpdate> updates;
    std::unordered_map<PictureId, std::string> picture_descriptions;
    Balance balance;
    std::vector<LedgerEntry> entries;
    bool may_report = false, may_book = false;
    std::string request_key = {};  // for a form that must count once
    std::vector<proposals::ChainStep> chain = {};  // from the idea on
};
Result<ProjectView> load_project(db::Connection& connection, const people::Visitor& visitor, ProjectId project);

/// The frame of a page whose money is in the process's currency.
class CurrencyFrame {
public:
    CurrencyFrame(const page::Frame& frame, std::string_view currency)
        : t_(frame.t->with_currency(currency)), frame_(frame) {
        frame_.t = &t_;
    }
    CurrencyFrame(const CurrencyFrame&) = delete;
    CurrencyFrame& operator=(const CurrencyFrame&) = delete;
    const page::Frame& frame() const { return frame_; }
    const i18n::Translator& t() const { return t_; }

private:
    i18n::Translator t_;
    page::Frame frame_;
};

// What several of the pages say.

/// "120 röster", or "340 poäng från 120 röstande".
std::string votes_text(const i18n::Translator& t, const processes::Process& process, const ProjectCount& row);
/// Why it won or did not, and by how much, in one or two sentences.
std::string why_text(const i18n::Translator& t, const processes::Process& process, const proposals::Project& project,
                     const ProjectCount& row);
page::Picture picture_of(const proposals::Project& project, std::string_view description = {});
std::string address_of(ProjectId id);  // "/projects/3"
struct StateText {
    std::string_view text;
    page::Tone tone;
};
StateText state_of(const i18n::Translator& t, DeliveryState state);
/// "juni 2028" of "2028-06".
std::string month_text(const i18n::Translator& t, std::string_view month);

}  // namespace allting::results
