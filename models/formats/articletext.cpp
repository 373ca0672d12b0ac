// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/articletext.h"

#include "models/base/readfile.h"
#include "models/base/sha256.h"
#include "models/base/textdecoder.h"
#include "models/formats/heading.h"

namespace glossator {

Result<Bundle> readArticleText(const Source &source, const ReadOptions &options, const QString &format)
{
    GLOSSATOR_ASSIGN(QByteArray bytes, readFile(source.file));
    GLOSSATOR_ASSIGN(DecodedText decoded, decodeText(bytes, source.file, options.encoding));

    Bundle bundle;
    Article &article = bundle.article.emplace();
    article.id = ArticleId(1);
    article.path = source.path;
    article.format = format;
    article.encoding = QString::fromLatin1(decoded.encoding);
    const QByteArray text = decoded.text.toUtf8();
    article.original = sha256(bytes);
    article.text = text == bytes ? article.original : sha256(text);
    const Heading heading = headingOf(TextOffsets(decoded.text), source.path);
    article.title = heading.title;
    article.published = heading.published;
    bundle.text = std::move(decoded.text);
    bundle.original = std::move(bytes);
    return bundle;
}

bool isOriginalTheText(const Bundle &bundle)
{
    if (!bundle.article || bundle.original.isEmpty())
        return false;
    const Result<QByteArray> bytes = encodeText(bundle.text, bundle.article->encoding.toLatin1());
    return bytes && *bytes == bundle.original;
}

ArticleBytes articleBytes(const Bundle &bundle)
{
    const QByteArray encoding = bundle.article->encoding.toLatin1();
    if (!bundle.original.isEmpty()) {
        const auto decoded = decodeText(bundle.original, {}, encoding);
        if (decoded && decoded->text == bundle.text)
            return {bundle.original};
    }
    if (encoding.isEmpty())
        return {bundle.text.toUtf8()};
    auto encoded = encodeText(bundle.text, encoding);
    return encoded ? ArticleBytes{*std::move(encoded)} : ArticleBytes{bundle.text.toUtf8(), true};
}

} // namespace glossator
