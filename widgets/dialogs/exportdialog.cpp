// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/exportdialog.h"

#include "models/formats/format.h"
#include "widgets/dialogs/filechooser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

ExportDialog::ExportDialog(const QString &folder, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_folder(folder.isEmpty() ? QDir::homePath() : folder)
    , m_name(name)
    , m_format(new QComboBox(this))
    , m_output(new QLineEdit(this))
    , m_what(new QLabel(this))
    , m_suggested(new QCheckBox(tr("Also what was &suggested and not accepted yet"), this))
    , m_form(new QFormLayout)
{
    setWindowTitle(tr("Export"));
    for (const Format *format : formats()) {
        if (format->info().writes)
            m_format->addItem(format->info().name, format->info().id);
    }
    m_output->setMinimumWidth(m_output->fontMetrics().averageCharWidth() * 56);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_what->setWordWrap(true);
    auto *choose = new QToolButton(this);
    choose->setIcon(QIcon::fromTheme(u"folder-open"_s));
    choose->setToolTip(tr("Choose a place"));
    connect(choose, &QToolButton::clicked, this, &ExportDialog::browse);
    auto *place = new QHBoxLayout;
    place->addWidget(m_output, 1);
    place->addWidget(choose);
    m_form->addRow(tr("&Format:"), m_format);
    m_form->addRow(QString(), m_what);
    m_form->addRow(tr("&To:"), place);
    qobject_cast<QLabel *>(m_form->labelForField(place))->setBuddy(m_output);
    m_form->addRow(QString(), m_suggested);
    m_fixedRows = m_form->rowCount();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addStretch();
    layout->addWidget(buttons);
    m_format->setCurrentIndex(m_format->findData(u"brat"_s)); // most programs read it, and it leaves little out
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::proposeOutput);
    proposeOutput();
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request;
    request.format = m_format->currentData().toString();
    request.output = QDir::fromNativeSeparators(m_output->text());
    for (const QComboBox *option : m_options)
        request.options.insert(option->objectName(), option->currentData().toString());
    request.withSuggested = m_suggested->isEnabled() && m_suggested->isChecked();
    return request;
}

void ExportDialog::proposeOutput()
{
    const FormatInfo info = formatById(m_format->currentData().toString())->info();
    const QString output = info.writesFolder() ? m_folder + u'/' + m_name + u'-' + info.id
                                               : m_folder + u'/' + m_name + u'.' + info.suffixes.value(0);
    m_output->setText(QDir::toNativeSeparators(output));
    m_what->setText(info.writesWhat);
    giveRoom(m_what);
    showOptions();
    m_suggested->setEnabled(info.writesAnnotations && !info.holdsProject); // the whole project, and all of it, or none
}

void ExportDialog::showOptions()
{
    while (m_form->rowCount() > m_fixedRows)
        m_form->removeRow(m_fixedRows);
    m_options.clear();
    for (const FormatOption &option : formatById(m_format->currentData().toString())->info().options) {
        auto *choices = new QComboBox(this);
        choices->setObjectName(option.id);
        choices->setAccessibleDescription(option.explanation);
        choices->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        for (const auto &[id, name] : option.choices)
            choices->addItem(name, id);
        auto *why = new QLabel(option.explanation, this);
        why->setForegroundRole(QPalette::PlaceholderText);
        why->setWordWrap(true);
        m_form->addRow(tr("%1:", "an option").arg(option.name), choices);
        giveRoom(why);
        m_form->addRow(QString(), why);
        m_options.push_back(choices);
    }
    layout()->activate();
    resize(width(), sizeHint().height());
}

/// Lines that wrap are not in what a layout tells a window that it needs.
void ExportDialog::giveRoom(QLabel *lines) const
{
    lines->setMinimumHeight(lines->heightForWidth(m_output->minimumWidth()));
}

void ExportDialog::browse()
{
    const FormatInfo info = formatById(m_format->currentData().toString())->info();
    const QString chosen = info.writesFolder()
        ? filechooser::folder(this, tr("Export To"), m_folder)
        // It is asked when all files are known that would be replaced.
        : filechooser::saveFile(this, tr("Export To"), QDir::fromNativeSeparators(m_output->text()),
              u"*."_s + info.suffixes.value(0), QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_output->setText(QDir::toNativeSeparators(chosen));
}

} // namespace glossator
