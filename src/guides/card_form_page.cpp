// The form for a card: one for each kind, as empty or as the card stands.
#include "core/limits.hpp"
#include "guides/card_pages.hpp"
#include "platform/i18n/zone.hpp"

namespace allting::guides {
namespace {

namespace forms = page::forms;
using i18n::Key;

/// Writes the fields of one card; each knows its label by its name.
class Fields {
public:
    Fields(html::Out& out, const page::Frame& frame, const page::Typed& typed) : out_(out), frame_(frame), typed_(typed) {}

    void line(const std::string& name, const std::string& value, bool required = true, std::string_view type = "text") const {
        forms::line(out_, frame_, typed_, field(name, value, required), type);
    }
    void text(const std::string& name, const std::string& value, bool required) const { forms::text(out_, frame_, typed_, field(name, value, required), 3); }
    /// `words`: the label's name, where it is not the field's.
    void money(const std::string& name, const std::optional<Money>& value, bool required, const std::string& words = {}) const {
        forms::Field one = field(words.empty() ? name : words, value ? to_plain_text(*value) : "", required);
        one.name = name;
        one.input_mode = "decimal";
        one.suffix = "kr";
        forms::line(out_, frame_, typed_, one);
    }
    void number(const std::string& name, std::int64_t value, bool required) const {
        forms::Field one = field(name, value > 0 ? std::to_string(value) : "", required);
        one.input_mode = "numeric";
        forms::line(out_, frame_, typed_, one);
    }
    void select(const std::string& name, const std::vector<forms::Choice>& choices) const {
        forms::select(out_, frame_, typed_, field(name, "", false), choices);
    }

private:
    forms::Field field(const std::string& name, const std::string& value, bool required) const {
        const auto& t = *frame_.t;
        const std::string help = "guides.field_" + name + "_help";
        return {.name = name, .label = std::string(t(Key::at_run_time("guides.field_" + name))),
                .help = t.has(help) ? std::string(t(Key::at_run_time(help))) : "", .value = value, .required = required};
    }

    html::Out& out_;
    const page::Frame& frame_;
    const page::Typed& typed_;
};

void kind_fields(const Fields& fields, const CardFormView& view, const CardText& text) {
    const Rule& rule = text.rule;
    const Price& price = text.price;
    const auto known = [&](Money amount) { return view.before ? std::optional(amount) : std::nullopt; };
    if (view.kind == CardKind::rule) {
        fields.text("ours", rule.ours, true);
        fields.text("others", rule.others, true);
        fields.text("contact", rule.contact, false);
        fields.text("passed", rule.passed, false);
        fields.text("failed", rule.failed, false);
        return;
    }
    if (view.kind == CardKind::price) fields.money("cost_low", known(price.low), true);
    fields.money("cost_high", known(price.high), true, view.kind == CardKind::built ? "did_cost" : "cost_high");
    fields.money("running", known(price.running), false);
    if (view.kind == CardKind::price) fields.number("lifetime", price.lifetime_years, false);
    if (view.kind == CardKind::built) {
        fields.number("built_year", price.built_year, true);
        fields.line("built_place", price.built_place);
    }
    fields.text("included", price.included, false);
}

template <class IdType>
std::vector<forms::Choice> choices_of(std::string_view none, const std::vector<std::pair<IdType, std::string>>& all, IdType chosen) {
    std::vector<forms::Choice> choices{{"", std::string(none), {}, !chosen}};
    for (const auto& [id, name] : all) choices.push_back({std::to_string(id.value), name, {}, id == chosen});
    return choices;
}

}  // namespace

std::string card_form_page(const page::Frame& frame, const page::Typed& typed, const CardFormView& view) {
    const auto& t = *frame.t;
    const std::string word(word_of(view.kind));
    const std::string title = view.before ? t("guides.change_title", {{"title", view.before->text.title}}) : std::string(t(Key::at_run_time("guides.new_" + word)));
    const page::Options options{.title = title, .crumbs = {{"/cards", std::string(t("guides.list_title"))}}, .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        const CardText text = view.before ? view.before->text : CardText{};
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1>\n<p class=\"lead\">{}</p>\n">(out, title, t(view.before ? Key("guides.change_lead") : Key("guides.new_lead")));
        forms::open(out, frame, {.action = view.before ? address_of(view.before->id) + "/versions" : "/cards", .asks_before_leaving = true});
        forms::hidden(out, "kind", word);
        if (view.before) forms::hidden(out, "version", std::to_string(view.before->version));
        const Fields fields(out, frame, typed);
        fields.line("title", text.title);
        kind_fields(fields, view, text);
        fields.line("words", text_of(text.words), view.kind == CardKind::rule);
        if (view.kind == CardKind::rule) fields.select("area", choices_of(t("guides.no_area"), view.areas, text.area));
        fields.line("source", text.source);
        fields.line("source_date", view.before ? i18n::local_date(text.source_at, frame.zone) : "", true, "date");
        fields.select("process", choices_of(t("guides.every_process"), view.processes, view.before ? view.before->process : view.process));
        std::vector<forms::Choice> languages;
        for (const auto& code : view.languages) languages.push_back({code, code, {}, code == text.language});
        fields.select("language", languages);
        forms::button(out, t("guides.save"));
        forms::close(out);
    });
}

}  // namespace allting::guides
