// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonreader.h"

#include "models/base/sha256.h"
#include "models/base/textdecoder.h"
#include "models/base/textoffsets.h"
#include "models/formats/flaggedmentions.h"
#include "models/formats/spanruler.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// A quote as a remark shows it.
QString shown(const QString &quote)
{
    constexpr qsizetype longest = 60;
    return quote.size() > longest ? quote.first(longest) + u'…' : quote;
}

} // namespace

Result<bool> JsonReader::open(const QString &key, bool isObject, qsizetype line)
{
    switch (m_scope) {
    case Scope::File:
    case Scope::Articles:
        if (!isObject)
            return refuseContainer(key, line);
        m_members = {JsonValue::Object(), line};
        m_scope = m_scope == Scope::File ? Scope::Project : Scope::Article;
        if (m_scope == Scope::Article)
            m_bundle.article.emplace();
        return true;
    case Scope::Project:
    case Scope::Article:
        return openMember(key, isObject, line);
    case Scope::List:
        return isObject ? Result<bool>(false) : refuseContainer(key, line);
    case Scope::End:
        break;
    }
    return false;
}

Result<bool> JsonReader::openMember(const QString &key, bool isObject, qsizetype line)
{
    m_readItem = itemReader(key);
    const bool isArticles = m_scope == Scope::Project && key == "articles"_L1;
    if (isObject || !(m_readItem || isArticles) || (m_scope == Scope::Project && m_members.object()->size() < 2))
        return refuseContainer(key, line);
    if (m_articlesSeen && m_scope == Scope::Project)
        return fail(
            Error::Code::BadInput, m_context.placed(line, tr("“%1” has to stand before “articles”.").arg(key)));
    if (isArticles) {
        GLOSSATOR_TRY(endProject());
        m_articlesSeen = true;
        m_scope = Scope::Articles;
    } else {
        m_around = std::exchange(m_scope, Scope::List);
    }
    return true;
}

Result<bool> JsonReader::refuseContainer(const QString &key, qsizetype line)
{
    QString sentence;
    if (m_scope == Scope::File || (m_scope == Scope::Project && m_members.object()->size() < 2))
        sentence = notOurs();
    else if (key.isEmpty())
        sentence = tr("An object has to stand here.");
    else
        sentence = tr("The key “%1” is not known here, or cannot hold this.").arg(key);
    m_context.refuse(line, sentence);
    return std::unexpected(*m_context.error);
}

Result<> JsonReader::value(const QString &key, JsonValue &&value)
{
    switch (m_scope) {
    case Scope::File:
        m_context.refuse(value.line, notOurs());
        break;
    case Scope::Project:
    case Scope::Article:
        return addMember(key, std::move(value));
    case Scope::List:
        if (value.object()) {
            (this->*m_readItem)(value);
            break;
        }
        [[fallthrough]];
    case Scope::Articles:
        m_context.refuse(value.line, tr("An object has to stand here."));
        break;
    case Scope::End:
        break;
    }
    return m_context.result();
}

Result<> JsonReader::addMember(const QString &key, JsonValue &&value)
{
    auto &members = std::get<JsonValue::Object>(m_members.data);
    if (m_articlesSeen && m_scope == Scope::Project)
        m_context.refuse(value.line, tr("“%1” has to stand before “articles”.").arg(key));
    if (itemReader(key) || (m_scope == Scope::Project && key == "articles"_L1))
        m_context.refuse(value.line, tr("“%1” has to be a list.").arg(key));
    members.push_back({key, std::move(value)});
    if (m_scope == Scope::Project)
        checkHeader(members.back(), members.size() - 1);
    return m_context.result();
}

void JsonReader::checkHeader(const JsonValue::Member &member, size_t index)
{
    const auto &[key, value] = member;
    if (index == 0 && (key != "format"_L1 || !value.string() || *value.string() != jsonFormatName)) {
        m_context.refuse(value.line, notOurs());
    } else if (index == 1 && (key != "version"_L1 || !value.integer() || *value.integer() < 1)) {
        m_context.refuse(value.line, tr("After “format” there has to be “version” with a whole number."));
    } else if (index == 1 && *value.integer() > jsonVersion) {
        m_context.refuse(value.line,
            tr("This file is of version %1 of Glossator JSON; this program reads up to version %2.")
                .arg(*value.integer())
                .arg(jsonVersion));
        m_context.error->code = Error::Code::Newer;
    }
}

