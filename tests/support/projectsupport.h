// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tests of models share: a project, random edits of everything in it, and a model as text.

#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"
#include "tests/support/testsupport.h"

#include <QAbstractItemModel>
#include <QFile>
#include <QRandomGenerator>

namespace glossator::test {

using namespace Qt::StringLiterals;

/// The value, or the end of the test with the error's words.
template <class T>
T need(Result<T> result)
{
    if (!result)
        qFatal("%ls (%ls)", qUtf16Printable(result.error().message), qUtf16Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

inline QByteArray newsSchema()
{
    QFile file(u":/glossator/schemas/newsace.schema"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A new, empty project written by Ada.
inline std::unique_ptr<Store> newStore(const QString &name)
{
    const QString path = scratchPath(name);
    QFile::remove(path);
    auto store = need(Store::create(path, newsSchema()));
    need(store->setAuthor({{}, u"uuid-1"_s, u"Ada"_s}));
    return store;
}

/// The repositories of a store, and an article in it where a test wants one.
struct Verbs {
    explicit Verbs(Store &store)
        : articles(store), mentions(store), entities(store), relations(store), events(store), attributes(store),
          notes(store), history(store)
    {
    }

    ArticleId article(const QString &title, const QString &text)
    {
        Article article;
        article.title = title;
        return need(articles.add(article, text));
    }

    ArticleRepository articles;
    MentionRepository mentions;
    EntityRepository entities;
    RelationRepository relations;
    EventRepository events;
    AttributeRepository attributes;
    NoteRepository notes;
    History history;
};

/// Edits of every noun, at random, with undo and redo in between.
class RandomEdits {
public:
    RandomEdits(Store &store, quint32 seed) : m_random(seed), m_store(store), m_verbs(store) {}

    /// One edit. It may be refused where it finds nothing to work on: then nothing changed.
    void make()
    {
        const auto article = any(m_verbs.articles.ids({}));
        const auto here = any(mentionsIn(article));
        const auto there = any(mentionsIn(article));
        const auto entity = any(m_verbs.entities.ids({}));
        const auto event = any(m_verbs.events.ids({}));
        const auto told = event ? any(told_(event)) : EventMentionId();
        const auto argument = told ? any(argumentsOf(told)) : ArgumentId();
        const auto relation = any(m_verbs.relations.ids({}));
        const qsizetype begin = m_random.bounded(60);
        const TextSpan span{begin, begin + m_random.bounded(1, 12)};
        switch (m_random.bounded(27)) {
        case 0:
            m_verbs.article(word(), word() + u" "_s + text());
            break;
        case 1:
        case 2:
        case 3:
            ignore(m_verbs.mentions.mark(article, span, type()));
            break;
        case 4:
            ignore(m_verbs.mentions.assign({here}, entity));
            break;
        case 5:
            ignore(m_verbs.mentions.retype({here, there}, type()));
            break;
        case 6:
            ignore(m_verbs.mentions.setExtent(here, span));
            break;
        case 7:
            ignore(m_verbs.mentions.remove({here}));
            break;
        case 8:
            ignore(m_verbs.entities.rename(entity, word()));
            break;
        case 9:
            ignore(m_verbs.entities.retype({entity}, type()));
            break;
        case 10:
            ignore(m_verbs.entities.merge(entity, {any(m_verbs.entities.ids({}))}));
            break;
        case 11:
            ignore(m_verbs.entities.split({here}));
            break;
        case 12:
            ignore(m_verbs.relations.create(relationBetween({here, u"Arg1"_s}, {there, u"Arg2"_s})));
            break;
        case 13:
            ignore(m_verbs.relations.retype({relation}, relationType()));
            break;
        case 14:
            ignore(m_verbs.relations.reverse(relation));
            break;
        case 15:
            ignore(m_verbs.relations.remove({relation}));
            break;
        case 16:
        case 17:
            ignore(m_verbs.events.create(article, m_random.bounded(4) ? Extent(span) : Extent(), eventType()));
            break;
        case 18:
            ignore(m_verbs.events.addArgument(told, role(), m_random.bounded(3) ? Filler(here) : Filler(word())));
            break;
        case 19:
            ignore(m_verbs.events.setRole(argument, role()));
            break;
        case 20:
            ignore(m_verbs.events.removeArguments({argument}));
            break;
        case 21:
            ignore(m_verbs.events.merge(event, {any(m_verbs.events.ids({}))}));
            break;
        case 22:
            ignore(m_verbs.events.removeMentions({told}));
            break;
        case 23:
            ignore(m_verbs.events.retype(event, eventType()));
            break;
        case 24:
            ignore(m_verbs.attributes.set(here, u"level"_s, {word()}));
            break;
        case 25:
            ignore(m_verbs.articles.setState(article, ReadingState(m_random.bounded(3))));
            break;
        default:
            if (m_random.bounded(6) == 0)
                ignore(m_verbs.articles.remove({article}));
            else
                ignore(m_verbs.entities.remove({entity}));
        }
    }

    /// An edit, or, one time in three, an undo or a redo.
    void step()
    {
        switch (m_random.bounded(6)) {
        case 0:
            ignore(m_verbs.history.undo());
            break;
        case 1:
            ignore(m_verbs.history.redo());
            break;
        default:
            make();
        }
    }

    [[nodiscard]] QRandomGenerator &random() { return m_random; }
    [[nodiscard]] Verbs &verbs() { return m_verbs; }

private:
    template <class T>
    static void ignore(const Result<T> &)
    {
    }
    template <class IdType>
    IdType any(const Result<std::vector<IdType>> &ids)
    {
        return !ids || ids->empty() ? IdType() : (*ids)[m_random.bounded(quint32(ids->size()))];
    }
    template <class Value, class IdType = decltype(Value::id)>
    static std::vector<IdType> idsOf(const Result<std::vector<Value>> &values)
    {
        std::vector<IdType> ids;
        if (values)
            std::ranges::transform(*values, std::back_inserter(ids), &Value::id);
        return ids;
    }
    Result<std::vector<MentionId>> mentionsIn(ArticleId id) { return idsOf(m_verbs.mentions.inArticle(id)); }
    Result<std::vector<EventMentionId>> told_(EventId id) { return idsOf(m_verbs.events.mentionsOf(id)); }
    Result<std::vector<ArgumentId>> argumentsOf(EventMentionId id) { return idsOf(m_verbs.events.argumentsOf(id)); }

    QString pick(const QStringList &words) { return words.at(m_random.bounded(int(words.size()))); }
    QString word() { return pick({u"Ankara"_s, u"Bern"_s, u"Cairo"_s, u"Delhi"_s, u"Edirne"_s, u"Fes"_s}); }
    QString type() { return pick({u"PER"_s, u"ORG"_s, u"GPE"_s, u"Unheard"_s}); }
    QString relationType() { return pick({u"PART-WHOLE"_s, u"PHYS"_s, u"Unheard"_s}); }
    QString eventType() { return pick({u"Attack"_s, u"Meet"_s, u"Unheard"_s}); }
    QString role() { return pick({u"Attacker"_s, u"Target"_s, u"Place"_s}); }
    static QString text()
    {
        return u"Ilham Aliyev met Selçuk Bayraktar in Baku. They signed 3 contracts, said the Ministry of Defence."_s;
    }
    Relation relationBetween(const RelationEnd &from, const RelationEnd &to)
    {
        Relation relation;
        relation.type = relationType();
        relation.from = from;
        relation.to = to;
        return relation;
    }

    QRandomGenerator m_random;
    Store &m_store;
    Verbs m_verbs;
};

/// Every row of a model with all its children, one a line, indented; columns separated by bars. Expands everything.
inline QString dump(QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    while (model.canFetchMore(parent))
        model.fetchMore(parent);
    QString lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        lines += QString(depth * 2, u' ') + cells.join(u" | "_s) + u'\n';
        lines += dump(model, model.index(row, 0, parent), depth + 1);
    }
    return lines;
}

} // namespace glossator::test
