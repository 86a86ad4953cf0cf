#include "mailroom/letter_pages.hpp"

#include "platform/page/components.hpp"

namespace allting::mailroom {
namespace {

namespace forms = page::forms;
using i18n::Key;

std::string words(const page::Frame& frame, Key key) { return std::string((*frame.t)(key)); }

std::string address_of(const Batch& batch) { return "/notices/letters/" + std::to_string(batch.id); }

void act(html::Out& out, const page::Frame& frame, const std::string& action, const std::string& text, const std::string& busy = {}, bool is_large = false) {
    forms::open(out, frame, {.action = action, .busy_text = busy});
    if (is_large) forms::hidden(out, "large", "yes");
    forms::button(out, text, forms::ButtonKind::second);
    forms::close(out);
}

void make_button(html::Out& out, const page::Frame& frame, Key key, std::int64_t count, bool is_protected) {
    forms::open(out, frame, {.action = "/notices/letters"});
    forms::hidden(out, "protected", is_protected ? "yes" : "no");
    forms::button(out, (*frame.t)(key, {{"count", count}}), is_protected ? forms::ButtonKind::second : forms::ButtonKind::main);
    forms::close(out);
}

std::string state_of(const page::Frame& frame, const Batch& batch) {
    const auto& t = *frame.t;
    if (batch.posted_at) return t("mailroom.posted_at", {{"at", t.date_time(*batch.posted_at)}});
    if (batch.prints == 0) return words(frame, "mailroom.not_printed");
    return t("mailroom.printed", {{"count", batch.prints}});
}

void batch_item(html::Out& out, const page::Frame& frame, const Batch& batch) {
    const auto& t = *frame.t;
    const std::initializer_list<i18n::Argument> number{{"number", std::to_string(batch.id)}};
    html::write<R"(<article class="message"><h3>{}</h3>
<p>{}{}</p>
<p>{}</p>
{}</article>
)">(out, t("mailroom.batch", {{"number", std::to_string(batch.id)}, {"at", t.date_time(batch.made_at)}}),
        t("mailroom.letters_count", {{"count", batch.letters}}), batch.is_protected ? " · " + words(frame, "mailroom.to_protected") : "",
        state_of(frame, batch), [&](html::Out& o) {
            if (!batch.posted_at) act(o, frame, address_of(batch) + "/pdf", t("mailroom.print", number), words(frame, "mailroom.drawing"));
            if (!batch.posted_at) act(o, frame, address_of(batch) + "/pdf", t("mailroom.print_large", number), words(frame, "mailroom.drawing"), true);
            if (!batch.posted_at && batch.prints > 0) act(o, frame, address_of(batch) + "/posting", t("mailroom.post", number));
            act(o, frame, address_of(batch) + "/undo", batch.posted_at ? t("mailroom.undo_posting", number) : t("mailroom.take_apart", number));
        });
}

void what_waits(html::Out& out, const page::Frame& frame, const LettersView& view) {
    const auto& t = *frame.t;
    if (view.ready + view.ready_protected == 0) page::empty_state(out, t("mailroom.none"), t("mailroom.none_sentence"));
    if (view.ready > 0) make_button(out, frame, "mailroom.make", view.ready, false);
    if (view.ready_protected > 0) {
        html::write<"<p>{}</p>\n">(out, t("mailroom.protected_help"));
        make_button(out, frame, "mailroom.make_protected", view.ready_protected, true);
    }
    if (view.without_address > 0)
        html::write<R"(<p>{} <a href="/notices/by-hand">{}</a></p>
)">(out, t("mailroom.without_address", {{"count", view.without_address}}), t("people.by_hand"));
}

}  // namespace

std::string letters_page(const page::Frame& frame, const page::Typed& typed, const LettersView& view) {
    const auto& t = *frame.t;
    const page::Options options{.title = words(frame, "mailroom.letters"), .crumbs = {{"/notices/by-hand", words(frame, "people.by_hand")}}, .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("mailroom.letters"), t("mailroom.letters_lead"));
        what_waits(out, frame, view);
        if (view.batches.empty()) return;
        html::write<"<h2>{}</h2>\n">(out, t("mailroom.batches"));
        for (const Batch& batch : view.batches) batch_item(out, frame, batch);
    });
}

json::Value batch_json(const Batch& batch) {
    return json::Object{{"batch", batch.id}, {"protected", batch.is_protected}, {"letters", batch.letters}, {"made_at", batch.made_at},
                        {"prints", batch.prints}, {"posted_at", batch.posted_at}};
}

json::Value letters_json(const LettersView& view) {
    json::Array batches;
    for (const Batch& batch : view.batches) batches.push_back(batch_json(batch));
    return json::Object{{"ready", view.ready}, {"ready_protected", view.ready_protected}, {"without_address", view.without_address}, {"batches", batches}};
}

}  // namespace allting::mailroom
