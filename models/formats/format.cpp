// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/format.h"

#include "models/base/filesbelow.h"
#include "models/base/readfile.h"
#include "models/formats/bratformat.h"
#include "models/formats/casformat.h"
#include "models/formats/conllformat.h"
#include "models/formats/csvformat.h"
#include "models/formats/doccanoformat.h"
#include "models/formats/gexfformat.h"
#include "models/formats/graphmlformat.h"
#include "models/formats/htmlformat.h"
#include "models/formats/inceptionzip.h"
#include "models/formats/jsonformat.h"
#include "models/formats/labelstudioformat.h"
#include "models/formats/spacyformat.h"
#include "models/formats/textformat.h"
#include "models/formats/webannotationformat.h"
#include "models/formats/webannotsvformat.h"
#include "models/formats/wikieventsformat.h"
#include "models/formats/xlsxformat.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace glossator {

namespace {

constexpr qint64 headSize = 4096;

} // namespace

const std::vector<const Format *> &formats()
{
    static const TextFormat text;
    static const BratFormat brat;
    static const JsonFormat json;
    static const CsvFormat csv;
    static const XlsxFormat xlsx;
    static const CasXmiFormat casXmi;
    static const CasJsonFormat casJson;
    static const InceptionZipFormat inceptionZip;
    static const ConllFormat conll2003(ConllKind::Conll2003);
    static const ConllFormat iob2(ConllKind::Iob2);
    static const ConllFormat bilou(ConllKind::Bilou);
    static const ConllFormat conllU(ConllKind::ConllU);
    static const SpacyFormat spacy;
    static const DoccanoFormat doccano;
    static const LabelStudioFormat labelStudio;
    static const WikiEventsFormat wikiEvents;
    static const WebAnnoTsvFormat webAnnoTsv;
    static const WebAnnotationFormat webAnnotation;
    static const GraphMlFormat graphml;
    static const GexfFormat gexf;
    static const HtmlFormat html;
    static const std::vector<const Format *> all = {
        &text,
        &brat,
        &json,
        &csv,
        &xlsx,
        &casXmi,
        &casJson,
        &inceptionZip,
        &conll2003,
        &iob2,
        &bilou,
        &conllU,
        &spacy,
        &doccano,
        &labelStudio,
        &wikiEvents,
        &webAnnoTsv,
        &webAnnotation,
        &graphml,
        &gexf,
        &html,
    };
    return all;
}

const Format *formatById(QStringView id)
{
    const auto found = std::ranges::find_if(formats(), [id](const Format *format) { return format->info().id == id; });
    return found == formats().end() ? nullptr : *found;
}

const Format *sniffFormat(const QString &file)
{
    QFile opened(file);
    if (!openToRead(opened))
        return nullptr;
    const QByteArray head = opened.read(headSize);
    const Format *best = nullptr;
    int bestScore = 0;
    for (const Format *format : formats()) {
        if (const int score = format->sniff(file, head); score > bestScore) {
            best = format;
            bestScore = score;
        }
    }
    return best;
}

Result<std::vector<Source>> Format::find(const QString &path) const
{
    const QFileInfo named(path);
    if (!named.exists())
        return fail(Error::Code::NotFound, QCoreApplication::translate("Format", "%1 does not exist.").arg(path));
    if (!named.isDir())
        return std::vector<Source>{{.file = path, .path = named.fileName()}};

    const QStringList suffixes = info().suffixes;
    const QDir top(path);
    std::vector<Source> sources;
    for (const QString &name : filesBelow(path).files) {
        const QFileInfo file(name);
        if (suffixes.contains(file.suffix(), Qt::CaseInsensitive))
            sources.push_back({.file = file.filePath(), .path = top.relativeFilePath(file.absoluteFilePath())});
    }
    std::ranges::sort(sources, {}, &Source::path); // by code unit: the same on every machine
    return sources;
}

} // namespace glossator
