#include "platform/page/static_files.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "core/embedded.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_web();
}

namespace allting::page {
namespace {

struct Entry {
    StaticFile file;
    std::string version;
    std::string address;
};
using Entries = std::map<std::string, Entry, std::less<>>;

std::string version_of(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a: tells versions apart, guards nothing
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    constexpr char digits[] = "0123456789abcdef";
    std::string version;
    for (int shift = 28; shift >= 0; shift -= 4) version += digits[(hash >> shift) & 15];
    return version;
}

std::string_view content_type_of(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".svg", "image/svg+xml"},
        {".woff2", "font/woff2"},            {".png", "image/png"},                     {".webp", "image/webp"},
        {".json", "application/json"},       {".txt", "text/plain; charset=utf-8"},
    };
    for (const auto& [ending, type] : types) {
        if (name.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

const Entries& entries() {
    static const Entries all = [] {
        Entries made;
        for (const EmbeddedFile& file : embedded_web()) {
            Entry& entry = made[std::string(file.path)];
            entry.version = version_of(file.bytes);
            entry.address = "/static/" + std::string(file.path) + "?v=" + entry.version;
            entry.file = {file.bytes, content_type_of(file.path), entry.version};
        }
        return made;
    }();
    return all;
}

/// Addresses of files that the build did not make, kept so that a view of them can be handed out.
std::string_view plain_address(std::string_view name) {
    thread_local std::map<std::string, std::string, std::less<>> known;
    const auto found = known.find(name);
    if (found != known.end()) return found->second;
    return known.emplace(std::string(name), "/static/" + std::string(name)).first->second;
}

struct Suiting {
    std::string_view category;
    std::array<std::string_view, 4> drawings;
};
constexpr Suiting suiting[] = {
    {"play", {"play", "slide", "play", "slide"}},       {"green", {"park", "garden", "nature", "water"}},
    {"sport", {"sport", "gym", "sport", "water"}},      {"culture", {"culture", "art", "culture", "art"}},
    {"safety", {"light", "safety", "light", "safety"}}, {"traffic", {"traffic", "bikes", "traffic", "bikes"}},
    {"meeting", {"meeting", "bench", "meeting", "bench"}},
};
constexpr std::array<std::string_view, 4> suiting_other = {"other", "animals", "school", "other"};

}  // namespace

std::string_view drawing_of(std::string_view category, std::int64_t id) {
    const std::size_t index = static_cast<std::uint64_t>(id) % 4;
    for (const Suiting& one : suiting) {
        if (one.category == category) return one.drawings[index];
    }
    return suiting_other[index];
}

std::string_view static_address(std::string_view name) {
    const auto found = entries().find(name);
    return found == entries().end() ? plain_address(name) : std::string_view(found->second.address);
}

const StaticFile* find_static_file(std::string_view name) {
    const auto found = entries().find(name);
    return found == entries().end() ? nullptr : &found->second.file;
}

std::string_view drawing_address(std::string_view name) {
    const auto address_of = [](std::string_view drawing) { return entries().find("drawings/" + std::string(drawing) + ".svg"); };
    const auto found = address_of(name);
    if (found != entries().end()) return found->second.address;
    const auto suited = address_of(drawing_of(name, 0));
    return suited == entries().end() ? static_address("drawings/other.svg") : std::string_view(suited->second.address);
}

}  // namespace allting::page
