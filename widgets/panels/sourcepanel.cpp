// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/sourcepanel.h"

#include "models/project/project.h"
#include "widgets/panels/sourceview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto formatKey = "source-format"_L1; // in the view state

/// Those that put annotations in a file, each with what it is called; at the end the schema.
void addFormats(QComboBox &box)
{
    for (const Format *format : formats()) {
        if (const FormatInfo info = format->info(); info.writes && info.writesAnnotations && info.isText)
            box.addItem(info.name, info.id);
    }
    box.insertSeparator(box.count());
    box.addItem(SourcePanel::tr("Schema of the project"), QString(SourceWriting::Schema));
}

} // namespace

SourcePanel::SourcePanel(Project &project, QWidget *parent)
    : QWidget(parent)
    , m_project(project)
    , m_writing(project.workbench())
{
    connect(&m_writing, &SourceWriting::written, this, &SourcePanel::showFiles);
    connect(&m_writing, &SourceWriting::failed, this, [this](const QString &why) {
        m_lines.clear();
        showHint(why);
    });
}

void SourcePanel::build()
{
    m_view = new SourceView(m_lines, this);
    m_view->setAccessibleName(tr("Source"));
    m_view->installEventFilter(this);
    m_formats = new QComboBox(this);
    m_formats->setAccessibleName(tr("Format"));
    m_formats->setToolTip(tr("The format in which the article is shown"));
    m_formats->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // some have long names
    m_formats->setMinimumContentsLength(12);
    addFormats(*m_formats);
    const int last = m_formats->findData(m_project.store().viewState(formatKey));
    const int brat = m_formats->findData(u"brat"_s);
    m_formats->setCurrentIndex(last >= 0 ? last : brat);
    m_files = new QComboBox(this);
    m_files->setAccessibleName(tr("File"));
    m_files->setToolTip(tr("The files that the format writes"));
    m_files->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_files->setMinimumContentsLength(8);
    m_files->hide();
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find in source"));
    m_find->setAccessibleName(tr("Find in source"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_found = new QLabel(this);
    m_findBar = new QWidget(this);
    m_findBar->hide();
    m_hint = new QLabel(m_view->viewport());
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->viewport()->installEventFilter(this);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 2, 4, 2);
    bar->addWidget(m_formats);
    bar->addWidget(m_files, 1);
    bar->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_findBar);
    auto *findLayout = new QHBoxLayout(m_findBar);
    findLayout->setContentsMargins(4, 2, 4, 2);
    findLayout->addWidget(m_find, 1);
    findLayout->addWidget(m_found);
    setFocusProxy(m_view);

    connect(m_formats, &QComboBox::activated, this, [this] {
        m_project.store().setViewState(formatKey, m_formats->currentData().toString());
        write();
    });
    connect(m_files, &QComboBox::activated, this, &SourcePanel::showFile);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcePanel::choose);
    connect(m_view, &QListView::clicked, this, &SourcePanel::choose); // goes there again, after the reader scrolled
    connect(m_view, &SourceView::findRequested, this, [this] {
        m_findBar->show();
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
    connect(m_find, &QLineEdit::textEdited, m_found, &QLabel::clear);
    connect(&m_project.selection(), &SelectionContext::changed, this, &SourcePanel::follow);
    connect(&m_project.selection(), &SelectionContext::articleChanged, this, &SourcePanel::write);
}

void SourcePanel::showEvent(QShowEvent *event)
{
    if (!m_view)
        build();
    write();
    follow();
    QWidget::showEvent(event);
}

void SourcePanel::hideEvent(QHideEvent *event)
{
    m_writing.pause();
    QWidget::hideEvent(event);
}

void SourcePanel::write()
{
    if (isVisible())
        m_writing.write(m_project.selection().article(), m_formats->currentData().toString());
}

void SourcePanel::showFiles()
{
    const std::vector<WrittenSource> &files = m_writing.files();
    QStringList names;
    for (const WrittenSource &file : files)
        names << file.text->name().section(u'/', -1);
    QStringList shown;
    for (int i = 0; i < m_files->count(); ++i)
        shown << m_files->itemText(i);
    if (names != shown) {
        m_files->clear();
        m_files->addItems(names);
    }
    m_files->setVisible(names.size() > 1);
    showFile(m_files->currentIndex());
}

void SourcePanel::showFile(int index)
{
    const std::vector<WrittenSource> &files = m_writing.files();
    if (index < 0 || size_t(index) >= files.size()) {
        m_lines.clear();
        showHint(tr("No article is open."));
        return;
    }
    const WrittenSource &file = files[size_t(index)];
    {
        const QScopedValueRollback guard(m_isFollowing, true); // lines that go away choose nothing
        const bool isOther = file.text != m_lines.sharedSource() && file.before != m_lines.sharedSource();
        m_view->setFile(file.text->name());
        const QPersistentModelIndex top = m_view->indexAt({1, 1});
        const int row = top.row();
        const int left = m_view->horizontalScrollBar()->value();
        m_lines.setSource(file);
        if (isOther) {
            m_view->scrollToTop();
        } else if (top.isValid() && top.row() != row) { // lines came or went above
            m_view->scrollTo(top, QAbstractItemView::PositionAtTop);
            m_view->horizontalScrollBar()->setValue(left);
        }
    }
    showHint(file.text->rows() > 0 ? QString() : tr("The file is empty."));
    follow();
}

/// Marks what is current, and shows it unless one of its lines is in view already.
void SourcePanel::follow()
{
    if (!isVisible())
        return;
    const Selection &now = m_project.selection().now();
    std::vector<Owner> items;
    if (now.item.id != 0 && now.item.kind != Owner::Kind::Article)
        items.push_back(now.item);
    if (now.argument)
        items.emplace_back(now.eventMention); // where a format has no line for it alone
    if (now.mention && !std::ranges::contains(items, Owner(now.mention)))
        items.emplace_back(now.mention);
    m_view->setCurrentItems(items);
    if (m_isFollowing)
        return; // it came from here
    const QScopedValueRollback guard(m_isFollowing, true);
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid() && m_view->selectionModel()->isSelected(current)
        && (items.empty() || m_view->isCurrentItem(current.data(SourceLinesModel::OwnerRole).value<Owner>())))
        return;
    for (const Owner &item : items) {
        if (const int row = m_lines.source().rowOf(item); row >= 0) {
            m_view->setCurrentIndex(m_lines.index(row));
            m_view->scrollTo(m_lines.index(row));
            return;
        }
    }
    m_view->selectionModel()->clear();
}

