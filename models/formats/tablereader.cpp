// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tablereader.h"

#include "models/base/listed.h"
#include "models/base/readfile.h"
#include "models/base/textdecoder.h"
#include "models/formats/schemabeside.h"
#include "models/formats/utf16head.h"
#include "models/formats/utf8file.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString fileOf(const QDir &folder, const QString &table)
{
    for (const QString &suffix : TableReader::suffixes) {
        if (const QString file = folder.filePath(table + u'.' + suffix); QFileInfo(file).isFile())
            return file;
    }
    return {};
}

QStringList filesOf(const QString &file)
{
    QStringList names;
    for (const TableShape &shape : tableShapes())
        names << fileOf(QFileInfo(file).dir(), shape.name);
    return names;
}

constexpr qsizetype longestId = 24; ///< of 64 bits, with room for what stands before it

/// Whether each of its rows has to say in which article it is.
bool standsInAnArticle(const TableShape &shape)
{
    bool isNeeded = false;
    eachJsonList([&]<class T>(const char *list, std::vector<T> Bundle::*) {
        isNeeded = isNeeded || (needsArticle<T> && shape.name == QLatin1StringView(list));
    });
    return isNeeded;
}

/// Whether the table of that name is one of ours: somebody may have articles of their own.
bool hasOurArticles(const QString &path)
{
    QFile file(path);
    if (!openToRead(file))
        return true; // that is told when it is to be read
    QByteArray head = utf8OfHead(file.read(utf16HeadSize));
    QBuffer buffer(&head);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, path);
    const Result<bool> row = reader.next();
    QStringList heads;
    for (const QString &cell : row && *row ? reader.cells() : QStringList())
        heads << unguardedCell(cell).trimmed();
    return heads.contains("id"_L1) && heads.contains("text"_L1);
}

} // namespace

bool TableReader::isOfASet(const QString &file)
{
    const QString name = QFileInfo(file).completeBaseName();
    const QString articles = fileOf(QFileInfo(file).dir(), tableShapes().back().name);
    if (name == tableShapes().back().name)
        return !articles.isEmpty();
    const bool isMadeForPeople = name == crosswalkTable || name.startsWith(eventTable);
    return (isMadeForPeople || std::ranges::contains(tableShapes(), name, &TableShape::name)) && !articles.isEmpty()
        && hasOurArticles(articles);
}

QStringList TableReader::companions()
{
    QStringList names{schemaFileName, crosswalkTable + u".*"_s, eventTable + u"*"_s};
    for (const TableShape &shape : tableShapes())
        names << shape.name + u".*"_s;
    return names;
}

QString TableReader::firstOfSet(const QString &file)
{
    return QFileInfo(fileOf(QFileInfo(file).dir(), tableShapes().back().name)).fileName();
}

TableReader::TableReader(const Source &source, const ReadOptions &options, const BundleSink &sink)
    : m_source(source)
    , m_options(options)
    , m_files(filesOf(source.file))
    , m_json(m_files, sink)
{
}

Result<> TableReader::read()
{
    GLOSSATOR_TRY(openAll());
    GLOSSATOR_TRY(m_json.open({}, true, 1));
    GLOSSATOR_TRY(m_json.value(u"format"_s, {QString(jsonFormatName), 1}));
    GLOSSATOR_TRY(m_json.value(u"version"_s, {qint64(jsonVersion), 1}));
    GLOSSATOR_TRY(feedProject());
    GLOSSATOR_TRY(m_json.open(u"articles"_s, false, 1));
    GLOSSATOR_TRY(feedArticles());
    GLOSSATOR_TRY(m_json.close());
    return m_json.close();
}

