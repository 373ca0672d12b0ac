// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the open article in a format, in the background and again after each change, and hands over the files as
// lines. At most one is being written; what changes meanwhile is in the next. Owned by the source panel; lives on the
// GUI thread, reads in another.
#pragma once

#include "models/items/sourcetext.h"
#include "models/items/workbench.h"

#include <QFuture>

namespace glossator {

class JobContext;

/// A file as it is now, and what differs from the one before of the same name, where there was one.
struct WrittenSource {
    std::shared_ptr<const SourceText> text;
    std::shared_ptr<const SourceText> before{};
    std::vector<SourceChange> changes{};
};

class SourceWriting : public QObject {
    Q_OBJECT

public:
    /// Instead of a format's id: the schema of the project.
    static constexpr QLatin1StringView Schema{"schema"};

    /// @param workbench must outlive this object.
    explicit SourceWriting(Workbench &workbench, QObject *parent = nullptr);
    ~SourceWriting() override; ///< stops it and waits

    /// From now on that article in that format, at once and after each change. An invalid id: nothing but the schema.
    void write(ArticleId article, const QString &format);
    /// Nothing until the next write(); changes cost nothing.
    void pause();
    [[nodiscard]] bool isWriting() const { return m_delay.isActive() || m_isPending; }
    [[nodiscard]] const std::vector<WrittenSource> &files() const { return m_files; }

Q_SIGNALS:
    /// files() are new. What was before them is known until this returns.
    void written();
    /// Nothing could be written; a sentence. files() are empty.
    void failed(const QString &why);

private:
    using Files = std::vector<WrittenSource>;

    void start();
    void cancel();
    void take(const Result<Files> &files);

    Workbench &m_workbench;
    ArticleId m_article;
    QString m_format;
    bool m_isWanted = false;
    QTimer m_delay;
    Files m_files;
    std::shared_ptr<JobContext> m_context;
    QFuture<Result<Files>> m_running;
    bool m_isPending = false; ///< it runs, or what it wrote is not taken yet
};

} // namespace glossator
