// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/duplicates.h"

#include "models/base/sha256.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"

#include <algorithm>

namespace glossator {

namespace {

bool hasAnnotations(const Bundle &bundle)
{
    return !bundle.mentions.empty() || !bundle.relations.empty() || !bundle.eventMentions.empty()
        || !bundle.attributes.empty() || !bundle.notes.empty() || !bundle.externalIds.empty()
        || !bundle.leftovers.empty();
}

/// Whether each file that the bundle came in is among those kept with the article.
bool cameInTheseFiles(const Bundle &bundle, const std::vector<SourceFile> &kept)
{
    return !bundle.files.empty() && std::ranges::all_of(bundle.files, [&kept](const SourceFile &file) {
        return std::ranges::any_of(kept, [&file, hash = sha256(file.bytes)](const SourceFile &other) {
            return other.name == file.name && other.hash == hash;
        });
    });
}

/// What of a bundle tells whether two hold the same: ids and content, but neither the order of the lists, nor what is
/// the project's, nor the authors, whose ids differ between projects, nor what files called them.
Bundle comparable(Bundle bundle)
{
    const auto normalize = [](auto &values) {
        for (auto &value : values) {
            if constexpr (requires { value.by.author; })
                value.by.author = {};
            else if constexpr (requires { value.author; })
                value.author = {};
            if constexpr (requires { value.article; })
                value.article = {};
        }
        std::ranges::sort(values, {}, [](const auto &value) { return value.id; });
    };
    const auto dropFacts = [](auto &values) {
        std::erase_if(values, [](const auto &value) {
            return value.owner.kind == Owner::Kind::Entity || value.owner.kind == Owner::Kind::Event;
        });
    };
    Bundle result;
    result.mentions = std::move(bundle.mentions);
    result.relations = std::move(bundle.relations);
    result.eventMentions = std::move(bundle.eventMentions);
    result.arguments = std::move(bundle.arguments);
    result.attributes = std::move(bundle.attributes);
    result.notes = std::move(bundle.notes);
    result.externalIds = std::move(bundle.externalIds);
    result.leftovers = std::move(bundle.leftovers);
    dropFacts(result.attributes);
    dropFacts(result.notes);
    dropFacts(result.externalIds);
    std::erase_if(result.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id; });
    normalize(result.mentions);
    normalize(result.relations);
    normalize(result.eventMentions);
    normalize(result.arguments);
    normalize(result.attributes);
    normalize(result.notes);
    normalize(result.externalIds);
    normalize(result.leftovers);
    return result;
}

} // namespace

Result<Duplicate> duplicateOf(Store &store, const Bundle &bundle, bool hasOwnIds)
{
    const ArticleRepository articles(store);
    const QByteArray text = sha256(bundle.text.toUtf8());
    GLOSSATOR_ASSIGN(const bool isKnown, articles.hasText(text));
    if (!isKnown)
        return Duplicate::None;
    if (!hasAnnotations(bundle))
        return Duplicate::Whole;
    if (hasOwnIds) {
        const Bundle wanted = comparable(bundle);
        GLOSSATOR_ASSIGN(const std::vector<ArticleId> same, articles.withText(text));
        for (const ArticleId id : same) {
            GLOSSATOR_ASSIGN(Bundle present, Bundles(store).article(id, Bundles::Register::Left));
            if (comparable(std::move(present)) == wanted)
                return Duplicate::Whole;
        }
    } else if (!bundle.files.empty()) {
        // There may be thousands of one text, but the first of the files is the article's own.
        GLOSSATOR_ASSIGN(const std::vector<ArticleId> same, articles.withTextAndFile(text, sha256(bundle.files.front().bytes)));
        for (const ArticleId id : same) {
            GLOSSATOR_ASSIGN(const std::vector<SourceFile> files, articles.files(id));
            if (cameInTheseFiles(bundle, files))
                return Duplicate::Whole;
        }
    }
    return Duplicate::Text;
}

} // namespace glossator
