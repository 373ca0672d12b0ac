// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratreader.h"
#include "models/formats/bratwriter.h"

#include "models/domain/schema.h"
#include "models/formats/heading.h"
#include "tests/support/randombundle.h"
#include "tests/support/testsupport.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace glossator {

class BratWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void whatNoArticleSpeaksOfIsCounted();
    void sayings_data();
    void sayings();
    void values_data();
    void values();
    void random();
    void randomInLayout();
};

namespace {

const QString Text = u"Ada met Bo. She ran home,\nto New\nYork."_s;

Bundle read(const QString &text, const QByteArray &ann)
{
    Bundle bundle;
    bundle.article.emplace().id = ArticleId(1);
    bundle.article->format = u"brat"_s;
    bundle.text = text;
    bundle.article->title = headingOf(TextOffsets(text), {}).title;
    bundle.original = text.toUtf8();
    readBratFiles(bundle, TextOffsets(text), {{u".ann"_s, ann}}, u"doc"_s);
    return bundle;
}

QByteArray write(const Bundle &bundle, std::vector<Loss> *losses = nullptr)
{
    BratWriter writer;
    const auto files = writer.add(bundle);
    if (losses)
        *losses = writer.losses();
    if (!files || files->size() != 2 || files->front().name != u".txt"_s || files->back().name != u".ann"_s
        || files->front().bytes != bundle.text.toUtf8())
        return "wrong files";
    return files->back().bytes;
}

Mention &mention(Bundle &bundle, const QString &quote)
{
    return *std::ranges::find(bundle.mentions, quote, &Mention::quote);
}

using Edit = std::function<void(Bundle &)>;

} // namespace
} // namespace glossator

Q_DECLARE_METATYPE(glossator::Edit)

