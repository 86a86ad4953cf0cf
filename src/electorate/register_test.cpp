// What a register's file may say, and what is said of it when it is wrong.
#include "electorate/register_file.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace allting::electorate {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

RegisterRules rules(RegisterKind kind = RegisterKind::municipal) {
    return {.kind = kind, .age_min = 16, .today = 2026y / 11 / 23, .vote_year = 2027, .areas = {{AreaId{1}, "Norra Lindvalla"}}, .languages = {"sv", "en"}};
}

struct Read {
    std::string refused;                // code of the whole file
    std::vector<std::string> rows;      // "line name/group/year/area/P"
    std::vector<std::string> faults;    // "line column code"
};

Read read(const std::string& bytes, const RegisterRules& held_against) {
    Read out;
    const auto walked = walk_register(bytes, held_against, "key", [&](const RegisterRow& row, const std::string&) {
        std::ostringstream text;
        text << row.line << ' ' << row.name << '/' << row.group << '/' << row.birth_year.value_or(0) << '/' << row.area.value << (row.protected_identity ? "/P" : "");
        out.rows.push_back(text.str());
    }, [&](const std::vector<RowFault>& faults) {
        for (const auto& fault : faults) out.faults.push_back(std::to_string(fault.line) + " " + fault.column + " " + fault.code);
    });
    if (!walked) out.refused = walked.error().fields.at(0).code;
    return out;
}

using Lines = std::vector<std::string>;

TEST(Register, reads_rows_under_swedish_and_english_headings) {
    const Lines expected{"2 Åsa Öberg//1981/1", "3 Ali Khan//1970/0/P"};
    EXPECT_EQ(read("Personnummer;Förnamn;Efternamn;Område;Skyddad\n811228-9874;Åsa;Öberg;NORRA lindvalla;nej\n701063-2391;Ali;Khan;;Ja\n", rules()).rows, expected);
    EXPECT_EQ(read("identity_number,name,area,protected\n19811228-9874,Åsa Öberg,Norra Lindvalla,\n197010632391,Ali Khan,,x\n", rules()).rows, expected);
    EXPECT_EQ(read("Personnummer\tNamn\tOmr\xE5" "de\tSkyddad\n8112289874\t\xC5sa \xD6" "berg\tNorra Lindvalla\t0\n7010632391\tAli Khan\t\t1\n", rules()).rows, expected);
}

TEST(Register, says_what_is_wrong_row_by_row) {
    const auto said = read("personnummer;namn;område;skyddad;födelseår\n"
                           "811228-9875;A;;;\n"                  // check digit
                           "811228-9874;B;Månen;;\n"             // no such area
                           "811228-9874;C;;kanske;\n"            // not yes or no
                           "811228-9874;D;;;1982\n"              // another year
                           ";E;;;\n"                             // no number
                           "811228-9874;F;;;\n"                  // right
                           "19811228-9874;G;;;\n"                // the same again
                           "701063-2391;H;;;;;x\n"               // too many fields
                           "\"701063-2391;I;;;\n"                // unclosed quote
                           "701063\0-2391;J;;;\n"s               // zero byte
                           "701063-2391;K\x01;;;\n"              // a sign nobody sees
                           "120202-2388;L;;;\n"                  // turns 15 in the year of the vote
                           "121212+1212;M;;;1912\n"              // 114: let through
                           "051212+1211;N;;;\n",                 // 121
                           rules());
    EXPECT_EQ(said.refused, "");
    EXPECT_EQ(said.rows, (Lines{"7 F//1981/0", "14 M//1912/0"}));
    EXPECT_EQ(said.faults, (Lines{"2 identity_number wrong_check_digit", "3 area unknown_area", "4 protected not_yes_or_no", "5 birth_year other_birth_year",
                                  "6 identity_number empty", "8 identity_number number_twice", "9 row too_many_fields", "10 row unclosed_quote",
                                  "11 row zero_byte", "12 name control_sign", "13 identity_number too_young", "15 identity_number too_old"}));
}

TEST(Register, pupils_are_told_apart_by_class_name_and_year) {
    auto held = rules(RegisterKind::pupils);
    held.age_min = 0;
    const auto said = read("klass,namn,födelseår\n5A,Alva,2015\n5B,Alva,2015\n5A,ALVA,2015\n5A,Alva,2016\n,Bo,2015\n5A,,2015\n", held);
    EXPECT_EQ(said.rows, (Lines{"2 Alva/5A/2015/0", "3 Alva/5B/2015/0", "5 Alva/5A/2016/0"}));
    EXPECT_EQ(said.faults, (Lines{"4 name name_twice", "6 group empty", "7 name empty"}));
}

TEST(Register, letters_need_an_address) {
    auto held = rules(RegisterKind::tenants);
    held.age_min = 0;
    held.letters = true;
    EXPECT_EQ(read("lägenhet;namn\n1101;A\n", held).refused, "no_column_address");
    const auto said = read("lägenhet;namn;adress;postnr;ort\n1101;A;Storgatan 1;123 45;Lindvalla\n1102;B;;123 45;Lindvalla\n", held);
    EXPECT_EQ(said.rows.size(), 1u);
    EXPECT_EQ(said.faults, (Lines{"3 address empty"}));
}

TEST(Register, files_that_are_none_are_refused_whole) {
    EXPECT_EQ(read("", rules()).refused, "empty");
    EXPECT_EQ(read("personnummer;namn\n", rules()).refused, "empty");
    EXPECT_EQ(read("namn;adress\nA;B\n", rules()).refused, "no_column_identity_number");
    EXPECT_EQ(read("personnummer;pnr\n1;2\n", rules()).refused, "column_twice");
    EXPECT_EQ(read("\"personnummer\n1\n", rules()).refused, "bad_first_line");
    EXPECT_EQ(read("\xFF\xFE\x41", rules()).refused, "no_text");
}

TEST(Register, no_fault_repeats_an_identity_number) {
    (void)walk_register("personnummer;namn\n811228-9875;A\n19811228-9874;B\n811228-9874;C\n", rules(), "key", [](const RegisterRow&, const std::string&) {},
        [](const std::vector<RowFault>& faults) {
            for (const auto& fault : faults)
                for (const auto& [name, value] : fault.arguments) EXPECT_EQ(value.find("1228"), std::string::npos);
        });
}

TEST(Register, match_hashes_differ_between_processes) {
    EXPECT_NE(match_key("master", OrganisationId{1}, ProcessId{1}), match_key("master", OrganisationId{1}, ProcessId{2}));
}

}  // namespace
}  // namespace allting::electorate
