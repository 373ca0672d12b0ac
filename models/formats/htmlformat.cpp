// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/htmlformat.h"

#include "models/base/partialdate.h"
#include "models/formats/evidence.h"
#include "models/formats/factregister.h"
#include "models/formats/htmlarticle.h"
#include "models/formats/htmlparts.h"
#include "models/formats/spool.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Report)
};

/// By which a report of ours is known.
constexpr QByteArrayView generator = "<meta name=\"generator\" content=\"Glossator report\"/>";

Holdings holdings()
{
    Holdings held{.entities = Holdings::Entities::All, .discontinuous = true, .empty = true, .flags = true};
    held.relationEnds = {RelationEnd::Kind::Mention, RelationEnd::Kind::Entity, RelationEnd::Kind::EventMention};
    held.relationTriggers = true;
    held.relationNotes = true;
    using enum Filler::Kind;
    held.fillers = {Mention, Entity, EventMention, Event, Span, Value};
    held.sharedEvents = true;
    held.withoutTrigger = true;
    using Kind = Owner::Kind;
    held.attributes = {Kind::Entity, Kind::Event, Kind::EventMention, Kind::Argument, Kind::Relation, Kind::Article};
    held.notes = held.attributes;
    held.links = held.attributes;
    held.links.push_back(Kind::Mention); // told of its entity
    held.articleData = true;
    return held;
}

/// What lies there of all that a spool took. Each piece was added at once.
Result<QByteArray> pieceOf(const OutputFile &spooled, qint64 at, qint64 size)
{
    const qint64 inMemory = spooled.bytes.size();
    if (size == 0 || at < inMemory)
        return spooled.bytes.mid(at, size);
    QByteArray piece;
    if (spooled.rest->seek(at - inMemory))
        piece = spooled.rest->read(size);
    if (piece.size() != size)
        return fail(Error::Code::Io, Texts::tr("A temporary file cannot be read: %1.").arg(spooled.rest->errorString()));
    return piece;
}

