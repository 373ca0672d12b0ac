// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bundleids.h"

#include "models/formats/jsonfields.h"

#include <span>

namespace glossator::test {

namespace {

/// An archive of jsonfields.h that only looks at ids.
class Ids {
public:
    using Key = const char *;

    explicit Ids(const IdVisitor &visit) : m_visit(visit) {}

    void id(auto &id) { change(id, true); }
    void reference(Key, auto &id, Need = Need::Optional) { change(id, false); }
    void owner(Key, Owner &owner) { change(nounOfKind(owner.kind), owner.id); }
    void relationEnd(Key, RelationEnd &end) { change(nounOfKind(end.kind), end.id); }
    void filler(Key, Filler &filler) { change(nounOfKind(filler.kind), filler.id); }

    void text(Key, QString &, Need = Need::Optional) {}
    void nullableText(Key, QString &) {}
    void texts(Key, QStringList &) {}
    void number(Key, std::optional<double> &) {}
    void integer(Key, auto &) {}
    void time(Key, qint64 &) {}
    void hash(Key, QByteArray &) {}
    void bytes(Key, QByteArray &) {}
    void extent(Key, Extent &) {}
    void span(Key, std::optional<TextSpan> &) {}
    void word(Key, auto &, std::span<const QLatin1StringView>) {}

    template <class Tag>
    void change(Id<Tag> &id, bool isOwn)
    {
        qint64 value = id.value();
        if (value != 0)
            m_visit(nounOf<Id<Tag>>, value, isOwn);
        id = Id<Tag>(value);
    }

private:
    void change(std::optional<Noun> noun, qint64 &id)
    {
        if (noun && id != 0)
            m_visit(*noun, id, false);
    }

    const IdVisitor &m_visit;
};

} // namespace

void visitIds(Bundle &bundle, const IdVisitor &visit)
{
    Ids ids(visit);
    if (bundle.article)
        describe(ids, *bundle.article);
    eachJsonList([&]<class T>(const char *, std::vector<T> Bundle::*list) {
        for (T &item : bundle.*list) {
            describe(ids, item);
            if constexpr (requires { item.article; })
                ids.change(item.article, false);
        }
    });
}

} // namespace glossator::test
