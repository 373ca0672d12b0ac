// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsupport.h"

#include <QDir>
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

int repetitions(int daily, int soak)
{
    return qEnvironmentVariableIntValue("GLOSSATOR_SOAK") > 0 ? soak : daily;
}

} // namespace glossator::test
