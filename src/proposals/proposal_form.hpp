// What people type about an idea, typed and checked. The same fields come from the steps of the web form, from JSON and
// from a facilitator who types what came on paper. Knows neither the plan nor who is typing.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "platform/http/form.hpp"
#include "platform/http/request.hpp"
#include "proposals/proposal.hpp"
#include "proposals/spot.hpp"

namespace allting::proposals {

/// The fields that were sent; those that were not are left as they are. `spot` inside: none = taken off the map.
struct ProposalChange {
    std::optional<std::string> title = {}, body = {}, beneficiaries = {}, category = {}, place = {}, author_name = {};
    std::optional<PotId> pot = {};
    std::optional<std::optional<Spot>> spot = {};
    bool without_picture = false;  // the picture is to be taken away
};

/// Fields place_latitude and place_longitude: both or none; one without the other is an error beside the map.
std::optional<Spot> read_spot(http::FormReader& form);

/// A step that is left for later may be unfinished; only what is too long is refused.
enum class Strictness { finished, for_later };

/// Fields title, body, beneficiaries, category, pot, place, place_latitude and place_longitude, author_name, without_picture.
Result<ProposalChange> read_change(const http::Input& input, Strictness strictness);
void apply(const ProposalChange& change, Proposal& proposal);

/// An idea that came on paper, by phone or over a desk: all of the above and channel, author_contact, language.
Result<Proposal> read_for_other(const http::Input& input);

/// Title, body and place of an edit.
Result<Wording> read_wording(const http::Input& input);

/// The text that describes a picture to those who do not see it; required with a picture.
Result<std::string> read_picture_description(const http::Input& input);

Result<std::string> read_comment(const http::Input& input);
/// Why a proposal is withdrawn or a comment hidden;
Result<std::string> read_reason(const http::Input& input, std::string_view field);

}  // namespace allting::proposals
