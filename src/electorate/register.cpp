#include "electorate/register.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/csv/encoding.hpp"

namespace allting::electorate {
namespace {

constexpr std::array<std::string_view, 4> kind_words{"municipal", "pupils", "tenants", "at_desk"};
constexpr std::array<std::string_view, columns_count> column_words{
    "identity_number", "name", "first_name", "last_name", "group", "birth_year", "area", "language", "protected", "address", "postcode", "town"};

struct HeaderName {
    std::string_view name;  // folded, without blanks, hyphens and underscores
    Column column;
};
constexpr HeaderName header_names[] = {
    {"identitynumber", Column::identity_number}, {"personnummer", Column::identity_number}, {"personnr", Column::identity_number},
    {"pnr", Column::identity_number}, {"samordningsnummer", Column::identity_number}, {"personidentitetsnummer", Column::identity_number},
    {"name", Column::name}, {"namn", Column::name}, {"förnamn", Column::first_name}, {"firstname", Column::first_name},
    {"tilltalsnamn", Column::first_name}, {"efternamn", Column::last_name}, {"lastname", Column::last_name}, {"surname", Column::last_name},
    {"class", Column::group}, {"klass", Column::group}, {"household", Column::group}, {"hushåll", Column::group},
    {"apartment", Column::group}, {"lägenhet", Column::group}, {"lägenhetsnummer", Column::group}, {"group", Column::group}, {"grupp", Column::group},
    {"birthyear", Column::birth_year}, {"födelseår", Column::birth_year}, {"area", Column::area}, {"område", Column::area},
    {"stadsdel", Column::area}, {"distrikt", Column::area}, {"district", Column::area}, {"language", Column::language}, {"språk", Column::language},
    {"protected", Column::protected_identity}, {"skyddad", Column::protected_identity}, {"protectedidentity", Column::protected_identity},
    {"skyddadidentitet", Column::protected_identity}, {"skyddadepersonuppgifter", Column::protected_identity},
    {"sekretessmarkering", Column::protected_identity}, {"address", Column::address}, {"adress", Column::address},
    {"gatuadress", Column::address}, {"utdelningsadress", Column::address}, {"postcode", Column::postcode}, {"postnr", Column::postcode},
    {"postnummer", Column::postcode}, {"town", Column::town}, {"city", Column::town}, {"ort", Column::town}, {"postort", Column::town},
};

std::optional<Column> column_of(std::string_view name) {
    std::string plain;
    for (const char c : csv::fold(name))
        if (c != ' ' && c != '_' && c != '-') plain += c;
    const auto found = std::ranges::find(header_names, std::string_view(plain), &HeaderName::name);
    if (found == std::end(header_names)) return std::nullopt;
    return found->column;
}

/// The columns that a register of this kind cannot do without.
std::vector<Column> needed(const RegisterRules& rules) {
    std::vector<Column> columns;
    if (rules.kind == RegisterKind::municipal) columns.push_back(Column::identity_number);
    else columns.insert(columns.end(), {Column::name, Column::group});
    if (rules.letters) columns.insert(columns.end(), {Column::name, Column::address, Column::postcode, Column::town});
    return columns;
}

Error refuse_header(std::string_view code, std::string_view column) {
    FieldErrors errors;
    errors.add("file", std::string(code), "electorate.file." + std::string(code), {{"column", std::string(column)}});
    return errors.take();
}

/// One row while it is read: its fields by column, and its faults.
class RowReader {
public:
    RowReader(const Columns& columns, std::int64_t line, std::span<const std::string> fields, const RegisterRules& rules,
              std::vector<RowFault>& faults)
        : columns_(columns), line_(line), fields_(fields), rules_(rules), faults_(faults), faults_before_(faults.size()) {}

