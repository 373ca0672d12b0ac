// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/occurrencepanel.h"

#include "models/store/titles.h"
#include "widgets/latinkey.h"
#include "widgets/panels/colorchip.h"
#include "widgets/panels/occurrencedelegate.h"
#include "widgets/plainlabel.h"

#include <KAcceleratorManager>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

OccurrencePanel::OccurrencePanel(OccurrenceModel &model, const Options &options, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_words(new QLabel(this))
    , m_type(new QPushButton(this))
    , m_entity(new QPushButton(this))
    , m_options(new QWidget(this))
    , m_list(new QTableView(this))
    , m_counts(new QLabel(this))
    , m_mark(new QPushButton(QIcon::fromTheme(u"glossator-mention"_s), tr("Mark"), this))
{
    setObjectName(u"occurrences"_s);
    setAccessibleName(tr("Mark all occurrences"));
    m_type->setToolTip(tr("What they are marked as (T)"));
    m_entity->setToolTip(tr("Whom they name (N)"));
    m_mark->setToolTip(tr("Mark what is ticked, as one action (Enter)"));
    auto *close = new QToolButton(this);
    close->setIcon(QIcon::fromTheme(u"dialog-close"_s));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(close->toolTip());
    close->setAutoRaise(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_words);
    top->addWidget(m_type);
    top->addWidget(m_entity);
    top->addStretch(1);
    top->addWidget(close);
    m_words->setTextFormat(Qt::PlainText);

    auto *row = new QHBoxLayout(m_options);
    row->setContentsMargins(0, 0, 0, 0);
    m_whole = addOption(tr("Whole words"), tr("Not inside longer words (W)"), options.how.wholeWords);
    m_exact = addOption(tr("Case"), tr("Case and accents have to be the same (C)"), options.how.exactLetters);
    m_aliases = addOption(tr("Other names"), tr("The other names of the entity too (O)"), options.aliases);
    m_project = addOption(tr("Whole project"), tr("In all articles, not only in this one (P)"), options.wholeProject);
    row->addStretch(1);

    m_list->setModel(&m_model);
    m_list->setItemDelegate(new OccurrenceDelegate(m_list));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_list->horizontalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(OccurrenceModel::Words, QHeaderView::Stretch);
    m_list->setAccessibleName(tr("Occurrences"));
    m_list->installEventFilter(this);

    auto *all = new QPushButton(tr("All New"), this);
    auto *none = new QPushButton(tr("None"), this);
    all->setToolTip(tr("Tick all that is new (A)"));
    none->setToolTip(tr("Tick nothing (X)"));
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_counts, 1);
    bottom->addWidget(all);
    bottom->addWidget(none);
    bottom->addWidget(m_mark);
    m_counts->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(5);
    layout->addLayout(top);
    layout->addWidget(m_options);
    layout->addWidget(m_list, 1);
    layout->addLayout(bottom);

    connect(close, &QAbstractButton::clicked, this, &OccurrencePanel::closed);
    connect(m_type, &QAbstractButton::clicked, this, &OccurrencePanel::typeRequested);
    connect(m_entity, &QAbstractButton::clicked, this, &OccurrencePanel::entityRequested);
    connect(m_mark, &QAbstractButton::clicked, this, &OccurrencePanel::markRequested);
    connect(all, &QAbstractButton::clicked, this, [this] { m_model.tickNew(true); });
    connect(none, &QAbstractButton::clicked, this, [this] { m_model.tickNew(false); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &OccurrencePanel::fitRows);
    connect(&m_model, &OccurrenceModel::ticksChanged, this, &OccurrencePanel::showCounts);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (const Occurrence *one = m_model.occurrence(now); one && !m_isFitting)
            Q_EMIT placeChosen(*one);
    });
    m_keys = {
        {Qt::Key_Space, [this] { toggleSelected(); }},
        {Qt::Key_W, [this] { m_whole->click(); }},
        {Qt::Key_C, [this] { m_exact->click(); }},
        {Qt::Key_O, [this] { m_aliases->click(); }},
        {Qt::Key_P, [this] { m_project->click(); }},
        {Qt::Key_T, [this] { m_type->click(); }},
        {Qt::Key_N, [this] { m_entity->click(); }},
        {Qt::Key_A, [all] { all->click(); }},
        {Qt::Key_X, [none] { none->click(); }},
    };
    for (QAbstractButton *button : findChildren<QAbstractButton *>())
        KAcceleratorManager::setNoAccel(button); // those of the panels around would come in the way
    setFocusProxy(m_list);
    fitRows();
}

QCheckBox *OccurrencePanel::addOption(const QString &text, const QString &toolTip, bool isOn)
{
    auto *box = new QCheckBox(text, m_options);
    box->setToolTip(toolTip);
    box->setChecked(isOn);
    m_options->layout()->addWidget(box);
    connect(box, &QCheckBox::toggled, this, [this] {
        fitRows();
        Q_EMIT optionsChanged();
    });
    return box;
}

