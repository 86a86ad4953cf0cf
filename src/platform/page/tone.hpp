// The word of a tone in class names, and its shape, so that no state is told by colour alone.
// Only for the files of this folder.
#pragma once
#include <string_view>

#include "platform/page/components.hpp"

namespace allting::page {

constexpr std::string_view word_of(Tone tone) {
    switch (tone) {
        case Tone::neutral: return "neutral";
        case Tone::going: return "going";
        case Tone::good: return "good";
        case Tone::warning: return "warning";
        case Tone::bad: return "bad";
    }
    return "neutral";
}

/// Path of a 16×16 drawing: ring, half-filled ring, tick, triangle, cross.
constexpr std::string_view shape_of(Tone tone) {
    switch (tone) {
        case Tone::neutral: return "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z";
        case Tone::going: return "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2v8a4 4 0 0 1 0-8Z";
        case Tone::good: return "m6.4 12.6-4-4 1.6-1.6 2.4 2.4 5.6-5.6 1.6 1.6Z";
        case Tone::warning: return "M8 1.8 15 14H1Zm-.9 4.4v4h1.8v-4Zm0 5v1.7h1.8v-1.7Z";
        case Tone::bad: return "m4.2 2.8 3.8 3.8 3.8-3.8 1.4 1.4L9.4 8l3.8 3.8-1.4 1.4L8 9.4l-3.8 3.8-1.4-1.4L6.6 8 2.8 4.2Z";
    }
    return "";
}

}  // namespace allting::page
