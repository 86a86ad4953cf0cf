// Every bound of the program, in one place. A bound that a person can meet has a message that names it.
#pragma once
#include <cstddef>
#include <cstdint>

namespace allting::limits {

// Money
inline constexpr std::int64_t money_kronor_max = 100'000'000'000;  // 100 billion: above any Swedish municipality's yearly budget

// Requests (trust.md, section 3)
inline constexpr std::size_t request_line_bytes_max = 8 * 1024;
inline constexpr std::size_t header_bytes_max = 16 * 1024;
inline constexpr std::size_t body_bytes_max = 256 * 1024;
inline constexpr std::size_t upload_bytes_max = 10 * 1024 * 1024;
inline constexpr std::size_t multipart_parts_max = 64;
inline constexpr std::size_t form_fields_max = 2'000;
inline constexpr std::size_t json_depth_max = 32;
inline constexpr std::size_t json_nodes_max = 10'000;
inline constexpr std::size_t connections_max = 4'096;
inline constexpr std::size_t connections_per_address_max = 64;
inline constexpr int header_seconds_max = 10;
inline constexpr int body_seconds_max = 60;
inline constexpr int upload_seconds_max = 180;  // 10 MiB by a slow telephone
inline constexpr int answer_seconds_max = 60;   // to read what we sent
inline constexpr int idle_seconds_max = 60;
inline constexpr int stop_seconds_max = 30;
inline constexpr std::size_t headers_max = 64;
inline constexpr std::size_t waiting_requests_max = 4'096;

// Text that people write, in characters (code points)
inline constexpr std::size_t name_characters_max = 80;
inline constexpr std::size_t email_characters_max = 254;
inline constexpr std::size_t password_characters_min = 10;
inline constexpr std::size_t password_characters_max = 200;
inline constexpr std::size_t title_characters_max = 120;
inline constexpr std::size_t line_characters_max = 300;
inline constexpr std::size_t text_characters_max = 6'000;
inline constexpr std::size_t comment_characters_max = 2'000;
inline constexpr std::size_t reason_characters_max = 2'000;

// Pictures
inline constexpr std::int64_t picture_pixels_max = 24'000'000;
inline constexpr int picture_side_max = 1'600;

// Processes and votes
inline constexpr std::size_t pots_max = 60;
inline constexpr std::size_t projects_per_process_max = 2'000;
inline constexpr std::size_t ballot_marks_max = 300;
inline constexpr std::int64_t points_max = 1'000;
inline constexpr std::int64_t ballots_max = 100'000'000;  // of one vote; bounds a least number of votes or points

// Registers and codes
inline constexpr std::int64_t register_rows_max = 300'000;
inline constexpr std::size_t register_columns_max = 200;
inline constexpr std::size_t register_faults_shown = 500;
inline constexpr std::int64_t register_groups_shown = 500;
inline constexpr std::int64_t register_upload_minutes = 60;  // between the check and the officer's yes
inline constexpr std::int64_t letters_per_print = 500;       // one file for the printer
inline constexpr int print_seconds_max = 40;
inline constexpr int code_tries_max = 5;                     // wrong codes from a network in 15 minutes
inline constexpr std::int64_t code_try_minutes = 15;
inline constexpr int code_tries_of_all_max = 2'000;          // wrong codes from everywhere in 15 minutes
inline constexpr std::int64_t vote_pass_idle_minutes = 15;
inline constexpr std::int64_t sent_code_minutes = 10;        // that a code sent to a telephone or a mailbox is good
inline constexpr int sent_code_tries_max = 5;                // of one code
inline constexpr int sent_codes_per_target_max = 3;          // per number or e-mail address and hour
inline constexpr int sent_codes_per_network_max = 100;       // per network and hour: many telephones share an address
inline constexpr int sent_code_tries_per_network_max = 60;   // wrong codes from a network in 15 minutes
inline constexpr int sms_per_day_max = 20'000;               // of all: what a flood can cost at most

// Ideas and conversation
inline constexpr std::int64_t drafts_per_person_max = 10;
inline constexpr std::int64_t comments_per_hour_max = 20;   // of one person

// Sign-in
inline constexpr int sign_in_tries_max = 5;                 // per account and 5 minutes
inline constexpr int sign_in_tries_per_address_max = 60;    // per network address and 5 minutes
inline constexpr int sign_in_mails_max = 5;                 // per e-mail address and hour
inline constexpr int sign_in_mails_per_address_max = 100;   // per network address and hour
inline constexpr std::int64_t session_idle_minutes = 120;
inline constexpr std::int64_t session_hours_max = 12;
inline constexpr std::int64_t sign_in_link_minutes = 30;

// Lists
inline constexpr std::size_t page_rows = 30;

}  // namespace allting::limits
