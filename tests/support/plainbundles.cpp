// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plainbundles.h"

#include "tests/support/bundleids.h"

#include <QSet>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace glossator::test {

std::vector<Bundle> plain(std::vector<Bundle> project)
{
    std::erase_if(project, [](const Bundle &bundle) { return !bundle.article; });
    for (Bundle &bundle : project) {
        Article &article = *bundle.article;
        article.path.clear();
        article.format.clear();
        article.encoding.clear();
        article.original.clear();
        article.text.clear();
        bundle.original.clear();
        bundle.schemaText.clear();
        bundle.files.clear();
        bundle.leftovers.clear();
        bundle.remarks.clear();
        bundle.hasOwnIds = false;
        std::erase_if(bundle.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id; });
        for (Mention &mention : bundle.mentions)
            mention.flag.clear();
        QSet<EventId> told;
        for (const EventMention &mention : bundle.eventMentions)
            told.insert(mention.event);
        std::erase_if(bundle.events, [&told](const Event &event) { return !told.contains(event.id); });
        std::ranges::stable_sort(bundle.arguments, {}, &Argument::ordinal);
        std::map<EventMentionId, int> counts;
        for (Argument &argument : bundle.arguments)
            argument.ordinal = counts[argument.eventMention]++;
    }
    return project;
}

std::vector<Bundle> unsignedOnes(std::vector<Bundle> project)
{
    const auto forget = [](auto &things) {
        for (auto &thing : things) {
            if constexpr (requires { thing.by; }) {
                thing.by = {};
            } else {
                thing.author = {};
                thing.created = 0;
            }
        }
    };
    for (Bundle &bundle : project) {
        bundle.authors.clear();
        forget(bundle.entities);
        forget(bundle.events);
        forget(bundle.mentions);
        forget(bundle.eventMentions);
        forget(bundle.relations);
        forget(bundle.arguments);
        forget(bundle.attributes);
        forget(bundle.notes);
        if (bundle.article) {
            bundle.article->state = {};
            bundle.article->author = {};
            bundle.article->created = 0;
        }
    }
    return project;
}

std::vector<Bundle> separated(std::vector<Bundle> project)
{
    qint64 base = 0;
    for (Bundle &bundle : project) {
        qint64 next = base;
        std::map<std::pair<Noun, qint64>, qint64> known;
        visitIds(bundle, [&](Noun noun, qint64 &id, bool) {
            const auto [entry, isNew] = known.try_emplace({noun, id}, next + 1);
            next += isNew;
            id = entry->second;
        });
        base = next;
    }
    return project;
}

QString marksIn(const std::vector<Bundle> &bundles)
{
    QStringList lines;
    for (const Bundle &bundle : bundles) {
        for (const Mention &mention : bundle.mentions)
            lines << mention.type + u' ' + mention.extent.toString() + u' ' + mention.quote + (mention.flag.isEmpty() ? QString() : u" !"_s);
        for (const Relation &relation : bundle.relations) {
            const auto quote = [&bundle](const RelationEnd &end) {
                return std::ranges::find(bundle.mentions, MentionId(end.id), &Mention::id)->quote;
            };
            lines << relation.type + u": "_s + quote(relation.from) + u" > "_s + quote(relation.to);
        }
    }
    return lines.join(u'\n');
}

} // namespace glossator::test
