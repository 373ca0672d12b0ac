// SPDX-License-Identifier: GPL-3.0-or-later
// A thorough look at an open project: is every row what it says? Reads only, any thread.
#pragma once

#include "models/store/store.h"

#include <stop_token>

namespace glossator {

struct Finding {
    ArticleId article; ///< invalid: the file as a whole
    TextSpan place;
    QString message; ///< one sentence for a person

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// The file's pages, references and tables, each text against its hash, each span against its quote.
/// Fails with Code::Cancelled soon after it is asked to stop.
[[nodiscard]] Result<std::vector<Finding>> inspect(Store &store, const std::stop_token &stop = {});

} // namespace glossator
