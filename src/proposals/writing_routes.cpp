#include "core/text.hpp"
#include "platform/images/picture.hpp"
#include "proposals/comment_actions.hpp"
#include "proposals/draft_pages.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_json.hpp"
#include "proposals/proposal_pages.hpp"
#include "proposals/proposal_routes.hpp"
#include "proposals/reading.hpp"

namespace allting::proposals {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

ProposalId id_of(const Visit& visit) { return visit.request.path_id<ProposalId>("id"); }

/// What is left for later, or for another's idea to be supported, may be unfinished.
Strictness strictness_of(const http::Input& input) { return input.has("later") || input.has("support") ? Strictness::for_later : Strictness::finished; }

/// "Support this one instead": the support counts, the draft stays where it was, and the writer is led to the other idea.
Result<http::Response> support_instead(Visit& visit, const Proposal& draft) {
    const ProposalId other{integer_from_text(visit.input().text("support")).value_or(0)};
    TRY(const auto count, visit.database.write([&](db::Transaction& tx) { return support_proposal(tx, visit.visitor, other); }));
    auto response = visit.done(address_of(other) + "#support", [&] { return json::Object{{"proposal", other}, {"supports", count}, {"draft", draft.id}}; });
    visit.say_next(response, "proposals.supported_draft_kept");
    return response;
}

BeginView begin_view(const Visit& visit, const processes::Process& process) {
    return {.process = process, .is_open = process.is_open(processes::PhaseKind::ideas, visit.now),
            .may_write = visit.visitor.may(Permission::write_idea), .request_key = visit.new_request_key()};
}

/// Where a saved step leads: on, or home when the rest is left for later.
Result<http::Response> saved(Visit& visit, const Proposal& draft, DraftStep next, int json_status) {
    const bool later = visit.input().has("later");
    const std::string on = address_of(draft.id) + "/draft?step=" + std::string(word_of(next));
    auto response = visit.done(later ? "/me" : on, [&] { return draft_json(draft); }, json_status);
    if (later) visit.say_next(response, "proposals.draft_saved");
    return response;
}

Result<http::Response> begin(Visit& visit) {
    TRY(const auto process, read_process(visit));
    const BeginView view = begin_view(visit, process);
    return visit.answer([&](const page::Frame& f) { return begin_page(f, view, {}); },
                        [&] { return rules_json(process, visit.t.language(), view.is_open); });
}

Result<http::Response> start(Visit& visit) {
    TRY(const auto process, read_process(visit));
    const auto draft = [&]() -> Result<Proposal> {
        TRY(const auto change, read_change(visit.input(), strictness_of(visit.input())));
        return visit.database.write([&](db::Transaction& tx) {
            return start_draft(tx, visit.visitor, process.id, change, visit.input().text("request_key"), visit.now);
        });
    }();
    if (!draft)
        return visit.form_again(draft.error(), [&](const page::Frame& f, const page::Typed& typed) { return begin_page(f, begin_view(visit, process), typed); });
    if (visit.input().has("support")) return support_instead(visit, draft.value());
    return saved(visit, draft.value(), DraftStep::place, 201);
}

Result<http::Response> show_draft(Visit& visit) {
    const auto step = step_from_word(visit.request.query.text("step")).value_or(DraftStep::idea);
    TRY(const auto view, read_draft(visit, id_of(visit), step));
    return visit.answer([&](const page::Frame& f) { return draft_page(f, view, {}); }, [&] { return draft_json(view.draft); });
}

/// The picture of the picture step: a new one with its description, or a better description of the old one.
Result<void> save_picture(Visit& visit, ProposalId id) {
    const http::UploadedFile* file = visit.input().file("file");
    if (file == nullptr || file->bytes.empty()) {
        if (visit.input().text("picture_description").empty() || visit.input().has("without_picture")) return {};
        TRY(const auto description, read_picture_description(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return describe_picture(tx, visit.visitor, id, description, visit.now); });
    }
    TRY(const auto description, read_picture_description(visit.input()));
    TRY(const auto picture, images::read_picture(file->bytes, "file"));
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return put_picture(tx, visit.visitor, id, picture, description, visit.now); }));
    return {};
}