namespace glossator {

/// What no article speaks of has no file to stand in.
void BratWriterTest::whatNoArticleSpeaksOfIsCounted()
{
    Bundle project;
    project.entities = {{EntityId(1), u"PER"_s, u"Ada"_s, {}, {}, {}}, {EntityId(2), u"PER"_s, u"Bo"_s, {}, {}, {}}};
    project.events = {{EventId(3), u"Meet"_s, {}, {}}};
    project.distinct = {{EntityId(1), EntityId(2)}};
    BratWriter writer;
    QVERIFY(writer.begin(project, Schema()));
    QStringList told;
    for (const Loss &loss : writer.losses())
        told << loss.what + u' ' + QString::number(loss.count);
    QCOMPARE(told, QStringList({u"pairs of entities known to be different 1"_s, u"entities that no article names 2"_s, u"events that no article tells of 1"_s}));
}

/// What an edit changes in the file, and what it leaves alone.
void BratWriterTest::edits_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const Edit &edit, const char *after) {
        QTest::newRow(name) << QByteArray(before) << edit << QByteArray(after);
    };
    const Edit nothing = [](Bundle &) {};
    const auto same = [&](const char *name, const char *ann) { row(name, ann, nothing, ann); };
    same("no final line end", "T1\tPER 0 3\tAda");
    same("CR LF", "T1\tPER 0 3\tAda\r\nA1\tX T1\r\n");
    same("trailing tab and blank", "T1\tMeet 4 7\tmet\nE1\tMeet:T1 \nE2\tMeet:T1\nR1\tX Arg1:E1 Arg2:E2\t\n");
    same("junk between lines", "\n\nZ1\tx\nT1\tPER 0 3\tAda\n\nfree text\n");
    same("duplicates and undefined", "T1\tP 0 3\tAda\nT1\tP 8 10\tBo\nA1\tX T9\nR1\tX Arg1:T1 Arg2:T9\n#1\tN A1\tx\n");
    same("text taken leniently", "T1\tX 29 37\tNew York\nT2\tX 0 3\nT3\tX 29 37\tNew\nYork\n");
    same("tails", "T1\tP 0 3\tAda sic\nA1\tX T1 a\tb\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 Who:T9 Whom:T1\n");
    same("trigger of another type, with an attribute", "T1\tP 4 7\tmet\nE1\tMeet:T1 \nA1\tX T1\n");
    same("groups that overlap", "T1\tP 0 3\tAda\nT2\tP 12 15\tShe\nT3\tP 8 10\tBo\n*\tEquiv T1 T2\n*\tEquiv T2 T3\t\n");
    same("saved thrice", "T1\tP 0 3\tAda\nN1\tReference T1 W:5\t\t\tAda L.\n");
    same("roles counted oddly", "T1\tP 0 3\tAda\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 Who2:T1\nE2\tMeet:T2 Who:T1 Who:T1\n");
    same("roles counted with what is not there", "T1\tP 0 3\tAda\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 Who1:T9 who Who2:T1\n");
    same("odd ids", "T1-a\tP 0 3\tAda\nTX7\tP 8 10\tBo\nR01\tX Arg1:T1-a Arg2:TX7\n");
    row("byte order mark", "\xEF\xBB\xBFT1\tPER 0 3\tAda\n", nothing, "T1\tPER 0 3\tAda\n");

    row(
        "retyped in place", "T1\tP 0 3\tAda\nT2\tP 8 10\tBo\n", [](Bundle &b) { mention(b, u"Ada"_s).type = u"ORG"_s; },
        "T1\tORG 0 3\tAda\nT2\tP 8 10\tBo\n");
    row(
        "moved in place, with what stands behind", "T1\tP 0 3\tAda sic\r\nT2\tP 8 10\tBo\r\n",
        [](Bundle &b) { mention(b, u"Ada"_s).extent = Extent(TextSpan{12, 15}); },
        "T1\tP 12 15\tShe sic\r\nT2\tP 8 10\tBo\r\n");
    row(
        "deleted", "T1\tP 0 3\tAda\nT2\tP 8 10\tBo\nA1\tX T1\n#1\tN T2\tx\n",
        [](Bundle &b) {
            b.mentions.erase(b.mentions.begin());
            b.attributes.clear();
        },
        "T2\tP 8 10\tBo\n#1\tN T2\tx\n");
    row(
        "new ones, with the smallest free ids", "T2\tP 8 10\tBo\nX T3\nA1\tY T1\n",
        [](Bundle &b) {
            for (const TextSpan span : {TextSpan{12, 15}, TextSpan{0, 3}}) {
                Mention added = b.mentions.front();
                added.id = MentionId(100 + span.begin);
                added.extent = span;
                b.mentions.push_back(added);
                b.attributes.push_back({AttributeId(200 + span.begin), added.id, u"New"_s, {}, 0, {}, 0});
            }
        },
        "T2\tP 8 10\tBo\nX T3\nA1\tY T1\nT4\tP 0 3\tAda\nT5\tP 12 15\tShe\nA2\tNew T5\nA3\tNew T4\n");
    row(
        "leftovers taken away", "T1\tP 0 3\tAda sic\njunk\nA1\tX T1 a\tb\n", [](Bundle &b) { b.leftovers.clear(); },
        "T1\tP 0 3\tAda\nA1\tX T1 a\n");
    row(
        "attribute changed in place", "T1\tP 0 3\tAda\nM7\tX T1 a\nA2\tY T1 b\n",
        [](Bundle &b) { b.attributes.front().value = u"c"_s; }, "T1\tP 0 3\tAda\nM7\tX T1 c\nA2\tY T1 b\n");
    row(
        "note and link changed in place", "T1\tP 0 3\tAda\n#7\tN T1 \tx\nN4\tReference T1 W:5\tq\n#8\tN T1\tx\n",
        [](Bundle &b) {
            b.notes.front().text = u"y"_s;
            std::ranges::find(b.externalIds, ExternalId::Kind::Link, &ExternalId::kind)->value = u"6"_s;
        },
        "T1\tP 0 3\tAda\n#7\tN T1 \tx\nN4\tReference T1 W:6\tq\n#8\tN T1\ty\n");
    row(
        "role changed in place", "T1\tP 0 3\tAda\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 Who:T1 Who2:T9\n",
        [](Bundle &b) { b.arguments.front().role = u"Whom"_s; },
        "T1\tP 0 3\tAda\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 Whom:T1 Who2:T9\n");
    row(
        "relation turned round", "T1\tP 0 3\tAda\nT2\tP 8 10\tBo\nR1\tX Arg1:T1 Arg2:T2\t\n",
        [](Bundle &b) { std::swap(b.relations.front().from.id, b.relations.front().to.id); },
        "T1\tP 0 3\tAda\nT2\tP 8 10\tBo\nR1\tX Arg1:T2 Arg2:T1\n");
    row(
        "entity split", "T1\tP 0 3\tAda\nT2\tP 12 15\tShe\nT3\tP 8 10\tBo\n*\tEquiv T1 T2\n*\tEquiv T2 T3\n",
        [](Bundle &b) { mention(b, u"Bo"_s).entity = {}; },
        "T1\tP 0 3\tAda\nT2\tP 12 15\tShe\nT3\tP 8 10\tBo\n*\tEquiv T1 T2\n");
    row(
        "entities merged", "T1\tP 0 3\tAda\nT2\tP 12 15\tShe\n*\tEquiv T1 T2\nT3\tP 8 10\tBo\n",
        [](Bundle &b) { mention(b, u"Bo"_s).entity = b.entities.front().id; },
        "T1\tP 0 3\tAda\nT2\tP 12 15\tShe\n*\tEquiv T1 T3 T2\nT3\tP 8 10\tBo\n");
    row(
        "entity gone", "T1\tP 0 3\tAda\nT2\tP 12 15\tShe\n*\tEquiv T1 T2\n",
        [](Bundle &b) {
            for (Mention &mention : b.mentions)
                mention.entity = {};
            b.entities.clear();
        },
        "T1\tP 0 3\tAda\nT2\tP 12 15\tShe\n");
    row(
        "author of the import is not said",
        "T1\tMeet 4 7\tmet\nE1\tMeet:T1 Who:T2\nT2\tP 0 3\tAda\nT3\tP 12 15\tShe\n"
        "*\tEquiv T2 T3\nA1\tX E1\n#1\tN T2\tx\nR1\tX Arg1:T2 Arg2:T3\n",
        [](Bundle &b) {
            b.authors.push_back({AuthorId(900), u"uuid"_s, u"Importer"_s});
            const Provenance by{AuthorId(900), 5, 5, Status::Accepted};
            b.article->author = by.author;
            b.article->created = by.created;
            const auto stamp = [&](auto &things) {
                for (auto &thing : things)
                    thing.by = by;
            };
            const auto sign = [&](auto &things) {
                for (auto &thing : things) {
                    thing.author = by.author;
                    thing.created = by.created;
                }
            };
            stamp(b.mentions);
            stamp(b.entities);
            stamp(b.events);
            stamp(b.eventMentions);
            stamp(b.relations);
            sign(b.arguments);
            sign(b.attributes);
            sign(b.notes);
        },
        "T1\tMeet 4 7\tmet\nE1\tMeet:T1 Who:T2\nT2\tP 0 3\tAda\nT3\tP 12 15\tShe\n"
        "*\tEquiv T2 T3\nA1\tX E1\n#1\tN T2\tx\nR1\tX Arg1:T2 Arg2:T3\n");
}

