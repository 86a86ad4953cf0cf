// Any bytes at all as an election file: the reader and the checker agree on whether it is sound, and what is read can be
// written, read again as the same election, and written again as the same bytes.
#include <cstdio>
#include <cstdlib>

#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/pabulib_check.hpp"

namespace {

using namespace allting::allocation;

void expect(bool holds, const char* claim) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", claim);
    std::abort();
}

void look_at_voters(const PabulibFile& file) {
    for (const VoterColumn& column : file.voter_columns) {
        expect(column.value_of.size() == std::size_t(file.election.ballot_count), "a value for every voter");
        for (const auto value : column.value_of) expect(value < column.values.size(), "values are there");
    }
    for (const auto group : file.group_of_voter) expect(group < file.election.group_count(), "groups are there");
}

void look_at_fault(const allting::Error& error) {
    expect(!error.fields.empty() && error.fields.size() <= 20, "some faults are told, and not too many");
    for (const auto& fault : error.fields) {
        expect(fault.text_key == "pabulib." + fault.code, "a fault has its sentence");
        expect(fault.arguments.front().second != "0", "a fault has its line");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto file = read_pabulib(text, {.voter_columns = {"sex", "age"}});
    const auto report = check_pabulib(text);
    expect(file.ok() == (report.fault_count == 0), "checker and reader agree");
    expect(file.ok() == report.summary.has_value(), "a sound file is summed up");
    if (!file.ok()) {
        look_at_fault(file.error());
        return 0;
    }
    look_at_voters(file.value());
    const auto written = write_pabulib(file.value());
    const auto again = read_pabulib(written);
    expect(again.ok(), "what was written can be read");
    expect(canonical_text(again.value().election) == canonical_text(file.value().election), "it is the same election");
    expect(write_pabulib(again.value()) == written, "it is written the same");
    return 0;
}