Result<http::Response> save(Visit& visit) {
    const auto step = step_from_word(visit.input().text("step")).value_or(DraftStep::idea);
    TRY(const auto view, read_draft(visit, id_of(visit), step));
    const auto draft = [&]() -> Result<Proposal> {
        TRY(const auto change, read_change(visit.input(), strictness_of(visit.input())));
        if (step == DraftStep::picture) TRY_DO(save_picture(visit, view.draft.id));
        return visit.database.write([&](db::Transaction& tx) { return save_draft(tx, visit.visitor, view.draft.id, change, visit.now); });
    }();
    if (!draft) return visit.form_again(draft.error(), [&](const page::Frame& f, const page::Typed& typed) { return draft_page(f, view, typed); });
    if (visit.input().has("support")) return support_instead(visit, draft.value());
    return saved(visit, draft.value(), DraftStep(std::min(int(step) + 1, int(DraftStep::check))), 200);
}

Result<http::Response> discard(Visit& visit) {
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return discard_draft(tx, visit.visitor, id_of(visit)); }));
    auto response = visit.done("/me", [] { return json::Value(json::Object{}); });
    visit.say_next(response, "proposals.draft_discarded");
    return response;
}

Result<http::Response> submit(Visit& visit) {
    const ProposalId id = id_of(visit);
    const auto sent = [&]() -> Result<Proposal> {
        TRY(const auto change, read_change(visit.input(), Strictness::for_later));
        return visit.database.write([&](db::Transaction& tx) { return submit_proposal(tx, visit.visitor, id, visit.now, change.author_name); });
    }();
    if (sent) return visit.done(address_of(id) + "/receipt", [&] { return receipt_json(sent.value()); }, 201);
    TRY(const auto view, read_draft(visit, id, DraftStep::check));
    return visit.form_again(sent.error(), [&](const page::Frame& f, const page::Typed& typed) { return draft_page(f, view, typed); });
}

Result<http::Response> show_receipt(Visit& visit) {
    TRY(const auto view, read_proposal(visit, id_of(visit)));
    const bool entered_here = view.proposal.entered_by && view.proposal.entered_by == visit.visitor.person;
    if (!view.is_own && !entered_here) return refuse(ErrorKind::not_allowed, "not_yours", "proposals.refused.not_yours");
    return visit.answer([&](const page::Frame& f) { return receipt_page(f, view.proposal); }, [&] { return receipt_json(view.proposal); });
}

Result<http::Response> show_edit(Visit& visit) {
    TRY(const auto view, read_proposal(visit, id_of(visit)));
    if (!view.may_edit) return http::see_other(address_of(view.proposal.id));
    return visit.answer([&](const page::Frame& f) { return edit_page(f, view, {}); }, [&] { return proposal_json(view); });
}

Result<http::Response> edit(Visit& visit) {
    TRY(const auto view, read_proposal(visit, id_of(visit)));
    const auto edited = [&]() -> Result<Proposal> {
        TRY(const auto wording, read_wording(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return edit_proposal(tx, visit.visitor, view.proposal.id, wording, visit.now); });
    }();
    if (!edited) return visit.form_again(edited.error(), [&](const page::Frame& f, const page::Typed& typed) { return edit_page(f, view, typed); });
    auto response = visit.done(address_of(view.proposal.id), [&] { return draft_json(edited.value()); });
    visit.say_next(response, "proposals.edited");
    return response;
}

Result<http::Response> show_withdrawal(Visit& visit) {
    TRY(const auto view, read_proposal(visit, id_of(visit)));
    if (!view.may_withdraw) return http::see_other(address_of(view.proposal.id));
    return visit.answer([&](const page::Frame& f) { return withdrawal_page(f, view, {}); }, [&] { return proposal_json(view); });
}

