// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen is seen at once, by keys alone, and all of it goes back to how it came.

#include "widgets/articleview/articleview.h"
#include "widgets/dialogs/readingsheet.h"

#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class TestReadingSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<ArticleView>();
        m_view->resize(900, 600);
        m_view->setArticle(TextOffsets(u"The ferry burnt. "_s.repeated(200)), {u"Ferry burns"_s, {}, {}});
        m_view->show();
        m_sheet = new ReadingSheet(*m_view, m_view.get());
        m_sheet->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_sheet));
    }
    void cleanup() { m_view.reset(); }

    void appliesAtOnce()
    {
        const ReadingSettings before = m_view->settings();
        const auto sliders = m_sheet->findChildren<QSlider *>();
        QCOMPARE(sliders.size(), 2);
        const int height = m_view->articleLayout().style().lineHeight;
        QTest::keyClick(sliders[0], Qt::Key_PageUp);
        QVERIFY(m_view->settings().lineHeight > before.lineHeight);
        QVERIFY(m_view->articleLayout().style().lineHeight > height);
        QTest::keyClick(sliders[1], Qt::Key_Home);
        QCOMPARE(m_view->settings().columnWidth, int(ReadingSettings::LeastColumn));
        auto *size = m_sheet->findChild<QDoubleSpinBox *>();
        QTest::keyClick(size, Qt::Key_Up);
        QCOMPARE(m_view->settings().font.pointSizeF(), before.font.pointSizeF() + 0.5);
        QCOMPARE(m_view->settings().font.families(), before.font.families()); // what was not touched stays
        auto *font = m_sheet->findChild<QFontComboBox *>();
        const int other = font->currentIndex() == 0 ? 1 : 0;
        if (font->count() > 1) {
            font->setCurrentIndex(other);
            QCOMPARE(m_view->settings().font.families().front(), font->currentFont().family());
        }
        QCOMPARE(m_view->settings().zoom, before.zoom);
    }

    void goesBackToHowItCame()
    {
        ReadingSettings other;
        other.lineHeight = 1.6;
        other.columnWidth = 100;
        other.zoom = 3;
        m_view->setSettings(other);
        for (auto *button : m_sheet->findChildren<QPushButton *>()) {
            if (button->text().contains(u"Usual"_s))
                QTest::keyClick(button, Qt::Key_Space);
        }
        QVERIFY(m_view->settings() == ReadingSettings());
        QCOMPARE(m_sheet->findChildren<QSlider *>()[1]->value(), ReadingSettings().columnWidth);
    }

    void followsTheViewAndCloses()
    {
        auto settings = m_view->settings();
        settings.columnWidth = 90;
        m_view->setSettings(settings);
        QCOMPARE(m_sheet->findChildren<QSlider *>()[1]->value(), 90);
        QVERIFY(!m_sheet->isModal());
        const QPointer<ReadingSheet> sheet = m_sheet;
        QTest::keyClick(m_sheet, Qt::Key_Escape);
        QTRY_VERIFY(!sheet);
    }

    void boundsWhatAFileMaySay()
    {
        ReadingSettings wild;
        wild.font.setPointSizeF(4'000);
        wild.lineHeight = 0.01;
        wild.columnWidth = -3;
        const ReadingSettings tame = wild.bounded();
        QCOMPARE(tame.font.pointSizeF(), ReadingSettings::MostSize);
        QCOMPARE(tame.lineHeight, ReadingSettings::LeastLineHeight);
        QCOMPARE(tame.columnWidth, int(ReadingSettings::LeastColumn));
        QVERIFY(ReadingSettings().bounded() == ReadingSettings());
    }

private:
    std::unique_ptr<ArticleView> m_view;
    ReadingSheet *m_sheet = nullptr; ///< belongs to the view
};

QTEST_MAIN(TestReadingSheet)
#include "tst_readingsheet.moc"
