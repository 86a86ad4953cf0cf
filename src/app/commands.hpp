// The commands of the table in command.cpp, one function each.
#pragma once
#include "app/command.hpp"

namespace allting::app {

int serve(const Arguments& arguments);
int fill_demo(const Arguments& arguments);
int backup(const Arguments& arguments);
int restore(const Arguments& arguments);
int print_routes(const Arguments& arguments);
int print_permissions(const Arguments& arguments);
int print_settings(const Arguments& arguments);
int print_openapi(const Arguments& arguments);
int print_version(const Arguments& arguments);

int import_election_file(const Arguments& arguments);
int export_election(const Arguments& arguments);
int count_election_file(const Arguments& arguments);
int check_election_files(const Arguments& arguments);
std::span<const std::string_view> count_options();
std::string count_help();
int write_bundle(const Arguments& arguments);
int verify_bundle(const Arguments& arguments);
int print_processes(const Arguments& arguments);
int find_similar_texts(const Arguments& arguments);
std::string similar_help();

}  // namespace allting::app