    std::optional<RegisterRow> read() {
        if (fields_.size() > columns_.width && std::ranges::any_of(fields_.subspan(columns_.width), [](const auto& field) { return !field.empty(); }))
            fault("row", "too_many_fields", {{"count", std::to_string(fields_.size())}, {"columns", std::to_string(columns_.width)}});
        for (std::size_t i = 0; i < columns_count; ++i)
            if (std::ranges::any_of(value(Column(i)), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
                fault(column_words[i], "control_sign");
        RegisterRow row{.line = line_};
        read_identity(row);
        read_protection(row);
        row.name = read_name();
        row.group = value(Column::group);
        if (rules_.kind != RegisterKind::municipal && row.group.empty()) fault("group", "empty");
        if (count_characters(row.group) > limits::name_characters_max) fault("group", "too_long");
        read_area(row);
        row.language = read_language();
        row.address = read_address();
        if (faults_.size() != faults_before_) return std::nullopt;
        return row;
    }

private:
    std::string value(Column column) const {
        const int at = columns_.at[static_cast<std::size_t>(column)];
        return at >= 0 && static_cast<std::size_t>(at) < fields_.size() ? fields_[static_cast<std::size_t>(at)] : std::string();
    }
    void fault(std::string_view column, std::string_view code, std::vector<std::pair<std::string, std::string>> arguments = {}) {
        faults_.push_back({line_, std::string(column), std::string(code), "electorate.fault." + std::string(code), std::move(arguments)});
    }

    void read_identity(RegisterRow& row) {
        const std::string typed = value(Column::identity_number);
        if (!typed.empty()) {
            auto number = people::IdentityNumber::read(typed, rules_.today);
            if (number.ok()) {
                row.number = std::move(number).value();
                row.birth_year = row.number->birth_year();
            } else {
                faults_.push_back({line_, "identity_number", number.error().code, number.error().text_key, {}});
            }
        } else if (rules_.kind == RegisterKind::municipal) {
            fault("identity_number", "empty");
        }
        read_birth_year(row);
    }

    void read_birth_year(RegisterRow& row) {
        constexpr int oldest = 120;
        const std::string typed = value(Column::birth_year);
        const int this_year = static_cast<int>(rules_.today.year());
        const bool by_number = row.number.has_value();
        if (!typed.empty()) {
            const auto year = integer_from_text(typed);
            if (!year || *year < 1800 || *year > this_year) return fault("birth_year", "no_birth_year");
            if (by_number && *row.birth_year != *year) return fault("birth_year", "other_birth_year");
            row.birth_year = int(*year);
        }
        if (!row.birth_year) {
            if (rules_.age_min > 0 && rules_.kind != RegisterKind::municipal && value(Column::identity_number).empty()) fault("birth_year", "no_birth_year");
            return;
        }
        const std::string_view column = by_number ? "identity_number" : "birth_year";
        if (this_year - *row.birth_year > oldest) fault(column, "too_old", {{"age", std::to_string(oldest)}});
        if (rules_.vote_year - *row.birth_year < rules_.age_min) fault(column, "too_young", {{"age", std::to_string(rules_.age_min)}});
    }

    // A word that is not understood is a fault: nobody is shown because of a misspelled "sekretes".
    void read_protection(RegisterRow& row) {
        const std::string word = csv::fold(value(Column::protected_identity));
        for (const std::string_view yes : {"ja", "j", "yes", "y", "x", "1", "true", "sant", "skyddad", "protected", "sekretess", "sekretessmarkering",
                                           "skyddad folkbokföring"})
            if (word == yes) row.protected_identity = true;
        if (row.protected_identity || word.empty()) return;
        for (const std::string_view no : {"nej", "n", "no", "0", "false", "falskt", "-"})
            if (word == no) return;
        fault("protected", "not_yes_or_no");
    }

    std::string read_name() {
        std::string name = value(Column::name);
        if (name.empty()) name = trim(value(Column::first_name) + " " + value(Column::last_name));
        if (name.empty() && (rules_.letters || rules_.kind != RegisterKind::municipal)) fault("name", "empty");
        if (count_characters(name) > limits::name_characters_max) fault("name", "too_long");
        return name;
    }

    void read_area(RegisterRow& row) {
        const std::string name = csv::fold(value(Column::area));
        if (name.empty()) return;
        const auto found = std::ranges::find_if(rules_.areas, [&](const AreaName& area) { return csv::fold(area.name) == name; });
        if (found == rules_.areas.end()) return fault("area", "unknown_area", {{"area", shorten(value(Column::area), 60)}});
        row.area = found->id;
    }

    std::string read_language() const {
        const std::string code = csv::fold(value(Column::language));
        return std::ranges::find(rules_.languages, code) == rules_.languages.end() ? std::string() : code;
    }

    std::string read_address() {
        const std::string street = value(Column::address), postcode = value(Column::postcode), town = value(Column::town);
        if (rules_.letters) {
            if (street.empty()) fault("address", "empty");
            if (postcode.empty()) fault("postcode", "empty");
            if (town.empty()) fault("town", "empty");
        }
        if (count_characters(street) + count_characters(postcode) + count_characters(town) > limits::line_characters_max) fault("address", "too_long");
        std::string lines = street;
        const std::string last(trim(postcode + "  " + town));
        if (!lines.empty() && !last.empty()) lines += '\n';
        return lines + last;
    }

    const Columns& columns_;
    std::int64_t line_;
    std::span<const std::string> fields_;
    const RegisterRules& rules_;
    std::vector<RowFault>& faults_;
    std::size_t faults_before_;
};

}  // namespace

std::string_view word_of(RegisterKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }
std::string_view word_of(Column column) { return column_words[static_cast<std::size_t>(column)]; }

std::optional<RegisterKind> register_kind_from_word(std::string_view word) {
    const auto found = std::ranges::find(kind_words, word);
    if (found == kind_words.end()) return std::nullopt;
    return RegisterKind(found - kind_words.begin());
}

Result<Columns> read_header(std::span<const std::string> names, const RegisterRules& rules) {
    Columns columns;
    columns.at.fill(-1);
    columns.width = names.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto column = column_of(names[i]);
        if (!column) {
            if (!names[i].empty()) columns.ignored.push_back(shorten(names[i], 60));
            continue;
        }
        int& at = columns.at[static_cast<std::size_t>(*column)];
        if (at >= 0) return refuse_header("column_twice", shorten(names[i], 60));
        at = int(i);
    }
    const bool has_name = columns.has(Column::name) || (columns.has(Column::first_name) && columns.has(Column::last_name));
    for (const Column column : needed(rules))
        if (!(column == Column::name ? has_name : columns.has(column))) return refuse_header("no_column_" + std::string(word_of(column)), {});
    return columns;
}

std::optional<RegisterRow> read_row(const Columns& columns, std::int64_t line, std::span<const std::string> fields,
                                    const RegisterRules& rules, std::vector<RowFault>& faults) {
    return RowReader(columns, line, fields, rules, faults).read();
}

std::string match_text(const RegisterRow& row) {
    if (row.number) return "number:" + row.number->digits();
    return "name:" + csv::fold(row.group) + "\n" + csv::fold(row.name) + "\n" + std::to_string(row.birth_year.value_or(0));
}

}  // namespace allting::electorate
