#include "reviews/answer_report_pages.hpp"

namespace allting::reviews {

std::string answer_report_page(const page::Frame& frame, const processes::Process& process, const AnswerReport& report) {
    const auto& t = *frame.t;
    const std::string address = "/processes/" + std::to_string(process.id.value);
    const page::Options options{.title = std::string(t("reviews.report")),
                                .crumbs = {{.address = address, .text = process.text_in(t.language()).title},
                                           {.address = address + "/proposals", .text = std::string(t("reviews.report_ideas"))},
                                           {.address = {}, .text = std::string(t("reviews.report"))}}};
    const auto number = [&](std::int64_t count) { return t("reviews.report_number", {{"count", count}}); };
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
<p>{}</p>
)">(out, t("reviews.report"), t("reviews.report_lead", {{"in_time", report.in_time}, {"received", report.received}}), t("reviews.report_promise"));
        page::facts(out, {{std::string(t("reviews.report_received")), number(report.received)},
                          {std::string(t("reviews.report_answered")), number(report.answered)},
                          {std::string(t("reviews.report_in_time")), number(report.in_time)},
                          {std::string(t("reviews.report_overdue")), number(report.overdue)},
                          {std::string(t("reviews.report_waiting")), number(report.waiting_for_author)}});
        html::write<"<h2>{}</h2>\n<p>{}</p>\n">(out, t("reviews.report_consent"), t("reviews.report_consent_sentence"));
        page::facts(out, {{std::string(t("reviews.report_changed")), number(report.changed)},
                          {std::string(t("reviews.report_without_consent")), number(report.changed_without_consent)}});
        html::write<"<h2>{}</h2>\n<p>{}</p>\n">(out, t("reviews.report_appeals"), t("reviews.report_appeals_sentence"));
        page::facts(out, {{std::string(t("reviews.report_asked")), number(report.appeals)},
                          {std::string(t("reviews.report_overturned")), number(report.appeals_overturned)},
                          {std::string(t("reviews.report_stands")), number(report.appeals_stand)}});
    });
}

json::Value answer_report_json(const processes::Process& process, const AnswerReport& report) {
    return json::Object{{"process", process.id}, {"received", report.received}, {"answered", report.answered},
                        {"in_time", report.in_time}, {"overdue", report.overdue}, {"waiting_for_author", report.waiting_for_author},
                        {"changed", report.changed}, {"changed_without_consent", report.changed_without_consent}, {"appeals", report.appeals},
                        {"appeals_overturned", report.appeals_overturned}, {"appeals_stand", report.appeals_stand}};
}

}  // namespace allting::reviews
