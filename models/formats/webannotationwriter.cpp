// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationwriter.h"

#include "models/formats/articletext.h"
#include "models/formats/webannotationextension.h"
#include "models/formats/webannotationlines.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

void append(OutputFile &page, const OutputFile &piece)
{
    for (const OutputPlace &place : piece.places)
        page.places.push_back({place.begin + page.bytes.size(), place.end + page.bytes.size(), place.owner});
    page.bytes += piece.bytes;
}

/// The files of one article.
class Page {
public:
    Page(const BundleIndex &index, const QString &collection, qint64 start)
        : m_index(index)
        , m_record(index)
        , m_collection(collection)
        , m_start(start)
    {
    }

    Result<std::vector<OutputFile>> files();
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] bool isOfCollection() const { return m_isOfCollection; }

private:
    void write(OutputFile &page, const std::vector<OutputFile> &items, const OutputFile &extension) const;

    const BundleIndex &m_index;
    const OaRecord m_record;
    const QString &m_collection; ///< an IRI
    const qint64 m_start; ///< annotations in the pages before
    qint64 m_count = 0;
    bool m_isOfCollection = false;
};

Result<std::vector<OutputFile>> Page::files()
{
    const Bundle &bundle = m_index.bundle;
    OaLines ours(m_index, m_record);
    std::vector<OutputFile> items;
    for (const size_t item : m_record.kept())
        items.push_back({{}, "    " + jsonBytes(m_record.page().items[item])});
    const auto add = [&](const auto &things) {
        for (const auto &thing : things) {
            if (!m_record.isTold(thing.id))
                items.push_back(ours.of(thing));
        }
    };
    add(bundle.mentions);
    add(bundle.eventMentions);
    add(bundle.relations);
    m_count = qint64(items.size());
    OutputFile rest;
    appendOaExtension(rest, m_record.rest(), true, ours.ids(), ours.problem());
    if (!ours.problem().isEmpty())
        return fail(Error::Code::Refused, ours.problem());

    // A page of somebody else's needs nothing of ours as long as nothing was added to it.
    const bool isTheirs = m_record.file() && items.size() == m_record.kept().size() && m_record.isAllTold();
    m_isOfCollection = !isTheirs;
    std::vector<OutputFile> files;
    files.push_back({u".txt"_s, isTheirs ? articleBytes(bundle).bytes : bundle.text.toUtf8()});
    OutputFile page{oa::suffix, {}};
    if (isTheirs && m_record.isAsItCame())
        page.bytes = m_record.file()->bytes;
    else
        write(page, items, isTheirs ? OutputFile() : rest);
    files.push_back(std::move(page));
    return files;
}

