// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a brat document (a text, a line "----", its .ann; or an .ann over a text of ours) and as a
// configuration: what is read holds together, and goes back as it came.
#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"
#include "models/formats/bratreader.h"
#include "models/formats/bratschema.h"
#include "models/formats/bratwriter.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/randombundle.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace glossator;

namespace {

Bundle read(const QString &text, const QByteArray &ann)
{
    Bundle bundle;
    bundle.article.emplace().id = ArticleId(1);
    bundle.text = text;
    readBratFiles(bundle, TextOffsets(text), {{u".ann"_s, ann}}, u"input"_s);
    return bundle;
}

QByteArray write(const Bundle &bundle)
{
    const auto files = BratWriter().add(bundle);
    FUZZ_CHECK(files && files->size() == 2);
    return files->back().bytes;
}

/// Every id that something names is there, every span lies in the text and quotes it.
void check(const Bundle &bundle)
{
    QSet<qint64> ids;
    const auto collect = [&](const auto &things) {
        for (const auto &thing : things) {
            FUZZ_CHECK(thing.id.isValid() && !ids.contains(thing.id.value()));
            ids.insert(thing.id.value());
        }
    };
    ids.insert(bundle.article->id.value());
    collect(bundle.authors);
    collect(bundle.entities);
    collect(bundle.events);
    collect(bundle.mentions);
    collect(bundle.relations);
    collect(bundle.eventMentions);
    collect(bundle.arguments);
    const auto isThere = [&](qint64 id) { return id == 0 || ids.contains(id); };
    const TextOffsets text(bundle.text);
    for (const Mention &mention : bundle.mentions) {
        FUZZ_CHECK(mention.extent.isValidFor(text.length()) && mention.quote == text.quote(mention.extent));
        FUZZ_CHECK(isThere(mention.entity.value()) && isThere(mention.by.author.value()));
    }
    for (const EventMention &mention : bundle.eventMentions)
        FUZZ_CHECK(mention.event && isThere(mention.event.value()) && isThere(mention.trigger.value()));
    for (const Argument &argument : bundle.arguments) {
        const bool isNamed = argument.filler.kind < Filler::Kind::Span;
        FUZZ_CHECK(isThere(argument.eventMention.value()) && isThere(argument.filler.id));
        FUZZ_CHECK(isNamed == (argument.filler.id != 0));
    }
    for (const Relation &relation : bundle.relations) {
        FUZZ_CHECK(relation.from.id != 0 && isThere(relation.from.id) && isThere(relation.trigger.value()));
        FUZZ_CHECK(relation.to.id != 0 && isThere(relation.to.id));
    }
    const auto checkOwners = [&](const auto &things) {
        for (const auto &thing : things)
            FUZZ_CHECK(thing.owner.id != 0 && isThere(thing.owner.id));
    };
    checkOwners(bundle.attributes);
    checkOwners(bundle.notes);
    checkOwners(bundle.externalIds);
}

void checkDocument(const QString &text, const QByteArray &ann)
{
    const Bundle bundle = read(text, ann);
    check(bundle);
    const bool isMarked = ann.startsWith("\xEF\xBB\xBF");
    // Our own notes are put right where they say what is not so; everything else stays.
    if (!ann.contains("GlossatorData"))
        FUZZ_CHECK(write(bundle) == (isMarked ? ann.sliced(3) : ann));

    Bundle bare = bundle; // no layout: every line is made anew
    bare.files.clear();
    bare.leftovers.clear();
    const QByteArray canonical = write(bare);
    const Bundle again = read(text, canonical);
    check(again);
    FUZZ_CHECK(again.leftovers.empty());
    FUZZ_CHECK(test::describe(again, u"brat"_s) == test::describe(bare, u"brat"_s));
    FUZZ_CHECK(write(again) == canonical);
}

void checkConfiguration(const QString &conf)
{
    const Schema schema = schemaFromBrat(
        u"input"_s, {{u"annotation.conf"_s, conf}, {u"visual.conf"_s, conf}, {u"kb_shortcuts.conf"_s, conf}});
    const auto read = readSchema(writeSchema(schema), u"input"_s);
    if (read)
        FUZZ_CHECK(*read == schema);
    FUZZ_CHECK(writeBratConf(schema, conf).contains(u"[entities]"_s));
    FUZZ_CHECK(writeBratLooks(schema, conf).size() + writeBratKeys(schema, conf).size() >= 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype rule = bytes.indexOf("\n----\n");
    const QString text
        = rule < 0 ? u"Ada met Bo 🌊.\r\nShe ran home,\nto New\nYork."_s : QString::fromUtf8(bytes.first(rule));
    if (!text.contains(QChar::Null))
        checkDocument(text, rule < 0 ? bytes : bytes.sliced(rule + 6));
    if (bytes.size() < 10'000)
        checkConfiguration(QString::fromUtf8(bytes));
    return 0;
}
