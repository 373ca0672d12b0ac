// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/canonical.h"

#include "models/formats/jsonfields.h"
#include "models/formats/jsonids.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

#include <map>
#include <span>

namespace glossator::test {

using namespace Qt::StringLiterals;

namespace {

using ThingKey = std::pair<Noun, qint64>;

/// A key and its value, or what it refers to.
struct Part {
    QString key;
    QString value;
    std::optional<ThingKey> refersTo;

    friend bool operator==(const Part &, const Part &) = default;
};

struct Thing {
    QString noun;
    std::vector<Part> parts;

    friend bool operator==(const Thing &, const Thing &) = default;
};

QString quoted(const QString &text)
{
    QString shown;
    for (const QChar unit : text) {
        if (unit.isPrint() && unit != u'\\')
            shown += unit;
        else
            shown += u"\\u"_s + QString::number(unit.unicode(), 16).rightJustified(4, u'0');
    }
    return u'“' + shown + u'”';
}

/// An archive of jsonfields.h that notes everything but checksums and the thing's own id.
class Collector {
public:
    using Key = const char *;

    explicit Collector(Thing &thing) : m_thing(thing) {}

    void id(auto) {}
    void hash(Key, const QByteArray &) {}
    void reference(Key key, auto id, Need = Need::Optional)
    {
        if (id)
            add(key, {}, ThingKey(nounOf<decltype(id)>, id.value()));
    }
    void text(Key key, const QString &text, Need = Need::Optional)
    {
        if (!text.isEmpty())
            add(key, quoted(text));
    }
    void nullableText(Key key, const QString &text)
    {
        if (!text.isNull())
            add(key, quoted(text));
    }
    void texts(Key key, const QStringList &texts)
    {
        for (const QString &one : texts)
            add(key, quoted(one));
    }
    void number(Key key, std::optional<double> number)
    {
        if (number)
            add(key, QString::number(*number, 'g', 17));
    }
    void integer(Key key, qint64 integer) { add(key, QString::number(integer)); }
    void time(Key key, qint64 msecs)
    {
        if (msecs != 0)
            add(key, QString::number(msecs));
    }
    void bytes(Key key, const QByteArray &bytes)
    {
        if (!bytes.isEmpty())
            add(key, quoted(QString::fromLatin1(bytes)));
    }
    void extent(Key key, const Extent &extent) { add(key, extent.toString()); }
    void span(Key key, std::optional<TextSpan> span)
    {
        if (span)
            add(key, Extent(*span).toString());
    }
    void word(Key key, auto value, std::span<const QLatin1StringView> words) { add(key, words[size_t(value)]); }
    void owner(Key key, const Owner &owner) { add(key, {}, ThingKey(nounOfKind(owner.kind).value(), owner.id)); }
    void relationEnd(Key key, const RelationEnd &end)
    {
        add(key, quoted(end.role), ThingKey(nounOfKind(end.kind).value(), end.id));
    }
    void filler(Key key, const Filler &filler)
    {
        if (const auto noun = nounOfKind(filler.kind))
            add(key, {}, ThingKey(*noun, filler.id));
        else if (filler.kind == Filler::Kind::Span)
            add(key, Extent(filler.span).toString() + quoted(filler.text));
        else
            add(key, u'=' + quoted(filler.text));
    }

    void add(Key key, const QString &value, std::optional<ThingKey> refersTo = {})
    {
        m_thing.parts.push_back({QString::fromLatin1(key), value, refersTo});
    }

private:
    Thing &m_thing;
};

/// The things of a project, and what they are called.
class Sayer {
public:
    explicit Sayer(const std::vector<Bundle> &project)
    {
        for (const Bundle &bundle : project)
            collect(bundle);
        for (size_t i = 0; i < m_things.size(); ++i) {
            for (const Part &part : m_things[i].parts) {
                if (const auto target = part.refersTo ? m_places.constFind(*part.refersTo) : m_places.constEnd();
                    target != m_places.constEnd())
                    m_referrers[*target].push_back({i, part.key});
            }
        }
        tellApart();
    }

    QStringList lines() const
    {
        QStringList lines;
        for (const Thing &thing : m_things) {
            lines << sentence(thing, [this](const ThingKey &key) {
                return m_places.contains(key) ? m_names[m_places[key]] : u"MISSING "_s + nounKey(key.first);
            });
        }
        lines.sort();
        return lines;
    }

private:
    void collect(const Bundle &bundle)
    {
        if (!bundle.schemaText.isEmpty()) {
            Thing thing{u"schema"_s, {}};
            Collector(thing).text("text", bundle.schemaText);
            m_things.push_back(thing);
        }
        if (bundle.article) {
            Thing thing{u"article"_s, {}};
            Collector collector(thing);
            describe(collector, *bundle.article);
            collector.text("text", bundle.text);
            collector.bytes("original", bundle.original);
            add({Noun::Article, bundle.article->id.value()}, thing);
        }
        for (const auto &[one, other] : bundle.distinct) {
            addOnce(thingOf("distinct", std::pair(one, other))); // in both orders: neither is the first
            addOnce(thingOf("distinct", std::pair(other, one)));
        }
        eachJsonList([&]<class T>(const char *list, const std::vector<T> Bundle::*items) {
            if constexpr (requires(T item) { item.id; }) {
                for (const T &item : bundle.*items)
                    add({nounOf<decltype(T::id)>, item.id.value()}, thingOf(list, item));
            }
        });
    }

