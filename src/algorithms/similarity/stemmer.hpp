// Snowball's stemmer of a language, for the files of this folder alone.
#pragma once
#include <libstemmer.h>

#include <memory>
#include <string>
#include <string_view>

namespace allting::similarity {

/// Leaves words alone for languages that it does not know. Not to be shared between threads.
class Stemmer {
public:
    explicit Stemmer(std::string_view language) : stemmer_(sb_stemmer_new(std::string(language).c_str(), "UTF_8")) {}

    std::string stem(std::string_view word) const {
        if (!stemmer_) return std::string(word);
        const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
        const sb_symbol* stemmed = sb_stemmer_stem(stemmer_.get(), letters, int(word.size()));
        return stemmed ? std::string(reinterpret_cast<const char*>(stemmed), std::size_t(sb_stemmer_length(stemmer_.get()))) : std::string(word);
    }

private:
    struct Closer {
        void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
    };
    std::unique_ptr<sb_stemmer, Closer> stemmer_;
};

}  // namespace allting::similarity
