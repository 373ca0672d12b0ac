// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casformat.h"

#include "models/base/readfile.h"
#include "models/base/sha256.h"
#include "models/formats/cascomposer.h"
#include "models/formats/casjsonreader.h"
#include "models/formats/casjsonwriter.h"
#include "models/formats/casreader.h"
#include "models/formats/casxmireader.h"
#include "models/formats/casxmiwriter.h"
#include "models/formats/jsonreader.h"
#include "models/formats/jsonwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStringConverter>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

constexpr QLatin1StringView xmiId{"cas-xmi"};
constexpr QLatin1StringView jsonId{"cas-json"};
constexpr QLatin1StringView typesName{"TypeSystem.xml"};
constexpr QLatin1StringView projectFile{"project.glossator"};
constexpr qint64 maxTypesBytes = qint64(16) << 20;
constexpr qsizetype headSize = 4096;

SourceFile sourceFile(qint64 id, QLatin1StringView format, const QString &name, const QByteArray &bytes)
{
    return {SourceFileId(id), {}, format, name, sha256(bytes), bytes};
}

/// What may be in UTF-16 or UTF-32, as a byte order mark or the first sign tells.
QByteArray inUtf8(const QByteArray &head, char16_t first)
{
    const auto encoding = QStringConverter::encodingForData(head, first);
    if (!encoding || *encoding == QStringConverter::Utf8)
        return head;
    return QString(QStringDecoder(*encoding).decode(head)).toUtf8();
}

/// The type system beside the file, or above it as far as the imported folder.
QString typeSystemFor(const Source &source)
{
    QDir folder = QFileInfo(source.file).absoluteDir();
    for (qsizetype levels = source.path.count(u'/'); levels >= 0; --levels) {
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            if (name.compare(typesName, Qt::CaseInsensitive) == 0)
                return folder.filePath(name);
        }
        if (!folder.cdUp())
            break;
    }
    return {};
}

Result<Cas> readCasBytes(const CasDocument &document, const CasTypes &types, const QString &path, QStringList &remarks)
{
    return document.isJson ? readCasJson(document.bytes, path, types, remarks) : readCasXmi(document.bytes, path, types, remarks);
}

Result<CasTypes> typesOf(const QByteArray &bytes, const QString &path, QStringList &remarks)
{
    return bytes.isEmpty() ? Result<CasTypes>(CasTypes()) : readTypeSystem(bytes, path, remarks);
}

Result<> readProjectFile(const Source &source, const BundleSink &sink)
{
    QFile file(source.file);
    GLOSSATOR_TRY(openToRead(file));
    JsonReader reader({source.path}, sink);
    return parseJson(file, source.path, reader);
}

