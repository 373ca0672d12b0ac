// SPDX-License-Identifier: GPL-3.0-or-later
// Which mentions are of one entity, or which event mentions of one event, as equivalences and our own notes say. Used
// by one read.
#pragma once

#include <QHash>
#include <QJsonObject>

#include <vector>

namespace glossator {

class BratIdentities {
public:
    struct Identity {
        std::vector<int> members; ///< numbers of the members, rising
        QJsonObject definition; ///< the first one given; empty: none
    };

    /// @param members brat's ids and their numbers, which count from 0 without a gap.
    explicit BratIdentities(QHash<QString, int> members);

    /// Both are of one.
    void join(const QString &member, const QString &other);
    /// The member is of one, which the reference names or defines; a null value only says that there is one.
    void name(const QString &member, const QJsonValue &reference);
    /// Something else speaks of it.
    void name(const QJsonValue &reference);
    /// Closes the case. Members of which nothing was said are of none.
    void resolve();

    [[nodiscard]] const std::vector<Identity> &identities() const { return m_identities; }
    /// The number of its identity, or -1.
    [[nodiscard]] int indexOf(const QJsonValue &reference) const;

private:
    struct Node {
        int parent = 0;
        bool isNamed = false;
        QJsonObject definition;
        int identity = -1;
    };

    [[nodiscard]] static QString labelOf(const QJsonValue &reference);
    [[nodiscard]] int root(int node) const;
    int add();
    void unite(int node, int other);
    int define(const QJsonValue &reference);

    QHash<QString, int> m_nodes; ///< by brat's id or by label
    int m_members;
    std::vector<Node> m_all;
    std::vector<Identity> m_identities;
};

} // namespace glossator
