// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/htmlformat.h"

#include "models/formats/evidence.h"
#include "models/formats/factregister.h"
#include "models/formats/htmlarticle.h"
#include "models/formats/htmlparts.h"
#include "models/formats/spool.h"

#include <QCoreApplication>

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
    Holdings held{.entities = Holdings::Entities::All, .discontinuous = true, .empty = true};
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

/// Articles go to a temporary file as they come, since the list of contents and the style sheet, which come before
/// them, are known last.
class HtmlWriter final : public Writer {
public:
    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override
    {
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
        m_articles.add(articleHtml(held, *m_types, m_xml, m_losses));
        const QString name = shownName(*held.article);
        if (m_articleCount++ == 0)
            m_firstName = name;
        m_contents
            += "<li>" + linkHtml(held.article->id, name, m_xml) + dateHtml(held.article->published, m_xml) + "</li>\n";
        m_dates.add(held.article->published);
        return std::vector<OutputFile>();
    }

    Result<std::vector<OutputFile>> end() override
    {
        // Before the style sheet, as types may be new; one after the other, as each adds to the contents.
        QByteArray tables = entities();
        tables += events();
        tables += registered();
        tables += legend();
        GLOSSATOR_ASSIGN(OutputFile articles, m_articles.take());
        std::vector<OutputFile> parts{{{}, head()}};
        parts.push_back(std::move(articles));
        parts.push_back({{}, tables + "</main>\n</body>\n</html>\n"});
        return parts;
    }

    std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    Bundle kept(Bundle bundle)
    {
        m_losses.add(Texts::tr("files as they came, and parts of other formats"), {},
            qint64(bundle.files.size() + bundle.leftovers.size()));
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
    QByteArray section(const char *id, const QString &title, const QByteArray &inner);
    QByteArray dates(const DateRange &range);
    QByteArray more(const Fact &fact);
    QByteArray entities();
    QByteArray events();
    QByteArray registered();
    QByteArray legend();

    std::optional<ReportTypes> m_types;
    Losses m_losses;
    XmlText m_xml{m_losses};
    FactRegister m_facts;
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
    const QString title = m_articleCount == 1 ? m_firstName : Texts::tr("Annotated articles");
    QByteArray line;
    const auto count = [&](const QString &words) { line += "<span>" + m_xml.text(words) + "</span>"; };
    count(Texts::tr("Articles: %1").arg(m_articleCount));
    count(Texts::tr("Entities: %1").arg(facts(Owner::Kind::Entity).size()));
    count(Texts::tr("Events: %1").arg(facts(Owner::Kind::Event).size()));
    if (m_dates.begin.isValid())
        line += "<span>" + dates(m_dates) + "</span>";

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

QByteArray HtmlWriter::section(const char *id, const QString &title, const QByteArray &inner)
{
    const QByteArray heading = m_xml.text(title);
    m_sections += QByteArray("<li><a href=\"#") + id + "\">" + heading + "</a></li>\n";
    return QByteArray("<section id=\"") + id + "\">\n<h2>" + heading + "</h2>\n" + inner + "</section>\n";
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

QByteArray HtmlWriter::events()
{
    auto all = facts(Owner::Kind::Event);
    if (all.empty())
        return {};
    // Those without a date stand last.
    std::ranges::stable_sort(
        all, {}, [](const Fact *fact) { return std::tuple(!fact->dates.begin.isValid(), fact->dates.begin); });
    HtmlTable table(Texts::tr("What the articles tell of, by the date of the first report"),
        {{Texts::tr("In the words")}, {Texts::tr("Event")}, {Texts::tr("Told", "how often"), true},
            {Texts::tr("Articles"), true}, {Texts::tr("Dates of the articles")}, {Texts::tr("More")}},
        m_xml);
    for (const Fact *fact : all) {
        ReportType &type = m_types->of({TypeGroup::Event, fact->type});
        table.add({nameHtml(fact->name.isEmpty() ? type.title : fact->name, m_xml), chipHtml(type, m_xml),
                      QByteArray::number(fact->mentions), QByteArray::number(fact->articles), dates(fact->dates),
                      more(*fact)},
            anchorOf(fact->owner));
    }
    return section("events", Texts::tr("Events"), table.html());
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
                                "then all entities and events."),
        .suffixes = {u"html"_s},
        .reads = false,
        .isText = false, // a page is looked at, not read as it is written
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
