// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one line of WikiEvents: places are tokens of the article, the end not among them. Used by one reading, or by one
// export.
#pragma once

#include "models/formats/recordbundle.h"
#include "models/formats/wikieventscoref.h"
#include "models/formats/wikieventstext.h"

namespace glossator {

class WikiEventsReader final : public RecordReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::WikiEvents)

public:
    static const QString id;
    static const QString corefName; ///< SourceFile::name of the record of the file beside

    explicit WikiEventsReader(const QString &file, const QString &path = {}) : RecordReader({id, file, path}) {}

    /// The file beside.
    void openCoref(const QString &file, const QByteArray &encoding) { m_coref.open(file, encoding); }
    /// In place of a file beside: the record of the article that is read next.
    void setCoref(const QByteArray &bytes) { m_next = JsonRecord{bytes, 1, 0}; }

    Result<std::optional<Bundle>> read(const JsonValue &value, const JsonRecord &record, qint64 number) override;

    /// Where the tokens of the article stand that was read last.
    [[nodiscard]] const WikiEventsText &text() const { return m_text; }

private:
    void readMentions(RecordBundle &made, const JsonValue &value);
    void readEvents(RecordBundle &made, const JsonValue &value);
    void readArguments(RecordBundle &made, const JsonValue &entry, EventMentionId event);
    void readRelations(RecordBundle &made, const JsonValue &value);
    void readClusters(RecordBundle &made, const JsonRecord &record);
    void joinEvents(RecordBundle &made, const std::vector<EventMentionId> &mentions);
    void joinMentions(RecordBundle &made, const std::vector<MentionId> &mentions, const QString &name);
    [[nodiscard]] std::optional<TextSpan> placeOf(const JsonValue &entry) const;
    [[nodiscard]] Mention *addMention(RecordBundle &made, const QString &type, const JsonValue &entry, const QString &name);

    WikiEventsCoref m_coref;
    std::optional<JsonRecord> m_next;
    WikiEventsText m_text;
    QHash<QString, MentionId> m_mentions; ///< by the ids of the record
    QHash<QString, EventMentionId> m_events;
};

} // namespace glossator
