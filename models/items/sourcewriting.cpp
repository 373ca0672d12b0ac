// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sourcewriting.h"

#include "models/base/inbackground.h"
#include "models/jobs/exportjob.h"
#include "models/store/schemarepository.h"

#include <QElapsedTimer>

namespace glossator {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = 150ms; // somebody who marks one after another does not have it written after each

Result<std::vector<OutputFile>> output(Store &store, ArticleId article, const QString &format, JobContext &context)
{
    if (format == SourceWriting::Schema) {
        GLOSSATOR_ASSIGN(QByteArray text, SchemaRepository(store).text());
        return std::vector{OutputFile{u"project.schema"_s, std::move(text)}};
    }
    if (!article)
        return std::vector<OutputFile>();
    return exportedArticle(store, {.format = format}, article, context);
}

} // namespace

SourceWriting::SourceWriting(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(patience);
    connect(&m_delay, &QTimer::timeout, this, &SourceWriting::start);
    connect(&workbench, &Workbench::changed, this, [this] {
        if (m_isWanted && !m_delay.isActive())
            m_delay.start();
    });
}

SourceWriting::~SourceWriting()
{
    cancel();
    m_running.waitForFinished();
}

void SourceWriting::write(ArticleId article, const QString &format)
{
    if (m_isWanted && article == m_article && format == m_format)
        return;
    cancel();
    m_article = article;
    m_format = format;
    m_isWanted = true;
    m_delay.start(0ms);
}

void SourceWriting::pause()
{
    cancel();
    m_isWanted = false;
    m_delay.stop();
}

void SourceWriting::cancel()
{
    if (m_context)
        m_context->cancel();
}

void SourceWriting::start()
{
    if (m_isPending) { // an older state, or told to stop and has not yet
        m_delay.start(patience);
        return;
    }
    m_context = std::make_shared<JobContext>();
    m_isPending = true;
    QElapsedTimer clock;
    clock.start();
    const auto write = [store = &m_workbench.store(), article = m_article, format = m_format, context = m_context,
                           before = m_files]() -> Result<Files> {
        if (context->isCancelled()) // it waited for another job
            return fail(Error::Code::Cancelled, {});
        giveWay();
        GLOSSATOR_ASSIGN(std::vector<OutputFile> written, output(*store, article, format, *context));
        Files files;
        for (OutputFile &file : written) {
            WrittenSource one{std::make_shared<const SourceText>(std::move(file))};
            const auto same = std::ranges::find(
                before, one.text->name(), [](const WrittenSource &old) { return old.text->name(); });
            if (same != before.end()) {
                one.before = same->text;
                one.changes = one.text->since(*one.before);
            }
            files.push_back(std::move(one));
        }
        return files;
    };
    m_running = inBackground(m_workbench.spareThread(), write, this, [this, clock, context = m_context](const Result<Files> &files) {
        m_isPending = false;
        m_workbench.trimLater(); // of the whole that was read
        // Where writing takes long, the machine is the reader's for as long in between.
        m_delay.setInterval(std::max(patience, std::chrono::milliseconds(clock.elapsed())));
        if (!context->isCancelled())
            take(files);
    });
}

void SourceWriting::take(const Result<Files> &files)
{
    m_files = files ? *files : Files();
    if (!files) {
        Q_EMIT failed(files.error().message);
        return;
    }
    Q_EMIT written();
    for (WrittenSource &file : m_files) // as large as what is shown
        file.before.reset();
}

} // namespace glossator
