// SPDX-License-Identifier: GPL-3.0-or-later
// Each format out and in, as megabytes a second: an article of 100,000 words, and 1,000 of 500. The floor of reading is
// what a library alone takes for the same files: QXmlStreamReader, nlohmann-json, or the splitting of UTF-8 into lines and
// cells; that of writing is to read the project and to write as many bytes.
#include "models/jobs/exportjob.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"
#include "tests/benchmarks/benchtable.h"
#include "tests/benchmarks/generatednews.h"
#include "tests/support/testsupport.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QXmlStreamReader>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr int repetitions = 3;

QStringList filesAt(const QString &path)
{
    if (QFileInfo(path).isFile())
        return {path};
    QStringList files;
    for (QDirIterator below(path, QDir::Files, QDirIterator::Subdirectories); below.hasNext();)
        files << below.next();
    return files;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %ls", qUtf16Printable(path));
    return file.readAll();
}

/// Takes the numbers and strings of a document, and keeps nothing.
struct Ignoring : nlohmann::json_sax<nlohmann::json> {
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t &) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override { return false; }
};

void parseAlone(const QString &path)
{
    const QByteArray bytes = bytesOf(path);
    const QString suffix = QFileInfo(path).suffix();
    if (bytes.startsWith('<')) {
        QXmlStreamReader reader(bytes);
        while (!reader.atEnd())
            reader.readNext();
    } else if (suffix == "jsonl"_L1) {
        Ignoring sink;
        for (const QByteArray &line : bytes.split('\n'))
            nlohmann::json::sax_parse(line.begin(), line.end(), &sink);
    } else if (bytes.startsWith('{') || bytes.startsWith('[')) {
        Ignoring sink;
        nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &sink);
    } else {
        const QChar between = suffix == "csv"_L1 ? u',' : u'\t';
        qsizetype cells = 0;
        for (const QString &line : QString::fromUtf8(bytes).split(u'\n'))
            cells += line.split(between).size();
        if (cells < 0)
            qFatal("%ls", qUtf16Printable(path));
    }
}

void readAll(const Format &format, const QString &path)
{
    const auto sources = format.find(path);
    for (const Source &source : *sources) {
        const auto read = format.read(source, {}, [](Bundle &&) -> Result<> { return {}; });
        if (!read)
            qFatal("%ls", qUtf16Printable(read.error().message));
    }
}

void measure(const Format &format, Store &store, const QString &in)
{
    const FormatInfo info = format.info();
    const QString output = test::scratchPath(u"out-"_s + info.id + (info.writesFolder() ? QString() : u'.' + info.suffixes.value(0)));
    JobContext context;
    bench::Times writing;
    bench::Times bare;
    qint64 size = 0;
    for (int i = 0; i < repetitions; ++i) {
        QDir(output).removeRecursively();
        writing.push_back(bench::timed([&] {
            const auto report = exportProject(store, {.format = info.id, .output = output}, context);
            if (!report)
                qFatal("%ls", qUtf16Printable(report.error().message));
        }));
        size = 0;
        for (const QString &file : filesAt(output))
            size += QFileInfo(file).size();
        bare.push_back(bench::timed([&] {
            const std::vector<ArticleId> ids = ArticleRepository(store).ids({}).value();
            for (const ArticleId id : ids)
                static_cast<void>(Bundles(store).article(id, Bundles::Register::Included));
            QFile file(test::scratchPath(u"bare"_s));
            if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(size, 'x')) != size || !file.flush())
                qFatal("cannot write");
        }));
    }
    const auto speed = [size](const bench::Times &times) {
        bench::Times sorted = times;
        std::ranges::sort(sorted);
        return QLocale::c().toString(double(size) / 1e3 / sorted[sorted.size() / 2], 'f', 1);
    };
    bench::print(u"%1 out, %2 MB/s"_s.arg(info.id, speed(writing)), in, writing, bare, {bench::Target::Kind::Ratio, 3});
    if (!info.reads)
        return;
    bench::Times reading;
    bench::Times alone;
    for (int i = 0; i < repetitions; ++i) {
        reading.push_back(bench::timed([&] { readAll(format, output); }));
        alone.push_back(bench::timed([&] {
            for (const QString &file : filesAt(output))
                parseAlone(file);
        }));
    }
    bench::print(u"%1 in, %2 MB/s"_s.arg(info.id, speed(reading)), in, reading, alone, {bench::Target::Kind::Ratio, 3});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    for (const bench::NewsSize &size : {bench::NewsSize{1, 100'000}, bench::NewsSize{1'000, 500}}) {
        const auto store = Store::open(bench::newsProject({size}), Store::Access::ReadOnly);
        if (!store)
            qFatal("%ls", qUtf16Printable(store.error().message));
        const QLocale c = QLocale::c();
        for (const Format *format : formats()) {
            const QString id = format->info().id;
            if (format->info().writes && (bench::isWanted(id)))
                measure(*format, **store, u"%1 x %2 words"_s.arg(c.toString(size.articles), c.toString(size.words)));
        }
    }
    return 0;
}
