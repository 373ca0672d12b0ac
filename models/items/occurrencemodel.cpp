// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/occurrencemodel.h"

#include "models/store/articlerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/titles.h"

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

OccurrenceModel::OccurrenceModel(Workbench &workbench, QObject *parent)
    : QAbstractTableModel(parent), m_workbench(workbench)
{
}

void OccurrenceModel::setOccurrences(Occurrences occurrences)
{
    beginResetModel();
    const Occurrences before = std::exchange(m_all, std::move(occurrences));
    const auto states = std::exchange(m_states, {});
    const auto ticks = std::exchange(m_ticks, {});
    m_states.assign(m_all.found.size(), OccurrenceState::Marked);
    m_ticks.assign(m_all.found.size(), false);
    // Both are in the order of articles and text; the articles' order is that of the first of them.
    QHash<std::pair<ArticleId, qsizetype>, size_t> places;
    places.reserve(qsizetype(before.found.size()));
    for (size_t i = 0; i < before.found.size(); ++i)
        places.insert({before.found[i].article, before.found[i].span.begin}, i);
    for (size_t i = 0; i < m_all.found.size(); ++i) {
        const auto old = places.constFind({m_all.found[i].article, m_all.found[i].span.begin});
        if (old != places.cend() && before.found[*old].span == m_all.found[i].span) {
            m_states[i] = states[*old];
            m_ticks[i] = ticks[*old];
        }
    }
    arrange();
    endResetModel();
    Q_EMIT ticksChanged();
}

void OccurrenceModel::setTarget(const OccurrenceTarget &target)
{
    beginResetModel();
    m_target = target;
    arrange();
    endResetModel();
    Q_EMIT ticksChanged();
}

void OccurrenceModel::arrange()
{
    std::array<std::vector<qint32>, Sections> sections;
    m_counts = {};
    m_tickedCount = 0;
    for (size_t i = 0; i < m_all.found.size(); ++i) {
        const OccurrenceState state = stateOf(m_all.found[i], m_target);
        if (state != m_states[i]) // in another state, what was ticked before means nothing
            m_ticks[i] = state == OccurrenceState::New;
        m_states[i] = state;
        m_tickedCount += m_ticks[i];
        ++m_counts[size_t(state)];
        sections[sectionOf(state)].push_back(qint32(i));
    }
    m_rows.clear();
    for (size_t section = 0; section < Sections; ++section) {
        if (sections[section].empty())
            continue;
        m_rows.push_back(-1 - qint32(section));
        m_rows.insert(m_rows.end(), sections[section].begin(), sections[section].end());
    }
}

OccurrenceModel::Section OccurrenceModel::sectionOf(OccurrenceState state)
{
    return state == OccurrenceState::New ? New : state == OccurrenceState::Marked ? Marked : InTheWay;
}

qsizetype OccurrenceModel::at(int row) const
{
    return row >= 0 && row < std::ssize(m_rows) ? std::max(qsizetype(m_rows[size_t(row)]), qsizetype(-1)) : -1;
}

const Occurrence *OccurrenceModel::occurrence(const QModelIndex &index) const
{
    const qsizetype i = index.isValid() ? at(index.row()) : -1;
    return i < 0 ? nullptr : &m_all.found[size_t(i)];
}

std::vector<Occurrence> OccurrenceModel::ticked() const
{
    std::vector<Occurrence> result;
    for (size_t i = 0; i < m_ticks.size(); ++i) {
        if (m_ticks[i])
            result.push_back(m_all.found[i]);
    }
    return result;
}

void OccurrenceModel::tickNew(bool ticked)
{
    for (size_t i = 0; i < m_ticks.size(); ++i) {
        if (!ticked || m_states[i] == OccurrenceState::New)
            setTick(qsizetype(i), ticked);
    }
    tellTicks();
}

void OccurrenceModel::tick(const QModelIndexList &rows, bool ticked)
{
    for (const QModelIndex &row : rows) {
        if (flags(row.siblingAtColumn(Words)).testFlag(Qt::ItemIsUserCheckable))
            setTick(at(row.row()), ticked);
    }
    tellTicks();
}

