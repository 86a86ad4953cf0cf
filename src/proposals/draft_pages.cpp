#include "proposals/draft_pages.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "guides/card_pages.hpp"
#include "platform/page/components.hpp"
#include "proposals/draft_fields.hpp"
#include "proposals/proposal_pages.hpp"

namespace allting::proposals {
namespace {

namespace forms = page::forms;

std::string process_address(const processes::Process& process) { return "/processes/" + std::to_string(process.id.value); }

std::string key_of_step(DraftStep step) { return "proposals.step_" + std::string(word_of(step)); }

void step_header(html::Out& out, const page::Frame& frame, DraftStep step) {
    std::vector<std::string> names;
    for (const DraftStep each : {DraftStep::idea, DraftStep::place, DraftStep::picture, DraftStep::check})
        names.emplace_back((*frame.t)(i18n::Key::at_run_time(key_of_step(each))));
    page::steps(out, frame, names, std::size_t(step));
}

/// One card a line of the criteria, and one with the money: read before anything is written.
void rules_part(html::Out& out, const page::Frame& frame, const processes::Process& process) {
    const auto& t = *frame.t;
    const auto money = t.with_currency(process.currency);
    html::write<R"(<section class="rules" aria-labelledby="rules-heading"><h2 id="rules-heading">{}</h2>
<ul class="rule-cards">{}{}</ul></section>
)">(out, t("proposals.rules_heading"), [&](html::Out& o) {
            for (const auto line : split(process.text_in(t.language()).criteria, '\n'))
                if (!trim(line).empty()) html::write<R"(<li dir="auto">{}</li>)">(o, trim(line));
        }, [&](html::Out& o) {
            for (const auto& pot : process.pots) html::write<R"(<li>{}</li>)">(o, t("proposals.rule_pot", {{"name", pot.name}, {"amount", money.money(pot.amount)}}));
            if (process.cost_max) html::write<R"(<li>{}</li>)">(o, t("proposals.rule_cost_max", {{"amount", money.money(*process.cost_max)}}));
        });
}

void go_on_buttons(html::Out& out, const page::Frame& frame) {
    const auto& t = *frame.t;
    forms::button(out, t("form.next"));
    forms::button(out, t("proposals.save_for_later"), forms::ButtonKind::second, "later", "yes");
}

void picture_step(html::Out& out, const page::Frame& frame, const DraftView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    if (view.draft.picture) {
        page::picture(out, {.address = small_picture_address(view.draft.picture), .description = view.picture_description, .first_on_page = true});
        forms::checkbox(out, frame, typed, {.name = "without_picture", .label = std::string(t("proposals.without_picture")), .required = false});
    }
    forms::file(out, frame, typed, {.name = "file", .label = std::string(t("proposals.picture_label")), .help = std::string(t("proposals.picture_help")), .required = false},
                "image/jpeg,image/png,image/webp");
    forms::line(out, frame, typed, {.name = "picture_description", .label = std::string(t("proposals.picture_description_label")),
                                    .help = std::string(t("proposals.picture_description_help")), .value = view.picture_description, .required = false,
                                    .characters_max = limits::line_characters_max});
}

struct Answer {
    std::string label, value;
    DraftStep step;
};

std::vector<Answer> answers_of(const page::Frame& frame, const DraftView& view) {
    const auto& t = *frame.t;
    const Proposal& d = view.draft;
    const auto* pot = view.process.pot(d.pot);
    std::string place = d.wording.place;
    if (d.latitude) place += (place.empty() ? "" : ". ") + std::string(t("proposals.pointed_out"));
    return {{std::string(t("proposals.title_label")), d.wording.title, DraftStep::idea},
            {std::string(t("proposals.body_label")), d.wording.body, DraftStep::idea},
            {std::string(t("proposals.beneficiaries_label")), d.beneficiaries, DraftStep::idea},
            {std::string(t("proposals.category_label")), std::string(category_name(t, d.category)), DraftStep::idea},
            {std::string(t("proposals.pot_label")), pot ? pot->name : "", DraftStep::place},
            {std::string(t("proposals.place_label")), place, DraftStep::place},
            {std::string(t("proposals.picture_label")), d.picture ? view.picture_description : std::string(t("proposals.no_picture")), DraftStep::picture}};
}