Result<> JsonReader::close()
{
    switch (m_scope) {
    case Scope::List:
        m_scope = m_around;
        return {};
    case Scope::Article:
        m_scope = Scope::Articles;
        return endArticle();
    case Scope::Articles:
        m_scope = Scope::Project;
        return {};
    case Scope::Project:
        m_scope = Scope::End;
        return endFile();
    case Scope::File:
    case Scope::End:
        break;
    }
    return {};
}

QString JsonReader::notOurs()
{
    return tr("This is not a Glossator JSON file: it does not begin with {\"format\": \"glossator\", \"version\": 1.");
}

JsonReader::ReadItem JsonReader::itemReader(const QString &key) const
{
    ReadItem found = nullptr;
    eachJsonList([&]<class T>(const char *name, std::vector<T> Bundle::*) {
        if (key == QLatin1StringView(name) && (m_scope == Scope::Article || !needsArticle<T>))
            found = &JsonReader::readItem<T>;
    });
    return found;
}

template <class T>
void JsonReader::readItem(JsonValue &value)
{
    T item;
    JsonObjectReader object(value, m_context);
    describe(object, item);
    object.end();
    if constexpr (std::same_as<T, SourceFile>) {
        if (!item.hash.isEmpty() && !item.bytes.isEmpty() && sha256(item.bytes) != item.hash)
            m_context.refuse(value.line, tr("The bytes do not have the checksum “sha256”."));
    }
    if constexpr (std::same_as<T, Mention>)
        m_mentionLines.push_back(value.line);
    if constexpr (std::same_as<T, Argument>)
        m_argumentLines.push_back(value.line);
    eachJsonList([&]<class U>(const char *, std::vector<U> Bundle::*list) {
        if constexpr (std::same_as<T, U>)
            (m_bundle.*list).push_back(std::move(item));
    });
}

Result<> JsonReader::endProject()
{
    JsonObjectReader object(m_members, m_context);
    QString format;
    qint64 version = 0;
    object.text("format", format, Need::Required);
    object.integer("version", version);
    object.text("schema", m_bundle.schemaText);
    object.end();
    GLOSSATOR_TRY(m_context.result());
    GLOSSATOR_TRY(checkReferences());
    rememberFacts();
    m_context.forgetSpokenOf();
    return hand();
}

Result<> JsonReader::endArticle()
{
    JsonObjectReader object(m_members, m_context);
    describe(object, *m_bundle.article);
    object.text("schema", m_bundle.schemaText);
    readText(object);
    object.end();
    GLOSSATOR_TRY(m_context.result());
    GLOSSATOR_TRY(checkReferences());
    rememberFacts();
    addFacts();
    eachJsonList([this]<class T>(const char *, std::vector<T> Bundle::*list) {
        if constexpr (requires(T item) { item.article; }) {
            for (T &item : m_bundle.*list)
                item.article = m_bundle.article->id;
        }
    });
    checkQuotes();
    m_mentionLines.clear();
    m_argumentLines.clear();
    return hand();
}

Result<> JsonReader::endFile()
{
    if (!m_articlesSeen)
        return fail(
            Error::Code::BadInput, m_context.placed(m_members.line, tr("The key “articles” is missing.")));
    if (m_doubts <= FlaggedMentions::most)
        return {};
    remark(m_members.line, tr("%n further place(s) are not as the file says.", nullptr, int(m_doubts - FlaggedMentions::most)));
    return m_sink(std::exchange(m_bundle, {}));
}

void JsonReader::readText(JsonObjectReader &object)
{
    object.text("text", m_bundle.text, Need::Required);
    if (m_bundle.text.contains(QChar::Null)) // no file that this is exported to could be read again
        m_context.refuse(m_members.line, tr("“text” cannot hold the character NUL."));
    bool isText = false;
    object.flag("original_is_text", isText);
    object.bytes("original", m_bundle.original);
    Article &article = *m_bundle.article;
    if (isText) {
        const Result<QByteArray> bytes = encodeText(m_bundle.text, article.encoding.toLatin1());
        if (!bytes || !m_bundle.original.isEmpty())
            m_context.refuse(m_members.line, tr("“original_is_text” does not fit the other keys."));
        m_bundle.original = bytes.value_or(QByteArray());
    }
    if (!m_bundle.original.isEmpty() && !article.original.isEmpty() && sha256(m_bundle.original) != article.original)
        m_context.refuse(m_members.line, tr("The bytes of “original” do not have the checksum “original_sha256”."));
    if (!article.text.isEmpty() && sha256(m_bundle.text.toUtf8()) != article.text) {
        remark(
            m_members.line, tr("The text does not have the checksum “text_sha256”: it was changed outside Glossator."));
        article.text = sha256(m_bundle.text.toUtf8());
    }
}

