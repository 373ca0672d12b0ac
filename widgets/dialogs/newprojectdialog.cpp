// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/newprojectdialog.h"

#include "models/base/filenames.h"
#include "models/domain/schemareader.h"
#include "widgets/dialogs/filechooser.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

NewProjectDialog::NewProjectDialog(const QString &folder, QWidget *parent)
    : QDialog(parent),
      m_path(new QLineEdit(this)),
      m_schema(new QComboBox(this)),
      m_about(new QLabel(this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("New Project"));
    const QString home = folder.isEmpty() ? QDir::homePath() : folder;
    QString name = u"project.gloss"_s;
    for (int number = 2; QFileInfo::exists(home + u'/' + name); ++number)
        name = u"project-%1.gloss"_s.arg(number);
    m_path->setText(QDir::toNativeSeparators(home + u'/' + name));
    m_path->setSelection(int(home.size()) + 1, int(QFileInfo(name).completeBaseName().size()));
    m_path->setMinimumWidth(m_path->fontMetrics().averageCharWidth() * 56);
    auto *browse = new QToolButton(this);
    browse->setIcon(QIcon::fromTheme(u"folder-open"_s));
    browse->setToolTip(tr("Choose a place"));
    connect(browse, &QToolButton::clicked, this, [this] {
        // A file that is there is not replaced: check() says so.
        const QString chosen = filechooser::saveFile(this, tr("New Project"), path(), tr("Glossator projects (*.gloss)"),
            QFileDialog::DontConfirmOverwrite);
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
    m_schema->setCurrentIndex(std::max(0, m_schema->findData(shipped.filePath(u"newsace.schema"_s))));
    auto *fromFile = new QPushButton(tr("From a F&ile…"), this);
    fromFile->setAutoDefault(false);
    connect(fromFile, &QPushButton::clicked, this, &NewProjectDialog::chooseSchemaFile);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);

    auto *place = new QHBoxLayout;
    place->addWidget(m_path, 1);
    place->addWidget(browse);
    auto *form = new QFormLayout;
    form->addRow(tr("&File:"), place);
    auto *kind = new QHBoxLayout;
    kind->addWidget(m_schema, 1);
    kind->addWidget(fromFile);
    form->addRow(tr("&Schema:"), kind);
    form->addRow(QString(), m_about);
    qobject_cast<QLabel *>(form->labelForField(place))->setBuddy(m_path);
    qobject_cast<QLabel *>(form->labelForField(kind))->setBuddy(m_schema);
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
    connect(m_schema, &QComboBox::currentIndexChanged, this, &NewProjectDialog::showSchema);
    showSchema();
}

QString NewProjectDialog::path() const
{
    const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
    return path.endsWith(u".gloss"_s) ? path : path + u".gloss"_s;
}

void NewProjectDialog::chooseSchemaFile()
{
    const QString chosen = filechooser::openFile(this, tr("Schema"), QFileInfo(path()).path(), tr("Schemas (*.schema)"));
    if (chosen.isEmpty())
        return;
    m_schema->addItem(QFileInfo(chosen).fileName(), chosen);
    m_schema->setCurrentIndex(m_schema->count() - 1);
}

void NewProjectDialog::showSchema()
{
    m_schemaText.clear();
    m_schemaProblem.clear();
    m_about->clear();
    QFile file(m_schema->currentData().toString());
    if (isProjectFile(file.fileName()) || !file.open(QIODevice::ReadOnly)) {
        m_schemaProblem = tr("“%1” cannot be read.").arg(file.fileName());
    } else {
        m_schemaText = file.readAll();
        if (const auto schema = readSchema(m_schemaText, QFileInfo(file).fileName()))
            m_about->setText(about(*schema));
        else
            m_schemaProblem = schema.error().message;
    }
    check();
}

QString NewProjectDialog::about(const Schema &schema)
{
    const auto count = [&](TypeGroup group) { return int(schema.offered(group).size()); };
    const QString types = QLocale().createSeparatedList({tr("%n type(s) of mention", nullptr, count(TypeGroup::Mention)),
                                                         tr("%n of relation", nullptr, count(TypeGroup::Relation)),
                                                         tr("%n of event", nullptr, count(TypeGroup::Event))});
    const QString guideline = schema.parts().guideline;
    return guideline.isEmpty() ? types : guideline + u'\n' + types;
}

void NewProjectDialog::check()
{
    QString problem = m_schemaProblem;
    if (QFileInfo(path()).completeBaseName().isEmpty())
        problem = tr("The file needs a name.");
    else if (QFileInfo::exists(path()))
        problem = tr("There is a file of this name already.");
    else if (!QFileInfo(QFileInfo(path()).path()).isWritable())
        problem = tr("This folder is missing or cannot be written to.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_make->setEnabled(problem.isEmpty());
}

} // namespace glossator
