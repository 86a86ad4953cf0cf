// What a facilitator does with letters: take what waits into a batch, print it, post it, and undo either.
#pragma once
#include "mailroom/letter.hpp"
#include "people/visit.hpp"

namespace allting::mailroom {

/// What waits and is in no batch, a person's letters side by side.
std::vector<Letter> list_waiting(db::Connection& connection, const people::Visit& visit);
/// What of a batch still waits: what was told meanwhile, or is of an erased person, is left out.
std::vector<Letter> list_letters(db::Connection& connection, const people::Visit& visit, const Batch& batch);

/// At most limits::letters_per_print that have an address. Refuses: nothing_to_post.
Result<Batch> make_batch(db::Transaction& tx, const people::Visit& visit, bool is_protected);
struct Printable {
    Batch batch;
    print::PrintJob job;
};
/// Refuses: not_found, nothing_to_post.
Result<Printable> prepare_print(db::Connection& connection, const people::Visit& visit, std::int64_t id, bool is_large);
void note_print(db::Transaction& tx, const people::Visit& visit, const Printable& printed);
/// Its notices are told. Refuses: not_found, not_printed.
Result<Batch> post_batch(db::Transaction& tx, const people::Visit& visit, std::int64_t id);
/// Of a posted batch: its notices wait again. Of another: it is taken apart, and its notices can be told in another way.
Result<void> undo_batch(db::Transaction& tx, const people::Visit& visit, std::int64_t id);

}  // namespace allting::mailroom