Result<> TableReader::openAll()
{
    QStringList missing;
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        if (m_files[i].isEmpty()) {
            missing << tr("“%1”").arg(tableShapes()[size_t(i)].name);
            continue;
        }
        Table table;
        table.shape = &tableShapes()[size_t(i)];
        table.number = i;
        GLOSSATOR_TRY(open(table, m_files[i]));
        m_tables.push_back(std::move(table));
    }
    const bool isFromWriter = QFileInfo(QFileInfo(m_source.file).dir().filePath(schemaFileName)).isFile();
    if (isFromWriter && !missing.isEmpty()) // which leaves none out
        m_json.remark(JsonContext::place(m_files.size() - 1, 1),
            tr("%n table(s) of the set are not beside it: %1; what stood there was not read.", nullptr, int(missing.size()))
                .arg(listed(missing)));
    return {};
}

Result<> TableReader::open(Table &table, const QString &file)
{
    GLOSSATOR_ASSIGN(table.device, openUtf8(file, m_options.encoding));
    table.reader = std::make_unique<CsvReader>(*table.device, file);
    GLOSSATOR_ASSIGN(const bool hasHeads, table.reader->next());
    if (!hasHeads)
        return bad(table, tr("The table has no row with the names of its columns."));
    GLOSSATOR_TRY(readHeads(table));
    return findRuns(table);
}

Result<> TableReader::readHeads(Table &table)
{
    QStringList heads;
    for (const QString &head : table.reader->cells())
        heads << unguardedCell(head).trimmed();
    QSet<QString> known(table.shape->repeated.begin(), table.shape->repeated.end());
    for (const TableField &field : table.shape->fields) {
        std::vector<int> places;
        for (const QString &column : field.columns()) {
            known.insert(column);
            places.push_back(int(heads.indexOf(column)));
            if (places.back() < 0 && field.need == Need::Required)
                return bad(table, tr("The column “%1” is missing.").arg(column));
        }
        table.cells.push_back(std::move(places));
    }
    QSet<QString> seen;
    for (qsizetype i = 0; i < heads.size(); ++i) {
        if (heads[i].isEmpty())
            continue; // a spreadsheet program leaves them where something once stood
        if (const qsizetype before = seen.size(); seen.insert(heads[i]), seen.size() == before)
            return bad(table, tr("The column “%1” stands twice.").arg(heads[i]));
        if (!known.contains(heads[i]))
            m_json.remark(place(table), tr("The column “%1” is not known here; it was not read.").arg(heads[i]));
    }
    return {};
}

Result<> TableReader::findRuns(Table &table)
{
    const qsizetype columns = table.reader->count();
    // The table of articles has their ids where the others say in which they stand.
    const bool isOfArticles = table.shape == &tableShapes().back();
    const auto article = std::ranges::find(table.shape->fields, articleColumn, &TableField::key);
    const size_t field = isOfArticles ? 0 : size_t(article - table.shape->fields.begin());
    Run *last = nullptr;
    QString lastKey;
    while (true) {
        GLOSSATOR_ASSIGN(const bool isRow, table.reader->next());
        if (!isRow)
            return {};
        if (table.reader->isBlank())
            continue;
        qsizetype cells = table.reader->count();
        while (cells > columns && table.reader->cell(cells - 1).isEmpty())
            --cells;
        if (cells > columns)
            return bad(table, tr("The row has %1 cells, but there are %2 columns.").arg(cells).arg(columns));
        const QString key = idOfCell(cell(table, field, 0));
        if (key.size() > longestId)
            return bad(table, tr("“%1…” is no id.").arg(key.left(longestId)));
        if (key.isEmpty() && standsInAnArticle(*table.shape))
            return bad(table, tr("The column “%1” has to say in which article it is.").arg(QString(articleColumn)));
        if (!last || key != lastKey || isOfArticles) {
            std::vector<Run> &runs = table.runs[key];
            runs.push_back({table.reader->position(), table.reader->line(), 0});
            last = &runs.back();
            lastKey = key;
        }
        ++last->rows;
    }
}

Result<> TableReader::feedProject()
{
    const QString file = QFileInfo(m_source.file).dir().filePath(schemaFileName);
    if (QFileInfo(file).isFile()) {
        GLOSSATOR_ASSIGN(const QByteArray bytes, readFile(file));
        GLOSSATOR_ASSIGN(const DecodedText schema, decodeText(bytes, file));
        GLOSSATOR_TRY(m_json.value(u"schema"_s, {schema.text, 1}));
    }
    return feedLists({});
}