    template <class T>
    static Thing thingOf(const char *list, const T &item)
    {
        Thing thing{QString::fromLatin1(list), {}};
        Collector collector(thing);
        describe(collector, item);
        if constexpr (requires { item.article; })
            collector.reference("in", item.article);
        return thing;
    }

    void addOnce(const Thing &thing)
    {
        if (std::ranges::find(m_things, thing) == m_things.end())
            m_things.push_back(thing);
    }

    /// The same thing may be listed again, but not saying something else: then it stands twice and differs.
    void add(const ThingKey &key, const Thing &thing)
    {
        const auto known = m_places.constFind(key);
        if (known != m_places.constEnd() && m_things[*known] == thing)
            return;
        m_places.insert(key, m_things.size());
        m_things.push_back(thing);
    }

    static QString sentence(const Thing &thing, auto &&nameOf)
    {
        QString sentence = thing.noun;
        for (const auto &[key, value, refersTo] : thing.parts)
            sentence += u' ' + key + u'=' + value + (refersTo ? u'<' + nameOf(*refersTo) + u'>' : QString());
        return sentence;
    }

    /// The words that a person would call it by. Ends: what they name is named by less and less.
    QString shortName(const Thing &thing) const
    {
        static const QSet<QString> telling = {u"type"_s, u"name"_s, u"spans"_s, u"quote"_s, u"in"_s, u"event"_s,
            u"trigger"_s, u"event_mention"_s, u"role"_s, u"from"_s, u"to"_s, u"title"_s};
        QString name = thing.noun;
        for (const auto &[key, value, refersTo] : thing.parts) {
            if (!telling.contains(key))
                continue;
            name += u' ' + value;
            if (refersTo)
                name
                    += m_places.contains(*refersTo) ? u'<' + shortName(m_things[m_places[*refersTo]]) + u'>' : u"<?>"_s;
        }
        return name;
    }

    /// Names each thing, and numbers those that would have one name by what distinguishes them.
    void tellApart()
    {
        std::map<QString, std::vector<size_t>> named;
        for (size_t i = 0; i < m_things.size(); ++i) {
            m_names.push_back(shortName(m_things[i]));
            if (m_referrers.contains(i)) // nobody says the name of others
                named[m_names.back()].push_back(i);
        }
        m_labels.assign(m_things.size(), {});
        refine();
        for (auto &[name, things] : named) {
            for (size_t i = 0; things.size() > 1 && i < things.size(); ++i) {
                std::ranges::sort(
                    things.begin() + qsizetype(i), things.end(), {}, [this](size_t thing) { return m_labels[thing]; });
                m_names[things[i]] += u" #"_s + QString::number(i + 1);
                if (i + 1 < things.size() && m_labels[things[i]] == m_labels[things[i + 1]]) {
                    // Nothing tells the two apart, so either may be the first; what hangs on it follows.
                    m_labels[things[i]] += '#';
                    refine();
                }
            }
        }
    }

    /// Makes each label depend on the labels around, until that tells no more things apart.
    void refine()
    {
        for (qsizetype distinct = 0;;) {
            std::vector<QByteArray> next;
            for (size_t i = 0; i < m_things.size(); ++i) {
                QByteArray around = m_labels[i] + sentence(m_things[i], [this](const ThingKey &key) {
                    return m_places.contains(key) ? QString::fromLatin1(m_labels[m_places[key]]) : u"?"_s;
                }).toUtf8();
                QByteArrayList referrers;
                for (const auto &[referrer, key] : m_referrers.value(i))
                    referrers << key.toUtf8() + '=' + m_labels[referrer];
                std::ranges::sort(referrers);
                next.push_back(QCryptographicHash::hash(around + referrers.join(), QCryptographicHash::Sha1).toHex());
            }
            m_labels = std::move(next);
            const qsizetype now = QSet<QByteArray>(m_labels.begin(), m_labels.end()).size();
            if (now == distinct)
                return;
            distinct = now;
        }
    }

    std::vector<Thing> m_things;
    QHash<ThingKey, size_t> m_places; ///< in m_things
    QHash<size_t, std::vector<std::pair<size_t, QString>>> m_referrers; ///< who speaks of it, under which key
    std::vector<QString> m_names;
    std::vector<QByteArray> m_labels; ///< equal for things that nothing tells apart
};

} // namespace

QStringList canonical(const std::vector<Bundle> &project) { return Sayer(project).lines(); }

QString difference(const std::vector<Bundle> &before, const std::vector<Bundle> &after)
{
    const QStringList was = canonical(before);
    const QStringList is = canonical(after);
    QStringList gone;
    QStringList come;
    std::ranges::set_difference(was, is, std::back_inserter(gone));
    std::ranges::set_difference(is, was, std::back_inserter(come));
    QString text;
    for (const QString &line : std::as_const(gone))
        text += u"- "_s + line + u'\n';
    for (const QString &line : std::as_const(come))
        text += u"+ "_s + line + u'\n';
    return text;
}

} // namespace glossator::test
