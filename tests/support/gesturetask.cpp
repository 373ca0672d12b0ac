// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gesturetask.h"

#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace glossator::test {

using namespace Qt::StringLiterals;

namespace {

QString lineOf(TextSpan span) { return u"%1-%2"_s.arg(span.begin, 5).arg(span.end); }

QString sorted(QStringList lines)
{
    lines.sort();
    return lines.join(u'\n');
}

/// The value, or the end of the test with the error's words.
template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%ls", qUtf16Printable(result.error().message));
    return *std::move(result);
}

} // namespace

TextSpan Place::in(const TextOffsets &text) const
{
    const qsizetype around = text.text().indexOf(context);
    const qsizetype at = around + context.indexOf(words);
    if (around < 0 || text.text().indexOf(context, around + 1) >= 0 || !context.contains(words))
        qFatal("“%ls” does not stand once in the article", qUtf16Printable(context));
    return {*text.fromUtf16(at), *text.fromUtf16(at + words.size())};
}

bool Place::isOneWord() const { return !words.contains(u' '); }

const Place &GestureTask::place(QStringView key) const
{
    const auto found = std::ranges::find(mentions, key, &Marked::key);
    if (found == mentions.end())
        qFatal("the task has no “%ls”", qUtf16Printable(key.toString()));
    return found->place;
}

int GestureTask::entitiesWithSeveral() const
{
    QMap<QString, int> mentionsOf;
    for (const Marked &one : mentions) {
        if (!one.entity.isEmpty())
            ++mentionsOf[one.entity];
    }
    return int(std::ranges::count_if(mentionsOf, [](int count) { return count > 1; }));
}

int GestureTask::joins() const
{
    QSet<QString> seen;
    int joins = 0;
    for (const Marked &one : mentions) {
        if (!one.entity.isEmpty() && seen.contains(one.entity))
            ++joins;
        seen.insert(one.entity);
    }
    return joins;
}

QString GestureTask::marks(const TextOffsets &text) const
{
    const auto spanOf = [&](QStringView key) { return lineOf(place(key).in(text)); };
    QMap<QString, QStringList> entities;
    QStringList lines;
    for (const Marked &one : mentions) {
        const QString span = lineOf(one.place.in(text));
        lines << u"mention %1 %2 %3"_s.arg(span, one.type, one.place.words);
        if (!one.entity.isEmpty())
            entities[one.entity] << span;
    }
    for (QStringList &spans : entities) {
        spans.sort();
        lines << u"entity "_s + spans.join(u", "_s);
    }
    for (const Related &one : relations)
        lines << u"relation %1: %2 to %3"_s.arg(one.type, spanOf(one.from), spanOf(one.to));
    for (const Told &one : events) {
        QStringList roles;
        for (const auto &[role, filler] : one.roles)
            roles << role + u" = "_s + spanOf(filler);
        roles.sort();
        lines << u"event %1 %2: %3; %4 %5"_s.arg(
            lineOf(one.trigger.in(text)), one.type, roles.join(u", "_s), one.attribute, one.value);
    }
    return sorted(lines);
}

QString marksOf(Store &store, ArticleId article)
{
    const MentionRepository mentions(store);
    const EventRepository events(store);
    const AttributeRepository attributes(store);
    const auto spanOf = [&](qint64 id) { return lineOf(must(mentions.mention(MentionId(id))).extent.hull()); };
    QStringList lines;
    QMap<qint64, QStringList> entities;
    for (const EntityId id : must(EntityRepository(store).ids({})))
        entities[id.value()];
    for (const Mention &one : must(mentions.inArticle(article))) {
        if (!must(events.triggeredBy(one.id)).empty())
            continue;
        lines << u"mention %1 %2 %3"_s.arg(lineOf(one.extent.hull()), one.type, one.quote);
        if (one.entity)
            entities[one.entity.value()] << lineOf(one.extent.hull());
    }
    for (QStringList &spans : entities) {
        spans.sort();
        lines << u"entity "_s + spans.join(u", "_s);
    }
    for (const Relation &one : must(RelationRepository(store).inArticle(article)))
        lines << u"relation %1: %2 to %3"_s.arg(one.type, spanOf(one.from.id), spanOf(one.to.id));
    for (const EventMention &one : must(events.inArticle(article))) {
        QStringList roles;
        for (const Argument &argument : must(events.argumentsOf(one.id)))
            roles << argument.role + u" = "_s + spanOf(argument.filler.id);
        roles.sort();
        QStringList said;
        for (const Owner owner : {Owner(one.id), Owner(one.event)}) {
            for (const Attribute &attribute : must(attributes.of(owner)))
                said << attribute.name + u' ' + attribute.value;
        }
        lines << u"event %1 %2: %3; %4"_s.arg(spanOf(one.trigger.value()), must(events.event(one.event)).type,
            roles.join(u", "_s), said.join(u", "_s));
    }
    return sorted(lines);
}

