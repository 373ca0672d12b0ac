// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/helpdialog.h"

#include <QTextBrowser>
#include <QTextDocument>
#include <QTextTable>
#include <QVBoxLayout>

namespace glossator {

HelpDialog::HelpDialog(const QString &title, const QString &markdown, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *page = new QTextBrowser(this);
    page->setOpenLinks(false); // nothing is ever fetched
    page->setFrameShape(QFrame::NoFrame);
    page->document()->setDocumentMargin(18);
    page->setMarkdown(markdown);
    for (QTextFrame *frame : page->document()->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0);
        format.setCellPadding(4);
        format.setCellSpacing(0);
        table->setFormat(format);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    resize(720, 640);
}

} // namespace glossator
