// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/problemspanel.h"

#include "models/project/project.h"
#include "widgets/panels/itemdelegate.h"
#include "widgets/panels/itempanel.h"
#include "widgets/plainlabel.h"

#include <QHeaderView>
#include <QLayout>
#include <QPushButton>
#include <QTreeView>

namespace glossator {

namespace {

/// A sentence is read whole, on as many lines as it needs. A tree by itself asks for heights without saying the width.
class SentenceDelegate : public ItemDelegate {
public:
    explicit SentenceDelegate(QTreeView &view) : ItemDelegate(&view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        if (index.column() != ProblemListModel::Message)
            return {0, 0};
        const int margin = m_view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &given, &m_view) + 2;
        const int depth = index.parent().isValid() ? 2 : 1; // a row stands in from the edge as far as its level
        const int indented = m_view.header()->visualIndex(index.column()) == 0 ? depth * m_view.indentation() : 0;
        const int chip = index.data(IdModel::ColorRole).isValid() ? 16 : 0;
        const int width = m_view.columnWidth(index.column()) - 2 * margin - indented - chip;
        const QRect text = given.fontMetrics.boundingRect({0, 0, std::max(width, 1), 0}, Qt::TextWordWrap, index.data().toString().left(1'000));
        return {text.width(), text.height() + 6};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        ItemDelegate::initStyleOption(option, index);
        if (index.column() != ProblemListModel::Message)
            option->features &= ~QStyleOptionViewItem::WrapText;
    }

private:
    const QTreeView &m_view;
};

} // namespace

QWidget *createProblemsPanel(Project &project)
{
    ProblemListModel *model = &project.problemList();
    ItemPanel::Setup setup;
    setup.model = model;
    setup.context = &project.selection();
    setup.emptyHint = ItemPanel::tr("No problems: everything here fits the schema and the text.");
    setup.wideColumn = ProblemListModel::Message;
    setup.activate = [model](const QModelIndex &index) {
        const bool isFixable = !index.data(ProblemListModel::FixTitleRole).toString().isEmpty();
        if (isFixable)
            model->fix(index);
        return isFixable;
    };
    auto *panel = new ItemPanel(std::move(setup));
    QTreeView *view = panel->view();
    view->setItemDelegate(new SentenceDelegate(*view));
    view->setWordWrap(true);
    view->setUniformRowHeights(false);
    QObject::connect(view->header(), &QHeaderView::sectionResized, view, &QTreeView::doItemsLayout, Qt::QueuedConnection);
    // Kinds are open unless somebody closes them.
    const auto unfold = [view, model](const QModelIndex &parent, int first, int last) {
        for (int row = first; !parent.isValid() && row <= last; ++row)
            view->expand(model->index(row, 0));
    };
    QObject::connect(model, &QAbstractItemModel::rowsInserted, view, unfold, Qt::QueuedConnection);
    unfold({}, 0, model->rowCount() - 1);

    auto *fix = new QPushButton(panel);
    auto *fixAll = new QPushButton(panel);
    for (QPushButton *button : {fix, fixAll}) {
        button->hide();
        panel->layout()->addWidget(button);
    }
    const auto offer = [fix, fixAll, model](const QModelIndex &index) {
        const QString title = index.data(ProblemListModel::FixTitleRole).toString();
        const qsizetype like = model->fixableLike(index);
        fix->setVisible(!title.isEmpty());
        fix->setText(ItemPanel::tr("%1 (%2)", "what mends a problem, the key for it")
                         .arg(plainLabel(title), QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText)));
        fix->setToolTip(ItemPanel::tr("Enter or a double click on the problem does the same"));
        fixAll->setVisible(like > 1);
        fixAll->setText(ItemPanel::tr("%1: all %n of this kind", nullptr, int(like)).arg(plainLabel(title)));
    };
    QObject::connect(view->selectionModel(), &QItemSelectionModel::currentChanged, fix, [offer, model](const QModelIndex &index) {
        model->setCurrent(index);
        offer(index);
    });
    QObject::connect(model, &ProblemListModel::searched, fix, [offer, view] { offer(view->currentIndex()); });
    QObject::connect(model, &ProblemListModel::wentTo, view, [view](const QModelIndex &index) {
        view->expand(index.parent());
        view->setCurrentIndex(index);
        view->scrollTo(index);
    });
    QObject::connect(fix, &QPushButton::clicked, view, [view, model] { model->fix(view->currentIndex()); });
    QObject::connect(fixAll, &QPushButton::clicked, view, [view, model] { model->fixAllLike(view->currentIndex()); });
    return panel;
}

} // namespace glossator