Result<> TableReader::feedLists(const QString &article)
{
    for (Table &table : m_tables) {
        if (table.shape == &tableShapes().back())
            continue;
        const auto runs = table.runs.extract(article);
        if (runs.empty())
            continue;
        GLOSSATOR_TRY(m_json.open(table.shape->name, false, place(table)));
        for (const Run &run : runs.mapped()) {
            if (!table.reader->seek(run.position, run.line))
                return fail(Error::Code::Io, tr("%1 cannot be read.").arg(m_files[table.number]));
            for (qint64 row = 0; row < run.rows; ++row) {
                GLOSSATOR_TRY(goOn(table));
                GLOSSATOR_ASSIGN(JsonValue value, object(table));
                GLOSSATOR_TRY(m_json.value({}, std::move(value)));
            }
        }
        GLOSSATOR_TRY(m_json.close());
    }
    return {};
}

Result<> TableReader::feedArticles()
{
    if (m_tables.empty() || m_tables.back().shape != &tableShapes().back())
        return fail(Error::Code::NotFound, tr("%1 has no table of articles beside it.").arg(m_source.file));
    Table &articles = m_tables.back();
    std::vector<std::pair<QString, Run>> rows;
    for (const auto &[id, runs] : articles.runs) {
        for (const Run &run : runs)
            rows.emplace_back(id, run);
    }
    std::ranges::sort(rows, {}, [](const auto &row) { return row.second.position; });
    for (const Table &table : m_tables) {
        for (const auto &[id, runs] : table.runs) {
            if (!articles.runs.contains(id))
                return fail(Error::Code::BadInput,
                    placed(m_files[table.number], runs.front().line, tr("No article has the id “%1”.").arg(id)));
        }
    }
    for (const auto &[id, run] : rows) {
        if (!articles.reader->seek(run.position, run.line))
            return fail(Error::Code::Io, tr("%1 cannot be read.").arg(m_files[articles.number]));
        GLOSSATOR_TRY(goOn(articles));
        GLOSSATOR_ASSIGN(JsonValue value, object(articles));
        GLOSSATOR_TRY(m_json.open({}, true, value.line));
        for (JsonValue::Member &member : std::get<JsonValue::Object>(value.data))
            GLOSSATOR_TRY(m_json.value(member.key, std::move(member.value)));
        GLOSSATOR_TRY(feedLists(id));
        GLOSSATOR_TRY(m_json.close());
    }
    return {};
}

/// To the next of the rows that were counted.
Result<> TableReader::goOn(Table &table)
{
    bool isThere = true;
    do {
        GLOSSATOR_ASSIGN(isThere, table.reader->next());
    } while (isThere && table.reader->isBlank());
    if (!isThere)
        return fail(Error::Code::Io, tr("%1 was changed while it was read.").arg(m_files[table.number]));
    return {};
}

Result<JsonValue> TableReader::object(const Table &table) const
{
    JsonValue::Object members;
    for (size_t i = 0; i < table.shape->fields.size(); ++i) {
        const TableField &field = table.shape->fields[i];
        if (field.key == articleColumn)
            continue; // it stands within its article
        std::vector<QString> cells;
        for (size_t column = 0; column < table.cells[i].size(); ++column)
            cells.push_back(cell(table, i, column));
        const auto value = field.value(cells, place(table));
        if (!value)
            return bad(table, value.error().message);
        if (*value)
            members.push_back({QString(field.key), **value});
    }
    return JsonValue{std::move(members), place(table)};
}

QString TableReader::cell(const Table &table, size_t field, size_t column) const
{
    return unguardedCell(table.reader->cell(table.cells[field][column]));
}

qsizetype TableReader::place(const Table &table) const { return JsonContext::place(table.number, table.reader->line()); }

std::unexpected<Error> TableReader::bad(const Table &table, const QString &sentence) const
{
    return fail(Error::Code::BadInput, placed(m_files[table.number], table.reader->line(), sentence));
}

} // namespace glossator
