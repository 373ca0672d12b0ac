// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a project of its own: what tests of the whole program begin with.
#pragma once

#include "app/mainwindow.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "widgets/articleview/articleview.h"

#include <KAboutData>
#include <KLocalizedString>
#include <QPointer>
#include <QStandardPaths>
#include <QTest>

namespace glossator::test {

/// What main() does before the first window; with nobody's settings. Call it in initTestCase().
inline void beginProgram()
{
    QStandardPaths::setTestModeEnabled(true);
    KLocalizedString::setApplicationDomain("glossator");
    KAboutData::setApplicationData(KAboutData(
        QStringLiteral("glossator"), QStringLiteral("Glossator"), QStringLiteral("0"))); // names the .rc file
}

class WindowScene : public QObject {
protected:
    /// Call it in init(): a window on a new project that holds one article of this text.
    void show(const QString &file, const QString &text, QSize size)
    {
        QString path;
        {
            auto store = newProject(file);
            Article article;
            article.title = QStringLiteral("Visit");
            m_article = need(ArticleRepository(*store).add(article, text));
            path = store->path();
        }
        openWindow(path, size);
    }
    void openWindow(const QString &path, QSize size)
    {
        m_window = new MainWindow({{}, QStringLiteral("5d0e4b9e-ada"), QStringLiteral("Ada")});
        m_window->resize(size);
        m_window->show();
        QVERIFY(m_window->openProject(path));
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }
    /// Call it in cleanup().
    void closeWindow()
    {
        if (m_window)
            m_window->close();
        QTRY_VERIFY(!m_window);
    }

    [[nodiscard]] Project &project() const { return *m_window->project(); }
    [[nodiscard]] ArticleView &view() const { return m_window->articleView(); }

    QPointer<MainWindow> m_window;
    ArticleId m_article;
};

} // namespace glossator::test
