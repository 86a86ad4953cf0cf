#include "reviews/thread_pages.hpp"

#include "core/limits.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;

std::string sender_of(const page::Frame& frame, const Message& message) {
    const auto& t = *frame.t;
    if (message.side == Side::author) return std::string(t("thread.author"));
    return message.department_name.empty() ? std::string(t("thread.reviewers")) : message.department_name;
}

void message_item(html::Out& out, const page::Frame& frame, const Message& message) {
    const auto& t = *frame.t;
    html::write<R"(<li id="message-{}" class="comment{}"><p class="comment-head"><strong>{}</strong> <span class="when">{}</span>{}</p>
{}</li>
)">(out, message.id, message.side == Side::reviewers ? " official" : "", sender_of(frame, message), t.date_time(message.written_at),
        html::when(message.channel != "web", [&](html::Out& o) {
            html::write<" ({})">(o, t(i18n::Key::at_run_time("thread.by_" + message.channel)));
        }), [&](html::Out& o) {
            if (message.text.empty()) return html::write<R"(<p class="hidden-comment">{}</p>)">(o, t("thread.taken_away"));
            page::written_text(o, message.text);
        });
}

void message_form(html::Out& out, const page::Frame& frame, const ThreadView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string here = proposals::address_of(view.proposal.id) + "/messages";
    forms::open(out, frame, {.action = here, .draft = "message-" + std::to_string(view.proposal.id.value)}, view.request_key);
    if (speaks_for_author(view.seat))
        forms::select(out, frame, typed, {.name = "channel", .label = std::string(t("thread.how_it_came")), .help = std::string(t("thread.how_it_came_help"))},
                      {{.value = "phone", .label = std::string(t("reviews.by_phone"))}, {.value = "paper", .label = std::string(t("reviews.by_paper"))},
                       {.value = "desk", .label = std::string(t("reviews.by_desk"))}});
    const std::string_view label = view.seat == Seat::reviewer ? t("thread.write_to_author") : speaks_for_author(view.seat) ? t("thread.write_for_author") : t("thread.write_to_reviewers");
    forms::text(out, frame, typed, {.name = "text", .label = std::string(label), .characters_max = limits::comment_characters_max}, 5);
    forms::button(out, speaks_for_author(view.seat) ? t("thread.keep") : t("thread.send"));
    forms::close(out);
}

}  // namespace

std::string thread_page(const page::Frame& frame, const ThreadView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const bool reviews = view.seat == Seat::reviewer;
    const page::Link up = reviews ? page::Link{.address = "/cases/" + std::to_string(view.in_case.value), .text = proposals::number_of(view.proposal.id)}
                                   : page::Link{.address = proposals::address_of(view.proposal.id), .text = view.proposal.wording.title, .language = view.proposal.language};
    const page::Options options{.title = std::string(t("thread.title")), .crumbs = {up, {.address = {}, .text = std::string(t("thread.title"))}}, .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p lang="{}" dir="auto">{} {}</p>
<p class="lead">{}</p>
)">(out, t("thread.title"), view.proposal.language, proposals::number_of(view.proposal.id), view.proposal.wording.title,
            reviews ? t("thread.lead_reviewer") : speaks_for_author(view.seat) ? t("thread.lead_for_author") : t("thread.lead_author"));
        forms::error_summary(out, frame, typed);
        if (!may_read(view.seat)) page::notice(out, page::NoticeKind::information, t("thread.not_read"), {});
        else if (view.messages.empty()) html::write<"<p>{}</p>\n">(out, t("thread.empty"));
        else html::write<R"(<ol class="comments">{}</ol>
)">(out, html::each(view.messages, [&](html::Out& o, const Message& message) { message_item(o, frame, message); }));
        message_form(out, frame, view, typed);
        if (!reviews)
            page::link_button(out, t(speaks_for_author(view.seat) ? i18n::Key("where.title_of_others") : i18n::Key("where.title")), proposals::address_of(view.proposal.id) + "/whereabouts", false);
    });
}

}  // namespace allting::reviews
