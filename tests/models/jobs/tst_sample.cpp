// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/sample.h"
#include "models/store/articlerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/history.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class SampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheProgramIsFor()
    {
        const QString path = test::scratchPath(u"sample.gloss"_s);
        const auto made = makeSample(path, {{}, u"uuid"_s, u"Ada"_s});
        QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
        QCOMPARE(QFileInfo(path).dir().entryList({u"sample*"_s}), QStringList{u"sample.gloss"_s});
        QCOMPARE(makeSample(path, {{}, u"uuid"_s, u"Ada"_s}).error().code, Error::Code::Refused);
        const auto store = Store::open(path, Store::Access::ReadWrite).value();
        ArticleRepository articles(*store);
        const auto ids = articles.ids({});
        QCOMPARE(ids->size(), size_t(3));
        for (const ArticleId id : *ids)
            QVERIFY(!articles.article(id)->published.isEmpty());
        // The minister stands in all three articles as one entity.
        const auto minister = EntityRepository(*store).named(u"Ayşegül Tunçdağ"_s, u"PER"_s);
        QCOMPARE(minister->size(), size_t(1));
        QCOMPARE(EntityRepository(*store).row(minister->front())->articles, 3);
        QVERIFY(EventRepository(*store).ids({})->size() >= 30);
        QVERIFY(!History(*store).undoable());
    }
};

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