class CasWriter final : public Writer {
public:
    explicit CasWriter(bool isJson) : m_isJson(isJson) {}

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override
    {
        bool hasThings = !project.schemaText.isEmpty();
        eachJsonList([&](const char *, const auto list) { hasThings = hasThings || !(project.*list).empty(); });
        if (!hasThings)
            return std::vector<OutputFile>{};
        JsonWriter writer;
        OutputFile file{projectFile, {}};
        GLOSSATOR_ASSIGN(const std::vector<OutputFile> head, writer.begin(project, schema));
        GLOSSATOR_ASSIGN(const std::vector<OutputFile> tail, writer.end());
        for (const auto *parts : {&head, &tail}) {
            for (const OutputFile &part : *parts)
                file.bytes += part.bytes;
        }
        std::vector<OutputFile> files;
        files.push_back(std::move(file));
        return files;
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override
    {
        Bundle held = article;
        keepHeld(held, Holdings::everything(), m_losses);
        m_losses.add(Texts::tr("parts of other formats"), {}, qint64(article.leftovers.size()));
        if (!m_isJson)
            quoteAsWritten(held);
        CasComposer composer(held, m_losses);
        auto [stored, format] = storedCas(article);
        GLOSSATOR_ASSIGN(Cas cas, composer.compose(std::move(stored), format));
        OutputFile file;
        if (m_isJson) {
            file = writeCasJson(cas, composer.owners());
        } else {
            fitTypes(cas);
            loseWhatGrows(cas);
            countForbidden(cas);
            file = writeCasXmi(cas, composer.owners());
        }
        file.name = m_isJson ? u".json"_s : u".xmi"_s;
        std::vector<OutputFile> files;
        files.push_back(std::move(file));
        return files;
    }

    Result<std::vector<OutputFile>> end() override
    {
        if (m_isJson || m_types.own().empty())
            return std::vector<OutputFile>{};
        return std::vector<OutputFile>{{typesName, writeTypeSystem(m_types)}};
    }
    [[nodiscard]] std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    /// What the article came as, in whichever of the two formats.
    std::pair<std::optional<Cas>, QString> storedCas(const Bundle &article)
    {
        CasDocument document;
        QString format;
        for (const SourceFile &file : article.files) {
            if (file.format != xmiId && file.format != jsonId)
                continue;
            if (file.name == typesName) {
                document.types = file.bytes;
            } else if (format.isEmpty()) {
                document.bytes = file.bytes;
                document.isJson = file.format == jsonId;
                format = file.format;
            }
        }
        if (format.isEmpty())
            return {};
        QStringList remarks;
        const QByteArray hash = sha256(document.types);
        if (!m_known.contains(hash))
            m_known.insert(hash, typesOf(document.types, article.article->path, remarks).value_or(CasTypes()));
        Result<Cas> cas = readCasBytes(document, m_known[hash], article.article->path, remarks);
        return cas ? std::pair(std::optional(*std::move(cas)), format) : std::pair<std::optional<Cas>, QString>();
    }

    /// A quote is what stands in the text, and there XML changes signs.
    static void quoteAsWritten(Bundle &bundle)
    {
        for (Mention &mention : bundle.mentions)
            mention.quote = xmlText(mention.quote);
        for (Argument &argument : bundle.arguments) {
            if (argument.filler.kind == Filler::Kind::Span)
                argument.filler.text = xmlText(argument.filler.text);
        }
    }

    /// One type system goes with all articles: where two say a feature otherwise the first stands.
    void fitTypes(Cas &cas)
    {
        for (const QString &otherwise : m_types.add(cas.types)) {
            const QString type = otherwise.section(u':', 0, 0);
            const QByteArray feature = otherwise.section(u':', 1).toLatin1();
            for (CasStructure &structure : cas.structures) {
                if (!cas.types.isA(structure.type, QLatin1StringView(type.toLatin1())) || !structure.value(QLatin1StringView(feature)))
                    continue;
                structure.clear(QLatin1StringView(feature));
                m_losses.add(Texts::tr("features that the type system of another article says otherwise"), otherwise);
            }
        }
    }

    /// XMI holds a list in each feature that refers to it, unless the type system says that others may too.
    void loseWhatGrows(Cas &cas)
    {
        qsizetype weight = 0;
        QSet<qint64> written;
        for (CasStructure &structure : cas.structures) {
            std::erase_if(structure.features, [&](const auto &entry) {
                const CasValue *elements = cas.inPlace(structure, entry.first, entry.second);
                const qint64 array = elements ? std::get<CasValue::Reference>(entry.second.data).id : 0;
                if (!elements || !written.contains(array)) {
                    written.insert(array);
                    return false;
                }
                if (weight <= maxSharedWeight)
                    weight += elements->weight();
                if (weight <= maxSharedWeight)
                    return false;
                m_losses.add(Texts::tr("lists that many annotations share, which XMI would hold once for each"), structure.type + u':' + entry.first);
                return true;
            });
        }
    }

    void countForbidden(const Cas &cas)
    {
        qint64 count = 0;
        const auto look = [&count](const QString &text) {
            const QString fit = xmlText(text);
            for (qsizetype i = 0; i < text.size(); ++i)
                count += fit[i] != text[i];
        };
        for (const CasStructure &structure : cas.structures) {
            for (const auto &[name, value] : structure.features) {
                if (const QString *text = std::get_if<QString>(&value.data))
                    look(*text);
                else if (const QStringList *texts = std::get_if<QStringList>(&value.data))
                    std::ranges::for_each(*texts, look);
            }
        }
        m_losses.add(Texts::tr("control characters, which XML cannot hold: each is written as a space"), {}, count);
    }

    const bool m_isJson;
    Losses m_losses;
    CasTypes m_types; ///< of all articles so far
    QHash<QByteArray, CasTypes> m_known; ///< type systems that were read, by checksum
};

} // namespace

