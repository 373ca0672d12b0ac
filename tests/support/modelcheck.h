// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every model has to stand: random edits, undo and redo, after each of which it equals a new one, with Qt's own
// tester listening to what it tells.

#include "models/items/idmodel.h"
#include "tests/support/projectsupport.h"

#include <QAbstractItemModelTester>
#include <QEventLoop>
#include <QSignalSpy>

namespace glossator::test {

/// A copy of a model as it would be if its changes had never been told, kept up by what is told alone.
/// It catches a change that was made but not told: its rows would be out of date.
class Follower : public QObject {
public:
    explicit Follower(QAbstractItemModel &model) : m_model(model)
    {
        reload();
        const auto again = [this] { reload(); };
        connect(&model, &QAbstractItemModel::rowsInserted, this, again);
        connect(&model, &QAbstractItemModel::rowsRemoved, this, again);
        connect(&model, &QAbstractItemModel::rowsMoved, this, again);
        connect(&model, &QAbstractItemModel::layoutChanged, this, again);
        connect(&model, &QAbstractItemModel::modelReset, this, again);
        connect(&model, &QAbstractItemModel::dataChanged, this, again);
    }
    /// What somebody sees who repaints only when told.
    [[nodiscard]] const QString &seen() const { return m_seen; }

private:
    void reload() { m_seen = dump(m_model); }

    QAbstractItemModel &m_model;
    QString m_seen;
};

enum class Reads { AtOnce, InBackground };

/// Until the model shows what was asked of another thread.
inline void waitFor(IdModel &model)
{
    static_cast<void>(model.rowCount()); // somebody looks
    QEventLoop loop;
    QObject::connect(&model, &IdModel::caughtUp, &loop, &QEventLoop::quit);
    if (model.isReading())
        loop.exec();
}
inline void waitFor(QAbstractItemModel &) {}

/// Runs the edits; `make` makes a model over a workbench, set up the same each time.
template <class Make>
void checkAgainstNewOnes(const QString &name, Make make, int edits, quint32 seed, Reads reads = Reads::AtOnce)
{
    auto store = newStore(name);
    Workbench workbench(*store);
    if (reads == Reads::InBackground)
        workbench.setLargeFrom(0, 0); // as if the project were large
    store->setDurable(false); // many small edits, and nobody pulls the plug
    RandomEdits random(*store, seed);
    random.verbs().article(u"First"_s, u"Ilham Aliyev met Selçuk Bayraktar in Baku. They signed 3 contracts there."_s);
    auto model = make(workbench);
    QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // it would while it still minds the insertion that made it look
    const Follower follower(*model);
    for (int i = 0; i < edits; ++i) {
        const int burst = random.random().bounded(8) == 0 ? 5 : 1; // several changes in one turn of the event loop
        for (int j = 0; j < burst; ++j)
            random.step();
        workbench.flush();
        waitFor(*model);
        const QString seen = follower.seen();
        auto fresh = make(workbench);
        waitFor(*fresh);
        const QString expected = dump(*fresh);
        if (seen != expected)
            qInfo("after edit %d with seed %u", i, seed);
        QCOMPARE(seen, expected);
    }
}

} // namespace glossator::test
