// SPDX-License-Identifier: GPL-3.0-or-later
// What the formats of one JSON record per article share: the loop over a file's records, and the bundle that one becomes.
//
// The bytes of the record are kept as a file of the article, and its parts are known by names: the id that the record gives
// them, or `#2` for the third of a list. So a writer of the same format can start from the record (see recordupdate.h).
// Used by one reading.
#pragma once

#include "models/formats/flaggedmentions.h"
#include "models/formats/jsonrecords.h"
#include "models/formats/spanruler.h"
#include "models/formats/format.h"

#include <QCoreApplication>
#include <QSet>

namespace glossator {

/// What goes through one reading.
struct RecordContext {
    QString format; ///< its id
    QString file; ///< as remarks and errors name it
    QString path; ///< Source::path
    qint64 lastId = 0;
    bool isOwnUnit = true; ///< of the last record: its offsets turned out to be in the format's own unit
    OffsetUnit unit = OffsetUnit::CodePoint; ///< that they turned out to be in
    QHash<QString, Author> authors{}; ///< by name
    FlaggedMentions flagged{};
};

class RecordBundle {
    Q_DECLARE_TR_FUNCTIONS(glossator::Records)

public:
    /// @param name what the file calls the article, or the number of its record: a part of its path.
    RecordBundle(RecordContext &context, const JsonRecord &record, const QString &text, const QString &name);

    [[nodiscard]] Bundle &bundle() { return m_bundle; }
    [[nodiscard]] ArticleId article() const { return m_bundle.article->id; }
    [[nodiscard]] const TextOffsets &text() const { return m_text; }
    template <class IdType>
    [[nodiscard]] IdType next()
    {
        return IdType(++m_context.lastId);
    }

    /// Where the record says them; what is no date is none.
    void setHeading(const QString &title, const QString &published);
    /// To be called once, before mentions are added.
    void fit(OffsetUnit unit, const std::vector<GivenSpan> &spans);
    /// Null where the place covers nothing, such as one behind the end of the text: there is nothing to show.
    /// @param line where the file gives it.
    [[nodiscard]] Mention *addMention(const QString &type, const GivenSpan &span, const QString &name, qsizetype line);
    /// Says that the place of the mention is doubtful, and why. @param name, line as it was added.
    void flag(Mention &mention, const QString &why, const QString &name, qsizetype line);
    Relation &addRelation(const QString &type, RelationEnd from, RelationEnd to, const QString &name);
    Attribute &addAttribute(const Owner &owner, const QString &name, const QString &value);
    void addName(const Owner &owner, const QString &name);
    [[nodiscard]] AuthorId author(const QString &name);

    void remark(const QString &sentence) { m_bundle.remarks << placed(m_context.file, m_record.line, sentence); }
    /// One of a list is no annotation of ours, and only kept.
    void leave(const QString &list) { ++m_left[list]; }
    [[nodiscard]] Bundle finished();

private:
    RecordContext &m_context;
    const JsonRecord &m_record;
    Bundle m_bundle;
    TextOffsets m_text;
    std::optional<SpanFit> m_fit;
    QHash<QString, int> m_left;
    QSet<AuthorId> m_authors; ///< in the bundle
    QHash<std::pair<Owner, QString>, int> m_ordinals;
};

/// The text under that key, or why it is none.
[[nodiscard]] Result<QString> recordText(const JsonValue &value, const QString &key, const QString &file);
/// `start` and `end` or what they are called there: whole numbers from 0, the first less than the second.
[[nodiscard]] std::optional<TextSpan> recordSpan(std::optional<qint64> begin, std::optional<qint64> end);
/// What each of a list is called: the member `id` where that is a string or a whole number that none before it has, or else `#n`.
[[nodiscard]] QStringList entryNames(const JsonValue::Array &list, QStringView id = u"id");

/// Makes bundles of records. The first may also come from a writer that wants to know what was read from it.
class RecordReader {
public:
    explicit RecordReader(RecordContext context) : m_context(std::move(context)) {}
    virtual ~RecordReader() = default;
    RecordReader(const RecordReader &) = delete;
    RecordReader &operator=(const RecordReader &) = delete;

    /// Nothing where the record tells of no article. Fails with a sentence that names file and line.
    /// @param number of the record in the file, from 1.
    virtual Result<std::optional<Bundle>> read(const JsonValue &value, const JsonRecord &record, qint64 number) = 0;
    /// What is to be said of the file as a whole, at its end.
    [[nodiscard]] virtual QStringList remarks() const { return {}; }

    [[nodiscard]] const RecordContext &context() const { return m_context; }

protected:
    RecordContext m_context;
};

/// As Format::find(); below a folder only the files that look like ones of that format, for many share their suffix.
[[nodiscard]] Result<std::vector<Source>> findRecords(const Format &format, const QString &path);
/// Hands over what the reader makes of each record. One that is refused is among the failures of the next bundle; where all
/// are, the first refusal is that of the file. Of very many only the first are told, and how many more. A trial only tells the records apart: what is wrong with one ends nothing.
[[nodiscard]] Result<> readRecords(const Source &source, const ReadOptions &options, const BundleSink &sink, RecordReader &reader);

} // namespace glossator