void SourcePanel::choose(const QModelIndex &index)
{
    // What is current and not selected nobody chose.
    if (m_isFollowing || !m_view->selectionModel()->isSelected(index))
        return;
    const QScopedValueRollback guard(m_isFollowing, true);
    if (const auto owner = index.data(SourceLinesModel::OwnerRole).value<Owner>(); owner.id != 0)
        m_project.selection().choose(owner);
}

bool SourcePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (m_view && watched == m_view->viewport() && event->type() == QEvent::Resize)
        m_hint->setGeometry(m_view->viewport()->rect().adjusted(16, 16, -16, -16));
    if (event->type() != QEvent::KeyPress || (watched != m_find && watched != m_view))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_find && isEnter) {
        find(key->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_findBar->isVisible()) {
        m_findBar->hide();
        m_view->setFocus();
        return true;
    }
    if (watched == m_view && isEnter) {
        Q_EMIT visitRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

/// The next line that holds the words, on from the end to the start.
void SourcePanel::find(bool isBackward)
{
    const QString words = m_find->text();
    const int rows = m_lines.rowCount();
    if (words.isEmpty() || rows == 0)
        return;
    m_found->clear();
    const int from = m_view->currentIndex().row();
    for (int step = 1; step <= rows; ++step) {
        const int row = (from + (isBackward ? rows - step : step) + rows) % rows;
        if (m_lines.verbatim(row, 1).contains(words, Qt::CaseInsensitive)) {
            m_view->setCurrentIndex(m_lines.index(row));
            return;
        }
    }
    m_found->setText(tr("Not found"));
}

void SourcePanel::showHint(const QString &sentence)
{
    m_hint->setText(sentence);
    m_hint->setVisible(!sentence.isEmpty());
}

QWidget *createSourcePanel(Project &project) { return new SourcePanel(project); }

} // namespace glossator
