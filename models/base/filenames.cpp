// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/filenames.h"

#include <QFileInfo>
#include <QSet>
#include <QStringList>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 200; // bytes; leaves room for suffixes below the 255 of most file systems
constexpr qsizetype longestSuffix = 16;
constexpr QStringView forbidden = u"/\\:*?\"<>|";

bool isUnsafe(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        break;
    }
    const bool turnsDirection = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return turnsDirection || (point <= 0xFFFF && forbidden.contains(QChar(char16_t(point))));
}

/// CON, NUL, COM1 …, with or without a suffix: Windows opens the device instead of a file.
bool isDevice(const QString &name)
{
    static const QSet<QString> devices = [] {
        QSet<QString> names = {u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s, u"conin$"_s, u"conout$"_s, u"clock$"_s};
        for (const QChar digit : u"0123456789¹²³"_s)
            names << u"com"_s + digit << u"lpt"_s + digit;
        return names;
    }();
    return devices.contains(name.section(u'.', 0, 0).trimmed().toCaseFolded());
}

qsizetype utf8Size(QStringView text)
{
    return text.toUtf8().size();
}

/// The longest beginning of at most `bytes` bytes that cuts no character.
QString beginning(const QString &text, qsizetype bytes)
{
    qsizetype end = 0;
    while (end < text.size()) {
        const qsizetype next = end + (text[end].isHighSurrogate() ? 2 : 1);
        bytes -= utf8Size(QStringView(text).sliced(end, next - end));
        if (bytes < 0)
            break;
        end = next;
    }
    return text.first(end);
}

/// Where the suffix begins, or the end.
qsizetype suffixAt(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 && utf8Size(QStringView(name).sliced(dot)) <= longestSuffix ? dot : name.size();
}

/// The stem, cut where it must be, and what comes behind it.
QString fitted(const QString &stem, const QString &behind)
{
    const qsizetype room = longestName - utf8Size(behind);
    return (utf8Size(stem) <= room ? stem : beginning(stem, room).trimmed()) + behind;
}

} // namespace

QString safeFileName(QStringView name)
{
    QString safe;
    for (const uint point : name.toString().normalized(QString::NormalizationForm_C).toUcs4()) {
        if (isUnsafe(point))
            safe += u'_';
        else
            safe += QChar::fromUcs4(point);
    }
    safe = safe.trimmed();
    for (qsizetype at = 0; at < safe.size() && safe[at] == u'.'; ++at)
        safe[at] = u'_';
    if (safe.isEmpty() || isDevice(safe))
        safe.prepend(u'_');
    const qsizetype suffix = suffixAt(safe);
    safe = fitted(safe.first(suffix), safe.sliced(suffix));
    if (safe.endsWith(u'.'))
        safe.back() = u'_'; // Windows would drop it
    return safe;
}

QString safeRelativePath(QStringView path)
{
    QStringList safe;
    for (const QStringView part : path.split(u'/'))
        if (!part.isEmpty() && part != u".")
            safe << safeFileName(part);
    return safe.isEmpty() ? safeFileName({}) : safe.join(u'/');
}

QStringList projectFiles(const QString &project)
{
    return {project, project + u"-wal"_s, project + u"-shm"_s, project + u".lock"_s};
}

bool isProjectFile(const QString &path)
{
    const QFileInfo info(path);
    const QString real = info.exists() ? info.canonicalFilePath() : path;
    const auto endsIn = [&real](const QString &suffix) { return real.endsWith(suffix, Qt::CaseInsensitive); };
    return std::ranges::any_of(projectFiles(u".gloss"_s), endsIn) || real.contains(".gloss.backups/"_L1, Qt::CaseInsensitive);
}

QString UniquePaths::claim(QStringView wanted)
{
    const QString safe = safeRelativePath(wanted);
    const qsizetype nameAt = safe.lastIndexOf(u'/') + 1;
    const QString folder = safe.first(nameAt);
    const QString name = safe.sliced(nameAt);
    const auto folded = [](const QString &path) {
        return path.toCaseFolded().normalized(QString::NormalizationForm_C);
    };
    QString unique = safe;
    if (m_taken.contains(folded(safe))) {
        int &count = m_taken[folded(safe)];
        do
            unique = folder + fitted(name, u" (%1)"_s.arg(++count));
        while (m_taken.contains(folded(unique)));
    }
    m_taken.insert(folded(unique), 1);
    return unique;
}

} // namespace glossator
