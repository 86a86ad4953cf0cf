#include "app/metrics.hpp"

#include <unistd.h>

#include <cstdio>

namespace allting::app {
namespace {

/// Resident memory by /proc; 0 where there is none.
std::uint64_t resident_bytes() {
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr) return 0;
    unsigned long long whole = 0, resident = 0;
    const int read = std::fscanf(file, "%llu %llu", &whole, &resident);
    std::fclose(file);
    return read == 2 ? resident * std::uint64_t(::sysconf(_SC_PAGESIZE)) : 0;
}

std::string seconds_text(std::uint64_t microseconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%llu.%06llu", static_cast<unsigned long long>(microseconds / 1'000'000),
                  static_cast<unsigned long long>(microseconds % 1'000'000));
    return text;
}

void head(std::string& out, const char* name, const char* type, const char* help) {
    out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

}  // namespace

void Metrics::count_request(int status, std::int64_t microseconds) {
    const auto relaxed = std::memory_order_relaxed;
    by_class_[std::size_t(status / 100) % by_class_.size()].fetch_add(1, relaxed);
    std::size_t bucket = 0;
    while (bucket < bounds_us.size() && microseconds > bounds_us[bucket]) ++bucket;
    by_time_[bucket].fetch_add(1, relaxed);
    total_us_.fetch_add(std::uint64_t(microseconds), relaxed);
}

std::string Metrics::to_text() const {
    std::string out;
    head(out, "allting_requests_total", "counter", "Requests answered, by class of status.");
    for (std::size_t i = 1; i < by_class_.size(); ++i)
        out += "allting_requests_total{status=\"" + std::to_string(i) + "xx\"} " + std::to_string(by_class_[i].load()) + "\n";
    head(out, "allting_request_seconds", "histogram", "Time from a parsed request to its answer, without the network.");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < by_time_.size(); ++i) {
        sum += by_time_[i].load();
        const std::string bound = i < bounds_us.size() ? seconds_text(std::uint64_t(bounds_us[i])) : "+Inf";
        out += "allting_request_seconds_bucket{le=\"" + bound + "\"} " + std::to_string(sum) + "\n";
    }
    out += "allting_request_seconds_sum " + seconds_text(total_us_.load()) + "\n";
    out += "allting_request_seconds_count " + std::to_string(sum) + "\n";
    head(out, "allting_broken_total", "counter", "Requests that ended in an apology.");
    out += "allting_broken_total " + std::to_string(broken_.load()) + "\n";
    head(out, "allting_jobs_total", "counter", "Background jobs run, by how they went.");
    out += "allting_jobs_total{outcome=\"well\"} " + std::to_string(jobs_[0].load()) + "\n";
    out += "allting_jobs_total{outcome=\"failed\"} " + std::to_string(jobs_[1].load()) + "\n";
    head(out, "process_resident_memory_bytes", "gauge", "Resident memory.");
    out += "process_resident_memory_bytes " + std::to_string(resident_bytes()) + "\n";
    return out;
}

}  // namespace allting::app
