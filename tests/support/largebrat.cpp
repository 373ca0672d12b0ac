// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/largebrat.h"

#include <QRandomGenerator>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace glossator::test {

using namespace Qt::StringLiterals;

namespace {

class Maker {
public:
    explicit Maker(const BratSize &size) : m_size(size) {}

    BratPair make()
    {
        writeText();
        for (int i = 0; i < m_size.mentions; ++i)
            writeMention(i);
        for (int i = 0; i < m_size.relations; ++i)
            writeRelation(i);
        for (int i = 0; i < m_size.events; ++i)
            writeEvent(i);
        for (int i = 0; i + 2 < m_size.mentions; i += 10)
            m_lines += u"*\tEquiv T%1 T%2 T%3\n"_s.arg(i + 1).arg(i + 2).arg(i + 3);
        return {m_text.toUtf8(), m_lines.toUtf8()};
    }

private:
    struct Word {
        QString text;
        qsizetype unit = 0; ///< where it begins in the text as UTF-16
        qsizetype begin = 0; ///< code points
        qsizetype end = 0;
    };

    void writeText()
    {
        const QStringList vocabulary{u"the"_s, u"president"_s, u"of"_s, u"Türkiye"_s, u"said"_s, u"on"_s, u"Monday"_s,
            u"that"_s, u"“no"_s, u"state-run"_s, u"company’s"_s, u"drones"_s, u"in"_s, u"Iğdır"_s, u"were"_s,
            u"delivered”"_s, u"to"_s, u"a"_s, u"ministry"_s, u"😀"_s, u"which"_s, u"had"_s, u"5,000"_s, u"workers"_s};
        qsizetype at = 0;
        int left = 12;
        int sentences = 3;
        for (int i = 0; i < m_size.words; ++i) {
            const QString &word = vocabulary.at(below(int(vocabulary.size())));
            const qsizetype length = word.at(0).isHighSurrogate() ? 1 : word.size();
            m_words.push_back({word, m_text.size(), at, at + length});
            QString behind = u" "_s;
            if (left-- == 0) {
                left = 8 + below(17);
                behind = sentences-- == 0 ? u".\n\n"_s : u". "_s;
                if (sentences < 0)
                    sentences = below(6);
            }
            m_text += word + behind;
            at += length + behind.size();
        }
    }

    /// The mentions go through the text in even steps.
    void writeMention(int i)
    {
        const auto first = size_t(i) * m_words.size() / size_t(m_size.mentions);
        const size_t last = std::min(first + size_t(i % 7 == 0 ? 2 + below(2) : 0), m_words.size() - 1);
        const size_t further = last + 2;
        QString place = u"%1 %2"_s.arg(m_words[first].begin).arg(m_words[last].end);
        QString quote = between(first, last);
        if (i % 50 == 0 && further < m_words.size()) {
            place += u";%1 %2"_s.arg(m_words[further].begin).arg(m_words[further].end);
            quote += u' ' + m_words[further].text;
        }
        static const QStringList types{u"PER"_s, u"ORG"_s, u"GPE"_s, u"LOC"_s, u"VEH"_s};
        // What is said to be equivalent is of one type.
        m_lines += u"T%1\t%2 %3\t%4\n"_s.arg(i + 1).arg(types.at(i / 10 % types.size()), place, quote);
    }

    void writeRelation(int i)
    {
        const int from = 1 + below(m_size.mentions - 5);
        m_lines += u"R%1\tPHYS.Near Arg1:T%2 Arg2:T%3\n"_s.arg(i + 1).arg(from).arg(from + 1 + below(4));
    }

    void writeEvent(int i)
    {
        static const QStringList roles{u"Attacker"_s, u"Target"_s, u"Instrument"_s, u"Place"_s};
        const auto word = size_t(i) * m_words.size() / size_t(m_size.events);
        const int trigger = m_size.mentions + i + 1;
        const int near = int(word * size_t(m_size.mentions) / m_words.size());
        m_lines += u"T%1\tConflict.Attack %2 %3\t%4\n"_s.arg(trigger)
                       .arg(m_words[word].begin)
                       .arg(m_words[word].end)
                       .arg(m_words[word].text);
        m_lines += u"E%1\tConflict.Attack:T%2"_s.arg(i + 1).arg(trigger);
        for (int role = 0; role < 2 + i % 3; ++role)
            m_lines += u" %1:T%2"_s.arg(roles.at(role)).arg(std::min(near + role, m_size.mentions - 1) + 1);
        m_lines += u'\n';
    }

    /// brat's reference text: the marked words on one line.
    [[nodiscard]] QString between(size_t first, size_t last) const
    {
        const qsizetype begin = m_words[first].unit;
        return m_text.mid(begin, m_words[last].unit + m_words[last].text.size() - begin).replace(u'\n', u' ');
    }

    int below(int bound) { return int(m_random.bounded(quint32(bound))); }

    const BratSize m_size;
    QRandomGenerator m_random{7};
    QString m_text;
    std::vector<Word> m_words;
    QString m_lines;
};

} // namespace

BratPair largeBrat(const BratSize &size) { return Maker(size).make(); }

} // namespace glossator::test