Result<http::Response> withdraw(Visit& visit) {
    TRY(const auto view, read_proposal(visit, id_of(visit)));
    const auto withdrawn = [&]() -> Result<Proposal> {
        TRY(const auto reason, read_reason(visit.input(), "reason"));
        return visit.database.write([&](db::Transaction& tx) { return withdraw_proposal(tx, visit.visitor, view.proposal.id, reason, visit.now); });
    }();
    if (!withdrawn) return visit.form_again(withdrawn.error(), [&](const page::Frame& f, const page::Typed& typed) { return withdrawal_page(f, view, typed); });
    auto response = visit.done(address_of(view.proposal.id), [&] { return receipt_json(withdrawn.value()); });
    visit.say_next(response, "proposals.is_withdrawn");
    return response;
}

ForOthersView for_others_view(const Visit& visit, const processes::Process& process) {
    return {.process = process, .request_key = visit.new_request_key(), .languages = language_names(visit), .areas = read_areas(visit),
                       .tile_url = visit.site.tile_url, .tile_attribution = visit.site.tile_attribution};
}

Result<http::Response> show_for_others(Visit& visit) {
    TRY(const auto process, read_process(visit));
    return visit.answer([&](const page::Frame& f) { return for_others_page(f, for_others_view(visit, process), {}); },
                        [&] { return rules_json(process, visit.t.language(), process.is_open(processes::PhaseKind::ideas, visit.now)); });
}

Result<http::Response> enter(Visit& visit) {
    TRY(const auto process, read_process(visit));
    const auto entered = [&]() -> Result<Proposal> {
        TRY(const auto typed, read_for_other(visit.input()));
        return visit.database.write([&](db::Transaction& tx) {
            return enter_for_other(tx, visit.visitor, process.id, typed, visit.input().text("request_key"), visit.now);
        });
    }();
    if (!entered)
        return visit.form_again(entered.error(), [&](const page::Frame& f, const page::Typed& typed) { return for_others_page(f, for_others_view(visit, process), typed); });
    return visit.done(address_of(entered.value().id) + "/receipt", [&] { return receipt_json(entered.value()); }, 201);
}

constexpr people::FieldSpec draft_fields[] = {
    {"title", FieldType::line, true, "What the idea is, 5 to 120 characters"},
    {"body", FieldType::text, true, "What and why"},
    {"beneficiaries", FieldType::line, true, "Who benefits"},
    {"category", FieldType::choice, true, "play, green, sport, culture, safety, traffic, meeting or other"},
    {"pot", FieldType::id, true, "Which pot the money would come from"},
    {"place", FieldType::line, false, "Where, in words; or the two degrees"},
    {"place_latitude", FieldType::line, false, "WGS 84 degrees"},
    {"place_longitude", FieldType::line, false, "WGS 84 degrees"},
    {"author_name", FieldType::line, false, "The name shown; may be an alias or empty"},
    {"later", FieldType::boolean, false, "Save what there is, however unfinished"},
    {"support", FieldType::id, false, "Support this idea instead; the draft is saved as it is and kept"},
    {"request_key", FieldType::line, false, "The same key makes one draft only"},
};
constexpr people::FieldSpec step_fields[] = {
    {"step", FieldType::choice, false, "idea, place, picture or check"},
    {"title", FieldType::line, false, "As when it was started; fields that are not sent stay as they are"},
    {"body", FieldType::text, false, "What and why"},
    {"beneficiaries", FieldType::line, false, "Who benefits"},
    {"category", FieldType::choice, false, "play, green, sport, culture, safety, traffic, meeting or other"},
    {"pot", FieldType::id, false, "Which pot the money would come from"},
    {"place", FieldType::line, false, "Where, in words"},
    {"place_latitude", FieldType::line, false, "WGS 84 degrees"},
    {"place_longitude", FieldType::line, false, "WGS 84 degrees"},
    {"file", FieldType::file, false, "A picture: JPEG, PNG or WebP"},
    {"picture_description", FieldType::line, false, "What the picture shows; required with a picture"},
    {"without_picture", FieldType::boolean, false, "Take the picture away"},
    {"later", FieldType::boolean, false, "Save what there is, however unfinished"},
    {"support", FieldType::id, false, "Support this idea instead; the draft is saved as it is and kept"},
};
constexpr people::FieldSpec submission_fields[] = {{"author_name", FieldType::line, false, "The name shown; may be an alias or empty"}};
constexpr people::FieldSpec wording_fields[] = {
    {"title", FieldType::line, true, "The new title"}, {"body", FieldType::text, true, "The new text"}, {"place", FieldType::line, false, "Where, in words"}};
