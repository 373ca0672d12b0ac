// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsupport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace glossator::test {

QString sourceDir()
{
    return QStringLiteral(GLOSSATOR_SOURCE_DIR);
}

QString sharedDir()
{
    const QFileInfo shared(sourceDir() + u"/../shared"_s);
    return shared.isDir() ? shared.canonicalFilePath() : QString();
}

QString dataDir()
{
    return sourceDir() + u"/tests/data"_s;
}

QString scratchPath(const QString &name)
{
    static const QTemporaryDir dir;
    return dir.filePath(name);
}

WithoutTemporaryFolder::WithoutTemporaryFolder() : m_before(qgetenv("TMPDIR"))
{
    qputenv("TMPDIR", QFile::encodeName(scratchPath(u"not there"_s)));
}

WithoutTemporaryFolder::~WithoutTemporaryFolder()
{
    if (m_before.isNull())
        qunsetenv("TMPDIR");
    else
        qputenv("TMPDIR", m_before);
}

int repetitions(int daily, int soak)
{
    return qEnvironmentVariableIntValue("GLOSSATOR_SOAK") > 0 ? soak : daily;
}

int roundTrips()
{
    return repetitions(750, 14'000);
}

} // namespace glossator::test
