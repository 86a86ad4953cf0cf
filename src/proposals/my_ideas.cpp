#include "proposals/my_ideas.hpp"

#include "proposals/proposal_view.hpp"

namespace allting::proposals {

void my_ideas_part(html::Out& out, const page::Frame& frame, const std::vector<Proposal>& ideas) {
    const auto& t = *frame.t;
    html::write<R"(<section aria-labelledby="my-ideas"><h2 id="my-ideas">{}</h2>
{}</section>
)">(out, t("proposals.my_heading"), [&](html::Out& o) {
            if (ideas.empty()) return html::write<"<p>{}</p>\n">(o, t("proposals.my_none"));
            html::write<"<ul class=\"my-ideas\">{}</ul>\n">(o, html::each(ideas, [&](html::Out& item, const Proposal& p) {
                const bool is_draft = p.state == State::draft;
                const auto title = p.wording.title.empty() ? t("proposals.untitled_draft") : std::string_view(p.wording.title);
                html::write<R"(<li><a href="{}" dir="auto">{}</a> {}{}{}</li>
)">(item, address_of(p.id) + (is_draft ? "/draft" : ""), title, [&](html::Out& chip) { page::chip(chip, name_of(t, p.state), tone_of(p.state)); },
                    html::when(p.answer_due_at.has_value(), [&](html::Out& due) {
                        html::write<" <span>{}</span>">(due, t("proposals.answer_by", {{"at", t.date(*p.answer_due_at)}}));
                    }), html::when(!is_draft, [&](html::Out& where) {
                        html::write<R"( <a href="{}/whereabouts">{}</a>)">(where, address_of(p.id), t("proposals.where_is_it"));
                    }));
            }));
        });
}

json::Array my_ideas_json(const std::vector<Proposal>& ideas) {
    json::Array all;
    for (const Proposal& p : ideas)
        all.push_back(json::Object{{"id", p.id}, {"number", number_of(p.id)}, {"title", p.wording.title}, {"state", word_of(p.state)},
                                   {"answer_due_at", p.answer_due_at}, {"address", address_of(p.id)}});
    return all;
}

}  // namespace allting::proposals
