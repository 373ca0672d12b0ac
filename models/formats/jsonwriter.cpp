// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonwriter.h"

#include "models/formats/articletext.h"
#include "models/formats/jsonobjectwriter.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

template <class T>
bool isBefore(const T &a, const T &b)
{
    if constexpr (requires { a.id; })
        return a.id < b.id;
    else
        return a < b;
}

template <class T>
inline constexpr bool isFact = std::same_as<T, Author> || std::same_as<T, Entity> || std::same_as<T, Event>;

/// Writes the lists of a bundle as members of `object`.
class Lists {
    Q_DECLARE_TR_FUNCTIONS(glossator::Json)

public:
    Lists(OutputFile &file, JsonIds &ids, QSet<std::pair<EntityId, EntityId>> &distinct, QByteArray indent)
        : m_out(file.bytes)
        , m_places(file.places)
        , m_ids(ids)
        , m_distinct(distinct)
        , m_indent(std::move(indent))
    {
    }

    void write(JsonObjectWriter &object, const Bundle &bundle)
    {
        const ArticleId article = bundle.article ? bundle.article->id : ArticleId();
        eachJsonList([&](const char *key, const auto list) {
            using T = std::remove_cvref_t<decltype((bundle.*list)[0])>;
            std::vector<const T *> items;
            for (const T &item : bundle.*list) {
                if constexpr (requires { item.article; }) {
                    if (item.article != article)
                        m_problem = tr("%1 %2 belongs to another article than it is listed in.")
                                        .arg(QLatin1StringView(key), item.id.toString());
                }
                if (!isWritten(item))
                    items.push_back(&item);
            }
            if (needsArticle<T> && !bundle.article && !items.empty())
                m_problem = tr("“%1” cannot stand outside an article.").arg(QLatin1StringView(key));
            std::ranges::sort(items, [](const T *a, const T *b) { return isBefore(*a, *b); });
            writeList(object, key, items);
        });
    }

    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    /// What belongs to no single article is written once, where it occurs first.
    template <class T>
    bool isWritten(const T &item) const
    {
        if constexpr (isFact<T>)
            return m_ids.has(nounOf<decltype(item.id)>, item.id.value());
        else if constexpr (std::same_as<T, std::pair<EntityId, EntityId>>)
            return m_distinct.contains(item);
        else if constexpr (requires { item.owner; })
            return (item.owner.kind == Owner::Kind::Entity || item.owner.kind == Owner::Kind::Event)
                && m_ids.has(nounOf<decltype(item.id)>, item.id.value());
        else
            return false;
    }

    template <class T>
    void writeList(JsonObjectWriter &object, const char *key, const std::vector<const T *> &items)
    {
        if (items.empty())
            return;
        object.list(key);
        for (bool first = true; const T *item : items) {
            m_out += std::exchange(first, false) ? "\n" : ",\n";
            const qsizetype begin = m_out.size();
            m_out += m_indent + "  ";
            JsonObjectWriter line(m_out, m_ids);
            describe(line, *item);
            line.end();
            if constexpr (requires { item->owner; })
                m_places.push_back({begin, m_out.size(), item->owner});
            else if constexpr (requires { Owner(item->id); })
                m_places.push_back({begin, m_out.size(), item->id});
            if (m_problem.isEmpty())
                m_problem = line.problem();
            if constexpr (std::same_as<T, std::pair<EntityId, EntityId>>)
                m_distinct.insert(*item);
        }
        m_out += '\n' + m_indent + ']';
    }

    QByteArray &m_out;
    std::vector<OutputPlace> &m_places;
    JsonIds &m_ids;
    QSet<std::pair<EntityId, EntityId>> &m_distinct;
    QByteArray m_indent;
    QString m_problem;
};

} // namespace

Result<std::vector<OutputFile>> JsonWriter::begin(const Bundle &project, const Schema &)
{
    OutputFile out;
    JsonObjectWriter root(out.bytes, m_ids, 2);
    root.text("format", jsonFormatName);
    root.integer("version", jsonVersion);
    root.text("schema", project.schemaText);
    Lists lists(out, m_ids, m_distinct, "  ");
    lists.write(root, project);
    root.list("articles");
    return finish(root.problem(), lists.problem(), std::move(out));
}

Result<std::vector<OutputFile>> JsonWriter::add(const Bundle &article)
{
    OutputFile out{{}, std::exchange(m_hasArticle, true) ? ",\n    "_ba : "\n    "_ba};
    JsonObjectWriter object(out.bytes, m_ids, 6);
    describe(object, *article.article);
    object.text("schema", article.schemaText);
    object.text("text", article.text, Need::Required);
    const bool isText = isOriginalTheText(article);
    object.flag("original_is_text", isText);
    if (!isText)
        object.bytes("original", article.original);
    Lists lists(out, m_ids, m_distinct, "      ");
    lists.write(object, article);
    out.bytes += "\n    }";
    return finish(object.problem(), lists.problem(), std::move(out));
}

Result<std::vector<OutputFile>> JsonWriter::end()
{
    QByteArray out = m_hasArticle ? "\n  ]\n}\n"_ba : "]\n}\n"_ba;
    return std::vector<OutputFile>{{{}, std::move(out)}};
}

Result<std::vector<OutputFile>> JsonWriter::finish(const QString &problem, const QString &listProblem, OutputFile &&out)
{
    if (!problem.isEmpty() || !listProblem.isEmpty())
        return fail(Error::Code::Refused, problem.isEmpty() ? listProblem : problem);
    const auto missing = m_ids.endPart();
    if (const auto reference = missing ? missing : m_ids.missingFact())
        return fail(Error::Code::Internal, missingSentence(*reference));
    std::vector<OutputFile> files;
    files.push_back(std::move(out));
    return files;
}

QString JsonWriter::missingSentence(const JsonIds::Reference &reference)
{
    return tr("Something speaks of %1 %2, which is not part of the export.")
        .arg(nounKey(reference.noun), QString::number(reference.id));
}

} // namespace glossator
