#include "search/search_pages.hpp"

#include "platform/http/url.hpp"
#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"

namespace allting::search {
namespace {

namespace forms = page::forms;

std::string_view name_of_kind(const i18n::Translator& t, std::string_view kind) {
    return t(i18n::Key::at_run_time("search.kind." + std::string(kind)));
}

void box(html::Out& out, const page::Frame& frame, const Question& question) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = "/search", .css = "filters", .search = true});
    forms::line(out, frame, {}, {.name = "text", .label = std::string(t("search.text")), .value = question.text, .required = false}, "search");
    std::vector<forms::Choice> kinds{{"", std::string(t("search.any_kind")), {}, question.kind.empty()}};
    for (const std::string_view word : kind_words)
        kinds.push_back({std::string(word), std::string(name_of_kind(t, word)), {}, question.kind == word});
    forms::select(out, frame, {}, {.name = "kind", .label = std::string(t("search.kind")), .required = false}, kinds);
    if (question.process) html::write<R"(<input type="hidden" name="process" value="{}">)">(out, question.process.value);
    forms::button(out, t("form.search"));
    forms::close(out);
}

void hit(html::Out& out, const page::Frame& frame, const Hit& hit) {
    const auto& t = *frame.t;
    const auto excerpt = [&](html::Out& o) {
        for (const Piece& piece : hit.excerpt) {
            if (piece.found) html::write<"<mark>{}</mark>">(o, piece.text);
            else html::write<"{}">(o, piece.text);
        }
    };
    html::write<R"(<li><h3><a href="{}" dir="auto">{}</a></h3><p class="muted">{}</p><p dir="auto" lang="{}">{}</p></li>
)">(out, hit.document.path, hit.document.title, name_of_kind(t, hit.document.kind), hit.document.language, excerpt);
}

std::string pager_address(const Question& question) {
    std::string address = "/search?text=" + http::percent_encode(question.text);
    if (!question.kind.empty()) address += "&kind=" + question.kind;
    if (question.process) address += "&process=" + std::to_string(question.process.value);
    return address + "&page=";
}

void found(html::Out& out, const page::Frame& frame, const SearchAnswer& answer) {
    const auto& t = *frame.t;
    html::write<R"(<h2 role="status">{}</h2>
)">(out, t("search.count", {{"count", answer.count}}));
    for (const auto& [word, instead] : answer.guessed)
        html::write<R"(<p>{}</p>
)">(out, t("search.guessed", {{"word", word}, {"instead", instead}}));
    if (answer.hits.empty()) return page::empty_state(out, t("search.none"), t("search.none_sentence"));
    html::write<R"(<ol class="hits">
{}</ol>
)">(out, html::each(answer.hits, [&](html::Out& o, const Hit& one) { hit(o, frame, one); }));
    page::pager(out, frame, pager_address(answer.question), answer.question.page, answer.pages);
}

}  // namespace

std::string search_page(const page::Frame& frame, const SearchAnswer& answer) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("search.title")), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("search.title"), t("search.lead"));
        box(out, frame, answer.question);
        if (answer.has_words) found(out, frame, answer);
        else if (!answer.question.text.empty()) page::notice(out, page::NoticeKind::information, t("search.no_words"), t("search.no_words_sentence"));
    });
}

}  // namespace allting::search
