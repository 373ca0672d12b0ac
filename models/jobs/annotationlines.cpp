// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/annotationlines.h"

#include "models/domain/linkends.h"

#include <QHash>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// The control character keeps the parts apart.
QString line(const QStringList &parts) { return parts.join(QChar(0x1F)); }

QString number(std::optional<double> value) { return value ? QString::number(*value, 'g', 17) : QString(); }

class Lines {
public:
    Lines(const Bundle &bundle, bool withAuthors)
        : m_bundle(bundle)
    {
        if (withAuthors) {
            for (const Author &author : bundle.authors)
                m_authors.insert(author.id, author.name);
        }
        nameEntities();
        nameMentions();
        nameEvents();
        for (const Relation &relation : bundle.relations)
            m_names.insert(relation.id, line({u"relation"_s, relation.type, endName(relation.from), endName(relation.to)}));
        for (const Argument &argument : bundle.arguments)
            m_names.insert(argument.id, line({u"argument"_s, name(argument.eventMention), argument.role, fillerName(argument.filler)}));
    }

    QStringList all() const
    {
        QStringList lines;
        for (const Mention &mention : m_bundle.mentions) {
            lines << line({name(mention.id), name(mention.entity), mention.head ? Extent(*mention.head).toString() : QString(), mention.level,
                number(mention.confidence), mention.flag.isEmpty() ? QString() : u"flag"_s, by(mention.by)});
        }
        for (const Relation &relation : m_bundle.relations)
            lines << line({name(relation.id), name(relation.trigger), relation.note, number(relation.confidence), by(relation.by)});
        for (const EventMention &told : m_bundle.eventMentions)
            lines << line({name(told.id), number(told.confidence), by(told.by)});
        for (const Argument &argument : m_bundle.arguments)
            lines << name(argument.id);
        for (const Attribute &attribute : m_bundle.attributes) {
            if (isMark(attribute.owner))
                lines << line({u"attribute"_s, name(attribute.owner), attribute.name, attribute.value.isNull() ? QString() : u'=' + attribute.value});
        }
        for (const Note &note : m_bundle.notes) {
            if (isMark(note.owner))
                lines << line({u"note"_s, name(note.owner), note.type, note.text});
        }
        for (const ExternalId &id : m_bundle.externalIds) {
            if (id.kind == ExternalId::Kind::Link && isMark(id.owner))
                lines << line({u"link"_s, name(id.owner), id.scheme, id.value});
        }
        lines.sort();
        return lines;
    }

private:
    static bool isMark(const Owner &owner)
    {
        using Kind = Owner::Kind;
        return owner.kind != Kind::Entity && owner.kind != Kind::Event && owner.kind != Kind::Article;
    }

    /// Two of one name are told apart by where they are named first.
    void nameEntities()
    {
        QHash<EntityId, Extent> first;
        for (const Mention &mention : m_bundle.mentions) {
            const auto known = first.constFind(mention.entity);
            if (mention.entity && (known == first.constEnd() || mention.extent < *known))
                first.insert(mention.entity, mention.extent);
        }
        for (const Entity &entity : m_bundle.entities)
            m_names.insert(entity.id, line({entity.type, entity.name, first.value(entity.id).toString()}));
    }
    void nameMentions()
    {
        for (const Mention &mention : m_bundle.mentions)
            m_names.insert(mention.id, line({u"mention"_s, mention.type, mention.extent.toString()}));
    }
    void nameEvents()
    {
        QHash<EventId, QString> first;
        for (const EventMention &told : m_bundle.eventMentions) {
            const auto known = first.constFind(told.event);
            if (known == first.constEnd() || name(told.trigger) < *known)
                first.insert(told.event, name(told.trigger));
        }
        for (const Event &event : m_bundle.events)
            m_names.insert(event.id, line({event.type, first.value(event.id)}));
        for (const EventMention &told : m_bundle.eventMentions)
            m_names.insert(told.id, line({u"event"_s, name(told.event), name(told.trigger)}));
    }

    QString name(const Owner &owner) const { return m_names.value(owner); }
    QString endName(const RelationEnd &end) const { return line({end.role, fillerName(endOf(end))}); }
    QString fillerName(const Filler &filler) const
    {
        if (const auto owner = ownerOf(filler))
            return name(*owner);
        return filler.kind == Filler::Kind::Span ? Extent(filler.span).toString() : u'=' + filler.text;
    }
    QString by(const Provenance &by) const { return line({QString::number(int(by.status)), m_authors.value(by.author)}); }

    const Bundle &m_bundle;
    QHash<AuthorId, QString> m_authors; ///< empty: nobody is named
    QHash<Owner, QString> m_names;
};

} // namespace

QStringList annotationLines(const Bundle &bundle, bool withAuthors) { return Lines(bundle, withAuthors).all(); }

} // namespace glossator