void OccurrenceModel::tellTicks()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Words), index(rowCount() - 1, Words), {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
}

void OccurrenceModel::setTick(qsizetype at, bool ticked)
{
    m_tickedCount += int(ticked) - int(m_ticks[size_t(at)]);
    m_ticks[size_t(at)] = ticked;
}

int OccurrenceModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int OccurrenceModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(Columns); }

QVariant OccurrenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype i = at(index.row());
    if (role == HeadingRole)
        return i < 0;
    if (i < 0)
        return role == Qt::DisplayRole && index.column() == Words ? heading(index.row()) : QVariant();
    const Occurrence &one = m_all.found[size_t(i)];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        switch (index.column()) {
        case Words:
            return QString(one.before + one.quote + one.after).simplified();
        case Remark:
            return remark(i);
        default:
            return where(one.article);
        }
    }
    if (index.column() != Words)
        return {};
    switch (role) {
    case Qt::CheckStateRole:
        return sectionOf(m_states[size_t(i)]) == Marked ? QVariant() : m_ticks[size_t(i)] ? Qt::Checked : Qt::Unchecked;
    case QuoteRole:
        return one.quote.simplified();
    case BeforeRole:
        return one.before;
    case AfterRole:
        return one.after;
    default:
        return {};
    }
}

QString OccurrenceModel::heading(int row) const
{
    const auto n = [this](OccurrenceState state) { return int(count(state)); };
    switch (-1 - m_rows[size_t(row)]) {
    case New:
        return tr("New: %n", nullptr, n(OccurrenceState::New));
    case InTheWay:
        return tr("Something is marked here, tick to mark anyhow: %n", nullptr,
            n(OccurrenceState::Overlapping) + n(OccurrenceState::OtherType) + n(OccurrenceState::OtherEntity));
    default:
        return tr("Marked already: %n", nullptr, n(OccurrenceState::Marked));
    }
}

QString OccurrenceModel::remark(qsizetype at) const
{
    const std::vector<StandingMention> &there = m_all.found[size_t(at)].there;
    const OccurrenceState state = m_states[size_t(at)];
    const auto same = std::ranges::find(there, true, &StandingMention::isSamePlace);
    switch (state) {
    case OccurrenceState::New:
    case OccurrenceState::Marked:
        break;
    case OccurrenceState::Overlapping:
        return tr("over %1 “%2”", "type, words").arg(there.front().type.name, brief(there.front().quote));
    case OccurrenceState::OtherType:
        return tr("is %1, becomes %2").arg(same->type.name, m_target.type.name);
    case OccurrenceState::OtherEntity:
        return same->entity ? tr("names %1").arg(brief(entityName(same->entity))) : tr("names nobody yet");
    }
    return {};
}

QString OccurrenceModel::entityName(EntityId id) const
{
    const auto entity = EntityRepository(m_workbench.store()).entity(id);
    return entity ? entity->name : QString();
}

QString OccurrenceModel::where(ArticleId id) const
{
    const auto article = ArticleRepository(m_workbench.store()).article(id);
    if (!article)
        return {};
    return article->published.isEmpty() ? article->title : article->title + u", "_s + article->published;
}

QVariant OccurrenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Words:
        return tr("In the text");
    case Remark:
        return tr("Marked there");
    default:
        return tr("Article");
    }
}

Qt::ItemFlags OccurrenceModel::flags(const QModelIndex &index) const
{
    const qsizetype i = index.isValid() ? at(index.row()) : -1;
    if (i < 0)
        return index.isValid() ? Qt::ItemNeverHasChildren : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsUserCheckable, index.column() == Words && sectionOf(m_states[size_t(i)]) != Marked);
    return flags;
}

bool OccurrenceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    setTick(at(index.row()), value.value<Qt::CheckState>() == Qt::Checked);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

} // namespace glossator
