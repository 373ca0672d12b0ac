// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/knownnames.h"
#include "models/items/workbench.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class KnownNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsWhatEntitiesAreCalled()
    {
        auto store = test::newStore(u"names.gloss"_s);
        test::Verbs verbs(*store);
        Workbench workbench(*store);
        KnownNames names(workbench);
        QVERIFY(!names.contains(u"باكو"_s));
        Entity entity;
        entity.type = u"GPE"_s;
        entity.name = u"باكو"_s;
        const EntityId id = test::need(verbs.entities.create(entity));
        workbench.flush();
        QVERIFY(names.contains(u"باكو"_s));
        QVERIFY(!names.contains(u"باك"_s));
        test::need(verbs.entities.setAliases(id, {u"بادكوبه"_s}));
        workbench.flush();
        QVERIFY(names.contains(u"بادكوبه"_s));
        test::need(verbs.entities.rename(id, u"مدينة باكو"_s));
        workbench.flush();
        QVERIFY(!names.contains(u"باكو"_s));
    }
};

QTEST_GUILESS_MAIN(KnownNamesTest)
#include "tst_knownnames.moc"