void BratWriterTest::edits()
{
    QFETCH(QByteArray, before);
    QFETCH(Edit, edit);
    QFETCH(QByteArray, after);
    Bundle bundle = read(Text, before);
    edit(bundle);
    std::vector<Loss> losses;
    QCOMPARE(write(bundle, &losses), after);
    std::erase_if(losses, [](const Loss &loss) { return loss.what == "who brought articles in, and when"_L1; });
    QVERIFY(losses.empty());
}

/// How something is said that was never in a file.
void BratWriterTest::sayings_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("ann");
    const auto row
        = [](const char *name, const Edit &edit, const char *ann) { QTest::newRow(name) << edit << QByteArray(ann); };
    const auto mark = [](Bundle &b, const QString &type, const Extent &extent) {
        Mention mention;
        mention.id = MentionId(10 + qint64(b.mentions.size()));
        mention.type = type;
        mention.extent = extent;
        mention.quote = TextOffsets(b.text).quote(extent);
        b.mentions.push_back(mention);
        return mention.id;
    };
    const auto meet = [mark](Bundle &b) {
        b.events.push_back({EventId(50), u"Meet"_s, {}, {}});
        EventMention event;
        event.id = EventMentionId(60);
        event.event = EventId(50);
        b.eventMentions.push_back(event);
        return event.id;
    };
    row("nothing", [](Bundle &) {}, "");
    row(
        "a span over a line end", [=](Bundle &b) { mark(b, u"GPE"_s, TextSpan{29, 37}); },
        "T1\tGPE 29 32;33 37\tNew York\n");
    row(
        "the blanks beside a line end", [=](Bundle &b) { mark(b, u"X"_s, TextSpan{24, 29}); },
        "T1\tX 24 25;26 29\t, to \n");
    row(
        "nothing but a line end", [=](Bundle &b) { mark(b, u"X"_s, TextSpan{25, 26}); },
        "T1\tX 25 25\t\n#1\tGlossatorData T1\t{\"v\":1,\"extent\":\"25-26\"}\n");
    row(
        "fragments around a line end", [=](Bundle &b) { mark(b, u"X"_s, Extent({{29, 32}, {33, 37}})); },
        "T1\tX 29 32;33 37\tNew York\n#1\tGlossatorData T1\t{\"v\":1,\"extent\":\"29-32,33-37\"}\n");
    row(
        "a type with a blank", [=](Bundle &b) { mark(b, u"a type:x"_s, TextSpan{0, 3}); },
        "T1\ta_type:x 0 3\tAda\n#1\tGlossatorData T1\t{\"v\":1,\"type\":\"a type:x\"}\n");
    row(
        "an entity of one mention",
        [=](Bundle &b) {
            mark(b, u"P"_s, TextSpan{12, 15});
            b.entities.push_back({EntityId(3), u"P"_s, u"Ayşe 🌊"_s, {}, {}, {}});
            b.mentions.back().entity = EntityId(3);
        },
        "T1\tP 12 15\tShe\n#1\tGlossatorData T1\t{\"v\":1,\"entity\":{\"name\":\"Ay\\u015fe \\ud83c\\udf0a\"}}\n");
    row(
        "two types, one trigger",
        [=](Bundle &b) {
            const MentionId trigger = mark(b, u"P"_s, TextSpan{4, 7});
            meet(b);
            b.eventMentions.back().trigger = trigger;
        },
        "T1\tP 4 7\tmet\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 \n#1\tGlossatorData E1\t{\"v\":1,\"trigger\":\"T1\"}\n");
    row(
        "no trigger", [=](Bundle &b) { meet(b); },
        "T1\tMeet 0 0\t\nE1\tMeet:T1 \n#1\tGlossatorData E1\t{\"v\":1,\"trigger\":false}\n");
    row(
        "an attribute and a note on a trigger",
        [=](Bundle &b) {
            const MentionId trigger = mark(b, u"Meet"_s, TextSpan{4, 7});
            b.eventMentions.push_back({});
            b.eventMentions.pop_back();
            meet(b);
            b.eventMentions.back().trigger = trigger;
            b.attributes.push_back({AttributeId(70), trigger, u"X"_s, u"y"_s, 0, {}, 0});
            b.notes.push_back({NoteId(71), trigger, u"N"_s, u"z"_s, {}, 0});
        },
        "T1\tMeet 4 7\tmet\nE1\tMeet:T1 \n#1\tGlossatorData E1\t{\"v\":1,\"mention\":{\"attributes\":[{\"name\":\"X\","
        "\"value\":\"y\"}],\"notes\":[{\"text\":\"z\",\"type\":\"N\"}]}}\n");
    row(
        "arguments that are no annotations",
        [=](Bundle &b) {
            const MentionId ada = mark(b, u"P"_s, TextSpan{0, 3});
            const EventMentionId event = meet(b);
            b.eventMentions.back().trigger = mark(b, u"Meet"_s, TextSpan{4, 7});
            b.arguments.push_back({ArgumentId(80), event, u"Count"_s, 0, Filler(u"two"_s), {}, 0});
            b.arguments.push_back({ArgumentId(81), event, u"Who"_s, 1, Filler(ada), {}, 0});
            b.arguments.push_back({ArgumentId(82), event, u"Who"_s, 2, {TextSpan{8, 10}, u"Bo"_s}, {}, 0});
        },
        "T1\tP 0 3\tAda\nT2\tMeet 4 7\tmet\nE1\tMeet:T2 Who:T1\n#1\tGlossatorData E1\t{\"v\":1,\"args\":[{\"after\":0,"
        "\"role\":\"Count\",\"value\":\"two\"},{\"after\":1,\"role\":\"Who\",\"span\":\"8-10\"}]}\n");
    row(
        "a note with a line end",
        [=](Bundle &b) {
            const MentionId ada = mark(b, u"P"_s, TextSpan{0, 3});
            b.notes.push_back({NoteId(71), ada, {}, u"a\nb"_s, {}, 0});
        },
        "T1\tP 0 3\tAda\n#1\tAnnotatorNotes T1\ta b\n"
        "#2\tGlossatorData T1\t{\"v\":1,\"lines\":{\"#1\":{\"text\":\"a\\nb\",\"type\":\"\"}}}\n");
    row(
        "an author",
        [=](Bundle &b) {
            mark(b, u"P"_s, TextSpan{0, 3});
            b.authors.push_back({AuthorId(5), u"u-1"_s, u"Ada L."_s});
            b.mentions.back().by = {AuthorId(5), 1700000000000, 0, Status::Suggested};
        },
        "T1\tP 0 3\tAda\n"
        "#1\tGlossatorData T1\t{\"v\":1,\"author\":\"u-1 Ada "
        "L.\",\"created\":1700000000000,\"status\":\"suggested\"}\n");
}

