// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomproject.h"

#include "models/base/textdecoder.h"
#include "tests/support/bundleids.h"
#include "tests/support/randombundle.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace glossator::test {

using namespace Qt::StringLiterals;

namespace {

bool isFact(Noun noun) { return noun == Noun::Author || noun == Noun::Entity || noun == Noun::Event; }

/// Moves the items that `belongs` picks.
template <class T>
void move(std::vector<T> &from, std::vector<T> &to, auto &&belongs)
{
    for (const T &item : from) {
        if (belongs(item))
            to.push_back(item);
    }
    std::erase_if(from, belongs);
}

/// Moves what belongs to no single article.
void moveFacts(Bundle &article, Bundle &project)
{
    const auto all = [](const auto &) { return true; };
    const auto onFact = [](const auto &item) { return isFact(*nounOfKind(item.owner.kind)); };
    move(article.authors, project.authors, all);
    move(article.entities, project.entities, all);
    move(article.events, project.events, all);
    move(article.distinct, project.distinct, all);
    move(article.attributes, project.attributes, onFact);
    move(article.notes, project.notes, onFact);
    move(article.externalIds, project.externalIds, onFact);
}

/// Lists the authors, entities and events that the article speaks of.
void listFacts(Bundle &article, const Bundle &project)
{
    std::map<Noun, QSet<qint64>> spokenOf;
    const auto note = [&spokenOf](Noun noun, qint64 &id, bool) { spokenOf[noun].insert(id); };
    const auto list = [&spokenOf](const auto &from, auto &to) {
        for (const auto &item : from) {
            if (spokenOf[nounOf<std::remove_cvref_t<decltype(item.id)>>].contains(item.id.value()))
                to.push_back(item);
        }
    };
    visitIds(article, note);
    list(project.entities, article.entities);
    list(project.events, article.events);
    visitIds(article, note);
    list(project.authors, article.authors);
}

/// The bytes that the article came in: its text in some encoding, others, or none.
void changeOriginal(QRandomGenerator &random, Bundle &bundle)
{
    Article &article = *bundle.article;
    switch (random.bounded(4)) {
    case 0:
        bundle.original.clear();
        article.original.clear();
        return;
    case 1:
        bundle.original += "\xff\0\x01"_ba;
        break;
    case 2:
        article.encoding = u"UTF-16LE"_s;
        bundle.original = encodeText(bundle.text, "UTF-16LE"_ba).value_or(QByteArray());
        break;
    default:
        break;
    }
    article.original = bundle.original.isEmpty()
        ? QByteArray()
        : QCryptographicHash::hash(bundle.original, QCryptographicHash::Sha256);
}

} // namespace

std::vector<Bundle> randomProject(QRandomGenerator &random, int articles)
{
    std::vector<Bundle> bundles(1);
    qint64 base = qint64(random.bounded(1u, 0x7fffffffu)) << 32;
    for (int i = 0; i < articles; ++i) {
        Bundle article = randomBundle(random, random.bounded(1, 16));
        changeOriginal(random, article);
        qint64 last = base;
        visitIds(article, [&](Noun noun, qint64 &id, bool isOwn) {
            id += base;
            last = std::max(last, id);
            // Some of the article's entities are those of the articles before.
            const auto &known = bundles.front().entities;
            if (noun == Noun::Entity && !isOwn && !known.empty() && random.bounded(3) == 0)
                id = known[size_t(random.bounded(int(known.size())))].id.value();
        });
        std::erase_if(article.distinct, [](const auto &pair) { return pair.first == pair.second; });
        base = last;
        moveFacts(article, bundles.front());
        bundles.push_back(std::move(article));
    }

    Bundle &project = bundles.front();
    if (random.bounded(2) == 0)
        project.schemaText = u"schema \"Tëst\" version 1 language en\r\n# “a”\u2028b\n"_s;
    if (project.entities.size() > 1)
        project.relations.push_back(
            {RelationId(++base), {}, u"Knows"_s, RelationEnd(project.entities.front().id, u"Arg1"_s),
                RelationEnd(project.entities.back().id, {}), {}, {}, {}, {}});
    project.leftovers.push_back({LeftoverId(++base), {}, u"brat"_s, u"annotation.conf"_s, 3, {}, "a\0b\xff"_ba});
    project.files.push_back({SourceFileId(++base), {}, u"brat"_s, u"visual.conf"_s, {}, "[labels]\n"_ba});
    for (Bundle &article : std::span(bundles).subspan(1))
        listFacts(article, project);
    for (Bundle &bundle : bundles)
        bundle.hasOwnIds = true;
    std::ranges::sort(project.distinct);
    const auto duplicates = std::ranges::unique(project.distinct);
    project.distinct.erase(duplicates.begin(), duplicates.end());
    return bundles;
}

} // namespace glossator::test
