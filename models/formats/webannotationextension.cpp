// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationextension.h"

#include "models/domain/takeout.h"
#include "models/formats/articletext.h"
#include "models/formats/jsonobjectwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

Result<> OaExtensionReader::read(const JsonValue &extension, bool isOfItem)
{
    m_mentions.clear();
    m_relations.clear();
    JsonValue object = extension;
    auto *members = std::get_if<JsonValue::Object>(&object.data);
    if (!members)
        m_context.refuse(object.line, tr("“%1” has to be an object.").arg(oa::extension));
    for (size_t i = 0; members && i < members->size(); ++i) {
        auto &[key, value] = (*members)[i];
        auto *items = std::get_if<JsonValue::Array>(&value.data);
        bool isKnown = false;
        if (!isOfItem && key == "article"_L1 && value.object()) {
            readArticle(value);
            continue;
        }
        if (!isOfItem && key == "schema"_L1 && value.string()) {
            m_bundle.schemaText = *value.string();
            continue;
        }
        if (!isOfItem && key == oa::pages && value.integer())
            continue; // readers of the set count them
        eachJsonList([&]<class T>(const char *name, std::vector<T> Bundle::*list) {
            if (!items || key != QLatin1StringView(name))
                return;
            isKnown = true;
            for (JsonValue &one : *items) {
                if (!one.object())
                    return m_context.refuse(one.line, tr("An object has to stand here."));
                T thing;
                JsonObjectReader reader(one, m_context);
                describe(reader, thing);
                reader.end();
                if constexpr (std::same_as<T, Mention>)
                    m_mentions.push_back(thing.id);
                else if constexpr (std::same_as<T, Relation>)
                    m_relations.push_back(thing.id);
                (m_bundle.*list).push_back(std::move(thing));
            }
        });
        if (!isKnown)
            m_context.refuse(value.line, tr("The key “%1” is not known here, or cannot hold this.").arg(key));
    }
    return m_context.result();
}

void OaExtensionReader::readArticle(JsonValue &object)
{
    m_bundle.article.emplace();
    JsonObjectReader reader(object, m_context);
    describe(reader, *m_bundle.article);
    reader.flag("original_is_text", m_isOriginalTheText);
    reader.bytes("original", m_bundle.original);
    reader.end();
}

void OaExtensionReader::finish()
{
    eachJsonList([this]<class T>(const char *, std::vector<T> Bundle::*list) {
        if constexpr (requires(T item) { item.id; })
            std::ranges::sort(m_bundle.*list, {}, &T::id);
        if constexpr (requires(T item) { item.article; }) {
            for (T &item : m_bundle.*list)
                item.article = m_bundle.article ? m_bundle.article->id : ArticleId();
        }
    });
}

void appendOaExtension(OutputFile &out, const Bundle &bundle, bool withArticle, JsonIds &ids, QString &problem)
{
    QByteArray &bytes = out.bytes;
    bytes += '{';
    bool isFirst = true;
    const auto key = [&](const char *name) {
        bytes += (std::exchange(isFirst, false) ? "\""_ba : ", \""_ba) + name + "\": ";
    };
    const auto end = [&problem](JsonObjectWriter &object) {
        object.end();
        problem = problem.isEmpty() ? object.problem() : problem;
    };
    if (withArticle) {
        key("article");
        JsonObjectWriter object(bytes, ids);
        describe(object, *bundle.article);
        const bool isText = isOriginalTheText(bundle);
        object.flag("original_is_text", isText);
        if (!isText)
            object.bytes("original", bundle.original);
        end(object);
    }
    if (!bundle.schemaText.isEmpty()) {
        key("schema");
        bytes += jsonBytes(jsonValue(bundle.schemaText));
    }
    eachJsonList([&]<class T>(const char *name, const std::vector<T> Bundle::*list) {
        if ((bundle.*list).empty())
            return;
        key(name);
        bytes += '[';
        for (bool first = true; const T &item : bundle.*list) {
            bytes += std::exchange(first, false) ? "\n" : ",\n";
            const qsizetype begin = bytes.size();
            bytes += "      ";
            JsonObjectWriter object(bytes, ids);
            describe(object, item);
            end(object);
            if constexpr (requires { item.owner; })
                out.places.push_back({begin, bytes.size(), item.owner});
            else if constexpr (requires { Owner(item.id); })
                out.places.push_back({begin, bytes.size(), item.id});
        }
        bytes += ']';
    });
    bytes += '}';
}

QSet<Owner> unknownReferences(const Bundle &bundle, const QSet<Owner> &others)
{
    QSet<Owner> here;
    const auto list = [&here](const auto &things) {
        for (const auto &thing : things)
            here.insert(Owner(thing.id));
    };
    list(bundle.mentions);
    list(bundle.entities);
    list(bundle.events);
    list(bundle.eventMentions);
    list(bundle.relations);
    list(bundle.arguments);
    if (bundle.article)
        here.insert(Owner(bundle.article->id));
    QSet<Owner> unknown;
    const auto need = [&](const Owner &owner) {
        if (owner.id != 0 && !here.contains(owner) && !others.contains(owner))
            unknown.insert(owner);
    };
    for (const Mention &mention : bundle.mentions)
        need(mention.entity);
    for (const EventMention &mention : bundle.eventMentions) {
        need(mention.event);
        need(mention.trigger);
    }
    for (const Argument &argument : bundle.arguments) {
        need(argument.eventMention);
        if (const auto noun = nounOfKind(argument.filler.kind))
            need({*kindOfNoun<Owner::Kind>(*noun), argument.filler.id});
    }
    for (const Relation &relation : bundle.relations) {
        need(relation.trigger);
        for (const RelationEnd &end : {relation.from, relation.to})
            need({*kindOfNoun<Owner::Kind>(*nounOfKind(end.kind)), end.id});
    }
    const auto needOwners = [&need](const auto &things) {
        for (const auto &thing : things)
            need(thing.owner);
    };
    needOwners(bundle.attributes);
    needOwners(bundle.notes);
    needOwners(bundle.externalIds);
    return unknown;
}

void dropReferences(Bundle &bundle, QSet<Owner> unknown)
{
    for (Mention &mention : bundle.mentions) {
        if (unknown.contains(mention.entity))
            mention.entity = {};
    }
    for (Relation &relation : bundle.relations) {
        if (unknown.contains(relation.trigger))
            relation.trigger = {};
    }
    takeOut(bundle, std::move(unknown));
}

} // namespace glossator