/// Articles go to a temporary file as they come, since the list of contents and the style sheet, which come before
/// them, are known last. What they tell of events goes to another, from which the table of events takes it in its order.
class HtmlWriter final : public Writer {
public:
    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override
    {
        m_articles = Spool(occasion().project);
        m_toldCells = Spool(occasion().project);
        m_types.emplace(schema);
        const Bundle held = kept(project);
        const BundleIndex index(held);
        m_facts.add(index);
        m_relations = relationsHtml(index, Texts::tr("Relations that no article states"), *m_types, m_xml, m_losses);
        return std::vector<OutputFile>();
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override
    {
        const Bundle held = kept(article);
        const BundleIndex index(held);
        m_facts.add(index);
        m_losses.add(Texts::tr("links to knowledge bases of mentions that name no entity"), {}, linksOfNobody(index));
        ArticleHtml written = articleHtml(held, *m_types, m_xml, m_losses);
        m_articles.add(written.html);
        const QString name = shownName(*held.article);
        if (m_articleCount++ == 0)
            m_firstName = name;
        const QByteArray link = linkHtml(held.article->id, name, m_xml);
        const QByteArray date = dateHtml(held.article->published, m_xml);
        m_contents += "<li>" + link + date + "</li>\n";
        m_dates.add(held.article->published);
        const auto days = daysOf(held.article->published);
        for (const ToldEvent &told : written.events) {
            const QByteArray cells = told.words + told.roles + told.more;
            m_told[told.event].push_back({m_toldEnd, told.words.size(), told.roles.size(), told.more.size(), m_articleCells.size(),
                days ? days->first : QDate()});
            m_toldCells.add(cells);
            m_toldEnd += cells.size();
        }
        m_articleCells.push_back({link, date});
        return std::vector<OutputFile>();
    }

    Result<std::vector<OutputFile>> end() override
    {
        // Before the style sheet, as types may be new; one after the other, as each adds to the contents.
        const QByteArray before = entities();
        GLOSSATOR_ASSIGN(OutputFile told, events());
        QByteArray behind = registered();
        behind += legend();
        GLOSSATOR_ASSIGN(OutputFile articles, m_articles.take());
        std::vector<OutputFile> parts{{{}, head()}};
        parts.push_back(std::move(articles));
        parts.push_back({{}, before});
        parts.push_back(std::move(told));
        parts.push_back({{}, behind + "</main>\n</body>\n</html>\n"});
        return parts;
    }

    std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    /// An event as one article tells it: where its cells lie, one behind the other, and how long they are.
    struct Telling {
        qint64 at = 0;
        qint64 words = 0;
        qint64 roles = 0;
        qint64 more = 0;
        size_t article = 0;
        QDate day; ///< the first that the date may mean; invalid: it is none
    };

    /// An article in the table of events.
    struct ArticleCells {
        QByteArray link;
        QByteArray date;
    };

    Bundle kept(Bundle bundle)
    {
        loseFiles(bundle, {}, m_losses);
        if (bundle.article && bundle.article->state != ReadingState::Unread)
            m_losses.add(Texts::tr("how far articles were read"));
        keepHeld(bundle, holdings(), m_losses);
        return bundle;
    }

    [[nodiscard]] std::vector<const Fact *> facts(Owner::Kind kind) const
    {
        std::vector<const Fact *> all;
        for (const Fact &fact : m_facts.facts()) {
            if (fact.owner.kind == kind)
                all.push_back(&fact);
        }
        return all;
    }

    QByteArray head();
    QByteArray sectionHead(const char *id, const QString &title);
    QByteArray section(const char *id, const QString &title, const QByteArray &inner);
    QByteArray dates(const DateRange &range);
    QByteArray more(const Fact &fact);
    static bool hasDetails(const Fact &fact);
    QByteArray entities();
    Result<OutputFile> events();
    QByteArray registered();
    QByteArray legend();

    std::optional<ReportTypes> m_types;
    Losses m_losses;
    XmlText m_xml{m_losses};
    FactRegister m_facts;
    QHash<EventId, std::vector<Telling>> m_told;
    Spool m_toldCells;
    qint64 m_toldEnd = 0;
    std::vector<ArticleCells> m_articleCells; ///< in the order of the articles
    Spool m_articles;
    qint64 m_articleCount = 0;
    QString m_firstName;
    DateRange m_dates;
    QByteArray m_contents;
    QByteArray m_sections; ///< links to those behind the articles
    QByteArray m_relations;
};

QByteArray HtmlWriter::head()
{
    const QString project = QFileInfo(occasion().project).completeBaseName();
    const QString title = m_articleCount == 1 ? m_firstName : project.isEmpty() ? Texts::tr("Annotated articles") : project;
    QByteArray line;
    const auto count = [&](const QString &words) { line += "<span>" + m_xml.text(words) + "</span>"; };
    if (!project.isEmpty() && title != project)
        line += "<span>" + nameHtml(project, m_xml) + "</span>";
    count(Texts::tr("Articles: %1").arg(m_articleCount));
    count(Texts::tr("Entities: %1").arg(facts(Owner::Kind::Entity).size()));
    count(Texts::tr("Events: %1").arg(facts(Owner::Kind::Event).size()));
    if (m_dates.begin.isValid())
        line += "<span>" + dates(m_dates) + "</span>";
    if (const QString today = occasion().date.toString(Qt::ISODate); !today.isEmpty()) {
        line += "<time datetime=\"" + today.toLatin1() + "\">" + m_xml.text(Texts::tr("Report of %1").arg(dateInWords(today)))
            + "</time>";
    }

    QByteArray out = "<!DOCTYPE html>\n<html lang=\""
        + m_xml.value(Texts::tr("en", "BCP 47 tag of the language of this translation"))
        + "\">\n<head>\n<meta charset=\"utf-8\"/>\n" + generator.toByteArray() + R"(
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<meta name="referrer" content="no-referrer"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>)"
        + m_xml.text(title) + "</title>\n<style>\n" + styleSheet(*m_types) + "</style>\n</head>\n<body>\n<header>\n<h1>"
        + nameHtml(title, m_xml) + "</h1>\n<p class=\"meta\">" + line + "</p>\n</header>\n<nav>\n<h2>"
        + m_xml.text(Texts::tr("Contents")) + "</h2>\n";
    if (!m_contents.isEmpty())
        out += "<ol>\n" + m_contents + "</ol>\n";
    if (!m_sections.isEmpty())
        out += "<ul>\n" + m_sections + "</ul>\n";
    return out + "</nav>\n<main>\n";
}