void BratWriterTest::values_data()
{
    QTest::addColumn<QStringList>("values"); // of one name, as attributes of each kind are stored
    QTest::newRow("choice") << QStringList{u"SPC"_s};
    QTest::newRow("several") << QStringList{u"tall"_s, u"old"_s};
    QTest::newRow("several, one with the separator") << QStringList{u"tall, slim"_s, u"old"_s};
    QTest::newRow("text") << QStringList{u"two words, and more: “yes”"_s};
    QTest::newRow("text with blanks around") << QStringList{u" a  b "_s};
    QTest::newRow("text of lines") << QStringList{u"one\ntwo\tthree"_s};
    QTest::newRow("whole number") << QStringList{u"-7"_s};
    QTest::newRow("number") << QStringList{u"3.50"_s};
    QTest::newRow("year") << QStringList{u"2024"_s};
    QTest::newRow("month") << QStringList{u"2024-05"_s};
    QTest::newRow("day") << QStringList{u"2024-05-04"_s};
    QTest::newRow("minute") << QStringList{u"2024-05-04T13:30"_s};
    QTest::newRow("minute with a blank") << QStringList{u"2024-05-04 13:30"_s};
    QTest::newRow("yes") << QStringList{QString()};
    QTest::newRow("yes as text") << QStringList{u"true"_s};
    QTest::newRow("no") << QStringList{u"false"_s};
    QTest::newRow("no as a digit") << QStringList{u"0"_s};
    QTest::newRow("empty, which is no flag") << QStringList{u""_s};
    QTest::newRow("nothing said") << QStringList{};
}

