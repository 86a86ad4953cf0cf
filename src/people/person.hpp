// A person with an account, and the rules of accounts. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "people/permission.hpp"

namespace allting::people {

enum class Channel { mail, by_hand, none };  // how notices reach the person; all can be read on /me
std::string_view word_of(Channel channel);
std::optional<Channel> channel_from_word(std::string_view word);

struct Person {
    PersonId id = {};
    std::string name = {};
    std::optional<std::string> email = {};
    bool has_password = false;
    bool has_card = false;
    RoleSet roles = {};
    DepartmentId department = {};
    AreaId area = {};
    std::string language = "sv";
    Channel channel = Channel::mail;
    std::string contact = {};
    bool protected_identity = false;
    std::optional<int> birth_year = {};
    PersonId made_by = {};
    Instant made_at = {};
    bool erased = false;
};

/// How a person may be named to others.
enum class Naming { by_name, protected_identity, erased };
inline Naming naming_of(const Person& person) {
    return person.erased ? Naming::erased : person.protected_identity ? Naming::protected_identity : Naming::by_name;
}

/// Words known to everyone, the person's own name and address, and one sign many times over protect nobody.
Result<void> check_password(std::string_view password, std::string_view name, std::string_view email);

/// A path on this site that may follow a sign-in, or "/": never another site ("//x", "/\x", "https:…").
std::string safe_next_path(std::string_view path);

/// Roles that can be given: everyone has visitor and resident already.
bool can_be_given(Role role);

}  // namespace allting::people
