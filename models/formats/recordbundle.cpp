// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/recordbundle.h"

#include "models/base/filenames.h"
#include "models/base/partialdate.h"
#include "models/base/sha256.h"
#include "models/formats/heading.h"
#include "models/formats/jsontree.h"
#include "models/formats/utf8file.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 headSize = 4096;
constexpr qint64 mostFailures = 1'000; // of one source: each is held in memory until the end
constexpr qint64 largestOffset = qint64(1) << 40; // no text is that long, and sums of it stay numbers

QString folderOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix();
    return suffix.isEmpty() ? path : path.chopped(suffix.size() + 1);
}

} // namespace

RecordBundle::RecordBundle(RecordContext &context, const JsonRecord &record, const QString &text, const QString &name)
    : m_context(context)
    , m_record(record)
    , m_text(text)
{
    m_bundle.text = text;
    Article &article = m_bundle.article.emplace();
    article.id = next<ArticleId>();
    article.path = folderOf(context.path) + u'/' + safeFileName(name);
    article.format = context.format;
    article.encoding = u"UTF-8"_s;
    article.text = sha256(text.toUtf8());
    const Heading heading = headingOf(m_text, article.path);
    article.title = heading.title;
    article.published = heading.published;
}

void RecordBundle::setHeading(const QString &title, const QString &published)
{
    if (!title.isEmpty())
        m_bundle.article->title = title;
    if (const QString date = isoDate(published); !date.isEmpty())
        m_bundle.article->published = date;
}

void RecordBundle::fit(OffsetUnit unit, const std::vector<GivenSpan> &spans)
{
    m_fit.emplace(m_text, unit, spans);
    m_bundle.mentions.reserve(spans.size()); // each with its name
    m_bundle.externalIds.reserve(m_bundle.externalIds.size() + spans.size());
    m_context.isOwnUnit = m_fit->unit() == unit;
    m_context.unit = m_fit->unit();
    if (const QString remark = m_fit->remark(m_context.file + u':' + QString::number(m_record.line)); !remark.isEmpty())
        m_bundle.remarks << remark;
}

Mention *RecordBundle::addMention(const QString &type, const GivenSpan &span, const QString &name, qsizetype line)
{
    SpanFit::Place place = m_fit->place(span);
    if (place.extent.hull().isEmpty())
        return nullptr;
    Mention mention;
    mention.id = next<MentionId>();
    mention.article = article();
    mention.type = type;
    mention.extent = std::move(place.extent);
    mention.quote = std::move(place.quote);
    if (!place.flag.isEmpty())
        flag(mention, place.flag, name, line);
    addName(mention.id, name);
    return &m_bundle.mentions.emplace_back(std::move(mention));
}

void RecordBundle::flag(Mention &mention, const QString &why, const QString &name, qsizetype line)
{
    mention.flag = why;
    const bool isNumber = name.startsWith(u'#'); // ours, of its place in the list
    if (const QString told = m_context.flagged.tell(mention, isNumber ? QString() : name); !told.isEmpty())
        m_bundle.remarks << placed(m_context.file, line, told);
}

Relation &RecordBundle::addRelation(const QString &type, RelationEnd from, RelationEnd to, const QString &name)
{
    Relation relation;
    relation.id = next<RelationId>();
    relation.article = article();
    relation.type = type;
    relation.from = std::move(from);
    relation.to = std::move(to);
    addName(relation.id, name);
    return m_bundle.relations.emplace_back(std::move(relation));
}

Attribute &RecordBundle::addAttribute(const Owner &owner, const QString &name, const QString &value)
{
    Attribute attribute;
    attribute.id = next<AttributeId>();
    attribute.owner = owner;
    attribute.name = name;
    attribute.value = value;
    attribute.ordinal = m_ordinals[{owner, name}]++;
    return m_bundle.attributes.emplace_back(std::move(attribute));
}

void RecordBundle::addName(const Owner &owner, const QString &name)
{
    ExternalId id;
    id.id = next<ExternalIdId>();
    id.owner = owner;
    id.scheme = m_context.format;
    id.value = name;
    m_bundle.externalIds.push_back(std::move(id));
}

AuthorId RecordBundle::author(const QString &name)
{
    if (name.isEmpty())
        return {};
    Author &author = m_context.authors[name];
    if (!author.id) {
        author.id = next<AuthorId>();
        author.name = name; // without a uuid: what one server calls 1 is another person on the next
    }
    if (!m_authors.contains(author.id))
        m_bundle.authors.push_back(author);
    m_authors.insert(author.id);
    return author.id;
}

