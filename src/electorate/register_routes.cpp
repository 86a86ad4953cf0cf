// Routes of the register officer, and the access log for those who review it.
#include "electorate/desk_register.hpp"
#include "electorate/electorate_routes.hpp"
#include "electorate/register_form.hpp"
#include "electorate/register_json.hpp"
#include "electorate/register_pages.hpp"
#include "core/text.hpp"
#include "people/looks_actions.hpp"
#include "people/person_store.hpp"
#include "places/place_store.hpp"
#include "processes/extensions.hpp"
#include "processes/process_store.hpp"

namespace allting::electorate {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;
using processes::Process;

Result<RegisterView> read_view(Visit& visit, const EntrySearch& search) {
    const auto organisation = visit.visitor.organisation;
    return visit.database.read([&](db::Connection& c) -> Result<RegisterView> {
        TRY(Process process, process_of_register(c, organisation, visit.request.path_id<ProcessId>("id")));
        RegisterView view{.process = std::move(process), .search = search};
        const ProcessId id = view.process.id;
        const auto* vote = view.process.phase(processes::PhaseKind::vote);
        view.may_import = vote == nullptr || visit.now < vote->closes;
        view.kept = find_register(c, organisation, id);
        for (const auto& area : places::list_areas(c, organisation)) view.areas.emplace(area.id, area.name);
        if (!view.kept) return view;
        view.counts = count_register(c, organisation, id);
        view.list = list_entries(c, organisation, id, search);
        view.imports = list_imports(c, organisation, id);
        return view;
    });
}

/// The look is noted before anything is shown.
Result<http::Response> show_register(Visit& visit) {
    const EntrySearch search = read_search(visit.request.query);
    TRY(const RegisterView view, read_view(visit, search));
    if (!view.list.entries.empty()) {
        const std::string_view what = search.text.empty() ? "register_list" : "register_search";
        visit.database.write([&](db::Transaction& tx) {
            people::note_access(tx, visit.visitor, what, std::int64_t(view.list.entries.size()), visit.now, view.process.id);
        });
    }
    return visit.answer([&](const page::Frame& f) { return register_page(f, {}, view); }, [&] { return register_json(view); });
}

Result<http::Response> register_again(Visit& visit, const Error& error) {
    if (error.kind != ErrorKind::invalid && !visit.request.wants_json()) return error;
    TRY(RegisterView view, read_view(visit, {}));
    view.list = {};
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return register_page(f, typed, view); });
}

Result<http::Response> post_check(Visit& visit) {
    TRY(const Process process, visit.database.read([&](db::Connection& c) {
        return process_of_register(c, visit.visitor.organisation, visit.request.path_id<ProcessId>("id"));
    }));
    auto checked = [&]() -> Result<RegisterPreview> {
        TRY(const RegisterForm form, read_register_form(visit.input()));
        TRY(RegisterPreview preview, visit.database.read([&](db::Connection& c) { return check_register(c, visit, process, form); }));
        if (preview.walk.good_rows > 0)
            preview.token = visit.database.write([&](db::Transaction& tx) { return keep_upload(tx, visit, process.id, form); });
        return preview;
    }();
    if (!checked) return register_again(visit, checked.error());
    return visit.answer([&](const page::Frame& f) { return preview_page(f, {}, process, checked.value()); },
                        [&] { return preview_json(visit.t, checked.value()); });
}

Result<http::Response> post_register(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    const bool leave_out = visit.input().text("leave_out") == "yes" || visit.input().text("leave_out") == "true";
    const auto taken = visit.database.write([&](db::Transaction& tx) { return take_in_register(tx, visit, id, visit.input().text("upload"), leave_out); });
    if (!taken) return register_again(visit, taken.error());
    auto response = visit.done(address_of_register(id), [&] { return import_json(id, taken.value()); }, 201);
    visit.say_next(response, "electorate.taken_in");
    return response;
}

Result<http::Response> post_at_desk(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return begin_desk_register(tx, visit, id); }));
    auto response = visit.done(address_of_register(id), [&] { return json::Object{{"process", id}, {"register", word_of(RegisterKind::at_desk)}}; }, 201);
    visit.say_next(response, "electorate.at_desk_begun");
    return response;
}

Result<http::Response> show_registers(Visit& visit) {
    const auto processes = visit.database.read([&](db::Connection& c) { return processes::list_processes(c, visit.visitor.organisation); });
    return visit.answer([&](const page::Frame& f) { return registers_page(f, processes); }, [&] {
        json::Array rows;
        for (const Process& process : processes) rows.push_back(json::Object{{"process", process.id}, {"title", process.text_in("sv").title}});
        return json::Object{{"processes", rows}};
    });
}

constexpr people::FieldSpec check_fields[] = {
    {"kind", FieldType::choice, true, "municipal, pupils or tenants; a register stays what it was begun as"},
    {"letters", FieldType::boolean, false, "Letters are sent: every row must have name and address"},
    {"file", FieldType::file, true, "CSV with ; , or tab, UTF-8, UTF-16 or Windows-1252, header names in Swedish or English"},
};
constexpr people::FieldSpec accept_fields[] = {
    {"upload", FieldType::line, true, "The token that the check gave, good for an hour"},
    {"leave_out", FieldType::boolean, false, "Take the good rows in and leave the faulty ones out; nobody is then marked as gone"},
};

using http::Method;
const people::Route table[] = {
    {Method::get, "/registers", Permission::keep_register, show_registers, "Every process with its register"},
    {Method::get, "/processes/{id}/register", Permission::keep_register, show_register, "The register: counts, and the voters by search, class and area; every look is logged"},
    {Method::post, "/processes/{id}/register/check", Permission::keep_register, post_check, "Check a file row by row; stores nothing but the file, sealed, for an hour", check_fields, true},
    {Method::post, "/processes/{id}/register", Permission::keep_register, post_register, "Take a checked file in, whole or not at all", accept_fields},
    {Method::post, "/processes/{id}/register/at-desk", Permission::keep_register, post_at_desk, "No list: whoever shows the right at a desk is written in there"},
};

}  // namespace

void extend_processes() {
    processes::extensions().has_register = [](db::Connection& connection, OrganisationId organisation, ProcessId process) {
        return find_register(connection, organisation, process).has_value();
    };
}

std::span<const people::Route> register_routes() { return table; }

}  // namespace allting::electorate