void check_step(html::Out& out, const page::Frame& frame, const DraftView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string here = address_of(view.draft.id) + "/draft?step=";
    const auto answers = answers_of(frame, view);
    if (typed.error) {
        const Error& error = *typed.error;  // the fields are not on this page: the answers below lead to them
        const auto sentence = error.fields.empty() ? t.with(i18n::Key::at_run_time(error.text_key), error.arguments) : std::string(t("proposals.missing_sentence"));
        page::notice(out, page::NoticeKind::warning, t("proposals.missing_heading"), sentence);
    }
    html::write<R"(<dl class="check-answers">{}</dl>
)">(out, html::each(answers, [&](html::Out& o, const Answer& answer) {
            html::write<R"(<div><dt>{}</dt><dd dir="auto">{}</dd><dd><a href="{}" aria-label="{}">{}</a></dd></div>
)">(o, answer.label, [&](html::Out& value) {
                if (answer.value.empty()) html::write<"<em>{}</em>">(value, t("proposals.not_answered"));
                else page::written_text(value, answer.value);
            }, here + std::string(word_of(answer.step)), t("proposals.change_what", {{"what", answer.label}}), t("form.change"));
        }));
    guides::hints_part(out, frame, view.hints);
    similar_part(out, frame, view.similar, address_of(view.draft.id) + "/draft");
    forms::open(out, frame, {.action = address_of(view.draft.id) + "/submission"});
    forms::line(out, frame, typed, {.name = "author_name", .label = std::string(t("proposals.author_name_label")), .help = std::string(t("proposals.author_name_help")),
                                    .value = view.draft.author_name, .required = false, .characters_max = limits::name_characters_max});
    html::write<"<p>{}</p>\n">(out, t("proposals.before_sending"));
    forms::button(out, t("proposals.send"));
    forms::close(out);
}

void discard_part(html::Out& out, const page::Frame& frame, const DraftView& view) {
    const auto& t = *frame.t;
    html::write<R"(<details class="discard"><summary>{}</summary>{}</details>
)">(out, t("proposals.discard"), [&](html::Out& o) {
            forms::open(o, frame, {.action = address_of(view.draft.id) + "/discarding"});
            forms::button(o, t("proposals.discard_surely"), forms::ButtonKind::danger);
            forms::close(o);
        });
}

}  // namespace

std::string begin_page(const page::Frame& frame, const BeginView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string here = process_address(view.process) + "/proposals";
    const page::Options options{.title = std::string(t("proposals.write")), .focused = true,
                                .back = {process_address(view.process), view.process.text_in(t.language()).title}};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1>\n<p class=\"lead\">{}</p>\n">(out, t("proposals.write"), t("proposals.write_lead"));
        rules_part(out, frame, view.process);
        html::write<R"(<p><a href="{}">{}</a></p>
)">(out, guides::cards_address(view.process.id), t("guides.cards_link"));
        if (!view.is_open) return page::notice(out, page::NoticeKind::information, t("proposals.not_open_heading"), t("proposals.not_open_sentence"));
        if (!view.may_write) {
            page::notice(out, page::NoticeKind::information, t("proposals.sign_in_heading"), t("proposals.sign_in_sentence"));
            return page::link_button(out, t("page.sign_in"), "/sign-in?next=" + here + "/new");
        }
        step_header(out, frame, DraftStep::idea);
        forms::open(out, frame, {.action = here, .draft = "idea-" + std::to_string(view.process.id.value)}, view.request_key);
        Proposal empty;
        empty.process = view.process.id;
        idea_fields(out, frame, typed, empty);
        go_on_buttons(out, frame);
        forms::close(out);
        html::write<"<p>{}</p>\n">(out, t("proposals.on_paper"));
    });
}

