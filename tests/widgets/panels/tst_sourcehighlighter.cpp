// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/sourcehighlighter.h"

#include "tests/support/testsupport.h"
#include "widgets/articleview/contrast.h"
#include "widgets/palettes.h"
#include "widgets/panels/sourceline.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>

#include <QAbstractItemModelTester>
#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// The names of the styles in a line, each with what has it.
class Styles : private KSyntaxHighlighting::AbstractHighlighter {
public:
    explicit Styles(const QString &file) { setDefinition(syntaxRepository().definitionForFileName(file)); }

    QString of(const QString &line)
    {
        m_line = line;
        m_styles.clear();
        m_state = highlightLine(line, m_state);
        return m_styles.join(u' ');
    }
    [[nodiscard]] bool isFound() const { return definition().isValid(); }

private:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const QString text = m_line.mid(offset, length).trimmed();
        if (text.isEmpty())
            return;
        // A style that goes on counts once.
        const QString name = format.name().section(u':', -1).remove(u' ');
        m_styles << name + u'(' + text + u')';
    }

    KSyntaxHighlighting::State m_state;
    QString m_line;
    QStringList m_styles;
};

/// Counts how often somebody reads a line.
class ReadLines : public SourceLinesModel {
public:
    QVariant data(const QModelIndex &index, int role) const override
    {
        ++read;
        return SourceLinesModel::data(index, role);
    }
    mutable int read = 0;
};

OutputFile fileOf(const QString &name, const QByteArray &bytes) { return {name, bytes}; }

} // namespace

class SourceHighlighterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What is right has no error; what our readers refuse has one.
    void shippedFilesHaveNoError_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto &[folder, suffix] :
            {std::pair(u"resources/samples"_s, u"*.ann"_s), {u"resources/schemas"_s, u"*.schema"_s}}) {
            const QDir dir(test::sourceDir() + u'/' + folder);
            for (const QString &name : dir.entryList({suffix}))
                QTest::addRow("%ls", qUtf16Printable(name)) << dir.filePath(name);
        }
    }
    void shippedFilesHaveNoError()
    {
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        Styles styles(path);
        QVERIFY(styles.isFound());
        int number = 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QString found = styles.of(QString::fromUtf8(line));
            ++number;
            QVERIFY2(!found.contains(u"Error("), qPrintable(u"%1: %2"_s.arg(number).arg(found)));
            QVERIFY2(line.trimmed().isEmpty() || !found.isEmpty(), qPrintable(QString::number(number)));
        }
    }

    /// Files of others that our readers take.
    void corporaHaveNoError_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("CoNLL") << u"corpora/uner"_s << QStringList{u"*.iob2"_s};
        QTest::newRow("brat") << u"corpora/brat-examples"_s << QStringList{u"annotation.conf"_s, u"visual.conf"_s, u"tools.conf"_s, u"kb_shortcuts.conf"_s};
    }
    void corporaHaveNoError()
    {
        QFETCH(const QString, path);
        QFETCH(const QStringList, names);
        GLOSSATOR_REQUIRE_SHARED("corpora/uner");
        GLOSSATOR_REQUIRE_SHARED("corpora/brat-examples");
        QDirIterator files(test::sharedDir() + u'/' + path, names, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            Styles styles(file.fileName());
            QVERIFY(styles.isFound());
            for (const QByteArray &line : file.readAll().split('\n')) {
                const QString found = styles.of(QString::fromUtf8(line));
                QVERIFY2(!found.contains(u"Error("), qPrintable(file.fileName() + u": "_s + found));
            }
        }
    }

    /// Of a long line the middle is not shown: its brackets seem not to match.
    void aLineThatIsCutHasNoError()
    {
        QByteArray item = "{\"a\": [[[[1]]], {\"b\": [";
        while (item.size() < 4000)
            item += "{\"c\": [1, 2]}, ";
        item += "[[[[]]]]]}]}";
        const QByteArray bytes = "{\"items\": [\n" + item + ",\n" + item + ",\n{\"short\": [1]}\n]}\n";
        QVERIFY(!QJsonDocument::fromJson(bytes).isNull());
        SourceLinesModel model;
        model.setSource({std::make_shared<const SourceText>(fileOf(u"a.json"_s, bytes)), {}, {}});
        SourceHighlighter highlighter(model);
        highlighter.setFile(u"a.json"_s);
        highlighter.setPalette(QPalette());
        for (int row = 0; row < model.rowCount(); ++row) {
            for (const auto &range : highlighter.formats(row, model.index(row).data().toString()))
                QVERIFY2(range.format.underlineStyle() == QTextCharFormat::NoUnderline, qPrintable(QString::number(row)));
        }
    }

    void styles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        const auto ann = [](const char *name, const QString &line, const QString &expected) {
            QTest::newRow(name) << u"a.ann"_s << line << expected;
        };
        ann("T", u"T1\tPER 0 5;8 12\tAda von"_s,
            u"Id(T1) Type(PER) Offset(0) Offset(5) Normal(;) Offset(8) Offset(12) Quote(Ada von)"_s);
        ann("T of a dotted type", u"T1\tA.B 0 5\tAda"_s, u"Id(T1) Type(A.B) Offset(0) Offset(5) Quote(Ada)"_s);
        ann("T, Arabic", u"T1\tPER 0 5\tالقصماري"_s, u"Id(T1) Type(PER) Offset(0) Offset(5) Quote(القصماري)"_s);
        ann("T without offsets", u"T1\tPER\tAda"_s, u"Error(T1\tPER\tAda)"_s);
        ann("T with half an offset", u"T1\tPER 0\tAda"_s, u"Error(T1\tPER 0\tAda)"_s);
        ann("T by blanks", u"T1 PER 0 5 Ada"_s, u"Error(T1 PER 0 5 Ada)"_s);
        ann("E", u"E1\tAttack:T1 Place:T2"_s,
            u"Id(E1) Type(Attack) Normal(:) Reference(T1) Role(Place) Normal(:) Reference(T2)"_s);
        ann("E without a trigger", u"E1\tAttack"_s, u"Error(E1\tAttack)"_s);
        ann("R", u"R1\tPHYS Arg1:T1 Arg2:T2"_s,
            u"Id(R1) Type(PHYS) Role(Arg1) Normal(:) Reference(T1) Role(Arg2) Normal(:) Reference(T2)"_s);
        ann("R with one end", u"R1\tPHYS Arg1:T1"_s, u"Error(R1\tPHYS Arg1:T1)"_s);
        ann("A", u"A1\tlevel T1 high and low"_s, u"Id(A1) Type(level) Reference(T1) Value(high and low)"_s);
        ann("A, a flag", u"A1\tNegated E1"_s, u"Id(A1) Type(Negated) Reference(E1)"_s);
        ann("A of nothing", u"A1\tNegated"_s, u"Error(A1\tNegated)"_s);
        ann("M", u"M1\tNegated E1"_s, u"Id(M1) Type(Negated) Reference(E1)"_s);
        ann("N", u"N1\tReference T1 Wikipedia:534366\tBarack Obama"_s,
            u"Id(N1) Type(Reference) Reference(T1) Value(Wikipedia:534366) Quote(Barack Obama)"_s);
        ann("N without a key", u"N1\tReference T1 Wikipedia"_s, u"Error(N1\tReference T1 Wikipedia)"_s);
        ann("note", u"#1\tAnnotatorNotes T1\tsure?"_s, u"NoteId(#1) Type(AnnotatorNotes) Reference(T1) Note(sure?)"_s);
        ann("group", u"*\tEquiv T1 T2 T3"_s, u"Id(*) Type(Equiv) Reference(T1) Reference(T2) Reference(T3)"_s);
        ann("group of one", u"*\tEquiv T1"_s, u"Error(*\tEquiv T1)"_s);
        ann("another letter", u"X1\tPER 0 5\tAda"_s, u"Error(X1\tPER 0 5\tAda)"_s);
        ann("empty", {}, {});

        const auto tsv = [](const char *name, const QString &line, const QString &expected) {
            QTest::newRow(name) << u"a.tsv"_s << line << expected;
        };
        tsv("version", u"#FORMAT=WebAnno TSV 3.3"_s, u"Key(#FORMAT=) Note(WebAnno TSV 3.3)"_s);
        tsv("layer", u"#T_SP=a.B|value|ROLE_a.B:l_a.C|a.D"_s,
            u"Key(#T_SP=) Type(a.B) Normal(|) Feature(value) Normal(|) Reference(ROLE_a.B:l_a.C) Normal(|) Feature(a.D)"_s);
        tsv("layer without a feature", u"#T_SP=a.B|"_s, u"Key(#T_SP=) Type(a.B) Normal(|)"_s);
        tsv("layer of an unknown kind", u"#T_XX=a.B|"_s, u"Error(#T_XX=a.B|)"_s);
        tsv("text", u"#Text=a\\tb"_s, u"Key(#Text=) Quote(a) Escape(\\t) Quote(b)"_s);
        tsv("row", u"1-2\t4-7\tmet\tPER[1]|*[2]\t_\t1-1;1-3[4]\t"_s,
            u"Id(1-2) Offset(4-7) Quote(met) Value(PER) Offset([1]) Normal(|) Note(*) Offset([2]) Note(_) Reference(1-1) Normal(;) Reference(1-3) Offset([4])"_s);
        tsv("row of a chain", u"1-1.2\t0-1\tA\t*->1-2\ta\\|b[1]"_s,
            u"Id(1-1.2) Offset(0-1) Quote(A) Note(*) Reference(->1-2) Value(a) Escape(\\|) Value(b) Offset([1])"_s);
        tsv("row without a place", u"1-1\tx\tA"_s, u"Error(1-1\tx\tA)"_s);

        const auto conll = [](const char *name, const QString &line, const QString &expected) {
            QTest::newRow(name) << u"a.conll"_s << line << expected;
        };
        conll("separator of documents", u"-DOCSTART- -X- -X- O"_s, u"Document(-DOCSTART-) Feature(-X-) Feature(-X-) Outside(O)"_s);
        conll("column of tags", u"Ada\tB-PER"_s, u"Token(Ada) Begin(B-) Type(PER)"_s);
        conll("outside", u"met\tO"_s, u"Token(met) Outside(O)"_s);
        conll("four columns", u"U.N. NNP I-NP I-ORG"_s, u"Token(U.N.) Feature(NNP) Inside(I-) Type(NP) Inside(I-) Type(ORG)"_s);
        conll("one token", u"Bo\tU-PER\tO"_s, u"Token(Bo) Begin(U-) Type(PER) Outside(O)"_s);
        conll("the last one", u"Bo\tL-PER"_s, u"Token(Bo) Inside(L-) Type(PER)"_s);
        conll("BIOES", u"Bo\tE-PER\tS-LOC"_s, u"Token(Bo) Inside(E-) Type(PER) Begin(S-) Type(LOC)"_s);
        conll("no types", u"p53\tB"_s, u"Token(p53) Begin(B)"_s);
        conll("numbered", u"2\tAda\tB-PER\t-"_s, u"Id(2) Token(Ada) Begin(B-) Type(PER) Feature(-)"_s);
        conll("a year", u"2005\tO"_s, u"Token(2005) Outside(O)"_s);
        conll("HIPE", u"Paris\tB-loc\tB-loc.adm\tQ90\tNoSpaceAfter"_s,
            u"Token(Paris) Begin(B-) Type(loc) Begin(B-) Type(loc.adm) Feature(Q90) Feature(NoSpaceAfter)"_s);
        conll("HIPE's header", u"TOKEN\tNE-COARSE-LIT\tMISC"_s, u"Key(TOKEN\tNE-COARSE-LIT\tMISC)"_s);
        conll("a token with a hash", u"#win\tB-X"_s, u"Token(#win) Begin(B-) Type(X)"_s);
        conll("a hash alone", u"#\tO"_s, u"Token(#) Outside(O)"_s);
        conll("comment", u"# a"_s, u"Note(# a)"_s);
        conll("comment with a value", u"# text = Ada ran."_s, u"Key(# text =) Note(Ada ran.)"_s);
        conll("comment with a tab", u"#\tn-tv.de [2005]"_s, u"Note(#\tn-tv.de [2005])"_s);
        conll("document", u"# newdoc id = n/01"_s, u"Document(# newdoc id =) Note(n/01)"_s);
        conll("document of OntoNotes", u"#begin document (bc/x); part 000"_s, u"Document(#begin document (bc/x); part 000)"_s);
        conll("row without a tag", u"Ada NNP"_s, u"Error(Ada NNP)"_s);
        conll("row without a token", u"\tB-X"_s, u"Error(B-X)"_s);

        const auto conllu = [](const char *name, const QString &line, const QString &expected) {
            QTest::newRow(name) << u"a.conllu"_s << line << expected;
        };
        conllu("word", u"1\tAda\tAda\tX\t_\tA=b|C=d\t2\tdet\t_\t_"_s,
            u"Id(1) Token(Ada) Feature(Ada\tX) Outside(_) Feature(A=b|C=d) Reference(2) Feature(det) Outside(_) Outside(_)"_s);
        conllu("token of several words", u"1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_"_s, u"Id(1-2) Token(du) Outside(_\t_\t_\t_\t_\t_\t_) Outside(_)"_s);
        conllu("empty node", u"5.1\t_\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No"_s, u"Id(5.1) Token(_) Outside(_\t_\t_\t_\t_\t_\t_) Key(SpaceAfter=) Value(No)"_s);
        conllu("white space", u"1\ta\ta\tX\t_\tA=b|C=d\t2\tdet\t_\tSpacesAfter=\\s\\u00A0|Gloss"_s,
            u"Id(1) Token(a) Feature(a\tX) Outside(_) Feature(A=b|C=d) Reference(2) Feature(det) Outside(_) Key(SpacesAfter=) Escape(\\s\\u00A0) Normal(|) Value(Gloss)"_s);
        conllu("brackets", u"1\ta\t_\t_\t_\t_\t_\t_\t_\tEntity=(e1-person-1-(e2[1/2]-place)e3)|Bridge=e1<e2"_s,
            u"Id(1) Token(a) Outside(_\t_\t_\t_\t_\t_\t_) Key(Entity=) Begin((e1) Type(-person) Value(-1-) Begin((e2[1/2]) Type(-place) Begin()) Inside(e3)) Normal(|) Key(Bridge=) Value(e1<e2)"_s);
        conllu("a bracket without a type", u"1\ta\t_\t_\t_\t_\t_\t_\t_\tEntity=(e1--1)"_s,
            u"Id(1) Token(a) Outside(_\t_\t_\t_\t_\t_\t_) Key(Entity=) Begin((e1) Value(--1) Begin())"_s);
        conllu("tags in the last column", u"1\ta\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER|ner=O"_s,
            u"Id(1) Token(a) Outside(_\t_\t_\t_\t_\t_\t_) Key(NER=) Begin(B-) Type(PER) Normal(|) Key(ner=) Outside(O)"_s);
        conllu("too few columns", u"1\ta\tb"_s, u"Error(1\ta\tb)"_s);
        conllu("no number", u"x\ta\t_\t_\t_\t_\t_\t_\t_\t_"_s, u"Error(x\ta\t_\t_\t_\t_\t_\t_\t_\t_)"_s);

        const auto conf = [](const char *name, const QString &line, const QString &expected) {
            QTest::newRow(name) << u"annotation.conf"_s << line << expected;
        };
        conf("section", u"[entities]"_s, u"Section([entities])"_s);
        conf("unknown section", u"[things]"_s, u"Error([things])"_s);
        conf("comment of a configuration", u"# c"_s, u"Comment(# c)"_s);
        conf("type of brat", u"\tPER|Person"_s, u"Name(PER) Operator(|) Name(Person)"_s);
        conf("abstract", u"!Actor"_s, u"Operator(!) Name(Actor)"_s);
        conf("relation", u"Equiv\tArg1:<ANY>, Arg2:PER|ORG, <REL-TYPE>:symmetric-transitive"_s,
            u"Name(Equiv) Role(Arg1) Normal(:) Macro(<ANY>) Normal(,) Role(Arg2) Normal(:) Type(PER) Operator(|) Type(ORG) Normal(,) Macro(<REL-TYPE>) Normal(:) Value(symmetric-transitive)"_s);
        conf("event", u"Meet\tWho+:<ENTITY>, Where{0-2}:LOC"_s,
            u"Name(Meet) Role(Who) Operator(+) Normal(:) Macro(<ENTITY>) Normal(,) Role(Where) Operator({0-2}) Normal(:) Type(LOC)"_s);
        conf("event without roles", u"Meet\tnone"_s, u"Name(Meet) Macro(none)"_s);
        conf("attribute of brat", u"Sure\tArg:<EVENT>, Value:yes|no"_s,
            u"Name(Sure) Role(Arg) Normal(:) Macro(<EVENT>) Normal(,) Key(Value) Normal(:) Value(yes) Operator(|) Value(no)"_s);
        conf("macro", u"<ACTOR>=PER|ORG"_s, u"Macro(<ACTOR>) Operator(=) Type(PER) Operator(|) Type(ORG)"_s);
        conf("macro of roles", u"<ARGS>=Who?:PER"_s, u"Macro(<ARGS>) Operator(=) Role(Who) Operator(?) Normal(:) Type(PER)"_s);
        conf("labels", u"PER | A person | Per"_s, u"Name(PER) Operator(|) Label(A person) Operator(|) Label(Per)"_s);
        conf("looks", u"PER\tbgColor:#7fa2ff, borderColor:darken"_s,
            u"Name(PER) Key(bgColor) Normal(:) Colour(#7fa2ff) Normal(,) Key(borderColor) Normal(:) Value(darken)"_s);
        conf("tool", u"Google\t<URL>:http://a.org/?q=%s"_s, u"Name(Google) Macro(<URL>) Normal(:) Value(http://a.org/?q=%s)"_s);
        conf("shortcut", u"P Person"_s, u"Key(P) Type(Person)"_s);
        conf("role without fillers", u"Meet\tWho"_s, u"Name(Meet) Error(Who)"_s);

        const auto schema = [](const char *name, const QString &line, const QString &expected) {
            QTest::newRow(name) << u"a.schema"_s << line << expected;
        };
        schema("head", u"schema \"News\" version 1 language en"_s,
            u"Keyword(schema) String(\"News\") Option(version) Number(1) Option(language) Value(en)"_s);
        schema("head without a version", u"schema \"News\" language en"_s, u"Error(schema \"News\" language en)"_s);
        schema("type", u"entity PER \"Person\" < Actor abstract color #1f77b4 key P was A B retired"_s,
            u"Keyword(entity) Name(PER) String(\"Person\") Operator(<) Type(Actor) Option(abstract) Option(color) "
            "Number(#1f77b4) Option(key) Value(P) Option(was) Name(A) Name(B) Option(retired)"_s);
        schema("type of an unknown kind", u"thing PER"_s, u"Error(thing PER)"_s);
        schema("type with a wrong colour", u"entity PER color red"_s,
            u"Keyword(entity) Name(PER) Error(color) Error(red)"_s);
        schema("type with a word too many", u"entity PER loud"_s, u"Keyword(entity) Name(PER) Error(loud)"_s);
        schema("set", u"set @any = PER event:Attack @rest"_s,
            u"Keyword(set) Name(@any) Operator(=) Type(PER) Set(event:Attack) Set(@rest)"_s);
        schema("role", u"  role Place 0..2 LOC event *"_s,
            u"Keyword(role) Name(Place) Operator(0..2) Type(LOC) Option(event) Operator(*)"_s);
        schema("role without a number", u"  role Place LOC FAC"_s, u"Keyword(role) Name(Place) Error(LOC) Type(FAC)"_s);
        schema("attribute", u"  attr kind on mention required one of A \"B C\" default A"_s,
            u"Keyword(attr) Name(kind) Option(on mention) Option(required) Type(one of) Value(A) Value(\"B C\") Option(default) Value(A)"_s);
        schema("attribute of text", u"  attr value text"_s, u"Keyword(attr) Name(value) Type(text)"_s);
        schema("attribute of no kind", u"  attr value colour"_s, u"Keyword(attr) Name(value) Error(colour)"_s);
        schema("attribute on no owner", u"  attr value on sentence text"_s,
            u"Keyword(attr) Name(value) Error(on) Error(sentence) Type(text)"_s);
        schema("guideline", u"  | A person."_s, u"Guideline(| A person.)"_s);
        schema("comment", u"# later"_s, u"Comment(# later)"_s);
        schema("indented by one", u" role A 1 B"_s, u"Error(role A 1 B)"_s);
        schema("indented by a tab", u"\trole A 1 B"_s, u"Error(role A 1 B)"_s);
    }
    void styles()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, line);
        QFETCH(const QString, expected);
        QCOMPARE(Styles(file).of(line), expected);
        Styles after(file); // a line stands by itself, whatever was before it
        after.of(u"entity P color red"_s);
        after.of(u"T1\tPER"_s);
        QCOMPARE(after.of(line), expected);
    }

    void everyColourIsReadable_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("ann")
            << u"a.ann"_s << "T1\tPER 0 3\tAda\nE1\tAttack:T1 Place:T2\nA1\tx T1 y\n#1\tAnnotatorNotes T1\tz\nwrong"_ba;
        QTest::newRow("schema")
            << u"a.schema"_s << "entity PER \"Person\" color #1f77b4 key P\n  | A person.\n  role A 1 B\n# c\nwrong"_ba;
        QTest::newRow("conll") << u"a.conll"_s << "# text = a\n-DOCSTART- O\na B-PER\nb I-PER\n1\ta\t_\t_\t_\tA=b\t2\t_\t_\tEntity=(e1-x)\nwrong"_ba;
        QTest::newRow("conf") << u"visual.conf"_s << "[entities]\n# c\n!PER\n<A>=B|C\nMeet\tWho+:<A>, Value:x\nPER\tbgColor:#7fa2ff\nP | Q"_ba;
        QTest::newRow("tsv") << u"a.tsv"_s << "#T_SP=a.B|value|BT_x\n#Text=a\\tb\n1-1\t0-1\ta\tx[1]|_\nwrong"_ba;
        QTest::newRow("jsonld") << u"a.jsonld"_s << "{\n  \"a\": \"b\", \"c\": 1, \"d\": true, \"e\": null}"_ba;
        QTest::newRow("json") << u"a.json"_s << "{\n  \"a\": \"b\", \"c\": 1, \"d\": true, \"e\": null}"_ba;
    }
    void everyColourIsReadable()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, text);
        for (const auto &known : ThemeNames) {
            const QPalette palette = themePalette(known.theme);
            SourceLinesModel model;
            SourceHighlighter highlighter(model);
            highlighter.setPalette(palette);
            highlighter.setFile(file);
            model.setSource({std::make_shared<const SourceText>(fileOf(file, text))});
            int colours = 0;
            for (int row = 0; row < model.rowCount(); ++row) {
                for (const auto &range : highlighter.formats(row, model.index(row).data().toString())) {
                    if (!range.format.hasProperty(QTextFormat::ForegroundBrush))
                        continue;
                    ++colours;
                    const qreal least = isHighContrast(palette) ? 7 : ReadableContrast;
                    for (const QColor &ground :
                        {palette.color(QPalette::Base), highlighter.currentColor(), highlighter.selectedColor()})
                        QVERIFY2(contrastRatio(range.format.foreground().color(), ground) >= least - 0.01, known.name);
                }
            }
            QVERIFY(colours > 3);
        }
    }

    /// After any change the colours are those of a text that was always so.
    void changedTextIsColouredAsNew()
    {
        QRandomGenerator random(5);
        const auto text = [&] {
            QByteArray bytes;
            for (int i = random.bounded(30); i > 0; --i)
                bytes += std::array{"{\"a\": [\n", "1, 2,\n", "\"x\", true\n", "]}\n"}[random.bounded(4u)];
            return bytes;
        };
        SourceLinesModel model;
        SourceHighlighter highlighter(model);
        highlighter.setPalette(themePalette(Theme::Light));
        highlighter.setFile(u"a.json"_s);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::shared_ptr<const SourceText> before;
        for (int round = 0; round < test::repetitions(300, 5000); ++round) {
            const auto now = std::make_shared<const SourceText>(fileOf(u"a.json"_s, text()));
            model.setSource({now, before, before ? now->since(*before) : std::vector<SourceChange>()});
            before = now;
            QCOMPARE(model.rowCount(), now->rows());
            SourceLinesModel freshModel;
            SourceHighlighter fresh(freshModel);
            fresh.setPalette(themePalette(Theme::Light));
            fresh.setFile(u"a.json"_s);
            freshModel.setSource({now});
            const int upTo = random.bounded(now->rows() + 1); // not all is looked at before the next change
            for (int row = 0; row < upTo; ++row) {
                const QString line = model.index(row).data().toString();
                QCOMPARE(line.toUtf8(), now->line(row).toByteArray());
                const auto formats = highlighter.formats(row, line);
                const auto expected = fresh.formats(row, line);
                QCOMPARE(formats.size(), expected.size());
                for (qsizetype i = 0; i < formats.size(); ++i) {
                    QCOMPARE(formats[i].start, expected[i].start);
                    QCOMPARE(formats[i].format, expected[i].format);
                }
            }
        }
    }

    /// A line at the end of a huge file is there at once, and in its final colours after a while.
    void farLineIsColouredInTheBackground()
    {
        QByteArray bytes = "[\n";
        for (int i = 0; i < 100'000; ++i)
            bytes += "  {\"id\": \"" + QByteArray::number(i) + "\", \"type\": \"PER\"},\n";
        ReadLines model;
        SourceHighlighter highlighter(model);
        highlighter.setPalette(themePalette(Theme::Light));
        highlighter.setFile(u"a.json"_s);
        model.setSource({std::make_shared<const SourceText>(fileOf(u"a.json"_s, bytes))});
        QSignalSpy progressed(&highlighter, &SourceHighlighter::progressed);
        const QString line = model.index(99'000).data().toString();
        model.read = 0;
        (void)highlighter.formats(99'000, line);
        QCOMPARE(model.read, 0);
        QVERIFY(progressed.wait(60'000));
        QCOMPARE(progressed.size(), 1);
    }

    /// What is drawn stands in columns; its characters are found again.
    void linesRunFromLeftToRight_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"T1\tPER 0 3\tAda"_s << u"T1\tPER 0 3\tAda"_s;
        QTest::newRow("Arabic") << u"T1\tPER 0 3\tاب ج\tx"_s << u"T1\tPER 0 3\t\x2067اب ج\x2069\tx"_s;
        QTest::newRow("digits behind") << u"[\"اب\", 12]"_s << u"[\"\x2067اب\x2069\", 12]"_s;
        QTest::newRow("two in one line") << u"\"اب\", \"جد\""_s << u"\"\x2067اب\x2069\", \"\x2067جد\x2069\""_s;
        QTest::newRow("mixed") << u"\tاب Ada جد 5"_s << u"\t\x2067اب Ada جد\x2069 5"_s;
        QTest::newRow("with a vowel at its end") << u"\"ابَ\""_s << u"\"\x2067ابَ\x2069\""_s;
        QTest::newRow("what steers") << u"a\x202e\x62\x2029 c"_s << u"a·b· c"_s;
    }
    void linesRunFromLeftToRight()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, shown);
        const SourceLine made = sourceLine(line);
        QCOMPARE(made.shown, shown);
        for (qsizetype i = 0; i < line.size(); ++i)
            QVERIFY(made.shown[made.at(i)] == line[i] || made.shown[made.at(i)] == u'·');
        QVERIFY(made.at(line.size()) <= made.shown.size());
    }
};

QTEST_MAIN(SourceHighlighterTest)
#include "tst_sourcehighlighter.moc"
