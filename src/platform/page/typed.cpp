#include "platform/page/forms.hpp"

namespace allting::page {
namespace {

const std::string* first_value(const http::Input* input, std::string_view field) {
    if (input == nullptr) return nullptr;
    for (const auto& [name, value] : input->fields()) {
        if (name == field) return &value;
    }
    return nullptr;
}

}  // namespace

std::string Typed::value(std::string_view field, std::string_view otherwise) const {
    const std::string* typed = first_value(input, field);
    return typed != nullptr ? *typed : std::string(otherwise);
}

/// A box that was not ticked sends nothing, so once a form was sent its own word counts and never the default.
bool Typed::checked(std::string_view field, std::string_view value, bool otherwise) const {
    if (input == nullptr || input->fields().empty()) return otherwise;
    for (const auto& [name, sent] : input->fields()) {
        if (name == field && sent == value) return true;
    }
    return false;
}

const FieldError* Typed::error_of(std::string_view field) const {
    if (error == nullptr) return nullptr;
    for (const FieldError& wrong : error->fields) {
        if (wrong.field == field) return &wrong;
    }
    return nullptr;
}

}  // namespace allting::page
