// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/joinnamesdialog.h"

#include "models/items/idmodel.h"
#include "models/items/workbench.h"
#include "widgets/dialogs/onscreen.h"
#include "widgets/panels/itemdelegate.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace glossator {

namespace {

constexpr size_t mostPlaces = 200;

} // namespace

JoinNamesDialog::JoinNamesDialog(std::vector<NameGroup> groups, Workbench &workbench, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_groups(std::move(groups), workbench.schema())
    , m_places(new QStandardItemModel(this))
    , m_table(new QTableView(this))
{
    setWindowTitle(tr("Join by Name"));
    auto *why = new QLabel(
        tr("Mentions of the same type and name that name nobody yet become one entity. Untick what is not the same."),
        this);
    why->setWordWrap(true);

    m_table->setModel(&m_groups);
    m_table->setItemDelegate(new ItemDelegate(this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Names"));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(NameGroupModel::Name, QHeaderView::Stretch);
    m_table->setColumnWidth(NameGroupModel::Becomes, fontMetrics().averageCharWidth() * 28);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &now) { showPlaces(now.row()); });

    auto *places = new QListView(this);
    places->setModel(m_places);
    places->setItemDelegate(new ItemDelegate(this));
    places->setEditTriggers(QAbstractItemView::NoEditTriggers);
    places->setUniformItemSizes(true);
    places->setAccessibleName(tr("Places"));

    auto *panes = new QSplitter(Qt::Vertical, this);
    panes->addWidget(m_table);
    panes->addWidget(places);
    panes->setStretchFactor(0, 2);
    panes->setStretchFactor(1, 1);
    panes->setChildrenCollapsible(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_join = buttons->addButton(tr("&Join"), QDialogButtonBox::AcceptRole);
    m_join->setDefault(true);
    connect(buttons->addButton(tr("Tick &All"), QDialogButtonBox::ActionRole), &QPushButton::clicked, this,
        [this] { m_groups.tickAll(true); });
    connect(buttons->addButton(tr("Tick &None"), QDialogButtonBox::ActionRole), &QPushButton::clicked, this,
        [this] { m_groups.tickAll(false); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_groups, &QAbstractItemModel::dataChanged, this, &JoinNamesDialog::count);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(why);
    layout->addWidget(panes, 1);
    layout->addWidget(buttons);
    resize(onScreen(*this, {760, 560}));
    count();
    m_table->selectRow(0);
    m_table->setFocus();
}

void JoinNamesDialog::showPlaces(int row)
{
    m_places->clear();
    if (row < 0)
        return;
    const std::vector<Mention> &mentions = m_groups.group(row).mentions;
    for (size_t i = 0; i < std::min(mentions.size(), mostPlaces); ++i) {
        const auto [before, after] = m_workbench.texts().around(mentions[i].article, mentions[i].extent.hull());
        auto *item = new QStandardItem(mentions[i].quote);
        item->setData(before, IdModel::BeforeRole);
        item->setData(after, IdModel::AfterRole);
        m_places->appendRow(item);
    }
    if (mentions.size() > mostPlaces)
        m_places->appendRow(new QStandardItem(tr("… and %n more", nullptr, int(mentions.size() - mostPlaces))));
}

void JoinNamesDialog::count()
{
    const qint64 mentions = m_groups.tickedMentions();
    m_join->setText(tr("&Join %n Mention(s)", nullptr, int(mentions)));
    m_join->setEnabled(mentions > 0);
}

} // namespace glossator