GestureTask visitTask()
{
    GestureTask task;
    task.mentions = {
        {u"president"_s, {u"The Azerbaijani president"_s, u"The Azerbaijani president"_s}, u"PER"_s, u"Aliyev"_s},
        {u"day"_s, {u"on Monday"_s, u"Monday"_s}, u"TIME"_s, {}},
        {u"Baykar"_s, {u"company Baykar"_s, u"Baykar"_s}, u"ORG"_s, u"Baykar"_s},
        {u"Baku"_s, {u"capital Baku"_s, u"Baku"_s}, u"GPE"_s, u"Baku"_s},
        {u"guest"_s, {u"with Selçuk Bayraktar"_s, u"Selçuk Bayraktar"_s}, u"PER"_s, u"Bayraktar"_s},
        {u"Aliyev"_s, {u"Ilham Aliyev"_s, u"Ilham Aliyev"_s}, u"PER"_s, u"Aliyev"_s},
        {u"industry's"_s, {u"Türkiye's defense industry"_s, u"Türkiye"_s}, u"GPE"_s, u"Türkiye"_s},
        {u"company"_s, {u"by the company"_s, u"the company"_s}, u"ORG"_s, u"Baykar"_s},
        {u"Azerbaijan"_s, {u"relations between Azerbaijan and"_s, u"Azerbaijan"_s}, u"GPE"_s, u"Azerbaijan"_s},
        {u"conveyer"_s, {u"Bayraktar, for his part"_s, u"Bayraktar"_s}, u"PER"_s, u"Bayraktar"_s},
        {u"Erdoğan"_s, {u"President Recep Tayyip Erdoğan"_s, u"President Recep Tayyip Erdoğan"_s}, u"PER"_s, u"Erdoğan"_s},
        {u"greeted"_s, {u"greetings to Aliyev"_s, u"Aliyev"_s}, u"PER"_s, u"Aliyev"_s},
        {u"aided"_s, {u"provided to Türkiye"_s, u"Türkiye"_s}, u"GPE"_s, u"Türkiye"_s},
        {u"his"_s, {u"recalled his"_s, u"his"_s}, u"PER"_s, u"Aliyev"_s},
        {u"met"_s, {u"with Erdoğan in Ankara"_s, u"Erdoğan"_s}, u"PER"_s, u"Erdoğan"_s},
        {u"Ankara"_s, {u"in Ankara"_s, u"Ankara"_s}, u"GPE"_s, u"Ankara"_s},
        {u"awarding"_s, {u"Azerbaijan’s Aliyev previously"_s, u"Azerbaijan"_s}, u"GPE"_s, u"Azerbaijan"_s},
        {u"giver"_s, {u"Aliyev previously awarded"_s, u"Aliyev"_s}, u"PER"_s, u"Aliyev"_s},
        {u"recipient"_s, {u"previously awarded Bayraktar"_s, u"Bayraktar"_s}, u"PER"_s, u"Bayraktar"_s},
        {u"order"_s, {u"“Karabakh Order"_s, u"Karabakh Order"_s}, u"AWD"_s, u"Karabakh Order"_s},
    };
    task.relations = {
        {u"ORG-AFF.Employment"_s, u"guest"_s, u"Baykar"_s},
        {u"GEN-AFF.Org-Location"_s, u"Baykar"_s, u"industry's"_s},
        {u"ORG-AFF.Employment"_s, u"Erdoğan"_s, u"aided"_s},
        {u"PART-WHOLE.Geographical"_s, u"Ankara"_s, u"aided"_s},
        {u"ORG-AFF.Employment"_s, u"giver"_s, u"awarding"_s},
    };
    task.events = {
        {u"Contact.Meet"_s, {u"Monday received"_s, u"received"_s},
            {{u"Entity"_s, u"president"_s}, {u"Place"_s, u"Baku"_s}, {u"Time"_s, u"day"_s}}, u"Modality"_s, u"Other"_s},
        {u"Contact.Statement"_s, {u"conveyed President"_s, u"conveyed"_s},
            {{u"Speaker"_s, u"conveyer"_s}, {u"Audience"_s, u"greeted"_s}, {u"OnBehalfOf"_s, u"Erdoğan"_s}},
            u"Modality"_s, u"Other"_s},
        {u"Contact.Meet"_s, {u"recent meeting with"_s, u"meeting"_s},
            {{u"Entity"_s, u"his"_s}, {u"Entity"_s, u"met"_s}, {u"Place"_s, u"Ankara"_s}}, u"Modality"_s, u"Other"_s},
        {u"Award.Confer"_s, {u"previously awarded"_s, u"awarded"_s},
            {{u"Giver"_s, u"giver"_s}, {u"Recipient"_s, u"recipient"_s}, {u"Award"_s, u"order"_s}}, u"Tense"_s,
            u"Unspecified"_s},
    };
    return task;
}

