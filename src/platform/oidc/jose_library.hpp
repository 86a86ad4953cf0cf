// The functions of libcjose that we call. It needs OpenSSL, so it is loaded when somebody first signs in with e-identification.
#pragma once
#include <cjose/cjose.h>

#include "platform/library/shared_library.hpp"

namespace allting::oidc {

class JoseLibrary {
    const library::SharedLibrary library_{"libcjose.so.0", "libcjose0"};

public:
    const decltype(&cjose_jwk_import) jwk_import = library_["cjose_jwk_import"];
    const decltype(&cjose_jwk_release) jwk_release = library_["cjose_jwk_release"];
    const decltype(&cjose_jws_import) jws_import = library_["cjose_jws_import"];
    const decltype(&cjose_jws_verify) jws_verify = library_["cjose_jws_verify"];
    const decltype(&cjose_jws_release) jws_release = library_["cjose_jws_release"];
};

/// Loads it the first time, from whichever thread. Throws std::runtime_error where it is not installed.
const JoseLibrary& libcjose();

}  // namespace allting::oidc
