// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotsvformat.h"

#include "models/domain/schema.h"
#include "models/formats/bundleindex.h"
#include "models/formats/heading.h"
#include "models/formats/tsvcell.h"
#include "models/formats/tsvcomposer.h"
#include "models/formats/tsvheld.h"
#include "tests/support/canonical.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const WebAnnoTsvFormat format;

Result<std::vector<Bundle>> read(const QByteArray &bytes) { return test::readBack(format, {{u"a.tsv"_s, bytes}}, u"tsv"_s); }

Bundle readOne(const QByteArray &bytes)
{
    auto bundles = read(bytes);
    if (!bundles)
        qFatal("%s", qPrintable(bundles.error().message));
    return bundles->front();
}

/// The name of a file with those bytes.
QString fileOf(const QByteArray &bytes)
{
    const QString path = test::scratchPath(u"files"_s);
    QDir().mkpath(path);
    QFile file(path + u"/a.tsv"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray write(const Bundle &bundle, std::vector<Loss> *losses = nullptr)
{
    return (*test::written(format, {Bundle(), bundle}, {}, {}, losses))[u"folder/1.tsv"_s];
}

/// What the format tells in its own way: what is the article's, the files, the ids of files; and no fact of other articles.
Bundle comparable(Bundle bundle)
{
    bundle.original.clear();
    bundle.schemaText.clear();
    bundle.files.clear();
    bundle.leftovers.clear();
    bundle.remarks.clear();
    bundle.hasOwnIds = false;
    std::erase_if(bundle.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id; });
    bundle.article = Article{.id = bundle.article->id};
    return bundle;
}

QString sayMention(const Bundle &bundle, const Mention &mention)
{
    const BundleIndex index(bundle);
    QString said = mention.type + u'(' + mention.quote + u")@"_s + mention.extent.toString();
    for (const Attribute *attribute : BundleIndex::of(index.attributes, Owner(mention.id)))
        said += u' ' + attribute->name + u'=' + attribute->value;
    if (mention.entity)
        said += u" of "_s + index.entities.value(mention.entity)->name;
    return said;
}

/// Mentions, relations and events in few words.
QStringList say(const Bundle &bundle)
{
    const BundleIndex index(bundle);
    QStringList lines;
    const auto quote = [&](MentionId id) { return index.mentions.value(id)->quote; };
    for (const Mention &mention : bundle.mentions)
        lines << sayMention(bundle, mention);
    for (const Relation &relation : bundle.relations)
        lines << relation.type + u": "_s + quote(MentionId(relation.from.id)) + u" > "_s + quote(MentionId(relation.to.id));
    for (const EventMention &event : bundle.eventMentions) {
        QString said = u"event "_s + index.events.value(event.event)->type + u'(' + (event.trigger ? quote(event.trigger) : QString()) + u')';
        for (const Argument *argument : BundleIndex::of(index.argumentsOf, event.id)) {
            const bool isMention = argument->filler.kind == Filler::Kind::Mention;
            said += u' ' + argument->role + u'=' + (isMention ? quote(MentionId(argument->filler.id)) : argument->filler.text);
        }
        lines << said;
    }
    return lines;
}

} // namespace

class WebAnnoTsvFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("escaped");
        QTest::newRow("plain") << u"PER"_s << u"PER"_s;
        QTest::newRow("star") << u"*"_s << u"\\*"_s;
        QTest::newRow("underscore") << u"_"_s << u"\\_"_s;
        QTest::newRow("all signs") << u"\\[]|_;*\t\n"_s << u"\\\\\\[\\]\\|\\_\\;\\*\\t\\n"_s;
        QTest::newRow("an arrow") << u"a->b-c"_s << u"a\\->b-c"_s;
        QTest::newRow("carriage return") << u"a\rb"_s << u"a\\rb"_s;
        QTest::newRow("looks stacked") << u"a|b[1]"_s << u"a\\|b\\[1\\]"_s;
        QTest::newRow("a backslash at the end") << u"a\\"_s << u"a\\\\"_s;
        QTest::newRow("nothing in it") << u""_s << u""_s;
    }
    void cells()
    {
        QFETCH(const QString, value);
        QFETCH(const QString, escaped);
        QCOMPARE(tsvEscaped(value), escaped);
        QCOMPARE(tsvValue(escaped), std::optional(value));
        const auto items = tsvItems(escaped + u"[7]|x"_s);
        QCOMPARE(items.size(), 2u);
        QCOMPARE(items[0].text, escaped);
        QCOMPARE(items[0].number, u"7"_s);
    }
    void textLines()
    {
        const QString text = u"a\\b\tc\rd\fe\bf\x01g\nh\u0085i\u2028j\v"_s;
        const QStringList lines = tsvTextLines(text);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], u"#Text=a\\\\b\\tc\\rd\\fe\\bf\\\x01g"_s);
        QStringList back;
        for (const QString &line : lines)
            back << tsvText(QStringView(line).sliced(6), false);
        QCOMPARE(back.join(u'\n'), text);
        QCOMPARE(tsvText(u"a\\u00e9\\\"", true), u"aé\""_s);
    }

    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &text, const QStringList &said) {
            QTest::newRow(name) << bytes << text << said;
        };
        row("a value over two tokens", "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value|extra\n\n\n#Text=Ada Demir .\n1-1\t0-3\tAda\tPER[1]\tq[1]\t\n1-2\t4-9\tDemir\tPER[1]\tq[1]\t\n1-3\t10-11\t.\t_\t_\t\n",
            u"Ada Demir ."_s, {u"PER(Ada Demir)@0-9 extra=q"_s});
        row("rows without their last tab", "#FORMAT=WebAnno TSV 3.0\n#T_SP=x.Ne|\n\n\n#Text=Ada\n1-1\t0-3\tAda\t*\n", u"Ada"_s, {u"Ne(Ada)@0-3"_s});
        row("CR LF", "#FORMAT=WebAnno TSV 3.3\r\n#T_SP=x.Ne|label\r\n\r\n\r\n#Text=Ada\r\n1-1\t0-3\tAda\tPER\t\r\n", u"Ada"_s, {u"PER(Ada)@0-3"_s});
        row("a summary in the header", "#FORMAT=WebAnno TSV 3.2\n#T_SP=webanno.custom.Referent|entity\n#Summary1=It is | this\n\n\n#Sentence.id=s1\n#Text=Ada\n1-1\t0-3\tAda\tperson\t\n",
            u"Ada"_s, {u"Referent(Ada)@0-3 entity=person"_s});
        row("after an emoji, in UTF-16", "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n\n\n#Text=\xf0\x9f\x98\x8a Ada\n1-1\t0-2\t\xf0\x9f\x98\x8a\t_\t\n1-2\t3-6\tAda\tPER\t\n",
            u"😊 Ada"_s, {u"PER(Ada)@2-5"_s});
        row("after an emoji, in code points", "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n\n\n#Text=\xf0\x9f\x98\x8a Ada\n1-1\t0-1\t\xf0\x9f\x98\x8a\t_\t\n1-2\t2-5\tAda\tPER\t\n\n#Text=Bo\n2-1\t6-8\tBo\tPER\t\n",
            u"😊 Ada\nBo"_s, {u"PER(Ada)@2-5"_s, u"PER(Bo)@6-8"_s});
        row("gaps between sentences", "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t2-3\ta\t\n\n#Text=b\n2-1\t3-4\tb\t\n\n#Text=c\n3-1\t7-8\tc\t\n", u"  ab\n  c"_s, {});
        row("blanks in front of a sentence", "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|\n\n\n#Text=  a\n1-1\t2-3\ta\t*\t\n", u"  a"_s, {u"Ne(a)@2-3"_s});
        row("a relation", "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n#T_RL=x.Rel|value|BT_x.Ne\n\n\n#Text=Ada met Bo\n1-1\t0-3\tAda\tPER\t_\t_\t\n1-2\t4-7\tmet\t_\t_\t_\t\n1-3\t8-10\tBo\tPER[1]|ORG[2]\tKnows\t1-1[0_2]\t\n",
            u"Ada met Bo"_s, {u"PER(Ada)@0-3"_s, u"PER(Bo)@8-10"_s, u"ORG(Bo)@8-10"_s, u"Knows: Ada > Bo"_s});
        row("a chain", "#FORMAT=WebAnno TSV 3.3\n#T_CH=x.CorefLink|referenceRelation|referenceType\n\n\n#Text=she Ada\n1-1\t0-3\tshe\tana->1-1\tPER[1]\t\n1-2\t4-7\tAda\t*->1-2\t*[1]\t\n",
            u"she Ada"_s, {u"Coref(she)@0-3 referenceRelation=ana referenceType=PER of she"_s, u"Coref(Ada)@4-7 of she"_s});
        row("slots", "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n#T_SP=x.Ev|ROLE_x.Ev:args_x.EvArgsLink|x.Ne|value\n\n\n#Text=Ada met Bo\n1-1\t0-3\tAda\tPER\t_\t_\t_\t\n1-2\t4-7\tmet\t_\tWho;*\t1-1;1-3\tMeet\t\n1-3\t8-10\tBo\tPER\t_\t*\tMeet\t\n",
            u"Ada met Bo"_s, {u"PER(Ada)@0-3"_s, u"Meet(met)@4-7"_s, u"PER(Bo)@8-10"_s, u"Meet(Bo)@8-10"_s, u"event Meet(met) Who=Ada args=Bo"_s, u"event Meet(Bo)"_s});
        row("parts of tokens", "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n\n\n#Text=unhappy\n1-1\t0-7\tunhappy\t_\t\n1-1.1\t0-2\tun\tNEG\t\n1-1.2\t7-7\t\tEND\t\n",
            u"unhappy"_s, {u"NEG(un)@0-2"_s, u"END()@7-7"_s});
        row("grammar is kept", "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n#T_RL=de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency|DependencyType|BT_de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS\n\n\n#Text=Ada\n1-1\t0-3\tAda\tNNP\tROOT\t1-1\t\n",
            u"Ada"_s, {});
    }
    void reads()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, text);
        QFETCH(const QStringList, said);
        const Bundle bundle = readOne(bytes);
        QCOMPARE(bundle.text, text);
        QCOMPARE(say(bundle), said);
        for (const Mention &mention : bundle.mentions)
            QCOMPARE(mention.flag, QString());
        QCOMPARE(write(bundle), bytes);
    }

    void anIriIsALink()
    {
        const Bundle bundle = readOne("#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|identifier|value\n\n\n#Text=Ada\n1-1\t0-3\tAda\thttp://www.wikidata.org/entity/Q7259\tPER\t\n");
        QCOMPARE(bundle.attributes.size(), 0u);
        QCOMPARE(bundle.externalIds.front().kind, ExternalId::Kind::Link);
        QCOMPARE(bundle.externalIds.front().scheme, u"Wikidata"_s);
        QCOMPARE(bundle.externalIds.front().value, u"Q7259"_s);
    }

    void whatNoFeatureCanSay()
    {
        Bundle bundle;
        bundle.text = u"Ada"_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"Ada"_s};
        bundle.mentions.push_back({MentionId(2), ArticleId(1), u"PER"_s, TextSpan{0, 3}, u"Ada"_s});
        const auto attribute = [&](qint64 id, const QString &name, const QString &value) {
            bundle.attributes.push_back({AttributeId(id), MentionId(2), name, value, 0, {}, 0});
        };
        attribute(3, u"value"_s, u"9"_s);
        attribute(4, u"with space"_s, u"x"_s);
        attribute(5, u"page"_s, u"http://a.org/x"_s);
        bundle.externalIds.push_back({ExternalIdId(6), MentionId(2), ExternalId::Kind::Link, u"Register"_s, u"P-001"_s, {}, u"Reference"_s});
        bundle.externalIds.push_back({ExternalIdId(7), MentionId(2), ExternalId::Kind::Link, u"Wikidata"_s, u"Q7259"_s, {}, u"identifier"_s});
        std::vector<Loss> losses;
        const QByteArray bytes = write(bundle, &losses);
        QVERIFY(losses.empty());
        QCOMPARE(bytes.split('\n')[1],
            "#T_SP=webanno.custom.GlossatorMention|value|glossatorAttribute_page|glossatorAttribute_value|glossatorAttribute_with_0020space|glossatorLink_Register|identifier"_ba);
        QCOMPARE(test::difference({comparable(bundle)}, {comparable(readOne(bytes))}), QString());
    }

    void traps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("quotes"); // of mentions, each at its first place
        const auto row = [](const char *name, const QString &text, const QStringList &quotes) { QTest::newRow(name) << text << quotes; };
        row("emoji before", u"😊👩‍👩‍👧 Ada"_s, {u"Ada"_s, u"👩‍👩‍👧"_s});
        row("CR LF", u"Ada\r\nmet Bo.\r\n\r\nEve left.\r\n"_s, {u"met"_s, u"Eve"_s, u"Ada\r\nmet"_s});
        row("lone CR", u"Ada\rmet"_s, {u"met"_s});
        row("other line ends", u"Ada\u2028met\u0085Bo\u2029Eve\vx\fy"_s, {u"met"_s, u"Bo"_s, u"Eve"_s, u"y"_s});
        row("byte order mark", u"\uFEFFAda"_s, {u"Ada"_s});
        row("no-break space", u"Ada\u00A0Demir"_s, {u"Demir"_s, u"Ada\u00A0Demir"_s});
        row("right to left", u"قال Ada في باكو"_s, {u"Ada"_s, u"باكو"_s});
        row("combining", u"e\u0301te\u0301 x"_s, {u"e\u0301te\u0301"_s, u"x"_s});
        row("nested and crossing", u"the mayor of Baku left"_s, {u"the mayor of Baku"_s, u"Baku"_s, u"Baku left"_s, u"the mayor of Baku"_s});
        row("signs", u"a|b[1]->c;d_e*\\t=cmd \"x\""_s, {u"b[1]"_s, u"|"_s, u"->"_s, u"_"_s, u"*"_s, u"\\t"_s, u"=cmd"_s});
        row("within a word", u"unhappy"_s, {u"un"_s, u"happy"_s});
        row("over sentences", u"He left. She stayed."_s, {u"left. She"_s});
        row("at the end", u"to Bo"_s, {u"Bo"_s});
        row("controls", u"a\u0001b\u001cc d"_s, {u"b"_s, u"d"_s});
        row("blanks first", u"   Ada"_s, {u"Ada"_s});
        row("nothing", QString(), {});
    }
    void traps()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, quotes);
        Bundle bundle;
        bundle.text = text;
        bundle.article = Article{.id = ArticleId(1), .title = headingOf(TextOffsets(text), {}).title};
        const TextOffsets offsets(text);
        for (const QString &quote : quotes) {
            const qsizetype at = text.indexOf(quote);
            const TextSpan span{*offsets.fromUtf16(at), *offsets.fromUtf16(at + quote.size())};
            bundle.mentions.push_back({MentionId(qint64(bundle.mentions.size()) + 2), ArticleId(1), u"X"_s, span, quote});
        }
        std::vector<Loss> losses;
        const Bundle back = readOne(write(bundle, &losses));
        QVERIFY2(losses.empty(), losses.empty() ? "" : qPrintable(losses.front().what));
        QCOMPARE(back.text, text);
        QCOMPARE(test::difference({comparable(bundle)}, {comparable(back)}), QString());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("version 1") << "#id=1\n#text=a\n1\ta\t_\n"_ba << u"a.tsv:1: This is WebAnno TSV 1; Glossator reads versions 3.0 to 3.3."_s;
        QTest::newRow("version 2") << " # x.Ne | value\n#id=1\n#text=a\n"_ba << u"a.tsv:1: This is WebAnno TSV 2; Glossator reads versions 3.0 to 3.3."_s;
        QTest::newRow("version 4") << "#FORMAT=WebAnno TSV 4.0\n"_ba << u"a.tsv:1: This is WebAnno TSV 4.0; Glossator reads versions 3.0 to 3.3."_s;
        QTest::newRow("too few columns") << "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|a|b\n\n\n#Text=a\n1-1\t0-1\ta\t_\t\n"_ba
                                         << u"a.tsv:6: The row has 4 columns, but the header asks for 5."_s;
        QTest::newRow("no place") << "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\tx\ta\t\n"_ba << u"a.tsv:5: “x” is no place in a text, such as 0-5."_s;
        QTest::newRow("a place beyond all bounds") << "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t0-99999999999999\ta\t\n"_ba << u"a.tsv:5: “0-99999999999999” is no place in a text, such as 0-5."_s;
        QTest::newRow("a gap beyond all bounds") << "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t99999999-100000000\ta\t\n"_ba << u"a.tsv:5: The tokens lie too far apart: most of the text between them is missing."_s;
        QTest::newRow("no number") << "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\nx\t0-1\ta\t\n"_ba << u"a.tsv:5: “x” is no number of a token, such as 1-2 or 1-2.1."_s;
        QTest::newRow("a token twice") << "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=aa\n1-1\t0-1\ta\t\n1-1\t1-2\ta\t\n"_ba << u"a.tsv:6: The token 1-1 stands twice."_s;
        QTest::newRow("a part without its token") << "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=aa\n1-1.1\t0-1\ta\t\n"_ba << u"a.tsv:5: The part 1-1.1 has to stand below its token."_s;
        QTest::newRow("no text") << "#FORMAT=WebAnno TSV 3.3\n\n\n1-1\t0-1\ta\t\n"_ba << u"a.tsv:4: In front of the tokens of a sentence there has to be a line #Text=."_s;
        QTest::newRow("a layer twice") << "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|\n#T_SP=x.Ne|\n"_ba << u"a.tsv:3: The layer “x.Ne” stands twice."_s;
        QTest::newRow("no base") << "#FORMAT=WebAnno TSV 3.3\n#T_RL=x.Rel|value\n"_ba << u"a.tsv:2: The layer of relations “x.Rel” has to end with BT_ and the layer that it relates."_s;
        QTest::newRow("NUL") << "#FORMAT=WebAnno TSV 3.1\n\n\n#Text=\\u0000\n1-1\t0-1\t \t\n"_ba << u"a.tsv:5: The text holds half of a character, or the character NUL."_s;
    }
    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        const auto bundles = test::readAll(format, fileOf(bytes));
        QVERIFY(!bundles);
        QCOMPARE(bundles.error().message, sentence);
        QCOMPARE(bundles.error().code, Error::Code::BadInput);
    }

    /// What says that it is UTF-16 is read so; of what only looks so a person has to say it.
    void inUtf16_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        for (const QByteArray &encoding : {"UTF-16LE"_ba, "UTF-16BE"_ba})
            QTest::newRow(encoding.constData()) << encoding;
    }
    void inUtf16()
    {
        QFETCH(const QByteArray, encoding);
        const QString file = u"#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n\n\n#Text=一 Ada\n1-1\t0-1\t一\t_\t\n1-2\t2-5\tAda\tPER\t\n"_s;
        QStringEncoder marking(encoding.constData(), QStringConverter::Flag::WriteBom);
        const QByteArray marked = marking.encode(file);
        QCOMPARE(sniffFormat(fileOf(marked))->info().id, u"webanno-tsv"_s);
        QCOMPARE(say(readOne(marked)), QStringList(u"PER(Ada)@2-5"_s));
        QCOMPARE(write(readOne(marked)), "\xef\xbb\xbf" + file.toUtf8());

        QStringEncoder plain(encoding.constData());
        const QByteArray unmarked = plain.encode(file);
        QCOMPARE(sniffFormat(fileOf(unmarked))->info().id, u"webanno-tsv"_s);
        const auto refused = test::readAll(format, fileOf(unmarked));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Error::Code::Encoding);
        QCOMPARE(refused.error().message,
            u"a.tsv looks like %1 without a byte order mark; name that encoding to read it."_s.arg(QString::fromLatin1(encoding)));
        QString text;
        const auto named = format.read({.file = fileOf(unmarked), .path = u"a.tsv"_s}, {.encoding = encoding}, [&](Bundle &&bundle) -> Result<> {
            text = bundle.text;
            return {};
        });
        QVERIFY2(named, named ? "" : qPrintable(named.error().message));
        QCOMPARE(text, u"一 Ada"_s);
    }

    void textsWithoutTokensAreTold_data()
    {
        QTest::addColumn<QByteArray>("below");
        QTest::addColumn<QString>("remark");
        const QString remark = u"a.tsv:%1: The sentence above has no tokens; its text is not read."_s;
        QTest::newRow("before another") << "\n#Text=b\n\n#Text=c\n3-1\t2-3\tc\t\n"_ba << remark.arg(8);
        QTest::newRow("with a line behind") << "\n#Text=b\n\n"_ba << remark.arg(8);
        QTest::newRow("at the end") << "\n#Text=b\n"_ba << remark.arg(7);
    }
    void textsWithoutTokensAreTold()
    {
        QFETCH(const QByteArray, below);
        QFETCH(const QString, remark);
        const Bundle bundle = readOne("#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t0-1\ta\t\n" + below);
        QCOMPARE(bundle.remarks, QStringList(remark));
    }

    void whatStandsElsewhereIsFlagged()
    {
        const Bundle bundle = readOne("#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n\n\n#Text=Ada met Bo\n1-1\t0-3\tAda\tPER\t\n1-2\t5-8\tmet\tX\t\n1-3\t8-10\tBob\tPER\t\n");
        QCOMPARE(bundle.mentions[0].flag, QString());
        QCOMPARE(bundle.mentions[1].extent.toString(), u"4-7"_s);
        QVERIFY(!bundle.mentions[1].flag.isEmpty());
        QVERIFY(!bundle.mentions[2].flag.isEmpty());
        QVERIFY(!bundle.remarks.isEmpty());
        // Rows that do not fit the text cannot be written anew.
        Bundle changed = bundle;
        changed.mentions[0].type = u"ORG"_s;
        std::vector<Loss> losses;
        const Bundle back = readOne(write(changed, &losses));
        QCOMPARE(losses.front().what, u"layers of files whose tokens do not fit their text"_s);
        QCOMPARE(test::difference({comparable(changed)}, {comparable(back)}), QString());
    }

    void changesComeIntoTheLayersOfTheFile()
    {
        const QByteArray bytes
            = "#FORMAT=WebAnno TSV 3.3\n#T_SP=y.Lemma|value\n#T_SP=x.Ne|identifier|value\n#T_CH=x.CorefLink|referenceType|referenceRelation\n#T_RL=x.Rel|value|BT_x.Ne\n#Summary=kept\n\n\n"
              "#Sentence.id=s1\n#Text=Ada met Bo .\n"
              "1-1\t0-3\tAda\tada\t*\tPER\tCM[1]\t*->1-1\t_\t_\t\n"
              "1-2\t4-7\tmet\tmeet\t_\t_\t_\t_\t_\t_\t\n"
              "1-3\t8-10\tBo\tbo\t*\tPER\tCM[1]\t*->1-2\tKnows\t1-1\t\n"
              "1-4\t11-12\t.\t.\t_\t_\t_\t_\t_\t_\t\n";
        Bundle bundle = readOne(bytes);
        const auto places = [&](const QString &layer, int index) {
            int seen = 0;
            for (const ExternalId &id : bundle.externalIds) {
                if (id.value.startsWith(layer) && seen++ == index)
                    return id.owner.id;
            }
            return qint64(0);
        };
        Mention added = *std::ranges::find(bundle.mentions, MentionId(places(u"x.Ne"_s, 0)), &Mention::id);
        added.id = MentionId(1001);
        added.type = u"DAY"_s;
        added.extent = TextSpan{5, 10};
        added.quote = u"et Bo"_s;
        bundle.mentions.push_back(added);
        bundle.attributes.push_back({AttributeId(1002), added.id, u"Sure"_s, u"no"_s, 0, {}, 0});
        std::ranges::find(bundle.mentions, MentionId(places(u"x.Ne"_s, 0)), &Mention::id)->type = u"ORG"_s;
        const QByteArray changed = write(bundle);
        QCOMPARE(changed,
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=y.Lemma|value\n#T_SP=x.Ne|identifier|value|Sure\n#T_CH=x.CorefLink|referenceType|referenceRelation\n#T_RL=x.Rel|value|BT_x.Ne\n#Summary=kept\n\n\n"
            "#Sentence.id=s1\n#Text=Ada met Bo .\n"
            "1-1\t0-3\tAda\tada\t*\tORG\t*\tCM[1]\t*->1-1\t_\t_\t\n"
            "1-2\t4-7\tmet\tmeet\t_\t_\t_\t_\t_\t_\t_\t\n"
            "1-2.1\t5-7\tet\t_\t*[2]\tDAY[2]\tno[2]\t_\t_\t_\t_\t\n"
            "1-3\t8-10\tBo\tbo\t*[1]|*[2]\tPER[1]|DAY[2]\t*[1]|no[2]\tCM[1]\t*->1-2\tKnows\t1-1[0_1]\t\n"
            "1-4\t11-12\t.\t.\t_\t_\t_\t_\t_\t_\t_\t\n"_ba);
        const Bundle again = readOne(changed);
        QCOMPARE(test::difference({comparable(bundle)}, {comparable(again)}), QString());
    }
    /// A new mention of the type X goes into the file that there is, and all else in it stays as it was.
    void newOnesFitIn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("extent");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &extent, const QByteArray &expected) {
            QTest::newRow(name) << bytes << extent << expected;
        };
        const QByteArray head = "#FORMAT=WebAnno TSV 3.3\n";
        row("numbers of a layer that is kept",
            head + "#T_SP=y.POS|PosValue\n#T_SP=x.Ne|value\n\n\n#Text=Ada met Bo\n1-1\t0-3\tAda\tNNP[1]|N\\[3\\][2]\tPER\t\n1-2\t4-7\tmet\t_\t_\t\n1-3\t8-10\tBo\t_\t_\t\n",
            u"4-10"_s,
            head + "#T_SP=y.POS|PosValue\n#T_SP=x.Ne|value\n\n\n#Text=Ada met Bo\n1-1\t0-3\tAda\tNNP[1]|N\\[3\\][2]\tPER\t\n1-2\t4-7\tmet\t_\tX[3]\t\n1-3\t8-10\tBo\t_\tX[3]\t\n");
        const QByteArray relations = head + "#T_SP=x.Ne|value\n#T_RL=x.Rel|value|BT_x.Ne\n\n\n#Text=Ada met Bo\n1-1\t0-3\tAda\t";
        row("numbers that name nothing", relations + "PER\t_\t_\t\n1-2\t4-7\tmet\t_\t_\t_\t\n1-3\t8-10\tBo\tPER\tKnows\t1-1[1_0]\t\n", u"0-7"_s,
            relations + "PER[2]|X[3]\t_\t_\t\n1-2\t4-7\tmet\tX[3]\t_\t_\t\n1-3\t8-10\tBo\tPER\tKnows\t1-1[1_0]\t\n");
        const QByteArray slot = head + "#T_SP=x.Ne|value\n#T_SP=x.Ev|ROLE_x.Ev:args_x.EvArgsLink|uima.tcas.Annotation|value\n\n\n#Text=Ada met Bo\n";
        row("a number in a slot", slot + "1-1\t0-3\tAda\t_\t_\t_\t_\t\n1-2\t4-7\tmet\t_\tWho\t1-1[1]\tMeet\t\n1-3\t8-10\tBo\t_\t_\t_\t_\t\n", u"0-7"_s,
            slot + "1-1\t0-3\tAda\tX[2]\t_\t_\t_\t\n1-2\t4-7\tmet\tX[2]\tWho\t1-1[1]\tMeet\t\n1-3\t8-10\tBo\t_\t_\t_\t_\t\n");
        const QByteArray one = head + "#T_SP=x.Ne|value\n\n\n";
        row("a file that counts code points", one + "#Text=😊 Adam\n1-1\t0-1\t😊\t_\t\n1-2\t2-6\tAdam\tPER\t\n", u"2-5"_s,
            one + "#Text=😊 Adam\n1-1\t0-1\t😊\t_\t\n1-2\t2-6\tAdam\tPER\t\n1-2.1\t2-5\tAda\tX\t\n");
        row("a file that counts UTF-16 units", one + "#Text=😊 Adam\n1-1\t0-2\t😊\t_\t\n1-2\t3-7\tAdam\tPER\t\n", u"2-5"_s,
            one + "#Text=😊 Adam\n1-1\t0-2\t😊\t_\t\n1-2\t3-7\tAdam\tPER\t\n1-2.1\t3-6\tAda\tX\t\n");
        row("a file that counts bytes", one + "#Text=é Adém\n1-1\t0-2\té\t_\t\n1-2\t3-8\tAdém\tPER\t\n", u"4-6"_s,
            one + "#Text=é Adém\n1-1\t0-2\té\t_\t\n1-2\t3-8\tAdém\tPER\t\n1-2.1\t5-8\tém\tX\t\n");
        row("lines behind the last sentence", one + "#Text=Ada\n1-1\t0-3\tAda\t_\t\n\n\n#Text=lost\n#Note=kept\n\n", u"0-3"_s,
            one + "#Text=Ada\n1-1\t0-3\tAda\tX\t\n\n\n#Text=lost\n#Note=kept\n\n");
        row("parts that are there", one + "#Text=Adam\n1-1\t0-4\tAdam\t_\t\n1-1.2\t0-2\tAd\tPER\t\n", u"2-4"_s,
            one + "#Text=Adam\n1-1\t0-4\tAdam\t_\t\n1-1.2\t0-2\tAd\tPER\t\n1-1.3\t2-4\tam\tX\t\n");
    }
    void newOnesFitIn()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, extent);
        Bundle bundle = readOne(bytes);
        Mention &added = bundle.mentions.emplace_back();
        added.id = MentionId(1001);
        added.article = bundle.article->id;
        added.type = u"X"_s;
        added.extent = *Extent::fromString(extent);
        added.quote = TextOffsets(bundle.text).quote(added.extent);
        std::vector<Loss> losses;
        const QByteArray changed = write(bundle, &losses);
        QTEST(changed, "expected");
        QVERIFY2(losses.empty(), losses.empty() ? "" : qPrintable(losses.front().what));
        QCOMPARE(test::difference({comparable(bundle)}, {comparable(readOne(changed))}), QString());
    }

    /// Ten times the mentions take about ten times as long, also where all are of one token, and of types and entities of
    /// their own.
    void manyOnOneToken()
    {
        constexpr int length = 300; // of the word, which has 45,150 places
        const QByteArray word(length, 'a');
        const Bundle read = readOne("#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n\n\n#Text=" + word + "\n1-1\t0-300\t" + word + "\t_\t\n");
        const auto secondsFor = [&](int mentions) {
            Bundle bundle = read;
            for (int begin = 0, id = 1000; std::ssize(bundle.mentions) < mentions; ++begin) {
                for (int end = begin + 1; end <= length && std::ssize(bundle.mentions) < mentions; ++end) {
                    const EntityId entity(++id);
                    const TextSpan span{begin, end};
                    bundle.entities.push_back({entity, u"PER"_s, u"a"_s});
                    bundle.mentions.push_back({MentionId(++id), ArticleId(1), u"T%1"_s.arg(id), span, QString(span.length(), u'a'), entity});
                }
            }
            QElapsedTimer timer;
            timer.start();
            if (write(bundle).count('\n') != mentions + 5) // a row for each but the one that is all of the token, and six
                qFatal("a mention is missing");
            return double(timer.nsecsElapsed()) / 1e9;
        };
        const auto [small, large] = test::leastSeconds(secondsFor, 2'000, 30'000);
        QVERIFY2(large < 80 * small + 0.05, qPrintable(u"%1 s and %2 s"_s.arg(small).arg(large))); // its square: 225
    }

    /// A number that stands on other words than those named with it.
    void aNumberOnOtherWordsIsTold()
    {
        const auto remarks = [](const char *end) {
            const Bundle bundle = readOne(QByteArray("#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n#T_RL=x.Rel|value|BT_x.Ne\n\n\n#Text=Ada met Bo\n"
                                                     "1-1\t0-3\tAda\tPER[1]\t_\t_\t\n1-2\t4-7\tmet\t_\t_\t_\t\n1-3\t8-10\tBo\tORG[2]\tKnows\t")
                + end + "\t\n");
            return bundle.remarks + QStringList(QString::number(bundle.relations.size()));
        };
        QCOMPARE(remarks("1-1[1_2]"), QStringList(u"1"_s));
        QCOMPARE(remarks("1-2[1_2]"),
            QStringList({u"a.tsv:9: “1-2[1_2]” names a number that stands on other words; the relation is read by the number."_s, u"1"_s}));
        QCOMPARE(remarks("1-9[1_2]"), QStringList({u"a.tsv:9: “1-9[1_2]” names nothing that is related; the relation is kept, but not read."_s, u"0"_s}));
    }

    void numbersThatContradictEachOtherAreTold()
    {
        const Bundle bundle = readOne("#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|label|kind\n\n\n#Text=Acme Corp\n1-1\t0-4\tAcme\tORG[1]\tx[1]\t\n1-2\t5-9\tCorp\tORG[1]\tx[2]\t\n");
        QCOMPARE(bundle.remarks, QStringList(u"a.tsv:7: The columns of one annotation have the numbers 1 and 2; the larger one counts."_s));
    }

    /// What is written can be read: a file has so many columns, and no more.
    void moreAttributesThanColumns()
    {
        Bundle bundle;
        bundle.text = u"Ada Bo"_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"Ada Bo"_s};
        bundle.entities.push_back({EntityId(9'000), u"Hero"_s, u"Ada Demir"_s});
        bundle.mentions.push_back({MentionId(1), ArticleId(1), u"PER"_s, TextSpan{0, 3}, u"Ada"_s, EntityId(9'000)});
        bundle.mentions.push_back({MentionId(2), ArticleId(1), u"ORG"_s, TextSpan{4, 6}, u"Bo"_s, {}, {}, u"NAM"_s, 0.5});
        for (int i = 0; i < 3'000; ++i)
            bundle.attributes.push_back({AttributeId(3 + i), MentionId(1), u"a%1"_s.arg(i), u"x"_s, 0, {}, 0});
        std::vector<Loss> losses;
        const auto back = read(write(bundle, &losses));
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        const Bundle &is = back->front();
        QVERIFY(is.attributes.size() > 900);
        QCOMPARE(losses.size(), 1u);
        QCOMPARE(losses.front().what, u"attributes and other details beyond the columns that a file can have"_s);
        QCOMPARE(losses.front().count, 3'000 - qint64(is.attributes.size()));
        // What has a column of its own in any project is not what goes.
        QCOMPARE(is.entities.size(), 1u);
        QCOMPARE(is.entities.front().name, u"Ada Demir"_s);
        QCOMPARE(is.entities.front().type, u"Hero"_s);
        QCOMPARE(is.mentions[1].type, u"ORG"_s);
        QCOMPARE(is.mentions[1].level, u"NAM"_s);
        QCOMPARE(is.mentions[1].confidence, std::optional(0.5));
    }

    void whatIsDeletedGoes()
    {
        Bundle bundle = readOne("#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n#T_RL=x.Rel|value|BT_x.Ne\n\n\n#Text=Ada Bo\n1-1\t0-3\tAda\tPER\t_\t_\t\n1-2\t4-6\tBo\tPER\tKnows\t1-1\t\n");
        bundle.relations.clear();
        bundle.mentions.erase(bundle.mentions.begin());
        QCOMPARE(write(bundle), "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Ne|value\n#T_RL=x.Rel|value|BT_x.Ne\n\n\n#Text=Ada Bo\n1-1\t0-3\tAda\t_\t_\t_\t\n1-2\t4-6\tBo\tPER\t_\t_\t\n"_ba);
    }

    void anArticleOfOurs()
    {
        Bundle bundle;
        bundle.text = u"Ada met Bo.\n\nBo left."_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"News"_s};
        const auto mention = [&](qint64 id, const QString &type, TextSpan span) {
            bundle.mentions.push_back({MentionId(id), ArticleId(1), type, span, bundle.text.sliced(span.begin, span.length()), {}, {}, {}, {}, {}, {}});
        };
        mention(2, u"PER"_s, {0, 3});
        mention(3, u"Meet"_s, {4, 7});
        bundle.events.push_back({EventId(4), u"Meet"_s, {}, {}});
        bundle.eventMentions.push_back({EventMentionId(5), EventId(4), ArticleId(1), MentionId(3), {}, {}});
        bundle.arguments.push_back({ArgumentId(6), EventMentionId(5), u"Who"_s, 0, Filler(MentionId(2)), {}, 0});
        QCOMPARE(write(bundle),
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.GlossatorMention|value\n"
            "#T_SP=webanno.custom.GlossatorEvent|value|ROLE_webanno.custom.GlossatorEvent:glossatorTrigger_webanno.custom.GlossatorEventGlossatorTriggerLink|uima.tcas.Annotation"
            "|ROLE_webanno.custom.GlossatorEvent:arguments_webanno.custom.GlossatorEventArgumentsLink|uima.tcas.Annotation\n\n\n"
            "#Text=Ada met Bo.\n#Text=\n#Text=\n"
            "1-1\t0-3\tAda\tPER[1]\t_\t_\t_\t_\t_\t\n1-2\t4-7\tmet\tMeet[2]\tMeet\ttrigger\t1-2[2]\tWho\t1-1[1]\t\n1-3\t8-10\tBo\t_\t_\t_\t_\t_\t_\t\n1-4\t10-11\t.\t_\t_\t_\t_\t_\t_\t\n\n"
            "#Text=Bo left.\n2-1\t13-15\tBo\t_\t_\t_\t_\t_\t_\t\n2-2\t16-20\tleft\t_\t_\t_\t_\t_\t_\t\n2-3\t20-21\t.\t_\t_\t_\t_\t_\t_\t\n"_ba);
    }

    void randomProjectsSurvive()
    {
        const int rounds = test::roundTrips();
        qsizetype mentions = 0;
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, 1 + random.bounded(3));
            std::vector<Loss> losses;
            const auto files = test::written(format, project, {}, {}, &losses);
            QVERIFY(files);
            auto back = test::readBack(format, *files, u"random"_s);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            QCOMPARE(back->size(), project.size() - 1);
            for (size_t i = 1; i < project.size(); ++i) {
                Bundle held = project[i];
                Losses told;
                keepHeldByTsv(held, tsvOfText(project[i]).tokens(), told);
                const QString difference = test::difference({comparable(held)}, {comparable((*back)[i - 1])});
                QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1, article %2:\n%3"_s.arg(seed).arg(i).arg(difference)));
                const QString lost = test::difference({comparable(project[i])}, {comparable(held)});
                QVERIFY2(lost.isEmpty() || !losses.empty(), qPrintable(u"seed %1: lost in silence:\n%2"_s.arg(seed).arg(lost)));
                mentions += qsizetype(held.mentions.size());
                // A file of ours is unchanged by reading it.
                QCOMPARE(write((*back)[i - 1]), (*files)[u"folder/%1.tsv"_s.arg(i)]);
            }
        }
        QVERIFY(mentions > rounds);
    }

    void corpus()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/inception-webanno-tsv");
        QDirIterator files(test::sharedDir() + u"/corpora/inception-webanno-tsv"_s, {u"*.tsv"_s}, QDir::Files, QDirIterator::Subdirectories);
        int read = 0;
        int refused = 0;
        size_t mentions = 0, relations = 0, events = 0, arguments = 0, attributes = 0, entities = 0;
        qsizetype flagged = 0;
        while (files.hasNext()) {
            const QString name = files.next();
            const auto bundles = test::readAll(format, name);
            if (!bundles) {
                QVERIFY2(name.contains(u"/tsv2/"_s), qPrintable(bundles.error().message));
                QVERIFY2(bundles.error().message.contains(u"WebAnno TSV"_s), qPrintable(bundles.error().message));
                ++refused;
                continue;
            }
            const Bundle &bundle = bundles->front();
            ++read;
            mentions += bundle.mentions.size();
            relations += bundle.relations.size();
            events += bundle.eventMentions.size();
            arguments += bundle.arguments.size();
            attributes += bundle.attributes.size();
            entities += bundle.entities.size();
            flagged += std::ranges::count_if(bundle.mentions, [](const Mention &mention) { return !mention.flag.isEmpty(); });
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(write(bundle) == bytes, qPrintable(name + u":\n"_s + QString::fromUtf8(write(bundle))));
            // Without the record it goes out in layers of ours, and comes back the same.
            Bundle bare = bundle;
            bare.files.clear();
            std::erase_if(bare.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id; });
            const Bundle again = readOne(write(bare));
            Bundle held = bare;
            Losses losses;
            keepHeldByTsv(held, tsvOfText(bare).tokens(), losses);
            QCOMPARE(test::difference({comparable(held)}, {comparable(again)}), QString());
            // One that is changed is written anew, and what was kept says the same.
            Bundle changed = bundle;
            if (!changed.mentions.empty()) {
                const MentionId first = changed.mentions.front().id;
                changed.mentions.front().level = u"NAM"_s;
                const Bundle other = readOne(write(changed));
                if (std::ranges::any_of(bundle.externalIds, [&](const ExternalId &id) { return id.owner == Owner(first) && !id.value.contains(u"Link#"_s); }))
                    QCOMPARE(test::difference({comparable(changed)}, {comparable(other)}), QString());
            }
        }
        qInfo("%d files read, %d refused; %zu mentions, %zu relations, %zu event mentions, %zu arguments, %zu attributes, %zu entities; %lld flagged",
            read, refused, mentions, relations, events, arguments, attributes, entities, qint64(flagged));
        QCOMPARE(refused, 2);
        QCOMPARE(read, 77);
        QCOMPARE(flagged, 0);
    }
};

QTEST_GUILESS_MAIN(WebAnnoTsvFormatTest)
#include "tst_webannotsvformat.moc"
