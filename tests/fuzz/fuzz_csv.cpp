// Any bytes as a file of comma-separated values, and as the register that an officer sends. What is read can be written and
// read again as the same; every row is either good or has a fault that can be told; no two good rows are one voter.
// The first byte says which register it is to be; the rest is the file.
#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "electorate/register_file.hpp"
#include "platform/csv/csv.hpp"
#include "platform/csv/encoding.hpp"
#include "tests/fuzz/claims.hpp"

namespace {

using namespace allting;
using namespace allting::electorate;
using fuzz::expect;

std::string quoted(std::string_view field) {
    std::string text = "\"";
    for (const char c : field) text.append(c == '"' ? 2 : 1, c);
    return text + '"';
}

std::string written(const std::vector<std::string>& fields, char separator) {
    std::string line;
    for (const std::string& field : fields) line += (line.empty() ? "" : std::string(1, separator)) + quoted(field);
    return line + "\r\n";
}

void look_at_records(const std::string& utf8) {
    const char separator = csv::guess_separator(utf8);
    csv::Reader reader(utf8, separator);
    std::int64_t line_before = 0;
    for (csv::Record record; reader.next(record);) {
        expect(record.line > line_before, "each record begins on a later line");
        line_before = record.line;
        if (record.fault != csv::Fault::none) continue;
        const std::string line = written(record.fields, separator);
        csv::Reader anew(line, separator);
        csv::Record same;
        expect(anew.next(same) && same.fault == csv::Fault::none, "what was written can be read");
        expect(same.fields == record.fields, "it is the same record");
        expect(!anew.next(same), "and no other");
        for (const std::string& field : record.fields) expect(csv::fold(csv::fold(field)) == csv::fold(field), "what is folded stays so");
    }
}

RegisterRules rules_for(unsigned char choice) {
    using namespace std::chrono_literals;
    return {.kind = register_kinds[choice % register_kinds.size()], .letters = (choice & 64) != 0, .age_min = choice & 128 ? 16 : 0,
            .today = 2026y / 11 / 23, .vote_year = 2027, .areas = {{AreaId{1}, "Norra Lindvalla"}, {AreaId{2}, "Ån"}}, .languages = {"sv", "en"}};
}

/// The row as a file of its own, without the address, of which the parts are no longer known.
std::string file_of(const RegisterRow& row, const RegisterRules& rules) {
    std::string area;
    for (const AreaName& each : rules.areas)
        if (each.id == row.area) area = each.name;
    const std::string year = row.birth_year ? std::to_string(*row.birth_year) : "";
    return written({"personnummer", "namn", "grupp", "födelseår", "område", "språk", "skyddad"}, ';') +
           written({row.number ? row.number->digits() : "", row.name, row.group, year, area, row.language, row.protected_identity ? "ja" : "nej"}, ';');
}

bool is_same(const RegisterRow& one, const RegisterRow& other) {
    return one.name == other.name && one.group == other.group && one.area == other.area && one.birth_year == other.birth_year &&
           one.language == other.language && one.protected_identity == other.protected_identity;
}

void look_at_row(const RegisterRow& row, const std::string& hash, RegisterRules rules) {
    expect(rules.kind != RegisterKind::municipal || row.number, "everyone in a municipal register has a number");
    expect(is_valid_utf8(row.name) && is_valid_utf8(row.address), "what is stored is text");
    rules.letters = false;
    bool seen = false;
    const auto again = walk_register(file_of(row, rules), rules, "key", [&](const RegisterRow& same, const std::string& same_hash) {
        expect(is_same(row, same), "the row is read again as the same");
        expect(same_hash == hash, "and as the same voter");
        seen = true;
    }, [](const std::vector<RowFault>&) {});
    expect(again.ok() && seen, "a good row is good in a file of its own");
}

void look_at_register(std::string_view bytes, const RegisterRules& rules) {
    std::int64_t good = 0, faulty = 0;
    std::set<std::string> voters;
    const auto walk = walk_register(bytes, rules, "key", [&](const RegisterRow& row, const std::string& hash) {
        ++good;
        expect(voters.insert(hash).second, "no two good rows are one voter");
        look_at_row(row, hash, rules);
    }, [&](const std::vector<RowFault>& faults) {
        ++faulty;
        expect(!faults.empty(), "a row that is left out has a fault");
        for (const RowFault& fault : faults) expect(fault.line > 0 && !fault.code.empty() && !fault.text_key.empty(), "a fault can be told");
    });
    if (walk.ok()) expect(walk.value().good_rows == good && walk.value().faulty_rows == faulty && good + faulty > 0, "all rows are counted");
    else expect(walk.error().fields.size() == 1, "a file that is refused has one reason");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view file = fuzz::text_of(bytes + 1, size - 1);
    if (const auto utf8 = csv::to_utf8(file)) {
        expect(is_valid_utf8(*utf8), "text is UTF-8");
        look_at_records(*utf8);
    }
    look_at_register(file, rules_for(bytes[0]));
    return 0;
}
