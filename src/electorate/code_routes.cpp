// Routes of codes and print runs. The PDF is the answer to a POST: it is made once and kept nowhere.
#include "core/text.hpp"
#include "electorate/code_actions.hpp"
#include "electorate/code_pages.hpp"
#include "electorate/electorate_routes.hpp"
#include "platform/http/form.hpp"
#include "platform/print/printer.hpp"

namespace allting::electorate {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

Result<CodesView> read_view(Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    return visit.database.read([&](db::Connection& c) -> Result<CodesView> {
        TRY(auto process, process_of_register(c, organisation, visit.request.path_id<ProcessId>("id")));
        CodesView view{.process = std::move(process)};
        const ProcessId id = view.process.id;
        const auto* vote = view.process.phase(processes::PhaseKind::vote);
        view.kept = find_register(c, organisation, id);
        if (!view.kept) return view;
        view.may_print = vote == nullptr || visit.now < vote->closes;
        const auto counts = count_register(c, organisation, id);
        view.voters = counts.all;
        view.protected_count = counts.protected_count;
        view.with_code = count_with_code(c, organisation, id);
        for (const auto& [group, count] : counts.groups) view.groups.push_back(group);
        for (const PrintRun& run : list_print_runs(c, organisation, id))
            view.runs.push_back({run, count_to_print(c, organisation, id, run), run.made_by != visit.visitor.person});
        return view;
    });
}

json::Value run_json(const PrintRun& run) {
    return json::Object{{"run", run.id}, {"kind", word_of(run.kind)}, {"selection", word_of(run.selection)}, {"group", run.group}, {"voter", run.voter},
                        {"needs_two", needs_two(run)}, {"approved", bool(run.approved_by)}, {"parts", run.parts}, {"printed", run.printed}};
}

json::Value codes_json(const CodesView& view) {
    json::Array runs;
    for (const RunLine& line : view.runs) runs.push_back(run_json(line.run));
    return json::Object{{"process", view.process.id}, {"voters", view.voters}, {"with_code", view.with_code}, {"protected_count", view.protected_count}, {"runs", runs}};
}

Result<http::Response> show_codes(Visit& visit) {
    TRY(const CodesView view, read_view(visit));
    return visit.answer([&](const page::Frame& f) { return codes_page(f, {}, view); }, [&] { return codes_json(view); });
}

Result<PrintRun> read_run(const http::Input& input) {
    http::FormReader reader(input);
    PrintRun run;
    const auto kind = print_kind_from_word(reader.choice("kind", {"letters", "protected", "slips"}, http::Need::required));
    const auto selection = selection_from_word(reader.choice("selection", {"missing", "all", "voter"}, http::Need::required));
    run.group = reader.line("group", {.characters_min = 0, .characters_max = limits::name_characters_max});
    run.voter = reader.id<VoterId>("voter", selection == Selection::voter ? http::Need::required : http::Need::optional);
    if (!reader.ok()) return reader.error();
    run.kind = *kind;
    run.selection = *selection;
    return run;
}

Result<http::Response> post_run(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    const auto asked = [&]() -> Result<PrintRun> {
        TRY(const PrintRun wanted, read_run(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return ask_print(tx, visit, id, wanted); });
    }();
    if (!asked) {
        if (asked.error().kind != ErrorKind::invalid) return asked.error();
        TRY(const CodesView view, read_view(visit));
        return visit.form_again(asked.error(), [&](const page::Frame& f, const page::Typed& typed) { return codes_page(f, typed, view); });
    }
    auto response = visit.done(address_of_codes(id), [&] { return run_json(asked.value()); }, 201);
    visit.say_next(response, needs_two(asked.value()) ? "electorate.asked_two" : "electorate.asked");
    return response;
}

Result<http::Response> post_approval(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    TRY(const PrintRun run, visit.database.write([&](db::Transaction& tx) { return approve_print(tx, visit, id, visit.request.path_number("run")); }));
    auto response = visit.done(address_of_codes(id), [&] { return run_json(run); });
    visit.say_next(response, "electorate.approved");
    return response;
}

/// Drawn first, stored then, sent last: a PDF that could not be drawn voids no code.
Result<http::Response> post_pdf(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    const bool again = visit.input().text("again") == "yes" || visit.input().text("again") == "true";
    TRY(const Part part, visit.database.read([&](db::Connection& c) { return next_part(c, visit, id, visit.request.path_number("run"), again); }));
    TRY(std::string pdf, print::print(part.job));
    TRY(const PrintRun run, visit.database.write([&](db::Transaction& tx) { return store_part(tx, visit, id, part); }));
    auto response = http::file(std::move(pdf), "application/pdf", "koder-" + std::to_string(run.id) + "-" + std::to_string(run.parts) + ".pdf");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

constexpr people::FieldSpec run_fields[] = {
    {"kind", FieldType::choice, true, "letters, slips, or protected: letters of their own for those with protected identity"},
    {"selection", FieldType::choice, true, "missing: those without a code; all and voter void the codes there are"},
    {"group", FieldType::line, false, "One class or household"},
    {"voter", FieldType::id, false, "With selection=voter"},
};
constexpr people::FieldSpec pdf_fields[] = {{"again", FieldType::boolean, false, "The last part once more with new codes; the old ones are void"}};

using http::Method;
constexpr auto officer = Permission::keep_register;
const people::Route table[] = {
    {Method::get, "/processes/{id}/codes", officer, show_codes, "Print runs of voting codes, and how many voters have one"},
    {Method::post, "/processes/{id}/print-runs", officer, post_run, "Ask for codes to be printed; letters need a second officer's yes", run_fields},
    {Method::post, "/processes/{id}/print-runs/{run}/approval", officer, post_approval, "The second officer's yes"},
    {Method::post, "/processes/{id}/print-runs/{run}/pdf", officer, post_pdf, "Make and print the next part of the codes as a PDF; only keyed hashes of them are kept", pdf_fields},
};

}  // namespace

std::span<const people::Route> code_routes() { return table; }

}  // namespace allting::electorate
