#include "platform/print/print_job.hpp"

#include "platform/json/json.hpp"

namespace allting::print {
namespace {

constexpr std::size_t nodes_max = 200'000;

json::Array lines_of(const std::vector<std::string>& lines) { return {lines.begin(), lines.end()}; }

std::string text_of(const json::Value& value, std::string_view name) {
    const json::Value* member = value.find(name);
    return member && member->text() ? *member->text() : std::string();
}

const json::Array& array_of(const json::Value& value, std::string_view name) {
    static const json::Array none;
    const json::Value* member = value.find(name);
    return member && member->array() ? *member->array() : none;
}

std::vector<std::string> texts_of(const json::Value& value, std::string_view name) {
    std::vector<std::string> texts;
    for (const json::Value& each : array_of(value, name))
        if (each.text()) texts.push_back(*each.text());
    return texts;
}

bool is_set(const json::Value& value, std::string_view name) {
    const json::Value* member = value.find(name);
    return member && member->boolean() && *member->boolean();
}

json::Value json_of(const Section& each) {
    return json::Object{{"language", each.language}, {"rtl", each.right_to_left}, {"heading", each.heading}, {"paragraphs", lines_of(each.paragraphs)}};
}

std::vector<Section> sections_of(const json::Value& value, std::string_view name) {
    std::vector<Section> sections;
    for (const json::Value& each : array_of(value, name))
        sections.push_back({.language = text_of(each, "language"), .right_to_left = is_set(each, "rtl"), .heading = text_of(each, "heading"), .paragraphs = texts_of(each, "paragraphs")});
    return sections;
}

json::Value json_of(const Message& each) {
    json::Array also;
    for (const Section& section : each.also) also.push_back(json_of(section));
    return json::Object{{"address", lines_of(each.address)}, {"language", each.language}, {"rtl", each.right_to_left}, {"heading", each.heading},
                        {"paragraphs", lines_of(each.paragraphs)}, {"also", also}, {"large", each.is_large}, {"more_label", each.more_label}, {"more", each.more}, {"qr", each.qr},
                        {"reply_heading", each.reply_heading}, {"replies", lines_of(each.replies)}, {"reply_lines", lines_of(each.reply_lines)},
                        {"reply_to", each.reply_to}, {"foot", each.foot}};
}

Message message_from(const json::Value& value) {
    return {.address = texts_of(value, "address"), .language = text_of(value, "language"), .right_to_left = is_set(value, "rtl"),
            .heading = text_of(value, "heading"), .paragraphs = texts_of(value, "paragraphs"), .also = sections_of(value, "also"), .is_large = is_set(value, "large"), .more_label = text_of(value, "more_label"),
            .more = text_of(value, "more"), .qr = text_of(value, "qr"), .reply_heading = text_of(value, "reply_heading"),
            .replies = texts_of(value, "replies"), .reply_lines = texts_of(value, "reply_lines"), .reply_to = text_of(value, "reply_to"),
            .foot = text_of(value, "foot")};
}

json::Value json_of(const Card& each) {
    json::Array facts;
    for (const Card::Fact& fact : each.facts) facts.push_back(json::Object{{"term", fact.term}, {"text", fact.text}});
    return json::Object{{"language", each.language}, {"rtl", each.right_to_left}, {"label", each.label}, {"heading", each.heading},
                        {"facts", facts}, {"foot", each.foot}, {"qr", each.qr}};
}

Card card_from(const json::Value& value) {
    Card card{.language = text_of(value, "language"), .right_to_left = is_set(value, "rtl"), .label = text_of(value, "label"),
              .heading = text_of(value, "heading"), .facts = {}, .foot = text_of(value, "foot"), .qr = text_of(value, "qr")};
    for (const json::Value& fact : array_of(value, "facts")) card.facts.push_back({text_of(fact, "term"), text_of(fact, "text")});
    return card;
}

}  // namespace

std::string to_text(const PrintJob& job) {
    json::Array sections, letters, sheets, messages, cards;
    for (const Message& each : job.messages) messages.push_back(json_of(each));
    for (const Card& each : job.cards) cards.push_back(json_of(each));
    for (const Section& each : job.sections) sections.push_back(json_of(each));
    for (const Letter& each : job.letters) letters.push_back(json::Object{{"address", lines_of(each.address)}, {"code", each.code}, {"qr", each.qr}});
    for (const Sheet& each : job.sheets) {
        json::Array slips;
        for (const Slip& slip : each.slips) slips.push_back(json::Object{{"name", slip.name}, {"code", slip.code}, {"qr", slip.qr}});
        sheets.push_back(json::Object{{"title", each.title}, {"slips", slips}});
    }
    return json::to_text(json::Object{{"title", job.title}, {"sender", job.sender}, {"sender_lines", lines_of(job.sender_lines)}, {"code_label", job.code_label},
                                      {"sections", sections}, {"letters", letters}, {"sheets", sheets}, {"messages", messages},
                                      {"cards", cards}, {"card_size", job.card_size == CardSize::a4 ? "a4" : "a6"}});
}

std::optional<PrintJob> job_from_text(std::string_view text) {
    const auto parsed = json::parse(text, {.nodes_max = nodes_max});
    if (!parsed || parsed.value().object() == nullptr) return std::nullopt;
    const json::Value& value = parsed.value();
    PrintJob job{.title = text_of(value, "title"), .sender = text_of(value, "sender"), .sender_lines = texts_of(value, "sender_lines"),
                 .code_label = text_of(value, "code_label"), .sections = sections_of(value, "sections"), .letters = {}, .sheets = {}};
    for (const json::Value& each : array_of(value, "messages")) job.messages.push_back(message_from(each));
    for (const json::Value& each : array_of(value, "cards")) job.cards.push_back(card_from(each));
    job.card_size = text_of(value, "card_size") == "a4" ? CardSize::a4 : CardSize::a6;
    for (const json::Value& each : array_of(value, "letters"))
        job.letters.push_back({.address = texts_of(each, "address"), .code = text_of(each, "code"), .qr = text_of(each, "qr")});
    for (const json::Value& each : array_of(value, "sheets")) {
        Sheet sheet{.title = text_of(each, "title"), .slips = {}};
        for (const json::Value& slip : array_of(each, "slips")) sheet.slips.push_back({text_of(slip, "name"), text_of(slip, "code"), text_of(slip, "qr")});
        job.sheets.push_back(std::move(sheet));
    }
    return job;
}

}  // namespace allting::print
