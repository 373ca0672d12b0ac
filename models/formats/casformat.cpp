// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casformat.h"

#include "models/base/readfile.h"
#include "models/base/sha256.h"
#include "models/domain/schema.h"
#include "models/domain/signers.h"
#include "models/domain/takeout.h"
#include "models/formats/cascomposer.h"
#include "models/formats/casjsonreader.h"
#include "models/formats/casjsonwriter.h"
#include "models/formats/casreader.h"
#include "models/formats/castypesystem.h"
#include "models/formats/casxmireader.h"
#include "models/formats/casxmiwriter.h"
#include "models/formats/jsonreader.h"
#include "models/formats/jsonwriter.h"
#include "models/formats/utf16head.h"
#include "models/formats/utf8file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

constexpr QLatin1StringView xmiId{"cas-xmi"};
constexpr QLatin1StringView jsonId{"cas-json"};
constexpr QLatin1StringView typesName{"TypeSystem.xml"};
/// As programs spell it. A folder may hold many thousand files, and each of them asks: it is not listed.
constexpr std::array typesNames{typesName, "typesystem.xml"_L1, "Typesystem.xml"_L1, "typeSystem.xml"_L1, "TYPESYSTEM.XML"_L1};
constexpr QLatin1StringView ownTypesSuffix{".TypeSystem.xml"};
constexpr QLatin1StringView projectFile{"project.glossator"};
constexpr qint64 maxTypesBytes = qint64(16) << 20;
constexpr qsizetype headSize = 4096;

SourceFile sourceFile(qint64 id, QLatin1StringView format, const QString &name, const QByteArray &bytes)
{
    return {SourceFileId(id), {}, format, name, sha256(bytes), bytes};
}

bool isOfProject(const QString &file) { return QFileInfo(file).fileName() == projectFile; }

/// Beside the file, of this one alone.
QString ownTypeSystemFor(const Source &source)
{
    const QFileInfo file(source.file);
    const QString own = file.absoluteDir().filePath(file.completeBaseName() + ownTypesSuffix);
    return QFileInfo(own).isFile() ? own : QString();
}

