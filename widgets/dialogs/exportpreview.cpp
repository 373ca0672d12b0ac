// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/exportpreview.h"

#include "models/store/articlerepository.h"
#include "widgets/panels/sourceview.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace glossator {

using namespace std::chrono_literals;

namespace {

constexpr auto patience = 200ms; // somebody who walks through a list of formats does not have each one written
constexpr int mostLines = 200;
constexpr qsizetype mostBytes = 64 * 1024;
constexpr int linesInView = 12;
constexpr int lossesInView = 5;

/// The beginning, in whole lines where there are any.
OutputFile beginningOf(OutputFile file)
{
    qsizetype end = 0;
    for (int line = 0; line < mostLines && end < std::min(file.bytes.size(), mostBytes); ++line) {
        const qsizetype lineEnd = file.bytes.indexOf('\n', end);
        end = lineEnd < 0 ? file.bytes.size() : lineEnd + 1;
    }
    file.bytes.truncate(end);
    file.places.clear(); // nothing is chosen here
    return file;
}

} // namespace

ExportPreview::ExportPreview(Store &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_lines(store)
    , m_losses(store)
    , m_name(new QLabel(this))
    , m_view(new SourceView(m_model, this))
    , m_hint(new QLabel(m_view->viewport()))
    , m_count(new QLabel(this))
    , m_leftOut(new QPlainTextEdit(this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_view->setAccessibleName(tr("First lines"));
    m_view->setMinimumSize(m_view->fontMetrics().averageCharWidth() * 28, m_view->fontMetrics().height() * linesInView);
    m_hint->setFont(font());
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *overView = new QVBoxLayout(m_view->viewport());
    overView->addWidget(m_hint);
    m_leftOut->setReadOnly(true);
    m_leftOut->setTabChangesFocus(true);
    m_leftOut->setAccessibleName(tr("What is left out"));
    m_leftOut->setFixedHeight(m_leftOut->fontMetrics().lineSpacing() * lossesInView + 2 * m_leftOut->frameWidth() + 8);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_name);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_leftOut);
    m_delay.setSingleShot(true);
    m_delay.setInterval(patience);
    connect(&m_delay, &QTimer::timeout, this, &ExportPreview::start);
}

void ExportPreview::show(const ExportRequest &request, ArticleId article)
{
    m_request = request;
    m_article = article;
    m_lines.stop();
    m_losses.stop();
    m_delay.start();
    m_count->setText(tr("Counting what is left out…"));
    m_leftOut->clear();
}

void ExportPreview::start()
{
    // The output matters to neither: nothing is written.
    m_losses.read<ExportReport>(
        [&store = m_store, request = m_request] {
            JobContext context;
            return tryExport(store, request, context);
        },
        [this](const Result<ExportReport> &report) { showLosses(report); });
    if (!formatById(m_request.format)->info().isText) {
        showLines(OutputFile());
        showHint(tr("This is no text that could be shown here."));
        return;
    }
    m_lines.read<OutputFile>(
        [&store = m_store, request = m_request, article = m_article]() -> Result<OutputFile> {
            JobContext context;
            ArticleId shown = article;
            if (!shown) {
                GLOSSATOR_ASSIGN(const std::vector<ArticleId> all, ArticleRepository(store).ids({}));
                shown = all.empty() ? ArticleId() : all.front();
            }
            if (!shown)
                return OutputFile();
            GLOSSATOR_ASSIGN(std::vector<OutputFile> files, exportedArticle(store, request, shown, context));
            return files.empty() ? OutputFile() : beginningOf(std::move(files.front()));
        },
        [this](const Result<OutputFile> &file) { showLines(file); });
}

void ExportPreview::showLines(const Result<OutputFile> &file)
{
    const OutputFile none;
    auto text = std::make_shared<const SourceText>(file ? *file : none);
    // One for the whole project has another name.
    const bool isOwn = formatById(m_request.format)->info().writesFolder();
    m_name->setText(text->name().isEmpty() || !isOwn ? tr("First lines") : tr("First lines of %1").arg(text->name().section(u'/', -1)));
    m_view->setFile(text->name());
    m_model.setSource({std::move(text)});
    m_view->scrollToTop();
    showHint(!file ? file.error().message : m_model.rowCount() == 0 ? tr("There is nothing in it yet.") : QString());
}

void ExportPreview::showLosses(const Result<ExportReport> &report)
{
    m_count->setText(!report                ? report.error().message
            : report->losses.empty() ? tr("Nothing is left out.")
                                     : tr("Left out:"));
    m_leftOut->setPlainText(report ? report->lossLines().join(u'\n') : QString());
    m_leftOut->setVisible(report && !report->losses.empty());
}

void ExportPreview::showHint(const QString &sentence)
{
    m_hint->setText(sentence);
    m_hint->setVisible(!sentence.isEmpty());
}

} // namespace glossator
