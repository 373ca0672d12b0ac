// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/reportdialog.h"

#include "widgets/dialogs/onscreen.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace glossator {

using namespace Qt::StringLiterals;

ReportDialog::ReportDialog(const QString &title, const QString &summary, const QStringList &lines, bool offersEncodings,
                           QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    auto *heading = new QLabel(summary, this);
    heading->setTextFormat(Qt::PlainText); // it names files
    heading->setWordWrap(true);
    auto *list = new QPlainTextEdit(lines.join(u'\n'), this);
    list->setReadOnly(true);
    list->setAccessibleName(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(list, 1);
    if (offersEncodings) {
        m_encoding = new QComboBox(this);
        m_encoding->setEditable(true);
        m_encoding->addItems({u"windows-1252"_s, u"windows-1254"_s, u"windows-1256"_s, u"windows-1251"_s, u"ISO-8859-1"_s,
                              u"ISO-8859-9"_s, u"UTF-8"_s, u"UTF-16"_s});
        auto *again = new QPushButton(tr("&Read Again"), this);
        connect(again, &QPushButton::clicked, this, [this] { done(TryEncoding); });
        auto *row = new QHBoxLayout;
        row->addWidget(new QLabel(tr("Read texts in another encoding:"), this));
        row->addWidget(m_encoding);
        row->addWidget(again);
        row->addStretch();
        layout->addLayout(row);
    }
    layout->addWidget(buttons);
    resize(onScreen(*this, {640, 380}));
}

QByteArray ReportDialog::encoding() const
{
    return m_encoding ? m_encoding->currentText().trimmed().toUtf8() : QByteArray();
}

} // namespace glossator
