#include "proposals/proposal_form.hpp"

#include <charconv>
#include <cmath>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::proposals {
namespace {

constexpr std::size_t title_characters_min = 5;
constexpr std::size_t body_characters_min = 20;

/// "57,7089" or "57.7089"; nothing for other text and outside ±`most`.
std::optional<double> degrees_from(std::string_view text, double most) {
    std::string plain(trim(text));
    for (char& c : plain)
        if (c == ',') c = '.';
    double value = 0;
    const auto [end, problem] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (problem != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value) || std::abs(value) > most) return std::nullopt;
    return value;
}

std::string read_category(http::FormReader& form, http::Need need) {
    return form.choice("category", {"play", "green", "sport", "culture", "safety", "traffic", "meeting", "other"}, need);
}

Wording wording_of(http::FormReader& form) {
    return {form.line("title", {title_characters_min, limits::title_characters_max}),
            form.text("body", {body_characters_min, limits::text_characters_max}),
            form.line("place", {0, limits::line_characters_max})};
}

}  // namespace

std::optional<Spot> read_spot(http::FormReader& form) {
    const auto latitude_text = form.input().text("place_latitude"), longitude_text = form.input().text("place_longitude");
    if (latitude_text.empty() && longitude_text.empty()) return std::nullopt;
    const auto latitude = degrees_from(latitude_text, 90), longitude = degrees_from(longitude_text, 180);
    if (!latitude) form.refuse("place_latitude", "not_a_position", "proposals.refused.not_a_position");
    else if (!longitude) form.refuse("place_longitude", "not_a_position", "proposals.refused.not_a_position");
    else return Spot{*latitude, *longitude};
    return std::nullopt;
}

Result<ProposalChange> read_change(const http::Input& input, Strictness strictness) {
    const bool finished = strictness == Strictness::finished;
    const auto least = [&](std::size_t characters) { return finished ? characters : 0; };
    http::FormReader form(input);
    ProposalChange change;
    if (input.has("title")) change.title = form.line("title", {least(title_characters_min), limits::title_characters_max});
    if (input.has("body")) change.body = form.text("body", {least(body_characters_min), limits::text_characters_max});
    if (input.has("beneficiaries")) change.beneficiaries = form.line("beneficiaries", {least(1), limits::line_characters_max});
    if (input.has("category")) change.category = read_category(form, http::Need::optional);
    if (input.has("pot")) change.pot = form.id<PotId>("pot", finished ? http::Need::required : http::Need::optional);
    if (input.has("place")) change.place = form.line("place", {0, limits::line_characters_max});
    if (input.has("place_latitude") || input.has("place_longitude")) change.spot = read_spot(form);
    if (input.has("author_name")) change.author_name = form.line("author_name", {0, limits::name_characters_max});
    change.without_picture = form.checked("without_picture");
    const bool place_step = change.place && change.spot;
    if (finished && place_step && change.place->empty() && !*change.spot && form.ok()) form.refuse("place", "required", "proposals.refused.no_place");
    if (!form.ok()) return form.error();
    return change;
}

void apply(const ProposalChange& change, Proposal& proposal) {
    const auto set = [](auto& field, const auto& value) { if (value) field = *value; };
    set(proposal.wording.title, change.title);
    set(proposal.wording.body, change.body);
    set(proposal.wording.place, change.place);
    set(proposal.beneficiaries, change.beneficiaries);
    set(proposal.category, change.category);
    set(proposal.author_name, change.author_name);
    set(proposal.pot, change.pot);
    if (change.spot) {
        proposal.latitude = *change.spot ? std::optional((*change.spot)->latitude) : std::nullopt;
        proposal.longitude = *change.spot ? std::optional((*change.spot)->longitude) : std::nullopt;
    }
    if (change.without_picture) proposal.picture = {};
    if (proposal.category.empty()) proposal.category = "other";
}

Result<Proposal> read_for_other(const http::Input& input) {
    http::FormReader form(input);
    Proposal proposal;
    proposal.wording = wording_of(form);
    proposal.beneficiaries = form.line("beneficiaries", {1, limits::line_characters_max});
    proposal.category = read_category(form, http::Need::required);
    proposal.pot = form.id<PotId>("pot", http::Need::required);
    if (const auto spot = read_spot(form)) {
        proposal.latitude = spot->latitude;
        proposal.longitude = spot->longitude;
    }
    if (proposal.wording.place.empty() && !proposal.latitude) form.refuse("place", "required", "proposals.refused.no_place");
    proposal.channel = channel_from_word(form.choice("channel", {"paper", "phone", "desk"}, http::Need::required)).value_or(Channel::paper);
    proposal.author_name = form.line("author_name", {0, limits::name_characters_max});
    proposal.author_contact = form.line("author_contact", {0, limits::line_characters_max});
    proposal.author = form.id<PersonId>("author", http::Need::optional);
    if (const std::string language = form.line("language", {0, 8}); !language.empty()) proposal.language = to_lower_ascii(language);
    if (!form.ok()) return form.error();
    return proposal;
}

Result<Wording> read_wording(const http::Input& input) {
    http::FormReader form(input);
    Wording wording = wording_of(form);
    if (!form.ok()) return form.error();
    return wording;
}

Result<std::string> read_picture_description(const http::Input& input) {
    http::FormReader form(input);
    std::string description = form.line("picture_description", {3, limits::line_characters_max});
    if (!form.ok()) return form.error();
    return description;
}

Result<std::string> read_comment(const http::Input& input) {
    http::FormReader form(input);
    std::string text = form.text("text", {2, limits::comment_characters_max});
    if (!form.ok()) return form.error();
    return text;
}

Result<std::string> read_reason(const http::Input& input, std::string_view field) {
    http::FormReader form(input);
    std::string reason = form.text(field, {3, limits::reason_characters_max});
    if (!form.ok()) return form.error();
    return reason;
}

}  // namespace allting::proposals
