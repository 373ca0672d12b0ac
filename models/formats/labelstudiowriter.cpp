// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudiowriter.h"

#include "models/domain/signers.h"
#include "models/formats/labelstudioreader.h"
#include "models/formats/labelstudiorecord.h"
#include "models/formats/labelstudioschema.h"
#include "models/formats/schemabeside.h"
#include "models/formats/triggers.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::LabelStudio)
};

/// Takes authors and times off what still is where the kept record says whose it is: there they are not lost.
class KeptAuthors {
public:
    KeptAuthors(Bundle &bundle, const KeptRecord &kept) : m_bundle(bundle), m_kept(kept), m_things(bundle, LabelStudioReader::id)
    {
        names(m_now, bundle);
        names(m_before, kept.bundle);
    }

    void forget()
    {
        forgetNamed(m_bundle.mentions);
        forgetNamed(m_bundle.relations);
        forgetNamed(m_bundle.eventMentions);
        for (Argument &argument : m_bundle.arguments) {
            const Argument *was = m_kept.things.find<Argument>(m_things.nameOf(argument.id));
            if (was && isSame(argument.author, was->author))
                argument.author = {};
        }
        forgetEvents();
        forgetAttributes();
        forgetUnused();
    }

private:
    using Names = QHash<AuthorId, QString>;

    static void names(Names &into, const Bundle &bundle)
    {
        for (const Author &author : bundle.authors)
            into.insert(author.id, author.name);
    }
    [[nodiscard]] bool isSame(AuthorId now, AuthorId before) const
    {
        return now && m_now.value(now) == m_before.value(before);
    }
    template <class Thing>
    void forgetNamed(std::vector<Thing> &things)
    {
        for (Thing &thing : things) {
            const Thing *was = m_kept.things.find<Thing>(m_things.nameOf(thing.id));
            if (was && isSame(thing.by.author, was->by.author))
                thing.by.author = {};
        }
    }
    void forgetEvents()
    {
        QHash<EventId, AuthorId> before; // by the events of now
        QHash<EventId, AuthorId> then;
        for (const Event &event : m_kept.bundle.events)
            then.insert(event.id, event.by.author);
        for (const EventMention &mention : m_bundle.eventMentions) {
            if (const auto *was = m_kept.things.find<EventMention>(m_things.nameOf(mention.id)))
                before.insert(mention.event, then.value(was->event));
        }
        for (Event &event : m_bundle.events) {
            if (isSame(event.by.author, before.value(event.id)))
                event.by.author = {};
        }
    }
    void forgetAttributes()
    {
        using Key = std::pair<QString, QString>; // the name of the owner, none for the article, and of the attribute
        const auto keyOf = [](const NamedThings &things, const Attribute &attribute) {
            const bool isArticle = attribute.owner.kind == Owner::Kind::Article;
            return Key(isArticle ? QString() : things.nameOf(attribute.owner), attribute.name);
        };
        QHash<Key, QSet<QString>> before;
        for (const Attribute &attribute : m_kept.bundle.attributes)
            before[keyOf(m_kept.things, attribute)].insert(m_before.value(attribute.author));
        for (Attribute &attribute : m_bundle.attributes) {
            if (before.value(keyOf(m_things, attribute)).contains(m_now.value(attribute.author)))
                attribute.author = {};
        }
    }
    void forgetUnused()
    {
        const QSet<AuthorId> used = signersOf(m_bundle);
        std::erase_if(m_bundle.authors, [&used](const Author &author) { return !used.contains(author.id); });
    }

    Bundle &m_bundle;
    const KeptRecord &m_kept;
    const NamedThings m_things;
    Names m_now;
    Names m_before;
};

/// Who marked each mention, by name.
QHash<MentionId, QString> markersOf(const Bundle &bundle)
{
    QHash<AuthorId, QString> names;
    for (const Author &author : bundle.authors)
        names.insert(author.id, author.name);
    QHash<MentionId, QString> signers;
    for (const Mention &mention : bundle.mentions)
        signers.insert(mention.id, names.value(mention.by.author));
    return signers;
}

QSet<Owner> suggestedOf(const Bundle &bundle)
{
    QSet<Owner> suggested;
    const auto add = [&suggested](const auto &things) {
        for (const auto &thing : things) {
            if (thing.by.status == Status::Suggested)
                suggested.insert(thing.id);
        }
    };
    add(bundle.mentions);
    add(bundle.relations);
    return suggested;
}

} // namespace

const Holdings LabelStudioWriter::holdings{
    .confidence = true,
    .suggestions = true,
    .relationEnds = {RelationEnd::Kind::Mention, RelationEnd::Kind::EventMention},
    .fillers = {Filler::Kind::Mention, Filler::Kind::EventMention},
    .attributes = {Owner::Kind::Mention, Owner::Kind::EventMention, Owner::Kind::Article},
};

