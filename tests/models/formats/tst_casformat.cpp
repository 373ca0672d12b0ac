// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casformat.h"

#include "models/base/textoffsets.h"
#include "models/domain/schema.h"
#include "models/formats/caslayers.h"
#include "models/formats/casjsonreader.h"
#include "models/formats/casjsonwriter.h"
#include "models/formats/castypesystem.h"
#include "models/formats/casxmireader.h"
#include "models/formats/casxmiwriter.h"
#include "tests/support/canonical.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"
#include "tests/support/utf16rows.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <span>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const CasXmiFormat xmi;
const CasJsonFormat json;

const Format &formatOf(bool isJson)
{
    if (isJson)
        return json;
    return xmi;
}

QByteArray sha256(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

/// What a CAS tells in its own way: names of files and ids in them, the bytes that an article came in, what other formats left.
/// @param isXml control characters that XML cannot hold are spaces.
std::vector<Bundle> comparable(std::vector<Bundle> project, bool isXml)
{
    for (Bundle &bundle : project) {
        std::erase_if(bundle.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id && id.scheme.startsWith("cas-"_L1); });
        if (!bundle.article)
            continue;
        bundle.files.clear();
        bundle.leftovers.clear();
        bundle.original.clear();
        bundle.remarks.clear();
        Article &article = *bundle.article;
        article.path.clear();
        article.format.clear();
        article.encoding.clear();
        article.original.clear();
        if (!isXml)
            continue;
        bundle.text = xmlText(bundle.text);
        article.text = sha256(bundle.text.toUtf8());
        for (Mention &mention : bundle.mentions)
            mention.quote = xmlText(mention.quote);
        for (Argument &argument : bundle.arguments) {
            if (argument.filler.kind == Filler::Kind::Span)
                argument.filler.text = xmlText(argument.filler.text);
        }
    }
    std::erase_if(project, [](const Bundle &bundle) { return bundle == Bundle(); });
    return project;
}

QString write(const QString &name, const QByteArray &bytes)
{
    const QString path = test::scratchPath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// Each structure without ids: what it refers to is named by its type, place and features to a depth.
QString described(const Cas &cas, qint64 id, int depth)
{
    const CasStructure *structure = cas.find(id);
    if (!structure)
        return id == 0 ? u"null"_s : u"MISSING"_s;
    QStringList features;
    for (const auto &[name, value] : structure->features) {
        QString text;
        if (const QString *primitive = std::get_if<QString>(&value.data))
            text = u'"' + *primitive + u'"';
        else if (const QStringList *texts = std::get_if<QStringList>(&value.data))
            text = u'(' + texts->join(u'|') + u')';
        else if (depth == 0)
            text = u"…"_s;
        else if (const auto *reference = std::get_if<CasValue::Reference>(&value.data))
            text = described(cas, reference->id, depth - 1);
        else
            for (const qint64 one : std::get<CasValue::References>(value.data))
                text += described(cas, one, depth - 1) + u' ';
        features << name + u'=' + text;
    }
    features.sort();
    return structure->type + u'{' + features.join(u' ') + u'}';
}

QStringList described(const Cas &cas)
{
    QStringList lines;
    for (const CasStructure &structure : cas.structures)
        lines << described(cas, structure.id, 3);
    for (const CasView &view : cas.views) {
        QStringList members;
        for (const qint64 member : view.members)
            members << described(cas, member, 1);
        members.sort();
        lines << u"view "_s + view.name + u": "_s + members.join(u"; "_s);
    }
    lines.sort();
    return lines;
}


QByteArray dataOf(const QString &name)
{
    QFile file(test::dataDir() + u"/cas/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

const QByteArray types = dataOf(u"TypeSystem.xml"_s);
const QByteArray document = dataOf(u"meeting.xmi"_s); ///< 😀 Ada met Bob. She left.

QMap<QString, QByteArray> meeting() { return {{u"a/doc.xmi"_s, document}, {u"TypeSystem.xml"_s, types}}; }

Result<std::vector<Bundle>> readMeeting(const QByteArray &instead = {})
{
    auto files = meeting();
    if (!instead.isEmpty())
        files[u"a/doc.xmi"_s] = instead;
    return test::readBack(xmi, files, u"meeting"_s);
}

QByteArray rewritten(const Bundle &bundle, std::vector<Loss> *losses = nullptr)
{
    return (*test::written(xmi, {Bundle(), bundle}, {}, {}, losses))[u"folder/1.xmi"_s];
}

Cas casOf(const QByteArray &bytes)
{
    QStringList remarks;
    return *readCasXmi(bytes, u"x"_s, *readTypeSystem(types, u"t"_s, remarks), remarks);
}

/// JSON in which so many structures, from 10 on, refer to one list, which is 2.
QByteArray sharing(int count, const QByteArray &elements)
{
    QByteArray bytes = R"({"%TYPES": {"my.Kept": {"%NAME": "my.Kept", "%SUPER_TYPE": "uima.cas.TOP", "list": {"%NAME": "list", "%RANGE": "uima.cas.FSArray"}}},
        "%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada"},
        {"%ID": 2, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [)" + elements + "]}";
    for (int i = 0; i < count; ++i)
        bytes += ",\n{\"%ID\": " + QByteArray::number(10 + i) + R"(, "%TYPE": "my.Kept", "@list": 2})";
    return bytes + R"(], "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [10]}}})";
}

/// As an import does: signed and dated by who brought it in.
void sign(Bundle &bundle)
{
    bundle.authors = {{AuthorId(900), u"uuid"_s, u"Ada"_s}};
    const Provenance by{AuthorId(900), 1'700'000'000'000, 1'700'000'000'000, Status::Accepted};
    for (Mention &mention : bundle.mentions)
        mention.by = by;
    for (Entity &entity : bundle.entities)
        entity.by = by;
    for (Event &event : bundle.events)
        event.by = by;
    for (EventMention &mention : bundle.eventMentions)
        mention.by = by;
    for (Relation &relation : bundle.relations)
        relation.by = by;
    for (Attribute &attribute : bundle.attributes) {
        attribute.author = by.author;
        attribute.created = by.created;
    }
    for (Argument &argument : bundle.arguments) {
        argument.author = by.author;
        argument.created = by.created;
    }
    bundle.article->author = by.author;
    bundle.article->created = by.created;
}

} // namespace

class CasFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsSurvive_data()
    {
        QTest::addColumn<bool>("isJson");
        QTest::newRow("XMI") << false;
        QTest::newRow("JSON") << true;
    }
    void randomProjectsSurvive()
    {
        QFETCH(const bool, isJson);
        const int rounds = test::roundTrips();
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            std::vector<Loss> losses;
            const auto files = test::written(formatOf(isJson), project, {}, {}, &losses);
            QVERIFY2(files, qPrintable(u"seed %1: %2"_s.arg(seed).arg(files ? QString() : files.error().message)));
            const auto back = test::readBack(formatOf(isJson), *files, u"random"_s);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            const QString difference = test::difference(comparable(project, !isJson), comparable(*back, !isJson));
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
            for (const Bundle &bundle : std::span(project).subspan(1)) {
                const bool isTold = isJson || xmlText(bundle.text) == bundle.text || !losses.empty();
                QVERIFY2(isTold, qPrintable(u"seed %1"_s.arg(seed)));
            }
        }
    }

    /// What was read from an export of ours goes out again as it came, and in the other format too.
    void randomProjectsSurviveTwice()
    {
        const int rounds = test::repetitions(60, 2'000);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const bool isFirstJson = seed % 2;
            const bool isSecondJson = seed % 3;
            const std::vector<Bundle> project = test::randomProject(random, 1 + random.bounded(2));
            const auto once = test::readBack(formatOf(isFirstJson), *test::written(formatOf(isFirstJson), project), u"once"_s);
            QVERIFY2(once, qPrintable(u"seed %1"_s.arg(seed)));
            const auto twice = test::readBack(formatOf(isSecondJson), *test::written(formatOf(isSecondJson), *once), u"twice"_s);
            QVERIFY2(twice, qPrintable(u"seed %1: %2"_s.arg(seed).arg(twice ? QString() : twice.error().message)));
            const QString difference = test::difference(comparable(*once, true), comparable(*twice, true));
            QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(difference)));
        }
    }

    void readsWhatInceptionWrites()
    {
        const auto bundles = readMeeting();
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        const Bundle &bundle = bundles->front();
        QCOMPARE(bundle.remarks, QStringList());
        QCOMPARE(bundle.text, u"😀 Ada met Bob. She left."_s);
        QCOMPARE(bundle.article->title, u"A meeting"_s);
        QCOMPARE(bundle.article->url, u"https://example.org/a"_s);
        QCOMPARE(bundle.article->language, u"en"_s);
        QCOMPARE(bundle.article->path, u"a/doc.xmi"_s);
        QStringList mentions;
        for (const Mention &mention : bundle.mentions)
            mentions << mention.type + u' ' + mention.extent.toString() + u' ' + mention.quote + (mention.entity ? u" of "_s + bundle.entities.front().name : QString());
        QCOMPARE(mentions.join(u"; "_s), u"PER 2-5 Ada; PER 10-13 Bob; Meet 6-9 met; Person 2-5 Ada of Ada; Person 15-18 She of Ada"_s);
        QStringList attributes;
        for (const Attribute &attribute : bundle.attributes)
            attributes << attribute.name + u'=' + attribute.value;
        QCOMPARE(attributes.join(u"; "_s), u"sure=true; tags=first one; tags=two; realis=actual; referenceType=name"_s);
        QCOMPARE(bundle.relations.size(), 1u);
        QCOMPARE(bundle.relations.front().type, u"Knows"_s);
        QCOMPARE(bundle.relations.front().from.id, bundle.mentions[0].id.value());
        QCOMPARE(bundle.relations.front().to.id, bundle.mentions[1].id.value());
        QCOMPARE(bundle.arguments.size(), 2u);
        QCOMPARE(bundle.arguments[1].role, u"With"_s);
        QCOMPARE(bundle.arguments[1].filler, Filler(bundle.mentions[1].id));
        QCOMPARE(bundle.externalIds.front().scheme, u"Wikidata"_s);
        QCOMPARE(bundle.externalIds.front().value, u"Q7259"_s);
        QCOMPARE(bundle.externalIds.front().type, u"concept"_s);
    }

    void whatIsUnchangedGoesOutAsItCame()
    {
        auto bundles = readMeeting();
        QVERIFY(bundles);
        sign(bundles->front());
        std::vector<Loss> losses;
        const QByteArray out = rewritten(bundles->front(), &losses);
        QCOMPARE(described(casOf(out)), described(casOf(document)));
        QVERIFY(losses.empty());
        QVERIFY(!out.contains("glossator"));
        const auto files = *test::written(json, {Bundle(), bundles->front()});
        const auto back = test::readBack(json, files, u"asjson"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(described(casOf(rewritten(back->front()))), described(casOf(document)));
    }

    void whatTheLayersTellIsNotToldTwice_data()
    {
        QTest::addColumn<bool>("isJson");
        QTest::newRow("XMI") << false;
        QTest::newRow("JSON") << true;
    }
    /// Whoever reads the layers makes their entities and events anew, and signs them.
    void whatTheLayersTellIsNotToldTwice()
    {
        QFETCH(const bool, isJson);
        auto bundles = readMeeting();
        QVERIFY(bundles);
        Bundle &bundle = bundles->front();
        sign(bundle);
        const EntityId ada = bundle.entities.front().id;
        Bundle project;
        project.authors = bundle.authors;
        project.authors.push_back({AuthorId(901), u"uuid of Bob"_s, u"Bob"_s});
        project.entities = bundle.entities;
        project.entities.push_back({EntityId(902), u"Person"_s, u"Nobody"_s, {}, {}, {AuthorId(901), 5, 5, Status::Accepted}});
        project.events = bundle.events;
        const auto told = [&](const Bundle &article) {
            const auto back = test::readBack(formatOf(isJson), *test::written(formatOf(isJson), {project, article}), u"twice"_s);
            QStringList names;
            for (const Bundle &one : back.value_or(std::vector<Bundle>())) {
                for (const Author &author : one.authors)
                    names << u"by "_s + author.name;
                for (const Entity &entity : one.entities)
                    names << entity.name + (entity.id == ada && one.hasOwnIds ? u" as before"_s : QString());
                for (const Event &event : one.events)
                    names << event.type;
            }
            names.sort();
            return names.join(u", "_s);
        };
        QCOMPARE(told(bundle), u"Ada, Meet, Nobody, by Bob"_s);
        // That it is the one of another article no layer can say.
        bundle.sharedFacts.insert(ada);
        QCOMPARE(told(bundle), u"Ada as before, Ada as before, Meet, Meet, Nobody, by Ada, by Ada, by Bob"_s);
    }

    /// What the layers of one without a type system were taken for says nothing of another.
    void eachDocumentWithoutATypeSystemHasItsOwn()
    {
        const auto bare = [](const QByteArray &structures, const QByteArray &members) {
            return "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:c=\"http:///custom.ecore\">"
                   "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"Ada met Bob.\"/>"
                + structures + "<cas:View sofa=\"1\" members=\"" + members + "\"/></xmi:XMI>";
        };
        const QByteArray linked = "<c:Span xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"3\"/><c:Link xmi:id=\"3\" role=\"Who\" target=\"2\"/>"
                                  "<c:Host xmi:id=\"4\" sofa=\"1\" begin=\"4\" end=\"7\" links=\"3\"/>";
        const QByteArray none = "<c:Host xmi:id=\"2\" sofa=\"1\" begin=\"4\" end=\"7\" links=\"\"/>";
        const auto bundles = test::readBack(xmi, {{u"a.xmi"_s, bare(linked, "2 4")}, {u"b.xmi"_s, bare(none, "2")}}, u"bare"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE((*bundles)[0].eventMentions.size(), 1u);
        QCOMPARE((*bundles)[1].eventMentions.size(), 0u);
        QCOMPARE((*bundles)[1].attributes.size(), 1u);
        std::vector<Loss> losses;
        const auto files = *test::written(xmi, {Bundle(), (*bundles)[0], (*bundles)[1]}, {}, {}, &losses);
        QVERIFY2(losses.empty(), qPrintable(losses.empty() ? QString() : losses.front().what));
        QCOMPARE(files.keys().join(u' '), u"folder/1.TypeSystem.xml folder/1.xmi folder/2.TypeSystem.xml folder/2.xmi"_s);
        const auto back = test::readBack(xmi, files, u"bares"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        for (size_t i = 0; i < 2; ++i) {
            const QString difference = test::difference(comparable({(*bundles)[i]}, true), comparable({(*back)[i]}, true));
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
            QCOMPARE((*back)[i].remarks, QStringList());
        }
        QCOMPARE(*test::written(xmi, {Bundle(), (*back)[0], (*back)[1]}), files);
    }

    void whatChangedGoesIntoItsLayer()
    {
        auto bundles = readMeeting();
        QVERIFY(bundles);
        Bundle &bundle = bundles->front();
        bundle.mentions[0].type = u"ORG"_s;
        bundle.mentions[1].extent = TextSpan{10, 14};
        bundle.mentions[1].quote = u"Bob."_s;
        std::erase_if(bundle.attributes, [](const Attribute &attribute) { return attribute.value == "two"_L1; });
        bundle.relations.front().to = RelationEnd(bundle.eventMentions.front().id, u"Arg2"_s);
        bundle.arguments.pop_back();
        const QByteArray out = rewritten(bundle);
        QVERIFY2(!out.contains("glossatorData"), out.constData());
        const Cas cas = casOf(out);
        QCOMPARE(cas.find(5)->text("label"_L1), u"ORG"_s);
        QCOMPARE(cas.texts(cas.find(5)->value("tags"_L1)), QStringList{u"first one"_s});
        QCOMPARE(cas.find(6)->text("end"_L1), u"15"_s);
        QCOMPARE(cas.references(cas.find(7)->value("args"_L1)), CasValue::References{8});
        QVERIFY(!cas.find(9));
        QCOMPARE(cas.find(10)->reference("Dependent"_L1), 7);
        QCOMPARE(cas.find(10)->text("begin"_L1), u"7"_s);
        QVERIFY(cas.find(4));
        QCOMPARE(cas.find(14)->reference("of"_L1), 5);
    }

    void whatIsDeletedGoes()
    {
        auto bundles = readMeeting();
        QVERIFY(bundles);
        Bundle empty = bundles->front();
        for (auto list : {&Bundle::externalIds})
            (empty.*list).clear();
        empty.mentions.clear();
        empty.entities.clear();
        empty.events.clear();
        empty.eventMentions.clear();
        empty.arguments.clear();
        empty.relations.clear();
        empty.attributes.clear();
        const Cas cas = casOf(rewritten(empty));
        QStringList kept;
        for (const CasStructure &structure : cas.structures)
            kept << QString::number(structure.id);
        QCOMPARE(kept.join(u' '), u"2 3 4 14 1"_s);
        QCOMPARE(cas.find(14)->reference("of"_L1), 0);
    }

    /// Joining, splitting and leaving entities ties the links of chains anew.
    void chainsFollowTheEntities()
    {
        auto bundles = readMeeting();
        QVERIFY(bundles);
        Bundle &bundle = bundles->front();
        Bundle split = bundle;
        split.mentions[4].entity = {};
        Cas cas = casOf(rewritten(split));
        QCOMPARE(cas.find(13)->reference("first"_L1), 11);
        QCOMPARE(cas.find(11)->reference("next"_L1), 0);
        QVERIFY(cas.find(12));
        Bundle without = bundle;
        std::erase_if(without.mentions, [](const Mention &mention) { return mention.quote == "Ada"_L1 && mention.type == "Person"_L1; });
        std::erase_if(without.attributes, [](const Attribute &attribute) { return attribute.name == "referenceType"_L1; });
        without.entities.front().name = u"She"_s;
        cas = casOf(rewritten(without));
        QVERIFY(!cas.find(11));
        QCOMPARE(cas.find(13)->reference("first"_L1), 12);
    }

    /// As an id in a feature XMI would take it for the one text of the list.
    void aListOfAnotherFormIsReferredTo()
    {
        const QByteArray bytes = R"({"%TYPES": {"x.Mark": {"%NAME": "x.Mark", "%SUPER_TYPE": "uima.tcas.Annotation", "names": {"%NAME": "names", "%RANGE": "uima.cas.StringList"}}},
            "%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada met Bob."},
            {"%ID": 2, "%TYPE": "x.Mark", "@sofa": 1, "begin": 0, "end": 3, "@names": 3},
            {"%ID": 3, "%TYPE": "uima.cas.NonEmptyStringList", "head": "Ada", "@tail": 4}, {"%ID": 4, "%TYPE": "uima.cas.EmptyStringList"}],
            "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}}})";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"list"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const auto files = *test::written(xmi, {Bundle(), bundles->front()});
        const QByteArray written = files[u"folder/1.TypeSystem.xml"_s] + files[u"TypeSystem.xml"_s] + files[u"folder/TypeSystem.xml"_s];
        QStringList remarks;
        const CasTypes types = *readTypeSystem(written, u"t"_s, remarks);
        QVERIFY(types.feature(u"x.Mark"_s, u"names"_s)->isShared);
        const Cas cas = *readCasXmi(files[u"folder/1.xmi"_s], u"x"_s, types, remarks);
        QCOMPARE(described(cas, 2, 3), described(*readCasJson(bytes, u"x"_s, {}, remarks), 2, 3));
    }

    /// A link that goes on to one of a chain is not of it for that, and goes on all the same.
    void aLinkOutsideOfItsChainKeepsItsNext()
    {
        QByteArray loose = document;
        loose.replace("<c:PersonChain", "<c:PersonLink xmi:id=\"90\" sofa=\"1\" begin=\"11\" end=\"14\" next=\"12\"/>\n<c:PersonChain")
            .replace("members=\"2 ", "members=\"90 2 ");
        const auto bundles = readMeeting(loose);
        QVERIFY(bundles);
        QCOMPARE(described(casOf(rewritten(bundles->front()))), described(casOf(loose)));
    }

    /// Who puts letters into the text of a CAS of ours moves the words away from under the marks.
    void wordsThatMovedAreFoundOrFlagged()
    {
        Bundle bundle;
        bundle.text = u"Ada met Bob, and Bob met Cy."_s;
        bundle.article = Article{.id = ArticleId(qint64(1) << 33), .title = u"News"_s};
        const auto add = [&](qint64 id, TextSpan span) {
            bundle.mentions.push_back({.id = MentionId((qint64(1) << 33) + id), .article = bundle.article->id, .type = u"PER"_s, .extent = span,
                .quote = bundle.text.sliced(span.begin, span.end - span.begin), .by = {.created = 1000}});
        };
        add(1, {0, 3});
        add(2, {8, 11});
        add(3, {25, 27});
        auto files = *test::written(xmi, {Bundle(), bundle});
        QByteArray &bytes = files[u"folder/1.xmi"_s];
        QVERIFY(bytes.contains("Ada met Bob, and"));
        bytes.replace("Ada met Bob, and", "Ada now met Bob, and");
        const auto back = test::readBack(xmi, files, u"moved"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        const auto &mentions = back->back().mentions;
        QCOMPARE(mentions.size(), 3u);
        QVERIFY(mentions[0].flag.isEmpty() && mentions[0].quote == "Ada"_L1);
        QCOMPARE(mentions[1].flag, u"The file gives “Bob” as its text."_s); // it stands twice
        QCOMPARE(mentions[2].extent, Extent(TextSpan{29, 31}));
        QCOMPARE(mentions[2].quote, u"Cy"_s);
        QCOMPARE(mentions[2].flag, u"The file gives 25-27 as its place, but its text stands here."_s);
        QCOMPARE(back->back().remarks.size(), 2);
    }

    /// Of an annotation with a gap that another program moved.
    void partsMoveAlongOrAreTold()
    {
        Bundle bundle;
        bundle.text = u"Ada and Bo met, and Cy left."_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"News"_s};
        bundle.mentions.push_back({.id = MentionId(2), .article = ArticleId(1), .type = u"PER"_s,
            .extent = Extent(std::vector<TextSpan>{{0, 3}, {8, 10}}), .quote = u"Ada Bo"_s});
        const auto files = *test::written(xmi, {Bundle(), bundle});
        const auto moved = [&](const QByteArray &place) {
            auto there = files;
            QByteArray &bytes = there[u"folder/1.xmi"_s];
            if (!bytes.contains("begin=\"0\" end=\"10\" value=\"PER\""))
                qFatal("%s", bytes.constData());
            bytes.replace("begin=\"0\" end=\"10\" value=\"PER\"", place + " value=\"PER\"");
            return test::readBack(xmi, there, u"parts"_s)->back();
        };
        const Bundle along = moved("begin=\"4\" end=\"14\"");
        QCOMPARE(along.mentions.front().extent.toString(), u"4-7,12-14"_s);
        QCOMPARE(along.mentions.front().flag, QString());
        const Bundle longer = moved("begin=\"0\" end=\"14\"");
        QCOMPARE(longer.mentions.front().extent.toString(), u"0-14"_s);
        QCOMPARE(longer.mentions.front().flag, u"The parts that the file gives do not fill its place, and the whole of that is marked."_s);
        QVERIFY(longer.remarks.join(u' ').contains(u"do not fill its place"_s));
    }

    /// A slot that only takes one layer says nothing of a filler from another; it goes along.
    void whatASlotCannotHoldGoesAlong()
    {
        const QByteArray narrow = QByteArray(types).replace("<name>target</name><rangeTypeName>uima.tcas.Annotation", "<name>target</name><rangeTypeName>custom.Span");
        auto files = meeting();
        files[u"TypeSystem.xml"_s] = narrow;
        auto bundles = test::readBack(xmi, files, u"narrow"_s);
        QVERIFY(bundles);
        Bundle &bundle = bundles->front();
        bundle.mentions.push_back({.id = MentionId(500), .article = bundle.article->id, .type = u"GPE"_s, .extent = TextSpan{15, 18}, .quote = u"She"_s});
        bundle.arguments.push_back({ArgumentId(501), bundle.eventMentions.front().id, u"Where"_s, 2, Filler(MentionId(500)), {}, 0});
        const auto back = test::readBack(xmi, *test::written(xmi, {Bundle(), bundle}), u"wide"_s);
        QVERIFY(back);
        const QString difference = test::difference(comparable({bundle}, true), comparable(*back, true));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    /// A note has no layer: it goes along, and comes back; what somebody then changes in a layer wins.
    void layersWinOverWhatWeAdded()
    {
        auto bundles = readMeeting();
        QVERIFY(bundles);
        Bundle &bundle = bundles->front();
        bundle.notes.push_back({NoteId(1), bundle.mentions[0].id, {}, u"a \"note\" <b>"_s, {}, 0});
        bundle.mentions[0].confidence = 0.5;
        const auto files = *test::written(xmi, {Bundle(), bundle});
        auto back = test::readBack(xmi, files, u"noted"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        const QString difference = test::difference(comparable({bundle}, true), comparable(*back, true));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        auto edited = files;
        QByteArray &text = edited[u"folder/1.xmi"_s];
        text.replace("label=\"PER\" sure=\"true\"", "label=\"ANIMAL\" sure=\"false\"");
        text.replace("role=\"With\" target=\"6\"", "role=\"Whom\" target=\"5\"");
        back = test::readBack(xmi, edited, u"edited"_s);
        QVERIFY(back);
        const Bundle &after = back->front();
        QCOMPARE(after.notes.size(), 1u);
        const auto ada = std::ranges::find(after.mentions, bundle.mentions[0].id, &Mention::id);
        QVERIFY(ada != after.mentions.end());
        QCOMPARE(ada->type, u"ANIMAL"_s);
        QCOMPARE(ada->confidence, std::optional(0.5));
        QStringList values;
        for (const Attribute &attribute : after.attributes) {
            if (attribute.owner == Owner(ada->id))
                values << attribute.name + u'=' + attribute.value;
        }
        values.sort();
        QCOMPARE(values.join(u' '), u"sure=false tags=first one tags=two"_s);
        QStringList roles;
        for (const Argument &argument : after.arguments)
            roles << argument.role + u' ' + QString::number(argument.filler.id == ada->id.value());
        QCOMPARE(roles.join(u", "_s), u"Who 1, Whom 1"_s);
    }

    /// Our own export, edited in INCEpTION: retyped, moved, deleted, refilled, another name of the entity, something new.
    void ourLayersWinWhenTheyAreEdited()
    {
        Bundle bundle;
        bundle.text = u"Ada met Bob in Baku."_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"T"_s, .byline = u"by us"_s};
        const auto mention = [&bundle](qint64 id, const QString &type, TextSpan span, EntityId entity = {}) {
            bundle.mentions.push_back({.id = MentionId(id), .article = ArticleId(1), .type = type, .extent = span,
                .quote = bundle.text.sliced(span.begin, span.length()), .entity = entity, .level = u"NAM"_s});
        };
        bundle.entities = {{EntityId(20), u"PER"_s, u"Ada"_s, {u"A."_s}, {}, {}}, {EntityId(21), u"PER"_s, u"Bob"_s, {}, {}, {}}};
        mention(2, u"PER"_s, {0, 3}, EntityId(20));
        mention(3, u"PER"_s, {8, 11}, EntityId(21));
        mention(4, u"Meet"_s, {4, 7});
        mention(5, u"GPE"_s, {15, 19});
        bundle.events = {{EventId(30), u"Meet"_s, u"told twice"_s, {}}};
        bundle.eventMentions = {{.id = EventMentionId(31), .event = EventId(30), .article = ArticleId(1), .trigger = MentionId(4), .confidence = 0.5}};
        const auto argument = [&bundle](qint64 id, const QString &role, const Filler &filler) {
            bundle.arguments.push_back({ArgumentId(id), EventMentionId(31), role, int(bundle.arguments.size()), filler, {}, 7});
        };
        argument(40, u"Who"_s, Filler(MentionId(2)));
        argument(41, u"Who"_s, Filler(EntityId(21)));
        argument(42, u"Where"_s, Filler(MentionId(5)));
        bundle.relations = {{.id = RelationId(50), .article = ArticleId(1), .type = u"Knows"_s, .from = RelationEnd(MentionId(2), u"a"_s),
            .to = RelationEnd(MentionId(3), u"b"_s), .note = u"n"_s}};
        const auto files = *test::written(xmi, {Bundle(), bundle});
        const auto edited = [&files](auto &&edit) {
            auto copy = files;
            edit(copy[u"folder/1.xmi"_s]);
            return test::readBack(xmi, copy, u"edited"_s)->front();
        };
        const QByteArray &out = files[u"folder/1.xmi"_s];
        QVERIFY2(test::difference(comparable({bundle}, true), comparable({edited([](QByteArray &) {})}, true)).isEmpty(), out.constData());

        const auto of = [](const Bundle &in, qint64 id) { return *std::ranges::find(in.mentions, MentionId(id), &Mention::id); };
        Bundle after = edited([](QByteArray &text) { text.replace("begin=\"0\" end=\"3\" value=\"PER\"", "begin=\"0\" end=\"4\" value=\"ORG\""); });
        QCOMPARE(of(after, 2).type, u"ORG"_s);
        QCOMPARE(of(after, 2).quote, u"Ada "_s);
        QCOMPARE(of(after, 2).level, u"NAM"_s);

        after = edited([](QByteArray &text) { text.replace("glossatorEntity=\"Bob\"", "glossatorEntity=\"Ada\""); });
        QCOMPARE(of(after, 3).entity, EntityId(20));
        after = edited([](QByteArray &text) { text.replace("glossatorEntity=\"Bob\"", "glossatorEntity=\"Robert\""); });
        QCOMPARE(after.entities.size(), 3u);
        QCOMPARE(after.entities.back().name, u"Robert"_s);
        QCOMPARE(of(after, 3).entity, after.entities.back().id);

        after = edited([](QByteArray &text) { text.replace("label=\"Meet\"", "label=\"Talk\""); });
        QCOMPARE(after.events.front().type, u"Talk"_s);
        QCOMPARE(after.events.front().note, u"told twice"_s);
        QCOMPARE(of(after, 4).type, u"Talk"_s);
        QCOMPARE(after.eventMentions.front().confidence, std::optional(0.5));

        // Bob's annotation is deleted: no member any more, though something may still refer to it.
        after = edited([&](QByteArray &text) {
            const qsizetype at = text.indexOf("begin=\"8\" end=\"11\" value=\"PER\"");
            const qsizetype id = text.lastIndexOf("xmi:id=\"", at) + 8;
            const QByteArray number = text.sliced(id, text.indexOf('"', id) - id);
            const qsizetype members = text.indexOf("members=\"");
            text.replace(text.indexOf(' ' + number + ' ', members), number.size() + 1, "");
        });
        QCOMPARE(after.mentions.size(), 3u);
        QVERIFY(after.relations.empty());
        QCOMPARE(after.entities.size(), 2u);

        after = edited([](QByteArray &text) { text.replace("role=\"Where\"", "role=\"At\""); });
        QStringList roles;
        for (const Argument &one : after.arguments)
            roles << one.role + u' ' + QString::number(one.created);
        QCOMPARE(roles.join(u", "_s), u"Who 7, Who 7, At 0"_s);

        after = edited([](QByteArray &text) {
            text.replace("<cas:View", "<type3:NamedEntity xmi:id=\"999\" sofa=\"1\" begin=\"12\" end=\"14\" value=\"IN\"/>\n<cas:View");
            text.replace("members=\"", "members=\"999 ");
        });
        QVERIFY(std::ranges::contains(after.mentions, u"IN"_s, &Mention::type));
        QCOMPARE(after.mentions.size(), 5u);

        after = edited([](QByteArray &text) { text.replace("Title=\"T\"", "Title=\"Other\""); });
        QCOMPARE(after.article->title, u"Other"_s);
        QCOMPARE(after.article->byline, u"by us"_s);

        // What we added is damaged: the layers are read.
        after = edited([](QByteArray &text) { text.replace("&quot;mentions&quot;: [{", "&quot;mentions&quot;: [{&quot;x&quot;: 1, "); });
        QCOMPARE(after.mentions.size(), 4u);
        QVERIFY(!after.remarks.isEmpty());
    }

    void aCorrectedTextMovesWhatToolsMarked()
    {
        auto bundles = readMeeting();
        QVERIFY(bundles);
        Bundle &bundle = bundles->front();
        bundle.text = u"😀 Adaline met Bob. She left."_s;
        const TextOffsets offsets(bundle.text);
        for (Mention &mention : bundle.mentions) {
            const TextSpan hull = mention.extent.hull();
            mention.extent = TextSpan{hull.begin < 4 ? hull.begin : hull.begin + 4, hull.end + 4};
            mention.quote = offsets.quote(mention.extent);
        }
        const auto back = readMeeting(rewritten(bundle));
        QVERIFY(back);
        QCOMPARE(back->front().text, bundle.text);
        QCOMPARE(back->front().mentions[0].quote, u"Adaline"_s);
        QCOMPARE(back->front().mentions[4].quote, u"She"_s);
        const Cas cas = casOf(rewritten(bundle));
        QCOMPARE(cas.find(3)->text("end"_L1), u"27"_s);
        QCOMPARE(cas.find(4)->text("end"_L1), u"2"_s);
    }

    /// What is put in right beside a word is not of the word; a word that is taken out leaves no mark of nothing.
    void aCorrectionStretchesNoNeighbour_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("places"); // of the document, a sentence and three tokens
        QTest::newRow("before a word") << u"😀 XAda met Bob. She left."_s << u"0-26 0-24 0-2 4-7 8-11"_s;
        QTest::newRow("behind a word") << u"😀 AdaX met Bob. She left."_s << u"0-26 0-24 0-2 3-6 8-11"_s;
        QTest::newRow("in a word") << u"😀 AdXa met Bob. She left."_s << u"0-26 0-24 0-2 3-7 8-11"_s;
        QTest::newRow("at the beginning") << u"X😀 Ada met Bob. She left."_s << u"0-26 1-24 1-3 4-7 8-11"_s;
        QTest::newRow("at the end") << u"😀 Ada met Bob. She left.X"_s << u"0-26 0-23 0-2 3-6 7-10"_s;
        QTest::newRow("another word") << u"😀 Eve met Bob. She left."_s << u"0-25 0-23 0-2 3-6 7-10"_s;
        QTest::newRow("no word") << u"😀 Ada  Bob. She left."_s << u"0-22 0-20 0-2 3-6 gone"_s;
    }
    void aCorrectionStretchesNoNeighbour()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, places);
        QByteArray withTokens = document;
        withTokens.replace("<cas:Sofa", "<t:Token xmi:id=\"20\" sofa=\"1\" begin=\"3\" end=\"6\"/>\n<t:Token xmi:id=\"21\" sofa=\"1\" begin=\"7\" end=\"10\"/>\n<cas:Sofa");
        withTokens.replace(" 14\"/>", " 14 20 21\"/>");
        auto bundles = readMeeting(withTokens);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        Bundle &bundle = bundles->front();
        bundle.text = text;
        bundle.article->text = sha256(text.toUtf8());
        std::vector<Loss> losses;
        const Cas cas = casOf(rewritten(bundle, &losses));
        QStringList found;
        for (const qint64 id : {2, 3, 4, 20, 21}) {
            const CasStructure *structure = cas.find(id);
            found << (structure ? structure->text("begin"_L1) + u'-' + structure->text("end"_L1) : u"gone"_s);
        }
        QCOMPARE(found.join(u' '), places);
        // Nothing else has the id of what is gone, and no view speaks of it.
        QCOMPARE(std::ranges::contains(cas.views.front().members, 21), !places.contains("gone"_L1));
        const auto told = std::ranges::find(losses, u"tokens and other annotations that Glossator does not show, where the text was corrected"_s, &Loss::what);
        QCOMPARE(told == losses.end() ? 0 : told->count, qint64(places.count("gone"_L1)));
    }

    /// A relation stands where its target does, also where that was corrected.
    void aRelationStaysAtItsTarget()
    {
        auto bundles = readMeeting();
        QVERIFY(bundles);
        Bundle &bundle = bundles->front();
        bundle.text = u"😀 Ada met Bxhe left."_s;
        bundle.mentions[1].extent = TextSpan{10, 12};
        bundle.mentions[1].quote = u"Bx"_s;
        const Cas cas = casOf(rewritten(bundle));
        QCOMPARE(cas.find(10)->text("begin"_L1), u"11"_s);
        QCOMPARE(cas.find(10)->text("end"_L1), u"13"_s);
    }

    void textsSurvive_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("line ends") << u"a\r\nb\rc\nd\te"_s;
        QTest::newRow("other line ends") << u"a\u2028b\u2029c\u0085d"_s;
        QTest::newRow("byte order mark, NBSP") << u"\ufeffa\u00a0b"_s;
        QTest::newRow("right to left") << u"שלום abc مرحبا"_s;
        QTest::newRow("emoji") << u"👨‍👩‍👧 👍🏽 x"_s;
        QTest::newRow("markup") << u"<a href=\"x\">&amp;</a> ]]> 'q' | [1] -> _"_s;
        QTest::newRow("blanks at the ends") << u"  a  \n"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("one line end") << u"\n"_s;
        QTest::newRow("private and unassigned") << u"\ue000 \U0010FFFF \U000E0067"_s;
    }
    void textsSurvive()
    {
        QFETCH(const QString, text);
        for (const bool isJson : {false, true}) {
            Bundle bundle;
            bundle.text = text;
            bundle.article = Article{.id = ArticleId(1), .title = text, .path = u"x"_s};
            const qsizetype length = TextOffsets(text).length();
            bundle.mentions.push_back({.id = MentionId(2), .article = ArticleId(1), .type = u"X"_s, .extent = TextSpan{0, length}, .quote = text});
            std::vector<Loss> losses;
            const auto files = test::written(formatOf(isJson), {Bundle(), bundle}, {}, {}, &losses);
            QVERIFY(files && losses.empty());
            const auto back = test::readBack(formatOf(isJson), *files, u"texts"_s);
            QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
            QCOMPARE(back->front().text, text);
            QCOMPARE(back->front().article->title, text);
            QCOMPARE(back->front().mentions.front().quote, text);
        }
    }
    void whatXmlCannotHoldIsASpaceAndCounted()
    {
        Bundle bundle;
        bundle.text = u"a\u0001b\u000bc\ufffe"_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"T"_s};
        std::vector<Loss> losses;
        const auto files = test::written(xmi, {Bundle(), bundle}, {}, {}, &losses);
        QVERIFY(files);
        QCOMPARE(losses.size(), 1u);
        QCOMPARE(losses.front().count, 3);
        QCOMPARE(test::readBack(xmi, *files, u"space"_s)->front().text, u"a b c "_s);
    }

    void relationsWithoutAnEndAreTold()
    {
        Bundle bundle;
        bundle.text = u"Ada met Bo."_s;
        bundle.article = Article{.id = ArticleId(1), .title = u"News"_s};
        bundle.mentions.push_back({.id = MentionId(2), .article = ArticleId(1), .type = u"PER"_s, .extent = TextSpan{0, 3}, .quote = u"Ada"_s});
        bundle.mentions.push_back({.id = MentionId(3), .article = ArticleId(1), .type = u"PER"_s, .extent = TextSpan{8, 10}, .quote = u"Bo"_s});
        bundle.relations = {{.id = RelationId(6), .article = ArticleId(1), .type = u"Knows"_s, .from = RelationEnd(MentionId(2), u"Arg1"_s),
            .to = RelationEnd(MentionId(3), u"Arg2"_s)}};
        auto files = *test::written(xmi, {Bundle(), bundle});
        static const QRegularExpression dependent(u" Dependent=\"\\d+\""_s);
        QByteArray &bytes = files[u"folder/1.xmi"_s];
        const QString cut = QString::fromUtf8(bytes).remove(dependent);
        QVERIFY(cut.size() < bytes.size());
        bytes = cut.toUtf8();
        const auto back = test::readBack(xmi, files, u"endless"_s);
        QVERIFY(back);
        QVERIFY2(back->back().remarks.join(u'\n').contains("1 relation(s) lack an end"_L1), qPrintable(back->back().remarks.join(u'\n')));
    }

    void placesThatDoNotFitAreFlagged_data()
    {
        QTest::addColumn<QByteArray>("span");
        QTest::addColumn<QString>("extent");
        QTest::newRow("beyond the text") << QByteArray("begin=\"3\" end=\"99\"") << u"2-24"_s;
        QTest::newRow("within a pair") << QByteArray("begin=\"1\" end=\"6\"") << u"0-5"_s;
        QTest::newRow("backwards") << QByteArray("begin=\"6\" end=\"3\"") << u"2-5"_s;
        QTest::newRow("before the text") << QByteArray("begin=\"-4\" end=\"6\"") << u"0-5"_s;
        QTest::newRow("no number") << QByteArray("begin=\"x\" end=\"99999999999999999999\"") << u"0-0"_s;
    }
    void placesThatDoNotFitAreFlagged()
    {
        QFETCH(const QByteArray, span);
        QFETCH(const QString, extent);
        const auto bundles = readMeeting(QByteArray(document).replace("begin=\"3\" end=\"6\" label", span + " label"));
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const Mention &ada = bundles->front().mentions.front();
        QCOMPARE(ada.extent.toString(), extent);
        QVERIFY(!ada.flag.isEmpty());
        if (span.contains("\"x\""))
            QCOMPARE(ada.flag, u"The file gives “x” and “99999999999999999999” as its begin and end, which are no whole numbers."_s);
        const QString line = QString::number(QByteArray(document).left(QByteArray(document).indexOf("begin=\"3\" end=\"6\" label")).count('\n') + 1);
        const QString told = u"a/doc.xmi:"_s + line + u": “"_s + ada.quote + u"” at "_s + extent + u" (xmi:id 5) is flagged. "_s + ada.flag;
        QVERIFY2(bundles->front().remarks.contains(told), qPrintable(told + u'\n' + bundles->front().remarks.join(u'\n')));
        // As it came, as long as nobody moves it.
        QCOMPARE(casOf(rewritten(bundles->front())).find(5)->text("begin"_L1), casOf(QByteArray(document).replace("begin=\"3\" end=\"6\" label", span + " label")).find(5)->text("begin"_L1));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &sentence) { QTest::newRow(name) << bytes << sentence; };
        const QByteArray root = "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:c=\"http:///custom.ecore\">";
        row("external entity", "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n" + root + "<c:A a=\"&e;\"/></xmi:XMI>",
            u"a/doc.xmi:2: The file has a DOCTYPE, which is not read: it can bring in other files."_s);
        row("entity bomb", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + root + "&b;</xmi:XMI>",
            u"a/doc.xmi:1: The file has a DOCTYPE, which is not read: it can bring in other files."_s);
        row("external subset", "<!DOCTYPE x SYSTEM \"http://example.org/x.dtd\">" + root + "</xmi:XMI>",
            u"a/doc.xmi:1: The file has a DOCTYPE, which is not read: it can bring in other files."_s);
        row("parameter entity", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"x\"> %p;]>" + root + "</xmi:XMI>",
            u"a/doc.xmi:1: The file has a DOCTYPE, which is not read: it can bring in other files."_s);
        row("undeclared entity", root + "<c:A a=\"&e;\"/></xmi:XMI>", u"a/doc.xmi:1: This is not sound XML: Entity 'e' not declared."_s);
        row("nesting", root + QByteArray("<c:A>").repeated(200'000), u"a/doc.xmi:1: The element “A” lies deeper in others than this format has it."_s);
        row("another root", "<html/>", u"a/doc.xmi:1: This is no CAS in XMI: it does not begin with the element xmi:XMI."_s);
        row("nothing", " ", u"a/doc.xmi:1: This is not sound XML: Premature end of document."_s);
        row("cut off", root + "<c:A xmi:id=\"1\"", u"a/doc.xmi:1: This is not sound XML: Premature end of document."_s);
        row("one id twice", root + "\n<c:A xmi:id=\"1\"/>\n<c:A xmi:id=\"1\"/></xmi:XMI>", u"a/doc.xmi:3: The xmi:id 1 is given twice."_s);
        row("an id that is none", root + "<c:A xmi:id=\"one\"/></xmi:XMI>", u"a/doc.xmi:1: “one” is no id: a whole number from 0 is expected."_s);
        row("an id beyond all", root + "<c:A xmi:id=\"99999999999\"/></xmi:XMI>", u"a/doc.xmi:1: “99999999999” is no id: a whole number from 0 is expected."_s);
        row("another namespace", root + "<x xmlns=\"urn:x\"/></xmi:XMI>",
            u"a/doc.xmi:1: The element “x” is of no type of UIMA: its namespace does not read http:///….ecore."_s);
        QByteArray sofas;
        for (int i = 1; i <= 1'001; ++i)
            sofas += "<cas:Sofa xmi:id=\"" + QByteArray::number(i) + "\" sofaID=\"v" + QByteArray::number(i) + "\" sofaString=\"a\"/>";
        row("too many texts", root + sofas + "</xmi:XMI>", u"a/doc.xmi:1: The file has more than 1000 views."_s);
        row("no text", root + "</xmi:XMI>", u"a/doc.xmi:1: No view of this document has a text."_s);
    }
    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        // The file is what it says it is by its name.
        QDir(test::scratchPath(u"refused"_s)).removeRecursively();
        const QString file = write(u"refused/a/doc.xmi"_s, bytes);
        write(u"refused/TypeSystem.xml"_s, types);
        const Result<> read = xmi.read({.file = file, .path = u"a/doc.xmi"_s}, {}, [](Bundle &&) { return Result<>(); });
        QVERIFY(!read);
        QCOMPARE(read.error().message, sentence);
        QCOMPARE(read.error().code, Error::Code::BadInput);
    }
    void refusesAHostileTypeSystem()
    {
        const auto read = [](const QByteArray &bytes) {
            return test::readBack(xmi, {{u"doc.xmi"_s, document}, {u"TypeSystem.xml"_s, bytes}}, u"types"_s);
        };
        QCOMPARE(read("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>").error().message,
            u"TypeSystem.xml of doc.xmi:1: The file has a DOCTYPE, which is not read: it can bring in other files."_s);
        QCOMPARE(read("<a/>").error().message, u"TypeSystem.xml of doc.xmi:1: This is no type system of UIMA: it does not begin with typeSystemDescription."_s);
        // Types that are their own supertypes are types of nothing, and no end is waited for.
        const auto circle = read("<typeSystemDescription><types><typeDescription><name>custom.Span</name><supertypeName>b</supertypeName></typeDescription>"
                                 "<typeDescription><name>b</name><supertypeName>custom.Span</supertypeName></typeDescription></types></typeSystemDescription>");
        QVERIFY2(circle, qPrintable(circle ? QString() : circle.error().message));
    }
    void aFeatureThatIsDescribedTwiceIsOne()
    {
        auto files = meeting();
        const QByteArray feature = "<featureDescription><name>value</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>";
        files[u"TypeSystem.xml"_s].replace("</types>", "<typeDescription><name>my.Twice</name><supertypeName>uima.cas.TOP</supertypeName><features>"
                + feature + feature + "</features></typeDescription></types>");
        const auto bundles = test::readBack(xmi, files, u"twice"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const auto back = test::readBack(json, *test::written(json, {Bundle(), bundles->front()}), u"twice"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    }
    void withoutATypeSystemLayersAreTakenForWhatTheyLookLike()
    {
        const auto with = readMeeting();
        const auto without = test::readBack(xmi, {{u"a/doc.xmi"_s, document}}, u"bare"_s);
        QVERIFY2(without, qPrintable(without ? QString() : without.error().message));
        QCOMPARE(without->front().remarks.size(), 2);
        QCOMPARE(without->front().remarks.front(), u"a/doc.xmi:1: There is no TypeSystem.xml beside it, nor above it in the folder that is imported."_s);
        const QString difference = test::difference(comparable(*with, true), comparable(*without, true));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QCOMPARE(described(casOf(rewritten(without->front()))), described(casOf(document)));
    }
    void theTypeSystemAsProgramsSpellIt()
    {
        const auto read = test::readBack(xmi, {{u"a/doc.xmi"_s, document}, {u"typesystem.xml"_s, types}}, u"spelt"_s);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(read->front().remarks, readMeeting()->front().remarks);
    }
    void anEventOfOursMayHoldWhatIsNoLink_data()
    {
        QTest::addColumn<int>("other"); // %ID of what stands in the array besides
        QTest::newRow("a mention") << 2;
        QTest::newRow("the text") << 1;
        QTest::newRow("the event itself") << 71;
        QTest::newRow("a structure that nobody knows") << 80;
    }
    void anEventOfOursMayHoldWhatIsNoLink()
    {
        QFETCH(const int, other);
        const QByteArray bytes = R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada met Bo."},
            {"%ID": 2, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "@sofa": 1, "begin": 0, "end": 3, "value": "PER"},
            {"%ID": 71, "%TYPE": "webanno.custom.GlossatorEvent", "@sofa": 1, "begin": 4, "end": 7, "label": "Meet", "@arguments": 72},
            {"%ID": 72, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [73, )" + QByteArray::number(other) + R"(]},
            {"%ID": 73, "%TYPE": "webanno.custom.GlossatorEventArgumentsLink", "role": "Who", "@target": 2}, {"%ID": 80, "%TYPE": "x.Node"}],
            "%TYPES": {"webanno.custom.GlossatorEventArgumentsLink": {"%SUPER_TYPE": "uima.cas.TOP", "role": {"%RANGE": "uima.cas.String"}, "target": {"%RANGE": "uima.tcas.Annotation"}}},
            "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 71]}}})";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"nolink"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().mentions.size(), 2);
        for (const bool isJson : {true, false}) {
            const auto files = *test::written(formatOf(isJson), {Bundle(), bundles->front()});
            if (isJson)
                QVERIFY2(files[u"folder/1.json"_s].contains("\"%ELEMENTS\": [73, " + QByteArray::number(other) + ']'), files[u"folder/1.json"_s].constData());
            const auto back = test::readBack(formatOf(isJson), files, u"nolink"_s);
            QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
            const QString difference = test::difference(comparable({bundles->front()}, !isJson), comparable({back->front()}, !isJson));
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }
    void aTextMadeShorterLeavesItsMentionsFlagged()
    {
        Bundle bundle;
        bundle.text = u"Ada met Bo in Rome."_s;
        bundle.article.emplace().id = ArticleId(1);
        for (const TextSpan &span : {TextSpan{0, 3}, TextSpan{8, 10}, TextSpan{14, 18}}) {
            Mention &mention = bundle.mentions.emplace_back();
            mention.id = MentionId(qint64(bundle.mentions.size()) + 1);
            mention.article = ArticleId(1);
            mention.type = u"PER"_s;
            mention.extent = span;
            mention.quote = bundle.text.sliced(span.begin, span.length());
            mention.confidence = 0.5; // so that a record goes along
        }
        const QByteArray whole = (*test::written(json, {Bundle(), bundle}))[u"folder/1.json"_s];
        QByteArray cut = whole;
        QVERIFY(cut.contains("Ada met Bo in Rome."));
        cut.replace("Ada met Bo in Rome.", "Ada met");
        const auto bundles = test::readBack(json, {{u"a.json"_s, cut}}, u"short"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const TextOffsets text(bundles->front().text);
        QCOMPARE(bundles->front().mentions.size(), 3);
        for (const Mention &mention : bundles->front().mentions) {
            QVERIFY(mention.extent.isValidFor(text.length()));
            QCOMPARE(mention.flag.isEmpty(), mention.extent == Extent(TextSpan{0, 3}));
        }
    }
    void aTypeOfDkprosIsWhatItIsKnownToBe_data()
    {
        QTest::addColumn<QByteArray>("types");
        QTest::addColumn<int>("remarks");
        const QByteArray name = "\"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\": {";
        QTest::newRow("not described") << QByteArray("{}") << 0;
        QTest::newRow("of a type that nobody knows") << "{" + name + "\"%SUPER_TYPE\": \"uima.tcas.Annotatiom\"}}" << 1;
        QTest::newRow("of none") << "{" + name + "}}" << 1;
        QTest::newRow("of something else") << "{" + name + "\"%SUPER_TYPE\": \"uima.cas.TOP\"}}" << 1;
        QTest::newRow("of itself") << "{" + name + "\"%SUPER_TYPE\": \"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\"}}" << 1;
    }
    void aTypeOfDkprosIsWhatItIsKnownToBe()
    {
        QFETCH(const QByteArray, types);
        const QByteArray bytes = "{\"%TYPES\": " + types
            + ", \"%FEATURE_STRUCTURES\": [{\"%ID\": 1, \"%TYPE\": \"uima.cas.Sofa\", \"sofaID\": \"_InitialView\", \"sofaString\": \"Ada\"}, "
              "{\"%ID\": 2, \"%TYPE\": \"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\", \"@sofa\": 1, \"begin\": 0, \"end\": 3, \"value\": \"PER\"}], "
              "\"%VIEWS\": {\"_InitialView\": {\"%SOFA\": 1, \"%MEMBERS\": [2]}}}";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"known"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QTEST(int(bundles->front().remarks.size()), "remarks");
        QCOMPARE(bundles->front().mentions.size(), 1);
        QCOMPARE(bundles->front().mentions[0].type, u"PER"_s);
        QCOMPARE(bundles->front().mentions[0].quote, u"Ada"_s);
    }
    /// What nobody described is read by what it holds, as in a document without a type system; and that is told.
    void typesThatNobodyDescribesAreTold()
    {
        const QByteArray bytes
            = "{\"%FEATURE_STRUCTURES\": [{\"%ID\": 1, \"%TYPE\": \"uima.cas.Sofa\", \"sofaID\": \"_InitialView\", \"sofaString\": \"Ada\"},\n"
              "{\"%ID\": 2, \"%TYPE\": \"custom.Span\", \"@sofa\": 1, \"begin\": 0, \"end\": 3, \"label\": \"PER\", \"@other\": 9}], "
              "\"%VIEWS\": {\"_InitialView\": {\"%SOFA\": 1, \"%MEMBERS\": [2]}}}";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"undescribed"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().mentions.size(), 1);
        QCOMPARE(bundles->front().remarks,
            QStringList({u"a.json:2: 1 references lead to structures that are not in the file; they were left out."_s,
                u"a.json:1: The type system does not say all of custom.Span: these layers were taken for what they look like."_s}));
    }
    void otherViewsAreKept()
    {
        QByteArray two = document;
        two.replace("<cas:View", "<cas:Sofa xmi:id=\"20\" sofaNum=\"2\" sofaID=\"german\" mimeType=\"text\" sofaString=\"Ada traf Bob.\"/>\n"
                                 "<c:Span xmi:id=\"21\" sofa=\"20\" begin=\"0\" end=\"3\" label=\"PER\"/>\n<cas:View sofa=\"20\" members=\"21\"/>\n<cas:View");
        const auto bundles = readMeeting(two);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().text, u"Ada traf Bob."_s);
        QCOMPARE(bundles->front().mentions.size(), 1u);
        QCOMPARE(bundles->front().remarks, QStringList(u"a/doc.xmi: The view “german” is read; what is in _InitialView is kept and not shown."_s));
        QCOMPARE(described(casOf(rewritten(bundles->front()))), described(casOf(two)));
    }

    /// An annotation that is no member of a view is none to INCEpTION; it is told, and goes out as it came.
    void whatNoViewListsIsKept()
    {
        QByteArray unlisted = document;
        unlisted.replace("<cas:Sofa", "<c:Span xmi:id=\"20\" sofa=\"1\" begin=\"3\" end=\"6\" label=\"PER\"/>\n"
                                      "<c:Span xmi:id=\"21\" sofa=\"1\" begin=\"16\" end=\"19\" label=\"PER\"/>\n<cas:Sofa");
        const QString told = u"2 annotations are in no view, as if they were deleted. They are kept and not shown."_s;
        auto bundles = readMeeting(unlisted);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        Bundle &bundle = bundles->front();
        QCOMPARE(bundle.remarks, QStringList(u"a/doc.xmi: "_s + told));
        QCOMPARE(bundle.mentions.size(), 5u);
        QCOMPARE(described(casOf(rewritten(bundle))), described(casOf(unlisted)));
        const auto back = test::readBack(json, *test::written(json, {Bundle(), bundle}), u"unlisted"_s);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
        QCOMPARE(back->front().remarks, QStringList(u"folder/1.json: "_s + told));
        QCOMPARE(described(casOf(rewritten(back->front()))), described(casOf(unlisted)));
        // It stays on its word where the text is corrected, and goes with it.
        bundle.text = u"X😀 Ada met Bob. She left."_s;
        QCOMPARE(casOf(rewritten(bundle)).find(20)->text("begin"_L1), u"4"_s);
        bundle.text = u"😀  met Bob. She left."_s;
        const Cas without = casOf(rewritten(bundle));
        QVERIFY(!without.find(20));
        QCOMPARE(without.find(21)->text("begin"_L1), u"13"_s);
    }
    void aTextThatNoViewHasIsRead()
    {
        const QByteArray bytes = R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "german", "sofaString": "Ada traf Bob."},
            {"%ID": 2, "%TYPE": "custom.Span", "@sofa": 1, "begin": 0, "end": 3, "label": "PER"}]})";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"viewless"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().text, u"Ada traf Bob."_s);
        QVERIFY(bundles->front().mentions.empty());
        QCOMPARE(bundles->front().remarks.size(), 2); // that, and what was taken for a layer
        const QByteArray out = (*test::written(json, {Bundle(), bundles->front()}))[u"folder/1.json"_s];
        QVERIFY2(out.contains("\"label\": \"PER\"") && out.contains("\"german\": {\"%SOFA\": 1, \"%MEMBERS\": []}"), out.constData());
    }
    void aViewThatDoesNotSayItsTextHasTheOneOfItsName()
    {
        const QByteArray bytes = R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada met Bob."},
            {"%ID": 2, "%TYPE": "custom.Span", "@sofa": 1, "begin": 0, "end": 3, "label": "PER"}], "%VIEWS": {"_InitialView": {"%MEMBERS": [2]}}})";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"sofaless"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().mentions.size(), 1u);
        QCOMPARE(bundles->front().mentions.front().quote, u"Ada"_s);
        QCOMPARE(bundles->front().remarks,
            QStringList(u"a.json:1: The type system does not say all of custom.Span: these layers were taken for what they look like."_s));
    }

    /// Others read in one go: the data of a Sofa have to stand before it.
    void theDataOfASofaMayStandOnEitherSideOfIt()
    {
        const QByteArray sofa = R"({"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "sound", "mimeType": "audio/wav", "@sofaArray": 2})";
        const QByteArray data = R"({"%ID": 2, "%TYPE": "uima.cas.ByteArray", "%ELEMENTS": "AQID"})";
        for (const QByteArray &structures : QByteArrayList{sofa + ", " + data, data + ", " + sofa}) {
            QStringList remarks;
            const auto cas = readCasJson("{\"%FEATURE_STRUCTURES\": [" + structures + "], \"%VIEWS\": {\"sound\": {\"%SOFA\": 1, \"%MEMBERS\": []}}}", u"x"_s, {}, remarks);
            QVERIFY2(cas, qPrintable(cas ? QString() : cas.error().message));
            QCOMPARE(remarks, QStringList());
            QCOMPARE(cas->find(1)->reference("sofaArray"_L1), 2);
            QCOMPARE(cas->find(2)->text("elements"_L1), u"010203"_s);
            const QByteArray out = writeCasJson(*cas, {}).bytes;
            QVERIFY2(out.contains("AQID") && out.indexOf("uima.cas.ByteArray") < out.indexOf("uima.cas.Sofa"), out.constData());
        }
    }

    /// JSON says once what several structures refer to; XMI has it in each.
    void aSharedListStaysOne()
    {
        const auto bundles = test::readBack(json, {{u"a.json"_s, sharing(2, "10, 11")}}, u"shared"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const QByteArray asJson = (*test::written(json, {Bundle(), bundles->front()}))[u"folder/1.json"_s];
        QVERIFY2(asJson.count("%ELEMENTS") == 1 && asJson.count("\"@list\": 2") == 2, asJson.constData());
        const auto files = *test::written(xmi, {Bundle(), bundles->front()});
        const QByteArray asXmi = files[u"folder/1.xmi"_s];
        QVERIFY2(asXmi.count("list=\"10 11\"") == 2 && !asXmi.contains("<cas:FSArray"), asXmi.constData());
        const auto back = test::readBack(xmi, files, u"inplace"_s);
        QVERIFY2(back && back->front().remarks.isEmpty(), qPrintable(back ? back->front().remarks.join(u' ') : back.error().message));
    }
    void aListMayHoldNothing_data()
    {
        QTest::addColumn<QByteArray>("elements");
        QTest::addColumn<int>("structures"); // that refer to the list
        QTest::addColumn<int>("remarks");
        QTest::newRow("null") << QByteArray("null") << 1 << 0;
        QTest::newRow("null, shared") << QByteArray("null") << 2 << 0;
        QTest::newRow("null, of nobody") << QByteArray("null") << 0 << 1; // the view's member is not there
        QTest::newRow("dangling") << QByteArray("7") << 1 << 1;
        QTest::newRow("dangling, shared") << QByteArray("7") << 2 << 1;
        QTest::newRow("two") << QByteArray("null, null") << 1 << 0;
    }
    void aListMayHoldNothing()
    {
        QFETCH(const QByteArray, elements);
        QFETCH(const int, structures);
        QFETCH(const int, remarks);
        const auto bundles = test::readBack(json, {{u"a.json"_s, sharing(structures, elements)}}, u"nothing"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().remarks.size(), remarks);
        for (const bool isJson : {true, false}) {
            const auto files = *test::written(formatOf(isJson), {Bundle(), bundles->front()});
            QVERIFY(!isJson || files[u"folder/1.json"_s].contains("\"%ELEMENTS\": [null"));
            const auto back = test::readBack(formatOf(isJson), files, u"again"_s);
            QVERIFY2(back && back->front().remarks.isEmpty(), qPrintable(back ? back->front().remarks.join(u' ') : back.error().message));
        }
    }
    void aLongListMayBeSharedByMany()
    {
        const int many = 20'000;
        const QByteArray bytes = sharing(many, QByteArray("10, ").repeated(many) + "10");
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"many"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        std::vector<Loss> losses;
        const QByteArray asJson = (*test::written(json, {Bundle(), bundles->front()}, {}, {}, &losses))[u"folder/1.json"_s];
        QVERIFY(asJson.size() < 2 * bytes.size());
        QVERIFY(losses.empty());
        const QByteArray asXmi = (*test::written(xmi, {Bundle(), bundles->front()}, {}, {}, &losses))[u"folder/1.xmi"_s];
        QVERIFY(asXmi.size() < 20'000'000);
        QCOMPARE(losses.size(), 1u);
        QCOMPARE(losses.front().what, u"lists that many annotations share, which XMI would hold once for each"_s);
        QVERIFY(losses.front().count > many / 2 && losses.front().count < many);
    }
    void whatSharedListsWouldGrowToIsBounded()
    {
        QByteArray structures = R"({"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada"},
            {"%ID": 2, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": [)" + QByteArray("\"a\", ").repeated(2'000) + "\"a\"]}";
        QByteArray members = "2";
        for (int id = 10; id < 2'000; ++id) {
            structures += ", {\"%ID\": " + QByteArray::number(id) + R"(, "%TYPE": "custom.Span", "@sofa": 1, "begin": 0, "end": 3, "@tags": 2})";
            members += ", " + QByteArray::number(id);
        }
        const QByteArray bytes = "{\"%FEATURE_STRUCTURES\": [" + structures + "], \"%VIEWS\": {\"_InitialView\": {\"%SOFA\": 1, \"%MEMBERS\": [" + members + "]}}}";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"grown"_s);
        QVERIFY(!bundles);
        QCOMPARE(bundles.error().message, u"a.json:1: Its annotations share lists so that together they would hold more than 1000000 values."_s);
    }
    void listsOfRoles_data()
    {
        QTest::addColumn<bool>("areArrays");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("events");
        QTest::addColumn<bool>("isRead");
        // What is referred to once is no larger than the file, though others could refer to it.
        QTest::newRow("long arrays, each of one event and of the view") << true << 600'000 << 2 << true;
        QTest::newRow("a long list of one event") << false << 2'000 << 1 << true;
        QTest::newRow("lists with a common end") << false << 2'000 << 2'000 << false;
    }
    /// In arrays of their own, or in one list of links that each event enters one link later.
    void listsOfRoles()
    {
        QFETCH(const bool, areArrays);
        QFETCH(const int, length);
        QFETCH(const int, events);
        QFETCH(const bool, isRead);
        const auto number = [](int id) { return QByteArray::number(id); };
        QByteArray bytes = R"({"%TYPES": {"my.Link": {"%NAME": "my.Link", "%SUPER_TYPE": "uima.cas.TOP", "role": {"%NAME": "role", "%RANGE": "uima.cas.String"},
            "target": {"%NAME": "target", "%RANGE": "uima.tcas.Annotation"}}, "my.Event": {"%NAME": "my.Event", "%SUPER_TYPE": "uima.tcas.Annotation",
            "roles": {"%NAME": "roles", "%RANGE": "uima.cas.LIST", "%ELEMENT_TYPE": "my.Link"}}},
            "%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada"},
            {"%ID": 2, "%TYPE": "my.Link", "role": "Who", "@target": 100000})";
        bytes.replace("LIST", areArrays ? "FSArray" : "FSList");
        QByteArray members;
        for (int i = 0; i < events; ++i) {
            bytes += ", {\"%ID\": " + number(100000 + i) + ", \"%TYPE\": \"my.Event\", \"@sofa\": 1, \"begin\": 0, \"end\": 3, \"@roles\": " + number(10 + i) + '}';
            members += number(100000 + i) + ", ";
            if (areArrays) {
                bytes += ", {\"%ID\": " + number(10 + i) + ", \"%TYPE\": \"uima.cas.FSArray\", \"%ELEMENTS\": [" + QByteArray("2, ").repeated(length - 1) + "2]}";
                members += number(10 + i) + ", ";
            }
        }
        for (int i = 0; i < length && !areArrays; ++i)
            bytes += ", {\"%ID\": " + number(10 + i) + ", \"%TYPE\": \"uima.cas.NonEmptyFSList\", \"@head\": 2, \"@tail\": " + number(11 + i) + '}';
        if (!areArrays)
            bytes += ", {\"%ID\": " + number(10 + length) + ", \"%TYPE\": \"uima.cas.EmptyFSList\"}";
        bytes += "], \"%VIEWS\": {\"_InitialView\": {\"%SOFA\": 1, \"%MEMBERS\": [" + members.chopped(2) + "]}}}";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"roles"_s);
        QCOMPARE(bundles.has_value(), isRead);
        if (!isRead) {
            QCOMPARE(bundles.error().message, u"a.json:1: Its annotations share lists so that together they would hold more than 1000000 values."_s);
            return;
        }
        QCOMPARE(bundles->front().eventMentions.size(), size_t(events));
        QCOMPARE(bundles->front().arguments.size(), size_t(events));
    }

    void aViewMayHaveAMillionMembers()
    {
        const auto read = [](qsizetype count) {
            const QByteArray bytes = R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada"},
                {"%ID": 4, "%TYPE": "custom.Span", "@sofa": 1, "begin": 0, "end": 3}], "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [)"
                + QByteArray("4, ").repeated(count - 1) + "4]}}}";
            return test::readBack(json, {{u"a.json"_s, bytes}}, u"members"_s);
        };
        const auto bundles = read(1'000'002);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().mentions.size(), 1u);
        const auto refused = read(2'000'001);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, u"a.json:2: The views have more than 2000000 members."_s);
    }

    void readsXmlInUtf16_data() { test::addUtf16Rows(); }
    /// Also where the file still says that it is in UTF-8.
    void readsXmlInUtf16()
    {
        const QByteArray bytes = test::inUtf16OfRow(document);
        QCOMPARE(xmi.sniff(u"doc.xmi"_s, bytes.first(800)), 90);
        const auto bundles = readMeeting(bytes);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->front().text, u"😀 Ada met Bob. She left."_s);
        QCOMPARE(described(casOf(rewritten(bundles->front()))), described(casOf(document)));
    }

    /// Of very many the first are told.
    void placesThatDoNotFitAreFlaggedInJson()
    {
        QByteArray spans;
        QByteArray members;
        for (int id = 2; id < 105; ++id) {
            const QByteArray number = QByteArray::number(id);
            spans += ",\n{\"%ID\": " + number + ", \"%TYPE\": \"custom.Span\", \"@sofa\": 1, \"begin\": 1, \"end\": 9}";
            members += (members.isEmpty() ? "" : ", ") + number;
        }
        const QByteArray bytes = R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Ada"})" + spans
            + R"(], "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [)" + members + "]}}}";
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"flagged"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const QStringList remarks = bundles->front().remarks.sliced(1); // the first tells of the type system
        QCOMPARE(remarks.size(), 101);
        QCOMPARE(remarks.front(), u"a.json:2: “da” at 1-3 (%ID 2) is flagged. The file gives 1-9 as its place, which is no place in the text."_s);
        QVERIFY2(remarks[99].startsWith(u"a.json:101: "_s), qPrintable(remarks[99]));
        QCOMPARE(remarks.back(), u"a.json: 3 more mention(s) are flagged."_s);
    }

    void readsJsonInUtf16_data() { test::addUtf16Rows(); }
    void readsJsonInUtf16()
    {
        const QByteArray bytes = test::inUtf16OfRow(R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "😀 Şule"},
            {"%ID": 4, "%TYPE": "custom.Span", "@sofa": 1, "begin": 3, "end": 7}], "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [4]}}})");
        QCOMPARE(json.sniff(u"a.json"_s, bytes.first(100)), 90);
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"wide"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        QCOMPARE(bundles->front().text, u"😀 Şule"_s);
        QCOMPARE(bundles->front().mentions.front().quote, u"Şule"_s);
        const auto files = test::written(json, {Bundle(), bundles->front()}); // from what it came as
        QVERIFY(files && (*files)[u"folder/1.json"_s].contains("\"%ID\": 4"));
    }

    void readsJson_data()
    {
        QTest::addColumn<QByteArray>("structures");
        const QByteArray sofa = R"("%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": "Ada met Bob."})";
        const QByteArray span = R"("%TYPE": "custom.Span", "@sofa": 1, "begin": 0, "end": 3, "label": "PER", "#weight": "Inf", "sure": true, "@tags": 9})";
        const QByteArray tags = R"("%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["a b", "c"]})";
        QTest::newRow("as a list") << "[{\"%ID\": 1, " + sofa + ", {\"%ID\": 4, " + span + ", {\"%ID\": 9, " + tags + "]";
        QTest::newRow("by id") << "{\"1\": {" + sofa + ", \"4\": {" + span + ", \"9\": {" + tags + "}";
        QTest::newRow("anchors") << "[{\"%ID\": 1, " + sofa + ", {\"%ID\": 4, " + QByteArray(span).replace("\"begin\"", "\"^begin\"").replace("\"end\"", "\"^end\"")
                + ", {\"%ID\": 9, " + tags + "]";
    }
    void readsJson()
    {
        QFETCH(const QByteArray, structures);
        const QByteArray bytes = R"({"%HEADER": {"%VERSION": "0.4"}, "%TYPES": {"custom.Span": {"%NAME": "custom.Span", "%SUPER_TYPE": "uima.tcas.Annotation",
            "label": {"%NAME": "label", "%RANGE": "uima.cas.String"}, "weight": {"%NAME": "weight", "%RANGE": "uima.cas.Double"},
            "sure": {"%NAME": "sure", "%RANGE": "uima.cas.Boolean"}, "tags": {"%NAME": "tags", "%RANGE": "uima.cas.StringArray"}}}, "%FEATURE_STRUCTURES": )"
            + structures + R"(, "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [4]}}})";
        QCOMPARE(json.sniff(u"a.json"_s, bytes), 90);
        const auto bundles = test::readBack(json, {{u"a.json"_s, bytes}}, u"json"_s);
        QVERIFY2(bundles, qPrintable(bundles ? QString() : bundles.error().message));
        const Bundle &bundle = bundles->front();
        QCOMPARE(bundle.mentions.size(), 1u);
        QCOMPARE(bundle.mentions.front().quote, u"Ada"_s);
        QStringList attributes;
        for (const Attribute &attribute : bundle.attributes)
            attributes << attribute.name + u'=' + attribute.value;
        QCOMPARE(attributes.join(u"; "_s), u"weight=Infinity; sure=true; tags=a b; tags=c"_s);
        const QByteArray out = (*test::written(json, {Bundle(), bundle}))[u"folder/1.json"_s];
        QVERIFY2(out.contains("\"#weight\": \"Infinity\"") && out.contains("\"%HEADER\": {\"%VERSION\": \"0.4\"}"), out.constData());
        QVERIFY(out.contains("\"begin\": 0") && out.contains("\"%ELEMENTS\": [\"a b\", \"c\"]"));
        QStringList remarks;
        QCOMPARE(described(*readCasJson(out, u"x"_s, {}, remarks)), described(*readCasJson(bytes, u"x"_s, {}, remarks)));
    }

    void refusesJson_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &sentence) { QTest::newRow(name) << bytes << sentence; };
        row("a list", "[]", u"doc.json:1: This is no CAS in JSON: it does not begin with an object."_s);
        row("a number", "1", u"doc.json:1: This is no CAS in JSON: it does not begin with an object."_s);
        row("no structures", "{\"%TYPES\": {}}", u"doc.json:1: This is no CAS in JSON: “%FEATURE_STRUCTURES” is missing."_s);
        row("no type", "{\"%FEATURE_STRUCTURES\": [\n{\"%ID\": 1}]}", u"doc.json:2: The feature structure has no “%TYPE”."_s);
        row("no id", "{\"%FEATURE_STRUCTURES\": [\n{\"%TYPE\": \"a\"}]}", u"doc.json:2: The feature structure has no “%ID”, a whole number from 1."_s);
        row("one id twice", "{\"%FEATURE_STRUCTURES\": [{\"%ID\": 1, \"%TYPE\": \"a\"}, {\"%ID\": 1, \"%TYPE\": \"a\"}]}", u"doc.json:1: The %ID 1 is given twice."_s);
        row("a key of that kind", "{\"%FEATURE_STRUCTURES\": {\"x\": {\"%TYPE\": \"a\"}}}", u"doc.json:1: The feature structure has no “%ID”, a whole number from 1."_s);
        row("a reference to a text", "{\"%FEATURE_STRUCTURES\": [{\"%ID\": 1, \"%TYPE\": \"a\", \"@b\": \"c\"}]}", u"doc.json:1: An id has to be a whole number from 0."_s);
        row("a list as a feature", "{\"%FEATURE_STRUCTURES\": [{\"%ID\": 1, \"%TYPE\": \"a\", \"b\": []}]}",
            u"doc.json:1: The feature “b” has to be a text, a number or true or false."_s);
        row("a begin that refers", R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.tcas.Annotation", "@begin": 1, "end": 2}]})",
            u"doc.json:1: UIMA has “begin” hold another kind of value."_s);
        row("views as a list", R"({"%FEATURE_STRUCTURES": [], "%VIEWS": []})", u"doc.json:1: “%VIEWS” has to be an object."_s);
        row("a view that is none", R"({"%FEATURE_STRUCTURES": [], "%VIEWS": {"v": [1]}})", u"doc.json:1: The view “v” has to be an object."_s);
        row("members that are no list", R"({"%FEATURE_STRUCTURES": [], "%VIEWS": {"v": {"%MEMBERS": {}}}})", u"doc.json:1: “%MEMBERS” has to be a list of ids."_s);
        row("a member that is no id", R"({"%FEATURE_STRUCTURES": [], "%VIEWS": {"v": {"%MEMBERS": ["1"]}}})", u"doc.json:1: An id has to be a whole number from 0."_s);
        row("half of UTF-16", "\xff\xfe{\0\""_ba, u"doc.json, line 1: byte 4 is not valid UTF-16LE."_s);
        QByteArray sofas;
        for (int i = 1; i <= 1001; ++i)
            sofas += (i == 1 ? "" : ", ") + QByteArray("{\"%ID\": ") + QByteArray::number(i) + ", \"%TYPE\": \"uima.cas.Sofa\", \"sofaID\": \"v" + QByteArray::number(i) + "\"}";
        row("too many texts", "{\"%FEATURE_STRUCTURES\": [" + sofas + "]}", u"doc.json:1: The file has more than 1000 views."_s);
        row("no view", "{\"%FEATURE_STRUCTURES\": []}", u"doc.json:1: No view of this document has a text."_s);
        row("NUL", R"({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "a\u0000"}], "%VIEWS": {"v": {"%SOFA": 1, "%MEMBERS": []}}})",
            u"doc.json:1: The text holds the character NUL, which no text can."_s);
    }
    void refusesJson()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        const QString file = write(u"doc.json"_s, bytes);
        const Result<> read = json.read({.file = file, .path = u"doc.json"_s}, {}, [](Bundle &&) { return Result<>(); });
        QVERIFY(!read);
        QCOMPARE(read.error().message, sentence);
    }

    /// It is Glossator JSON too.
    void theFileOfTheProjectIsOurs()
    {
        const QByteArray bytes = "{\n  \"format\": \"glossator\",\n  \"version\": 1\n}\n";
        QDir(test::scratchPath(u"sniffed"_s)).removeRecursively();
        write(u"sniffed/a/doc.xmi"_s, document);
        QCOMPARE(sniffFormat(write(u"sniffed/project.glossator"_s, bytes))->info().id, u"cas-xmi"_s);
        QCOMPARE(sniffFormat(write(u"sniffed/my-project.glossator"_s, bytes))->info().id, u"json"_s);
        QFile::remove(test::scratchPath(u"sniffed/my-project.glossator"_s));
        const auto sources = xmi.find(test::scratchPath(u"sniffed"_s));
        QVERIFY(sources);
        QStringList found;
        for (const Source &source : *sources)
            found << source.path + (source.isOfProject ? u" first"_s : QString());
        QCOMPARE(found.join(u", "_s), u"project.glossator first, a/doc.xmi"_s);
    }

    void sniffsOnlyItsOwn()
    {
        QCOMPARE(xmi.sniff(u"a.xmi"_s, document.first(200)), 90);
        QCOMPARE(xmi.sniff(u"a.xml"_s, types), 0);
        QCOMPARE(json.sniff(u"a.json"_s, "{\"format\": \"glossator\""), 0);
        QCOMPARE(json.sniff(u"a.json"_s, "{\n  \"%TYPES\": {"), 90);
        QCOMPARE(json.sniff(u"a.jsonl"_s, "{\"text\": 1}"), 0);
    }

    void readsInceptionsCorpus()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/inception-webanno-tsv");
        const QString top = test::sharedDir() + u"/corpora/inception-webanno-tsv/inception/inception-io-webanno-tsv/src/test/resources"_s;
        QFile typesFile(top + u"/desc/type/webannoTestTypes.xml"_s);
        QVERIFY(typesFile.open(QIODevice::ReadOnly));
        const QByteArray corpusTypes = typesFile.readAll();
        qsizetype files = 0;
        qsizetype mentions = 0;
        qsizetype relations = 0;
        qsizetype events = 0;
        qsizetype roles = 0;
        qsizetype entities = 0;
        qsizetype attributes = 0;
        qsizetype flagged = 0;
        QDirIterator all(top, {u"*.xmi"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const QByteArray &system : {corpusTypes, QByteArray()}) { // with the type system, and guessed
                QMap<QString, QByteArray> input{{u"doc.xmi"_s, bytes}};
                if (!system.isEmpty())
                    input.insert(u"TypeSystem.xml"_s, system);
                auto bundles = test::readBack(xmi, input, u"corpus"_s);
                QVERIFY2(bundles, qPrintable(file.fileName() + u": "_s + (bundles ? QString() : bundles.error().message)));
                Bundle &bundle = bundles->front();
                sign(bundle);
                const auto out = *test::written(xmi, {Bundle(), bundle});
                QStringList remarks;
                const Cas before = *readCasXmi(bytes, u"before"_s, *readTypeSystem(corpusTypes, u"t"_s, remarks), remarks);
                const Cas after = *readCasXmi(out[u"folder/1.xmi"_s], u"after"_s, *readTypeSystem(corpusTypes, u"t"_s, remarks), remarks);
                QCOMPARE(described(after), described(before));
                const auto again = test::readBack(xmi, out, u"again"_s);
                QVERIFY(again);
                std::vector<Bundle> unsign{bundle};
                const QString difference = test::difference(comparable(*test::readBack(xmi, input, u"corpus"_s), true), comparable(*again, true));
                QVERIFY2(difference.isEmpty(), qPrintable(file.fileName() + u'\n' + difference));
                const auto asJson = test::readBack(json, *test::written(json, {Bundle(), bundle}), u"json"_s);
                QVERIFY2(asJson, qPrintable(asJson ? QString() : asJson.error().message));
                const QString jsonDifference = test::difference(comparable(*again, true), comparable(*asJson, true));
                QVERIFY2(jsonDifference.isEmpty(), qPrintable(file.fileName() + u'\n' + jsonDifference));
                if (system.isEmpty())
                    continue;
                ++files;
                mentions += qsizetype(bundle.mentions.size());
                relations += qsizetype(bundle.relations.size());
                events += qsizetype(bundle.eventMentions.size());
                roles += qsizetype(bundle.arguments.size());
                entities += qsizetype(bundle.entities.size());
                attributes += qsizetype(bundle.attributes.size());
                flagged += std::ranges::count_if(bundle.mentions, [](const Mention &mention) { return !mention.flag.isEmpty(); });
            }
        }
        QCOMPARE(files, 73);
        QCOMPARE(flagged, 0);
        qInfo("%lld files: %lld mentions, %lld relations, %lld events, %lld roles, %lld entities, %lld attributes; %lld flagged, 0 lost",
            qlonglong(files), qlonglong(mentions), qlonglong(relations), qlonglong(events), qlonglong(roles), qlonglong(entities),
            qlonglong(attributes), qlonglong(flagged));
    }
};

QTEST_GUILESS_MAIN(CasFormatTest)
#include "tst_casformat.moc"