QByteArray HtmlWriter::sectionHead(const char *id, const QString &title)
{
    const QByteArray heading = m_xml.text(title);
    m_sections += QByteArray("<li><a href=\"#") + id + "\">" + heading + "</a></li>\n";
    return QByteArray("<section id=\"") + id + "\">\n<h2>" + heading + "</h2>\n";
}

QByteArray HtmlWriter::section(const char *id, const QString &title, const QByteArray &inner)
{
    return sectionHead(id, title) + inner + "</section>\n";
}

QByteArray HtmlWriter::dates(const DateRange &range)
{
    const QByteArray first = dateHtml(range.first, m_xml);
    return range.first == range.last ? first : first + " – " + dateHtml(range.last, m_xml);
}

/// What hangs on it.
QByteArray HtmlWriter::more(const Fact &fact)
{
    QByteArray items;
    const auto add = [&](const auto &values) {
        for (const auto &value : values)
            items += itemOf(value, m_xml);
    };
    add(fact.attributes);
    add(fact.links);
    items += noteItem(fact.note, m_xml);
    add(fact.notes);
    return listHtml(items);
}

QByteArray HtmlWriter::entities()
{
    auto all = facts(Owner::Kind::Entity);
    if (all.empty())
        return {};
    std::ranges::stable_sort(
        all, {}, [](const Fact *fact) { return std::tuple(-fact->mentions, -fact->articles, fact->name); });
    HtmlTable table(Texts::tr("Who and what the articles name, most mentioned first"),
        {{Texts::tr("Name")}, {Texts::tr("Type")}, {Texts::tr("Other names")}, {Texts::tr("Mentions"), true},
            {Texts::tr("Articles"), true}, {Texts::tr("Dates of the articles")}, {Texts::tr("More")}},
        m_xml);
    for (const Fact *fact : all) {
        QByteArray aliases;
        for (const QString &alias : fact->aliases)
            aliases += (aliases.isEmpty() ? "" : ", ") + nameHtml(alias, m_xml);
        table.add({nameHtml(fact->name, m_xml), chipHtml(m_types->ofMention(fact->type), m_xml), aliases,
                      QByteArray::number(fact->mentions), QByteArray::number(fact->articles), dates(fact->dates),
                      more(*fact)},
            anchorOf(fact->owner));
    }
    return section("entities", Texts::tr("Entities"), table.html());
}

/// Whether something hangs on it.
bool HtmlWriter::hasDetails(const Fact &fact)
{
    const bool hasNote = std::ranges::any_of(fact.notes, [](const Note &note) { return !note.text.isEmpty(); });
    return hasNote || !fact.note.isEmpty() || !fact.attributes.empty() || !fact.links.empty();
}

/// Row by row, as there may be more than fit into memory.
Result<OutputFile> HtmlWriter::events()
{
    auto all = facts(Owner::Kind::Event);
    if (all.empty())
        return OutputFile();
    // Those without a date stand last.
    std::ranges::stable_sort(
        all, {}, [](const Fact *fact) { return std::tuple(!fact->dates.begin.isValid(), fact->dates.begin); });
    HtmlTable table(Texts::tr("What the articles tell of, by the date of the first report"),
        {{Texts::tr("In the words")}, {Texts::tr("Event")}, {Texts::tr("Roles")}, {Texts::tr("Article")},
            {Texts::tr("Date of the article")}, {Texts::tr("More")}},
        m_xml);
    bool hasRoles = false;
    bool hasArticles = false;
    bool hasDates = false;
    bool hasMore = false;
    for (const Fact *fact : all) {
        hasMore = hasMore || hasDetails(*fact);
        for (const Telling &telling : m_told[EventId(fact->owner.id)]) {
            hasRoles = hasRoles || telling.roles > 0;
            hasArticles = true;
            hasDates = hasDates || !m_articleCells[telling.article].date.isEmpty();
            hasMore = hasMore || telling.more > 0;
        }
    }
    std::vector<size_t> shown{0, 1};
    size_t column = 2;
    for (const bool isShown : {hasRoles, hasArticles, hasDates, hasMore}) {
        if (isShown)
            shown.push_back(column);
        ++column;
    }
    GLOSSATOR_ASSIGN(const OutputFile cells, m_toldCells.take());
    Spool rows(occasion().project);
    rows.add(sectionHead("events", Texts::tr("Events")) + table.head(shown));
    for (const Fact *fact : all) {
        ReportType &type = m_types->of({TypeGroup::Event, fact->type});
        const QByteArray title = nameHtml(type.title, m_xml);
        const QByteArray chip = chipHtml(type, m_xml);
        auto &tellings = m_told[EventId(fact->owner.id)];
        if (tellings.empty())
            rows.add(table.row(shown, {title, chip, {}, {}, {}, more(*fact)}, anchorOf(fact->owner)));
        std::ranges::stable_sort(
            tellings, {}, [](const Telling &telling) { return std::tuple(!telling.day.isValid(), telling.day); });
        bool isFirst = true; // what is told again stands in rows below
        for (const Telling &telling : tellings) {
            GLOSSATOR_ASSIGN(const QByteArray told, pieceOf(cells, telling.at, telling.words + telling.roles + telling.more));
            const auto &[article, date] = m_articleCells[telling.article];
            rows.add(table.row(shown,
                {telling.words == 0 ? title : told.first(telling.words),
                    isFirst ? chip : m_xml.text(Texts::tr("the same", "event as in the row above")),
                    told.sliced(telling.words, telling.roles), article, date,
                    (isFirst ? more(*fact) : QByteArray()) + told.last(telling.more)},
                isFirst ? anchorOf(fact->owner) : QByteArray()));
            isFirst = false;
        }
    }
    rows.add(HtmlTable::foot() + "</section>\n");
    return rows.take();
}