void LabelStudioWriter::useLineFeeds(Bundle &bundle, Losses &losses)
{
    if (!bundle.text.contains(u'\r'))
        return;
    losses.add(Texts::tr("line ends other than line feeds"));
    const TextOffsets old(bundle.text);
    std::vector<qsizetype> gone; // the places of the CR of each CR LF
    for (qsizetype at = bundle.text.indexOf("\r\n"_L1); at >= 0; at = bundle.text.indexOf("\r\n"_L1, at + 2))
        gone.push_back(*old.fromUtf16(at));
    bundle.text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const auto moved = [&gone](TextSpan span) {
        const auto place = [&gone](qsizetype offset) { return offset - (std::ranges::lower_bound(gone, offset) - gone.begin()); };
        return TextSpan{place(span.begin), place(span.end)};
    };
    const TextOffsets text(bundle.text);
    for (Mention &mention : bundle.mentions) {
        std::vector<TextSpan> fragments;
        for (const TextSpan &fragment : mention.extent.fragments())
            fragments.push_back(moved(fragment));
        mention.extent = Extent(std::move(fragments));
        mention.quote = text.quote(mention.extent);
    }
}

void LabelStudioWriter::reduce(Bundle &bundle, Losses &losses)
{
    separateTriggers(bundle, losses);
    QSet<MentionId> triggers;
    for (const EventMention &event : bundle.eventMentions)
        triggers.insert(event.trigger);
    for (Mention &mention : bundle.mentions) {
        if (!mention.confidence || !triggers.contains(mention.id))
            continue;
        losses.add(Texts::tr("degrees of confidence of triggers, beside those of their events"), mention.quote);
        mention.confidence.reset();
    }
    keepHeld(bundle, holdings, losses);
    for (Relation &relation : bundle.relations) {
        if (relation.confidence)
            losses.add(Texts::tr("degrees of confidence of relations"), relation.type);
        relation.confidence.reset();
    }
}

Result<std::vector<OutputFile>> LabelStudioWriter::begin(const Bundle &project, const Schema &schema)
{
    QByteArray kept; // of several that came along the last
    for (const SourceFile &file : project.files) {
        if (file.format == LabelStudioReader::id && file.name == labelStudioConfigFile)
            kept = file.bytes;
    }
    m_config = LabelStudioConfig(schema, kept);
    m_schemaText = schema.types().empty() ? QByteArray() : project.schemaText.toUtf8();
    Bundle held = project;
    keepHeld(held, holdings, m_losses);
    loseFiles(held, LabelStudioReader::id, m_losses);
    return std::vector<OutputFile>{{u"project.json"_s, "["}};
}

Result<std::vector<OutputFile>> LabelStudioWriter::add(const Bundle &article)
{
    LabelStudioReader reader(article.article->path);
    KeptRecord kept;
    readKept(article, reader, kept);
    Bundle held = article;
    loseFiles(held, LabelStudioReader::id, m_losses);
    const QSet<Owner> suggested = suggestedOf(held);
    if (!kept.isThere() || kept.bundle.text != article.text)
        useLineFeeds(held, m_losses);
    if (kept.isThere())
        KeptAuthors(held, kept).forget();
    forgetDoubts(held, kept);
    reduce(held, m_losses);
    note(held);
    const QHash<MentionId, QString> signers = markersOf(article);
    qint64 accepted = 0;
    QStringList suggestedAgain;
    QStringList apart;
    const QByteArray task = kept.updated([&](bool isAnew) {
        LabelStudioRecord record(held, kept, suggested, signers, m_config, isAnew);
        JsonValue made = record.made();
        accepted = record.acceptedSuggestions();
        suggestedAgain = record.suggestedAgain();
        apart = record.apart();
        return made;
    });
    m_losses.add(Texts::tr("suggestions, which are written as if somebody had accepted them"), {}, accepted);
    for (const QString &type : std::as_const(suggestedAgain))
        m_losses.add(Texts::tr("relations between suggestions, which are written as suggestions too"), type);
    for (const QString &type : std::as_const(apart))
        m_losses.add(Texts::tr("relations and roles between what stands in different annotations of a task"), type);
    return std::vector<OutputFile>{{u"project.json"_s, (std::exchange(m_hasTask, true) ? ",\n"_ba : "\n"_ba) + task}};
}

Result<std::vector<OutputFile>> LabelStudioWriter::end()
{
    std::vector<OutputFile> files{{u"project.json"_s, "\n]\n"}, {labelStudioConfigFile, m_config.xml()}};
    if (!m_schemaText.isEmpty())
        files.push_back({schemaFileName, m_schemaText});
    return files;
}

/// What is used, for the configuration to have it.
void LabelStudioWriter::note(const Bundle &bundle)
{
    QSet<MentionId> triggers;
    for (const EventMention &event : bundle.eventMentions)
        triggers.insert(event.trigger);
    QHash<Owner, QString> types;
    for (const Mention &mention : bundle.mentions) {
        types.insert(mention.id, mention.type);
        if (triggers.contains(mention.id))
            m_config.addEventType(mention.type);
        else
            m_config.addMentionType(mention.type);
    }
    for (const EventMention &event : bundle.eventMentions)
        types.insert(event.id, types.value(event.trigger));
    for (const Relation &relation : bundle.relations)
        m_config.addRelation(relation.type);
    for (const Argument &argument : bundle.arguments)
        m_config.addRelation(argument.role);
    for (const Attribute &attribute : bundle.attributes)
        m_config.addAttribute(attribute.name, types.value(attribute.owner), attribute.value);
}

} // namespace glossator