void OccurrencePanel::setWords(const QString &words, qsizetype aliases)
{
    m_words->setText(tr("Mark all “%1” as").arg(titles::brief(words)));
    m_aliases->setEnabled(aliases > 0);
    m_aliases->setText(aliases > 0 ? tr("Other names (%1)").arg(QLocale().toString(aliases)) : tr("Other names"));
}

void OccurrencePanel::setType(const QString &title, std::optional<quint32> color)
{
    m_type->setText(plainLabel(title));
    m_type->setIcon(color ? colorChip(*color) : QIcon());
}

void OccurrencePanel::setEntity(const QString &sentence)
{
    m_entity->setVisible(!sentence.isNull());
    m_entity->setText(
        plainLabel(fontMetrics().elidedText(sentence, Qt::ElideRight, fontMetrics().averageCharWidth() * 24)));
}

void OccurrencePanel::setSearching(bool isSearching)
{
    m_isSearching = isSearching;
    showCounts();
}

OccurrencePanel::Options OccurrencePanel::options() const
{
    return {{m_whole->isChecked(), m_exact->isChecked()}, m_aliases->isChecked(), m_project->isChecked()};
}

QRect OccurrencePanel::typeAnchor() const { return {m_type->mapToGlobal(QPoint()), m_type->size()}; }

QRect OccurrencePanel::entityAnchor() const { return {m_entity->mapToGlobal(QPoint()), m_entity->size()}; }

void OccurrencePanel::fitRows()
{
    m_list->clearSpans();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.occurrence(m_model.index(row, 0)))
            m_list->setSpan(row, 0, 1, OccurrenceModel::Columns);
    }
    const bool hasRemarks
        = m_model.count(OccurrenceState::New) + m_model.count(OccurrenceState::Marked) < m_model.size();
    m_list->setColumnHidden(OccurrenceModel::Where, !m_project->isChecked());
    m_list->setColumnHidden(OccurrenceModel::Remark, !hasRemarks);
    m_list->setColumnWidth(OccurrenceModel::Remark, fontMetrics().averageCharWidth() * 20);
    m_list->setColumnWidth(OccurrenceModel::Where, fontMetrics().averageCharWidth() * 18);
    if (m_model.rowCount() > 1 && !m_list->currentIndex().isValid()) {
        m_isFitting = true; // the article stays where it is until the reader goes somewhere
        m_list->selectionModel()->setCurrentIndex(
            m_model.index(1, OccurrenceModel::Words), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_isFitting = false;
    }
    showCounts();
    // It grows with what was found, but leaves the article more than half; it does not shrink under the hand.
    const int row = m_list->verticalHeader()->defaultSectionSize();
    const int most = parentWidget() ? parentWidget()->height() * 2 / 5 / row : 10;
    m_rowsShown = std::max(m_rowsShown, std::min(m_model.rowCount(), std::clamp(most, 3, 12)));
    m_list->setFixedHeight(std::max(m_rowsShown, 3) * row + 2 * m_list->frameWidth());
}

void OccurrencePanel::toggleSelected()
{
    // All of them become what the current one becomes.
    const QModelIndex current = m_list->currentIndex().siblingAtColumn(OccurrenceModel::Words);
    const bool tick = current.data(Qt::CheckStateRole).value<Qt::CheckState>() != Qt::Checked;
    m_model.tick(m_list->selectionModel()->selectedRows(OccurrenceModel::Words), tick);
}

void OccurrencePanel::showCounts()
{
    const qsizetype ticked = m_model.tickedCount();
    const qsizetype marked = m_model.count(OccurrenceState::Marked);
    QString sentence;
    if (m_isSearching)
        sentence = tr("Searching…");
    else if (m_model.size() == 0)
        sentence = tr("It stands nowhere here.");
    else if (m_model.size() == marked)
        sentence = tr("All of them are marked already.");
    else
        sentence = tr("%1 of %2 will be marked.")
                       .arg(QLocale().toString(ticked), QLocale().toString(m_model.size() - marked));
    if (m_model.isCut())
        sentence += u' ' + tr("There are more: these are the first %1.").arg(QLocale().toString(m_model.size()));
    m_counts->setText(sentence);
    m_mark->setText(ticked > 0 && !m_isSearching ? tr("Mark %1").arg(QLocale().toString(ticked)) : tr("Mark"));
    m_mark->setEnabled(ticked > 0 && !m_isSearching);
}

bool OccurrencePanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPressed = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const auto *key = isPressed ? static_cast<QKeyEvent *>(event) : nullptr;
    const auto run = key && (key->modifiers() & ~Qt::KeypadModifier) == 0 ? m_keys.value(latinKey(*key).key())
                                                                          : std::function<void()>();
    if (watched != m_list || !run)
        return QWidget::eventFilter(watched, event);
    event->accept(); // single keys are the list's own, also those that are shortcuts elsewhere
    if (event->type() == QEvent::KeyPress)
        run();
    return true;
}

void OccurrencePanel::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_mark->isEnabled())
            Q_EMIT markRequested();
        break;
    case Qt::Key_Escape:
        Q_EMIT closed();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace glossator
