// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casrecords.h"

#include "models/formats/jsonobjectreader.h"
#include "models/formats/jsonobjectwriter.h"

#include <QBuffer>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// So that none has more in it than parseJson() takes at once.
constexpr size_t mostInOne = 50'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

/// Neither XML nor most readers take these two.
QString forXml(const QByteArray &json)
{
    QString text = QString::fromUtf8(json);
    if (!text.contains(QChar(0xfffe)) && !text.contains(QChar(0xffff)))
        return text;
    return text.replace(QChar(0xfffe), "\\ufffe"_L1).replace(QChar(0xffff), "\\uffff"_L1);
}

Result<QString> written(const Bundle &things)
{
    QByteArray out;
    JsonIds ids;
    JsonObjectWriter object(out, ids);
    object.integer("version", jsonVersion, Need::Required);
    QString problem;
    eachJsonList([&](const char *key, const auto list) {
        const auto &items = things.*list;
        if (items.empty())
            return;
        object.list(key);
        for (bool first = true; const auto &item : items) {
            if (!std::exchange(first, false))
                out += ", ";
            JsonObjectWriter line(out, ids);
            describe(line, item);
            line.end();
            if (problem.isEmpty())
                problem = line.problem();
        }
        out += ']';
    });
    if (things.article) {
        out += ", \"article\": ";
        JsonObjectWriter article(out, ids);
        describe(article, *things.article);
        article.end();
        if (problem.isEmpty())
            problem = article.problem();
    }
    object.end();
    if (problem.isEmpty())
        problem = object.problem();
    if (!problem.isEmpty())
        return fail(Error::Code::Refused, problem);
    return forXml(out);
}

/// Takes the one value that the text is.
class OneValue final : public JsonHandler {
public:
    Result<bool> open(const QString &, bool, qsizetype) override { return false; }
    Result<> value(const QString &, JsonValue &&value) override
    {
        m_value = std::move(value);
        return {};
    }
    Result<> close() override { return {}; }
    JsonValue m_value;
};

template <class T>
void readList(JsonValue &list, std::vector<T> &items, JsonContext &context)
{
    if (!list.array()) {
        context.refuse(list.line, Texts::tr("A list has to stand here."));
        return;
    }
    for (JsonValue &one : std::get<JsonValue::Array>(list.data)) {
        if (!one.object()) {
            context.refuse(one.line, Texts::tr("An object has to stand here."));
            return;
        }
        T item;
        JsonObjectReader object(one, context);
        describe(object, item);
        object.end();
        items.push_back(std::move(item));
    }
}

} // namespace

Result<QStringList> writeCasRecord(const Bundle &things)
{
    QStringList texts;
    Bundle part;
    part.article = things.article;
    size_t count = 0;
    std::optional<Error> error;
    const auto flush = [&] {
        const Result<QString> text = written(part);
        if (!text && !error)
            error = text.error();
        texts << text.value_or(QString());
        part = Bundle();
        count = 0;
    };
    eachJsonList([&](const char *, const auto list) {
        for (const auto &item : things.*list) {
            (part.*list).push_back(item);
            if (++count == mostInOne)
                flush();
        }
    });
    if (count > 0 || texts.isEmpty())
        flush();
    if (error)
        return std::unexpected(*error);
    return texts;
}

Result<Bundle> readCasRecord(const QString &text, const QString &file)
{
    QByteArray bytes = text.toUtf8();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    OneValue handler;
    GLOSSATOR_TRY(parseJson(buffer, file, handler));
    JsonContext context;
    context.files = {file};
    if (!handler.m_value.object())
        return fail(Error::Code::BadInput, placed(file, 1, Texts::tr("An object has to stand here.")));
    Bundle things;
    auto &members = std::get<JsonValue::Object>(handler.m_value.data);
    JsonValue rest{JsonValue::Object(), 1};
    for (auto &[key, value] : members) {
        bool isTaken = false;
        eachJsonList([&](const char *name, const auto list) {
            if (key == QLatin1StringView(name)) {
                isTaken = true;
                readList(value, things.*list, context);
            }
        });
        if (key == "article"_L1 && value.object()) {
            JsonObjectReader object(value, context);
            describe(object, things.article.emplace());
            object.end();
        } else if (!isTaken) {
            std::get<JsonValue::Object>(rest.data).push_back({key, std::move(value)});
        }
    }
    JsonObjectReader object(rest, context);
    qint64 version = 0;
    object.integer("version", version);
    object.end();
    if (version != jsonVersion)
        context.refuse(1, Texts::tr("“version” has to be %1.").arg(jsonVersion));
    GLOSSATOR_TRY(context.result());
    return things;
}

void dropDangling(Bundle &bundle)
{
    QSet<Owner> there;
    QSet<AuthorId> authors;
    const auto note = [&there](const auto &things) {
        for (const auto &thing : things)
            there.insert(thing.id);
    };
    if (bundle.article)
        there.insert(bundle.article->id);
    for (const Author &author : bundle.authors)
        authors.insert(author.id);
    note(bundle.entities);
    note(bundle.events);
    note(bundle.mentions);
    std::erase_if(bundle.eventMentions, [&](const EventMention &mention) { return !there.contains(mention.event); });
    note(bundle.eventMentions);
    for (Mention &mention : bundle.mentions) {
        if (!there.contains(mention.entity))
            mention.entity = {};
    }
    for (EventMention &mention : bundle.eventMentions) {
        if (!there.contains(mention.trigger))
            mention.trigger = {};
    }
    const auto isThere = [&there](auto kind, qint64 id) {
        using Kind = decltype(kind);
        if constexpr (std::same_as<Kind, RelationEnd::Kind>)
            return there.contains(kind == Kind::Mention ? Owner(MentionId(id)) : kind == Kind::Entity ? Owner(EntityId(id)) : Owner(EventMentionId(id)));
        else if (kind == Kind::Span || kind == Kind::Value)
            return true;
        else
            return there.contains(kind == Kind::Mention ? Owner(MentionId(id))
                    : kind == Kind::Entity              ? Owner(EntityId(id))
                    : kind == Kind::Event               ? Owner(EventId(id))
                                                        : Owner(EventMentionId(id)));
    };
    std::erase_if(bundle.relations, [&](const Relation &relation) {
        return !isThere(relation.from.kind, relation.from.id) || !isThere(relation.to.kind, relation.to.id);
    });
    note(bundle.relations);
    for (Relation &relation : bundle.relations) {
        if (!there.contains(relation.trigger))
            relation.trigger = {};
    }
    std::erase_if(bundle.arguments, [&](const Argument &argument) {
        return !there.contains(argument.eventMention) || !isThere(argument.filler.kind, argument.filler.id);
    });
    note(bundle.arguments);
    const auto drop = [&there](auto &hangers) {
        std::erase_if(hangers, [&](const auto &hanger) { return !there.contains(hanger.owner); });
    };
    drop(bundle.attributes);
    drop(bundle.notes);
    drop(bundle.externalIds);
    std::erase_if(bundle.distinct, [&](const auto &pair) { return !there.contains(pair.first) || !there.contains(pair.second); });
    const auto sign = [&authors](AuthorId &author) {
        if (!authors.contains(author))
            author = {};
    };
    eachJsonList([&]<class T>(const char *, std::vector<T> Bundle::*list) {
        for (T &item : bundle.*list) {
            if constexpr (requires { item.by; })
                sign(item.by.author);
            else if constexpr (requires { item.author; })
                sign(item.author);
        }
    });
    if (bundle.article)
        sign(bundle.article->author);
}

} // namespace glossator