GestureTask accordTask()
{
    GestureTask task;
    task.mentions = {
        {u"Ozlara"_s, {u"Ozlara, Qasmar sign"_s, u"Ozlara"_s}, u"GPE"_s, u"Ozlara"_s},
        {u"venue"_s, {u"accord in Dār Ṣalwa"_s, u"Dār Ṣalwa"_s}, u"GPE"_s, u"Dār Ṣalwa"_s},
        {u"dateline"_s, {u"Dār Ṣalwa, Qasmar"_s, u"Dār Ṣalwa"_s}, u"GPE"_s, u"Dār Ṣalwa"_s},
        {u"Qasmar"_s, {u"Qasmar, June 12"_s, u"Qasmar"_s}, u"GPE"_s, u"Qasmar"_s},
        {u"Tunçdağ"_s, {u"Ayşegül Tunçdağ"_s, u"Ayşegül Tunçdağ"_s}, u"PER"_s, u"Tunçdağ"_s},
        {u"Marwazānī"_s, {u"Ṣāliḥ al-Marwazānī"_s, u"Ṣāliḥ al-Marwazānī"_s}, u"PER"_s, u"Marwazānī"_s},
        {u"day"_s, {u"on Wednesday"_s, u"Wednesday"_s}, u"TIME"_s, {}},
        {u"giver"_s, {u"Under it, Ozlara"_s, u"Ozlara"_s}, u"GPE"_s, u"Ozlara"_s},
        {u"neighbour"_s, {u"give its neighbour"_s, u"its neighbour"_s}, u"GPE"_s, u"Qasmar"_s},
        {u"drones"_s, {u"three Yakamoz-3 survey drones"_s, u"three Yakamoz-3 survey drones"_s}, u"VEH"_s, {}},
        {u"Tuzhan"_s, {u"Tuzhan-based"_s, u"Tuzhan"_s}, u"GPE"_s, u"Tuzhan"_s},
        {u"Kanatlı"_s, {u"Kanatlı Systems"_s, u"Kanatlı Systems"_s}, u"ORG"_s, u"Kanatlı"_s},
        {u"minister"_s, {u"the minister said"_s, u"the minister"_s}, u"PER"_s, u"Tunçdağ"_s},
        {u"counterpart"_s, {u"Her Qasmari counterpart"_s, u"Her Qasmari counterpart"_s}, u"PER"_s, u"Marwazānī"_s},
        {u"Erölmez"_s, {u"Captain Nihat Erölmez"_s, u"Captain Nihat Erölmez"_s}, u"PER"_s, u"Erölmez"_s},
        {u"medal"_s, {u"the Medal of Good Neighbours"_s, u"Medal of Good Neighbours"_s}, u"AWD"_s, u"medal"_s},
        {u"captain"_s, {u"the captain wrote"_s, u"the captain"_s}, u"PER"_s, u"Erölmez"_s},
        {u"traveller"_s, {u"Tunçdağ had arrived"_s, u"Tunçdağ"_s}, u"PER"_s, u"Tunçdağ"_s},
        {u"Yeldeğin"_s, {u"arrived from Yeldeğin"_s, u"Yeldeğin"_s}, u"GPE"_s, u"Yeldeğin"_s},
        {u"Gülbahar"_s, {u"ferry Gülbahar"_s, u"Gülbahar"_s}, u"VEH"_s, u"Gülbahar"_s},
    };
    task.relations = {
        {u"PART-WHOLE.Geographical"_s, u"dateline"_s, u"Qasmar"_s},
        {u"ORG-AFF.Employment"_s, u"Tunçdağ"_s, u"Ozlara"_s},
        {u"ORG-AFF.Employment"_s, u"Marwazānī"_s, u"Qasmar"_s},
        {u"GEN-AFF.Org-Location"_s, u"Kanatlı"_s, u"Tuzhan"_s},
        {u"ART.User-Owner-Inventor-Manufacturer"_s, u"Kanatlı"_s, u"drones"_s},
    };
    task.events = {
        {u"Contact.Meet"_s, {u"met on Wednesday"_s, u"met"_s},
            {{u"Entity"_s, u"Marwazānī"_s}, {u"Place"_s, u"dateline"_s}, {u"Time"_s, u"day"_s}}, u"Modality"_s, u"Other"_s},
        {u"Manufacture.Artifact"_s, {u"drones made"_s, u"made"_s},
            {{u"Agent"_s, u"Kanatlı"_s}, {u"Artifact"_s, u"drones"_s}, {u"Place"_s, u"Tuzhan"_s}}, u"Genericity"_s,
            u"Generic"_s},
        {u"Award.Confer"_s, {u"counterpart presented"_s, u"presented"_s},
            {{u"Giver"_s, u"counterpart"_s}, {u"Recipient"_s, u"Erölmez"_s}, {u"Award"_s, u"medal"_s}}, u"Modality"_s,
            u"Other"_s},
        {u"Movement.Transport-Person"_s, {u"had arrived"_s, u"arrived"_s},
            {{u"Person"_s, u"traveller"_s}, {u"Origin"_s, u"Yeldeğin"_s}, {u"Instrument"_s, u"Gülbahar"_s}}, u"Tense"_s,
            u"Unspecified"_s},
    };
    return task;
}

