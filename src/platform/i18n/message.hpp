// One ICU MessageFormat string, taken apart once at start so that showing it costs a few copies.
// Knows {name}, {name, number}, plural, selectordinal and select; refuses the rest (dates and money are formatted
// by the Translator and passed as text).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/i18n/formats.hpp"
#include "platform/i18n/translator.hpp"

namespace allting::i18n {

struct Branch;

/// A part of a message. `text` is the literal, or the name of the argument that stands there.
struct Segment {
    enum class Kind { literal, argument, plural, ordinal, select, count };
    Kind kind;
    std::string text;
    std::vector<Branch> branches = {};
};

/// One form of a plural or select: `selector` is "one", "other", "=0" or a select's word.
struct Branch {
    std::string selector;
    std::vector<Segment> segments;
};

class Message {
public:
    /// Throws std::runtime_error with what is wrong; the caller adds file and key. `formats` must outlive the message.
    Message(std::string_view pattern, const LanguageFormats& formats);

    /// The text of a message without arguments; for one that has some, its pattern.
    std::string_view plain() const { return plain_; }
    std::string with(std::span<const Argument> arguments) const;

    std::vector<std::string> argument_names() const;        // sorted, each once
    std::vector<std::string> missing_plural_forms() const;  // forms of its language that a plural lacks

private:
    std::vector<Segment> segments_;
    std::string plain_;
    const LanguageFormats* formats_;
};

}  // namespace allting::i18n
