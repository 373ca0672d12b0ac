// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/xlsxformat.h"

#include "models/base/temporaryname.h"
#include "models/formats/annotationtables.h"
#include "models/formats/losses.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <cmath>
#include <cstdio>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Tables)
};

// What a sheet can hold, by ECMA-376 and by Excel.
constexpr qsizetype longestCell = 32'767; ///< UTF-16 units
constexpr lxw_row_t mostRows = LXW_ROW_MAX;
constexpr qsizetype mostColumns = LXW_COL_MAX;
constexpr qsizetype longestName = 31;

constexpr time_t dayOne = 946'684'800; ///< of 2000: libxlsxwriter takes 0 for now

constexpr int narrow = 12; ///< columns, in digits
constexpr int wide = 28;

/// Bytes that a person can do nothing with stay in the other formats.
bool isForPeople(const QString &table) { return table != "files"_L1 && table != "leftovers"_L1; }

bool isForPeople(const QString &table, const QString &column)
{
    return table != "articles"_L1 || (column != "original"_L1 && !column.endsWith("sha256"_L1));
}

/// A number to calculate with: an id is none. Of events, columns are named by whoever wrote the schema.
bool isNumber(const QString &table, qsizetype place, const QString &column)
{
    constexpr qsizetype ours = 8; // AnnotationTables begins with so many
    if (table.startsWith(eventTable) && (place >= ours || column != "confidence"_L1))
        return false;
    static const QSet<QString> numbers{u"begin"_s, u"end"_s, u"trigger_begin"_s, u"trigger_end"_s, u"from_begin"_s,
        u"from_end"_s, u"to_begin"_s, u"to_end"_s, u"ordinal"_s, u"confidence"_s, u"event_mentions"_s};
    return numbers.contains(column);
}

bool isLong(const QString &column)
{
    static const QStringList ends{u"text"_s, u"quote"_s, u"title"_s, u"name"_s, u"note"_s, u"aliases"_s, u"triggers"_s};
    return std::ranges::any_of(ends, [&column](const QString &end) { return column.endsWith(end); });
}

/// As ECMA-376 writes in a string what XML cannot say (22.9.2.19), and what would be read as that.
QString escaped(const QString &text)
{
    static const QRegularExpression special(u"[\\x{00}-\\x{08}\\x{0B}-\\x{1F}\\x{FFFE}\\x{FFFF}]|_(?=x[0-9A-Fa-f]{4}_)"_s);
    QString result;
    qsizetype done = 0;
    for (auto matches = special.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const uint unit = text[match.capturedStart()].unicode();
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        result += u"_x"_s + QString::number(unit, 16).toUpper().rightJustified(4, u'0') + u'_';
        done = match.capturedEnd();
    }
    return done == 0 ? text : result + text.sliced(done);
}

