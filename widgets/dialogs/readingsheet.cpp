// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/readingsheet.h"

#include "widgets/articleview/articleview.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFontInfo>
#include <QFormLayout>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int Percent = 100;

QSlider *slider(double least, double most, int step)
{
    auto *made = new QSlider(Qt::Horizontal);
    made->setRange(int(least), int(most));
    made->setSingleStep(step);
    made->setPageStep(step * 2);
    made->setTickPosition(QSlider::TicksBelow);
    made->setTickInterval(step * 4);
    made->setMinimumWidth(220);
    return made;
}

} // namespace

ReadingSheet::ReadingSheet(ArticleView &view, QWidget *parent)
    : QDialog(parent)
    , m_view(view)
    , m_font(new QFontComboBox)
    , m_size(new QDoubleSpinBox)
    , m_lineHeight(slider(ReadingSettings::LeastLineHeight * Percent, ReadingSettings::MostLineHeight * Percent, 5))
    , m_columnWidth(slider(ReadingSettings::LeastColumn, ReadingSettings::MostColumn, 2))
{
    setWindowTitle(tr("Reading"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_font->setEditable(false);
    m_size->setRange(ReadingSettings::LeastSize, ReadingSettings::MostSize);
    m_size->setSingleStep(0.5);
    m_size->setDecimals(1);
    m_size->setSuffix(tr(" pt"));

    auto *form = new QFormLayout;
    form->addRow(tr("&Font:"), m_font);
    form->addRow(tr("&Size:"), m_size);
    form->addRow(tr("&Lines:"), m_lineHeight);
    form->addRow(tr("&Width:"), m_columnWidth);
    m_lineHeight->setAccessibleName(tr("Space between lines"));
    m_columnWidth->setAccessibleName(tr("Width of the column"));
    m_lineHeight->setToolTip(tr("Close or airy lines"));
    m_columnWidth->setToolTip(tr("How many characters stand on a line, where there is room"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *preset = buttons->addButton(tr("&As Usual"), QDialogButtonBox::ResetRole);
    preset->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);

    take(view.settings());
    connect(m_font, &QFontComboBox::currentFontChanged, this, [this](const QFont &font) {
        change([&font](ReadingSettings &settings) {
            settings.font.setFamilies(QStringList(font.family()) + ReadingSettings().font.families());
        });
    });
    connect(m_size, &QDoubleSpinBox::valueChanged, this, [this](double size) {
        change([size](ReadingSettings &settings) { settings.font.setPointSizeF(size); });
    });
    connect(m_lineHeight, &QSlider::valueChanged, this, [this](int height) {
        change([height](ReadingSettings &settings) { settings.lineHeight = height / qreal(Percent); });
    });
    connect(m_columnWidth, &QSlider::valueChanged, this, [this](int width) {
        change([width](ReadingSettings &settings) { settings.columnWidth = width; });
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(preset, &QPushButton::clicked, this, [this] { m_view.setSettings({}); });
    connect(&view, &ArticleView::settingsChanged, this, &ReadingSheet::take);
}

void ReadingSheet::take(const ReadingSettings &settings)
{
    m_isShowing = true;
    m_font->setCurrentFont(QFont(QFontInfo(settings.font).family()));
    m_size->setValue(settings.font.pointSizeF());
    m_lineHeight->setValue(qRound(settings.lineHeight * Percent));
    m_columnWidth->setValue(settings.columnWidth);
    m_isShowing = false;
}

void ReadingSheet::change(const std::function<void(ReadingSettings &)> &set)
{
    if (m_isShowing)
        return;
    ReadingSettings settings = m_view.settings();
    set(settings);
    m_view.setSettings(settings);
}

} // namespace glossator
