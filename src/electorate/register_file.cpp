#include "electorate/register_file.hpp"

#include <unordered_map>

#include "core/limits.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/csv/csv.hpp"
#include "platform/csv/encoding.hpp"

namespace allting::electorate {
namespace {

Error refuse_file(std::string_view code, std::vector<std::pair<std::string, std::string>> arguments = {}) {
    FieldErrors errors;
    errors.add("file", std::string(code), "electorate.file." + std::string(code), std::move(arguments));
    return errors.take();
}

RowFault fault_of(const csv::Record& record) {
    const std::string code(csv::word_of(record.fault));
    return {record.line, "row", code, "electorate.fault." + code, {}};
}

}  // namespace

std::string match_key(std::string_view master_key, OrganisationId organisation, ProcessId process) {
    return crypto::derive_key(master_key, "register:" + std::to_string(organisation.value) + ":" + std::to_string(process.value));
}

Result<FileWalk> walk_register(std::string_view bytes, const RegisterRules& rules, std::string_view key,
                               const std::function<void(const RegisterRow&, const std::string& match_hash)>& on_row,
                               const std::function<void(const std::vector<RowFault>&)>& on_faults) {
    const auto text = csv::to_utf8(bytes);
    if (!text) return refuse_file("no_text");
    csv::Reader reader(*text, csv::guess_separator(*text), {.columns_max = limits::register_columns_max, .field_bytes_max = 2'000});
    csv::Record record;
    if (!reader.next(record)) return refuse_file("empty");
    if (record.fault != csv::Fault::none) return refuse_file("bad_first_line");
    TRY(const Columns columns, read_header(record.fields, rules));
    FileWalk walk{.ignored_columns = columns.ignored};
    std::unordered_map<std::string, std::int64_t> lines;  // match hash → the line that had it first
    while (reader.next(record)) {
        if (walk.good_rows + walk.faulty_rows >= limits::register_rows_max)
            return refuse_file("too_many_rows", {{"max", std::to_string(limits::register_rows_max)}});
        std::vector<RowFault> faults;
        std::optional<RegisterRow> row;
        if (record.fault != csv::Fault::none) faults.push_back(fault_of(record));
        else row = read_row(columns, record.line, record.fields, rules, faults);
        const std::string hash = row ? crypto::hmac_sha256(key, match_text(*row)) : std::string();
        if (row) {
            const auto [first, is_new] = lines.emplace(hash, record.line);
            if (!is_new) {
                const std::string column = row->number ? "identity_number" : "name";
                const std::string code = row->number ? "number_twice" : "name_twice";
                faults.push_back({record.line, column, code, "electorate.fault." + code, {{"line", std::to_string(first->second)}}});
            }
        }
        if (faults.empty()) {
            ++walk.good_rows;
            on_row(*row, hash);
        } else {
            ++walk.faulty_rows;
            on_faults(faults);
        }
    }
    if (walk.good_rows + walk.faulty_rows == 0) return refuse_file("empty");
    return walk;
}

}  // namespace allting::electorate
