// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllreader.h"

#include "models/base/sha256.h"
#include "models/formats/bundleindex.h"
#include "models/formats/clustername.h"
#include "models/formats/conlldocuments.h"
#include "models/formats/conllwriter.h"
#include "models/formats/utf16head.h"
#include "models/formats/utf8file.h"

#include <QFileInfo>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// By all mentions together, in code points: brackets in brackets could have quotes that fill the memory.
constexpr qsizetype mostCovered = 64 << 20;

} // namespace

Result<> ConllReader::read(const ReadOptions &options)
{
    GLOSSATOR_ASSIGN(const std::unique_ptr<QIODevice> device, openUtf8(m_source.file, options.encoding));
    if (options.encoding.isEmpty())
        GLOSSATOR_TRY(refuseUnmarkedUtf16(device->peek(utf16HeadSize), m_source.path));
    ConllDocuments documents(*device, m_source.path);
    for (;;) {
        GLOSSATOR_ASSIGN(const bool isThere, documents.next());
        if (!isThere)
            break;
        ++m_documents;
        GLOSSATOR_TRY(readDocument(documents, m_documents == 1 && documents.isLast()));
    }
    if (m_read == 0)
        return std::unexpected(m_failures.front());
    if (m_failures.empty())
        return {};
    Bundle rest;
    rest.failures = std::move(m_failures);
    return m_sink(std::move(rest));
}

QString ConllReader::pathFor(const QString &id, bool isOnly)
{
    if (isOnly)
        return m_source.path;
    const QString suffix = QFileInfo(m_source.path).suffix();
    const QString stem = suffix.isEmpty() ? m_source.path : m_source.path.chopped(suffix.size() + 1);
    const QString name = id.isEmpty() ? QString::number(m_documents) : id;
    return stem + u'/' + m_paths.claim(name) + conllSuffix(m_kind);
}

Result<ConllPage> ConllReader::readPage(const QByteArray &bytes, const ConllPlace &place) const
{
    if (const qsizetype at = bytes.indexOf('\0'); at >= 0)
        return fail(Error::Code::BadInput,
            place.sentence(bytes.first(at).count('\n'), tr("A text cannot hold the character NUL.")));
    GLOSSATOR_ASSIGN(ConllPage page, readConll(m_kind, bytes, place));
    qsizetype covered = 0;
    for (const ConllMark &mark : page.marks)
        covered += page.extentOf(mark).hull().length();
    if (covered > mostCovered)
        return fail(Error::Code::BadInput,
            place.sentence(0, tr("The mentions of this document lie inside of too many others.")));
    return page;
}

Result<> ConllReader::readDocument(const ConllDocuments &documents, bool isOnly)
{
    const QByteArray &bytes = documents.bytes();
    const ConllPlace place{m_source.path, documents.line()};
    const Result<ConllPage> page = readPage(bytes, place);
    if (!page) {
        m_failures.push_back(page.error());
        return {};
    }
    ++m_read;
    Bundle bundle;
    Article &article = bundle.article.emplace();
    article.id = ArticleId(++m_lastId);
    article.path = pathFor(documents.id(), isOnly);
    article.format = conllId(m_kind);
    article.encoding = u"UTF-8"_s;
    article.text = sha256(page->text.toUtf8());
    std::tie(article.title, article.published) = conllHeading(*page, article.path);
    bundle.text = page->text;
    bundle.files.push_back({SourceFileId(++m_lastId), article.id, article.format, conllSuffix(m_kind), sha256(bytes), bytes});
    addMarks(bundle, *page);
    bundle.remarks = page->remarks;
    bundle.failures = std::exchange(m_failures, {});
    return m_sink(std::move(bundle));
}

void ConllReader::addMarks(Bundle &bundle, const ConllPage &page)
{
    const TextOffsets text(page.text);
    QHash<QByteArray, EntityId> entities;
    for (const ConllMark &mark : page.marks) {
        Mention &mention = bundle.mentions.emplace_back();
        mention.id = MentionId(++m_lastId);
        mention.article = bundle.article->id;
        mention.type = mark.type;
        mention.extent = page.extentOf(mark);
        mention.quote = text.quote(mention.extent);
        if (mark.entity.isEmpty())
            continue;
        EntityId &entity = entities[mark.entity];
        if (!entity) {
            entity = EntityId(++m_lastId);
            bundle.entities.push_back({entity, {}, {}, {}, {}, {}});
            bundle.externalIds.push_back({ExternalIdId(++m_lastId), entity, ExternalId::Kind::Id, conllId(m_kind),
                QString::fromUtf8(mark.entity), {}, {}});
        }
        mention.entity = entity;
    }
    const BundleIndex index(bundle);
    for (Entity &entity : bundle.entities) {
        const auto &mentions = BundleIndex::of(index.mentionsOf, entity.id);
        QStringList quotes;
        for (const Mention *mention : mentions)
            quotes << mention->quote;
        entity.type = mentions.front()->type;
        entity.name = clusterName(quotes);
    }
}

} // namespace glossator
