// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/htmlformat.h"

#include "models/base/partialdate.h"
#include "models/base/textoffsets.h"
#include "models/domain/schema.h"
#include "models/formats/htmllook.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <span>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

struct ReadMark {
    QString classes;
    QString title;
    QString tag;
    QString text;
};

/// The text of an article as the page has it, and what lies over each of its code points.
struct ReadArticle {
    QString id;
    QString text;
    std::vector<QStringList> titles; ///< by code point
    std::vector<ReadMark> marks; ///< in the order of their opening tags
};

struct ReadPage {
    std::vector<ReadArticle> articles;
    QStringList elements; ///< each name once
    QStringList attributes; ///< `element@attribute`, each once
    QStringList ids;
    QStringList links; ///< the values of href
    QStringList headings; ///< `h1 words`
    QString words; ///< all that can be read, without the style sheet
    QString bare; ///< what could turn the direction of what stands beside it
    QString style;
    QString problem;
};

ReadPage readPage(const QByteArray &bytes)
{
    ReadPage page;
    QXmlStreamReader xml(bytes);
    std::vector<ReadMark *> open;
    std::vector<size_t> openMarks; // of the article
    QStringList path;
    std::vector<bool> isolated;
    int textDepth = -1;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            const QString name = xml.name().toString();
            path << name;
            isolated.push_back(name == "bdi"_L1 || xml.attributes().hasAttribute(u"dir"_s));
            if (!page.elements.contains(name))
                page.elements << name;
            for (const auto &attribute : xml.attributes()) {
                const QString both = name + u'@' + attribute.qualifiedName().toString();
                if (!page.attributes.contains(both))
                    page.attributes << both;
            }
            const auto value = [&xml](const QString &attribute) { return xml.attributes().value(attribute).toString(); };
            if (xml.attributes().hasAttribute(u"id"_s))
                page.ids << value(u"id"_s);
            if (xml.attributes().hasAttribute(u"href"_s))
                page.links << value(u"href"_s);
            if (name == "article"_L1)
                page.articles.emplace_back().id = value(u"id"_s);
            if (name == "div"_L1 && value(u"class"_s) == "text"_L1)
                textDepth = int(path.size());
            if (name == "mark"_L1 && textDepth >= 0) {
                openMarks.push_back(page.articles.back().marks.size());
                page.articles.back().marks.push_back({value(u"class"_s), value(u"title"_s), value(u"data-tag"_s), {}});
            }
            if (name.size() == 2 && name[0] == u'h' && name[1].isDigit())
                page.headings << name + u' ';
        } else if (xml.isEndElement()) {
            if (textDepth == path.size())
                textDepth = -1;
            if (path.last() == "mark"_L1 && textDepth >= 0)
                openMarks.pop_back();
            path.removeLast();
            isolated.pop_back();
        } else if (xml.isCharacters()) {
            const QString text = xml.text().toString();
            if (path.contains(u"style"_s)) {
                page.style += text;
                continue;
            }
            page.words += text;
            if (!path.contains(u"title"_s) && std::ranges::find(isolated, true) == isolated.end())
                page.bare += text;
            if (path.contains(u"h1"_s) || path.contains(u"h2"_s))
                page.headings.last() += text;
            if (textDepth < 0)
                continue;
            ReadArticle &article = page.articles.back();
            article.text += text;
            QStringList titles;
            for (const size_t mark : openMarks) {
                article.marks[mark].text += text;
                titles << article.marks[mark].title;
            }
            article.titles.resize(article.titles.size() + size_t(TextOffsets(text).length()), titles);
        }
    }
    page.problem = xml.errorString();
    return page;
}

ReadPage pageOf(const std::vector<Bundle> &project, const Schema &schema = {}, std::vector<Loss> *losses = nullptr)
{
    const auto files = test::written(HtmlFormat(), project, {}, schema, losses);
    if (!files)
        return {.problem = files.error().message};
    return readPage((*files)[QString()]);
}

qint64 lost(const std::vector<Loss> &losses, const QString &what)
{
    const auto loss = std::ranges::find(losses, what, &Loss::what);
    return loss == losses.end() ? 0 : loss->count;
}

