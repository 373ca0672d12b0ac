// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratdocument.h"

#include "models/formats/bratdata.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

using Kind = BratLine::Kind;

constexpr QByteArrayView ByteOrderMark = "\xEF\xBB\xBF";
constexpr qsizetype LongestRunOn = 64; // lines that one mention's text may run over

QString tr(const char *sentence) { return QCoreApplication::translate("BratFormat", sentence); }

QString decoded(QByteArrayView line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

/// How the argument stands on the line, with the number that its role may have there.
QString tokenOf(const BratArgument &argument, const QString &line)
{
    const QString end = u':' + argument.id;
    for (const QStringView token : QStringView(line).tokenize(u' ')) {
        if (token.startsWith(argument.label) && token.endsWith(end))
            return token.toString();
    }
    return argument.label + end;
}

} // namespace

BratDocument::BratDocument(const TextOffsets &text, std::vector<BratFile> files)
    : m_text(text)
    , m_files(std::move(files))
{
    for (size_t file = 0; file < m_files.size(); ++file)
        readLines(file);
    chooseUnit();
    placeSpans();
    checkEvents();
    checkReferences();
}

const BratRecord *BratDocument::find(QStringView id) const
{
    const auto found = m_accepted.constFind(id.toString());
    return found == m_accepted.cend() ? nullptr : &m_records[*found];
}

bool BratDocument::isOwnData(const BratLine &line) { return line.kind == Kind::Note && line.type == BratDataType; }

void BratDocument::readLines(size_t file)
{
    QByteArrayView bytes = m_files[file].bytes;
    const bool marked = bytes.startsWith(ByteOrderMark);
    if (marked)
        bytes = bytes.sliced(ByteOrderMark.size());
    for (qsizetype position = 0; !bytes.isEmpty(); ++position) {
        const qsizetype end = bytes.indexOf('\n');
        BratRecord &record = m_records.emplace_back();
        record.file = file;
        record.position = position;
        record.bytes = end < 0 ? bytes : bytes.first(end + 1);
        bytes = bytes.sliced(record.bytes.size());
        if (!record.bytes.isValidUtf8()) {
            record.remark = tr("the line is not UTF-8");
            continue;
        }
        const QString line = decoded(record.bytes);
        record.line = parseBratLine(line);
        if (marked && position == 0)
            record.remark = tr("the byte order mark was taken off");
        else if (record.line.kind == Kind::Unknown)
            record.remark = line.isEmpty() ? tr("the line is empty") : tr("the line is not brat's");
    }
}

void BratDocument::chooseUnit()
{
    const auto allFit = [this](const SpanRuler &ruler) {
        for (size_t i = 0; i < m_records.size(); ++i) {
            const BratLine &line = m_records[i].line;
            if (line.kind != Kind::Span)
                continue;
            const auto extent = ruler.extent(line.fragments);
            if (!extent || bratFit(m_text, *extent, line.text, following(i)).kind == BratFit::Kind::None)
                return false;
        }
        return true;
    };
    if (allFit(SpanRuler(m_text, OffsetUnit::CodePoint)))
        return;
    for (const OffsetUnit unit : {OffsetUnit::Utf16, OffsetUnit::LineFeed, OffsetUnit::Byte, OffsetUnit::NoBom}) {
        const SpanRuler ruler(m_text, unit);
        if (ruler.differs() && allFit(ruler)) {
            m_unit = unit;
            return;
        }
    }
}

/// The lines behind a span that begin nothing of their own: its text may run on there.
QStringList BratDocument::following(size_t index) const
{
    QStringList lines;
    for (size_t i = index + 1; i < m_records.size() && lines.size() < LongestRunOn; ++i) {
        const BratRecord &next = m_records[i];
        if (next.line.kind != Kind::Unknown || next.file != m_records[index].file)
            break;
        const QString line = decoded(next.bytes);
        if (const qsizetype tab = line.indexOf(u'\t');
            tab >= 0 && bratKind(QStringView(line).first(tab)) != Kind::Unknown)
            break;
        lines.append(line);
    }
    return lines;
}

void BratDocument::placeSpans()
{
    const SpanRuler ruler(m_text, m_unit);
    for (size_t i = 0; i < m_records.size(); ++i) {
        if (m_records[i].isSpan())
            placeSpan(i, ruler);
    }
    std::erase_if(m_records, [](const BratRecord &record) { return record.bytes.isEmpty(); });
    for (BratRecord &record : m_records) {
        if (record.isSpan() && !record.extent.fragments().empty())
            accept(record);
    }
}

