// A thread makes one call to a database at a time. A call inside a call would wait for a connection that the outer
// call holds: never in a test, for ever under load. So it is a CHECK, always.
#pragma once
#include "core/check.hpp"

namespace allting::db {

class OneCall {
public:
    explicit OneCall(const void* database) : outer_(inside_) {
        CHECK(inside_ != database);
        inside_ = database;
    }
    ~OneCall() { inside_ = outer_; }
    OneCall(const OneCall&) = delete;
    OneCall& operator=(const OneCall&) = delete;

private:
    static inline thread_local const void* inside_ = nullptr;
    const void* outer_;
};

}  // namespace allting::db