constexpr people::FieldSpec reason_fields[] = {{"reason", FieldType::text, true, "Why; everybody can read it"}};
constexpr people::FieldSpec for_others_fields[] = {
    {"channel", FieldType::choice, true, "paper, phone or desk"},
    {"title", FieldType::line, true, "What the idea is"},
    {"body", FieldType::text, true, "What and why"},
    {"beneficiaries", FieldType::line, true, "Who benefits"},
    {"category", FieldType::choice, true, "play, green, sport, culture, safety, traffic, meeting or other"},
    {"pot", FieldType::id, true, "Which pot the money would come from"},
    {"place", FieldType::line, false, "Where, in words; or the two degrees"},
    {"place_latitude", FieldType::line, false, "WGS 84 degrees"},
    {"place_longitude", FieldType::line, false, "WGS 84 degrees"},
    {"language", FieldType::line, false, "That the idea is written in, such as sv"},
    {"author_name", FieldType::line, false, "The name shown; may be an alias or empty"},
    {"author_contact", FieldType::line, false, "How to answer the author; never public"},
    {"author", FieldType::id, false, "The author's account, if there is one"},
    {"request_key", FieldType::line, false, "The same key makes one idea only"},
};

constexpr people::Route table[] = {
    {http::Method::get, "/processes/{id}/proposals/new", Permission::read, begin, "The rules, and the first step of an idea"},
    {http::Method::post, "/processes/{id}/proposals", Permission::write_idea, start, "Starts a draft of an idea", draft_fields},
    {http::Method::get, "/proposals/{id}/draft", Permission::write_idea, show_draft, "One's own draft; query: step"},
    {http::Method::post, "/proposals/{id}/draft", Permission::write_idea, save, "Saves one's own draft", step_fields, true},
    {http::Method::post, "/proposals/{id}/discarding", Permission::write_idea, discard, "Throws one's own draft away"},
    {http::Method::post, "/proposals/{id}/submission", Permission::write_idea, submit, "Sends one's own draft: it is received and public", submission_fields},
    {http::Method::get, "/proposals/{id}/receipt", Permission::write_idea, show_receipt, "The receipt with its number"},
    {http::Method::get, "/proposals/{id}/edit", Permission::write_idea, show_edit, "The form for a new wording"},
    {http::Method::post, "/proposals/{id}/revisions", Permission::write_idea, edit, "A new wording of one's own idea", wording_fields},
    {http::Method::get, "/proposals/{id}/withdrawal", Permission::write_idea, show_withdrawal, "The form for withdrawing one's own idea"},
    {http::Method::post, "/proposals/{id}/withdrawal", Permission::write_idea, withdraw, "Withdraws one's own idea", reason_fields},
    {http::Method::get, "/processes/{id}/proposals/for-others", Permission::enter_for_others, show_for_others, "The form for an idea on paper, by phone or at a desk"},
    {http::Method::post, "/processes/{id}/proposals/for-others", Permission::enter_for_others, enter, "An idea that came on paper, by phone or at a desk", for_others_fields},
};

}  // namespace

std::span<const people::Route> writing_routes() { return table; }

}  // namespace allting::proposals