std::string draft_page(const page::Frame& frame, const DraftView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string here = address_of(view.draft.id) + "/draft";
    const std::string back = view.step == DraftStep::idea ? process_address(view.process) : here + "?step=" + std::string(word_of(DraftStep(int(view.step) - 1)));
    const page::Options options{.title = std::string(t(i18n::Key::at_run_time(key_of_step(view.step)))), .focused = true,
                                .back = {back, std::string(t("form.back"))}, .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        if (view.step != DraftStep::check) forms::error_summary(out, frame, typed);
        step_header(out, frame, view.step);
        html::write<"<h1>{}</h1>\n">(out, t(i18n::Key::at_run_time(key_of_step(view.step))));
        if (view.step == DraftStep::check) {
            check_step(out, frame, view, typed);
        } else {
            if (view.step == DraftStep::place) guides::hints_part(out, frame, view.hints);
            forms::open(out, frame, {.action = here, .upload = view.step == DraftStep::picture, .asks_before_leaving = true});
            forms::hidden(out, "step", word_of(view.step));
            if (view.step == DraftStep::idea) idea_fields(out, frame, typed, view.draft);
            if (view.step == DraftStep::place)
                place_fields(out, frame, typed, view.draft, view.process, {.label = {}, .areas = view.areas, .points = {}, .tile_url = view.tile_url, .tile_attribution = view.tile_attribution});
            if (view.step == DraftStep::picture) picture_step(out, frame, view, typed);
            go_on_buttons(out, frame);
            forms::close(out);
        }
        discard_part(out, frame, view);
    });
}

std::string receipt_page(const page::Frame& frame, const Proposal& proposal) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("proposals.receipt_heading")), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<"<h1>{}</h1>\n">(out, t("proposals.receipt_heading"));
        page::Receipt receipt{.heading = proposal.wording.title, .number = number_of(proposal.id), .lines = {}};
        if (proposal.received_at) receipt.lines.push_back(t("proposals.receipt_received", {{"at", t.date_time(*proposal.received_at)}}));
        if (proposal.answer_due_at) receipt.lines.push_back(t("proposals.answer_by", {{"at", t.date(*proposal.answer_due_at)}}));
        receipt.lines.emplace_back(t("proposals.receipt_keep"));
        page::receipt(out, receipt);
        html::write<"<h2>{}</h2>\n<ol><li>{}</li><li>{}</li><li>{}</li></ol>\n">(out, t("proposals.next_heading"), t("proposals.next_review"),
                                                                            t("proposals.next_offer"), t("proposals.next_vote"));
        page::link_button(out, t("proposals.follow"), address_of(proposal.id));
    });
}

std::string for_others_page(const page::Frame& frame, const ForOthersView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string list = process_address(view.process) + "/proposals";
    page::Options options{.title = std::string(t("proposals.enter_for_others"))};
    options.crumbs = {{process_address(view.process), view.process.text_in(t.language()).title}, {list, std::string(t("proposals.list_title"))}};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1>\n<p class=\"lead\">{}</p>\n">(out, t("proposals.enter_for_others"), t("proposals.enter_lead"));
        forms::open(out, frame, {.action = list + "/for-others", .draft = "for-others", .asks_before_leaving = true}, view.request_key);
        std::vector<forms::Choice> channels;
        for (const Channel channel : {Channel::paper, Channel::phone, Channel::desk})
            channels.push_back({std::string(word_of(channel)), std::string(t(i18n::Key::at_run_time("proposals.channel." + std::string(word_of(channel))))), {}, channel == Channel::paper});
        forms::radios(out, frame, typed, {.name = "channel", .label = std::string(t("proposals.channel_label"))}, channels);
        Proposal empty;
        empty.process = view.process.id;
        idea_fields(out, frame, typed, empty, Writer::for_other);
        place_fields(out, frame, typed, empty, view.process, {.label = {}, .areas = view.areas, .points = {}, .tile_url = view.tile_url, .tile_attribution = view.tile_attribution});
        std::vector<forms::Choice> languages;
        for (const auto& language : view.languages) languages.push_back({language.code, language.name, {}, language.code == "sv"});
        forms::select(out, frame, typed, {.name = "language", .label = std::string(t("proposals.language_label"))}, languages);
        forms::line(out, frame, typed, {.name = "author_name", .label = std::string(t("proposals.author_name_label")), .help = std::string(t("proposals.author_name_help")), .required = false, .characters_max = limits::name_characters_max});
        forms::line(out, frame, typed, {.name = "author_contact", .label = std::string(t("proposals.author_contact_label")), .help = std::string(t("proposals.author_contact_help")), .required = false, .characters_max = limits::line_characters_max});
        forms::line(out, frame, typed, {.name = "author", .label = std::string(t("proposals.author_account_label")), .help = std::string(t("proposals.author_account_help")), .required = false, .input_mode = "numeric"});
        forms::button(out, t("proposals.enter_send"));
        forms::close(out);
    });
}

}  // namespace allting::proposals