Result<Bundle> readCasDocument(const CasDocument &document, const QString &path, const QString &format)
{
    QStringList remarks;
    GLOSSATOR_ASSIGN(const CasTypes types, typesOf(document.types, typesName + u" of "_s + path, remarks));
    GLOSSATOR_ASSIGN(const Cas cas, readCasBytes(document, types, path, remarks));
    CasReading reading = readCas(cas, {path, document.isJson ? jsonId : xmiId, true});
    if (!reading.view)
        return fail(Error::Code::BadInput, placed(path, 1, Texts::tr("No view of this document has a text.")));
    if (reading.isTooMuch)
        return fail(Error::Code::BadInput, placed(path, 1, Texts::tr("Its annotations share lists so that together they would hold more than %1 values.").arg(maxSharedWeight)));
    Bundle bundle = std::move(reading.article);
    if (bundle.text.contains(QChar::Null))
        return fail(Error::Code::BadInput, placed(path, 1, Texts::tr("The text holds the character NUL, which no text can.")));
    bundle.article->format = format;
    bundle.remarks = remarks + bundle.remarks;
    bundle.files.push_back(sourceFile(1, document.isJson ? jsonId : xmiId, document.isJson ? u".json"_s : u".xmi"_s, document.bytes));
    if (!document.types.isEmpty())
        bundle.files.push_back(sourceFile(2, document.isJson ? jsonId : xmiId, typesName, document.types));
    for (SourceFile &file : bundle.files)
        file.article = bundle.article->id;
    return bundle;
}

Result<std::vector<Source>> CasFormat::find(const QString &path) const
{
    GLOSSATOR_ASSIGN(std::vector<Source> sources, Format::find(path));
    if (!QFileInfo(path).isDir())
        return sources;
    std::erase_if(sources, [this](const Source &source) {
        QFile file(source.file);
        return openToRead(file) && sniff(source.file, file.read(headSize)) == 0; // what cannot be read is told of later
    });
    // What belongs to the project comes first.
    std::ranges::stable_partition(sources, [](const Source &source) { return source.file.endsWith(projectFile); });
    return sources;
}

Result<> CasFormat::read(const Source &source, const ReadOptions &, const BundleSink &sink) const
{
    if (QFileInfo(source.file).fileName() == projectFile)
        return readProjectFile(source, sink);
    const bool isJson = info().id == jsonId;
    GLOSSATOR_ASSIGN(QByteArray bytes, readFile(source.file, maxCasBytes));
    CasDocument document{.bytes = std::move(bytes), .isJson = isJson, .types = {}};
    const QString types = typeSystemFor(source);
    if (!types.isEmpty()) {
        GLOSSATOR_ASSIGN(document.types, readFile(types, maxTypesBytes));
    }
    GLOSSATOR_ASSIGN(Bundle bundle, readCasDocument(document, source.path, info().id));
    if (types.isEmpty() && !isJson)
        bundle.remarks.prepend(placed(source.path, 1, Texts::tr("There is no TypeSystem.xml beside it, nor above it in the folder that is imported.")));
    return sink(std::move(bundle));
}

std::unique_ptr<Writer> CasFormat::writer(const WriteOptions &) const { return std::make_unique<CasWriter>(info().id == jsonId); }

FormatInfo CasXmiFormat::info() const
{
    return {.id = xmiId,
        .name = Texts::tr("UIMA CAS XMI (INCEpTION)"),
        .writesWhat = Texts::tr("A folder with an .xmi file for each article and the TypeSystem.xml for all of them, as INCEpTION, DKPro "
                                "and cassis read it."),
        .suffixes = {u"xmi"_s, u"glossator"_s}};
}

int CasXmiFormat::sniff(const QString &file, const QByteArray &head) const
{
    if (file.endsWith(projectFile))
        return 90;
    const QByteArray start = inUtf8(head, u'<');
    return start.contains("http://www.omg.org/XMI") && start.contains(":XMI") ? 90 : 0;
}

FormatInfo CasJsonFormat::info() const
{
    return {.id = jsonId,
        .name = Texts::tr("UIMA CAS JSON (INCEpTION)"),
        .writesWhat = Texts::tr("A folder with a .json file for each article, with its type system in it, as INCEpTION and cassis read it."),
        .suffixes = {u"json"_s, u"glossator"_s}};
}

int CasJsonFormat::sniff(const QString &file, const QByteArray &head) const
{
    if (file.endsWith(projectFile))
        return 80;
    const QByteArray start = inUtf8(head, u'{').trimmed(); // in UTF-16 it is refused, with a sentence that says so
    return start.startsWith('{') && start.sliced(1).trimmed().startsWith("\"%") ? 90 : 0;
}

} // namespace glossator