/// What XML cannot hold, as the report writes it.
QString held(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (unit.isSurrogate() || unit.unicode() >= 0xfffe || (unit < u' ' && !u"\t\n\r"_s.contains(unit)))
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

/// One article of that text.
std::vector<Bundle> projectOf(const QString &text)
{
    std::vector<Bundle> project(2);
    project[1].article = Article{.id = ArticleId(1), .title = u"Title"_s, .path = u"a.txt"_s};
    project[1].text = text;
    return project;
}

void mark(Bundle &bundle, const QString &type, const Extent &extent)
{
    Mention mention;
    mention.id = MentionId(qint64(bundle.mentions.size()) + 10);
    mention.article = bundle.article->id;
    mention.type = type;
    mention.extent = extent;
    mention.quote = TextOffsets(bundle.text).quote(extent);
    bundle.mentions.push_back(mention);
}

/// All fields of a project that hold words of strangers, filled with the same.
std::vector<Bundle> filledWith(const QString &words)
{
    std::vector<Bundle> project = projectOf(words + u" met "_s + words + u"."_s);
    Bundle &in = project[1];
    Article &article = *in.article;
    article.title = article.source = article.byline = article.url = article.language = article.published = article.path = words;
    in.entities.push_back({EntityId(2), words, words, {words}, words, {}});
    in.events.push_back({EventId(3), words, words, {}});
    const qsizetype length = TextOffsets(words).length();
    mark(in, words, TextSpan{0, length});
    in.mentions.back().entity = EntityId(2);
    in.mentions.back().flag = words;
    in.mentions.back().level = words;
    mark(in, words, TextSpan{length + 1, length + 4});
    in.eventMentions.push_back({EventMentionId(4), EventId(3), article.id, MentionId(11), {}, {}});
    in.arguments.push_back({ArgumentId(5), EventMentionId(4), words, 0, Filler(words), {}, 0});
    in.arguments.push_back({ArgumentId(6), EventMentionId(4), words, 1, Filler(MentionId(10)), {}, 0});
    in.relations.push_back({RelationId(7), article.id, words, RelationEnd(MentionId(10), words), RelationEnd(EntityId(2), words), {}, words, {}, {}});
    qint64 id = 20;
    for (const Owner &owner : {Owner(article.id), Owner(EntityId(2)), Owner(EventId(3)), Owner(EventMentionId(4)), Owner(ArgumentId(5)), Owner(RelationId(7))}) {
        in.attributes.push_back({AttributeId(++id), owner, words, words, 0, {}, 0});
        in.notes.push_back({NoteId(++id), owner, words, words, {}, 0});
        in.externalIds.push_back({ExternalIdId(++id), owner, ExternalId::Kind::Link, words, words, words, words});
    }
    return project;
}

} // namespace

class HtmlFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsAreShownRight()
    {
        const int rounds = test::repetitions(200, 5'000);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, random.bounded(4));
            std::vector<Loss> losses;
            const ReadPage page = pageOf(project, {}, &losses);
            QVERIFY2(page.problem.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(page.problem)));
            QCOMPARE(page.articles.size(), project.size() - 1);
            QCOMPARE(lost(losses, u"marks that lie over too many others, of which only the beginning is shown"_s), 0);
            for (size_t i = 1; i < project.size(); ++i) {
                const ReadArticle &article = page.articles[i - 1];
                QCOMPARE(article.text, held(project[i].text));
                verifyMarks(article, project[i], seed);
            }
            verifyLinks(page);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void textsStayAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("paragraphs");
        const auto row = [](const char *what, const QString &text, int paragraphs) { QTest::newRow(what) << text << paragraphs; };
        row("none", QString(), 1);
        row("no line end", u"One."_s, 1);
        row("lines", u"One.\n\nTwo.\n"_s, 3);
        row("CR LF", u"One.\r\nTwo.\r\n"_s, 2);
        row("lone CR", u"One.\rTwo."_s, 2);
        row("CR at the end", u"One.\r"_s, 1);
        row("line ends of Unicode", u"a\u2028b\u2029c\u0085d"_s, 4);
        row("byte order mark", u"\ufeffOne."_s, 1);
        row("blanks", u"  a\t\tb\u00a0c  \n   "_s, 2);
        row("markup", u"<p>&amp;\"'</p><!-- ]]> --><script>"_s, 1);
        row("emoji", u"👩‍🚀🇹🇷 e\u0301"_s, 1);
        row("right to left", u"خفر السواحل\nabc رشيمة"_s, 2);
        row("zero width", u"a\u200b\u200d\u2060b\u202ec"_s, 1);
        row("controls", u"a"_s + QChar(0) + u"\u0007\u000bb\u007f\u0090"_s, 1);
        row("half a character", u"a"_s + QChar(0xdfff) + u"b"_s, 1);
    }
    void textsStayAsTheyAre()
    {
        QFETCH(const QString, text);
        QFETCH(const int, paragraphs);
        std::vector<Bundle> project = projectOf(text);
        for (qsizetype i = 0; i < TextOffsets(text).length(); ++i)
            mark(project[1], u"X"_s, TextSpan{i, std::min(i + 2, TextOffsets(text).length())});
        const auto files = test::written(HtmlFormat(), project);
        const ReadPage page = readPage((*files)[QString()]);
        QVERIFY2(page.problem.isEmpty(), qPrintable(page.problem));
        QCOMPARE(page.articles.front().text, held(text));
        const QByteArray bytes = (*files)[QString()];
        QCOMPARE(bytes.count("<p dir=\"auto\""), paragraphs);
    }

    void marks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("extents"); // `TYPE 0-3,5-7; …`
        QTest::addColumn<QByteArray>("html");
        const auto row = [](const char *what, const QString &text, const QString &extents, const QByteArray &html) {
            QTest::newRow(what) << text << extents << html;
        };
        row("one", u"Ada met Bob."_s, u"PER 0-3"_s, R"(<p dir="auto"><mark class="t1 k0" title="PER" data-tag="PER">Ada</mark> met Bob.</p>)");
        row("nested", u"abc"_s, u"A 0-3; B 1-2"_s,
            R"(<p dir="auto" style="--n:1"><mark class="t1 k1" title="A" data-tag="A">a</mark>)"
            R"(<mark class="t1 k1" title="A"><mark class="t2 k0 over" title="B" data-tag="B">b</mark></mark>)"
            R"(<mark class="t1 k1" title="A">c</mark></p>)");
        row("crossing", u"abc"_s, u"A 0-2; B 1-3"_s,
            R"(<p dir="auto" style="--n:1"><mark class="t1 k0" title="A" data-tag="A">a</mark>)"
            R"(<mark class="t2 k1 over" title="B" data-tag="B"><mark class="t1 k0" title="A">b</mark></mark>)"
            R"(<mark class="t2 k1" title="B">c</mark></p>)");
        row("at the end of a word", u"abc"_s, u"A 1-3"_s, R"(<p dir="auto">a<mark class="t1 k0 in" title="A" data-tag="A">bc</mark></p>)");
        row("with a gap", u"a b c"_s, u"A 0-1,4-5; B 2-3"_s,
            R"(<p dir="auto"><mark class="t1 k0" title="A" data-tag="A">a</mark> )"
            R"(<mark class="t2 k0" title="B" data-tag="B">b</mark> <mark class="t1 k0" title="A" data-tag="…">c</mark></p>)");
        row("over a line end", u"a\nb"_s, u"A 0-3"_s,
            "<p dir=\"auto\"><mark class=\"t1 k0\" title=\"A\" data-tag=\"A\">a\n</mark></p>"
            "<p dir=\"auto\"><mark class=\"t1 k0\" title=\"A\">b</mark></p>");
        row("nothing", u"ab"_s, u"A 1-1; B 2-2"_s,
            R"(<p dir="auto">a<mark class="t1" title="A" data-tag="A"></mark>b<mark class="t2" title="B" data-tag="B"></mark></p>)");
        row("at the same place", u"a"_s, u"A 0-1; B 0-1"_s,
            R"(<p dir="auto" style="--n:1"><mark class="t2 k1" title="B" data-tag="B"><mark class="t1 k0" title="A" data-tag="A">a</mark></mark></p>)");
    }
    void marks()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, extents);
        QFETCH(const QByteArray, html);
        std::vector<Bundle> project = projectOf(text);
        for (const QString &one : extents.split(u"; "_s))
            mark(project[1], one.section(u' ', 0, 0), *Extent::fromString(one.section(u' ', 1)));
        const auto files = test::written(HtmlFormat(), project);
        const QByteArray page = (*files)[QString()];
        const qsizetype begin = page.indexOf("<div class=\"text\">") + 18;
        const QByteArray written = page.sliced(begin, page.indexOf("</div>", begin) - begin);
        QCOMPARE(written, html);
    }

    /// However many lie over each other, the page grows with the text and with the marks.
    void manyMarksOverEachOther()
    {
        const QString text = u"word "_s.repeated(2'000);
        std::vector<Bundle> project = projectOf(text);
        for (int i = 0; i < 2'000; ++i)
            mark(project[1], u"X"_s, TextSpan{i, text.size() - i});
        std::vector<Loss> losses;
        const auto files = test::written(HtmlFormat(), project, {}, {}, &losses);
        QVERIFY((*files)[QString()].size() < 4'000'000);
        QCOMPARE(lost(losses, u"marks that lie over too many others, of which only the beginning is shown"_s), 2'000 - mostLanes);
        QCOMPARE(readPage((*files)[QString()]).articles.front().text, text);
    }

    void hostileWordsAreWords_data()
    {
        QTest::addColumn<QString>("words");
        const QStringList all{u"<script>alert(1)</script>"_s, u"</style><script>alert(1)</script>"_s, u"\"><img src=x onerror=alert(1)>"_s,
            u"' onmouseover='alert(1)"_s, u"\" style=\"background:url(http://x.example/)"_s, u"<svg/onload=alert(1)>"_s,
            u"<iframe src=\"https://x.example\"></iframe>"_s, u"<link rel=stylesheet href=http://x.example/a.css>"_s,
            u"<meta http-equiv=refresh content=\"0;url=http://x.example\">"_s, u"<base href=http://x.example/>"_s,
            u"]]><x>"_s, u"<!-- --!> <x>"_s, u"<![CDATA[x]]>"_s, u"&lt;script&gt; &#60;b&#62; &x;"_s, u"&amp;amp;"_s,
            u"</title></head><body onload=alert(1)>"_s, u"</mark></p></div></article></main>"_s, u"<textarea><plaintext>"_s,
            u"{}*{background:url(//x.example)}"_s, u"expression(alert(1))"_s, u"\\3c script\\3e"_s, u"<\u0000script>"_s,
            u"\u202e<evil>\u2066"_s, u"＜script＞"_s, u"<a href=javascript:alert(1)>"_s, u"`${alert(1)}`"_s, u"{{7*7}}"_s,
            u"<?xml-stylesheet href=\"http://x.example\"?>"_s, u"<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>"_s,
            u"<object data=x></object><embed src=x>"_s, u"<form action=//x.example><input autofocus onfocus=alert(1)>"_s};
        for (const QString &words : all)
            QTest::newRow(held(words).toUtf8().constData()) << words;
    }
    void hostileWordsAreWords()
    {
        QFETCH(const QString, words);
        const auto files = test::written(HtmlFormat(), filledWith(words));
        verifyHarmless((*files)[QString()], words);
    }
    void hostileWordsOfAllKinds()
    {
        static const QStringList pieces{u"<"_s, u">"_s, u"\""_s, u"'"_s, u"&"_s, u"/"_s, u"="_s, u" "_s, u"script"_s, u"onload"_s,
            u"style"_s, u"javascript:"_s, u"--"_s, u"!"_s, u"["_s, u"]]>"_s, u"\n"_s, u"\r"_s, u"\t"_s, u"\u2028"_s, u"#"_s, u";"_s, u"x"_s,
            u"\\"_s, u"`"_s, u"{"_s, u"}"_s, u"\u202e"_s, u"🌊"_s, QString(QChar(0)), QString(QChar(0xd800)), u"\u001b"_s, u"http://x"_s};
        const int rounds = test::repetitions(2'000, 20'000);
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            QString words;
            for (int i = random.bounded(1, 12); i > 0; --i)
                words += pieces[random.bounded(int(pieces.size()))];
            const auto files = test::written(HtmlFormat(), filledWith(words));
            verifyHarmless((*files)[QString()], words);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("href"); // empty: it is no link
        const auto row = [](const QString &url, const QString &href = {}) { QTest::newRow(qPrintable(url)) << url << href; };
        row(u"https://example.org/a?b=1&c=2#d"_s, u"https://example.org/a?b=1&c=2#d"_s);
        row(u"http://example.org"_s, u"http://example.org"_s);
        row(u"HTTPS://Example.org/ş"_s, u"https://example.org/%C5%9F"_s);
        row(u"javascript:alert(1)"_s);
        row(u"JaVaScRiPt:alert(1)"_s);
        row(u" javascript:alert(1)"_s);
        row(u"java\nscript:alert(1)"_s);
        row(u"data:text/html,<script>alert(1)</script>"_s);
        row(u"vbscript:x"_s);
        row(u"file:///etc/passwd"_s);
        row(u"//example.org/a"_s);
        row(u"http:javascript:alert(1)"_s);
        row(u"https:///a"_s);
        row(u"ftp://example.org"_s);
        row(u"example.org"_s);
        row(u"https://example.org/\" onclick=\"alert(1)"_s);
    }
    void addresses()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, href);
        std::vector<Bundle> project = projectOf(u"Text."_s);
        project[1].article->url = url;
        ReadPage page = pageOf(project);
        QVERIFY(page.words.contains(url.simplified()));
        page.links.removeIf([](const QString &link) { return link.startsWith(u'#'); });
        QCOMPARE(page.links, href.isEmpty() ? QStringList() : QStringList(href));
        if (!href.isEmpty())
            QVERIFY((*test::written(HtmlFormat(), project))[QString()].contains(" rel=\"noreferrer noopener\">"));
    }

    /// The promises of the head: nothing is loaded, nothing runs, and nobody learns from where a link was followed.
    void nothingIsLoaded()
    {
        const QByteArray page = (*test::written(HtmlFormat(), filledWith(u"words"_s)))[QString()];
        QVERIFY(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"));
        QVERIFY(page.contains(R"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>)"));
        QVERIFY(page.contains(R"(<meta name="referrer" content="no-referrer"/>)"));
        QVERIFY(page.contains(R"(<meta name="viewport")"));
        const ReadPage read = readPage(page);
        QVERIFY(!read.style.contains("url("_L1) && !read.style.contains("@import"_L1) && !read.style.contains("http"_L1));
        QVERIFY(!page.contains("src="));
        QVERIFY(!page.contains("http:") && !page.contains("https:"));
    }

    void namesOfCodersStay()
    {
        std::vector<Bundle> project = filledWith(u"words"_s);
        for (Bundle &bundle : project)
            bundle.authors.push_back({AuthorId(900), u"uuid-coder"_s, u"Grace Coder"_s});
        project[1].mentions.front().by = {AuthorId(900), 1'700'000'000'000, 1'700'000'000'000, {}};
        std::vector<Loss> losses;
        const auto files = test::written(HtmlFormat(), project, {}, {}, &losses);
        QVERIFY(!(*files)[QString()].contains("Coder") && !(*files)[QString()].contains("uuid-"));
        QCOMPARE(lost(losses, u"who marked something, and when"_s), 1);
    }
    void whatAReportDoesNotHoldIsTold()
    {
        std::vector<Bundle> project = filledWith(u"words"_s);
        std::vector<Loss> losses;
        QVERIFY(test::written(HtmlFormat(), project, {}, {}, &losses));
        QCOMPARE(lost(losses, u"levels of mentions"_s), 1);
        QCOMPARE(lost(losses, u"roles in relations"_s), 1);
        QCOMPARE(losses.size(), 2u);
        Bundle &in = project[1];
        in.article->state = ReadingState::Done;
        in.attributes.push_back({AttributeId(800), MentionId(11), u"Negation"_s, {}, 0, {}, 0});
        in.externalIds.push_back({ExternalIdId(801), MentionId(11), ExternalId::Kind::Link, u"Wikidata"_s, u"Q1"_s, {}, {}});
        losses.clear();
        QVERIFY(test::written(HtmlFormat(), project, {}, {}, &losses));
        QCOMPARE(lost(losses, u"how far articles were read"_s), 1);
        QCOMPARE(lost(losses, u"attributes"_s), 1);
        QCOMPARE(lost(losses, u"links to knowledge bases of mentions that name no entity"_s), 1);
    }
    /// What hangs on things is all there.
    void detailsAreShown()
    {
        std::vector<Bundle> project = filledWith(u"words"_s);
        for (Attribute &attribute : project[1].attributes)
            attribute.value = u"value %1"_s.arg(attribute.id.value());
        for (Note &note : project[1].notes)
            note.text = u"note %1"_s.arg(note.id.value());
        for (ExternalId &link : project[1].externalIds)
            link.value = u"Q%1"_s.arg(link.id.value());
        const ReadPage page = pageOf(project);
        for (const Attribute &attribute : project[1].attributes)
            QVERIFY2(page.words.contains(attribute.value), qPrintable(attribute.value));
        for (const Note &note : project[1].notes)
            QVERIFY2(page.words.contains(note.text), qPrintable(note.text));
        for (const ExternalId &link : project[1].externalIds)
            QVERIFY2(page.words.contains(link.value), qPrintable(link.value));
    }

    /// Whoever gets the page sees of what it is a report, and of when.
    void theHeadTellsOfWhatAndWhen()
    {
        const auto headOf = [](const std::vector<Bundle> &project, const Occasion &occasion) {
            const auto writer = HtmlFormat().writer();
            writer->setOccasion(occasion);
            QByteArray page;
            const auto add = [&page](const Result<std::vector<OutputFile>> &parts) {
                for (const OutputFile &part : *parts)
                    page += part.bytes;
            };
            add(writer->begin(project.front(), {}));
            for (const Bundle &article : std::span(project).subspan(1))
                add(writer->add(article));
            add(writer->end());
            const qsizetype begin = page.indexOf("<header>");
            return page.sliced(begin, page.indexOf("</header>") - begin);
        };
        const Occasion occasion{test::scratchPath(u"<Convoys> of May.gloss"_s), QDate(2024, 5, 4)};
        const QByteArray day = "<time datetime=\"2024-05-04\">Report of " + dateInWords(u"2024-05-04"_s).toUtf8() + "</time>";
        std::vector<Bundle> project = projectOf(u"Text."_s);
        QByteArray head = headOf(project, occasion);
        QVERIFY2(head.contains("<h1><bdi>Title</bdi></h1>"), head.constData()); // of one article its own name
        QVERIFY2(head.contains("<span><bdi>&lt;Convoys&gt; of May</bdi></span>") && head.contains(day), head.constData());
        project.push_back(project.back());
        project.back().article->id = ArticleId(2);
        head = headOf(project, occasion);
        QVERIFY2(head.contains("<h1><bdi>&lt;Convoys&gt; of May</bdi></h1>") && head.contains(day), head.constData());
        QCOMPARE(head.count("Convoys"), 1);
        head = headOf(project, {});
        QVERIFY2(head.contains("<h1><bdi>Annotated articles</bdi></h1>") && !head.contains("<time"), head.constData());
    }

    /// A row for each article that tells of it: who did what to whom in whose words, the earliest first.
    void eventsAreToldWithTheirRoles()
    {
        std::vector<Bundle> project = projectOf(u"Ada met Bob."_s);
        Bundle &first = project[1];
        first.article->published = u"2024-05-04"_s;
        first.entities.push_back({EntityId(2), u"PER"_s, u"Ada Lovelace"_s, {}, {}, {}});
        first.events.push_back({EventId(3), u"Meet"_s, {}, {}});
        mark(first, u"PER"_s, TextSpan{0, 3});
        first.mentions.back().entity = EntityId(2);
        mark(first, u"Meet"_s, TextSpan{4, 7});
        mark(first, u"PER"_s, TextSpan{8, 11});
        first.eventMentions.push_back({EventMentionId(4), EventId(3), ArticleId(1), MentionId(11), {}, {}});
        first.arguments.push_back({ArgumentId(5), EventMentionId(4), u"Who"_s, 0, Filler(MentionId(10)), {}, 0});
        first.arguments.push_back({ArgumentId(6), EventMentionId(4), u"Who"_s, 1, Filler(MentionId(12)), {}, 0});
        first.arguments.push_back({ArgumentId(7), EventMentionId(4), u"Where"_s, 2, Filler(u"Baku"_s), {}, 0});
        Bundle second = projectOf(u"Two met."_s)[1];
        second.article->id = ArticleId(100);
        second.article->title = u"Second"_s;
        second.article->published = u"2024-05-03"_s;
        second.events = {{EventId(3), u"Meet"_s, {}, {}}, {EventId(8), u"Die"_s, {}, {}}};
        second.eventMentions.push_back({EventMentionId(9), EventId(3), ArticleId(100), {}, {}, {}});
        second.arguments.push_back({ArgumentId(10), EventMentionId(9), u"Who"_s, 0, Filler(u"two people"_s), {}, 0});
        project.push_back(second);
        const QByteArray page = (*test::written(HtmlFormat(), project))[QString()];
        const qsizetype begin = page.indexOf("<tbody>", page.indexOf("<section id=\"events\">"));
        QString rows = QString::fromUtf8(page.sliced(begin, page.indexOf("</tbody>", begin) - begin));
        QCOMPARE(rows.count(u"<tr id=\"event3\">"_s), 1);
        QVERIFY(rows.contains(u"<a href=\"#entity2\"><bdi>Ada Lovelace</bdi></a> <q><bdi>Ada</bdi></q>"_s));
        QVERIFY(rows.contains(u"<a href=\"#article100\">"_s));
        rows.replace(QRegularExpression(u"</(th|td)>"_s), u"|"_s).replace(u"</li>"_s, u";"_s).remove(QRegularExpression(u"<[^>]*>"_s));
        QCOMPARE(rows.trimmed(),
            u"Meet|Meet|Who two people;|Second|%1|\nmet|the same|Who Ada Lovelace Ada;Who Bob;Where Baku;|Title|%2|\nDie|Die||||"_s
                .arg(dateInWords(u"2024-05-03"_s), dateInWords(u"2024-05-04"_s)));
    }

    /// So many that they wait in a temporary file, in another order than that of the table.
    void manyEventsStandInTheirOrder()
    {
        constexpr int events = 4'000;
        std::vector<Bundle> project(1);
        for (const qint64 id : {1, 2}) {
            Bundle &article = project.emplace_back(projectOf(u"They met."_s)[1]);
            article.article->id = ArticleId(id);
            article.article->published = id == 1 ? u"2024-05-04"_s : u"2024-05-03"_s; // the second is told first
            for (int i = 0; i < events; ++i) {
                const EventMentionId mention(id * 100'000 + i);
                article.events.push_back({EventId(1'000 + i), u"Meet"_s, {}, {}});
                article.eventMentions.push_back({mention, EventId(1'000 + i), ArticleId(id), {}, {}, {}});
                const QString who = u"of%1in%2"_s.arg(i).arg(id) + u" word"_s.repeated(28);
                article.arguments.push_back({ArgumentId(id * 10'000 + i), mention, u"Who"_s, 0, Filler(who), {}, 0});
            }
        }
        const auto files = test::written(HtmlFormat(), project);
        QVERIFY2(files, files ? "" : qPrintable(files.error().message));
        const QByteArray page = (*files)[QString()];
        const QString table = QString::fromUtf8(page.sliced(page.indexOf("<section id=\"events\">")));
        QVERIFY(table.size() > 2 << 20);
        static const QRegularExpression place(u"of(\\d+)in(\\d)"_s);
        int row = 0;
        for (auto found = place.globalMatch(table); found.hasNext(); ++row) {
            const auto match = found.next();
            QCOMPARE(match.captured(1).toInt(), row / 2);
            QCOMPARE(match.captured(2).toInt(), row % 2 == 0 ? 2 : 1);
        }
        QCOMPARE(row, 2 * events);
        QVERIFY(readPage(page).problem.isEmpty());
    }

    void canBeFollowedWithoutEyesOrColours()
    {
        const QByteArray bytes = (*test::written(HtmlFormat(), filledWith(u"words"_s)))[QString()];
        const ReadPage page = readPage(bytes);
        int level = 0;
        for (const QString &heading : page.headings) {
            const int next = heading[1].digitValue();
            QVERIFY2(next <= level + 1 && heading.size() > 3, qPrintable(heading));
            level = next;
        }
        QCOMPARE(page.headings.first(), u"h1 words"_s);
        QCOMPARE(page.headings.filter(QRegularExpression(u"^h1"_s)).size(), 1);
        QCOMPARE(bytes.count("<table>"), bytes.count("<caption>"));
        QVERIFY(bytes.count("<table>") >= 6);
        QCOMPARE(bytes.count("<th "), bytes.count("<th scope=\"col\"") + bytes.count("<th scope=\"row\""));
        QVERIFY(!bytes.contains("<th>"));
        QCOMPARE(bytes.count("<mark"), bytes.count("<mark class=\"t"));
        for (const ReadMark &mark : page.articles.front().marks)
            QVERIFY(mark.title.startsWith("words"_L1) && mark.tag == "words"_L1);
        QVERIFY(bytes.indexOf("<nav>") < bytes.indexOf("<article") && bytes.indexOf("</article>") < bytes.indexOf("<section id=\"entities\""));
    }

    void languagesAndDirections()
    {
        std::vector<Bundle> project = projectOf(u"خفر السواحل"_s);
        project[1].article->language = u"ar"_s;
        QVERIFY((*test::written(HtmlFormat(), project))[QString()].contains("<div class=\"text\" lang=\"ar\"><p dir=\"auto\">"));
        project[1].article->language = u"ar\" onload=\""_s;
        QVERIFY((*test::written(HtmlFormat(), project))[QString()].contains("<div class=\"text\"><p dir=\"auto\">"));
    }

    void coloursCanBeRead()
    {
        QRandomGenerator random{1};
        for (int i = 0; i < test::repetitions(2'000, 100'000); ++i) {
            const quint32 hue = random.generate() & 0xffffff;
            for (const quint32 page : {0xffffffu, 0x1c1e21u})
                QVERIFY2(contrastOf(readableOn(page, hue), page) >= 4.5, qPrintable(QString::number(hue, 16)));
        }
        QCOMPARE(qRound(contrastOf(0x000000, 0xffffff)), 21);
        QCOMPARE(readableOn(0xffffff, 0x0000ff), 0x0000ffu);
        // Of each type of a page, on its ground and on its own tints.
        SchemaParts parts;
        for (const quint32 color : {0x000000u, 0xffffffu, 0xffff00u, 0x808080u, 0x332288u, 0xe69f00u})
            parts.types.push_back({.kind = TypeKind::Entity, .name = u"T%1"_s.arg(color), .color = color});
        ReportTypes types{Schema(parts)};
        for (const TypeDef &type : parts.types)
            types.of(type.ref());
        static const QRegularExpression rule(u"\\.t(\\d+)\\{--c:#(\\w{6});--t:#(\\w{6})(\\w{2})\\}"_s);
        auto match = rule.globalMatch(QString::fromLatin1(styleSheet(types)));
        for (int i = 0; i < 12; ++i) {
            const auto found = match.next();
            const quint32 page = i < 6 ? 0xffffff : 0x1c1e21;
            const quint32 ink = found.captured(2).toUInt(nullptr, 16);
            const quint32 tint = found.captured(3).toUInt(nullptr, 16);
            const double share = found.captured(4).toInt(nullptr, 16) / 255.0;
            quint32 ground = page;
            QVERIFY2(contrastOf(ink, ground) >= 4.5, qPrintable(found.captured(0)));
            for (int layer = 0; layer < 3; ++layer) {
                quint32 over = 0;
                for (const int shift : {0, 8, 16}) {
                    const double below = (ground >> shift) & 0xff;
                    over |= quint32(qRound(below + (double((tint >> shift) & 0xff) - below) * share)) << shift;
                }
                ground = over;
                QVERIFY2(contrastOf(ink, ground) >= 4.4, qPrintable(found.captured(0)));
                QVERIFY(contrastOf(i < 6 ? 0x1f2328 : 0xe4e6ea, ground) >= 4.5);
            }
        }
    }

    void isNotRead()
    {
        const HtmlFormat html;
        const QByteArray page = (*test::written(html, projectOf(u"Text."_s)))[QString()];
        QCOMPARE(html.sniff(u"a.html"_s, page.first(4'096)), 90);
        QCOMPARE(html.sniff(u"a.html"_s, "<!DOCTYPE html><html></html>"), 0);
        QVERIFY(!html.info().reads);
        const auto refused = html.read({.file = u"/x/a.html"_s, .path = u"a.html"_s}, {}, {});
        QCOMPARE(refused.error().code, Error::Code::BadInput);
        QCOMPARE(refused.error().message, u"a.html: Reports are not read. Import the articles or tables that it was made from."_s);
    }

private:
    /// Each letter of a mention lies below a mark that names its type.
    static void verifyMarks(const ReadArticle &article, const Bundle &bundle, int seed)
    {
        qsizetype tags = 0;
        for (const ReadMark &mark : article.marks)
            tags += mark.tag.isEmpty() || mark.tag == u"…" ? 0 : 1;
        QCOMPARE(tags, qsizetype(bundle.mentions.size()));
        for (const Mention &mention : bundle.mentions) {
            const QString type = held(mention.type).simplified();
            const auto isOf = [&type](const QString &title) { return title == type || title.startsWith(type + u": "_s) || title.startsWith(type + u" ("_s); };
            QVERIFY(std::ranges::any_of(article.marks, isOf, &ReadMark::title));
            for (const TextSpan &part : mention.extent.fragments()) {
                for (qsizetype i = part.begin; i < part.end; ++i)
                    QVERIFY2(std::ranges::any_of(article.titles[size_t(i)], isOf), qPrintable(u"seed %1: %2 at %3"_s.arg(seed).arg(type).arg(i)));
            }
        }
    }

    /// Ids are unlike each other, and what is linked to in the page is there.
    static void verifyLinks(const ReadPage &page)
    {
        QCOMPARE(QSet<QString>(page.ids.begin(), page.ids.end()).size(), page.ids.size());
        for (const QString &link : page.links) {
            if (link.startsWith(u'#'))
                QVERIFY2(page.ids.contains(link.sliced(1)), qPrintable(link));
        }
    }

    /// Nothing of the words became an element, an attribute or a rule.
    static void verifyHarmless(const QByteArray &bytes, const QString &words)
    {
        static const QSet<QString> elements{u"html"_s, u"head"_s, u"meta"_s, u"title"_s, u"style"_s, u"body"_s, u"header"_s, u"h1"_s, u"h2"_s,
            u"p"_s, u"span"_s, u"bdi"_s, u"nav"_s, u"ol"_s, u"ul"_s, u"li"_s, u"a"_s, u"time"_s, u"main"_s, u"article"_s, u"section"_s,
            u"div"_s, u"mark"_s, u"table"_s, u"caption"_s, u"thead"_s, u"tbody"_s, u"tr"_s, u"th"_s, u"td"_s, u"b"_s, u"q"_s, u"wbr"_s};
        static const QSet<QString> attributes{u"html@lang"_s, u"meta@charset"_s, u"meta@name"_s, u"meta@content"_s, u"meta@http-equiv"_s,
            u"article@id"_s, u"section@id"_s, u"tr@id"_s, u"a@href"_s, u"a@rel"_s, u"h2@dir"_s, u"h2@lang"_s, u"div@lang"_s, u"div@class"_s,
            u"p@class"_s, u"p@dir"_s, u"p@style"_s, u"ul@class"_s, u"li@class"_s, u"li@dir"_s, u"span@class"_s, u"mark@class"_s,
            u"mark@title"_s, u"mark@data-tag"_s, u"th@scope"_s, u"th@class"_s, u"td@class"_s, u"time@datetime"_s};
        const ReadPage page = readPage(bytes);
        QVERIFY2(page.problem.isEmpty(), qPrintable(page.problem));
        for (const QString &element : page.elements)
            QVERIFY2(elements.contains(element), qPrintable(element));
        for (const QString &attribute : page.attributes)
            QVERIFY2(attributes.contains(attribute), qPrintable(attribute));
        for (const QString &link : page.links)
            QVERIFY2(link.startsWith(u'#') || link.startsWith("http://"_L1) || link.startsWith("https://"_L1), qPrintable(link));
        QVERIFY(!page.bare.contains(QChar(0x202e)));
        QCOMPARE(bytes.count("<meta "), 5);
        QCOMPARE(page.articles.front().text, held(words + u" met "_s + words + u"."_s));
        static const QString style = readPage((*test::written(HtmlFormat(), filledWith(u"words"_s)))[QString()]).style;
        QCOMPARE(page.style, style); // whatever types are called
        if (const QString line = held(words).simplified(); !line.isEmpty())
            QVERIFY(page.words.count(line) >= 20);
    }
};

QTEST_GUILESS_MAIN(HtmlFormatTest)
#include "tst_htmlformat.moc"