QByteArray HtmlWriter::registered()
{
    return m_relations.isEmpty() ? QByteArray() : section("relations", Texts::tr("Relations"), m_relations);
}

QByteArray HtmlWriter::legend()
{
    const auto kindOf = [](const ReportType &type) {
        if (!type.kind)
            return Texts::tr("not in the schema");
        switch (*type.kind) {
        case TypeKind::Entity:
            return Texts::tr("entity");
        case TypeKind::Value:
            return Texts::tr("value");
        case TypeKind::Relation:
            return Texts::tr("relation");
        case TypeKind::Event:
            break;
        }
        return Texts::tr("event");
    };
    std::vector<const ReportType *> all;
    for (const auto &type : m_types->all())
        all.push_back(type.get());
    if (all.empty())
        return {};
    std::ranges::stable_sort(all, {}, [](const ReportType *type) { return type->kind ? int(*type->kind) : 9; });
    HtmlTable table(Texts::tr("What the labels and colours mean. Entities have a solid line below them, values a "
                              "dotted one, events a dashed one."),
        {{Texts::tr("Type")}, {Texts::tr("In the text")}, {Texts::tr("Kind")}, {Texts::tr("Number"), true}}, m_xml);
    for (const ReportType *type : all) {
        QByteArray sample;
        if (type->ref.group != TypeGroup::Relation) {
            const char *line = type->kind == TypeKind::Value ? " value" : type->kind == TypeKind::Event ? " event" : "";
            sample = "<mark class=\"" + type->cssClass + line + " k0\">" + nameHtml(type->tag, m_xml) + "</mark>";
        }
        table.add({chipHtml(*type, m_xml), sample, m_xml.text(kindOf(*type)), QByteArray::number(type->count)});
    }
    return section("types", Texts::tr("Types"), table.html());
}

} // namespace

FormatInfo HtmlFormat::info() const
{
    return {.id = u"html"_s,
        .name = Texts::tr("Report (HTML)"),
        .writesWhat = Texts::tr("One page to read, print and hand on: each article with its marks and what it says, "
                                "then all entities and events. It names the file of the project and the day."),
        .suffixes = {u"html"_s},
        .reads = false,
        .layout = FormatInfo::Layout::OneFile};
}

int HtmlFormat::sniff(const QString &, const QByteArray &head) const
{
    return head.contains(generator) ? 90 : 0; // only to say why not
}

Result<> HtmlFormat::read(const Source &source, const ReadOptions &, const BundleSink &) const
{
    return fail(Error::Code::BadInput,
        Texts::tr("%1: Reports are not read. Import the articles or tables that it was made from.").arg(source.path));
}

std::unique_ptr<Writer> HtmlFormat::writer(const WriteOptions &) const { return std::make_unique<HtmlWriter>(); }

} // namespace glossator