void BratWriterTest::values()
{
    QFETCH(QStringList, values);
    Bundle bundle = read(Text, "T1\tP 0 3\tAda\n");
    bundle.files.clear();
    for (const QString &value : values)
        bundle.attributes.push_back({AttributeId(100 + int(bundle.attributes.size())), bundle.mentions.front().id, u"it"_s, value,
            int(bundle.attributes.size()), {}, 0});
    const Bundle again = read(Text, write(bundle));
    QStringList found;
    for (const Attribute &attribute : again.attributes)
        found << attribute.value;
    QCOMPARE(found, values);
    for (qsizetype i = 0; i < values.size(); ++i)
        QCOMPARE(found.at(i).isNull(), values.at(i).isNull());
    QVERIFY(again.leftovers.empty());
}

void BratWriterTest::sayings()
{
    QFETCH(Edit, edit);
    QFETCH(QByteArray, ann);
    Bundle bundle = read(Text, {});
    bundle.files.clear();
    edit(bundle);
    QCOMPARE(write(bundle), ann);
    const Bundle again = read(Text, ann);
    QCOMPARE(test::describe(again, u"brat"_s), test::describe(bundle));
    QVERIFY(again.leftovers.empty());
    QCOMPARE(write(again), ann);
}

namespace {

/// What brat can say of a random bundle: nothing about the article itself, and no things that nobody mentions here.
Bundle sayable(Bundle bundle, bool withLayout = false)
{
    if (!withLayout) {
        bundle.leftovers.clear();
        bundle.files.clear();
    }
    bundle.distinct.clear();
    bundle.article->created = 0;
    const auto isArticle = [](const auto &thing) { return thing.owner.kind == Owner::Kind::Article; };
    std::erase_if(bundle.attributes, isArticle);
    std::erase_if(bundle.notes, isArticle);
    std::erase_if(bundle.externalIds, isArticle);

    const auto isSaid = [&](const auto &thing, Filler::Kind kind) {
        return std::ranges::any_of(bundle.arguments, [&](const Argument &argument) {
            return argument.filler.kind == kind && argument.filler.id == thing.id.value();
        });
    };
    const auto hasMention = [&](const Entity &entity) {
        return std::ranges::any_of(bundle.mentions, [&](const Mention &m) { return m.entity == entity.id; });
    };
    // A relation needs something of the article at both ends.
    const auto isNowhere = [&](const RelationEnd &end) {
        return end.kind == RelationEnd::Kind::Entity
            && std::ranges::none_of(bundle.mentions, [&](const Mention &m) { return m.entity.value() == end.id; });
    };
    QSet<Owner> gone;
    std::erase_if(bundle.relations, [&](const Relation &relation) {
        const bool nowhere = isNowhere(relation.from) || isNowhere(relation.to);
        if (nowhere)
            gone.insert(relation.id);
        return nowhere;
    });
    std::erase_if(bundle.entities, [&](const Entity &entity) {
        const bool unsaid = !hasMention(entity) && !isSaid(entity, Filler::Kind::Entity);
        if (unsaid)
            gone.insert(entity.id);
        return unsaid;
    });
    std::erase_if(bundle.events, [&](const Event &event) {
        const bool unsaid = !isSaid(event, Filler::Kind::Event)
            && std::ranges::none_of(bundle.eventMentions, [&](const EventMention &m) { return m.event == event.id; });
        if (unsaid)
            gone.insert(event.id);
        return unsaid;
    });
    const auto isGone = [&](const auto &thing) { return gone.contains(thing.owner); };
    std::erase_if(bundle.attributes, isGone);
    std::erase_if(bundle.notes, isGone);
    std::erase_if(bundle.externalIds, isGone);
    return bundle;
}

void compare(const Bundle &actual, const Bundle &expected, int seed)
{
    const QStringList after = test::describe(actual, u"brat"_s);
    const QStringList before = test::describe(expected, u"brat"_s);
    for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i)
        QVERIFY2(after.value(i) == before.value(i),
            qPrintable(u"seed %1\nread %2\nsaid %3"_s.arg(seed).arg(after.value(i), before.value(i))));
}

