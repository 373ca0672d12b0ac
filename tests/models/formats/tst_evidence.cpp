// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/evidence.h"

#include "tests/support/mentions.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// The article `text` with mentions 1, 2 … of these extents; event mention 50 has the last of them as its trigger.
struct Passage {
    Passage(const QString &text, const std::vector<Extent> &extents) : offsets(text)
    {
        bundle.article.emplace().id = ArticleId(1);
        bundle.text = text;
        for (const Extent &extent : extents)
            bundle.mentions.push_back(test::mentionOf(qint64(bundle.mentions.size()) + 1, extent));
        EventMention told;
        told.id = EventMentionId(50);
        told.trigger = bundle.mentions.empty() ? MentionId() : bundle.mentions.back().id;
        bundle.eventMentions.push_back(told);
    }

    [[nodiscard]] QString of(const RelationEnd &from, const RelationEnd &to, MentionId trigger = {}) const
    {
        Relation relation;
        relation.from = from;
        relation.to = to;
        relation.trigger = trigger;
        return evidenceOf(relation, BundleIndex(bundle), offsets);
    }
    [[nodiscard]] QString ofEvent(const Filler &filler) const
    {
        Argument role;
        role.filler = filler;
        return evidenceOf(bundle.eventMentions.front(), {&role}, BundleIndex(bundle), offsets);
    }

    TextOffsets offsets;
    Bundle bundle;
};

RelationEnd mention(qint64 id) { return {MentionId(id), {}}; }

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromTheFirstWordToTheLast()
    {
        const Passage passage(u"On Monday Ada met\n  Bob in Bakü 🚢. Cem left."_s, {TextSpan{10, 13}, TextSpan{20, 23}, TextSpan{14, 17}});
        QCOMPARE(passage.of(mention(1), mention(2)), u"Ada met Bob"_s);
        QCOMPARE(passage.of(mention(2), mention(1)), u"Ada met Bob"_s); // in the order of the text
        QCOMPARE(passage.of(mention(1), mention(1), MentionId(3)), u"Ada met"_s);
        QCOMPARE(passage.of(mention(2), {EventMentionId(50), {}}), u"met Bob"_s);
    }

    void placesAreCodePoints()
    {
        const Passage passage(u"🚢🚢 Ada met Bob."_s, {TextSpan{3, 6}, TextSpan{11, 14}});
        QCOMPARE(passage.of(mention(1), mention(2)), u"Ada met Bob"_s);
    }

    void fragmentsAreCovered()
    {
        const Passage passage(u"Ada and Bob met Cem."_s, {Extent({{8, 11}, {0, 3}}), TextSpan{16, 19}});
        QCOMPARE(passage.of(mention(1), mention(2)), u"Ada and Bob met Cem"_s);
    }

    /// What lies far apart is told by its own words.
    void longOnesAreShortened()
    {
        const QString between = u" word"_s.repeated(60);
        const QString text = u"Ada"_s + between + u" met  Bob"_s + between + u" Ada"_s;
        const qsizetype met = 3 + between.size() + 1;
        const Passage passage(text, {TextSpan{0, 3}, TextSpan{met, met + 8}, TextSpan{text.size() - 3, text.size()}});
        QCOMPARE(passage.of(mention(1), mention(2)), u"Ada … met Bob"_s);
        QCOMPARE(passage.of(mention(3), mention(1), MentionId(2)), u"Ada … met Bob"_s); // nothing twice
        const Passage fits(QString(240, u'x'), {TextSpan{0, 1}, TextSpan{239, 240}});
        QCOMPARE(fits.of(mention(1), mention(2)).size(), 240);
        const Passage fitsNot(QString(241, u'x'), {TextSpan{0, 1}, TextSpan{240, 241}});
        QCOMPARE(fitsNot.of(mention(1), mention(2)), u"x"_s);
    }

    void whatStandsElsewhereIsNotSeen()
    {
        const Passage passage(u"Ada met Bob."_s, {TextSpan{0, 3}, TextSpan{4, 7}});
        QCOMPARE(passage.of(mention(1), mention(99)), u"Ada"_s);
        QCOMPARE(passage.of({EntityId(1), {}}, {EntityId(2), {}}), QString());
        QCOMPARE(passage.of({EventMentionId(99), {}}, mention(99), MentionId(99)), QString());
    }

    void ofAnEventItsTriggerAndWhatFillsTheRoles_data()
    {
        QTest::addColumn<Filler>("filler");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *what, const Filler &filler, const QString &words) { QTest::newRow(what) << filler << words; };
        row("a mention", Filler(MentionId(1)), u"Ada met"_s);
        row("a span", Filler(TextSpan{8, 11}, u"Bob"_s), u"met Bob"_s);
        row("a mention of an event", Filler(EventMentionId(50)), u"met"_s);
        row("an entity", Filler(EntityId(1)), u"met"_s);
        row("an event", Filler(EventId(1)), u"met"_s);
        row("a value", Filler(u"Ada"_s), u"met"_s);
        row("what is elsewhere", Filler(MentionId(99)), u"met"_s);
    }
    void ofAnEventItsTriggerAndWhatFillsTheRoles()
    {
        QFETCH(const Filler, filler);
        const Passage passage(u"Ada met Bob."_s, {TextSpan{0, 3}, TextSpan{4, 7}});
        QTEST(passage.ofEvent(filler), "words");
        const Passage without(u"Ada met Bob."_s, {});
        QCOMPARE(without.ofEvent(Filler(u"Ada"_s)), QString());
    }

    void articlesAreCalledByTheirTitles()
    {
        Article article;
        QCOMPARE(shownName(article), QString());
        article.path = u"2023/a.txt"_s;
        article.title = u" \n "_s;
        QCOMPARE(shownName(article), u"2023/a.txt"_s);
        article.title = u" A  visit\nto Baku "_s;
        QCOMPARE(shownName(article), u"A visit to Baku"_s);
    }
};

QTEST_GUILESS_MAIN(EvidenceTest)
#include "tst_evidence.moc"