void BratDocument::placeSpan(size_t index, const SpanRuler &ruler)
{
    BratRecord &record = m_records[index];
    const auto extent = ruler.extent(record.line.fragments);
    if (!extent) {
        const TextSpan nearest = ruler.nearest(record.line.fragments);
        record.extent = Extent(findNearby(m_text, nearest, record.line.text).value_or(nearest));
        const QString place = Extent(record.line.fragments).toString();
        const bool liesInText = std::ranges::all_of(
            record.line.fragments, [&ruler](TextSpan fragment) { return ruler.extent({fragment}).has_value(); });
        record.flag = liesInText ? tr("The file gives %1 as its place, whose parts overlap.").arg(place)
                                 : tr("The file gives %1 as its place, which is no place in the text.").arg(place);
        record.remark = liesInText ? tr("the parts of the span overlap") : tr("the span does not lie in the text");
        return;
    }
    record.extent = joinAtBreaks(m_text, extent->fragments());
    const BratFit fit = bratFit(m_text, *extent, record.line.text, following(index));
    if (fit.tail >= 0) {
        record.line.rest = record.line.text.sliced(fit.tail);
        record.line.text.truncate(fit.tail);
    }
    for (qsizetype i = 1; i <= fit.lines; ++i) { // the lines are neighbours in the file's bytes
        BratRecord &taken = m_records[index + size_t(i)];
        record.bytes = {record.bytes.data(), record.bytes.size() + taken.bytes.size()};
        taken.bytes = {};
    }
    if (fit.kind == BratFit::Kind::Lenient) {
        record.remark = tr("the text differs from the covered one in its blanks only");
    } else if (fit.kind == BratFit::Kind::None) {
        const auto found = extent->isContinuous() ? findNearby(m_text, extent->hull(), record.line.text) : std::nullopt;
        if (found) {
            record.extent = Extent(*found);
            record.flag = tr("The file gives %1 to %2 as its place, but its text stands here.")
                              .arg(extent->hull().begin)
                              .arg(extent->hull().end);
            record.remark = tr("the offsets do not fit the text, which was found nearby");
        } else {
            record.flag = tr("The file gives “%1” as its text.").arg(record.line.text);
            record.remark = tr("the text is not the covered one");
        }
    }
}

/// An id names the first line that has it.
bool BratDocument::accept(BratRecord &record)
{
    if (!record.line.id.isEmpty()) {
        if (m_accepted.contains(record.line.id)) {
            record.remark = tr("the id is already taken");
            return false;
        }
        m_accepted.insert(record.line.id, size_t(&record - m_records.data()));
    }
    record.accepted = true;
    return true;
}

void BratDocument::checkEvents()
{
    for (BratRecord &record : m_records) {
        if (!record.isEvent())
            continue;
        const BratRecord *trigger = find(record.line.target);
        if (!trigger || !trigger->isSpan())
            record.remark = tr("the event has no trigger");
        else if (accept(record) && trigger->line.type != record.line.type)
            record.remark = tr("the trigger is of another type");
    }
    for (BratRecord &record : m_records) {
        if (!record.isEvent() || !record.accepted)
            continue;
        std::erase_if(record.line.arguments, [&](const BratArgument &argument) {
            const BratRecord *filler = find(argument.id);
            if (filler && (filler->isSpan() || filler->isEvent()))
                return false;
            record.line.rest += u' ' + tokenOf(argument, decoded(record.bytes));
            return true;
        });
        if (!record.line.rest.isEmpty())
            record.remark = tr("an argument names no span or event and is kept as it is");
    }
}

void BratDocument::checkReferences()
{
    const auto isThing = [this](const QString &id) {
        const BratRecord *thing = find(id);
        return thing && (thing->isSpan() || thing->isEvent() || thing->isRelation());
    };
    for (BratRecord &record : m_records) {
        if (!record.isRelation())
            continue;
        const auto isEnd = [&](const BratArgument &end) {
            const BratRecord *thing = find(end.id);
            return thing && (thing->isSpan() || thing->isEvent());
        };
        if (std::ranges::all_of(record.line.arguments, isEnd))
            accept(record);
        else
            record.remark = tr("an end of the relation names no span or event");
    }
    for (BratRecord &record : m_records) {
        switch (record.line.kind) {
        case Kind::Attribute:
        case Kind::Link:
        case Kind::Note:
            if (isThing(record.line.target))
                accept(record);
            else
                record.remark = find(record.line.target) ? tr("%1 is no span, event or relation").arg(record.line.target)
                                                         : tr("%1 is not defined here").arg(record.line.target);
            break;
        case Kind::Group:
            record.remark = groupTrouble(record.line);
            record.accepted = record.remark.isEmpty();
            break;
        default:
            break;
        }
    }
}

QString BratDocument::groupTrouble(const BratLine &line) const
{
    if (line.type != "Equiv"_L1)
        return tr("%1 is not an equivalence").arg(line.type);
    QSet<QStringView> members;
    const BratRecord *first = find(line.arguments.front().id);
    for (const BratArgument &argument : line.arguments) {
        const BratRecord *member = find(argument.id);
        if (!member || !(member->isSpan() || member->isEvent()))
            return tr("%1 is not defined here").arg(argument.id);
        if (member->line.kind != first->line.kind)
            return tr("spans and events are not equivalent");
        if (member->isEvent() && member->line.type != first->line.type)
            return tr("events of different types are not equivalent");
        members.insert(argument.id);
    }
    return members.size() < 2 ? tr("an equivalence needs two members") : QString();
}

} // namespace glossator
