// GET /record: what was done, by which role, and whether the chain of hashes on the page is whole. Never who.
#include "app/record_routes.hpp"

#include "core/text.hpp"
#include "people/role_names.hpp"
#include "platform/page/components.hpp"
#include "record/record.hpp"

namespace allting::app {
namespace {

using people::Visit;

constexpr std::int64_t entries_a_page = 50;

struct RecordView {
    std::vector<record::Entry> entries;
    std::optional<std::int64_t> broken_at;
    bool has_older = false;
};

RecordView load_record(const Visit& visit) {
    const auto before = integer_from_text(visit.request.query.text("before"));
    return visit.database.read([&](db::Connection& c) {
        const auto organisation = visit.visitor.organisation;
        RecordView view{.entries = record::list_entries(c, organisation, entries_a_page + 1, before), .broken_at = {}};
        view.has_older = std::int64_t(view.entries.size()) > entries_a_page;
        if (view.has_older) view.entries.pop_back();
        if (!view.entries.empty())
            view.broken_at = record::find_break_within(c, organisation, view.entries.back().sequence, view.entries.front().sequence);
        return view;
    });
}

/// What the kind means in words; the kind itself where a domain has no words for it.
std::string words_of_kind(const i18n::Translator& t, const std::string& kind) {
    const std::string key = "record." + kind;
    return t.has(key) ? std::string(t(i18n::Key::at_run_time(key))) : kind;
}

std::string role_of(const i18n::Translator& t, const std::string& word) {
    people::Role role{};
    return people::role_from_word(word, role) ? people::role_name(t, role) : std::string(t("record.by_the_clock"));
}

/// Where the thing can be seen, or "".
std::string address_of(const record::Entry& entry) {
    const std::string id = std::to_string(entry.subject_id);
    if (entry.subject == "process") return "/processes/" + id;
    if (entry.subject == "proposal") return "/proposals/" + id;
    if (entry.subject == "merger") return "/mergers/" + id;
    return "";
}

void entry_item(html::Out& out, const page::Frame& frame, const record::Entry& entry) {
    const auto& t = *frame.t;
    const std::string address = address_of(entry);
    html::write<R"(<li id="entry-{}"><p><strong>{}</strong> – {}<br>{} · {} {}</p>
<p class="record-hash"><span class="visually-hidden">{} </span><code>{}</code></p></li>
)">(out, entry.sequence, words_of_kind(t, entry.kind), role_of(t, entry.by_role), t.date_time(entry.at), t("record.number"),
        [&](html::Out& o) {
            if (address.empty()) html::write<"{}">(o, entry.sequence);
            else html::write<R"(<a href="{}">{}</a>)">(o, address, entry.sequence);
        },
        t("record.hash"), to_hex(entry.hash).substr(0, 16));
}

std::string record_page(const page::Frame& frame, const RecordView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("record.title"))}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("record.title"), t("record.lead"));
        if (view.broken_at) {
            page::notice(out, page::NoticeKind::warning, t("record.broken_heading"), t("record.broken", {{"number", *view.broken_at}}));
        } else {
            page::notice(out, page::NoticeKind::success, t("record.whole_heading"), t("record.whole"));
        }
        if (view.entries.empty()) return page::empty_state(out, t("record.none"), t("record.none_sentence"));
        html::write<R"(<ol class="plain-list" reversed start="{}">{}</ol>
)">(out, view.entries.front().sequence, html::each(view.entries, [&](html::Out& o, const record::Entry& entry) { entry_item(o, frame, entry); }));
        if (view.has_older) page::link_button(out, t("record.older"), "/record?before=" + std::to_string(view.entries.back().sequence), false);
    });
}

json::Value record_json(const RecordView& view) {
    json::Array entries;
    for (const auto& entry : view.entries) {
        auto facts = json::parse(entry.facts);
        entries.push_back(json::Object{{"sequence", entry.sequence}, {"at", entry.at}, {"kind", entry.kind}, {"by", entry.by_role},
                                       {"subject", entry.subject}, {"subject_id", entry.subject_id},
                                       {"facts", facts.ok() ? std::move(facts).value() : json::Value()}, {"hash", to_hex(entry.hash)}});
    }
    return json::Object{{"whole", !view.broken_at.has_value()}, {"broken_at", view.broken_at}, {"entries", entries}};
}

Result<http::Response> show_record(Visit& visit) {
    const auto view = load_record(visit);
    return visit.answer([&](const page::Frame& f) { return record_page(f, view); }, [&] { return record_json(view); });
}

constexpr people::Route table[] = {
    {http::Method::get, "/record", people::Permission::read, show_record, "The public record: what was done, in which role"},
};

}  // namespace

std::span<const people::Route> record_routes() { return table; }

}  // namespace allting::app
