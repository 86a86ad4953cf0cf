// The suffixes of a Hunspell .aff file, read backwards: which word of the dictionary an inflected one may come from.
// Knows the lines "SFX flag strip add condition"; prefixes, compounds and all else of the format are passed over.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace allting::similarity {

class Suffixes {
public:
    Suffixes() = default;
    explicit Suffixes(std::string_view aff);

    /// "gator" may be "gata" with flag "E", if the dictionary has it so: `base` and the flag that it must carry.
    struct Origin {
        std::string base;
        std::string_view flag;
    };
    std::vector<Origin> origins(std::string_view word) const;

private:
    /// One letter of a condition: any ("."), one of a set ("[ae]") or none of it ("[^ae]").
    struct Letters {
        bool any = false, none_of = false;
        std::u32string set;
    };
    struct Rule {
        std::string flag, strip;
        std::vector<Letters> condition;
    };
    static std::vector<Letters> read_condition(std::string_view text);
    static bool fits(std::string_view word, const std::vector<Letters>& condition);

    std::map<std::string, std::vector<Rule>, std::less<>> rules_;  // by what is added
    std::size_t added_bytes_max_ = 0;
};

}  // namespace allting::similarity
