// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/htmlmarks.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Report)
};

/// One mention on its way through the text.
struct Mark {
    const Mention *mention = nullptr;
    std::vector<TextSpan> parts; ///< in the order of the text, apart from each other, none empty
    qsizetype begin = 0;
    int lane = -1; ///< how far below the text its line runs; -1: it has none
    QByteArray open; ///< the tag up to its classes
    QByteArray name; ///< its other attributes
    QByteArray tag; ///< the attribute of its first segment
    bool isOpened = false; ///< the first segment is out
};

/// A line end belongs to the paragraph that it ends.
std::vector<TextSpan> paragraphsOf(const TextOffsets &text)
{
    std::vector<TextSpan> paragraphs;
    const QString &units = text.text();
    qsizetype begin = 0;
    const auto close = [&](qsizetype end) {
        const qsizetype place = *text.fromUtf16(end);
        paragraphs.push_back({begin, place});
        begin = place;
    };
    for (qsizetype i = 0; i < units.size(); ++i) {
        const QChar unit = units[i];
        const bool isHalf = unit == u'\r' && i + 1 < units.size() && units[i + 1] == u'\n';
        if ((unit == u'\n' || unit == u'\r' || unit == QChar(0x85) || unit == QChar::LineSeparator
                || unit == QChar::ParagraphSeparator)
            && !isHalf)
            close(i + 1);
    }
    if (begin < text.length() || paragraphs.empty())
        close(units.size());
    return paragraphs;
}

std::vector<TextSpan> partsOf(const Extent &extent, const TextOffsets &text)
{
    std::vector<TextSpan> parts;
    for (const TextSpan &fragment : extent.fragments()) {
        const TextSpan inside{std::clamp<qsizetype>(fragment.begin, 0, text.length()),
            std::clamp<qsizetype>(fragment.end, 0, text.length())};
        if (inside.begin < inside.end)
            parts.push_back(inside);
    }
    std::ranges::sort(parts);
    std::vector<TextSpan> apart;
    for (const TextSpan &part : parts) {
        if (!apart.empty() && part.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, part.end);
        else
            apart.push_back(part);
    }
    return apart;
}

/// Gives each mark the uppermost lane that is free wherever it lies, the shortest marks first.
void giveLanes(std::vector<Mark> &marks)
{
    std::vector<Mark *> byLength;
    for (Mark &mark : marks)
        byLength.push_back(&mark);
    const auto length
        = [](const Mark *mark) { return mark->parts.empty() ? 0 : mark->parts.back().end - mark->parts.front().begin; };
    std::ranges::stable_sort(byLength, {}, length);
    std::array<std::map<qsizetype, qsizetype>, mostLanes> taken; // end by begin
    for (Mark *mark : byLength) {
        if (mark->parts.empty())
            continue;
        const auto isFree = [mark](const std::map<qsizetype, qsizetype> &lane) {
            return std::ranges::all_of(mark->parts, [&lane](const TextSpan &part) {
                const auto after = lane.lower_bound(part.end);
                return after == lane.begin() || std::prev(after)->second <= part.begin;
            });
        };
        const auto lane = std::ranges::find_if(taken, isFree);
        if (lane == taken.end())
            continue;
        mark->lane = int(lane - taken.begin());
        for (const TextSpan &part : mark->parts)
            lane->emplace(part.begin, part.end);
    }
}

bool isInsideAWord(const TextOffsets &text, qsizetype place)
{
    const qsizetype unit = text.toUtf16(place);
    const QString &units = text.text();
    return unit > 0 && unit < units.size() && units[unit - 1].isLetterOrNumber() && units[unit].isLetterOrNumber();
}

class Marking {
public:
    Marking(const BundleIndex &index, const TextOffsets &text, ReportTypes &types, XmlText &xml, Losses &losses)
        : m_index(index)
        , m_text(text)
        , m_types(types)
        , m_xml(xml)
        , m_losses(losses)
    {
    }

    QByteArray write();

private:
    void prepare();
    void dress(Mark &mark);
    void writeParagraph(TextSpan paragraph, bool isLast);
    void writeSegment(TextSpan segment);
    void writePoint(const Mark &mark);

    const BundleIndex &m_index;
    const TextOffsets &m_text;
    ReportTypes &m_types;
    XmlText &m_xml;
    Losses &m_losses;

    std::vector<Mark> m_marks;
    std::vector<std::pair<TextSpan, Mark *>> m_parts; ///< of marks with a lane, in the order of the text
    std::vector<const Mark *> m_points; ///< of the others
    std::vector<qsizetype> m_borders; ///< where something begins or ends
    std::array<std::pair<TextSpan, Mark *>, mostLanes> m_open{};
    size_t m_nextPart = 0;
    size_t m_nextPoint = 0;
    size_t m_nextBorder = 0;
    QByteArray m_inner; ///< of the paragraph
    int m_lanes = 0; ///< that it needs
    QByteArray m_out;
};

QByteArray Marking::write()
{
    prepare();
    const std::vector<TextSpan> paragraphs = paragraphsOf(m_text);
    for (size_t i = 0; i < paragraphs.size(); ++i)
        writeParagraph(paragraphs[i], i + 1 == paragraphs.size());
    return std::move(m_out);
}

