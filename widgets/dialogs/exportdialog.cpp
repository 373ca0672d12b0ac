// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/exportdialog.h"

#include "widgets/dialogs/exportpreview.h"
#include "widgets/dialogs/filechooser.h"
#include "widgets/dialogs/onscreen.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QTimer>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

enum Scope { WholeProject, OpenArticle, SelectedArticles };

}

ExportDialog::ExportDialog(Store &store, Setup setup, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_setup(std::move(setup))
    , m_chosen(m_setup.last.options)
    , m_format(new QComboBox(this))
    , m_scope(new QComboBox(this))
    , m_output(new QLineEdit(this))
    , m_what(new QLabel(this))
    , m_suggested(new QCheckBox(tr("Also what was &suggested and not accepted yet"), this))
    , m_verified(new QCheckBox(tr("&Read it back and compare"), this))
    , m_problem(new QLabel(this))
    , m_form(new QFormLayout)
    , m_preview(new ExportPreview(store, this))
{
    setWindowTitle(tr("Export"));
    if (m_setup.folder.isEmpty())
        m_setup.folder = QDir::homePath();
    for (const Format *format : formats()) {
        if (format->info().writes)
            m_format->addItem(format->info().name, format->info().id);
    }
    m_format->setMaxVisibleItems(m_format->count());
    addScopes();
    m_output->setMinimumWidth(m_output->fontMetrics().averageCharWidth() * 38);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_what->setWordWrap(true);
    m_suggested->setChecked(m_setup.last.withSuggested);
    m_verified->setChecked(m_setup.last.isVerified);
    m_verified->setToolTip(tr("What was written is imported into an empty project and exported again: both have to be the same."));
    auto *choose = new QToolButton(this);
    choose->setIcon(QIcon::fromTheme(u"folder-open"_s));
    choose->setToolTip(tr("Choose a place"));
    connect(choose, &QToolButton::clicked, this, &ExportDialog::browse);
    auto *place = new QHBoxLayout;
    place->addWidget(m_output, 1);
    place->addWidget(choose);
    m_form->addRow(tr("&Format:"), m_format);
    m_form->addRow(QString(), m_what);
    m_form->addRow(tr("&What:"), m_scope);
    m_form->addRow(tr("&To:"), place);
    qobject_cast<QLabel *>(m_form->labelForField(place))->setBuddy(m_output);
    m_form->addRow(QString(), m_suggested);
    m_form->addRow(QString(), m_verified);
    m_fixedRows = m_form->rowCount();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *sides = new QHBoxLayout;
    sides->addLayout(m_form);
    sides->addSpacing(12);
    sides->addWidget(m_preview, 1);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setTextFormat(Qt::PlainText); // it names files
    m_problem->setWordWrap(true);
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // however long they are called
    auto *end = new QHBoxLayout; // where it comes and goes nothing moves
    end->addWidget(m_problem, 1);
    end->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(sides, 1);
    layout->addLayout(end);

    m_format->setCurrentIndex(std::max(0, m_format->findData(m_setup.last.format)));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::chooseFormat);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ExportDialog::showPreview);
    connect(m_suggested, &QCheckBox::toggled, this, &ExportDialog::showPreview);
    connect(m_output, &QLineEdit::textChanged, this, &ExportDialog::checkOutput);
    chooseFormat();
    // So wide that lines of the preview can be read, where the screen is.
    const int wished = sizeHint().width() + 48 * fontMetrics().averageCharWidth();
    resize(std::max(sizeHint().width(), std::min(wished, screen()->availableGeometry().width() * 9 / 10)), height());
}

void ExportDialog::addScopes()
{
    m_scope->addItem(tr("The whole project"), WholeProject);
    if (m_setup.article)
        m_scope->addItem(tr("The open article"), OpenArticle);
    if (!m_setup.selected.empty())
        m_scope->addItem(tr("%n selected article(s)", nullptr, int(m_setup.selected.size())), SelectedArticles);
    m_scope->setEnabled(m_scope->count() > 1);
}

FormatInfo ExportDialog::info() const { return formatById(m_format->currentData().toString())->info(); }

