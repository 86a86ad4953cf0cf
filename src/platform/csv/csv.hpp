// Comma-separated values (RFC 4180), as spreadsheets write them: a stream of records with the line each begins on.
// A fault costs its record and never the rest of the file. Pure; knows nothing of what the columns mean.
//
//   csv::Reader reader(utf8, csv::guess_separator(utf8));
//   for (csv::Record record; reader.next(record);) …
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace allting::csv {

enum class Fault {
    none,
    zero_byte,         // no text holds one
    unclosed_quote,    // a field that begins with " and has no other before the end, or within the bound
    stray_quote,       // something follows a closing quote
    too_many_columns,  // more than `columns_max`
    too_long,          // a field of more than `field_bytes_max`
};
std::string_view word_of(Fault fault);

struct Record {
    std::int64_t line = 0;            // that it begins on, from 1
    std::vector<std::string> fields;  // without quotes, trimmed; when there is a fault: what was read before it
    Fault fault = Fault::none;
};

struct Bounds {
    std::size_t columns_max = 200;
    std::size_t field_bytes_max = 2'000;
};

/// `;`, `,` or a tab: the one that the first line has most of, outside quotes.
char guess_separator(std::string_view utf8);

/// Lines end with \n, \r\n or \r; empty lines are passed over.
class Reader {
public:
    /// `utf8` must outlive the reader.
    Reader(std::string_view utf8, char separator, Bounds bounds = {}) : rest_(utf8), separator_(separator), bounds_(bounds) {}

    /// False at the end. After a fault the reader goes on with the line after the one that the record began on.
    bool next(Record& record);

private:
    Fault read_record(Record& record, std::size_t& at);
    Fault read_quoted(std::string& field, std::size_t& at);
    Fault read_plain(std::string& field, std::size_t& at) const;
    bool ends_line(std::size_t at) const { return at >= rest_.size() || rest_[at] == '\n' || rest_[at] == '\r'; }
    std::size_t after_line_end(std::size_t at) const;
    void go_on_at(std::size_t at);

    std::string_view rest_;
    char separator_;
    Bounds bounds_;
    std::int64_t line_ = 1;
};

}  // namespace allting::csv
