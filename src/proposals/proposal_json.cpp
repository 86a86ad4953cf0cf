#include "proposals/proposal_json.hpp"

#include "guides/card_json.hpp"

namespace allting::proposals {
namespace {

/// What everybody may read of a proposal. Never the contact, nor who typed it.
json::Object public_members(const Proposal& p) {
    return {{"id", p.id},
            {"number", number_of(p.id)},
            {"process", p.process},
            {"pot", p.pot},
            {"state", word_of(p.state)},
            {"state_at", p.state_at},
            {"title", p.wording.title},
            {"body", p.wording.body},
            {"place", p.wording.place},
            {"place_latitude", p.latitude},
            {"place_longitude", p.longitude},
            {"beneficiaries", p.beneficiaries},
            {"category", p.category},
            {"language", p.language},
            {"picture", p.picture ? json::Value(picture_address(p.picture)) : json::Value()},
            {"author_name", p.author_name},
            {"channel", word_of(p.channel)},
            {"received_at", p.received_at},
            {"answer_due_at", p.answer_due_at},
            {"revision", p.revision}};
}

template <class Range, class F>
json::Array array_of(const Range& range, F to_json) {
    json::Array all;
    for (const auto& item : range) all.push_back(to_json(item));
    return all;
}

}  // namespace

json::Value list_json(const ListView& view) {
    return json::Object{{"count", view.count},
                        {"page", view.page},
                        {"pages", view.pages},
                        {"proposals", array_of(view.lines, [&](const ProposalLine& line) -> json::Value {
                             json::Object one{{"id", line.id}, {"number", number_of(line.id)}, {"title", line.title}, {"state", word_of(line.state)},
                                              {"pot", line.pot}, {"category", line.category}, {"place", line.place},
                                              {"place_latitude", line.latitude}, {"place_longitude", line.longitude},
                                              {"language", line.language}, {"comments", line.comments}, {"received_at", line.received_at},
                                              {"picture", line.picture ? json::Value(picture_address(line.picture)) : json::Value()},
                                              {"address", address_of(line.id)}};
                             if (view.supports_shown) one.emplace_back("supports", line.supports);
                             return one;
                         })}};
}

json::Value proposal_json(const ProposalView& view) {
    json::Object all = public_members(view.proposal);
    all.emplace_back("picture_description", view.picture_description);
    if (view.supports_shown) all.emplace_back("supports", view.supports);
    all.emplace_back("revisions", array_of(view.revisions, [](const Revision& r) -> json::Value {
                         return json::Object{{"revision", r.number}, {"title", r.wording.title}, {"body", r.wording.body},
                                             {"place", r.wording.place}, {"reason", r.reason}, {"at", r.at}};
                     }));
    all.emplace_back("steps", array_of(view.steps, [](const StateStep& s) -> json::Value {
                         return json::Object{{"state", word_of(s.state)}, {"at", s.at}, {"by_role", s.by_role}, {"channel", word_of(s.channel)}, {"reason", s.reason}};
                     }));
    all.emplace_back("translations", array_of(view.translations, [](const ShownTranslation& one) { return translation_json(one.translation); }));
    all.emplace_back("comments", array_of(view.comments, comment_json));
    for (const auto& member : view.more.members) all.push_back(member);
    return all;
}

json::Value draft_json(const Proposal& draft) { return public_members(draft); }

json::Value receipt_json(const Proposal& proposal) {
    return json::Object{{"id", proposal.id}, {"number", number_of(proposal.id)}, {"state", word_of(proposal.state)},
                        {"received_at", proposal.received_at}, {"answer_due_at", proposal.answer_due_at}, {"address", address_of(proposal.id)}};
}

json::Value similar_json(const std::vector<SimilarLine>& similar, const std::vector<guides::Hint>& hints) {
    return json::Object{{"similar", array_of(similar, [](const SimilarLine& one) -> json::Value {
                             return json::Object{{"id", one.id}, {"title", one.title}, {"state", word_of(one.state)}, {"score", one.score}, {"opposite", one.opposite}, {"may_support", one.may_support}, {"address", address_of(one.id)}};
                         })},
                        {"cards", guides::hints_json(hints)}};
}

json::Value translation_json(const Translation& one) {
    return json::Object{{"language", one.language}, {"title", one.title}, {"body", one.body}, {"made", word_of(one.made)}, {"revision", one.revision}, {"made_at", one.made_at}};
}

json::Value comment_json(const Comment& c) {
    return json::Object{{"id", c.id}, {"proposal", c.proposal}, {"name", c.is_hidden() ? "" : c.name}, {"as_role", c.as_role},
                        {"text", c.is_hidden() ? json::Value() : json::Value(c.text)}, {"written_at", c.written_at},
                        {"hidden_reason", c.is_hidden() ? json::Value(c.hidden_reason) : json::Value()}};
}

json::Value rules_json(const processes::Process& process, std::string_view language, bool is_open) {
    return json::Object{{"process", process.id},
                        {"is_open", is_open},
                        {"criteria", process.text_in(language).criteria},
                        {"cost_max", process.cost_max},
                        {"pots", array_of(process.pots, [](const processes::Pot& pot) -> json::Value {
                             return json::Object{{"id", pot.id}, {"name", pot.name}, {"amount", pot.amount}};
                         })},
                        {"categories", array_of(category_words, [](std::string_view word) -> json::Value { return word; })}};
}

json::Object project_json(const Project& p) {
    return {{"id", p.id}, {"process", p.process}, {"pot", p.pot}, {"proposal", p.proposal}, {"code", p.code}, {"title", p.title},
            {"summary", p.summary}, {"category", p.category}, {"place", p.place}, {"place_latitude", p.latitude}, {"place_longitude", p.longitude},
            {"picture", p.picture ? json::Value(picture_address(p.picture)) : json::Value()}, {"cost", p.cost},
            {"running_cost", p.running_cost}, {"owner", p.owner}, {"language", p.language}};
}

}  // namespace allting::proposals
