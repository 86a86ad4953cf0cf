#include "alerts/alert_pages.hpp"

#include "platform/page/components.hpp"

namespace allting::alerts {

namespace {

namespace forms = page::forms;

/// What was raised, in a sentence. A network is a hash that says nothing to people: it is left out.
std::string why(const i18n::Translator& t, const Alarm& alarm) {
    return t(i18n::Key::at_run_time("alerts.why_" + std::string(word_of(alarm.signal))),
             {{"figure", alarm.figure}, {"threshold", alarm.threshold}, {"subject", alarm.subject}});
}

std::string_view heading(const i18n::Translator& t, const Alarm& alarm) {
    return t(i18n::Key::at_run_time("alerts.signal_" + std::string(word_of(alarm.signal))));
}

void alert_item(html::Out& out, const page::Frame& frame, const WatchView& view, const Alert& alert) {
    const auto& t = *frame.t;
    const std::string number = std::to_string(alert.number);
    html::write_open<R"(<li id="alert-{}"><h3>{}. {}</h3><p>{}</p><p>{}</p>
)">(out, number, number, heading(t, alert.alarm), why(t, alert.alarm), t("alerts.raised", {{"at", t.date_time(alert.raised_at)}}));
    if (alert.seen_at) {
        html::write<R"(<p>{}</p>)">(out, t("alerts.seen", {{"name", alert.seen_by_name}, {"at", t.date_time(*alert.seen_at)}}));
        page::written_text(out, alert.comment);
    } else {
        forms::open(out, frame, {.action = "/processes/" + std::to_string(view.process.value) + "/watch/seen"});
        forms::hidden(out, "alert", number);
        html::write<R"(<div class="field"><label for="comment-{}">{}</label><input class="ds-input" id="comment-{}" name="comment" type="text" maxlength="500"></div>
)">(out, number, t("alerts.comment"), number);
        forms::button(out, t("alerts.mark_seen", {{"number", number}}), forms::ButtonKind::second);
        forms::close(out);
    }
    html::write_close<"</li>\n">(out);
}

}  // namespace

std::string watch_page(const page::Frame& frame, const page::Typed& typed, const WatchView& view) {
    const auto& t = *frame.t;
    const std::string address = "/processes/" + std::to_string(view.process.value);
    const page::Options options{.title = std::string(t("alerts.title")), .crumbs = {{address, view.title}}, .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1><p class="lead">{}</p><p>{}</p>
<h2>{}</h2>
)">(out, t("alerts.title"), t("alerts.lead"), t("alerts.what_is_kept"), t("alerts.raised_heading"));
        if (view.alerts.empty()) html::write<"<p>{}</p>\n">(out, t("alerts.none"));
        else html::write<R"(<ol class="plain-list">{}</ol>
)">(out, html::each(view.alerts, [&](html::Out& o, const Alert& alert) { alert_item(o, frame, view, alert); }));
        html::write<"<h2>{}</h2>\n">(out, t("alerts.settings_heading"));
        forms::open(out, frame, {.action = address + "/watch"});
        forms::line(out, frame, typed, {.name = "votes_last_time", .label = std::string(t("alerts.votes_last_time")),
                                        .help = std::string(t("alerts.votes_last_time_help")),
                                        .value = view.settings.votes_last_time ? std::to_string(*view.settings.votes_last_time) : "",
                                        .required = false, .input_mode = "numeric"});
        forms::text(out, frame, typed, {.name = "networks", .label = std::string(t("alerts.networks")), .help = std::string(t("alerts.networks_help")),
                                        .value = view.settings.networks, .required = false}, 3);
        forms::button(out, t("alerts.save"));
        forms::close(out);
    });
}

json::Value watch_json(const i18n::Translator& t, const WatchView& view) {
    json::Array alerts;
    for (const Alert& alert : view.alerts)
        alerts.push_back(json::Object{{"number", alert.number}, {"signal", word_of(alert.alarm.signal)}, {"subject", alert.alarm.subject},
                                      {"figure", alert.alarm.figure}, {"threshold", alert.alarm.threshold}, {"at", alert.raised_at},
                                      {"why", why(t, alert.alarm)}, {"seen_by", alert.seen_by}, {"seen_at", alert.seen_at}, {"comment", alert.comment}});
    return json::Object{{"process", view.process}, {"alerts", alerts}, {"votes_last_time", view.settings.votes_last_time}, {"networks", view.settings.networks}};
}

}  // namespace allting::alerts
