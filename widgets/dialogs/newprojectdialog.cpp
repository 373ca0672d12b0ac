// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/newprojectdialog.h"

#include "models/domain/schemareader.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

NewProjectDialog::NewProjectDialog(const QString &folder, QWidget *parent)
    : QDialog(parent), m_path(new QLineEdit(this)), m_schema(new QComboBox(this)), m_problem(new QLabel(this))
{
    setWindowTitle(tr("New Project"));
    const QString home = folder.isEmpty() ? QDir::homePath() : folder;
    QString name = u"project.gloss"_s;
    for (int number = 2; QFileInfo::exists(home + u'/' + name); ++number)
        name = u"project-%1.gloss"_s.arg(number);
    m_path->setText(QDir::toNativeSeparators(home + u'/' + name));
    m_path->setMinimumWidth(m_path->fontMetrics().averageCharWidth() * 56);
    auto *browse = new QToolButton(this);
    browse->setIcon(QIcon::fromTheme(u"folder-open"_s));
    browse->setToolTip(tr("Choose a place"));
    connect(browse, &QToolButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getSaveFileName(this, tr("New Project"), m_path->text(), tr("Glossator projects (*.gloss)"));
        if (!chosen.isEmpty())
            m_path->setText(QDir::toNativeSeparators(chosen));
    });
    const QDir shipped(u":/glossator/schemas"_s);
    for (const QString &file : shipped.entryList({u"*.schema"_s}, QDir::Files, QDir::Name)) {
        QFile text(shipped.filePath(file));
        const auto schema = text.open(QIODevice::ReadOnly) ? readSchema(text.readAll(), file) : Result<Schema>(std::unexpected(Error()));
        if (schema)
            m_schema->addItem(schema->parts().name, shipped.filePath(file));
    }
    m_schema->addItem(tr("From a file…"));
    m_schema->setCurrentIndex(std::max(0, m_schema->findData(shipped.filePath(u"newsace.schema"_s))));
    m_problem->setWordWrap(true);

    auto *place = new QHBoxLayout;
    place->addWidget(m_path, 1);
    place->addWidget(browse);
    auto *form = new QFormLayout;
    form->addRow(tr("&File:"), place);
    form->addRow(tr("&Schema:"), m_schema);
    qobject_cast<QLabel *>(form->labelForField(place))->setBuddy(m_path);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_make = buttons->addButton(tr("&Make Project"), QDialogButtonBox::AcceptRole);
    m_make->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_path, &QLineEdit::textChanged, this, &NewProjectDialog::check);
    connect(m_schema, &QComboBox::activated, this, [this](int index) {
        if (m_schema->itemData(index).isNull())
            chooseSchemaFile();
        check();
    });
    check();
}

QString NewProjectDialog::path() const
{
    const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
    return path.endsWith(u".gloss"_s) ? path : path + u".gloss"_s;
}

void NewProjectDialog::chooseSchemaFile()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Schema"), {}, tr("Schemas (*.schema)"));
    if (chosen.isEmpty()) {
        m_schema->setCurrentIndex(0);
        return;
    }
    const int at = m_schema->count() - 1;
    m_schema->insertItem(at, QFileInfo(chosen).fileName(), chosen);
    m_schema->setCurrentIndex(at);
}

void NewProjectDialog::check()
{
    QString problem;
    const QString file = m_schema->currentData().toString();
    QFile text(file);
    if (!text.open(QIODevice::ReadOnly)) {
        problem = tr("“%1” cannot be read.").arg(file);
    } else {
        m_schemaText = text.readAll();
        if (const auto schema = readSchema(m_schemaText, QFileInfo(file).fileName()); !schema)
            problem = schema.error().message;
    }
    if (QFileInfo::exists(path()))
        problem = tr("There is a file of this name already.");
    else if (!QFileInfo(QFileInfo(path()).path()).isWritable())
        problem = tr("This folder is missing or cannot be written to.");
    m_problem->setText(problem);
    m_make->setEnabled(problem.isEmpty());
}

} // namespace glossator
