#include "reviews/case_json.hpp"

namespace allting::reviews {
namespace {

std::string_view word_of(Wait::For whom) {
    switch (whom) {
        case Wait::For::nobody_yet: return "nobody_yet";
        case Wait::For::department: return "department";
        case Wait::For::author: return "author";
        case Wait::For::decider: return "decider";
        case Wait::For::no_decider: return "no_decider";
        case Wait::For::second_signature: return "second_signature";
        case Wait::For::message: return "message";
        case Wait::For::release: return "release";
    }
    return {};
}

json::Value line_json(const InboxLine& line) {
    json::Array waits;
    for (const Wait& wait : line.waits) waits.push_back(json::Object{{"for", word_of(wait.whom)}, {"name", wait.name}, {"late", wait.is_late}});
    const CaseLine& of = line.of;
    return json::Object{{"id", of.id}, {"proposal", of.proposal}, {"process", of.process}, {"process_name", line.process_name},
                        {"title", of.title}, {"state", reviews::word_of(of.state)}, {"due_at", of.due_at}, {"late", line.is_late},
                        {"department", of.department}, {"department_name", of.department_name}, {"waits", std::move(waits)},
                        {"own_part", line.own_part}, {"answers_count", of.answers_count}};
}

}  // namespace

json::Value inbox_json(const InboxView& view) {
    json::Array cases, load;
    for (const InboxLine& line : view.lines) cases.push_back(line_json(line));
    for (const DepartmentLoad& one : view.load) {
        load.push_back(json::Object{{"department", one.department}, {"name", one.name}, {"open", one.open}, {"late", one.late},
                                    {"waiting", one.waiting}, {"asked", one.asked}});
    }
    json::Object all{{"show", reviews::word_of(view.query.filter)}, {"page", view.query.page}, {"pages", view.pages}};
    for (std::size_t i = 0; i < view.counts.size(); ++i) all.emplace_back(std::string(inbox_filter_words[i]), view.counts[i]);
    all.emplace_back("load", std::move(load));
    all.emplace_back("cases", std::move(cases));
    return all;
}

}  // namespace allting::reviews