void Marking::prepare()
{
    for (const Mention &mention : m_index.bundle.mentions) {
        Mark &mark = m_marks.emplace_back();
        mark.mention = &mention;
        mark.parts = partsOf(mention.extent, m_text);
        mark.begin = mark.parts.empty() ? std::clamp<qsizetype>(mention.extent.hull().begin, 0, m_text.length())
                                        : mark.parts.front().begin;
    }
    std::ranges::stable_sort(
        m_marks, [](const Mark &a, const Mark &b) { return standsBefore(*a.mention, *b.mention); });
    giveLanes(m_marks);
    for (Mark &mark : m_marks) {
        dress(mark);
        m_borders.push_back(mark.begin);
        if (mark.lane < 0) {
            m_points.push_back(&mark);
            if (!mark.parts.empty())
                m_losses.add(Texts::tr("marks that lie over too many others, of which only the beginning is shown"),
                    mark.mention->quote.left(40).simplified());
            continue;
        }
        for (const TextSpan &part : mark.parts) {
            m_parts.emplace_back(part, &mark);
            m_borders.insert(m_borders.end(), {part.begin, part.end});
        }
    }
    std::ranges::sort(m_parts, {}, [](const auto &part) { return part.first.begin; });
    std::ranges::sort(m_points, {}, &Mark::begin);
    std::ranges::sort(m_borders);
}

/// What its tags say.
void Marking::dress(Mark &mark)
{
    const Mention &mention = *mark.mention;
    ReportType &type = m_types.ofMention(mention.type);
    ++type.count;
    mark.open = "<mark class=\"" + type.cssClass;
    if (type.kind == TypeKind::Value)
        mark.open += " value";
    else if (type.kind == TypeKind::Event)
        mark.open += " event";
    if (mark.lane >= 0)
        mark.open += " k" + QByteArray::number(mark.lane);

    QString name = type.title;
    if (const Entity *entity = m_index.entities.value(mention.entity))
        name += u": "_s + entity->name;
    if (!mention.flag.isEmpty())
        name += u" ("_s + Texts::tr("doubtful place: %1").arg(mention.flag) + u')';
    mark.name = " title=\"" + m_xml.value(name.simplified()) + '"';
    mark.tag = " data-tag=\"" + m_xml.value(type.tag.simplified()) + '"';
}

void Marking::writeParagraph(TextSpan paragraph, bool isLast)
{
    m_inner.clear();
    m_lanes = 0;
    for (qsizetype place = paragraph.begin; place < paragraph.end || (isLast && m_nextPoint < m_points.size());) {
        for (; m_nextPart < m_parts.size() && m_parts[m_nextPart].first.begin <= place; ++m_nextPart)
            m_open[size_t(m_parts[m_nextPart].second->lane)] = m_parts[m_nextPart];
        for (; m_nextPoint < m_points.size() && m_points[m_nextPoint]->begin <= place; ++m_nextPoint)
            writePoint(*m_points[m_nextPoint]);
        while (m_nextBorder < m_borders.size() && m_borders[m_nextBorder] <= place)
            ++m_nextBorder;
        if (place == paragraph.end)
            break;
        const qsizetype end
            = m_nextBorder < m_borders.size() ? std::min(paragraph.end, m_borders[m_nextBorder]) : paragraph.end;
        writeSegment({place, end});
        place = end;
    }
    const bool isBlank = !m_inner.contains('<') && m_text.view(paragraph).trimmed().isEmpty();
    m_out += "<p dir=\"auto\"";
    if (m_lanes > 1)
        m_out += " style=\"--n:" + QByteArray::number(m_lanes - 1) + '"';
    else if (isBlank)
        m_out += " class=\"blank\"";
    m_out += '>' + m_inner + "</p>";
}

void Marking::writeSegment(TextSpan segment)
{
    QByteArray close;
    for (size_t lane = m_open.size(); lane-- > 0;) {
        auto &[part, mark] = m_open[lane];
        if (!mark)
            continue;
        if (part.end <= segment.begin) {
            mark = nullptr;
            continue;
        }
        m_lanes = std::max(m_lanes, int(lane) + 1);
        m_inner += mark->open;
        const bool isFirst = !std::exchange(mark->isOpened, true);
        if (isFirst && isInsideAWord(m_text, segment.begin)) // where a label would tear the word
            m_inner += isInsideAWord(m_text, segment.end) ? " over" : " in";
        m_inner += '"' + mark->name;
        if (isFirst)
            m_inner += mark->tag;
        else if (segment.begin == part.begin)
            m_inner += " data-tag=\"…\""; // goes on behind a gap
        m_inner += '>';
        close += "</mark>";
    }
    m_inner += m_xml.text(m_text.view(segment)) + close;
}

void Marking::writePoint(const Mark &mark) { m_inner += mark.open + '"' + mark.name + mark.tag + "></mark>"; }

} // namespace

QByteArray markedText(
    const BundleIndex &index, const TextOffsets &text, ReportTypes &types, XmlText &xml, Losses &losses)
{
    return Marking(index, text, types, xml, losses).write();
}

} // namespace glossator
