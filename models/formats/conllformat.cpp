// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllformat.h"

#include "models/formats/conllcolumns.h"
#include "models/formats/conllreader.h"
#include "models/formats/conllu.h"
#include "models/formats/conllwriter.h"
#include "models/formats/utf16head.h"

#include <QFileInfo>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 headSize = 4096;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)
};

/// What the first lines of a file look like.
struct Look {
    bool isConllU = false;
    bool isColumns = false;
    bool hasEnds = false; ///< tags of BILOU, BIOES or BMES
    bool isOf2003 = false; ///< by its separator and columns
    bool isSure = false; ///< something is marked, in more than a few tokens
};

Look lookOf(const QByteArray &bytes)
{
    Look look;
    QByteArray head = utf8OfHead(bytes);
    if (bytes.size() >= headSize)
        head.truncate(std::max<qsizetype>(0, head.lastIndexOf('\n'))); // the last line may be cut off
    if (head.contains('\0') || !head.isValidUtf8() || head.startsWith("#FORMAT=")) // the last one is WebAnno's
        return look;
    ConllSheet sheet(head);
    auto &lines = sheet.lines();
    const auto isMine = [](const ConllLine &line) {
        return line.kind != ConllLine::Kind::Row || isDocStart(line.text) || line.text.contains('\t') || line.text.contains(' ');
    };
    if (!std::ranges::all_of(lines, isMine))
        return look;
    const auto first = std::ranges::find(lines, ConllLine::Kind::Row, &ConllLine::kind);
    if (first != lines.end() && isConllURow(first->text)) {
        look.isConllU = true;
        return look;
    }
    const auto layout = conllLayout(lines);
    if (!layout || layout->columns < 2)
        return look;
    qsizetype rows = 0;
    bool isMarked = false;
    for (const ConllLine &line : lines) {
        if (line.kind != ConllLine::Kind::Row)
            continue;
        ++rows;
        if (std::ssize(line.cells) != layout->columns)
            return look;
        for (const qsizetype column : layout->tags) {
            const QByteArrayView tag = line.cells[size_t(column)];
            if (!isConllTag(tag))
                return look;
            isMarked = isMarked || isConllInside(tag);
            look.hasEnds = look.hasEnds || (tag.size() > 1 && QByteArrayView("LUESM").contains(tag[0]));
        }
    }
    look.isColumns = rows > 0;
    look.isSure = isMarked && rows >= 3;
    look.isOf2003 = layout->separator == ' ' && layout->columns >= 4;
    return look;
}

} // namespace

FormatInfo ConllFormat::info() const
{
    FormatInfo info;
    info.id = conllId(m_kind);
    const QStringList everybodys = {u"iob2"_s, u"conll"_s, u"bilou"_s, u"iob"_s, u"bio"_s, u"bioes"_s, u"tsv"_s, u"txt"_s};
    switch (m_kind) {
    case ConllKind::Iob2:
        info.name = Texts::tr("IOB2");
        info.writesWhat = Texts::tr("A folder with an .iob2 file for each article: a token and its tag in each line. Mentions "
                                    "that overlap are left out.");
        break;
    case ConllKind::Conll2003:
        info.name = Texts::tr("CoNLL-2003");
        info.writesWhat = Texts::tr("A folder with a .conll file for each article: token, empty columns for part of speech and "
                                    "chunk, and IOB2 tags. Mentions that overlap have more columns.");
        break;
    case ConllKind::Bilou:
        info.name = Texts::tr("BILOU");
        info.writesWhat = Texts::tr("A folder with a .bilou file for each article: a token and its tag in each line. Mentions "
                                    "that overlap have more columns.");
        break;
    case ConllKind::ConllU:
        info.name = Texts::tr("CoNLL-U");
        info.writesWhat = Texts::tr("A folder with a .conllu file for each article: the text in tokens, mentions and entities as "
                                    "CorefUD has them.");
        info.suffixes = {u"conllu"_s, u"conll"_s};
        return info;
    }
    info.suffixes = {conllSuffix(m_kind).sliced(1)};
    for (const QString &suffix : everybodys) {
        if (!info.suffixes.contains(suffix))
            info.suffixes << suffix;
    }
    return info;
}

int ConllFormat::sniff(const QString &file, const QByteArray &head) const
{
    const QString suffix = u'.' + QFileInfo(file).suffix().toLower();
    const bool isNamed = suffix == conllSuffix(m_kind);
    const bool isOthers = !isNamed && std::ranges::any_of(conllKinds,
        [&suffix](ConllKind kind) { return suffix == conllSuffix(kind); });
    const Look look = lookOf(head);
    const int weak = isNamed ? 55 : 0; // the name alone
    if (m_kind == ConllKind::ConllU)
        return look.isConllU ? 95 : weak;
    if (look.isConllU || !look.isColumns)
        return look.isConllU ? 0 : weak;
    const ConllKind best = look.hasEnds ? ConllKind::Bilou : look.isOf2003 ? ConllKind::Conll2003 : ConllKind::Iob2;
    if (isNamed)
        return 92;
    const bool isFamily = isOthers || suffix == ".iob"_L1 || suffix == ".bio"_L1 || suffix == ".bioes"_L1;
    if (!isFamily && !look.isSure)
        return 0;
    return best == m_kind ? 90 : 20;
}

Result<> ConllFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    return ConllReader(m_kind, source, sink).read(options);
}

std::unique_ptr<Writer> ConllFormat::writer(const WriteOptions &) const { return std::make_unique<ConllWriter>(m_kind); }

} // namespace glossator
