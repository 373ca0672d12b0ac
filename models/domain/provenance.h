// SPDX-License-Identifier: GPL-3.0-or-later
// Who said it, when, and whether it stands. Plain values, any thread.
#pragma once

#include "models/base/id.h"

namespace glossator {

/// Rejected annotations are never exported, suggested ones only by choice.
enum class Status : quint8 { Accepted, Suggested, Rejected };

/// A person. The name is asked once per machine and is never the login.
struct Author {
    AuthorId id;
    QString uuid; ///< the same person in every project
    QString name;

    friend bool operator==(const Author &, const Author &) = default;
};

/// Carried by every annotation. Times are milliseconds since 1970 in UTC; 0 means not known.
struct Provenance {
    AuthorId author;
    qint64 created = 0;
    qint64 modified = 0;
    Status status = Status::Accepted;

    friend bool operator==(const Provenance &, const Provenance &) = default;
};

} // namespace glossator
