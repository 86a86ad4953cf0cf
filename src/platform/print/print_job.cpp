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

}  // namespace

std::string to_text(const PrintJob& job) {
    json::Array sections, letters, sheets;
    for (const Section& each : job.sections)
        sections.push_back(json::Object{{"language", each.language}, {"rtl", each.right_to_left}, {"heading", each.heading}, {"paragraphs", lines_of(each.paragraphs)}});
    for (const Letter& each : job.letters) letters.push_back(json::Object{{"address", lines_of(each.address)}, {"code", each.code}, {"qr", each.qr}});
    for (const Sheet& each : job.sheets) {
        json::Array slips;
        for (const Slip& slip : each.slips) slips.push_back(json::Object{{"name", slip.name}, {"code", slip.code}, {"qr", slip.qr}});
        sheets.push_back(json::Object{{"title", each.title}, {"slips", slips}});
    }
    return json::to_text(json::Object{{"title", job.title}, {"sender", job.sender}, {"sender_lines", lines_of(job.sender_lines)}, {"code_label", job.code_label},
                                      {"sections", sections}, {"letters", letters}, {"sheets", sheets}});
}

std::optional<PrintJob> job_from_text(std::string_view text) {
    const auto parsed = json::parse(text, {.nodes_max = nodes_max});
    if (!parsed || parsed.value().object() == nullptr) return std::nullopt;
    const json::Value& value = parsed.value();
    PrintJob job{.title = text_of(value, "title"), .sender = text_of(value, "sender"), .sender_lines = texts_of(value, "sender_lines"),
                 .code_label = text_of(value, "code_label"), .sections = {}, .letters = {}, .sheets = {}};
    for (const json::Value& each : array_of(value, "sections")) {
        const json::Value* rtl = each.find("rtl");
        job.sections.push_back({.language = text_of(each, "language"), .right_to_left = rtl && rtl->boolean() && *rtl->boolean(),
                                .heading = text_of(each, "heading"), .paragraphs = texts_of(each, "paragraphs")});
    }
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
