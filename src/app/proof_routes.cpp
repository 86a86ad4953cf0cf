#include "app/proof_routes.hpp"

#include <algorithm>
#include <list>
#include <mutex>

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

/// The proofs asked for last. A large count takes seconds to prove and never changes, so that one is made at a time, and once.
class KeptProofs {
public:
    template <class Make>
    Result<std::string> get(const std::string& name, const Make& make) {
        const std::lock_guard lock(mutex_);
        const auto kept = std::ranges::find(proofs_, name, &Kept::name);
        if (kept != proofs_.end()) {
            proofs_.splice(proofs_.begin(), proofs_, kept);
            return proofs_.front().text;
        }
        TRY(std::string text, make());
        proofs_.push_front({name, text});
        if (proofs_.size() > kept_max) proofs_.pop_back();
        return text;
    }

private:
    struct Kept {
        std::string name, text;
    };
    static constexpr std::size_t kept_max = 8;
    std::mutex mutex_;
    std::list<Kept> proofs_;
};

KeptProofs& kept_proofs() {
    static KeptProofs kept;
    return kept;
}

Result<http::Response> show_proof(Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    const ProcessId process = visit.request.path_id<ProcessId>("id");
    TRY(const auto view, visit.database.read([&](db::Connection& c) { return results::load_result(c, visit.visitor, process, visit.now); }));
    TRY(const auto published, results::published_ballots_of(visit, view));
    const auto name = std::to_string(organisation.value) + '/' + published.file_name + '/' + view.count->input_hash + '/' + std::to_string(view.count->counted_at.utc_ms);
    TRY(auto proof, kept_proofs().get(name, [&]() -> Result<std::string> {
        TRY(const auto ballots, visit.database.read([&](db::Connection& c) { return results::load_published_ballots(c, visit, view, published.pot); }));
        return proof_text(ballots, published.file_name, view.count->allocation);
    }));
    return http::file(std::move(proof), "application/json; charset=utf-8", published.file_name + ".proof.json");
}

constexpr people::Route table[] = {
    {http::Method::get, "/processes/{id}/proof.json", people::Permission::read, show_proof,
     "The count of a pot's ballots with its proof, for allting count --verify; query: pot"},
};

}  // namespace

std::span<const people::Route> proof_routes() { return table; }

}  // namespace allting::app
