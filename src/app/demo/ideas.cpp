#include "app/demo/ideas.hpp"

#include <algorithm>
#include <array>

#include "proposals/comment_actions.hpp"
#include "proposals/proposal_actions.hpp"

namespace allting::demo {
namespace {

/// Somewhere inside the area.
proposals::Spot spot_in(const places::Area& area, Random& random) {
    const auto& outline = area.outline;
    const auto latitude = std::minmax_element(outline.begin(), outline.end(), [](auto& a, auto& b) { return a.latitude < b.latitude; });
    const auto longitude = std::minmax_element(outline.begin(), outline.end(), [](auto& a, auto& b) { return a.longitude < b.longitude; });
    const auto within = [&](double low, double high) { return low + (high - low) * double(random.below(1000)) / 1000; };
    for (int tries = 0; tries < 200; ++tries) {
        const places::Position at{within(latitude.first->latitude, latitude.second->latitude),
                                  within(longitude.first->longitude, longitude.second->longitude)};
        if (places::area_of({area}, at)) return {at.latitude, at.longitude};
    }
    return {outline.front().latitude, outline.front().longitude};
}

/// Which of three parts of town an area belongs to, in the order of TownArea: north, centre, around the lake.
constexpr std::array<std::size_t, 7> part_of_town = {1, 0, 0, 2, 2, 0, 2};

/// The area's own pot, or that of its part of town.
PotId pot_for(const processes::Process& process, const places::Area& area, TownArea where) {
    for (const processes::Pot& pot : process.pots) {
        if (pot.area == area.id) return pot.id;
    }
    return process.pots[part_of_town[std::size_t(where)] % process.pots.size()].id;
}

proposals::Proposal send_on_paper(db::Transaction& tx, const Town& town, const processes::Process& process, const Writing& writing, PotId pot,
                                  const proposals::Spot& spot, Random& random, Instant at) {
    proposals::Proposal proposal;
    proposal.wording = {std::string(writing.title), std::string(writing.body), std::string(writing.place)};
    proposal.beneficiaries = writing.beneficiaries;
    proposal.category = writing.category;
    proposal.pot = pot;
    proposal.latitude = spot.latitude;
    proposal.longitude = spot.longitude;
    proposal.language = writing.language;
    proposal.author_name = first_names()[random.below(first_names().size())];
    proposal.author_contact = "0999-12 34 " + std::to_string(10 + random.below(89));
    proposal.channel = proposals::Channel::paper;
    return must(proposals::enter_for_other(tx, town.facilitator, process.id, std::move(proposal), {}, at));
}

}  // namespace

Writing writing_of(const IdeaText& text) {
    return {text.category, text.area, text.title, text.body, text.beneficiaries, text.place, text.language, text.on_paper};
}

Writing writing_of(const ProjectText& text) {
    return {text.category, text.area, text.title, text.body, text.beneficiaries, text.place};
}

Instant between(Instant from, Instant to, std::size_t n, std::size_t count) {
    return from + Duration{(to - from).ms / std::int64_t(count + 1) * std::int64_t(n + 1)};
}

proposals::Proposal send_idea(db::Transaction& tx, const Town& town, const processes::Process& process, const Writing& writing,
                              const people::Visitor& author, Random& random, Instant at) {
    const places::Area& area = town.areas[std::size_t(writing.area)];
    const proposals::Spot spot = spot_in(area, random);
    const PotId pot = pot_for(process, area, writing.area);
    if (writing.on_paper) return send_on_paper(tx, town, process, writing, pot, spot, random, at);
    people::Visitor writer = author;
    writer.language = writing.language;
    const proposals::ProposalChange change{.title = std::string(writing.title), .body = std::string(writing.body),
                                           .beneficiaries = std::string(writing.beneficiaries), .category = std::string(writing.category),
                                           .place = std::string(writing.place), .pot = pot, .spot = spot};
    const auto draft = must(proposals::start_draft(tx, writer, process.id, change, {}, at - minutes(20)));
    return must(proposals::submit_proposal(tx, writer, draft.id, at));
}

void talk_about(db::Transaction& tx, const Town& town, ProposalId proposal, std::size_t supports, std::size_t said, Random& random,
                Instant from, Instant to) {
    const auto someone = [&]() -> const people::Visitor& { return town.residents[random.below(town.residents.size())]; };
    for (std::size_t i = 0; i < supports; ++i) {
        // One's own idea cannot be supported; then one supporter is fewer.
        (void)proposals::support_proposal(tx, someone(), proposal).ok();
    }
    const std::size_t start = random.below(comments().size());
    for (std::size_t i = 0; i < said; ++i) {
        const auto text = comments()[(start + i) % comments().size()];
        must(proposals::add_comment(tx, someone(), proposal, text, {}, between(from, to, i, said)));
    }
}

std::vector<proposals::Proposal> send_ideas_now(db::Transaction& tx, const Town& town, const processes::Process& process, Random& random,
                                                std::int64_t scale, Instant now) {
    const auto texts = ideas_now();
    const Instant first = process.phase(processes::PhaseKind::ideas)->opens;
    const Instant last = now - hours(3);
    std::vector<proposals::Proposal> sent;
    const std::size_t count = texts.size() * std::size_t(scale);
    for (std::size_t i = 0; i < count; ++i) {
        const Instant at = between(first, last, i, count);
        const people::Visitor& author = town.residents[i % town.residents.size()];  // the first are the demo's own residents
        sent.push_back(send_idea(tx, town, process, writing_of(texts[i % texts.size()]), author, random, at));
        talk_about(tx, town, sent.back().id, random.below(45), random.below(5), random, at, last);
    }
    return sent;
}

}  // namespace allting::demo
