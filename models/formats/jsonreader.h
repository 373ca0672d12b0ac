// SPDX-License-Identifier: GPL-3.0-or-later
// Reads Glossator JSON piece by piece: the project's part as one bundle, then each article as one as soon as it ends.
// In memory are one article, the authors, entities and events (each bundle lists those that it speaks of), and the ids.
// An error comes when its line is reached: the bundles before it have been handed over, and the taker puts them back.
// Belongs to one reading, one thread.
#pragma once

#include "models/formats/format.h"
#include "models/formats/jsonobjectreader.h"

#include <QHash>

namespace glossator {

class JsonReader : public JsonHandler {
    Q_DECLARE_TR_FUNCTIONS(glossator::Json)

public:
    /// @param files for sentences; all lines are of the first unless JsonContext::place() says another.
    JsonReader(const QStringList &files, const BundleSink &sink) : m_sink(sink) { m_context.files = files; }

    Result<bool> open(const QString &key, bool isObject, qsizetype line) override;
    Result<> value(const QString &key, JsonValue &&value) override;
    Result<> close() override;
    /// Comes with the bundle that is being read.
    void remark(qsizetype line, const QString &sentence);

private:
    enum class Scope : quint8 { File, Project, Articles, Article, List, End };
    /// Reads one item of a list into the bundle.
    using ReadItem = void (JsonReader::*)(JsonValue &item);

    Result<bool> openMember(const QString &key, bool isObject, qsizetype line);
    Result<> addMember(const QString &key, JsonValue &&value);
    /// The header tells whether this is a file of ours, before anything else is looked at.
    void checkHeader(const JsonValue::Member &member, size_t index);
    static QString notOurs();
    Result<bool> refuseContainer(const QString &key, qsizetype line);
    [[nodiscard]] ReadItem itemReader(const QString &key) const;
    template <class T>
    void readItem(JsonValue &item);

    Result<> endProject();
    Result<> endArticle();
    Result<> endFile();
    /// Checks what the article says of its text and bytes, and fills in what follows from them.
    void readText(JsonObjectReader &object);
    void checkQuotes();
    void doubt(qsizetype line, const QString &sentence);
    /// Lists the authors, entities and events that the article speaks of.
    void addFacts();
    void rememberFacts();
    Result<> checkReferences();
    Result<> hand();

    const BundleSink &m_sink;
    JsonContext m_context;
    Scope m_scope = Scope::File;
    Scope m_around = Scope::File; ///< of the list that is open
    ReadItem m_readItem = nullptr;
    JsonValue m_members; ///< of the project or article that is open, without its lists
    bool m_articlesSeen = false;
    qint64 m_doubts = 0; ///< places that are not as the file says

    Bundle m_bundle; ///< that is being filled
    std::vector<qsizetype> m_mentionLines; ///< of m_bundle.mentions
    std::vector<qsizetype> m_argumentLines; ///< of m_bundle.arguments
    QHash<qint64, Author> m_authors;
    QHash<qint64, Entity> m_entities;
    QHash<qint64, Event> m_events;
};

} // namespace glossator
