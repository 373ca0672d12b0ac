// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/articlerepository.h"
#include "models/store/eventrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "models/store/schemarepository.h"
#include "tests/support/randomscript.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class SchemaRepositoryTest : public QObject {
    Q_OBJECT

    static constexpr auto before = "schema \"T\" version 1 language en\nentity A\nentity B\nentity C\nevent A\n";

private Q_SLOTS:
    void keepsTheTextVerbatim()
    {
        auto store = test::newProject(u"verbatim.gloss"_s);
        QCOMPARE(SchemaRepository(*store).text().value(), test::defaultSchema());
    }

    /// Two types that swap names, an event of the same name that does not, a used type that is left out.
    void renamesAndRetiresAsOneAction()
    {
        auto store = test::newProject(u"renames.gloss"_s);
        SchemaRepository schemas(*store);
        QVERIFY(schemas.set(before, u"before"_s));
        const ArticleId article = ArticleRepository(*store).add({}, u"one two three four"_s).value();
        MentionRepository mentions(*store);
        const MentionId one = mentions.mark(article, TextSpan{0, 3}, u"A"_s)->mention;
        const MentionId two = mentions.mark(article, TextSpan{4, 7}, u"B"_s)->mention;
        const MentionId three = mentions.mark(article, TextSpan{8, 13}, u"C"_s)->mention;
        const NewEvent event = EventRepository(*store).create(article, TextSpan{14, 18}, u"A"_s).value();
        const QByteArray start = test::contentHash(*store);
        const auto set = schemas.set("schema \"T\" version 2 language en\nentity B was A\nentity A was B\nevent A\n", u"after"_s);
        QVERIFY2(set, set ? "" : qPrintable(set.error().message));
        QCOMPARE(mentions.mention(one)->type, u"B"_s);
        QCOMPARE(mentions.mention(two)->type, u"A"_s);
        QCOMPARE(mentions.mention(three)->type, u"C"_s);
        QCOMPARE(mentions.mention(event.trigger)->type, u"A"_s);
        const Schema now = schemas.schema().value();
        QVERIFY(now.mentionType(u"C"_s));
        QVERIFY(now.mentionType(u"C"_s)->retired);
        QVERIFY(History(*store).undo());
        QCOMPARE(test::contentHash(*store), start);
        QVERIFY(!schemas.schema()->mentionType(u"C"_s)->retired);
    }

    void aBadTextChangesNothing()
    {
        auto store = test::newProject(u"bad.gloss"_s);
        const QByteArray start = test::contentHash(*store);
        const auto set = SchemaRepository(*store).set("schema \"T\" version 1 language en\nentity A\nentity A\n", u"bad.schema"_s);
        QVERIFY(!set);
        QVERIFY2(set.error().message.startsWith(u"bad.schema:3"_s), qPrintable(set.error().message));
        QCOMPARE(test::contentHash(*store), start);
    }
};

QTEST_GUILESS_MAIN(SchemaRepositoryTest)
#include "tst_schemarepository.moc"
