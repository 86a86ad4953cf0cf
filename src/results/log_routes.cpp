#include "results/log_routes.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "processes/process_store.hpp"
#include "results/bundle.hpp"
#include "results/count_store.hpp"
#include "results/log_pages.hpp"

namespace allting::results {
namespace {

using people::Permission;
using people::Visit;

constexpr std::int64_t tile_width = 256;
constexpr int level_max = 3;

Error no_record() { return refuse(ErrorKind::not_found, "no_record", "ballots.refused.no_record"); }

ProcessId process_of(const Visit& visit) { return visit.request.path_id<ProcessId>("id"); }

Result<LogView> load_log(Visit& visit) {
    return visit.database.read([&](db::Connection& c) -> Result<LogView> {
        const OrganisationId organisation = visit.visitor.organisation;
        auto process = processes::find_process(c, organisation, process_of(visit));
        const auto log = process ? ballots::find_vote_log(c, organisation, process->id) : std::nullopt;
        if (!log) return no_record();
        const ProcessId id = process->id;
        const bool ended = log->state != ballots::LogState::open;
        return LogView{.process = std::move(*process),
                       .state = log->state,
                       .entries_count = static_cast<std::int64_t>(log->tree.size()),
                       .origin = log->origin,
                       .root = to_hex(log->tree.root()),
                       .checkpoint = ballots::find_checkpoint(c, organisation, id).value_or(""),
                       .has_bundle = ended && (log->state == ballots::LogState::annulled || is_counted(c, organisation, id))};
    });
}

Result<http::Response> show_log(Visit& visit) {
    const auto found = load_log(visit);
    if (!found) {
        const auto process = visit.database.read([&](db::Connection& c) { return processes::find_process(c, visit.visitor.organisation, process_of(visit)); });
        if (!process || !process->published) return found.error();
        return visit.answer([&](const page::Frame& f) { return no_log_page(f, *process); }, [&] { return no_log_json(*process); });
    }
    const LogView& view = found.value();
    return visit.answer([&](const page::Frame& f) { return log_page(f, view); }, [&] { return log_json(view); });
}

http::Response plain(std::string bytes, std::string_view type) {
    http::Response response;
    response.content_type = std::string(type);
    response.body = std::move(bytes);
    return response;
}

Result<http::Response> show_checkpoint(Visit& visit) {
    TRY(const LogView view, load_log(visit));
    return plain(view.checkpoint, "text/plain; charset=utf-8");
}

std::string_view path_value(const Visit& visit, std::string_view name) {
    for (const auto& [key, value] : visit.request.path_values)
        if (key == name) return value;
    return {};
}

/// Which tile, as C2SP tlog-tiles spells it: "067", "067.p/70" for its first 70 entries, "x001/067" for number 1067.
struct Place {
    std::int64_t number = 0;
    std::int64_t width = tile_width;
};

Result<Place> place_in(const Visit& visit) {
    std::string_view tile = path_value(visit, "tile");
    const std::string_view rest = path_value(visit, "rest");
    const bool is_part = tile.ends_with(".p"), is_large = tile.starts_with('x');
    if (is_part) tile.remove_suffix(2);
    if (is_large) tile.remove_prefix(1);
    const auto first = integer_from_text(tile), second = integer_from_text(rest);
    if (!first || *first < 0 || *first > 999 || (is_part && is_large) || (is_part || is_large) != !rest.empty()) return no_record();
    if (!rest.empty() && (!second || *second < 0 || *second > 999)) return no_record();
    if (is_part && (*second < 1 || *second >= tile_width)) return no_record();
    if (is_large) return Place{*first * 1000 + *second};
    return Place{*first, is_part ? *second : tile_width};
}

/// The hashes at `level` from `first` on, as many as are whole: each of the roots of 256^level leaves.
std::string hashes(db::Connection& c, OrganisationId organisation, ProcessId process, int level, std::int64_t first, std::int64_t count) {
    std::int64_t leaves_each = 1;
    for (int i = 0; i < level; ++i) leaves_each *= tile_width;
    std::string text;
    record::GrowingTree part;
    ballots::for_each_entry(c, organisation, process, first * leaves_each, count * leaves_each, [&](std::string_view leaf, std::string_view) {
        part.add(record::Hash(leaf));
        if (static_cast<std::int64_t>(part.size()) < leaves_each) return;
        text += part.root();
        part = {};
    });
    return text;
}

Result<http::Response> show_tile(Visit& visit) {
    TRY(const LogView view, load_log(visit));
    TRY(const Place place, place_in(visit));
    const auto level = integer_from_text(path_value(visit, "level"));
    if (!level || *level < 0 || *level > level_max) return no_record();
    std::string tile = visit.database.read([&](db::Connection& c) {
        return hashes(c, visit.visitor.organisation, view.process.id, int(*level), place.number * tile_width, place.width);
    });
    if (std::ssize(tile) != place.width * std::int64_t(record::hash_bytes)) return no_record();
    return plain(std::move(tile), "application/octet-stream");
}

Result<http::Response> show_entries(Visit& visit) {
    TRY(const LogView view, load_log(visit));
    TRY(const Place place, place_in(visit));
    std::string file;
    std::int64_t count = 0;
    visit.database.read([&](db::Connection& c) {
        ballots::for_each_entry(c, visit.visitor.organisation, view.process.id, place.number * tile_width, place.width, [&](std::string_view, std::string_view entry) {
            file += static_cast<char>(entry.size() >> 8 & 0xff);
            file += static_cast<char>(entry.size() & 0xff);
            file += entry;
            ++count;
        });
    });
    if (count != place.width) return no_record();
    return plain(std::move(file), "application/octet-stream");
}

Result<http::Response> download_bundle(Visit& visit) {
    TRY(const LogView view, load_log(visit));
    TRY(std::string bundle, visit.database.read([&](db::Connection& c) {
        return make_bundle(c, visit.site, visit.visitor.organisation, view.process, visit.now);
    }));
    return http::file(std::move(bundle), "application/x-tar", "process-" + std::to_string(view.process.id.value) + ".tar");
}

using http::Method;
constexpr people::Route table[] = {
    {Method::get, "/processes/{id}/log", Permission::read, show_log, "The public record of the vote: its newest checkpoint, and how to check it"},
    {Method::get, "/processes/{id}/log/checkpoint", Permission::read, show_checkpoint, "The newest checkpoint, a signed note (C2SP tlog-checkpoint)"},
    {Method::get, "/processes/{id}/log/tile/entries/{tile}", Permission::read, show_entries, "256 entries of the record (C2SP tlog-tiles)"},
    {Method::get, "/processes/{id}/log/tile/entries/{tile}/{rest}", Permission::read, show_entries, "The first entries of a file that is not full yet"},
    {Method::get, "/processes/{id}/log/tile/{level}/{tile}", Permission::read, show_tile, "256 hashes of one level of the tree (C2SP tlog-tiles)"},
    {Method::get, "/processes/{id}/log/tile/{level}/{tile}/{rest}", Permission::read, show_tile, "The first hashes of a tile that is not full yet"},
    {Method::get, "/processes/{id}/log/bundle", Permission::read, download_bundle, "Everything that is needed to check the vote, in one file"},
};

}  // namespace

std::span<const people::Route> log_routes() { return table; }

}  // namespace allting::results
