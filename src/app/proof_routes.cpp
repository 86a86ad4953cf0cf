#include "app/proof_routes.hpp"

#include "app/count_report.hpp"
#include "processes/allocation.hpp"
#include "results/published_ballots.hpp"

namespace allting::app {
namespace {

using people::Visit;

/// Counts the published file itself, so that the proof is of what people can download and of nothing else.
Result<std::string> proof_text(const std::string& ballots, const std::string& file_name, const processes::Allocation& allocation) {
    CountedFile file{.name = file_name, .input_hash = {}, .file = {}};
    TRY(file.file, allocation::read_pabulib(ballots));
    file.input_hash = input_hash_of(file.election());
    Counted counted;
    counted.options = processes::count_options_of(allocation);
    counted.options.with_proof = true;
    TRY(counted.outcome, allocation::count(file.election(), counted.options));
    return json::to_text(count_json(file, counted)) + '\n';
}

/// Kept until something is written, since a large count takes a second to prove.
Result<http::Response> show_proof(Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    const ProcessId process = visit.request.path_id<ProcessId>("id");
    TRY(const auto view, visit.database.read([&](db::Connection& c) { return results::load_result(c, visit.visitor, process, visit.now); }));
    TRY(const auto published, results::published_ballots_of(visit, view));
    const auto name = "proof " + std::to_string(organisation.value) + '/' + published.file_name;
    const auto proof = visit.database.read_kept<Result<std::string>>(name, [&](db::Connection& c) -> Result<std::string> {
        TRY(const auto ballots, results::load_published_ballots(c, visit, view, published.pot));
        return proof_text(ballots, published.file_name, view.count->allocation);
    });
    if (!*proof) return proof->error();
    return http::file(proof->value(), "application/json; charset=utf-8", published.file_name + ".proof.json");
}

constexpr people::Route table[] = {
    {http::Method::get, "/processes/{id}/proof.json", people::Permission::read, show_proof,
     "The count of a pot's ballots with its proof, for allting count --verify; query: pot"},
};

}  // namespace

std::span<const people::Route> proof_routes() { return table; }

}  // namespace allting::app
