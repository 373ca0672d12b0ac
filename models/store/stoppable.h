// SPDX-License-Identifier: GPL-3.0-or-later
// What a thread reads, and where it holds a Store::Lease what it writes, for the lifetime of this object fails with
// Code::Cancelled soon after it is asked to stop. What was read into memory for it is let go of in the end. Any thread.
#pragma once

#include "models/store/store.h"

#include <stop_token>

namespace glossator {

class Stoppable {
public:
    Stoppable(const Store &store, std::stop_token stop);
    ~Stoppable();
    Stoppable(const Stoppable &) = delete;
    Stoppable &operator=(const Stoppable &) = delete;

private:
    std::stop_token m_stop;
    std::vector<Database *> m_watched;
};

} // namespace glossator
