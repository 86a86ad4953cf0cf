// What all form parts share: label, help and error around an input. Only for the files of this folder.
#pragma once
#include <string>
#include <string_view>

#include "platform/page/forms.hpp"

namespace allting::page::forms {

std::string message_of(const Frame& frame, const FieldError& error);

/// The ids of help and error that an input points to with aria-describedby; "" when it has neither.
std::string described_by(const Typed& typed, const Field& field);

void help(html::Out& out, const Frame& frame, const Field& field);
void error(html::Out& out, const Frame& frame, const Typed& typed, const Field& field);
void optional_mark(html::Out& out, const Frame& frame, const Field& field);

/// Puts the field's label before its message in the error summary above, which was written before the fields were known.
void name_in_summary(html::Out& out, const Typed& typed, const Field& field);

/// A field around `input`: label, help, error, input.
template <class WriteInput>
void labelled(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, WriteInput input) {
    name_in_summary(out, typed, field);
    html::write<R"(<div class="field{}"><label class="label" for="{}">{}{}</label>
{}{}{}</div>
)">(out, typed.error_of(field.name) != nullptr ? " wrong" : "", id_of(field.name), field.label,
        [&](html::Out& o) { optional_mark(o, frame, field); }, [&](html::Out& o) { help(o, frame, field); },
        [&](html::Out& o) { error(o, frame, typed, field); }, input);
}

/// Several inputs under one question.
template <class WriteInputs>
void grouped(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, WriteInputs inputs) {
    name_in_summary(out, typed, field);
    html::write<R"(<fieldset class="field group{}" {}><legend class="label">{}{}</legend>
{}{}{}</fieldset>
)">(out, typed.error_of(field.name) != nullptr ? " wrong" : "", html::attribute("aria-describedby", described_by(typed, field)),
        field.label, [&](html::Out& o) { optional_mark(o, frame, field); }, [&](html::Out& o) { help(o, frame, field); },
        [&](html::Out& o) { error(o, frame, typed, field); }, inputs);
}

}  // namespace allting::page::forms