QString ExportDialog::output() const
{
    const QString typed = QDir::fromNativeSeparators(m_output->text());
    return typed.isEmpty() ? typed : QDir(m_setup.folder).absoluteFilePath(typed);
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request;
    request.format = m_format->currentData().toString();
    request.output = output();
    if (m_scope->currentData() == OpenArticle)
        request.articles = std::vector{m_setup.article};
    else if (m_scope->currentData() == SelectedArticles)
        request.articles = m_setup.selected;
    request.options = m_chosen.value(request.format);
    request.withSuggested = m_suggested->isEnabled() && m_suggested->isChecked();
    return request;
}

ExportChoice ExportDialog::choice() const
{
    return {.format = m_format->currentData().toString(),
        .options = m_chosen,
        .withSuggested = m_suggested->isChecked(),
        .isVerified = m_verified->isChecked()};
}

bool ExportDialog::isVerified() const { return m_verified->isEnabled() && m_verified->isChecked(); }

void ExportDialog::chooseFormat()
{
    const FormatInfo info = this->info();
    proposeOutput();
    checkOutput(); // what was a place for a folder is none for a file
    m_what->setText(info.writesWhat);
    giveRoom(m_what);
    m_suggested->setEnabled(info.writesAnnotations && !info.holdsProject); // the whole project, and all of it, or none
    m_verified->setEnabled(info.reads);
    showOptions();
    showPreview();
}

/// A place that somebody chose keeps its folder.
void ExportDialog::proposeOutput()
{
    const FormatInfo info = this->info();
    const QString now = output();
    if (!now.isEmpty() && now != m_proposed)
        m_setup.folder = QFileInfo(now).path();
    m_proposed = m_setup.folder + u'/' + m_setup.name
        + (info.writesFolder() ? u'-' + info.id : u'.' + info.suffixes.value(0));
    m_output->setText(QDir::toNativeSeparators(m_proposed));
}

void ExportDialog::checkOutput()
{
    const QString problem = outputProblem(m_store, request());
    m_problem->setText(problem);
    m_output->setAccessibleDescription(problem);
    m_export->setEnabled(problem.isEmpty());
}

void ExportDialog::showOptions()
{
    while (m_form->rowCount() > m_fixedRows)
        m_form->removeRow(m_fixedRows);
    m_options.clear();
    const WriteOptions chosen = m_chosen.value(m_format->currentData().toString());
    for (const FormatOption &option : info().options) {
        auto *choices = new QComboBox(this);
        choices->setObjectName(option.id);
        choices->setAccessibleDescription(option.explanation);
        choices->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        for (const auto &[id, name] : option.choices)
            choices->addItem(name, id);
        choices->setCurrentIndex(std::max(0, choices->findData(chosen.value(option.id))));
        connect(choices, &QComboBox::currentIndexChanged, this, [this] {
            keepOptions();
            showPreview();
        });
        auto *why = new QLabel(option.explanation, this);
        why->setForegroundRole(QPalette::PlaceholderText);
        why->setWordWrap(true);
        m_form->addRow(tr("%1:", "an option").arg(option.name), choices);
        giveRoom(why);
        m_form->addRow(QString(), why);
        m_options.push_back(choices);
    }
    layout()->activate();
    resize(width(), std::max(height(), sizeHint().height()));
    if (isVisible()) // it has its size when the window system gave it
        QTimer::singleShot(0, this, [this] { moveOnScreen(*this); });
}

void ExportDialog::keepOptions()
{
    WriteOptions options;
    for (const QComboBox *option : m_options)
        options.insert(option->objectName(), option->currentData().toString());
    m_chosen.insert(m_format->currentData().toString(), options);
}

void ExportDialog::showPreview()
{
    const ExportRequest request = this->request();
    const bool isOfOpen = !request.articles || std::ranges::contains(*request.articles, m_setup.article);
    m_preview->show(request, isOfOpen ? m_setup.article : request.articles->front());
}

/// Lines that wrap are not in what a layout tells a window that it needs.
void ExportDialog::giveRoom(QLabel *lines) const
{
    lines->setMinimumHeight(lines->heightForWidth(m_output->minimumWidth()));
}

void ExportDialog::browse()
{
    const FormatInfo info = this->info();
    const QString chosen = info.writesFolder()
        ? filechooser::folder(this, tr("Export To"), m_setup.folder)
        // It is asked when all files are known that would be replaced.
        : filechooser::saveFile(this, tr("Export To"), output(),
              u"*."_s + info.suffixes.value(0), QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_output->setText(QDir::toNativeSeparators(chosen));
}

} // namespace glossator
