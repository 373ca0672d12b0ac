// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/csvformat.h"

#include "models/base/filenames.h"
#include "models/formats/annotationtables.h"
#include "models/formats/csv.h"
#include "models/formats/entitytable.h"
#include "models/formats/schemabeside.h"
#include "models/formats/tablereader.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTable = 40; ///< of a name, so that it is not shortened again as that of a file

class CsvWriter final : public Writer {
public:
    explicit CsvWriter(const WriteOptions &options)
        : m_style{.separator = options.value(u"separator"_s) == "semicolon"_L1 ? ';' : ',',
              .isGuarded = options.value(u"guard"_s) != "no"_L1}
        , m_hasMark(options.value(u"mark"_s) != "no"_L1)
    {
    }

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override
    {
        m_tables.emplace(schema, [this](const QString &table, const QStringList &cells, const std::optional<Owner> &of) {
            take(table, cells, of);
        });
        GLOSSATOR_TRY(m_tables->begin(project));
        std::vector<OutputFile> files = taken();
        files.push_back({schemaFileName.toString(), project.schemaText.toUtf8()});
        return files;
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override
    {
        GLOSSATOR_TRY(m_tables->add(article));
        return taken();
    }

private:
    void take(const QString &table, const QStringList &cells, const std::optional<Owner> &of)
    {
        const bool isNew = !m_files.contains(table);
        if (isNew)
            m_files.insert(table, m_paths.claim(safeFileName(table.left(longestTable))) + u".csv"_s);
        const QString &name = m_files[table];
        auto file = std::ranges::find(m_taken, name, &OutputFile::name);
        if (file == m_taken.end())
            file = m_taken.insert(file, {name, isNew && m_hasMark ? "\xef\xbb\xbf"_ba : QByteArray()});
        const qsizetype begin = file->bytes.size();
        file->bytes += csvRow(cells, m_style);
        if (of)
            file->places.push_back({begin, file->bytes.size(), *of});
    }

    std::vector<OutputFile> taken() { return std::exchange(m_taken, {}); }

    const CsvStyle m_style;
    const bool m_hasMark;
    std::optional<AnnotationTables> m_tables;
    UniquePaths m_paths;
    QHash<QString, QString> m_files; ///< of the tables that were begun
    std::vector<OutputFile> m_taken;
};

} // namespace

FormatInfo CsvFormat::info() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("glossator::Tables", text); };
    const QString yes = tr("Yes");
    const QString no = tr("No");
    return {.id = u"csv"_s,
        .name = tr("Tables (CSV)"),
        .writesWhat = tr("A folder of tables for spreadsheets and statistics: articles, entities, mentions, relations, "
                         "events and their roles, one table for each type of event, and which article tells which event."),
        .suffixes = TableReader::suffixes,
        .companions = TableReader::companions(),
        .tellsOfLines = true,
        .layout = FormatInfo::Layout::SeveralFiles,
        .writesSchema = true,
        .options = {
            {u"separator"_s, tr("Separator"), tr("What stands between cells: a European Excel wants semicolons."),
                {{u"comma"_s, tr("Comma")}, {u"semicolon"_s, tr("Semicolon")}}},
            {u"mark"_s, tr("Byte order mark"), tr("Without it Excel takes the text for another encoding than UTF-8."),
                {{u"yes"_s, yes}, {u"no"_s, no}}},
            {u"guard"_s, tr("Guard against formulas"),
                tr("An apostrophe stands before what a spreadsheet program would run as a formula. For programs that only "
                   "read data it is not needed."),
                {{u"yes"_s, yes}, {u"no"_s, no}}},
        }};
}

int CsvFormat::sniff(const QString &file, const QByteArray &head) const
{
    if (!info().suffixes.contains(QFileInfo(file).suffix(), Qt::CaseInsensitive))
        return 0;
    QByteArray bytes = head;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, file);
    const Result<bool> row = reader.next();
    const bool isTable = row && *row && (TableReader::isOfASet(file) || isEntityTable(reader.cells()));
    return isTable ? 90 : 20;
}

Result<std::vector<Source>> CsvFormat::find(const QString &path) const
{
    GLOSSATOR_ASSIGN(std::vector<Source> sources, Format::find(path));
    // A list of entities is one when a person says so by naming it: a folder may hold any table.
    if (QFileInfo(path).isDir())
        std::erase_if(sources, [](const Source &source) { return !TableReader::isOfASet(source.file); });
    for (Source &source : sources) {
        if (!TableReader::isOfASet(source.file))
            continue;
        const QString first = TableReader::firstOfSet(source.file);
        source.path = source.path.chopped(QFileInfo(source.file).fileName().size()) + first;
        source.file = QFileInfo(source.file).dir().filePath(first);
    }
    std::ranges::sort(sources, {}, &Source::path);
    const auto [rest, end] = std::ranges::unique(sources, {}, &Source::file);
    sources.erase(rest, end);
    return sources;
}

Result<> CsvFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    if (TableReader::isOfASet(source.file))
        return TableReader(source, options, sink).read();
    return readEntityTable(source, options, sink);
}

std::unique_ptr<Writer> CsvFormat::writer(const WriteOptions &options) const { return std::make_unique<CsvWriter>(options); }

} // namespace glossator
