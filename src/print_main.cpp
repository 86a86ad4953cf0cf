// allting-print: a print job on standard input, a PDF on standard output. Called by allting and by nobody else.
#include <sys/resource.h>

#include <cstdio>
#include <string>

#include "core/limits.hpp"
#include "platform/pdf/pdf.hpp"

namespace {

constexpr rlim_t memory_bytes_max = 1'500'000'000;

void bound(decltype(RLIMIT_CPU) what, rlim_t most) {
    const rlimit limit{most, most};
    setrlimit(what, &limit);
}

std::string read_all() {
    std::string text;
    char piece[65536];
    for (std::size_t got; (got = std::fread(piece, 1, sizeof piece, stdin)) > 0;) text.append(piece, got);
    return text;
}

}  // namespace

int main() {
    bound(RLIMIT_CPU, allting::limits::print_seconds_max);
    bound(RLIMIT_AS, memory_bytes_max);
    bound(RLIMIT_CORE, 0);  // the job holds codes
    const auto job = allting::print::job_from_text(read_all());
    if (!job) return 2;
    const bool written = allting::pdf::write_pdf(*job, [](std::string_view piece) { return std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size(); });
    return written && std::fflush(stdout) == 0 ? 0 : 1;
}
