// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/detailedit.h"

#include "models/base/partialdate.h"
#include "models/items/attributerows.h"
#include "models/items/attributevalue.h"
#include "models/items/detailsmodel.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Field = DetailRow::Field;
using Kind = Owner::Kind;

Result<> notHere()
{
    return fail(Error::Code::Internal, DetailsModel::tr("That cannot be changed here."));
}

Result<> retype(Store &store, const Owner &owner, const QString &type)
{
    EventRepository events(store);
    switch (owner.kind) {
    case Kind::Mention:
        return MentionRepository(store).retype({MentionId(owner.id)}, type);
    case Kind::Entity:
        return EntityRepository(store).retype({EntityId(owner.id)}, type);
    case Kind::Relation:
        return RelationRepository(store).retype({RelationId(owner.id)}, type);
    case Kind::Event:
        return events.retype(EventId(owner.id), type);
    case Kind::EventMention: {
        GLOSSATOR_ASSIGN(const EventMention told, events.mention(EventMentionId(owner.id)));
        return events.retype(told.event, type);
    }
    case Kind::Argument:
    case Kind::Article:
        break;
    }
    return notHere();
}

Result<> setStatus(Store &store, const Owner &owner, Status status)
{
    switch (owner.kind) {
    case Kind::Mention:
        return MentionRepository(store).setStatus({MentionId(owner.id)}, status);
    case Kind::Entity:
        return EntityRepository(store).setStatus(EntityId(owner.id), status);
    case Kind::Relation:
        return RelationRepository(store).setStatus({RelationId(owner.id)}, status);
    case Kind::EventMention:
        return EventRepository(store).setStatus(EventMentionId(owner.id), status);
    case Kind::Event:
    case Kind::Argument:
    case Kind::Article:
        break;
    }
    return notHere();
}

Result<> setOwnNote(Store &store, const Owner &owner, const QString &text)
{
    switch (owner.kind) {
    case Kind::Entity:
        return EntityRepository(store).setNote(EntityId(owner.id), text);
    case Kind::Relation:
        return RelationRepository(store).setNote(RelationId(owner.id), text);
    case Kind::Event:
        return EventRepository(store).setNote(EventId(owner.id), text);
    case Kind::Mention:
    case Kind::EventMention:
    case Kind::Argument:
    case Kind::Article:
        break;
    }
    return notHere();
}

Result<> setArticleField(Store &store, ArticleId id, Field field, const QString &text)
{
    ArticleRepository articles(store);
    GLOSSATOR_ASSIGN(Article article, articles.article(id));
    QString &word = field == Field::Title ? article.title
        : field == Field::Published       ? article.published
        : field == Field::Source          ? article.source
        : field == Field::Byline          ? article.byline
        : field == Field::Url             ? article.url
                                          : article.language;
    word = text;
    return articles.update(article);
}

Result<> editNote(Store &store, NoteId id, const QString &text)
{
    NoteRepository notes(store);
    return text.isEmpty() ? notes.remove(id) : notes.setText(id, text);
}

} // namespace

Result<> editDetail(Store &store, const Owner &owner, const DetailRow &row, const QVariant &value)
{
    const QString text = value.toString().trimmed();
    static constexpr Field needed[]{Field::Type, Field::Name, Field::Title, Field::Role, Field::Filler};
    if (text.isEmpty() && std::ranges::contains(needed, row.field))
        return fail(Error::Code::Refused, DetailsModel::tr("“%1” cannot be empty.").arg(row.name));
    switch (row.field) {
    case Field::Type:
        return retype(store, owner, text);
    case Field::Name:
        return EntityRepository(store).rename(EntityId(owner.id), text);
    case Field::Aliases: {
        QStringList aliases;
        for (const QString &name : text.split(u';'))
            aliases << name.trimmed();
        aliases.removeAll(QString());
        return EntityRepository(store).setAliases(EntityId(owner.id), aliases);
    }
    case Field::Role:
        return EventRepository(store).setRole(ArgumentId(owner.id), text);
    case Field::Filler:
        return EventRepository(store).setFiller(ArgumentId(owner.id), Filler(text));
    case Field::State:
        return ArticleRepository(store).setState(ArticleId(owner.id), ReadingState(text.toInt()));
    case Field::Level:
        return MentionRepository(store).setLevel(MentionId(owner.id), text);
    case Field::Status:
        return setStatus(store, owner, Status(text.toInt()));
    case Field::OwnNote:
        return setOwnNote(store, owner, text);
    case Field::Attribute: {
        GLOSSATOR_ASSIGN(const QStringList values, attributeValues(*row.attribute, value));
        return AttributeRepository(store).set(owner, row.name, values);
    }
    case Field::Note:
        return editNote(store, NoteId(row.id), text);
    case Field::NewNote: {
        if (text.isEmpty())
            return {};
        GLOSSATOR_TRY(NoteRepository(store).add(owner, text));
        return {};
    }
    case Field::Published: {
        const QString date = isoDate(text);
        if (date.isEmpty() && !text.isEmpty())
            return fail(Error::Code::Refused, valueRefusal(*row.attribute, text));
        return setArticleField(store, ArticleId(owner.id), row.field, date);
    }
    case Field::Title:
    case Field::Source:
    case Field::Byline:
    case Field::Url:
    case Field::Language:
        return setArticleField(store, ArticleId(owner.id), row.field, text);
    default:
        return notHere();
    }
}

} // namespace glossator
