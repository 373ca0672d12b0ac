// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for libFuzzer: gives the target every file of the folders named, then inputs mutated from them, the same in
// every run. `NAME FOLDER… [--inputs N]`, or `--print I` to write input I to standard output instead.
#include "tests/fuzz/fuzz.h"
#include "tests/support/testsupport.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestInput = 16 * 1024; // of a mutated one, so that many fit into the time
constexpr qint64 secondsPerMegabyte = 2;
constexpr qint64 grace = 1000; // ms; the machine may be busy

volatile std::sig_atomic_t current = 0;

extern "C" void sayWhich(int signal)
{
    std::fprintf(stderr, "input %d broke it (--print %d writes it)\n", int(current), int(current));
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

std::vector<QByteArray> seedsIn(const QStringList &folders)
{
    QStringList paths;
    for (const QString &folder : folders)
        for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
            paths << files.next();
    paths.sort();
    std::vector<QByteArray> seeds = {QByteArray()};
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        seeds.push_back(file.readAll());
    }
    return seeds;
}

/// Input `index`: the seeds first, then mutations that depend on nothing but the seeds and the index.
QByteArray input(const std::vector<QByteArray> &seeds, int index)
{
    if (index < int(seeds.size()))
        return seeds[size_t(index)];
    static const QByteArray tokens[] = {
        "\0"_ba,     "\xFF"_ba, "\xEF\xBB\xBF"_ba,     "\xFF\xFE"_ba, "\xF0\x9F\x98\x80"_ba, "\xED\xA0\x80"_ba,
        "\r\n"_ba,   "\n\n"_ba, "\xE2\x80\xA8"_ba,     "\t"_ba,       "-1"_ba,               "99999999999999999999"_ba,
        "{[(\"'"_ba, "\\u"_ba,  "\xD9\x85\xCC\x81"_ba, ";"_ba,        ":"_ba,                "T1 0 4;5 9"_ba,
    };
    QRandomGenerator random{quint32(index)};
    const auto below = [&random](qsizetype bound) { return qsizetype(random.bounded(quint32(std::max<qsizetype>(1, bound)))); };
    const auto seed = [&] { return seeds[size_t(below(qsizetype(seeds.size())))]; };
    QByteArray bytes = seed();
    if (bytes.size() > longestInput)
        bytes = bytes.sliced(below(bytes.size() - longestInput), longestInput);
    for (qsizetype rounds = 1 + below(8); rounds > 0; --rounds) {
        const qsizetype at = below(bytes.size() + 1);
        const qsizetype length = std::min(below(64), bytes.size() - at);
        switch (random.bounded(7)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = char(bytes[at] ^ (1 << random.bounded(8)));
            break;
        case 1:
            if (at < bytes.size())
                bytes[at] = char(random.bounded(256));
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.sliced(at, length));
            break;
        case 4:
            bytes.insert(at, tokens[below(std::ssize(tokens))]);
            break;
        case 5: { // lines of another seed
            const QByteArray other = seed();
            const qsizetype from = below(other.size() + 1);
            bytes.insert(at, other.sliced(from, std::min(below(512), other.size() - from)));
            break;
        }
        default:
            bytes.truncate(at);
        }
    }
    return bytes;
}

void run(const QByteArray &bytes, int index)
{
    current = index;
    QElapsedTimer clock;
    clock.start();
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size()));
    if (clock.elapsed() > grace + secondsPerMegabyte * bytes.size() / 1000)
        qFatal("input %d of %lld bytes took %lld ms", index, qint64(bytes.size()), clock.elapsed());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList folders = application.arguments().sliced(1);
    int inputs = glossator::test::repetitions(20'000, 2'000'000);
    int printed = -1;
    if (const qsizetype option = folders.size() - 2; option >= 0 && folders[option].startsWith(u"--"_s)) {
        (folders[option] == u"--print"_s ? printed : inputs) = folders[option + 1].toInt();
        folders.resize(option);
    }
    const std::vector<QByteArray> seeds = seedsIn(folders);
    if (printed >= 0) {
        const QByteArray bytes = input(seeds, printed);
        return std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size()) ? 0 : 1;
    }
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS})
        std::signal(signal, sayWhich);
    inputs = std::max(inputs, int(seeds.size()));
    for (int index = 0; index < inputs; ++index)
        run(input(seeds, index), index);
    std::printf("%d inputs from %zu seeds, no promise broken\n", inputs, seeds.size());
    return 0;
}
