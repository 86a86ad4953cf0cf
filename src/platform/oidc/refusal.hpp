// How a sign-in with e-identification is refused: a code word that says what was wrong, for the log, and one sentence for
// people, because an attacker learns nothing from it and a person can do nothing about it.
#pragma once
#include <string>

#include "core/result.hpp"

namespace allting::oidc {

inline Error refused(std::string code) { return refuse(ErrorKind::not_signed_in, std::move(code), "oidc.refused"); }
inline Error unreachable(std::string code) { return refuse(ErrorKind::unavailable, std::move(code), "oidc.unreachable"); }

}  // namespace allting::oidc
