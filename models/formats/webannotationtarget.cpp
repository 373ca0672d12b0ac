// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationtarget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr qint64 largestOffset = qint64(1) << 40;
constexpr size_t mostPlaces = 1'000; ///< of one quote

std::optional<qint64> offset(const JsonValue &object, QStringView key)
{
    const JsonValue *value = jsonMember(object, key);
    const qint64 *number = value ? value->integer() : nullptr;
    return number && *number >= 0 && *number <= largestOffset ? std::optional(*number) : std::nullopt;
}

/// RFC 5147: char=3,7
std::optional<TextSpan> charRange(const QString &fragment)
{
    if (!fragment.startsWith("char="_L1))
        return std::nullopt;
    const QString range = fragment.sliced(5).section(u';', 0, 0);
    bool isBegin = false;
    bool isEnd = false;
    const qint64 begin = range.section(u',', 0, 0).toLongLong(&isBegin);
    const qint64 end = range.contains(u',') ? range.section(u',', 1).toLongLong(&isEnd) : begin;
    isEnd = isEnd || !range.contains(u',');
    return isBegin && isEnd && begin >= 0 && begin <= end && end <= largestOffset ? std::optional(TextSpan{begin, end}) : std::nullopt;
}

/// A selector adds what it says; where it is refined, the innermost says what is meant.
void readSelector(OaTarget &target, const JsonValue &selector)
{
    const QString type = jsonString(selector, u"type");
    if (const JsonValue *refined = jsonMember(selector, u"refinedBy")) {
        // Positions count within the outer part, which only a reader of that kind of document could find; a quote can be
        // looked for in all of the text.
        for (const JsonValue *inner : jsonItems(refined)) {
            if (jsonString(*inner, u"type") == "TextQuoteSelector"_L1 && !jsonMember(*inner, u"refinedBy"))
                readSelector(target, *inner);
            else
                target.unread = type.isEmpty() ? u"Selector"_s : type;
        }
        return;
    }
    if (type == "TextPositionSelector"_L1) {
        const auto begin = offset(selector, u"start");
        const auto end = offset(selector, u"end");
        if (begin && end && *begin <= *end && !target.position)
            target.position = {*begin, *end};
        else
            target.unread = type;
    } else if (type == "TextQuoteSelector"_L1 && jsonMember(selector, u"exact") && jsonMember(selector, u"exact")->string()) {
        target.exact = jsonString(selector, u"exact");
        target.exact = target.exact.isNull() ? u""_s : target.exact;
        target.prefix = jsonString(selector, u"prefix");
        target.suffix = jsonString(selector, u"suffix");
    } else if (const auto range = type == "FragmentSelector"_L1 ? charRange(jsonString(selector, u"value")) : std::nullopt) {
        target.position = range;
    } else {
        target.unread = type.isEmpty() ? u"Selector"_s : type;
    }
}

OaTarget readTarget(const JsonValue &value)
{
    if (value.string()) {
        const QString iri = *value.string();
        const qsizetype hash = iri.indexOf(u'#');
        OaTarget target{.source = hash < 0 ? iri : iri.first(hash)};
        target.position = hash < 0 ? std::nullopt : charRange(iri.sliced(hash + 1));
        target.hasSelector = hash >= 0;
        if (hash >= 0 && !target.position)
            target.unread = u"#"_s + iri.sliced(hash + 1, std::min<qsizetype>(20, iri.size() - hash - 1));
        return target;
    }
    const JsonValue *source = jsonMember(value, u"source");
    if (!source)
        return jsonString(value, u"id").isEmpty() ? OaTarget{} : readTarget(*jsonMember(value, u"id"));
    OaTarget target{.source = source->string() ? *source->string() : jsonString(*source, u"id")};
    for (const JsonValue *selector : jsonItems(jsonMember(value, u"selector"))) {
        target.hasSelector = true;
        readSelector(target, *selector);
    }
    return target;
}

} // namespace

std::vector<OaTarget> oaTargets(const JsonValue &annotation)
{
    std::vector<OaTarget> targets;
    for (const JsonValue *value : jsonItems(jsonMember(annotation, u"target"))) {
        const JsonValue *items = value->object() ? jsonMember(*value, u"items") : nullptr;
        if (!items) {
            targets.push_back(readTarget(*value));
            continue;
        }
        for (const JsonValue *item : jsonItems(items)) // of a Choice or a set
            targets.push_back(readTarget(*item));
    }
    return targets;
}

std::vector<TextSpan> placesOfQuote(const TextOffsets &text, const OaTarget &target)
{
    std::vector<TextSpan> places;
    const QString wanted = target.prefix + target.exact + target.suffix;
    if (target.exact.isEmpty())
        return places;
    for (qsizetype at = text.text().indexOf(wanted); at >= 0 && places.size() < mostPlaces; at = text.text().indexOf(wanted, at + 1)) {
        const auto begin = text.fromUtf16(at + target.prefix.size());
        const auto end = text.fromUtf16(at + target.prefix.size() + target.exact.size());
        if (begin && end)
            places.push_back({*begin, *end});
    }
    return places;
}

} // namespace glossator