Gestures &Gestures::operator+=(const Gestures &other)
{
    keys += other.keys;
    clicks += other.clicks;
    drags += other.drags;
    return *this;
}

std::vector<std::pair<QString, Parts>> peerCosts(const GestureTask &task)
{
    constexpr Gestures key{.keys = 1};
    constexpr Gestures click{.clicks = 1};
    constexpr Gestures drag{.drags = 1};
    const auto select = [&](const Place &place) { return place.isOneWord() ? click : drag; };
    Gestures mentions;
    for (const GestureTask::Marked &one : task.mentions)
        mentions += select(one.place);
    Gestures triggers;
    int roles = 0;
    for (const GestureTask::Told &one : task.events) {
        triggers += select(one.trigger);
        roles += int(one.roles.size());
    }
    const int marked = int(task.mentions.size());
    const int events = int(task.events.size());
    const int relations = int(task.relations.size());
    QSet<QString> entities;
    for (const GestureTask::Marked &one : task.mentions)
        entities.insert(one.entity);
    entities.remove(QString());

    // brat (its manual, its configuration page on kb_shortcuts.conf, its tutorial on events): double-click a word, or drag
    // over several; the dialog takes the type's letter, or in rapid mode the digit of a guess, and in normal mode closes
    // by that. Coreference, relations and arguments are each drawn from one annotation onto the other; the dialog takes
    // a letter. An attribute is a list in the dialog: a click to open it, a letter to choose.
    Parts brat;
    brat.mentions = mentions + marked * key + task.joins() * (drag + key);
    brat.relations = relations * (drag + key);
    brat.events = triggers + events * key + roles * (drag + key) + events * (click + key);

    // INCEpTION (its user guide: spans, relations, link features, primitive features): the same for spans and for
    // relations, with the key that a tagset binds to the value; coreference as a relation, cheaper than a chain layer,
    // whose spans are to be made once more. An argument is a slot: its role's name (two keys at the least), Add, then a
    // double-click on the filler; the click that arms the slot is left out, as is choosing the layer. An attribute is a
    // field: a click to get there and a key.
    Parts inception;
    inception.mentions = brat.mentions;
    inception.relations = brat.relations;
    inception.events = triggers + events * key + roles * (2 * key + click + click) + events * (click + key);

    // CorefAnnotator (its help, “How to annotate”): select; a new entity takes a drop on the tree, counted as a key, and a
    // letter of its own two more (Ctrl+K); each further mention then takes that letter. No types, relations, events.
    Parts coref;
    coref.mentions = mentions + marked * key + int(entities.size()) * 2 * key;
    for (const QString &entity : std::as_const(entities)) {
        const auto count = std::ranges::count(task.mentions, entity, &GestureTask::Marked::entity);
        if (count == 1) // never used again
            coref.mentions.keys -= 2;
    }
    coref.canRelate = false;
    return {{u"brat"_s, brat}, {u"INCEpTION"_s, inception}, {u"CorefAnnotator"_s, coref}};
}

QString costTable(const Parts &ours, int modifiers, const std::vector<std::pair<QString, Parts>> &peers)
{
    const auto cell = [](const Gestures &one) {
        return u"%1 (%2k %3c %4d)"_s.arg(one.cost(), 4).arg(one.keys).arg(one.clicks).arg(one.drags).leftJustified(22);
    };
    QString table = u"\n%1 %2 %3 %4 all\n"_s.arg(u""_s, -16).arg(u"mentions, entities"_s, -22).arg(u"relations"_s, -22).arg(u"events"_s, -22);
    const auto row = [&](const QString &name, const Parts &parts) {
        table += name.leftJustified(17) + cell(parts.mentions) + u' '
            + (parts.isWhole() ? cell(parts.relations) + u' ' + cell(parts.events) + u' ' + QString::number(parts.cost())
                               : u"cannot"_s)
            + u'\n';
    };
    row(u"Glossator"_s, ours);
    for (const auto &[name, parts] : peers)
        row(name, parts);
    return table + u"With modifiers held down counted as keys, Glossator: %1"_s.arg(ours.cost() + modifiers);
}

} // namespace glossator::test
