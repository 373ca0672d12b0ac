// SPDX-License-Identifier: GPL-3.0-or-later
// What a format is. Formats know files and Bundles, never the store; one file pair and one registry line each.
// A Format has no state, any thread; a Writer belongs to one export, which calls it from one thread at a time.
#pragma once

#include "models/base/result.h"
#include "models/domain/bundle.h"

#include <QDate>
#include <QHash>

#include <functional>
#include <memory>

class QIODevice;

namespace glossator {

class Schema;

/// Something that a person may choose for what is written.
struct FormatOption {
    QString id; ///< as on the command line
    QString name; ///< for people, translated
    QString explanation; ///< a sentence, translated
    std::vector<std::pair<QString, QString>> choices; ///< the id of each, and its name, translated; the first is usual
};

/// What was chosen, by the option's id; of an option that is not there the usual.
using WriteOptions = QHash<QString, QString>;

struct FormatInfo {
    enum class Layout : quint8 {
        FilePerArticle, ///< or a few
        OneFile, ///< for the project
        SeveralFiles, ///< for the project, in a folder
    };

    QString id; ///< as on the command line: brat
    QString name; ///< for people, translated
    QString writesWhat; ///< a sentence for people, translated: what goes out
    QStringList suffixes; ///< of files to read, without dot; the first is the one written by a one-file format
    QStringList companions{}; ///< names, with * and ?, of files that go along with those
    bool reads = true;
    bool writes = true;
    bool writesAnnotations = true; ///< false: texts alone
    bool takesEmpty = false; ///< a file with nothing in it is one: a text, or a list of its marks
    bool isText = true; ///< can be shown as it would be written
    bool tellsOfLines = false; ///< its writer says which lines tell of what
    Layout layout = Layout::FilePerArticle;
    bool writesSchema = false; ///< all that it says, beside what was marked
    bool holdsProject = false; ///< all of it, also what was rejected
    std::vector<FormatOption> options{};

    [[nodiscard]] bool writesFolder() const { return layout != Layout::OneFile; }
};

/// One thing that read() takes at once: a text file, a .txt/.ann pair, a JSON file.
struct Source {
    QString file; ///< path to open
    QString path; ///< the same relative to the imported folder, with `/`; becomes Article::path
    bool named = false; ///< a person named this very file; false: it was found below a folder
    bool isOfProject = false; ///< it holds no article: an import reads it before the others
};

struct ReadOptions {
    QByteArray encoding; ///< chosen by a person; empty: detect, and fail with Error::Code::Encoding when in doubt
    bool isTrial = false; ///< only to see whether the file can be read to its end: the bundles may be empty
};

using BundleSink = std::function<Result<>(Bundle &&)>;

/// Which bytes of an output file tell of an annotation: of the mention, event mention, relation, entity or event itself,
/// or of what hangs on it.
struct OutputPlace {
    qsizetype begin = 0;
    qsizetype end = 0;
    Owner owner;

    friend bool operator==(const OutputPlace &, const OutputPlace &) = default;
};

/// Bytes for one output file. Of a file-per-article format, begin() and end() name whole files and add() names
/// suffixes (`.ann`) that the export puts behind the article's path. Of a one-file format the name is empty and the
/// bytes of all calls follow each other. Of several files for the project each call names those that it adds to.
struct OutputFile {
    QString name;
    QByteArray bytes;
    std::vector<OutputPlace> places{}; ///< whole lines, in the order of the bytes, none in another
    std::shared_ptr<QIODevice> rest{}; ///< what follows the bytes, for what is too large to hold: open, read to its end
};

/// What a format could not hold, counted.
struct Loss {
    QString what; ///< translated, plural: "authors and times"
    qint64 count = 0;
    QStringList examples{}; ///< the first few, as people know them: quotes, names
};

/// What no bundle says of an export.
struct Occasion {
    QString project{}; ///< path of its file, beside which temporary files lie; empty: it has none
    QDate date{}; ///< of the export, as a person reads it; invalid: it is not told
};

/// Turns bundles into bytes: begin(), then add() for each article, then end().
class Writer {
public:
    virtual ~Writer() = default;

    /// Before begin(), if at all.
    void setOccasion(Occasion occasion) { m_occasion = std::move(occasion); }

    /// @param project what belongs to no article: its files, and of formats with files for the project authors, entities and events.
    virtual Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) = 0;
    virtual Result<std::vector<OutputFile>> add(const Bundle &article) = 0;
    virtual Result<std::vector<OutputFile>> end() { return std::vector<OutputFile>{}; }
    /// What was left out so far.
    [[nodiscard]] virtual std::vector<Loss> losses() const { return {}; }

protected:
    [[nodiscard]] const Occasion &occasion() const { return m_occasion; }

private:
    Occasion m_occasion;
};

class Format {
public:
    virtual ~Format() = default;

    [[nodiscard]] virtual FormatInfo info() const = 0;
    /// How likely the file is of this format, 0 (no) to 100 (certain); head is its first 4 KiB.
    [[nodiscard]] virtual int sniff(const QString &file, const QByteArray &head) const = 0;
    /// What can be read at or below path (a file or a folder), in order of name.
    [[nodiscard]] virtual Result<std::vector<Source>> find(const QString &path) const;
    /// Reads one source. What belongs to the project (a schema, its files) comes as a bundle without an article.
    /// Fails with one sentence that names file and line; then nothing of the source is to be stored. Where the source holds
    /// several documents and others can be read, one that cannot is in Bundle::failures of the next bundle, or of a last one.
    virtual Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const = 0;
    [[nodiscard]] virtual std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const = 0;
};

/// All formats, in the order in which they are offered.
[[nodiscard]] const std::vector<const Format *> &formats();
/// The format of that id, or nullptr.
[[nodiscard]] const Format *formatById(QStringView id);
/// The format most likely to read that file, or nullptr.
[[nodiscard]] const Format *sniffFormat(const QString &file);

} // namespace glossator