/// Something that a person may do to an article.
void change(Bundle &bundle, QRandomGenerator &random)
{
    const auto any = [&](auto &things) { return things.begin() + qsizetype(random.bounded(quint32(things.size()))); };
    const TextOffsets text(bundle.text);
    switch (random.bounded(9)) {
    case 0: {
        const auto begin = qsizetype(random.bounded(quint32(text.length())));
        Mention &moved = *any(bundle.mentions);
        moved.extent = Extent(TextSpan{begin, std::min(begin + 5, text.length())});
        moved.quote = text.quote(moved.extent);
        break;
    }
    case 1:
        any(bundle.mentions)->type = u"NEW"_s;
        break;
    case 2:
        if (!bundle.entities.empty())
            any(bundle.mentions)->entity = any(bundle.entities)->id;
        break;
    case 3:
        any(bundle.mentions)->entity = {};
        break;
    case 4:
        if (!bundle.attributes.empty())
            any(bundle.attributes)->value = u"new value"_s;
        break;
    case 5:
        if (!bundle.notes.empty())
            bundle.notes.erase(any(bundle.notes));
        break;
    case 6:
        if (!bundle.events.empty())
            any(bundle.events)->type = u"New.Event"_s;
        break;
    case 7:
        if (!bundle.arguments.empty())
            any(bundle.arguments)->filler = Filler(any(bundle.mentions)->id);
        break;
    case 8: {
        Mention added = *any(bundle.mentions);
        added.id = MentionId(100'000 + qint64(bundle.mentions.size()));
        bundle.mentions.push_back(added);
        bundle.notes.push_back(
            {NoteId(200'000 + qint64(bundle.notes.size())), added.id, u"AnnotatorNotes"_s, u"new"_s, {}, 0});
        break;
    }
    }
}

} // namespace

/// Writing and reading keeps everything that is of the article.
void BratWriterTest::random()
{
    for (int seed = 0; seed < test::repetitions(1'000, 20'000); ++seed) {
        QRandomGenerator generator{quint32(seed)};
        const Bundle bundle = sayable(test::randomBundle(generator, 12));
        std::vector<Loss> losses;
        const QByteArray ann = write(bundle, &losses);
        const Bundle again = read(bundle.text, ann);
        compare(again, bundle, seed);
        QVERIFY2(again.leftovers.empty(), qPrintable(u"seed %1\n%2"_s.arg(seed).arg(again.remarks.join(u'\n'))));
        QCOMPARE(write(again), ann);
    }
}

/// Random changes in a file's layout are read again, and lines of what was not touched are still there.
void BratWriterTest::randomInLayout()
{
    for (int seed = 0; seed < test::repetitions(1'000, 20'000); ++seed) {
        QRandomGenerator generator{quint32(seed)};
        const Bundle bundle = sayable(test::randomBundle(generator, 12));
        Bundle changed = read(bundle.text, "\njunk\n" + write(bundle) + "Z9\tmore junk");
        const int changes = 1 + int(generator.bounded(4));
        for (int i = 0; i < changes; ++i)
            change(changed, generator);
        changed = sayable(changed, true);
        const QByteArray ann = write(changed);
        const Bundle again = read(bundle.text, ann);
        compare(again, changed, seed);
        QCOMPARE(again.leftovers.size(), 3u);
        QVERIFY(ann.startsWith("\njunk\n"));
        QCOMPARE(write(again), ann);
    }
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::BratWriterTest)
#include "tst_bratwriter.moc"
