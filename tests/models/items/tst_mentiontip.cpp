// SPDX-License-Identifier: GPL-3.0-or-later
// A tip tells what is known of each mention, innermost first, whatever people wrote into it.

#include "models/items/mentiontip.h"
#include "models/store/schemarepository.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr auto SchemaText = R"(schema "Small" version 1 language en

entity PER "Person" color #1f77b4
  attr rank on mention text
  attr class on mention one of SPC GEN default SPC

event Meet "Meeting"
  attr tense on event one of Past Future
  role Who * PER
)";

struct Scene {
    explicit Scene(const QString &name) : store(test::newStore(name)), verbs(*store)
    {
        test::need(SchemaRepository(*store).set(SchemaText, u"small.schema"_s));
        schema = *SchemaRepository(*store).schema();
        article = verbs.article(u"One"_s, u"Ada met Bob <b>there</b>."_s);
        ada = test::need(verbs.mentions.mark(article, TextSpan{0, 3}, u"PER"_s)).mention;
    }
    [[nodiscard]] QString tip(const std::vector<MentionId> &mentions) { return mentionTip(*store, schema, mentions); }

    std::unique_ptr<Store> store;
    test::Verbs verbs;
    Schema schema;
    ArticleId article;
    MentionId ada;
};

} // namespace

class MentionTipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsSet()
    {
        Scene scene(u"set.gloss"_s);
        const QString before = scene.tip({scene.ada});
        QVERIFY(before.contains(u"<b>Person</b> <small>PER</small> · Ada"_s));
        QVERIFY(before.contains(u"#1f77b4"_s));
        QVERIFY(before.contains(u"<small>Ada, "_s)); // who and when
        QVERIFY(!before.contains(u"SPC"_s)); // a default that nobody set
        QVERIFY(!before.contains(u"Status"_s)); // nothing worth saying while accepted
        test::need(scene.verbs.attributes.set(scene.ada, u"rank"_s, {u"captain"_s}));
        test::need(scene.verbs.notes.add(scene.ada, u"of the ferry"_s));
        test::need(scene.verbs.mentions.setStatus({scene.ada}, Status::Suggested));
        const QString after = scene.tip({scene.ada});
        for (const QString &words : {u"captain"_s, u"of the ferry"_s, u"Suggested"_s})
            QVERIFY2(after.contains(words), qPrintable(after));
    }

    void tellsInTheOrderGiven()
    {
        Scene scene(u"order.gloss"_s);
        const MentionId bob = test::need(scene.verbs.mentions.mark(scene.article, TextSpan{8, 11}, u"PER"_s)).mention;
        const QString tip = scene.tip({bob, scene.ada});
        QVERIFY(tip.indexOf(u"· Bob"_s) >= 0 && tip.indexOf(u"· Bob"_s) < tip.indexOf(u"· Ada"_s));
        QCOMPARE(tip.count(u"<hr>"_s), 1);
        QCOMPARE(scene.tip({}), QString());
        QCOMPARE(scene.tip({MentionId(77)}), QString());
        const QString many = scene.tip(std::vector<MentionId>(9, bob));
        QCOMPARE(many.count(u"· Bob"_s), 5);
        QVERIFY(many.contains(u"4 more"_s));
    }

    void tellsOfTheEventThatATriggerBegins()
    {
        Scene scene(u"event.gloss"_s);
        const auto event = test::need(scene.verbs.events.create(scene.article, TextSpan{4, 7}, u"Meet"_s));
        test::need(scene.verbs.events.addArgument(event.mention, u"Who"_s, Filler(scene.ada)));
        test::need(scene.verbs.attributes.set(event.mention, u"tense"_s, {u"Past"_s}));
        const QString tip = scene.tip({event.trigger});
        for (const QString &words : {u"Meeting"_s, u"Who:&nbsp;</td><td>Ada"_s, u"Past"_s})
            QVERIFY2(tip.contains(words), qPrintable(tip));
    }

    void isSafeAndBounded()
    {
        Scene scene(u"hostile.gloss"_s);
        const QString hostile = u"<img src='file:///etc/passwd'>&amp;\n\"'<script>"_s;
        test::need(scene.verbs.attributes.set(scene.ada, u"rank"_s, {hostile}));
        test::need(scene.verbs.attributes.set(scene.ada, hostile, {hostile}));
        test::need(scene.verbs.notes.add(scene.ada, hostile + u"\U0001F30A"_s.repeated(50'000)));
        for (int i = 0; i < 60; ++i)
            test::need(scene.verbs.notes.add(scene.ada, hostile));
        const QString tip = scene.tip({scene.ada});
        QVERIFY2(!tip.contains(u"<img"_s) && !tip.contains(u"<script"_s), qPrintable(tip));
        QVERIFY(tip.contains(u"&lt;img"_s));
        QVERIFY(tip.size() < 8'000);
        QVERIFY(tip.isValidUtf16());
        QVERIFY(tip.contains(u"…"_s));
    }
};

QTEST_GUILESS_MAIN(MentionTipTest)
#include "tst_mentiontip.moc"
