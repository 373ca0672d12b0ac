// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that INCEpTION's own tests give both as WebAnno TSV and as CAS XMI: read either way they say the same.
#include "models/formats/bundleindex.h"
#include "models/formats/format.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Where the two files of a pair do not hold the same, and why.
const QHash<QString, QString> &exceptions()
{
    const QString trimmed = u"TSV holds no white space at the ends of an annotation"_s;
    const QString moved = u"TSV holds an empty annotation only at a token"_s;
    const QString cut = u"TSV holds no text behind the last sentence"_s;
    static const QHash<QString, QString> known{
        {u"testAnnotationWithLeadingWhitespace"_s, trimmed},
        {u"testAnnotationWithLeadingWhitespaceAtStart"_s, trimmed},
        {u"testAnnotationWithTrailingWhitespace"_s, trimmed},
        {u"testAnnotationWithTrailingWhitespaceAtEnd"_s, cut},
        {u"testZeroWidthAnnotationBeforeFirstTokenIsMovedToBeginOfFirstToken"_s, moved},
        {u"testZeroWidthAnnotationBetweenTokenIsMovedToEndOfPreviousToken"_s, moved},
        {u"testZeroWidthAnnotationBeyondLastTokenIsMovedToEndOfLastToken"_s, cut},
    };
    return known;
}

/// Everything in it, in words.
QStringList say(const Bundle &bundle)
{
    const BundleIndex index(bundle);
    QStringList lines;
    const auto detailsOf = [&index](const Owner &owner) {
        QStringList details;
        for (const Attribute *attribute : BundleIndex::of(index.attributes, owner))
            details << u' ' + attribute->name + u'=' + attribute->value;
        for (const ExternalId *link : BundleIndex::of(index.externalIds, owner)) {
            if (link->kind == ExternalId::Kind::Link)
                details << u' ' + link->type + u'>' + link->scheme + u':' + link->value;
        }
        details.sort();
        return details.join(QString());
    };
    const auto placeOf = [](const Mention &mention) { return mention.type + u'(' + mention.quote + u")@"_s + mention.extent.toString(); };
    const auto nameOf = [&](auto kind, qint64 id) {
        using Kind = decltype(kind);
        if (kind == Kind::Mention)
            return placeOf(*index.mentions.value(MentionId(id)));
        const EventMention *event = index.eventMentions.value(EventMentionId(id));
        return u"event "_s + placeOf(*index.mentions.value(event->trigger));
    };
    for (const Mention &mention : bundle.mentions) {
        const Entity *entity = index.entities.value(mention.entity);
        lines << placeOf(mention) + detailsOf(mention.id) + (entity ? u" of "_s + entity->name : QString()) + mention.flag;
    }
    for (const Relation &relation : bundle.relations)
        lines << relation.type + u": "_s + nameOf(relation.from.kind, relation.from.id) + u" > "_s + nameOf(relation.to.kind, relation.to.id) + detailsOf(relation.id);
    for (const EventMention &event : bundle.eventMentions) {
        QString said = u"event "_s + index.events.value(event.event)->type + u' ' + placeOf(*index.mentions.value(event.trigger)) + detailsOf(event.id);
        for (const Argument *argument : BundleIndex::of(index.argumentsOf, event.id)) {
            const Filler &filler = argument->filler;
            const bool isThing = filler.kind == Filler::Kind::Mention || filler.kind == Filler::Kind::EventMention;
            said += u' ' + argument->role + u'=' + (isThing ? nameOf(filler.kind, filler.id) : Extent(filler.span).toString() + filler.text);
        }
        lines << said;
    }
    lines.sort();
    return lines;
}

} // namespace

class WebAnnoPairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSame_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir suite(suiteFolder());
        for (const QString &name : suite.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (suite.exists(name + u"/reference.xmi"_s) && suite.exists(name + u"/reference.tsv"_s))
                QTest::newRow(qPrintable(name)) << suite.filePath(name);
        }
        if (!suite.exists())
            QTest::newRow("none") << QString();
    }
    void saysTheSame()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/inception-webanno-tsv");
        QFETCH(const QString, folder);
        const Format *cas = formatById(u"cas-xmi");
        if (!cas)
            QSKIP("there is no format cas-xmi yet");
        const QString name = QDir(folder).dirName();
        const QString scratch = test::scratchPath(name);
        QVERIFY(QDir().mkpath(scratch));
        QVERIFY(QFile::copy(folder + u"/reference.xmi"_s, scratch + u"/reference.xmi"_s));
        QVERIFY(QFile::copy(suiteFolder() + u"/../desc/type/webannoTestTypes.xml"_s, scratch + u"/TypeSystem.xml"_s));
        const auto xmi = test::readAll(*cas, scratch + u"/reference.xmi"_s);
        QVERIFY2(xmi, qPrintable(xmi ? QString() : xmi.error().message));
        const auto tsv = test::readAll(*formatById(u"webanno-tsv"), folder + u"/reference.tsv"_s);
        QVERIFY2(tsv, qPrintable(tsv ? QString() : tsv.error().message));
        const QStringList ofTsv = say(tsv->back());
        const QStringList ofXmi = say(xmi->back());
        if (const QString why = exceptions().value(name); !why.isEmpty()) {
            QVERIFY2(ofTsv != ofXmi || tsv->back().text != xmi->back().text, "no exception any more");
            return;
        }
        QCOMPARE(tsv->back().text, xmi->back().text);
        // Since the XMI files were made the tests have come to use a layer and a feature of their own.
        QFile file(folder + u"/reference.tsv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const bool hasSpans = file.readAll().contains("=webanno.custom.Span|");
        QStringList expected = ofXmi;
        if (hasSpans)
            expected.replaceInStrings(u"NamedEntity("_s, u"Span("_s);
        expected.replaceInStrings(u" intValue="_s, u" integerValue="_s);
        expected.sort();
        QCOMPARE(ofTsv.join(u'\n'), expected.join(u'\n'));
    }

private:
    static QString suiteFolder()
    {
        return test::sharedDir() + u"/corpora/inception-webanno-tsv/inception/inception-io-webanno-tsv/src/test/resources/tsv3-suite"_s;
    }
};

QTEST_GUILESS_MAIN(WebAnnoPairsTest)
#include "tst_webannopairs.moc"
