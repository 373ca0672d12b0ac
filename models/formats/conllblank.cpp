// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllblank.h"

#include "models/formats/conllpage.h"

#include <QFileInfo>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QByteArray comment(QByteArrayView key, const QString &value) { return "# " + key.toByteArray() + " = " + value.toUtf8() + '\n'; }

/// The white space around the tokens: before the first, behind each.
QStringList gapsOf(const TextOffsets &text, const std::vector<TokenSentence> &sentences)
{
    QStringList gaps;
    qsizetype done = 0;
    for (const TokenSentence &sentence : sentences) {
        for (const TextSpan &token : sentence.tokens) {
            gaps << text.quote(TextSpan{done, token.begin});
            done = token.end;
        }
    }
    gaps << text.quote(TextSpan{done, text.length()});
    return gaps;
}

class Composer {
public:
    Composer(ConllKind kind, const TextOffsets &text, const std::vector<TokenSentence> &sentences)
        : m_kind(kind)
        , m_text(text)
        , m_sentences(sentences)
        , m_gaps(gapsOf(text, sentences))
    {
    }

    QByteArray compose(const Article &article);

private:
    void add(const TokenSentence &sentence, bool isLast);
    QByteArray row(qsizetype number, const QString &form, qsizetype token, bool isLastOfSentence, bool isLast) const;

    const ConllKind m_kind;
    const TextOffsets &m_text;
    const std::vector<TokenSentence> &m_sentences;
    const QStringList m_gaps;
    qsizetype m_token = 0; ///< the first of the sentence
    QByteArray m_bytes;
};

QByteArray Composer::compose(const Article &article)
{
    if (hasComments(m_kind)) {
        const QString path = article.path.isEmpty() ? article.title : article.path;
        const QFileInfo file(path);
        QString id = path.chopped(file.suffix().isEmpty() ? 0 : file.suffix().size() + 1).simplified();
        m_bytes += comment("newdoc id", id.replace(u' ', u'_'));
        m_bytes += comment(conllTitleKey, article.title.simplified());
        if (!article.published.isEmpty())
            m_bytes += comment(conllDateKey, article.published);
        if (m_sentences.empty() && !m_gaps.constFirst().isEmpty())
            m_bytes += comment(conllExactKey, escapedLine(m_gaps.constFirst()));
    } else {
        m_bytes += m_kind == ConllKind::Bilou ? "-DOCSTART-\tO\n\n" : "-DOCSTART- -X- -X- O\n\n";
    }
    for (const TokenSentence &sentence : m_sentences)
        add(sentence, &sentence == &m_sentences.back());
    if (m_sentences.empty() && hasComments(m_kind))
        m_bytes += '\n';
    return m_bytes;
}

void Composer::add(const TokenSentence &sentence, bool isLast)
{
    const qsizetype count = std::ssize(sentence.tokens);
    const QString before = m_token == 0 ? m_gaps.constFirst() : QString();
    QString told; // with single blanks
    QString exact = before;
    for (qsizetype i = 0; i < count; ++i) {
        const QString form = m_text.quote(sentence.tokens[size_t(i)]);
        const QString &gap = m_gaps[m_token + i + 1];
        told += form + (gap.isEmpty() || i + 1 == count ? QString() : u" "_s);
        exact += form + gap;
    }
    if (m_kind == ConllKind::ConllU)
        m_bytes += comment("sent_id", QString::number(&sentence - m_sentences.data() + 1));
    if (hasComments(m_kind))
        m_bytes += comment("text", told);
    if (m_kind == ConllKind::Iob2 && exact != told + (isLast ? QString() : u"\n"_s))
        m_bytes += comment(conllExactKey, escapedLine(exact));
    for (qsizetype i = 0; i < count; ++i)
        m_bytes += row(i + 1, m_text.quote(sentence.tokens[size_t(i)]), m_token + i, i + 1 == count, isLast);
    m_bytes += '\n';
    m_token += count;
}

QByteArray Composer::row(qsizetype number, const QString &form, qsizetype token, bool isLastOfSentence, bool isLast) const
{
    switch (m_kind) {
    case ConllKind::Iob2:
    case ConllKind::Bilou:
        return form.toUtf8() + "\tO\n";
    case ConllKind::Conll2003:
        return form.toUtf8() + " _ _ O\n";
    case ConllKind::ConllU:
        break;
    }
    const QString &gap = m_gaps[token + 1];
    const QString usual = !isLastOfSentence ? u" "_s : isLast ? QString() : u"\n"_s;
    QStringList misc;
    if (gap.isEmpty() && !usual.isEmpty())
        misc << u"SpaceAfter=No"_s;
    else if (gap != usual)
        misc << u"SpacesAfter="_s + escapedSpaces(gap);
    if (token == 0 && !m_gaps.constFirst().isEmpty())
        misc << u"SpacesBefore="_s + escapedSpaces(m_gaps.constFirst());
    return QByteArray::number(number) + '\t' + form.toUtf8() + "\t_\t_\t_\t_\t_\t_\t_\t"
        + (misc.isEmpty() ? "_"_ba : misc.join(u'|').toUtf8()) + '\n';
}

} // namespace

QByteArray blankConll(
    ConllKind kind, const Article &article, const TextOffsets &text, const std::vector<TokenSentence> &sentences)
{
    return Composer(kind, text, sentences).compose(article);
}

} // namespace glossator