/// The workbook on its way to a file of its own: what a sheet holds is put together there at its end.
class XlsxWriter final : public Writer {
public:
    ~XlsxWriter() override
    {
        if (!m_book)
            return;
        // Nobody wants it: it is not put together. The library closes its files only then.
        for (lxw_worksheet *sheet : m_all)
            std::fclose(std::exchange(sheet->optimize_tmpfile, nullptr));
        lxw_workbook_free(m_book);
    }

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override
    {
        m_folder.emplace(temporaryName(occasion().project));
        if (!m_folder->isValid())
            return notWritten(m_folder->errorString());
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE; // a row is written when the next one begins
        m_folderName = QFile::encodeName(m_folder->path());
        options.tmpdir = m_folderName.constData();
        m_book = workbook_new_opt(QFile::encodeName(file()).constData(), &options);
        if (!m_book)
            return notWritten(Texts::tr("%1 takes no file").arg(m_folder->path()));
        m_heads = workbook_add_format(m_book);
        format_set_bold(m_heads);
        m_tables.emplace(schema, [this](const QString &table, const QStringList &cells, const std::optional<Owner> &) {
            take(table, cells);
        });
        return add(project, m_tables->begin(project));
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override { return add(article, m_tables->add(article)); }

    Result<std::vector<OutputFile>> end() override
    {
        openAtTheFirstUseful();
        // Of the same project the same bytes: it is as old as what was said last.
        lxw_doc_properties properties{};
        properties.created = m_newest > 0 ? time_t(m_newest / 1000) : dayOne;
        workbook_set_properties(m_book, &properties);
        if (const lxw_error error = workbook_close(std::exchange(m_book, nullptr)); error != LXW_NO_ERROR)
            return notWritten(QString::fromUtf8(lxw_strerror(error)));
        auto written = std::make_shared<QFile>(file());
        if (!written->open(QIODevice::ReadOnly))
            return notWritten(written->errorString());
        return std::vector<OutputFile>{{.name = {}, .bytes = {}, .rest = std::move(written)}};
    }

    std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    struct Sheet {
        lxw_worksheet *sheet = nullptr;
        lxw_worksheet *first = nullptr; ///< of its parts
        lxw_row_t row = 0;
        QStringList heads;
        std::vector<int> columns; ///< of each cell, or -1 for one that is not written
        int part = 1;
    };

    static std::unexpected<Error> notWritten(const QString &why)
    {
        return fail(Error::Code::Io, Texts::tr("The workbook cannot be put together: %1.").arg(why));
    }

    [[nodiscard]] QString file() const { return m_folder->filePath(u"book.xlsx"_s); }

    Result<std::vector<OutputFile>> add(const Bundle &bundle, const Result<> &written)
    {
        GLOSSATOR_TRY(written);
        GLOSSATOR_TRY(m_problem);
        if (bundle.article)
            m_newest = std::max(m_newest, bundle.article->created);
        for (const Mention &mention : bundle.mentions)
            m_newest = std::max({m_newest, mention.by.created, mention.by.modified});
        loseFiles(bundle, {}, m_losses);
        return std::vector<OutputFile>();
    }

    void take(const QString &table, const QStringList &cells)
    {
        if (!isForPeople(table))
            return;
        Sheet &sheet = m_sheets[table];
        if (!sheet.sheet) {
            sheet.heads = cells;
            int column = 0;
            for (const QString &head : cells) {
                if (column == mostColumns)
                    m_losses.add(Texts::tr("columns beyond those that a sheet can have"), head);
                sheet.columns.push_back(isForPeople(table, head) && column < mostColumns ? column++ : -1);
            }
            open(sheet, table);
            return;
        }
        if (sheet.row == mostRows) {
            ++sheet.part;
            open(sheet, table);
        }
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const int column = sheet.columns[size_t(i)];
            if (cells[i].isEmpty() || column < 0)
                continue;
            bool isWhole = false;
            const double number = isNumber(table, i, sheet.heads[i]) ? cells[i].toDouble(&isWhole) : 0;
            if (isWhole && std::isfinite(number))
                check(worksheet_write_number(sheet.sheet, sheet.row, lxw_col_t(column), number, nullptr));
            else
                write(sheet, column, cells[i], nullptr);
        }
        ++sheet.row;
    }

    void open(Sheet &sheet, const QString &table)
    {
        sheet.sheet = workbook_add_worksheet(m_book, nameOf(table, sheet.part).toUtf8().constData());
        if (!sheet.sheet)
            qFatal("a sheet has a name that no sheet can have");
        m_all.push_back(sheet.sheet);
        if (!sheet.first)
            sheet.first = sheet.sheet;
        sheet.row = 0;
        for (qsizetype i = 0; i < sheet.heads.size(); ++i) {
            const int column = sheet.columns[size_t(i)];
            if (column < 0)
                continue;
            worksheet_set_column(sheet.sheet, lxw_col_t(column), lxw_col_t(column), isLong(sheet.heads[i]) ? wide : narrow, nullptr);
            write(sheet, column, sheet.heads[i], m_heads);
        }
        worksheet_freeze_panes(sheet.sheet, 1, 0);
        ++sheet.row;
    }

