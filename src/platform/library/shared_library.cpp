#include "platform/library/shared_library.hpp"

#include <dlfcn.h>

#include <stdexcept>
#include <utility>

namespace allting::library {
namespace {

std::string reason() {
    const char* const said = dlerror();
    return said ? said : "no reason given";
}

}  // namespace

SharedLibrary::SharedLibrary(std::string file, std::string debian_package)
    : file_(std::move(file)), debian_package_(std::move(debian_package)), handle_(dlopen(file_.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (handle_) return;
    throw std::runtime_error("cannot load " + file_ + ": apt-get install " + debian_package_ + " (" + reason() + ")");
}

SharedLibrary::Function SharedLibrary::operator[](const char* name) const {
    if (void* const address = dlsym(handle_, name)) return Function(address);
    throw std::runtime_error(file_ + " has no " + name + ": install a newer " + debian_package_ + " (" + reason() + ")");
}

}  // namespace allting::library
