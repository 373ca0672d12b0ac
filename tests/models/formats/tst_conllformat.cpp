// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllformat.h"

#include "models/base/boundaries.h"
#include "models/base/partialdate.h"
#include "models/formats/conllcolumns.h"
#include "models/formats/conllwriter.h"
#include "models/formats/heading.h"
#include "tests/support/canonical.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>

#include <span>

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" // what is not named is empty

using namespace glossator;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(glossator::ConllKind)

namespace {

QString write(const QString &name, const QByteArray &bytes)
{
    const QString path = test::scratchPath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

Result<std::vector<Bundle>> read(ConllKind kind, const QByteArray &bytes, const QString &name = u"in"_s)
{
    return test::readAll(ConllFormat(kind), write(name + conllSuffix(kind), bytes));
}

/// What an article becomes, with an empty bundle for the project before it.
QByteArray written(ConllKind kind, const Bundle &article, std::vector<Loss> *losses = nullptr)
{
    const auto files = test::written(ConllFormat(kind), {Bundle(), article}, {}, {}, losses);
    return files ? files->value(u"folder/1"_s + conllSuffix(kind)) : files.error().message.toUtf8();
}

/// @param flag whether it says what it is.
QByteArray inUtf16(const QString &text, const char *encoding, QStringConverter::Flag flag)
{
    QStringEncoder encoder(encoding, flag);
    return encoder.encode(text);
}

/// `PER 0-3 “Ada”` with its entity, in order.
QStringList marksIn(const Bundle &bundle)
{
    QStringList marks;
    for (const Mention &mention : bundle.mentions) {
        QString mark = u"%1 %2 “%3”"_s.arg(mention.type, mention.extent.toString(), mention.quote);
        for (const ExternalId &id : bundle.externalIds) {
            if (mention.entity && id.owner == Owner(mention.entity))
                mark += u" of "_s + id.value;
        }
        marks << mark;
    }
    return marks;
}

/// What the family does not tell in the words of the article, and what is told in a way of its own.
void normalize(ConllKind kind, Bundle &bundle)
{
    bundle.files.clear();
    bundle.leftovers.clear();
    bundle.remarks.clear();
    bundle.externalIds.clear();
    bundle.original.clear();
    bundle.schemaText.clear();
    bundle.hasOwnIds = false;
    if (!bundle.article)
        return;
    Article &article = *bundle.article;
    article.title = article.title.simplified();
    article.published = isoDate(article.published);
    if (article.published.isEmpty())
        article.published = headingOf(TextOffsets(bundle.text), {}).published;
    article.path.clear();
    article.format.clear();
    article.encoding.clear();
    article.original.clear();
    for (Mention &mention : bundle.mentions)
        mention.flag.clear();
    if (hasComments(kind))
        return;
    article.title.clear();
    article.published.clear();
    // Only what is no white space is told: the same text is one without any.
    const TextOffsets text(bundle.text);
    std::vector<qsizetype> at{0}; // in the squeezed text
    QString squeezed;
    for (qsizetype i = 0; i < text.length(); ++i) {
        const QString letter = text.quote(TextSpan{i, i + 1});
        const bool isSpace = letter.size() == 1 && letter.front().isSpace();
        squeezed += isSpace ? QString() : letter;
        at.push_back(at.back() + (isSpace ? 0 : 1));
    }
    bundle.text = squeezed;
    const TextOffsets offsets(squeezed);
    for (Mention &mention : bundle.mentions) {
        const TextSpan hull = mention.extent.hull();
        mention.extent = TextSpan{at[size_t(hull.begin)], at[size_t(hull.end)]};
        mention.quote = offsets.quote(mention.extent);
    }
}

/// White space at the ends of parts is not told, nor their order; a mention of nothing else is none.
void trim(Bundle &bundle)
{
    const TextOffsets text(bundle.text);
    const Boundaries boundaries(text);
    for (Mention &mention : bundle.mentions) {
        std::vector<TextSpan> fragments;
        for (const TextSpan &fragment : mention.extent.fragments()) {
            if (const TextSpan trimmed = boundaries.trimmed(fragment); !trimmed.isEmpty())
                fragments.push_back(trimmed);
        }
        mention.extent = fragments.empty() ? Extent(TextSpan{0, 0}) : Extent(fragments).inTextOrder();
        mention.quote = text.quote(mention.extent);
    }
}

/// Closing brackets name only the entity.
void partFromEntities(Bundle &bundle)
{
    std::ranges::sort(bundle.mentions, {}, [](const Mention &mention) { return mention.extent.fragments(); });
    std::vector<const Mention *> kept;
    for (Mention &mention : bundle.mentions) {
        const auto crosses = [&mention](const Mention *other) {
            const TextSpan a = other->extent.hull();
            const TextSpan b = mention.extent.hull();
            const size_t parts = mention.extent.fragments().size();
            if (other->entity != mention.entity || other->extent.fragments().size() != parts || !a.overlaps(b))
                return false;
            return parts > 1 || (a.begin < b.begin && a.end < b.end);
        };
        if (!mention.entity || std::ranges::none_of(kept, crosses))
            kept.push_back(&mention);
        else
            mention.entity = {};
    }
}

} // namespace

class ConllFormatTest : public QObject {
    Q_OBJECT

private:
    static void addKinds()
    {
        QTest::addColumn<ConllKind>("kind");
        for (const ConllKind kind : conllKinds)
            QTest::newRow(qPrintable(conllId(kind))) << kind;
    }