void JsonReader::checkQuotes()
{
    const TextOffsets offsets(m_bundle.text);
    for (size_t i = 0; i < m_bundle.mentions.size(); ++i) {
        Mention &mention = m_bundle.mentions[i];
        if (mention.extent.isValidFor(offsets.length()) && fragmentsOverlap(mention.extent.fragments())) {
            // As what brat's reader makes of it: no other format could hold it, and no person mark it.
            if (mention.flag.isEmpty())
                mention.flag = tr("The file gives %1 as its place, whose parts overlap.").arg(mention.extent.toString());
            doubt(m_mentionLines[i],
                tr("The parts of mention %1 overlap, at %2; it is flagged.")
                    .arg(mention.id.toString(), mention.extent.toString()));
            mention.extent = mention.extent.hull();
        }
        if (!mention.flag.isEmpty())
            continue;
        if (!mention.extent.isValidFor(offsets.length())) {
            mention.flag = tr("The place lies outside the text.");
            doubt(m_mentionLines[i],
                tr("Mention %1 lies outside the text, which has %2 characters; it is flagged.")
                    .arg(mention.id.toString(), QString::number(offsets.length())));
        } else if (const QString there = offsets.quote(mention.extent); there != mention.quote) {
            mention.flag = tr("The text at this place is not the one quoted.");
            doubt(m_mentionLines[i],
                tr("The text at %1 is “%2”, not “%3” as quoted; mention %4 is flagged.")
                    .arg(mention.extent.toString(), shown(there), shown(mention.quote), mention.id.toString()));
        }
    }
    for (size_t i = 0; i < m_bundle.arguments.size(); ++i) {
        const Filler &filler = m_bundle.arguments[i].filler;
        if (filler.kind != Filler::Kind::Span)
            continue;
        const QString there = offsets.quote(filler.span);
        if (filler.span.end > offsets.length() || there != filler.text)
            doubt(m_argumentLines[i],
                tr("The text at %1 is “%2”, not “%3” as quoted.")
                    .arg(Extent(filler.span).toString(), shown(there), shown(filler.text)));
    }
}

void JsonReader::rememberFacts()
{
    for (const Author &author : m_bundle.authors)
        m_authors.insert(author.id.value(), author);
    for (const Entity &entity : m_bundle.entities)
        m_entities.insert(entity.id.value(), entity);
    for (const Event &event : m_bundle.events)
        m_events.insert(event.id.value(), event);
}

void JsonReader::addFacts()
{
    const auto add = [](auto &list, const auto &known, QSet<qint64> spokenOf) {
        for (const auto &item : list)
            spokenOf.remove(item.id.value());
        for (const qint64 id : std::as_const(spokenOf))
            list.push_back(known.value(id));
        std::ranges::sort(list, {}, [](const auto &item) { return item.id; });
    };
    add(m_bundle.entities, m_entities, m_context.entities);
    add(m_bundle.events, m_events, m_context.events);
    for (const Entity &entity : m_bundle.entities)
        m_context.refer(Noun::Author, entity.by.author.value(), 0);
    for (const Event &event : m_bundle.events)
        m_context.refer(Noun::Author, event.by.author.value(), 0);
    add(m_bundle.authors, m_authors, m_context.authors);
    m_context.forgetSpokenOf();
}

Result<> JsonReader::checkReferences()
{
    if (const auto missing = m_context.ids.endPart())
        m_context.refuse(missing->line,
            (m_bundle.article ? tr("No %1 in this article has the id %2.") : tr("No %1 in the project's part has the id %2."))
                .arg(nounKey(missing->noun), QString::number(missing->id)));
    if (const auto missing = m_context.ids.missingFact())
        m_context.refuse(missing->line,
            tr("No %1 in the project's part or in this article has the id %2.")
                .arg(nounKey(missing->noun), QString::number(missing->id)));
    return m_context.result();
}

Result<> JsonReader::hand()
{
    m_bundle.hasOwnIds = true;
    return m_sink(std::exchange(m_bundle, {}));
}

/// Says that a place is not as the file says; of very many only how many.
void JsonReader::doubt(qsizetype line, const QString &sentence)
{
    if (++m_doubts <= FlaggedMentions::most)
        remark(line, sentence);
}

void JsonReader::remark(qsizetype line, const QString &sentence)
{
    m_bundle.remarks << m_context.placed(line, sentence);
}

} // namespace glossator
