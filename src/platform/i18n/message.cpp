#include "platform/i18n/message.hpp"

#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/text.hpp"

namespace allting::i18n {
namespace {

using Part = icu::MessagePattern::Part;

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

icu::MessagePattern parts_of(const icu::UnicodeString& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    icu::MessagePattern parts(pattern, &where, status);
    if (U_FAILURE(status)) {
        throw std::runtime_error("not a message: " + std::string(u_errorName(status)) + " near sign " + std::to_string(where.offset + 1));
    }
    return parts;
}

/// Walks ICU's list of parts once and builds the tree of segments.
class Reader {
public:
    explicit Reader(std::string_view pattern)
        : source_(icu::UnicodeString::fromUTF8(icu::StringPiece(pattern.data(), std::int32_t(pattern.size())))),
          parts_(parts_of(source_)) {}

    std::vector<Segment> read() { return read_message(); }

private:
    /// From a MSG_START to past its MSG_LIMIT.
    std::vector<Segment> read_message() {
        std::vector<Segment> segments;
        std::int32_t text_from = parts_.getPart(at_++).getLimit();
        for (;;) {
            const Part& part = parts_.getPart(at_);
            append_literal(segments, text_from, part.getIndex());
            text_from = part.getLimit();
            switch (part.getType()) {
                case UMSGPAT_PART_TYPE_MSG_LIMIT: ++at_; return segments;
                case UMSGPAT_PART_TYPE_ARG_START:
                    text_from = parts_.getPart(parts_.getLimitPartIndex(at_)).getLimit();
                    segments.push_back(read_argument());
                    break;
                case UMSGPAT_PART_TYPE_REPLACE_NUMBER: segments.push_back({Segment::Kind::count, counted_.back()}); ++at_; break;
                default: ++at_;  // a quote to skip, or one to put in: both concern literals only
            }
        }
    }

    Segment read_argument() {
        const UMessagePatternArgType type = parts_.getPart(at_++).getArgType();
        const std::string name = to_utf8(parts_.getSubstring(parts_.getPart(at_++)));
        switch (type) {
            case UMSGPAT_ARG_TYPE_NONE: ++at_; return {Segment::Kind::argument, name};
            case UMSGPAT_ARG_TYPE_SIMPLE: return read_number(name);
            case UMSGPAT_ARG_TYPE_PLURAL: return read_branches(Segment::Kind::plural, name);
            case UMSGPAT_ARG_TYPE_SELECTORDINAL: return read_branches(Segment::Kind::ordinal, name);
            case UMSGPAT_ARG_TYPE_SELECT: return read_branches(Segment::Kind::select, name);
            case UMSGPAT_ARG_TYPE_CHOICE: break;
        }
        throw std::runtime_error("{" + name + ", choice …}: use plural");
    }

    Segment read_number(const std::string& name) {
        const bool is_number = parts_.getSubstring(parts_.getPart(at_++)) == icu::UnicodeString(u"number");
        const bool has_style = parts_.getPartType(at_) == UMSGPAT_PART_TYPE_ARG_STYLE;
        if (!is_number || has_style) throw std::runtime_error("{" + name + "}: only number, plural, selectordinal and select; pass the rest formatted");
        ++at_;
        return {Segment::Kind::argument, name};
    }

    Segment read_branches(Segment::Kind kind, const std::string& name) {
        Segment segment{kind, name};
        if (kind != Segment::Kind::select) counted_.push_back(name);
        while (parts_.getPartType(at_) != UMSGPAT_PART_TYPE_ARG_LIMIT) {
            if (parts_.getPartType(at_) != UMSGPAT_PART_TYPE_ARG_SELECTOR) throw std::runtime_error("{" + name + "}: offset is not supported");
            Branch branch{to_utf8(parts_.getSubstring(parts_.getPart(at_++))), {}};
            if (icu::MessagePattern::Part::hasNumericValue(parts_.getPartType(at_))) ++at_;  // "=0" carries its number too
            branch.segments = read_message();
            segment.branches.push_back(std::move(branch));
        }
        ++at_;
        if (kind != Segment::Kind::select) counted_.pop_back();
        return segment;
    }

