#include "app/demo/reviews.hpp"

#include "proposals/proposal_actions.hpp"
#include "reviews/appeal_actions.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_store.hpp"
#include "reviews/part_actions.hpp"

namespace allting::demo {
namespace {

constexpr OrganisationId organisation{1};

/// The official of that department, or the first.
const people::Visitor& official_for(const Town& town, int department) {
    for (const people::Visitor& official : town.officials) {
        if (official.department == town.departments[std::size_t(department)]) return official;
    }
    return town.officials.front();
}

/// The case that the running program would have opened when the idea came in.
reviews::Case case_of(db::Transaction& tx, const proposals::Proposal& proposal) {
    if (const auto found = reviews::find_case_of(tx, organisation, proposal.id)) return *found;
    reviews::open_case(tx, organisation, proposal, *proposal.received_at);
    return reviews::find_case_of(tx, organisation, proposal.id).value();
}

int department_for(std::string_view category) {
    if (category == "green" || category == "play") return 0;
    if (category == "traffic" || category == "safety") return 1;
    return 2;
}

reviews::Case assign(db::Transaction& tx, const Town& town, const proposals::Proposal& proposal, int department, Instant at) {
    const reviews::Case opened = case_of(tx, proposal);
    return must(reviews::assign_case(tx, official_for(town, department), opened.id,
                                     {.department = town.departments[std::size_t(department)],
                                      .registry_number = "KS 2026/" + std::to_string(400 + proposal.id.value), .version = opened.version},
                                     at));
}

/// A few questions answered, as in a case that is half done.
reviews::Case begin_checklist(db::Transaction& tx, const people::Visitor& official, const reviews::Case& taken, Instant at) {
    const reviews::ChecklistForm form{
        .answers = {{.question = "jurisdiction", .answer = reviews::Answer::yes, .internal_note = "Kommunens mark enligt kartan."},
                    {.question = "law", .answer = reviews::Answer::yes},
                    {.question = "permits", .answer = reviews::Answer::yes_if, .public_sentence = "Ja, om bygglov ges. Det brukar ta åtta veckor."}},
        .version = taken.version};
    return must(reviews::answer_checklist(tx, official, taken.id, form, at));
}

struct Neighbour {
    int asks = 0;          // index of the department that has the case; the one after it is asked
    bool answers = false;  // and has answered the day after
};

/// Another department is asked about ground and other works.
void ask_neighbour(db::Transaction& tx, const Town& town, const reviews::Case& taken, const Neighbour& plan, Instant at) {
    const int asked = (plan.asks + 1) % 3;
    const auto parts = must(reviews::ask_departments(
        tx, official_for(town, plan.asks), taken.id,
        {.departments = {{.department = town.departments[std::size_t(asked)], .questions = {"collisions", "land"},
                          .own_question = "Vem hos er kan följa med ut och titta på platsen?"}}},
        at));
    if (!plan.answers) return;
    const reviews::PartAnswerForm form{
        .answers = {{.question = "collisions", .answer = reviews::Answer::yes},
                    {.question = "land", .answer = reviews::Answer::yes_if, .public_sentence = "Ja, om ledningen längs gångvägen får ligga kvar."}},
        .own_answer = "Områdesingenjören, helst en förmiddag."};
    must(reviews::answer_part(tx, official_for(town, asked), parts.front().id, form, at + days(1)));
}

reviews::Case answer_all_questions(db::Transaction& tx, const people::Visitor& official, const reviews::Case& taken, Instant at) {
    reviews::ChecklistForm form{.answers = {}, .version = taken.version};
    for (const std::string& question : reviews::usual_questions(places::OrganisationKind::municipality)) {
        form.answers.push_back({.question = question, .answer = reviews::Answer::yes});
    }
    return must(reviews::answer_checklist(tx, official, taken.id, form, at));
}

void refuse(db::Transaction& tx, const Town& town, const proposals::Proposal& proposal, const AnswerText& text, Instant at) {
    const reviews::Case taken = assign(tx, town, proposal, text.department, at - days(1));
    const reviews::DecisionForm form{
        .reason = {.code = std::string(text.code), .understood = std::string(text.understood), .answer = std::string(text.answer),
                   .why = std::string(text.why), .next = std::string(text.next),
                   .who = "handläggare, " + std::string(department_names()[std::size_t(text.department)])},
        .version = taken.version};
    must(reviews::refuse_proposal(tx, official_for(town, text.department), taken.id, form, at));
}

void offer(db::Transaction& tx, const Town& town, const proposals::Proposal& proposal, const AnswerText& text, Instant at) {
    const reviews::Case taken = assign(tx, town, proposal, text.department, at - days(1));
    proposals::Wording offered = proposal.wording;
    offered.title = "Utegym med åtta redskap för gamla och unga";
    offered.body += "\n\nÅtta redskap, varav fyra kan användas sittande.";
    must(reviews::offer_change(tx, official_for(town, text.department), taken.id,
                               {.explanation = std::string(text.answer) + " " + std::string(text.why), .wording = offered, .version = taken.version}, at));
}

/// Questions, cost and yes. The lower end of the range is a fifth below the upper, which the ballot uses.
void accept(db::Transaction& tx, const Town& town, const proposals::Proposal& proposal, const ProjectText& text, Instant at) {
    const people::Visitor& official = official_for(town, text.department);
    reviews::Case taken = assign(tx, town, proposal, text.department, at - days(9));
    taken = answer_all_questions(tx, official, taken, at - days(5));
    taken = must(reviews::estimate_cost(tx, official, taken.id,
                                        {.estimate = {.low = kronor(text.kronor * 4 / 5), .high = kronor(text.kronor), .running = kronor(text.kronor_a_year),
                                                      .note = "Ramavtalets priser, med mark, skyltar och en reserv på 15 procent.",
                                                      .owner = town.departments[std::size_t(text.department)]},
                                         .version = taken.version},
                                        at - days(2)));
    const reviews::DecisionForm form{
        .reason = {.code = {}, .understood = "Tack för idén! Vi har läst den och besökt platsen.", .answer = "Ja, den går vidare till omröstningen.",
                   .why = "Kommunen bestämmer över platsen, kostnaden ryms och vi har råd att sköta det som byggs.",
                   .next = "Läs igenom hur projektet beskrivs. Ring oss om något blivit fel.",
                   .who = "handläggare, " + std::string(department_names()[std::size_t(text.department)])},
        .version = taken.version};
    must(reviews::accept_proposal(tx, official, taken.id, form, at));
}

/// One author asks for another look, where a no is young enough.
void appeal_one(db::Transaction& tx, const Town& town, const std::vector<proposals::Proposal>& ideas, Instant now) {
    for (const proposals::Proposal& idea : ideas) {
        const auto of = reviews::find_case_of(tx, organisation, idea.id);
        if (!of || of->reason.code != "not_our_responsibility") continue;
        const reviews::AppealForm form{.reason = "Ja, vi ändrar till skogsvägen från Åsvik till kvarnen. Den är kommunens. Pröva den i stället.",
                                       .channel = idea.author ? "phone" : "paper"};
        if (reviews::appeal_refusal(tx, town.facilitator, idea.id, form, now - hours(3)).ok()) return;
    }
}

}  // namespace

void answer_ideas(db::Transaction& tx, const Town& town, const std::vector<proposals::Proposal>& ideas, Instant now) {
    const auto texts = ideas_now();
    for (std::size_t i = 0; i < ideas.size(); ++i) {
        const IdeaText& text = texts[i % texts.size()];
        const proposals::Proposal& idea = ideas[i];
        const Instant at = between(*idea.received_at, now, 2, 4);
        switch (text.fate) {
            case Fate::received: case_of(tx, idea); break;
            case Fate::in_review: {
                const int department = department_for(text.category);
                const reviews::Case taken = begin_checklist(tx, official_for(town, department), assign(tx, town, idea, department, at), at + minutes(40));
                ask_neighbour(tx, town, taken, {.asks = department, .answers = i % 2 == 0}, at + minutes(50));
                break;
            }
            case Fate::change_proposed: offer(tx, town, idea, answer(text.answer_key), at); break;
            case Fate::not_feasible:
            case Fate::already_planned: refuse(tx, town, idea, answer(text.answer_key), at); break;
            case Fate::withdrawn: {
                const people::Visitor author{.person = idea.author, .roles = town.residents.front().roles};
                must(proposals::withdraw_proposal(tx, author, idea.id, "Vi löser det själva i byalaget.", at));
                break;
            }
        }
    }
    appeal_one(tx, town, ideas, now);
}

std::vector<proposals::Proposal> accept_projects(db::Transaction& tx, const Town& town, const processes::Process& process,
                                                 std::span<const ProjectText> texts, Random& random) {
    const auto* ideas = process.phase(processes::PhaseKind::ideas);
    const auto* review = process.phase(processes::PhaseKind::review);
    std::vector<proposals::Proposal> sent;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Instant at = between(ideas->opens, ideas->closes, i, texts.size());
        const people::Visitor& author = town.residents[random.below(town.residents.size())];
        sent.push_back(send_idea(tx, town, process, writing_of(texts[i]), author, random, at));
        talk_about(tx, town, sent.back().id, 10 + random.below(60), random.below(4), random, at, ideas->closes);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        accept(tx, town, sent[i], texts[i], between(review->opens + days(10), review->closes, i, texts.size()));
    }
    return sent;
}

}  // namespace allting::demo
