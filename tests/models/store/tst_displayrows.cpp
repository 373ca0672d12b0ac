// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/displayrows.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class DisplayRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsEverythingIntoWords()
    {
        auto store = test::newStore(u"words.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId one = verbs.article(u"One"_s, u"Ada met Bob. They talked."_s);
        const ArticleId other = verbs.article(u"Other"_s, u"The meeting."_s);
        const Marked ada = test::need(verbs.mentions.mark(one, TextSpan{0, 3}, u"PER"_s));
        const Marked they = test::need(verbs.mentions.mark(one, TextSpan{13, 17}, u"PER"_s));
        test::need(verbs.entities.rename(ada.entity, u"Ada Lovelace"_s));
        const NewEvent meeting = test::need(verbs.events.create(one, TextSpan{4, 7}, u"Meet"_s));
        const NewEvent record = test::need(verbs.events.create(one, Extent(), u"Talk"_s));
        const EventMentionId again = test::need(verbs.events.addMention(meeting.event, other, {}));
        const auto fill = [&](const Filler &filler) {
            return test::need(verbs.events.addArgument(meeting.mention, u"R"_s, filler));
        };
        const DisplayRows rows(*store);

        QCOMPARE(rows.mention(ada.mention)->article, u"One"_s);
        const EventRow event = test::need(rows.event(meeting.event));
        QCOMPARE(event.trigger, u"met"_s);
        QCOMPARE(event.mentions, 2);
        QCOMPARE(event.articles, 2);
        const EventMentionRow told = test::need(rows.eventMention(meeting.mention));
        QCOMPARE(told.type, u"Meet"_s);
        QCOMPARE(told.trigger, u"met"_s);
        QCOMPARE(told.place, (TextSpan{4, 7}));
        QVERIFY(test::need(rows.eventMention(again)).trigger.isNull());
        QCOMPARE(rows.mentionsOf(meeting.event), (std::vector{meeting.mention, again}));
        QCOMPARE(rows.mentionsOf(meeting.event, other), std::vector{again});

        const std::vector<std::pair<Filler, QString>> fillers{
            {Filler(ada.mention), u"Ada Lovelace"_s},  {Filler(they.mention), u"They"_s},
            {Filler(ada.entity), u"Ada Lovelace"_s},   {Filler(record.mention), u"Talk"_s},
            {Filler(record.event), u"Talk"_s},         {Filler(TextSpan{8, 11}, {}), u"Bob"_s},
            {Filler(u"on Monday"_s), u"on Monday"_s},
        };
        std::vector<ArgumentId> arguments;
        for (const auto &[filler, words] : fillers) {
            arguments.push_back(fill(filler));
            const ArgumentRow row = test::need(rows.argument(arguments.back()));
            QCOMPARE(row.words, words);
            QCOMPARE(row.eventType, u"Meet"_s);
            QCOMPARE(row.articleTitle, u"One"_s);
        }
        QCOMPARE(rows.argumentsOf(meeting.mention), arguments);
        QCOMPARE(rows.argument(arguments[0])->fillerType, u"PER"_s);
        QCOMPARE(rows.argument(arguments[3])->fillerType, u"Talk"_s);
        QCOMPARE(rows.eventMention(meeting.mention)->arguments, qint64(fillers.size()));

        Relation relation;
        relation.type = u"Knows"_s;
        relation.from = {ada.mention, {}};
        relation.to = {they.mention, {}};
        const RelationId knows = test::need(verbs.relations.create(relation));
        const std::vector<std::pair<Owner, QString>> owners{
            {ada.mention, u"Ada"_s},     {ada.entity, u"Ada Lovelace"_s},         {meeting.event, u"met"_s},
            {record.event, u"Talk"_s},   {meeting.mention, u"met"_s},             {record.mention, u"Talk"_s},
            {one, u"One"_s},             {arguments[0], u"R: Ada Lovelace"_s},    {knows, u"Ada Lovelace → They"_s},
            {MentionId(99), QString()},
        };
        for (const auto &[owner, words] : owners)
            QCOMPARE(rows.words(owner), words);
        QCOMPARE(rows.authorName(store->author()), u"Ada"_s);
        QCOMPARE(rows.authorName(AuthorId(99)), QString());
        QCOMPARE(rows.mention(MentionId(99)).error().code, Error::Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(DisplayRowsTest)
#include "tst_displayrows.moc"
