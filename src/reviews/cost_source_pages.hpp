// Where a cost comes from, on the case's page and on the proposal's. Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/json/json.hpp"
#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "reviews/case.hpp"
#include "reviews/cost_source.hpp"

namespace allting::reviews {

/// What cards and earlier projects say, each with a link that fills the form: "/cases/3?cost=card-12#estimate".
void cost_suggestions_part(html::Out& out, const page::Frame& frame, CaseId of, const CostBasis& basis);
/// The fields cost_source and confidence.
void cost_source_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const CostBasis& basis);
/// Source and confidence of an estimate, for everybody to read.
std::vector<page::Row> cost_source_rows(const i18n::Translator& t, const CostSuggestion& chosen);

}  // namespace allting::reviews
