// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one object of Glossator JSON, key by key; the writing archive of jsonfields.h.
// A plain helper of JsonWriter, one thread.
#pragma once

#include "models/formats/jsonfields.h"
#include "models/formats/jsonids.h"

#include <QCoreApplication>

#include <optional>
#include <span>

namespace glossator {

/// Appends to `out`. The first thing that JSON or the format cannot hold is remembered as a sentence.
class JsonObjectWriter {
    Q_DECLARE_TR_FUNCTIONS(glossator::Json)

public:
    using Key = const char *;

    /// On one line; end() closes it.
    JsonObjectWriter(QByteArray &out, JsonIds &ids) : m_out(out), m_ids(ids) { m_out += '{'; }
    /// One member a line, each behind `indent` spaces.
    JsonObjectWriter(QByteArray &out, JsonIds &ids, qsizetype indent)
        : m_out(out)
        , m_ids(ids)
        , m_break('\n' + QByteArray(indent, ' '))
    {
        m_out += '{';
    }

    void id(auto id)
    {
        setPlace(nounOf<decltype(id)>, id.value());
        if (!id)
            setProblem(tr("A thing of the kind %1 has no id.").arg(nounKey(nounOf<decltype(id)>)));
        else if (!m_ids.add(nounOf<decltype(id)>, id.value()))
            setProblem(tr("It is listed twice."));
        string("id", id.toString());
    }
    void reference(Key name, auto id, Need need = Need::Optional)
    {
        if (id || need == Need::Required)
            reference(name, nounOf<decltype(id)>, id.value());
    }
    void text(Key name, const QString &text, Need need = Need::Optional);
    void nullableText(Key name, const QString &text);
    void texts(Key name, const QStringList &texts);
    void number(Key name, std::optional<double> number);
    void integer(Key name, qint64 integer, Need need = Need::Optional);
    void flag(Key name, bool set);
    void time(Key name, qint64 msecs);
    void hash(Key name, const QByteArray &hash);
    void bytes(Key name, const QByteArray &bytes);
    void extent(Key name, const Extent &extent);
    void span(Key name, std::optional<TextSpan> span);
    void word(Key name, auto value, std::span<const QLatin1StringView> words)
    {
        if (value != decltype(value){})
            string(name, QString(words[size_t(value)]));
    }
    void owner(Key name, const Owner &owner);
    void relationEnd(Key name, const RelationEnd &end);
    void filler(Key name, const Filler &filler);

    /// Starts the array of that key; what follows is the caller's.
    void list(Key name);
    void end() { m_out += '}'; }

    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    void key(Key name);
    void string(Key name, const QString &text);
    void spanValue(TextSpan span);
    void reference(Key name, Noun noun, qint64 id);
    void inner(Key name, auto &&write);
    void setPlace(Noun noun, qint64 id);
    void setProblem(const QString &sentence);

    QByteArray &m_out;
    JsonIds &m_ids;
    QByteArray m_break; ///< empty: all on one line
    bool m_first = true;
    QString m_place; ///< what is being written, for sentences
    QString m_problem;
};

} // namespace glossator