    /// @param misc of the last column. @return a row of CoNLL-U.
    static QByteArray row(const char *id, const char *form, const char *misc)
    {
        return QByteArray(id) + '\t' + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + '\n';
    }

private Q_SLOTS:
    void randomProjectsSurvive_data() { addKinds(); }
    void randomProjectsSurvive()
    {
        QFETCH(const ConllKind, kind);
        const int rounds = test::roundTrips();
        for (int seed = 1; seed <= rounds; ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, 1 + random.bounded(3));
            std::vector<Loss> losses;
            const auto files = test::written(ConllFormat(kind), project, {}, {}, &losses);
            QVERIFY2(files, qPrintable(u"seed %1: %2"_s.arg(seed).arg(files ? QString() : files.error().message)));
            const auto back = test::readBack(ConllFormat(kind), *files, u"random"_s);
            QVERIFY2(back, qPrintable(u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            QCOMPARE(back->size(), project.size() - 1);
            // Each article by itself: what entities have in common is not told.
            bool isWhole = true;
            for (size_t i = 1; i < project.size(); ++i) {
                Bundle expected = project[i];
                Losses none;
                keepHeld(expected, conllHoldings(kind), none);
                trim(expected);
                if (kind == ConllKind::ConllU)
                    partFromEntities(expected);
                keepHeld(expected, conllHoldings(kind), none); // names come from what is left
                Bundle told = (*back)[i - 1];
                QVERIFY2(told.remarks.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(told.remarks.join(u'\n'))));
                normalize(kind, expected);
                normalize(kind, told);
                const QString difference = test::difference({expected}, {told});
                QVERIFY2(difference.isEmpty(), qPrintable(u"seed %1, article %2:\n%3"_s.arg(seed).arg(i).arg(difference)));
                Bundle original = project[i];
                normalize(kind, original);
                isWhole = isWhole && test::difference({original}, {expected}).isEmpty();
            }
            QVERIFY2(isWhole || !losses.empty(), qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    /// What came from such a file and is the same goes back as it came.
    void theSameBytesComeBack_data()
    {
        QTest::addColumn<ConllKind>("kind");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("crlf") << ConllKind::Iob2 << "# a\r\nAda\tB-PER\r\nmet\tO\r\n\r\n\r\nBob\tB-PER\r\n"_ba;
        QTest::newRow("no last line end") << ConllKind::Iob2 << "Ada\tB-PER\nmet\tO"_ba;
        QTest::newRow("byte order mark") << ConllKind::Iob2 << "\xef\xbb\xbf" "Ada\tB-PER\nmet\tO\n"_ba;
        QTest::newRow("IOB1") << ConllKind::Conll2003
                              << "-DOCSTART- -X- O O\n\nU.N. NNP I-NP I-ORG\nofficial NN I-NP O\nEkeus NNP B-NP I-PER\n\n"_ba;
        QTest::newRow("nothing but a hash") << ConllKind::Conll2003 << "-DOCSTART- -X- -X- O\n\n# -X- -X- B-NUM\n\n"_ba;
        QTest::newRow("blank lines") << ConllKind::Conll2003 << "\n \n\t\nA B-X\n\n\n\nb O\n\n\n"_ba;
        QTest::newRow("Universal NER") << ConllKind::Iob2
                                       << "# newdoc id = n1\n# text = Ada met.\n1\tAda\tB-PER\t-\tme\n2\tmet\tO\t-\t-\n3\t.\tO\t-\t-\n\n"_ba;
        QTest::newRow("GermEval") << ConllKind::Iob2
                                  << "#\thttp://a.example [2009-10-17]\n1\tAufgrund\tO\tO\n2\tLondoner\tB-LOCderiv\tB-LOC\n\n"_ba;
        QTest::newRow("HIPE") << ConllKind::Iob2
                              << "TOKEN\tNE-COARSE-LIT\tNE-FINE-LIT\tNEL-LIT\tMISC\n# hipe2022:document_id = d\nBon\tO\tO\t_\t_\n"
                                 "Paris\tB-loc\tB-loc.adm\tQ90\tNoSpaceAfter\n.\tO\tO\t_\tEndOfSentence\nA\tO\tO\t_\t_\n"_ba;
        QTest::newRow("BIOES") << ConllKind::Bilou << "New\tB-LOC\nYork\tE-LOC\nAda\tS-PER\n"_ba;
        QTest::newRow("BMES") << ConllKind::Bilou << "a\tB-X\nb\tM-X\nc\tE-X\nd\tS-X\n"_ba;
        QTest::newRow("no types") << ConllKind::Iob2 << "p53\tB\nprotein\tI\nis\tO\n"_ba;
        QTest::newRow("hash tags") << ConllKind::Iob2 << "#win\tB-X\n#\tO\n# x\n#\tB-X\n"_ba;
        QTest::newRow("odd tags") << ConllKind::Iob2 << "a\tO\nb\tO\nc\t0\nd\tB-X\ne\n"_ba;
        QTest::newRow("empty token") << ConllKind::Iob2 << "a\tO\n\tB-X\nb\tB-X\n"_ba;
        QTest::newRow("nothing") << ConllKind::Bilou << ""_ba;
        const auto u = row;
        QTest::newRow("words in a token") << ConllKind::ConllU
                                          << "# text = vámonos al mar\n" + u("1-2", "vámonos", "_") + u("1", "vamos", "Entity=(e1-x-1-)")
                + u("2", "nos", "Entity=(e1-x-1-)") + u("3-4", "al", "_") + u("3", "a", "_") + u("4", "el", "Entity=(e2--1")
                + u("5", "mar", "Entity=e2)") + '\n';
        QTest::newRow("empty nodes") << ConllKind::ConllU
                                     << u("0.1", "_", "Entity=(e0-x-1)") + u("1", "Piove", "SpaceAfter=No") + u("1.1", "_", "Entity=(e3-x-1-)")
                + u("2", ".", "_") + '\n';
        QTest::newRow("crossing") << ConllKind::ConllU
                                  << "# global.Entity = eid-etype-head-other\n" + u("1", "a", "Entity=(e1-x-1-a(e2-y-1-b") + u("2", "b", "_")
                + u("3", "c", "Entity=e1)|Bridge=e1<e2") + u("4", "d", "Entity=e2)") + '\n';
        QTest::newRow("gaps") << ConllKind::ConllU
                              << u("1", "a", "Entity=(e1[1/2]-x-1-)") + u("2", "b", "Entity=(e2-y-1-)") + u("3", "c", "Entity=(e1[2/2]-x-1-)") + '\n';
        QTest::newRow("other halves") << ConllKind::ConllU
                                      << u("1", "a", "Entity=(e1-x(e3[2/2]-x)") + u("2", "b", "Entity=e7)") + u("3", "c", "Entity=bad((") + u("4", "d", "Entity=(-x)") + '\n';
        QTest::newRow("tags") << ConllKind::ConllU
                              << u("1", "Ada", "start_char=0|end_char=3|ner=S-PER") + u("2", "ran", "start_char=4|end_char=7|ner=O") + '\n';
    }
    void theSameBytesComeBack()
    {
        QFETCH(const ConllKind, kind);
        QFETCH(const QByteArray, bytes);
        const auto bundles = read(kind, bytes);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        std::vector<Loss> losses;
        QCOMPARE(written(kind, bundles->front(), &losses), bytes);
        QVERIFY2(losses.empty(), losses.empty() ? "" : qPrintable(losses.front().what));
    }

    void reads_data()
    {
        QTest::addColumn<ConllKind>("kind");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("marks");
        const auto add = [](const char *name, ConllKind kind, const QByteArray &bytes, const QString &text, const QStringList &marks) {
            QTest::newRow(name) << kind << bytes << text << marks;
        };
        add("IOB1", ConllKind::Conll2003, "a X O I-P\nb X O I-P\nc X O B-P\nd X O I-Q\n\ne X O I-Q\n", u"a b c d\ne"_s,
            {u"P 0-3 “a b”"_s, u"P 4-5 “c”"_s, u"Q 6-7 “d”"_s, u"Q 8-9 “e”"_s});
        add("BILOU", ConllKind::Bilou, "a\tB-P\nb\tI-P\nc\tL-P\nd\tU-P\ne\tU-P\nf\tO\n", u"a b c d e f"_s,
            {u"P 0-5 “a b c”"_s, u"P 6-7 “d”"_s, u"P 8-9 “e”"_s});
        add("BIOES", ConllKind::Bilou, "a\tB-P\nc\tE-P\nd\tS-P\ne\tB-P\n", u"a c d e"_s,
            {u"P 0-3 “a c”"_s, u"P 4-5 “d”"_s, u"P 6-7 “e”"_s});
        add("BMES", ConllKind::Bilou, "a\tB-P\nb\tM-P\nc\tE-P\nd\tS-P\n", u"a b c d"_s, {u"P 0-5 “a b c”"_s, u"P 6-7 “d”"_s});
        add("IOE", ConllKind::Iob2, "a\tI-P\nb\tE-P\nc\tI-P\n", u"a b c"_s, {u"P 0-3 “a b”"_s, u"P 4-5 “c”"_s});
        add("a type inside of another", ConllKind::Iob2, "a\tB-P\nb\tI-Q\n", u"a b"_s, {u"P 0-1 “a”"_s, u"Q 2-3 “b”"_s});
        add("no types", ConllKind::Iob2, "a\tB\nb\tI\nc\tO\n", u"a b c"_s, {u"Entity 0-3 “a b”"_s});
        add("types with hyphens and escapes", ConllKind::Iob2, "a\tB-A-B\nb\tB-with%20space\nc\tB-100%\n", u"a b c"_s,
            {u"A-B 0-1 “a”"_s, u"with space 2-3 “b”"_s, u"100% 4-5 “c”"_s});
        add("CoNLL-2002", ConllKind::Iob2, "Wolff B-PER\n, O\ncurrently O\n", u"Wolff , currently"_s, {u"PER 0-5 “Wolff”"_s});
        add("CoNLL-2002 with parts of speech", ConllKind::Iob2, "De Art O\nTijd N B-ORG\n", u"De Tijd"_s, {u"ORG 3-7 “Tijd”"_s});
        add("WNUT", ConllKind::Iob2, "#hash\tO\n@paul\tB-person\n#\tO\n", u"#hash @paul #"_s, {u"person 6-11 “@paul”"_s});
        add("GermEval", ConllKind::Iob2, "#\tn-tv.de [2005]\n1\tBank\tB-ORG\tO\n2\tof\tI-ORG\tO\n3\tRom\tI-ORG\tB-LOC\n", u"Bank of Rom"_s,
            {u"ORG 0-11 “Bank of Rom”"_s, u"LOC 8-11 “Rom”"_s});
        add("HIPE", ConllKind::Iob2,
            "TOKEN\tNE-COARSE-LIT\tMISC\n# hipe2022:document_id = d\nA\tB-loc\tNoSpaceAfter\n.\tO\tEndOfSentence\nB\tO\t_\n", u"A.\nB"_s,
            {u"loc 0-1 “A”"_s});
        add("MultiCoNER", ConllKind::Iob2, "# id 1 domain=en\nada _ _ B-PER\nran _ _ O\n\n", u"ada ran"_s, {u"PER 0-3 “ada”"_s});
        add("Universal NER", ConllKind::Iob2, "# text = “Ada.\n1\t“\tO\t-\t-\n2\tAda\tB-PER\t-\tme\n3\t.\tO\t-\t-\n", u"“Ada."_s,
            {u"PER 1-4 “Ada”"_s});
        add("a text that does not fit", ConllKind::Iob2, "# text = Else\nAda\tB-PER\n", u"Ada"_s, {u"PER 0-3 “Ada”"_s});
        add("UTF-16", ConllKind::Iob2, inUtf16(u"一\tB-P\nb\tO\n"_s, "UTF-16BE", QStringConverter::Flag::WriteBom), u"一 b"_s,
            {u"P 0-1 “一”"_s});
        add("paragraphs", ConllKind::Iob2, "# newpar\na\tO\n\n# newpar\nb\tO\n\nc\tO\n", u"a\n\nb\nc"_s, {});
        add("beyond the BMP", ConllKind::Iob2, "😀\tO\n𝒜𝒜\tB-P\n\xef\xbb\xbf\tB-P\n", u"😀 𝒜𝒜 \uFEFF"_s,
            {u"P 2-4 “𝒜𝒜”"_s, u"P 5-6 “\uFEFF”"_s});
        add("line ends of other standards", ConllKind::Iob2, "a\u2028b\u0085\u00A0c\tB-P\nd\tO\r\n", u"a\u2028b\u0085\u00A0c d"_s,
            {u"P 0-6 “a\u2028b\u0085\u00A0c”"_s});
        add("all lines end with CR LF", ConllKind::Iob2, "a\tB-P\r\n\r\nb\tI-P\r\n", u"a\nb"_s, {u"P 0-1 “a”"_s, u"P 2-3 “b”"_s});
        add("a file that was cut", ConllKind::Bilou, "a\tU-P\tO\nb\tO\tU-Q\nc\tU-P\n", u"a b c"_s,
            {u"P 0-1 “a”"_s, u"P 4-5 “c”"_s, u"Q 2-3 “b”"_s});
        add("an empty cell", ConllKind::Bilou, "a\tU-P\tO\nb\t\tU-Q\nc\tU-P\tO\n", u"a b c"_s,
            {u"P 0-1 “a”"_s, u"P 4-5 “c”"_s, u"Q 2-3 “b”"_s});
        add("phrases", ConllKind::Iob2, "a\tN\tB-NP\tB-Q\nb\tN\tI-NP\tO\n", u"a b"_s, {u"Q 0-1 “a”"_s});
        add("nested columns", ConllKind::Bilou, "a\tB-P\tU-Q\tO\nb\tL-P\tO\tU-R\n", u"a b"_s,
            {u"P 0-3 “a b”"_s, u"Q 0-1 “a”"_s, u"R 2-3 “b”"_s});
        add("chunks are no entities", ConllKind::Conll2003, "-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nran VBZ B-VP O\n", u"EU ran"_s,
            {u"ORG 0-2 “EU”"_s});

        add("spaces", ConllKind::ConllU,
            row("1", "a", "SpaceAfter=No|SpacesBefore=\\n") + row("2", "b", "SpacesAfter=\\s\\t") + row("3", "c", "SpaceAfter=No") + '\n'
                + row("1", "d", "SpacesAfter=\\r\\n\\p"),
            u"\nab \tcd"_s, {});
        add("the text tells the spaces", ConllKind::ConllU, "# text = a\u00A0b c\n" + row("1", "a", "_") + row("2", "b", "_") + row("3", "c", "_") + '\n',
            u"a\u00A0b c"_s, {});
        add("brackets", ConllKind::ConllU,
            "# global.Entity = eid-etype-head-other\n" + row("1", "a", "Entity=(e1-x-1-(e2-y-1-)") + row("2", "b", "Entity=(e3-z-1-")
                + row("3", "c", "Entity=e1)") + row("4", "d", "Entity=e3)(e1--1)"),
            u"a b c d"_s, {u"y 0-1 “a” of e2"_s, u"x 0-5 “a b c” of e1"_s, u"z 2-7 “b c d” of e3"_s, u"Entity 6-7 “d” of e1"_s});
        add("a cluster inside of itself", ConllKind::ConllU, row("1", "a", "Entity=(e1-x") + row("2", "b", "Entity=(e1-y") + row("3", "c", "Entity=e1)e1)"),
            u"a b c"_s, {u"y 2-5 “b c” of e1"_s, u"x 0-5 “a b c” of e1"_s});
        add("gaps", ConllKind::ConllU,
            row("1", "a", "Entity=(e1[1/3]-x)") + row("2", "b", "_") + row("3", "c", "Entity=(e1[2/3]-x") + row("4", "d", "Entity=e1[2/3])")
                + row("5", "e", "_") + row("6", "f", "Entity=(e1[3/3]-x)"),
            u"a b c d e f"_s, {u"x 0-1,4-7,10-11 “a c d f” of e1"_s});
        add("over sentences", ConllKind::ConllU, row("1", "a", "Entity=(e1-x") + '\n' + row("1", "b", "Entity=e1)"), u"a\nb"_s,
            {u"x 0-3 “a\nb” of e1"_s});
        add("GUM", ConllKind::ConllU,
            "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity\n" + row("1", "Ada", "Entity=(7-person-new-s-cf1-1-coref-Ada)"),
            u"Ada"_s, {u"person 0-3 “Ada” of 7"_s});
        add("the type before the id", ConllKind::ConllU, "# global.Entity = entity-GRP-infstat\n" + row("1", "a", "Entity=(place-2-new") + row("2", "b", "Entity=place-2)"),
            u"a b"_s, {u"place 0-3 “a b” of 2"_s});
        add("a word of a token", ConllKind::ConllU,
            row("1-2", "cannot", "_") + row("1", "can", "_") + row("2", "not", "Entity=(e1-x)") + row("3-4", "du", "_") + row("3", "de", "_")
                + row("4", "le", "Entity=(e2-y)"),
            u"cannot du"_s, {u"x 3-6 “not” of e1"_s, u"y 7-9 “du” of e2"_s});
        add("an empty node", ConllKind::ConllU, row("1", "Piove", "_") + row("1.1", "_", "Entity=(e1-x)") + row("2", ".", "_"), u"Piove ."_s,
            {u"x 5-5 “” of e1"_s});
        add("tags in the last column", ConllKind::ConllU, row("1", "Ada", "NER=B-PER") + row("2", "L", "NER=I-PER") + row("3", "ran", "ner=O"),
            u"Ada L ran"_s, {u"PER 0-5 “Ada L”"_s});
        add("mentions without an entity", ConllKind::ConllU, "# mentions_without_entity = m\n" + row("1", "a", "Entity=(m1-x)") + row("2", "b", "Entity=(e1-x)"),
            u"a b"_s, {u"x 0-1 “a”"_s, u"x 2-3 “b” of e1"_s});
    }
    void reads()
    {
        QFETCH(const ConllKind, kind);
        QFETCH(const QByteArray, bytes);
        const auto bundles = read(kind, bytes);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        QCOMPARE(bundles->size(), 1u);
        QTEST(bundles->front().text, "text");
        QTEST(marksIn(bundles->front()), "marks");
    }

    void refuses_data()
    {
        QTest::addColumn<ConllKind>("kind");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no tags") << ConllKind::Conll2003 << "\n# x\nAda NNP\nran VBD\n"_ba
                                 << u"in.conll:3: No column holds tags, such as B-PER, I-PER and O."_s;
        QTest::newRow("prose") << ConllKind::Iob2 << "Ada met Bob.\nThey left.\n"_ba
                               << u"in.iob2:1: No column holds tags, such as B-PER, I-PER and O."_s;
        QTest::newRow("NUL") << ConllKind::Bilou << "a\tO\nb\0c\tO\n"_ba << u"in.bilou:2: A text cannot hold the character NUL."_s;
        QTest::newRow("not UTF-8") << ConllKind::Iob2 << "a\tO\n\xff\tO\n"_ba
                                   << u"in.iob2:2: The line is not valid UTF-8. Name its encoding."_s;
        for (const char *encoding : {"UTF-16LE", "UTF-16BE"}) {
            QTest::newRow(encoding) << ConllKind::Conll2003 << inUtf16(u"一 _ _ O\nb _ _ B-P\n"_s, encoding, QStringConverter::Flag::Default)
                                    << u"in.conll looks like %1 without a byte order mark; name that encoding to read it."_s.arg(QLatin1StringView(encoding));
        }
        QTest::newRow("too many columns") << ConllKind::Bilou << "# x\na" + QByteArray("\tU-P").repeated(4'000) + "\n"
                                          << u"in.bilou:2: There are more than 4000 columns."_s;
        QTest::newRow("too many columns behind a #") << ConllKind::Bilou << "#" + QByteArray("\tU-P").repeated(4'000) + "\n"
                                                     << u"in.bilou:1: There are more than 4000 columns."_s;
        QTest::newRow("too many columns with blanks") << ConllKind::Conll2003 << "a" + QByteArray(" O").repeated(4'000) + "\n"
                                                      << u"in.conll:1: There are more than 4000 columns."_s;
        QTest::newRow("a long paragraph") << ConllKind::Conll2003 << "Ada met Bob.\n" + QByteArray("They left. ").repeated(3'000) + "\n"
                                          << u"in.conll:1: No column holds tags, such as B-PER, I-PER and O."_s;
        QTest::newRow("too few columns") << ConllKind::ConllU << "# x\n1\ta\tb\n"_ba
                                         << u"in.conllu:2: A line of CoNLL-U has 10 columns with a TAB between them; this one has 3."_s;
        QTest::newRow("a long number") << ConllKind::ConllU << row(QByteArray(1'000'000, 'x').constData(), "a", "_")
                                       << u"in.conllu:1: “%1” is no number of a word, such as 3, 3-4 or 3.1."_s.arg(QString(40, u'x'));
        QTest::newRow("too many entries") << ConllKind::ConllU << row("1", "a", "_") + row("2", "b", ("x" + QByteArray("|x").repeated(100'000)).constData())
                                          << u"in.conllu:2: The last column has more than 100000 entries."_s;
        QTest::newRow("too many brackets") << ConllKind::ConllU << row("1", "a", ("Entity=" + QByteArray("(e-x").repeated(100'000)).constData())
                                           << u"in.conllu:1: The last column has more than 100000 entries."_s;
        QTest::newRow("no number") << ConllKind::ConllU << row("1", "a", "_") + row("two", "b", "_")
                                   << u"in.conllu:2: “two” is no number of a word, such as 3, 3-4 or 3.1."_s;
        QTest::newRow("a number too large") << ConllKind::ConllU << row("99999999999999999999", "a", "_")
                                            << u"in.conllu:1: “99999999999999999999” is no number of a word, such as 3, 3-4 or 3.1."_s;
    }
    void refuses()
    {
        QFETCH(const ConllKind, kind);
        QFETCH(const QByteArray, bytes);
        const auto bundles = read(kind, bytes);
        QVERIFY(!bundles);
        QTEST(bundles.error().message, "sentence");
    }

    /// A comment may be as wide as it likes: it takes no more memory for that, and stays as it is.
    void wideComments_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("TABs") << "Ada\tB-P\nran\tO\n"_ba << "\tO"_ba;
        QTest::newRow("blanks") << "Ada B-P\nran O\n"_ba << " O"_ba;
    }
    void wideComments()
    {
        QFETCH(const QByteArray, rows);
        QFETCH(const QByteArray, piece);
        const QByteArray bytes = '#' + piece.repeated(100'000) + '\n' + rows;
        ConllSheet sheet(bytes);
        QVERIFY(conllLayout(sheet.lines()));
        QVERIFY(sheet.lines().front().cells.size() <= 4'001);
        const auto bundles = read(ConllKind::Conll2003, bytes);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        QCOMPARE(bundles->front().text, u"Ada ran"_s);
        QCOMPARE(written(ConllKind::Conll2003, bundles->front()), bytes);
    }

    void remarks_data()
    {
        QTest::addColumn<ConllKind>("kind");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("remarks");
        QTest::newRow("no tag") << ConllKind::Iob2 << "a\tO\nb\tO\nc\t0\n"_ba << QStringList(u"in.iob2:3: “0” is no tag; it is read as O."_s);
        QTest::newRow("an empty token") << ConllKind::Iob2 << "a\tO\n\tB-X\n"_ba
                                        << QStringList(u"in.iob2:2: the token is empty; its tag stays in the file and is not read."_s);
        QTest::newRow("a text that does not fit")
            << ConllKind::Iob2 << "\n# text = x y\nx\tO\n"_ba
            << QStringList(u"in.iob2:3: the tokens do not stand in the text that is told; the text was put together from the tokens."_s);
        QTest::newRow("phrases that may be none")
            << ConllKind::Iob2 << "a\tN\tB-PER\tB-Q\nb\tN\tI-PER\tO\n"_ba
            << QStringList(u"in.iob2:1: the second column behind the words was taken for phrases, as in CoNLL-2003, and is not read."_s);
        QTest::newRow("phrases") << ConllKind::Iob2 << "a\tN\tB-NP\tB-Q\nb\tN\tI-NP\tO\n"_ba << QStringList();
        QTest::newRow("half a bracket") << ConllKind::ConllU << row("1", "a", "Entity=e1)(e2-x")
                                        << QStringList(u"in.conllu:1: “e1)(e2-x” has no other half and is not read."_s);
    }
    void remarks()
    {
        QFETCH(const ConllKind, kind);
        QFETCH(const QByteArray, bytes);
        const auto bundles = read(kind, bytes);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        QStringList remarks;
        for (const Bundle &bundle : *bundles)
            remarks << bundle.remarks;
        QTEST(remarks, "remarks");
    }

    void aBadDocumentFailsAlone()
    {
        const auto bundles = read(ConllKind::Iob2, "# newdoc id = a\na\tO\n\n# newdoc id = b\nb\tc\n\n"_ba);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(bundles->front().text, u"a"_s);
        QVERIFY(!bundles->back().article && bundles->back().failures.size() == 1);
        QCOMPARE(bundles->back().failures.front().message,
            u"in.iob2:5: No column holds tags, such as B-PER, I-PER and O."_s);
    }

    void manyDocuments_data()
    {
        QTest::addColumn<ConllKind>("kind");
        QTest::addColumn<QByteArrayList>("documents");
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("DOCSTART") << ConllKind::Conll2003
                                  << QByteArrayList{"-DOCSTART- -X- O O\n\na X O B-P\n\n", "-DOCSTART- -X- O O\n\nb X O O\n"}
                                  << QStringList{u"in/1.conll"_s, u"in/2.conll"_s};
        QTest::newRow("before the first") << ConllKind::Bilou << QByteArrayList{"a\tO\n\n", "-DOCSTART-\tO\n\nb\tO\n\n"}
                                          << QStringList{u"in/1.bilou"_s, u"in/2.bilou"_s};
        QTest::newRow("newdoc") << ConllKind::Iob2
                                << QByteArrayList{"# newdoc id = n/01\n# text = a\na\tO\n\n", "# sent_id = 1\n# newdoc id = n/01\nb\tO\n\n", "# newdoc\nc\tO\n"}
                                << QStringList{u"in/n/01.iob2"_s, u"in/n/01 (2).iob2"_s, u"in/3.iob2"_s};
        QTest::newRow("OntoNotes") << ConllKind::Iob2
                                   << QByteArrayList{"#begin document (bc/x); part 000\na\tO\n\n#end document\n", "#begin document (bc/x); part 001\nb\tO\n"}
                                   << QStringList{u"in/bc/x part 000.iob2"_s, u"in/bc/x part 001.iob2"_s};
        QTest::newRow("no way out") << ConllKind::Iob2 << QByteArrayList{"# newdoc id = ../../x\na\tO\n\n", "# newdoc id = /etc/y\nb\tO\n"}
                                    << QStringList{u"in/__/__/x.iob2"_s, u"in/etc/y.iob2"_s};
    }
    void manyDocuments()
    {
        QFETCH(const ConllKind, kind);
        QFETCH(const QByteArrayList, documents);
        const auto bundles = read(kind, documents.join());
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        QCOMPARE(bundles->size(), size_t(documents.size()));
        QStringList paths;
        QSet<qint64> ids;
        for (size_t i = 0; i < bundles->size(); ++i) {
            const Bundle &bundle = (*bundles)[i];
            paths << bundle.article->path;
            ids << bundle.article->id.value() << bundle.files.front().id.value();
            QCOMPARE(bundle.files.front().bytes, documents[qsizetype(i)]);
            QCOMPARE(written(kind, bundle), documents[qsizetype(i)]);
        }
        QTEST(paths, "paths");
        QCOMPARE(ids.size(), 2 * documents.size());
    }

    /// So that each document can go out alone.
    void whatIsDeclaredForAllIsInEach()
    {
        const QByteArray first = "# newdoc id = a\n# global.Entity = GRP-etype\n" + row("1", "a", "Entity=(1-x)") + '\n';
        const QByteArray second = "# newdoc id = b\n" + row("1", "b", "Entity=(1-y-z)") + '\n';
        const auto bundles = read(ConllKind::ConllU, first + second);
        QVERIFY(bundles);
        QCOMPARE(bundles->size(), 2u);
        QCOMPARE(marksIn((*bundles)[1]), QStringList(u"y 0-1 “b” of 1"_s));
        QCOMPARE((*bundles)[1].files.front().bytes, "# newdoc id = b\n# global.Entity = GRP-etype\n" + row("1", "b", "Entity=(1-y-z)") + '\n');
        QVERIFY((*bundles)[0].entities.front().id != (*bundles)[1].entities.front().id); // ids are those of a document
    }

    /// When marks change only the tags do.
    void marksChange_data()
    {
        QTest::addColumn<ConllKind>("kind");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("without"); // marks that go
        QTest::addColumn<QStringList>("with"); // marks that come: type and extent, and with a + one of the first entity
        QTest::addColumn<QByteArray>("expected");
        const auto add = [](const char *name, ConllKind kind, const QByteArray &bytes, const QStringList &without, const QStringList &with,
                             const QByteArray &expected) { QTest::newRow(name) << kind << bytes << without << with << expected; };
        const QByteArray uner = "# newdoc id = n\n# text = Ada L. met.\n1\tAda\tB-PER\t-\tme\n2\tL.\tI-PER\t-\tme\n3\tmet\tO\t-\t-\n4\t.\tO\t-\t-\r\n";
        add("one goes", ConllKind::Iob2, uner, {u"PER 0-6"_s}, {},
            "# newdoc id = n\n# text = Ada L. met.\n1\tAda\tO\t-\tme\n2\tL.\tO\t-\tme\n3\tmet\tO\t-\t-\n4\t.\tO\t-\t-\r\n");
        add("one comes", ConllKind::Iob2, uner, {}, {u"ACT 7-11"_s},
            "# newdoc id = n\n# text = Ada L. met.\n1\tAda\tB-PER\t-\tme\n2\tL.\tI-PER\t-\tme\n3\tmet\tB-ACT\t-\t-\n4\t.\tI-ACT\t-\t-\r\n");
        add("IOB1 becomes IOB2", ConllKind::Conll2003, "a  X I-NP I-P\nb X I-NP I-P\nc X O O\n", {}, {u"Q 4-5"_s},
            "a  X I-NP B-P\nb X I-NP I-P\nc X O B-Q\n");
        add("another column", ConllKind::Conll2003, "-DOCSTART- -X- O O\n\na X O B-P\nb X O I-P\n", {}, {u"Q 2-3"_s},
            "-DOCSTART- -X- O O O\n\na X O B-P O\nb X O I-P B-Q\n");
        add("a column that is there", ConllKind::Iob2, "a\tB-P\tO\nb\tI-P\tO\n", {}, {u"Q 2-3"_s}, "a\tB-P\tO\nb\tI-P\tB-Q\n");
        add("BIOES stays", ConllKind::Iob2, "a\tB-P\nb\tE-P\nc\tO\nd\tO\n", {}, {u"Q 4-7"_s}, "a\tB-P\nb\tE-P\nc\tB-Q\nd\tE-Q\n");
        add("a type in one word", ConllKind::Bilou, "a\tO\nb\tO\n", {}, {u"x\ty%ü 0-1"_s}, "a\tU-x%09y%25ü\nb\tO\n");
        const QByteArray head = "# global.Entity = eid-etype-head-other\n";
        add("brackets go", ConllKind::ConllU, head + row("1", "a", "Entity=(e1-x-1-k(e2-y-1)|Gloss=z") + row("2", "b", "Entity=e1)"), {u"x 0-3"_s}, {},
            head + row("1", "a", "Entity=(e2-y-1)|Gloss=z") + row("2", "b", "_"));
        add("brackets come", ConllKind::ConllU, head + row("1", "a", "Entity=(e1-x-1-k(e2-y-1)|SpaceAfter=No") + row("2", "b", "Entity=e1)"), {},
            {u"q 1-2"_s, u"r 1-2 +"_s},
            head + "# mentions_without_entity = m\n" + row("1", "a", "Entity=(e1-x-1-k(e2-y-1)|SpaceAfter=No") + row("2", "b", "Entity=(m1-q)(e2-r)e1)"));
        add("a type changes", ConllKind::ConllU, head + row("1", "a", "Entity=(e1-x-1-k)"), {u"x 0-1"_s}, {u"a-(b 0-1"_s},
            head + "# mentions_without_entity = m\n" + row("1", "a", "Entity=(m1-a%2D%28b-1-k)"));
        add("tags in the last column", ConllKind::ConllU, row("1", "a", "ner=S-P") + row("2", "b", "ner=O"), {}, {u"Q 2-3"_s},
            row("1", "a", "ner=S-P") + row("2", "b", "ner=S-Q"));
        add("and brackets over them", ConllKind::ConllU, row("1", "a", "NER=B-P") + row("2", "b", "NER=O"), {}, {u"Q 0-3"_s},
            head + "# mentions_without_entity = m\n" + row("1", "a", "Entity=(m1-Q|NER=B-P") + row("2", "b", "Entity=m1)|NER=O"));
        add("with a gap", ConllKind::ConllU, head + row("1", "a", "_") + row("2", "b", "_") + row("3", "c", "Entity=(m5-x)"), {}, {u"Q 0-1,4-5"_s},
            head + "# mentions_without_entity = mm\n" + row("1", "a", "Entity=(mm1[1/2]-Q)") + row("2", "b", "_")
                + row("3", "c", "Entity=(m5-x)(mm1[2/2]-Q)"));
    }
    void marksChange()
    {
        QFETCH(const ConllKind, kind);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, without);
        QFETCH(const QStringList, with);
        const auto bundles = read(kind, bytes);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        Bundle bundle = bundles->front();
        for (const QString &mark : without) {
            QCOMPARE(std::erase_if(bundle.mentions,
                         [&mark](const Mention &mention) { return mention.type + u' ' + mention.extent.toString() == mark; }),
                1u);
        }
        const TextOffsets text(bundle.text);
        for (const QString &mark : with) {
            const QStringList words = mark.split(u' ');
            Mention mention;
            mention.id = MentionId(1000 + qsizetype(bundle.mentions.size()));
            mention.article = bundle.article->id;
            mention.type = words[0];
            mention.extent = *Extent::fromString(words[1]);
            mention.quote = text.quote(mention.extent);
            if (words.size() > 2)
                mention.entity = bundle.entities.front().id;
            bundle.mentions.push_back(mention);
        }
        std::vector<Loss> losses;
        QTEST(written(kind, bundle, &losses), "expected");
        // Whoever lost the last mention stays in the register, and is in no file.
        std::erase_if(losses, [](const Loss &loss) { return loss.what == "entities that no article names"_L1; });
        QVERIFY2(losses.empty(), losses.empty() ? "" : qPrintable(losses.front().what));
        const auto again = read(kind, written(kind, bundle));
        QVERIFY(again);
        const auto marks = [](const Bundle &of) {
            QStringList all;
            for (const Mention &mention : of.mentions)
                all << mention.type + mention.extent.toString();
            all.sort();
            return all;
        };
        QCOMPARE(marks(again->front()), marks(bundle));
    }

    void losses_data()
    {
        QTest::addColumn<ConllKind>("kind");
        QTest::addColumn<QString>("mark"); // type and extent
        QTest::addColumn<QString>("loss");
        QTest::newRow("inside of a token") << ConllKind::Iob2 << u"P 0-1"_s << u"mentions that begin or end inside of a token of the file"_s;
        QTest::newRow("over sentences") << ConllKind::Bilou << u"P 4-11"_s << u"mentions that reach over the end of a sentence of the file"_s;
        QTest::newRow("white space") << ConllKind::ConllU << u"P 3-7"_s << u"white space at the ends of mentions"_s;
        QTest::newRow("nothing else") << ConllKind::Conll2003 << u"P 3-4"_s << u"mentions that cover nothing but white space"_s;
        QTest::newRow("order of parts") << ConllKind::ConllU << u"P 4-7,0-3"_s << u"the order of the parts of mentions"_s;
        QTest::newRow("a gap") << ConllKind::Iob2 << u"P 0-3,4-7"_s << u"gaps in mentions, which are written from the first part to the last"_s;
        QTest::newRow("empty") << ConllKind::ConllU << u"P 3-3"_s << u"mentions that cover no letter"_s;
    }
    void losses()
    {
        QFETCH(const ConllKind, kind);
        QFETCH(const QString, mark);
        const QByteArray bytes = kind == ConllKind::ConllU ? row("1", "Ada", "_") + row("2", "met", "_") + '\n' + row("1", "Bob", "_")
            : kind == ConllKind::Conll2003                 ? "Ada _ _ O\nmet _ _ O\n\nBob _ _ O\n"_ba
                                                           : "Ada\tO\nmet\tO\n\nBob\tO\n"_ba;
        auto bundles = read(kind, bytes);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        Bundle &bundle = bundles->front();
        QCOMPARE(bundle.text, u"Ada met\nBob"_s);
        Mention &mention = bundle.mentions.emplace_back();
        mention.id = MentionId(100);
        mention.type = mark.section(u' ', 0, 0);
        mention.extent = *Extent::fromString(mark.section(u' ', 1));
        std::vector<Loss> losses;
        (void)written(kind, bundle, &losses);
        QStringList told;
        for (const Loss &loss : losses)
            told << loss.what;
        QFETCH(const QString, loss);
        QCOMPARE(told, QStringList(loss));
    }

    /// The text was corrected: the lines are new ones, and what stood beside the tokens is told as lost.
    void textsChange()
    {
        const auto bundles = read(ConllKind::Iob2, "# text = Ada ran.\n1\tAda\tB-PER\t-\tme\n2\tran\tO\t-\t-\n3\t.\tO\t-\t-\n");
        QVERIFY(bundles);
        Bundle bundle = bundles->front();
        bundle.text = u"Ada came."_s;
        bundle.article->title = bundle.text;
        std::vector<Loss> losses;
        QCOMPARE(written(ConllKind::Iob2, bundle, &losses),
            "# newdoc id = in\n# meta::title = Ada came.\n# text = Ada came.\nAda\tB-PER\ncame\tO\n.\tO\n\n"_ba);
        QCOMPARE(losses.size(), 1u);
        QCOMPARE(losses.front().what, u"columns and comments of files whose text was changed since"_s);
    }

    void rowsThatAreTooShortAreTold()
    {
        const auto bundles = read(ConllKind::Conll2003, "Bob NNP B-NP B-PER\nStone NNP I-PER\nleft V O O\n");
        QVERIFY(bundles);
        QVERIFY2(bundles->front().remarks.join(u'\n').contains("1 row(s) have fewer columns"_L1), qPrintable(bundles->front().remarks.join(u'\n')));
    }

    /// The tokens of one format of the family are those of the other.
    void tokensStay()
    {
        const auto bundles = read(ConllKind::Iob2, "# text = can't U.S.A a\u00A0b.\nca\tB-P\nn't\tO\nU.S.A\tO\na\u00A0b.\tO\n\n-DOCSTART-\tO\n");
        QVERIFY(bundles);
        Bundle bundle = bundles->front();
        bundle.mentions.push_back({MentionId(50), bundle.article->id, u"Q"_s, TextSpan{6, 8}, u"U."_s, {}, {}, {}, {}, {}, {}});
        std::vector<Loss> losses;
        QCOMPARE(written(ConllKind::Bilou, bundle, &losses),
            "-DOCSTART-\tO\n\nca\tU-P\nn't\tO\nU.\tU-Q\nS.A\tO\na\tO\nb.\tO\n\n"_ba);
        QCOMPARE(losses.size(), 2u); // white space, and the file that it came in
        const QByteArray words = row("1-2", "du", "_") + row("1", "de", "_") + row("2", "le", "Entity=(e1-X)") + '\n' + row("1", "-DOCSTART-", "_");
        const auto others = read(ConllKind::ConllU, words);
        QVERIFY(others);
        QCOMPARE(written(ConllKind::Conll2003, others->front()), "-DOCSTART- -X- -X- O\n\ndu _ _ B-X\n\n- _ _ O\nDOCSTART- _ _ O\n\n"_ba);
        Bundle over = others->front(); // a mention over both sentences
        over.mentions.front().extent = TextSpan{0, 4};
        QCOMPARE(written(ConllKind::Iob2, over).count("\n\n"), 1);
    }

    /// Brackets in brackets would have quotes that fill the memory.
    void nestedBeyondMeasure()
    {
        const QByteArray open = QByteArray("(e-x").repeated(20'000);
        const QByteArray close = QByteArray("e)").repeated(20'000);
        QByteArray bytes = row("1", QByteArray(10'000, 'a').constData(), ("Entity=" + open).constData());
        bytes += row("2", "b", ("Entity=" + close).constData());
        const auto bundles = read(ConllKind::ConllU, bytes);
        QVERIFY(!bundles);
        QCOMPARE(bundles.error().message, u"in.conllu:1: The mentions of this document lie inside of too many others."_s);
    }

    /// Brackets whose declaration names no id begin with it all the same: what is declared there is no type.
    void aTypeInThePlaceOfTheIdIsNone()
    {
        const auto bundles = read(ConllKind::ConllU, "# global.Entity = entity-head\n" + row("1", "a", "Entity=(P-1)"));
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        Bundle bundle = bundles->front();
        QCOMPARE(bundle.mentions.size(), 1u);
        bundle.mentions.front().type = u"Q"_s;
        std::vector<Loss> losses;
        written(ConllKind::ConllU, bundle, &losses);
        QVERIFY(std::ranges::contains(losses, u"types of mentions in files whose brackets have none"_s, &Loss::what));
    }

    /// Ten times the marks take about ten times as long, also where all are of one word and nothing but their order tells
    /// whose they are.
    void manyOnOneWord()
    {
        const auto secondsFor = [](int marks) {
            QByteArray brackets = "Entity=";
            for (int i = 0; i < marks; ++i)
                brackets += "(e" + QByteArray::number(i) + "-x)";
            const QByteArray bytes = "# global.Entity = eid-etype\n" + row("1", "a", brackets.constData());
            auto bundles = read(ConllKind::ConllU, bytes);
            if (!bundles)
                qFatal("%s", qPrintable(bundles.error().message));
            bundles->front().externalIds.clear();
            QElapsedTimer timer;
            timer.start();
            if (written(ConllKind::ConllU, bundles->front()) != bytes)
                qFatal("the marks are others");
            return double(timer.nsecsElapsed()) / 1e9;
        };
        const auto [small, large] = test::leastSeconds(secondsFor, 2'000, 30'000);
        QVERIFY2(large < 80 * small + 0.05, qPrintable(u"%1 s and %2 s"_s.arg(small).arg(large))); // its square: 225
    }

    void sniffs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *row, const QString &name, const QByteArray &bytes, const QString &expected) {
            QTest::newRow(row) << name << bytes << expected;
        };
        const QByteArray iob = "Ada\tB-PER\nL.\tI-PER\nran\tO\n\n";
        const QByteArray conll = "-DOCSTART- -X- -X- O\n\nAda NNP B-NP B-PER\nran VBD B-VP O\n. . O O\n\n";
        const QByteArray bilou = "Ada\tB-PER\nL.\tL-PER\nran\tO\n\n";
        const QByteArray conllu = "# text = a\n" + row("1", "a", "_") + '\n';
        add("iob2", u"a.iob2"_s, iob, u"iob2"_s);
        add("iob2 as conll", u"a.conll"_s, iob, u"conll2003"_s);
        add("iob2 as txt", u"a.txt"_s, iob, u"iob2"_s);
        add("iob2 as tsv", u"a.tsv"_s, iob, u"iob2"_s);
        add("conll", u"a.conll"_s, conll, u"conll2003"_s);
        add("conll as txt", u"train.txt"_s, conll, u"conll2003"_s);
        add("conll without a suffix", u"eng.testa"_s, conll, u"conll2003"_s);
        add("bilou", u"a.bio"_s, bilou, u"bilou"_s);
        add("conllu", u"a.conllu"_s, conllu, u"conllu"_s);
        add("conllu as conll", u"a.conll"_s, conllu, u"conllu"_s);
        add("conllu as txt", u"a.txt"_s, conllu, u"conllu"_s);
        add("empty conllu", u"a.conllu"_s, {}, u"conllu"_s);
        const QString words = QString::fromUtf8(iob.repeated(100)); // cut off within a line
        add("UTF-16", u"a.txt"_s, inUtf16(words, "UTF-16LE", QStringConverter::Flag::WriteBom), u"iob2"_s);
        add("UTF-16 that does not say so", u"a.txt"_s, inUtf16(words, "UTF-16BE", QStringConverter::Flag::Default), u"iob2"_s);
        add("long", u"a.txt"_s, iob.repeated(400), u"iob2"_s);
        add("prose", u"b.txt"_s, "I saw B-PER\nand O\nso I-PER\nit went\n", u"text"_s);
        add("a table", u"b.tsv"_s, "name\ttype\nAda\tB-PER\n", u"csv"_s);
        add("brat", u"b.ann"_s, "T1\tPER 0 3\tAda\n", u"brat"_s);
    }
    void sniffs()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        const Format *format = sniffFormat(write(u"sniffed/"_s + name, bytes));
        QTEST(format ? format->info().id : QString(), "expected");
    }

    void leavesToOthers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("WebAnno") << u"c.tsv"_s << "#FORMAT=WebAnno TSV 3.3\n#T_SP=x|y\n\n\n#Text=a b c\n1-1\t0-1\ta\tO\n1-2\t2-3\tb\tB-X\n1-3\t4-5\tc\tO\n"_ba;
        QTest::newRow("JSON") << u"c.json"_s << "{\"a\": \"B-X\"}\n"_ba;
        QTest::newRow("brat") << u"c.ann"_s << "T1\tB-X 0 1\ta\nT2\tB-X 2 3\tb\nT3\tO 4 5\tO\n"_ba;
        QTest::newRow("prose") << u"c.txt"_s << "This is a text.\nIt has lines.\n"_ba;
        QTest::newRow("binary") << u"c.txt"_s << "a\tB-X\nb\tO\nc\0\tO\n"_ba;
        QTest::newRow("coreference of OntoNotes") << u"c.txt"_s << "#begin document (x); part 000\nx 0 0 Ada NNP (0)\nx 0 1 ran VBD -\n"_ba;
    }
    void leavesToOthers()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        for (const ConllKind kind : conllKinds)
            QCOMPARE(ConllFormat(kind).sniff(name, bytes), 0);
    }

    /// Counts of the corpus's own statistics; each document goes back as it came, and through CoNLL-U says the same.
    void universalNer()
    {
        GLOSSATOR_REQUIRE_SHARED("corpora/uner");
        const QString path = test::sharedDir() + u"/corpora/uner/en_pud-ud-test.iob2"_s;
        const auto bundles = test::readAll(ConllFormat(ConllKind::Iob2), path);
        QVERIFY2(bundles, bundles ? "" : qPrintable(bundles.error().message));
        QMap<QString, int> counts;
        qsizetype remarks = 0;
        QByteArray bytes;
        for (const Bundle &bundle : *bundles) {
            remarks += bundle.remarks.size();
            for (const Mention &mention : bundle.mentions) {
                ++counts[mention.type];
                QVERIFY(mention.flag.isEmpty());
            }
            std::vector<Loss> losses;
            bytes += written(ConllKind::Iob2, bundle, &losses);
            QVERIFY(losses.empty());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bytes);
        QCOMPARE(bundles->size(), 397u);
        QCOMPARE(counts, (QMap<QString, int>{{u"LOC"_s, 426}, {u"ORG"_s, 235}, {u"PER"_s, 414}}));
        QCOMPARE(remarks, 0);
        for (const ConllKind kind : conllKinds) {
            for (const Bundle &bundle : *bundles) {
                Bundle bare = bundle; // as if it had come otherwise
                bare.files.clear();
                std::vector<Loss> losses;
                const auto back = read(kind, written(kind, bare, &losses), u"uner"_s);
                QVERIFY(back);
                Bundle told = back->front();
                normalize(kind, bare);
                normalize(kind, told);
                QCOMPARE(test::difference({bare}, {told}), QString());
                QVERIFY2(losses.empty() || !hasComments(kind), losses.empty() ? "" : qPrintable(losses.front().what));
            }
        }
        qInfo("Universal NER: 397 documents, %d mentions (PER %d, LOC %d, ORG %d), 0 flagged, 0 lost; the same through 4 formats",
            counts[u"PER"_s] + counts[u"LOC"_s] + counts[u"ORG"_s], counts[u"PER"_s], counts[u"LOC"_s], counts[u"ORG"_s]);
    }
};

QTEST_GUILESS_MAIN(ConllFormatTest)
#include "tst_conllformat.moc"
