// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/temporaryname.h"

#include "tests/support/importfiles.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <filesystem>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

class TemporaryNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itLiesBesideTheProject()
    {
        const QString folder = folderWith(u"project"_s, {});
        const QString name = temporaryName(folder + u"/reading.gloss"_s);
        QCOMPARE(QFileInfo(name).path(), folder);
        {
            QTemporaryDir made(name);
            QVERIFY(made.isValid());
            QCOMPARE(QFileInfo(made.path()).path(), folder);
            QVERIFY(QFileInfo(made.path()).isHidden()); // an import of the folder passes it by
        }
        QVERIFY(QDir(folder).isEmpty());
    }

    void elsewhereWhereNothingCanBeWritten()
    {
        const auto isElsewhere = [](const QString &project) { return QFileInfo(temporaryName(project)).path() == QDir::tempPath(); };
        QVERIFY(isElsewhere({}));
        QVERIFY(isElsewhere(scratchPath(u"not there/reading.gloss"_s)));
        const QString folder = folderWith(u"closed"_s, {});
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        const bool isAnybody = !QFileInfo(folder).isWritable();
        const bool isThere = isElsewhere(folder + u"/reading.gloss"_s);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (!isAnybody)
            QSKIP("whoever runs this may write everywhere");
        QVERIFY(isThere);
    }

    /// What a job needs that runs now is younger than a day, and what has another name is somebody's.
    void onlyWhatIsAbandonedGoes()
    {
        const QString folder = folderWith(u"abandoned"_s,
            {{u".glossator-temporary-abcdef/book.xlsx"_s, "x"}, {u".glossator-temporary-ABCDEF"_s, "x"}, {u".glossator-temporary-Young1/book.xlsx"_s, "x"},
                {u".glossator"_s, "x"}, {u".glossator-backup"_s, "x"}, {u"target/kept.txt"_s, "x"}, {u"reading.gloss"_s, "x"}});
        QVERIFY(QFile::link(folder + u"/target"_s, folder + u"/.glossator-temporary-linked"_s));
        const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(48);
        for (const QString &name : {u".glossator-temporary-abcdef"_s, u".glossator-temporary-ABCDEF"_s, u".glossator"_s, u".glossator-backup"_s, u"target"_s})
            std::filesystem::last_write_time((folder + u'/' + name).toStdString(), old);
        removeAbandoned(folder + u"/reading.gloss"_s);
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name).size(), 6);
        for (const QString &name : {u".glossator-temporary-Young1/book.xlsx"_s, u".glossator"_s, u".glossator-backup"_s, u"target/kept.txt"_s, u".glossator-temporary-linked/kept.txt"_s})
            QVERIFY2(QFileInfo::exists(folder + u'/' + name), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(TemporaryNameTest)
#include "tst_temporaryname.moc"
