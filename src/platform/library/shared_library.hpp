// A library of the system that is loaded when it is first used, so that who never uses it never pays for it in memory and
// in starting time. Knows no library by name.
#pragma once
#include <string>
#include <type_traits>

namespace allting::library {

/// Stays loaded until the program ends: threads may be inside, and libraries tidy up after themselves at exit.
class SharedLibrary {
public:
    /// A function of the library, which becomes a pointer of the type that it is given to.
    class Function {
    public:
        explicit Function(void* address) : address_(address) {}
        template <class Pointer>
            requires std::is_function_v<std::remove_pointer_t<Pointer>>
        operator Pointer() const { return reinterpret_cast<Pointer>(address_); }

    private:
        void* address_;
    };

    /// Throws std::runtime_error that says which Debian package has the file.
    SharedLibrary(std::string file, std::string debian_package);
    /// Throws std::runtime_error where the library is too old to have it.
    Function operator[](const char* name) const;

private:
    std::string file_, debian_package_;
    void* handle_;
};

}  // namespace allting::library