    /// The first sheet is that of the authors, for which nobody opens a workbook.
    void openAtTheFirstUseful()
    {
        constexpr lxw_row_t heads = 1;
        for (const QString &table : {u"arguments"_s, u"event_mentions"_s, u"mentions"_s, u"entities"_s, u"articles"_s}) {
            const auto sheet = m_sheets.constFind(table);
            if (sheet != m_sheets.cend() && (sheet->part > 1 || sheet->row > heads)) {
                worksheet_activate(sheet->first);
                return;
            }
        }
    }

    /// A name of which no other sheet differs only in case, without what Excel forbids there.
    QString nameOf(const QString &table, int part)
    {
        QString base;
        for (const QChar c : table)
            base += QStringView(u"[]:*?/\\'").contains(c) || c < u' ' ? u'_' : c;
        for (int number = part;; ++number) {
            const QString tail = number > 1 ? u" (%1)"_s.arg(number) : QString();
            QString name = base.left(longestName - tail.size());
            if (name.size() < base.size() && name.back().isHighSurrogate())
                name.chop(1);
            name += tail;
            const qsizetype before = m_names.size();
            m_names.insert(name.toCaseFolded());
            if (m_names.size() > before)
                return name;
        }
    }

    void write(const Sheet &sheet, int column, const QString &text, lxw_format *format)
    {
        QString cell = text.left(longestCell);
        QString written = escaped(cell);
        while (written.size() > longestCell) { // so libxlsxwriter counts
            cell.truncate(std::min(cell.size() - 1, cell.size() * longestCell / written.size()));
            written = escaped(cell);
        }
        if (cell.size() < text.size()) {
            m_losses.add(Texts::tr("texts longer than a cell can be, cut off"), text);
            if (written.back().isHighSurrogate())
                written.chop(1);
        }
        check(worksheet_write_string(sheet.sheet, sheet.row, lxw_col_t(column), written.toUtf8().constData(), format));
    }

    void check(lxw_error error)
    {
        if (error != LXW_NO_ERROR && m_problem)
            m_problem = notWritten(QString::fromUtf8(lxw_strerror(error)));
    }

    std::optional<QTemporaryDir> m_folder;
    QByteArray m_folderName; ///< the library keeps no copy
    lxw_workbook *m_book = nullptr; ///< goes when it is closed
    lxw_format *m_heads = nullptr;
    std::optional<AnnotationTables> m_tables;
    QHash<QString, Sheet> m_sheets;
    std::vector<lxw_worksheet *> m_all;
    QSet<QString> m_names; ///< of sheets, in one case
    qint64 m_newest = 0; ///< of times, in ms
    Losses m_losses;
    Result<> m_problem; ///< the first
};

} // namespace

FormatInfo XlsxFormat::info() const
{
    return {.id = u"xlsx"_s,
        .name = Texts::tr("Workbook (XLSX)"),
        .writesWhat = Texts::tr("One workbook for Excel and LibreOffice, with the tables of CSV, each on a sheet of its own."),
        .suffixes = {u"xlsx"_s},
        .reads = false,
        .isText = false,
        .layout = FormatInfo::Layout::OneFile};
}

int XlsxFormat::sniff(const QString &file, const QByteArray &head) const
{
    // Only to say why not.
    return file.endsWith(".xlsx"_L1, Qt::CaseInsensitive) && head.startsWith("PK") ? 90 : 0;
}

Result<> XlsxFormat::read(const Source &source, const ReadOptions &, const BundleSink &) const
{
    return fail(Error::Code::BadInput,
        Texts::tr("%1: Workbooks are not read. Save its sheets as CSV and import these.").arg(source.path));
}

std::unique_ptr<Writer> XlsxFormat::writer(const WriteOptions &) const { return std::make_unique<XlsxWriter>(); }

} // namespace glossator
