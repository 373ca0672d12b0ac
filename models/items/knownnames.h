// SPDX-License-Identifier: GPL-3.0-or-later
// What the entities of the project are called, for "is this somebody's name?" asked for many words at once.
// Read when first asked, and again after names have changed. Owned by whoever asks; GUI thread.
#pragma once

#include <QObject>
#include <QSet>

#include <optional>

namespace glossator {

class Workbench;

class KnownNames : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit KnownNames(Workbench &workbench, QObject *parent = nullptr);

    /// Whether an entity has exactly this name or alias.
    [[nodiscard]] bool contains(const QString &name);

private:
    Workbench &m_workbench;
    std::optional<QSet<QString>> m_names;
};

} // namespace glossator
