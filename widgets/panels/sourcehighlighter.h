// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the lines of a source, by KSyntaxHighlighting with definitions of our own in resources/syntax. A line far
// from what was looked at so far gets the colours that it has by itself, until what is before it was read in the
// background, a few milliseconds at a time. Owned by the source panel; GUI thread.
#pragma once

#include "models/items/sourcelinesmodel.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>

#include <QPalette>
#include <QTextLayout>

namespace KSyntaxHighlighting {
class Repository;
}

namespace glossator {

/// All definitions, ours among them. Takes a few milliseconds the first time.
[[nodiscard]] KSyntaxHighlighting::Repository &syntaxRepository();

class SourceHighlighter : public QObject, public KSyntaxHighlighting::AbstractHighlighter {
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)

public:
    /// @param model must outlive this object.
    explicit SourceHighlighter(SourceLinesModel &model, QObject *parent = nullptr);

    /// Chooses the definition by the file's name.
    void setFile(const QString &name);
    /// Light or dark as the palette is, every colour readable on its base and on what marks a line.
    void setPalette(const QPalette &palette);
    /// What marks a line that belongs to what is current, and one that is selected.
    [[nodiscard]] QColor currentColor() const { return m_current; }
    [[nodiscard]] QColor selectedColor() const { return m_selected; }
    /// @param line as the model shows it.
    [[nodiscard]] QList<QTextLayout::FormatRange> formats(int row, const QString &line);

Q_SIGNALS:
    /// Lines may have other colours than they were given.
    void progressed();

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    void forget();
    void change(int first, int removed, int inserted);
    void readOn();
    void readLine(const QString &line);
    KSyntaxHighlighting::State read(int row, const QString &line, const KSyntaxHighlighting::State &before);
    [[nodiscard]] QTextCharFormat look(const KSyntaxHighlighting::Format &format) const;

    SourceLinesModel &m_model;
    QColor m_base;
    QColor m_current;
    QColor m_selected;
    qreal m_contrast = 0;
    QHash<int, QTextCharFormat> m_looks;
    QList<QTextLayout::FormatRange> m_formats;
    std::vector<KSyntaxHighlighting::State> m_states; ///< at the start of each line
    size_t m_known = 1; ///< so many of them hold
    size_t m_changedEnd = 0; ///< from there on, one that is as it was proves those behind it
    size_t m_wanted = 0; ///< a line that was looked at
    bool m_isCut = false; ///< the line that is read is not shown whole
    QTimer m_reading;
};

} // namespace glossator
