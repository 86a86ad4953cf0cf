#include "reviews/extensions.hpp"

namespace allting::reviews {

Extensions& extensions() {
    static Extensions all;
    return all;
}

}  // namespace allting::reviews
