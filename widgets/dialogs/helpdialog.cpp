// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/helpdialog.h"

#include "widgets/dialogs/onscreen.h"

#include <QTextBrowser>
#include <QTextDocument>
#include <QTextTable>
#include <QVBoxLayout>

namespace glossator {

HelpDialog::HelpDialog(const QString &title, const QString &text, Qt::TextFormat format, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *page = new QTextBrowser(this);
    page->setOpenLinks(false); // nothing is ever fetched
    page->setFrameShape(QFrame::NoFrame);
    page->document()->setDocumentMargin(18);
    format == Qt::MarkdownText ? page->setMarkdown(text) : page->setHtml(text);
    for (QTextFrame *frame : page->document()->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat plain = table->format();
        plain.setBorder(0);
        plain.setCellPadding(4);
        plain.setCellSpacing(0);
        table->setFormat(plain);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    resize(onScreen(*this, {fontMetrics().averageCharWidth() * 120, 680}));
}

} // namespace glossator
