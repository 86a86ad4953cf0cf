// Routes of letters. The PDF is the answer to a POST: it is drawn anew each time and kept nowhere.
#include "mailroom/letter_actions.hpp"
#include "mailroom/letter_pages.hpp"
#include "mailroom/letter_store.hpp"
#include "mailroom/mailroom_routes.hpp"
#include "platform/print/printer.hpp"

namespace allting::mailroom {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

constexpr std::string_view here = "/notices/letters";
constexpr std::int64_t batches_shown = 30;

bool is_said(const http::Input& input, std::string_view field) { return input.text(field) == "yes" || input.text(field) == "true"; }

LettersView read_view(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) {
        LettersView view;
        for (const Letter& letter : list_waiting(c, visit))
            ++(envelope_lines(visit.t, letter).empty() ? view.without_address : letter.is_protected ? view.ready_protected : view.ready);
        view.batches = list_batches(c, visit.visitor.organisation, batches_shown);
        return view;
    });
}

Result<http::Response> show_letters(Visit& visit) {
    const LettersView view = read_view(visit);
    return visit.answer([&](const page::Frame& f) { return letters_page(f, {}, view); }, [&] { return letters_json(view); });
}

/// A rule that says no is told on the page itself.
Result<http::Response> refused(Visit& visit, const Error& error) {
    if (error.kind != ErrorKind::conflict) return error;
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return letters_page(f, typed, read_view(visit)); });
}

Result<http::Response> make(Visit& visit) {
    const bool is_protected = is_said(visit.input(), "protected");
    const auto batch = visit.database.write([&](db::Transaction& tx) { return make_batch(tx, visit, is_protected); });
    if (!batch) return refused(visit, batch.error());
    auto response = visit.done(std::string(here), [&] { return batch_json(batch.value()); }, 201);
    visit.say_next(response, "mailroom.made");
    return response;
}

/// Drawn first, noted then: a PDF that could not be drawn counts as no print.
Result<http::Response> print_letters(Visit& visit) {
    const bool is_large = is_said(visit.input(), "large");
    const auto prepared = visit.database.read([&](db::Connection& c) { return prepare_print(c, visit, visit.request.path_number("id"), is_large); });
    if (!prepared) return refused(visit, prepared.error());
    TRY(std::string pdf, print::print(prepared.value().job));
    visit.database.write([&](db::Transaction& tx) { note_print(tx, visit, prepared.value()); });
    const Batch& batch = prepared.value().batch;
    auto response = http::file(std::move(pdf), "application/pdf", "brev-" + std::to_string(batch.id) + "-" + std::to_string(batch.prints + 1) + ".pdf");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Result<http::Response> post(Visit& visit) {
    const auto batch = visit.database.write([&](db::Transaction& tx) { return post_batch(tx, visit, visit.request.path_number("id")); });
    if (!batch) return refused(visit, batch.error());
    auto response = visit.done(std::string(here), [&] { return batch_json(batch.value()); });
    visit.say_next(response, "mailroom.posted");
    return response;
}

Result<http::Response> undo(Visit& visit) {
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return undo_batch(tx, visit, visit.request.path_number("id")); }));
    auto response = visit.done(std::string(here), [&] { return letters_json(read_view(visit)); });
    visit.say_next(response, "mailroom.undone");
    return response;
}

constexpr people::FieldSpec make_fields[] = {{"protected", FieldType::boolean, false, "Letters to people with protected identity, which are never printed among others"}};

constexpr people::FieldSpec print_fields[] = {{"large", FieldType::boolean, false, "In large print, 18 points"}};

using http::Method;
constexpr auto who = Permission::enter_for_others;
constexpr people::Route table[] = {
    {Method::get, "/notices/letters", who, show_letters, "Letters that can be printed, and the batches that were"},
    {Method::post, "/notices/letters", who, make, "Take what waits to be told by hand and has an address into a batch of letters", make_fields},
    {Method::post, "/notices/letters/{id}/pdf", who, print_letters, "The batch as a PDF for window envelopes", print_fields},
    {Method::post, "/notices/letters/{id}/posting", who, post, "Note that the batch is posted: its notices are told"},
    {Method::post, "/notices/letters/{id}/undo", who, undo, "Undo the posting, or take apart a batch that is not posted"},
};

}  // namespace

std::span<const people::Route> letter_routes() { return table; }

}  // namespace allting::mailroom
