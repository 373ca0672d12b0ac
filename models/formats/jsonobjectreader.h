// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one object of Glossator JSON, key by key; the reading archive of jsonfields.h.
// A plain helper of JsonReader, one thread.
#pragma once

#include "models/formats/jsonfields.h"
#include "models/formats/jsonids.h"
#include "models/formats/jsonstream.h"

#include <QCoreApplication>

#include <span>

namespace glossator {

/// What the objects of one file share: its name, its ids, and the first thing that was wrong.
struct JsonContext {
    QStringList files; ///< for sentences
    JsonIds ids;
    QSet<qint64> authors; ///< spoken of since forgetSpokenOf()
    QSet<qint64> entities;
    QSet<qint64> events;
    std::optional<Error> error;

    /// A line of one of several files, as a line is told everywhere here.
    [[nodiscard]] static qsizetype place(qsizetype file, qsizetype line) { return (file << fileShift) + line; }
    [[nodiscard]] QString placed(qsizetype line, const QString &sentence) const
    {
        return glossator::placed(files.value(line >> fileShift), line & ((qsizetype(1) << fileShift) - 1), sentence);
    }
    void refuse(qsizetype line, const QString &sentence)
    {
        if (!error)
            error = Error{Error::Code::BadInput, placed(line, sentence), {}};
    }
    void refer(Noun noun, qint64 id, qsizetype line);
    void forgetSpokenOf();
    static constexpr int fileShift = 40;

    /// The error, if there is one.
    [[nodiscard]] Result<> result() const { return error ? Result<>(std::unexpected(*error)) : Result<>(); }
};

/// Takes the members of an object. What is missing, of the wrong kind or not known makes the context's error; the value
/// asked for then stays as it is.
class JsonObjectReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::Json)

public:
    using Key = const char *;

    /// `value` has to outlive the reader and to be an object; strings are moved out of it.
    JsonObjectReader(JsonValue &value, JsonContext &context);

    template <class Tag>
    void id(Id<Tag> &id)
    {
        if (JsonValue *value = take("id", Need::Required)) {
            id = Id<Tag>(idOf("id", *value));
            if (id && !m_context.ids.add(nounOf<Id<Tag>>, id.value()))
                m_context.refuse(value->line,
                    tr("The id %1 is given to two of the kind %2.").arg(id.toString(), nounKey(nounOf<Id<Tag>>)));
        }
    }
    template <class Tag>
    void reference(Key key, Id<Tag> &id, Need need = Need::Optional)
    {
        if (JsonValue *value = take(key, need)) {
            id = Id<Tag>(idOf(key, *value));
            m_context.refer(nounOf<Id<Tag>>, id.value(), value->line);
        }
    }
    void text(Key key, QString &text, Need need = Need::Optional);
    void nullableText(Key key, QString &text);
    void texts(Key key, QStringList &texts);
    void number(Key key, std::optional<double> &number);
    void integer(Key key, qint64 &integer);
    void integer(Key key, int &integer);
    void flag(Key key, bool &flag);
    void time(Key key, qint64 &msecs);
    void hash(Key key, QByteArray &hash);
    void bytes(Key key, QByteArray &bytes);
    void extent(Key key, Extent &extent);
    void span(Key key, std::optional<TextSpan> &span);
    template <class Enum>
    void word(Key key, Enum &value, std::span<const QLatin1StringView> words)
    {
        value = Enum(wordIndex(key, words));
    }
    void owner(Key key, Owner &owner);
    void relationEnd(Key key, RelationEnd &end);
    void filler(Key key, Filler &filler);

    /// Refuses what was not taken: nothing in a file is skipped silently.
    void end();

private:
    JsonValue *take(Key key, Need need);
    QString *string(Key key, Need need);
    [[nodiscard]] bool has(Key key) const;
    qint64 idOf(Key key, const JsonValue &value);
    TextSpan spanOf(Key key, const JsonValue &value);
    size_t wordIndex(Key key, std::span<const QLatin1StringView> words);
    /// The one member that names a noun which is a Kind.
    template <class Kind>
    bool oneReference(Kind &kind, qint64 &id);
    void inner(Key key, auto &&read);
    void refuse(qsizetype line, const QString &sentence) { m_context.refuse(line, sentence); }
    [[nodiscard]] static QString quoted(Key key) { return QString::fromLatin1(key); }

    JsonValue &m_value;
    JsonContext &m_context;
    JsonValue::Object &m_members;
    std::vector<bool> m_taken;
    size_t m_next = 0; ///< where the next key most likely is
};

} // namespace glossator