/// The type system beside the file, or above it as far as the imported folder.
QString typeSystemFor(const Source &source)
{
    QDir folder = QFileInfo(source.file).absoluteDir();
    for (qsizetype levels = source.path.count(u'/'); levels >= 0; --levels) {
        for (const QLatin1StringView name : typesNames) {
            if (const QString file = folder.filePath(name); QFileInfo(file).isFile())
                return file;
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
    GLOSSATOR_ASSIGN(const auto device, openJson(source.file));
    JsonReader reader({source.path}, sink);
    return parseJson(*device, source.path, reader);
}

class CasWriter final : public Writer {
public:
    explicit CasWriter(bool isJson) : m_isJson(isJson) {}

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override
    {
        m_project = project;
        m_schema = schema;
        return std::vector<OutputFile>{};
    }

    Result<std::vector<OutputFile>> add(const Bundle &article) override
    {
        Bundle held = article;
        keepHeld(held, Holdings::everything(), m_losses);
        std::erase_if(held.files, [](const SourceFile &file) { return file.format == xmiId || file.format == jsonId; });
        loseFiles(held, {}, m_losses);
        held.files = article.files;
        if (!m_isJson)
            quoteAsWritten(held);
        CasComposer composer(held, m_losses);
        Stored stored = storedCas(article);
        GLOSSATOR_ASSIGN(Cas cas, composer.compose(std::move(stored.cas), stored.format));
        noteWhoTells(held, composer.hasRecords());
        std::vector<OutputFile> files;
        if (m_isJson) {
            files.push_back(writeCasJson(cas, composer.owners()));
        } else {
            shareLists(cas);
            if (!stored.hasOwnTypes)
                fitTypes(cas);
            loseWhatGrows(cas);
            countForbidden(cas);
            files.push_back(writeCasXmi(cas, composer.owners()));
        }
        files.front().name = m_isJson ? u".json"_s : u".xmi"_s;
        if (!m_isJson && stored.hasOwnTypes && !cas.types.own().empty())
            files.push_back({ownTypesSuffix, writeTypeSystem(cas.types)});
        return files;
    }

    Result<std::vector<OutputFile>> end() override
    {
        std::vector<OutputFile> files;
        if (!m_isJson && !m_types.own().empty())
            files.push_back({typesName, writeTypeSystem(m_types)});
        leaveOutToldElsewhere();
        bool hasThings = !m_project.schemaText.isEmpty();
        eachJsonList([&](const char *, const auto list) { hasThings = hasThings || !(m_project.*list).empty(); });
        if (!hasThings)
            return files;
        JsonWriter writer;
        OutputFile file{projectFile, {}};
        GLOSSATOR_ASSIGN(const std::vector<OutputFile> head, writer.begin(m_project, m_schema));
        GLOSSATOR_ASSIGN(const std::vector<OutputFile> tail, writer.end());
        for (const auto *parts : {&head, &tail}) {
            for (const OutputFile &part : *parts)
                file.bytes += part.bytes;
        }
        files.push_back(std::move(file));
        return files;
    }
    [[nodiscard]] std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    /// What an article came as, in whichever of the two formats.
    struct Stored {
        std::optional<Cas> cas;
        QString format;
        bool hasOwnTypes = false; ///< nobody said what its types are, or somebody did of it alone
    };

    void noteWhoTells(const Bundle &article, bool hasRecords)
    {
        for (const AuthorId signer : signersOf(article))
            (hasRecords ? m_toldSigners : m_untoldSigners).insert(signer);
        if (hasRecords)
            return;
        for (const Entity &entity : article.entities)
            m_inLayers.insert(entity.id);
        for (const Event &event : article.events)
            m_inLayers.insert(event.id);
    }

    /// Layers make their entities and events anew when they are read, signed by whoever reads them: the project would then
    /// have each twice.
    void leaveOutToldElsewhere()
    {
        takeOut(m_project, std::exchange(m_inLayers, {}));
        m_toldSigners.unite(signersOf(m_project));
        std::erase_if(m_project.authors, [this](const Author &author) {
            return m_untoldSigners.contains(author.id) && !m_toldSigners.contains(author.id);
        });
    }

    Stored storedCas(const Bundle &article)
    {
        CasDocument document;
        QString format;
        for (const SourceFile &file : article.files) {
            if (file.format != xmiId && file.format != jsonId)
                continue;
            if (file.name == typesName || file.name == ownTypesSuffix) {
                document.types = file.bytes;
                document.hasOwnTypes = file.name == ownTypesSuffix;
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
        if (!cas)
            return {};
        return {*std::move(cas), format, !document.isJson && (document.types.isEmpty() || document.hasOwnTypes)};
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

    /// XMI takes what stands in a feature for the elements of its list themselves, unless the type system says otherwise.
    static void shareLists(Cas &cas)
    {
        for (const CasStructure &structure : cas.structures) {
            for (const auto &[name, value] : structure.features) {
                const auto *reference = std::get_if<CasValue::Reference>(&value.data);
                const CasStructure *list = reference ? cas.find(reference->id) : nullptr;
                const CasFeature *declared = list ? cas.types.feature(structure.type, name) : nullptr;
                if (!declared || declared->isShared || !cas.types.isA(list->type, "uima.cas.ListBase"_L1))
                    continue;
                CasFeature shared = *declared;
                shared.isShared = true;
                cas.types.setFeature(structure.type, shared);
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
    Bundle m_project;
    Schema m_schema;
    QSet<Owner> m_inLayers; ///< entities and events that come with the layers of an article
    QSet<AuthorId> m_toldSigners;
    QSet<AuthorId> m_untoldSigners; ///< of articles that go out without saying whose they are
    CasTypes m_types; ///< of all articles so far but those with their own
    QHash<QByteArray, CasTypes> m_known; ///< type systems that were read, by checksum
};

} // namespace

Result<Bundle> readCasDocument(const CasDocument &document, const QString &path, const QString &format)
{
    QStringList remarks;
    const QFileInfo info(path);
    const QString typesPath = document.hasOwnTypes ? QDir::cleanPath(info.path() + u'/' + info.completeBaseName() + ownTypesSuffix)
                                                   : typesName + u" of "_s + path;
    GLOSSATOR_ASSIGN(const CasTypes types, typesOf(document.types, typesPath, remarks));
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
        bundle.files.push_back(sourceFile(2, document.isJson ? jsonId : xmiId, document.hasOwnTypes ? ownTypesSuffix : typesName, document.types));
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
    for (Source &source : sources)
        source.isOfProject = isOfProject(source.file);
    std::ranges::stable_partition(sources, &Source::isOfProject);
    return sources;
}

Result<> CasFormat::read(const Source &source, const ReadOptions &, const BundleSink &sink) const
{
    if (isOfProject(source.file))
        return readProjectFile(source, sink);
    const bool isJson = info().id == jsonId;
    GLOSSATOR_ASSIGN(QByteArray bytes, readFile(source.file, maxCasBytes));
    CasDocument document{.bytes = std::move(bytes), .isJson = isJson, .types = {}};
    const QString ownTypes = isJson ? QString() : ownTypeSystemFor(source);
    document.hasOwnTypes = !ownTypes.isEmpty();
    const QString types = document.hasOwnTypes ? ownTypes : typeSystemFor(source);
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
        .suffixes = {u"xmi"_s, u"glossator"_s},
        .companions = {typesName},
        .writesSchema = true};
}

int CasXmiFormat::sniff(const QString &file, const QByteArray &head) const
{
    if (isOfProject(file))
        return 100;
    const QByteArray start = utf8OfHead(head);
    return start.contains("http://www.omg.org/XMI") && start.contains(":XMI") ? 90 : 0;
}

FormatInfo CasJsonFormat::info() const
{
    return {.id = jsonId,
        .name = Texts::tr("UIMA CAS JSON (INCEpTION)"),
        .writesWhat = Texts::tr("A folder with a .json file for each article, with its type system in it, as INCEpTION and cassis read it."),
        .suffixes = {u"json"_s, u"glossator"_s},
        .companions = {typesName},
        .writesSchema = true};
}

int CasJsonFormat::sniff(const QString &file, const QByteArray &head) const
{
    if (isOfProject(file))
        return 80;
    const QByteArray start = utf8OfHead(head).trimmed();
    return start.startsWith('{') && start.sliced(1).trimmed().startsWith("\"%") ? 90 : 0;
}

} // namespace glossator