    void append_literal(std::vector<Segment>& segments, std::int32_t from, std::int32_t to) {
        if (from >= to) return;
        const std::string text = to_utf8(source_.tempSubStringBetween(from, to));
        if (!segments.empty() && segments.back().kind == Segment::Kind::literal) segments.back().text += text;
        else segments.push_back({Segment::Kind::literal, text});
    }

    icu::UnicodeString source_;
    icu::MessagePattern parts_;
    std::int32_t at_ = 0;
    std::vector<std::string> counted_;  // the plurals around this point: what "#" means
};

const Argument* find_argument(std::span<const Argument> arguments, std::string_view name) {
    for (const Argument& argument : arguments)
        if (argument.name == name) return &argument;
    return nullptr;
}

/// The whole number an argument stands for, also when it came as digits; nothing for other text.
std::optional<std::int64_t> count_of(const Argument& argument) {
    if (const auto* n = std::get_if<std::int64_t>(&argument.value)) return *n;
    return integer_from_text(std::get<std::string>(argument.value));
}

const Branch& branch_named(const Segment& segment, std::string_view selector) {
    const Branch* other = &segment.branches.back();
    for (const Branch& branch : segment.branches) {
        if (branch.selector == selector) return branch;
        if (branch.selector == "other") other = &branch;
    }
    return *other;
}

const Branch& choose_branch(const Segment& segment, const Argument* argument, const LanguageFormats& formats) {
    if (argument == nullptr) return branch_named(segment, "other");
    const auto* text = std::get_if<std::string>(&argument->value);
    if (segment.kind == Segment::Kind::select) return branch_named(segment, text ? std::string_view(*text) : std::string_view("other"));
    const auto n = count_of(*argument);
    if (!n) return branch_named(segment, "other");
    const std::string exact = "=" + std::to_string(*n);
    for (const Branch& branch : segment.branches)
        if (branch.selector == exact) return branch;
    return branch_named(segment, segment.kind == Segment::Kind::plural ? formats.plural_form(*n) : formats.ordinal_form(*n));
}

void append(std::string& out, const std::vector<Segment>& segments, std::span<const Argument> arguments, const LanguageFormats& formats) {
    for (const Segment& segment : segments) {
        if (segment.kind == Segment::Kind::literal) {
            out += segment.text;
            continue;
        }
        const Argument* argument = find_argument(arguments, segment.text);
        if (!segment.branches.empty()) {
            append(out, choose_branch(segment, argument, formats).segments, arguments, formats);
        } else if (argument == nullptr) {
            out += "{" + segment.text + "}";  // our mistake, seen at once by whoever looks at the page
        } else if (const auto* n = std::get_if<std::int64_t>(&argument->value)) {
            out += formats.number(*n);
        } else {
            out += std::get<std::string>(argument->value);
        }
    }
}

template <class Visit>
void visit_segments(const std::vector<Segment>& segments, const Visit& visit) {
    for (const Segment& segment : segments) {
        visit(segment);
        for (const Branch& branch : segment.branches) visit_segments(branch.segments, visit);
    }
}

}  // namespace

Message::Message(std::string_view pattern, const LanguageFormats& formats) : segments_(Reader(pattern).read()), formats_(&formats) {
    if (segments_.size() == 1 && segments_.front().kind == Segment::Kind::literal) plain_ = segments_.front().text;
    else plain_ = pattern;
}

std::string Message::with(std::span<const Argument> arguments) const {
    std::string out;
    append(out, segments_, arguments, *formats_);
    return out;
}

std::vector<std::string> Message::argument_names() const {
    std::set<std::string> names;
    visit_segments(segments_, [&](const Segment& segment) {
        if (segment.kind != Segment::Kind::literal) names.insert(segment.text);
    });
    return {names.begin(), names.end()};
}

std::vector<std::string> Message::missing_plural_forms() const {
    std::set<std::string> missing;
    visit_segments(segments_, [&](const Segment& segment) {
        if (segment.kind != Segment::Kind::plural && segment.kind != Segment::Kind::ordinal) return;
        const auto& forms = segment.kind == Segment::Kind::plural ? formats_->plural_forms() : formats_->ordinal_forms();
        for (const std::string& form : forms)
            if (std::ranges::none_of(segment.branches, [&](const Branch& b) { return b.selector == form; })) missing.insert(form);
    });
    return {missing.begin(), missing.end()};
}

}  // namespace allting::i18n
