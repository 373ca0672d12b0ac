// SPDX-License-Identifier: GPL-3.0-or-later
// What each schema is for is read before it is chosen, and nothing can be made that would fail.

#include "widgets/dialogs/newprojectdialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace glossator;
using namespace Qt::StringLiterals;

class TestNewProjectDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_folder = std::make_unique<QTemporaryDir>();
        m_dialog = std::make_unique<NewProjectDialog>(m_folder->path());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        m_schemas = m_dialog->findChild<QComboBox *>();
        m_make = nullptr;
        for (auto *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                m_make = button;
        }
        QVERIFY(m_schemas && m_make);
    }
    void cleanup() { m_dialog.reset(); }

    void startsWithTheSchemaForNews()
    {
        QCOMPARE(m_schemas->currentText(), u"News ACE+"_s);
        QVERIFY(m_make->isEnabled());
        QVERIFY(shows(u"For news"_s));
        QVERIFY(m_dialog->schemaText().contains("News ACE+"));
    }

    void eachSchemaSaysWhatItIsFor()
    {
        m_schemas->setFocus();
        QTest::keyClick(m_schemas, Qt::Key_Home);
        const int shipped = m_schemas->count();
        QCOMPARE(shipped, 7);
        QString before;
        for (int at = 0; at < shipped; ++at) {
            QCOMPARE(m_schemas->currentIndex(), at);
            const QString told = about();
            QVERIFY2(told.contains(u"of mention"_s) && told != before, qPrintable(told));
            before = told;
            if (at + 1 < shipped)
                QTest::keyClick(m_schemas, Qt::Key_Down);
        }
    }

    void typingNamesTheProject()
    {
        auto *path = m_dialog->findChild<QLineEdit *>();
        QCOMPARE(QApplication::focusWidget(), path);
        QTest::keyClicks(path, u"harbour"_s);
        QCOMPARE(m_dialog->path(), m_folder->filePath(u"harbour.gloss"_s));
    }

    void arrowsOnlyGoFromSchemaToSchema()
    {
        m_schemas->setFocus();
        for (int step = 0; step < 20; ++step) {
            QTest::keyClick(m_schemas, Qt::Key_Down);
            QCOMPARE(QApplication::activeModalWidget(), nullptr);
            QVERIFY(m_make->isEnabled());
        }
    }

    void anotherFileIsReadAndABrokenOneToldOf()
    {
        write(u"own.schema"_s, "schema \"Own\" version 1 language en\n| Only ours.\nentity X \"Thing\"\n");
        choose(u"own.schema"_s);
        QCOMPARE(m_schemas->currentText(), u"own.schema"_s);
        QVERIFY(shows(u"Only ours."_s));
        QVERIFY(m_make->isEnabled());

        write(u"broken.schema"_s, "schema \"Broken\" version 1 language en\nnonsense\n");
        choose(u"broken.schema"_s);
        QVERIFY(!m_make->isEnabled());
        QVERIFY(shows(u"broken.schema"_s));
    }

    void leavingTheFileDialogKeepsTheSchema()
    {
        m_schemas->setCurrentText(u"PLOVER 2.0"_s);
        choose({});
        QCOMPARE(m_schemas->currentText(), u"PLOVER 2.0"_s);
        QVERIFY(m_dialog->schemaText().contains("PLOVER"));
    }

    void whatCannotBeMadeIsSaidInTheDialog()
    {
        write(u"there.gloss"_s, "");
        auto *path = m_dialog->findChild<QLineEdit *>();
        path->setText(m_folder->filePath(u"there.gloss"_s));
        QVERIFY(!m_make->isEnabled());
        QVERIFY(shows(u"already"_s));
        path->setText(m_folder->filePath(u"no/where.gloss"_s));
        QVERIFY(!m_make->isEnabled());
        for (const QString &nameless : {QString(), u" "_s, u".gloss"_s, m_folder->filePath(u".gloss"_s), m_folder->path() + u'/'}) {
            path->setText(nameless);
            QVERIFY2(!m_make->isEnabled(), qPrintable(nameless));
        }
        path->setText(m_folder->filePath(u"new"_s));
        QVERIFY(m_make->isEnabled());
        QVERIFY(!shows(u"already"_s));
        QCOMPARE(m_dialog->path(), m_folder->filePath(u"new.gloss"_s));
    }

private:
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    /// Presses "From a File…" and answers with that file of the folder; leaves the question where the name is empty.
    void choose(const QString &name)
    {
        QTimer::singleShot(0, m_dialog.get(), [this, name] {
            auto *question = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            QVERIFY(question);
            if (name.isEmpty()) {
                question->reject();
                return;
            }
            question->setDirectory(m_folder->path());
            question->selectFile(name);
            QMetaObject::invokeMethod(question, "accept");
        });
        for (auto *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->text().contains(u'…'))
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }

    [[nodiscard]] bool shows(const QString &words) const
    {
        return std::ranges::any_of(m_dialog->findChildren<QLabel *>(),
                                   [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    [[nodiscard]] QString about() const
    {
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            if (label->text().contains(u"of mention"_s))
                return label->text();
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NewProjectDialog> m_dialog;
    QComboBox *m_schemas = nullptr;
    QPushButton *m_make = nullptr;
};

QTEST_MAIN(TestNewProjectDialog)
#include "tst_newprojectdialog.moc"
