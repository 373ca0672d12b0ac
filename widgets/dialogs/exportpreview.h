// SPDX-License-Identifier: GPL-3.0-or-later
// What an export would be: the first lines of it, and what the format would leave out, both worked out in the background.
// Owned by the export dialog; GUI thread.
#pragma once

#include "models/items/backgroundreader.h"
#include "models/items/sourcelinesmodel.h"
#include "models/jobs/exportjob.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace glossator {

class SourceView;

class ExportPreview : public QWidget {
    Q_OBJECT

public:
    /// @param store must outlive this object.
    explicit ExportPreview(Store &store, QWidget *parent = nullptr);

    /// From now on that export. @param article whose lines are shown; invalid: the first that goes out.
    void show(const ExportRequest &request, ArticleId article);
    [[nodiscard]] bool isWorking() const { return m_delay.isActive() || m_lines.isReading() || m_losses.isReading(); }

private:
    void start();
    void showLines(const Result<OutputFile> &file);
    void showLosses(const Result<ExportReport> &report);
    void showHint(const QString &sentence);

    Store &m_store;
    ExportRequest m_request;
    ArticleId m_article;
    QTimer m_delay;
    BackgroundReader m_lines;
    BackgroundReader m_losses;
    SourceLinesModel m_model;
    QLabel *m_name;
    SourceView *m_view;
    QLabel *m_hint;
    QLabel *m_count;
    QPlainTextEdit *m_leftOut;
};

} // namespace glossator
