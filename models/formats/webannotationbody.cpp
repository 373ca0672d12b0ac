// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationbody.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

bool OaBody::isTag() const { return purpose == "tagging"_L1 || purpose == "classifying"_L1; }

std::vector<OaBody> oaBodies(const JsonValue &item)
{
    std::vector<OaBody> bodies;
    const std::vector<const JsonValue *> motivations = jsonItems(jsonMember(item, u"motivation"));
    const QString motivation = motivations.empty() || !motivations.front()->string() ? QString() : *motivations.front()->string();
    if (const JsonValue *value = jsonMember(item, u"bodyValue"); value && value->string())
        bodies.push_back({u"commenting"_s, *value->string(), {}});
    const auto add = [&](const JsonValue &value) {
        OaBody body{motivation, {}, {}};
        if (value.string()) {
            body.iri = *value.string();
        } else {
            const std::vector<const JsonValue *> purposes = jsonItems(jsonMember(value, u"purpose"));
            if (!purposes.empty() && purposes.front()->string())
                body.purpose = *purposes.front()->string();
            const JsonValue *text = jsonMember(value, u"value");
            const JsonValue *source = jsonMember(value, u"source");
            if (text && text->string())
                body.text = text->string()->isNull() ? u""_s : *text->string();
            else if (source)
                body.iri = source->string() ? *source->string() : jsonString(*source, u"id");
            else
                body.iri = jsonString(value, u"id");
        }
        if (!body.text.isNull() || !body.iri.isEmpty())
            bodies.push_back(std::move(body));
    };
    for (const JsonValue *value : jsonItems(jsonMember(item, u"body"))) {
        const JsonValue *items = value->object() ? jsonMember(*value, u"items") : nullptr;
        if (!items) {
            add(*value);
            continue;
        }
        for (const JsonValue *one : jsonItems(items))
            add(*one);
    }
    return bodies;
}

QString lastPartOf(const QString &iri)
{
    const qsizetype at = std::max(iri.lastIndexOf(u'/'), iri.lastIndexOf(u'#'));
    const QString last = iri.sliced(at + 1);
    return last.isEmpty() ? iri : last;
}

QString oaType(const std::vector<OaBody> &bodies, const QString &usual)
{
    for (const QLatin1StringView purpose : {"classifying"_L1, "tagging"_L1}) {
        for (const OaBody &body : bodies) {
            if (body.purpose != purpose)
                continue;
            if (!body.text.isEmpty())
                return body.text;
            if (!body.iri.isEmpty())
                return lastPartOf(body.iri);
        }
    }
    return usual;
}

} // namespace glossator
