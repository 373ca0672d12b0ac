// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog for files shows what there is without opening any of it: the locks on the open project stay.

#include "tests/support/importfiles.h"
#include "tests/support/projectfiles.h"
#include "widgets/dialogs/filechooser.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFileSystemModel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

class FileChooserTest : public QObject {
    Q_OBJECT

    /// Waits in the dialog until it has listed that many files, asks each what it is, and then answers with a key.
    void list(int count, Qt::Key key)
    {
        QTimer::singleShot(0, this, [this, count, key] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            const auto leave = qScopeGuard([dialog] { // also where the list is not as it should be
                if (dialog->isVisible())
                    dialog->reject();
            });
            const auto *model = dialog->findChild<QFileSystemModel *>();
            const QModelIndex folder = model->index(dialog->directory().absolutePath());
            QTRY_COMPARE(model->rowCount(folder), count);
            m_types.clear();
            for (int row = 0; row < count; ++row) {
                const QModelIndex file = model->index(row, 0, folder);
                // What is told of it comes from a thread.
                QTRY_VERIFY(!model->type(file).isEmpty() && !model->fileIcon(file).isNull());
                m_types << model->fileName(file) + u": "_s + model->type(file);
            }
            QTest::qWait(200);
            QTest::keyClick(dialog->findChild<QLineEdit *>(), key);
        });
    }

    QStringList m_types;

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void locksOutliveTheListing()
    {
        const QString folder = folderWith(u"listed"_s, {{u"a.txt"_s, "%PDF-1.4 a text by its name"}, {u"sub/b.txt"_s, ""}});
        const auto store = emptyProject(u"listed/open.gloss"_s);
        const int files = int(QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size());
        QVERIFY(files >= 3);
        const qsizetype locked = filesLocked();
        QVERIFY(locked > 0);
        list(files, Qt::Key_Escape);
        QCOMPARE(filechooser::openFiles(nullptr, u"Which?"_s, folder), QStringList());
        QCOMPARE(filesLocked(), locked);
        QVERIFY2(m_types.contains(u"a.txt: Plain text document"_s, Qt::CaseInsensitive), qPrintable(m_types.join(u'\n')));

        list(1, Qt::Key_Return); // the folder; no file is of that kind
        const QString target = filechooser::saveFile(nullptr, u"Where?"_s, folder + u"/new.json"_s, u"*.json"_s);
        QCOMPARE(target, folder + u"/new.json"_s);
        list(files, Qt::Key_Return);
        QCOMPARE(filechooser::saveFile(nullptr, u"Where?"_s, folder + u"/a.txt"_s, {}, QFileDialog::DontConfirmOverwrite),
            folder + u"/a.txt"_s);
        QCOMPARE(filesLocked(), locked);
    }
};

QTEST_MAIN(FileChooserTest)
#include "tst_filechooser.moc"
