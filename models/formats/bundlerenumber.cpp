// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bundlerenumber.h"

#include "models/formats/jsonfields.h"
#include "models/formats/jsonids.h"

#include <QHash>

#include <span>

namespace glossator {

namespace {

/// An archive of jsonfields.h that looks at ids alone.
class Renumbering {
public:
    using Key = const char *;

    explicit Renumbering(qint64 &lastId) : m_lastId(lastId) {}

    template <class Tag>
    void id(Id<Tag> &id)
    {
        id = id ? Id<Tag>(idFor(nounOf<Id<Tag>>, id.value())) : Id<Tag>(++m_lastId);
    }
    void id(AuthorId &) {}
    template <class Tag>
    void reference(Key, Id<Tag> &id, Need = Need::Optional)
    {
        if (id)
            this->id(id);
    }
    void owner(Key, Owner &owner) { put(owner.kind, owner.id); }
    void relationEnd(Key, RelationEnd &end) { put(end.kind, end.id); }
    void filler(Key, Filler &filler) { put(filler.kind, filler.id); }

    void text(Key, const QString &, Need = Need::Optional) const {}
    void nullableText(Key, const QString &) const {}
    void texts(Key, const QStringList &) const {}
    void number(Key, std::optional<double>) const {}
    void integer(Key, qint64) const {}
    void time(Key, qint64) const {}
    void hash(Key, const QByteArray &) const {}
    void bytes(Key, const QByteArray &) const {}
    void extent(Key, const Extent &) const {}
    void span(Key, const std::optional<TextSpan> &) const {}
    void word(Key, auto, std::span<const QLatin1StringView>) const {}

private:
    qint64 idFor(Noun noun, qint64 id)
    {
        qint64 &number = m_ids[{noun, id}];
        if (number == 0)
            number = ++m_lastId;
        return number;
    }
    void put(auto kind, qint64 &id)
    {
        if (const std::optional<Noun> noun = nounOfKind(kind); noun && id != 0)
            id = idFor(*noun, id);
    }

    qint64 &m_lastId;
    QHash<std::pair<Noun, qint64>, qint64> m_ids;
};

} // namespace

void renumber(Bundle &bundle, qint64 &lastId)
{
    Renumbering numbers(lastId);
    if (bundle.article)
        describe(numbers, *bundle.article);
    eachJsonList([&](const char *, const auto list) {
        for (auto &item : bundle.*list) {
            describe(numbers, item);
            if constexpr (requires { item.article; })
                numbers.reference("article", item.article);
        }
    });
}

} // namespace glossator
