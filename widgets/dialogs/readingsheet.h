// SPDX-License-Identifier: GPL-3.0-or-later
// Size, spacing, width and font of the article, changed while one looks at it. Not modal; deletes itself when it
// closes. GUI thread.
#pragma once

#include <QDialog>

#include <functional>

class QDoubleSpinBox;
class QFontComboBox;
class QSlider;

namespace glossator {

class ArticleView;
struct ReadingSettings;

class ReadingSheet : public QDialog {
    Q_OBJECT

public:
    /// @param view must outlive this object.
    ReadingSheet(ArticleView &view, QWidget *parent);

private:
    void take(const ReadingSettings &settings);
    /// Changes the one setting that was touched: what stands in the fields of the others is rounded.
    void change(const std::function<void(ReadingSettings &)> &set);

    ArticleView &m_view;
    QFontComboBox *m_font;
    QDoubleSpinBox *m_size;
    QSlider *m_lineHeight;
    QSlider *m_columnWidth;
    bool m_isShowing = false; ///< what is in the fields comes from the view
};

} // namespace glossator