Bundle RecordBundle::finished()
{
    QStringList lists = m_left.keys();
    lists.sort();
    for (const QString &list : std::as_const(lists))
        remark(tr("%n of the entries of “%1” cannot be read here; they are kept as they are.", nullptr, m_left[list]).arg(list));
    SourceFile file;
    file.id = next<SourceFileId>();
    file.article = article();
    file.format = m_context.format;
    file.name = u'.' + m_context.format;
    file.bytes = m_record.bytes;
    file.hash = sha256(file.bytes);
    m_bundle.files.push_back(std::move(file));
    return std::move(m_bundle);
}

Result<QString> recordText(const JsonValue &value, const QString &key, const QString &file)
{
    const JsonValue *member = jsonMember(value, key);
    const QString *text = member ? member->string() : nullptr;
    if (!text)
        return fail(Error::Code::BadInput, placed(file, value.line, RecordBundle::tr("“%1” has to be there, and a text.").arg(key)));
    if (text->contains(QChar::Null))
        return fail(Error::Code::BadInput, placed(file, value.line, RecordBundle::tr("“%1” cannot hold the character NUL.").arg(key)));
    return *text;
}

std::optional<TextSpan> recordSpan(std::optional<qint64> begin, std::optional<qint64> end)
{
    if (!begin || !end || *begin < 0 || *end <= *begin || *end > largestOffset)
        return std::nullopt;
    return TextSpan{qsizetype(*begin), qsizetype(*end)};
}

QStringList entryNames(const JsonValue::Array &list, QStringView id)
{
    QStringList names;
    QSet<QString> known;
    for (const JsonValue &entry : list) {
        QString name = jsonString(entry, id);
        if (const auto number = jsonInteger(entry, id))
            name = QString::number(*number);
        if (name.isEmpty() || name.startsWith(u'#') || known.contains(name))
            name = u'#' + QString::number(names.size());
        known.insert(name);
        names << name;
    }
    return names;
}

Result<std::vector<Source>> findRecords(const Format &format, const QString &path)
{
    GLOSSATOR_ASSIGN(std::vector<Source> sources, format.Format::find(path));
    if (!QFileInfo(path).isDir())
        return sources;
    std::erase_if(sources, [&format](const Source &source) {
        QFile file(source.file);
        return !openToRead(file) || format.sniff(source.file, file.read(headSize)) == 0;
    });
    return sources;
}

Result<> readRecords(const Source &source, const ReadOptions &options, const BundleSink &sink, RecordReader &reader)
{
    GLOSSATOR_ASSIGN(const auto device, openJson(source.file, options.encoding));
    JsonRecords records(*device, source.file);
    std::vector<Error> failures;
    qint64 failed = 0;
    bool isAnyRead = false;
    for (qint64 number = 1;; ++number) {
        GLOSSATOR_ASSIGN(const bool isThere, records.next());
        if (!isThere)
            break;
        if (options.isTrial) {
            GLOSSATOR_TRY(sink(Bundle()));
            continue;
        }
        const JsonRecord &record = records.record();
        const Result<JsonValue> value = jsonTree(record.bytes, source.file, record.line);
        auto bundle = value ? reader.read(*value, record, number) : Result<std::optional<Bundle>>(std::unexpected(value.error()));
        if (!bundle) {
            if (++failed <= mostFailures)
                failures.push_back(std::move(bundle).error());
            continue;
        }
        isAnyRead = true;
        if (!*bundle)
            continue;
        (*bundle)->failures = std::exchange(failures, {});
        GLOSSATOR_TRY(sink(std::move(**bundle)));
    }
    if (!failures.empty() && !isAnyRead) {
        if (failed > 1) {
            const int others = int(std::min(failed - 1, qint64(std::numeric_limits<int>::max())));
            failures.front().message += u' ' + RecordBundle::tr("Nor can %n other record(s) be read.", nullptr, others);
        }
        return std::unexpected(std::move(failures.front()));
    }
    if (failed > mostFailures) {
        const int more = int(std::min(failed - mostFailures, qint64(std::numeric_limits<int>::max())));
        failures.push_back({Error::Code::BadInput, RecordBundle::tr("%1: %n more record(s) could not be read.", nullptr, more).arg(source.file), {}});
    }
    Bundle last;
    last.remarks = reader.remarks();
    if (const QString more = reader.context().flagged.rest(source.file); !more.isEmpty())
        last.remarks << more;
    last.failures = std::move(failures);
    return last.remarks.isEmpty() && last.failures.empty() ? Result<>() : sink(std::move(last));
}

} // namespace glossator