void Page::write(OutputFile &page, const std::vector<OutputFile> &items, const OutputFile &extension) const
{
    QByteArray &out = page.bytes;
    const bool isList = m_record.file() && m_record.page().form == OaPage::Form::List && extension.bytes.isEmpty();
    JsonValue::Object members = m_record.page().members;
    const auto has = [&members](QAnyStringView key) { return jsonMember(JsonValue{members, 0}, key) != nullptr; };
    const auto add = [&members](const QString &key, JsonValue value) { members.push_back({key, std::move(value)}); };
    std::erase_if(members, [](const auto &member) { return member.key == oa::extension; });
    if (!has(u"@context"))
        members.insert(members.begin(), {u"@context"_s, oaContext()});
    if (!has(u"id"))
        add(u"id"_s, jsonValue(oaIri(Noun::Article, m_index.bundle.article->id.value()) + u"#annotations"_s));
    if (!has(u"type"))
        add(u"type"_s, jsonValue(u"AnnotationPage"_s));
    if (!extension.bytes.isEmpty() && !m_collection.isEmpty()) { // near the top, where the reader looks for it
        const auto known = std::ranges::find(members, u"partOf"_s, &JsonValue::Member::key);
        JsonValue::Array wholes;
        if (known != members.end()) {
            for (const JsonValue *whole : jsonItems(&known->value)) {
                if (!whole->string() || *whole->string() != m_collection)
                    wholes.push_back(*whole);
            }
            members.erase(known);
        }
        wholes.insert(wholes.begin(), jsonValue(m_collection));
        members.insert(members.begin() + 1, {u"partOf"_s, wholes.size() == 1 ? wholes.front() : jsonArray(std::move(wholes))});
    }
    if (!m_record.file())
        add(u"startIndex"_s, jsonValue(m_start));
    if (isList) {
        out += '[';
    } else {
        out += '{';
        for (const auto &[key, value] : members)
            out += "\n  " + jsonBytes(jsonValue(key)) + ": " + jsonBytes(value) + ',';
        if (!extension.bytes.isEmpty()) {
            out += "\n  \"" + QByteArray(oa::extension.data(), oa::extension.size()) + "\": ";
            append(page, extension);
            out += ',';
        }
        if (m_record.page().isInFirst) {
            out += "\n  \"first\": {";
            for (const auto &[key, value] : m_record.page().first)
                out += "\n  " + jsonBytes(jsonValue(key)) + ": " + jsonBytes(value) + ',';
        }
        out += "\n  " + jsonBytes(jsonValue(m_record.page().itemsKey.isEmpty() ? u"items"_s : m_record.page().itemsKey)) + ": [";
    }
    for (size_t i = 0; i < items.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        append(page, items[i]);
    }
    out += isList ? "\n]\n" : m_record.page().isInFirst ? "\n  ]}\n}\n" : "\n  ]\n}\n";
}

} // namespace

Result<std::vector<OutputFile>> WebAnnotationWriter::begin(const Bundle &project, const Schema &)
{
    Bundle bundle = project;
    keepHeld(bundle, Holdings::everything(), m_losses);
    JsonIds ids;
    QString problem;
    OutputFile data;
    appendOaExtension(data, bundle, false, ids, problem);
    if (!problem.isEmpty())
        return fail(Error::Code::Refused, problem);
    const QUuid name = QUuid::createUuidV5(QUuid(), data.bytes);
    m_collection = u"urn:uuid:"_s + name.toString(QUuid::WithoutBraces);
    // Behind what end() knows: without the brackets around it.
    m_project = {{}, data.bytes == "{}" ? QByteArray() : ", " + data.bytes.sliced(1).chopped(1)};
    for (const OutputPlace &place : data.places)
        m_project.places.push_back({place.begin + 1, place.end + 1, place.owner});
    return std::vector<OutputFile>{};
}

Result<std::vector<OutputFile>> WebAnnotationWriter::add(const Bundle &article)
{
    Bundle bundle = article;
    keepHeld(bundle, Holdings::everything(), m_losses);
    const BundleIndex index(bundle);
    Page page(index, m_collection, m_start);
    auto files = page.files();
    m_start += page.count();
    if (page.isOfCollection()) {
        ++m_pages;
        m_total += page.count();
    }
    return files;
}

/// Last, as it says how many pages there are, so that one which gets lost is missed.
Result<std::vector<OutputFile>> WebAnnotationWriter::end()
{
    OutputFile file{oa::collectionFile, {}};
    file.bytes = "{\n  \"@context\": " + jsonBytes(oaContext()) + ",\n  \"id\": " + jsonBytes(jsonValue(m_collection))
        + ",\n  \"type\": \"AnnotationCollection\",\n  \"label\": " + jsonBytes(jsonValue(tr("Annotations made with Glossator")))
        + ",\n  \"total\": " + QByteArray::number(m_total) + ",\n  \"" + QByteArray(oa::extension.data(), oa::extension.size())
        + "\": {\"" + QByteArray(oa::pages.data(), oa::pages.size()) + "\": " + QByteArray::number(m_pages);
    append(file, m_project);
    file.bytes += "}\n}\n";
    std::vector<OutputFile> files;
    files.push_back(std::move(file));
    return files;
}

} // namespace glossator
