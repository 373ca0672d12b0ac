// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/listorder.h"

#include "models/base/fold.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <future>
#include <iterator>
#include <limits>
#include <system_error>
#include <thread>

namespace glossator {

namespace {

/// Sorts them, many in two threads.
template <class Iterator, class IsBefore>
void sortAll(Iterator begin, Iterator end, const IsBefore &isBefore)
{
    constexpr ptrdiff_t many = 5'000;
    if (end - begin < many) {
        std::sort(begin, end, isBefore);
        return;
    }
    const Iterator middle = begin + (end - begin) / 2;
    const auto sortFirst = [&] { std::sort(begin, middle, isBefore); };
    {
        std::jthread half;
        try {
            half = std::jthread(sortFirst);
        } catch (const std::system_error &) { // there are too many already
            sortFirst();
        }
        std::sort(middle, end, isBefore);
    }
    std::inplace_merge(begin, middle, end, isBefore);
}

/// The entries, the first of them or the last, in that order.
template <class Entry, class Less>
void sortEntries(std::vector<Entry> &entries, bool descending, std::optional<int> most, const Less &less)
{
    const size_t count = std::min(entries.size(), size_t(most.value_or(std::numeric_limits<int>::max())));
    const auto last = entries.begin() + ptrdiff_t(count);
    const auto sort = [&](const auto &isBefore) {
        if (count < entries.size())
            std::nth_element(entries.begin(), last, entries.end(), isBefore);
        sortAll(entries.begin(), last, isBefore);
    };
    if (descending)
        sort([&less](const Entry &one, const Entry &other) { return less(other, one); });
    else
        sort(less);
    entries.erase(last, entries.end());
}

/// Many words, one behind the other.
class Words {
public:
    void add(std::string_view words)
    {
        m_bytes += words;
        m_ends.push_back(m_bytes.size());
    }
    [[nodiscard]] size_t size() const { return m_ends.size() - 1; }
    [[nodiscard]] std::string_view at(size_t i) const
    {
        return std::string_view(m_bytes).substr(m_ends[i], m_ends[i + 1] - m_ends[i]);
    }

private:
    std::string m_bytes;
    std::vector<size_t> m_ends{0};
};

/// By what they are put in order: of each the words folded, a zero, and the words as they are.
Words keysOf(const Words &own)
{
    Words keys;
    std::string key;
    for (size_t i = 0; i < own.size(); ++i) {
        const std::string_view words = own.at(i);
        const QByteArray plain = foldedUtf8(QByteArrayView(words.data(), qsizetype(words.size())));
        key.assign(plain.data(), size_t(plain.size()));
        key += '\0';
        key += words;
        keys.add(key);
    }
    return keys;
}

/// The first sixteen bytes as numbers, which nearly always decide.
using Head = std::array<quint64, 2>;

Head headOf(std::string_view key)
{
    Head head{};
    std::memcpy(head.data(), key.data(), std::min(sizeof head, key.size()));
    qFromBigEndian<quint64>(head.data(), qsizetype(head.size()), head.data());
    return head;
}

} // namespace

ListOrder ListOrder::with(bool descending, std::optional<int> most) &&
{
    m_descending = descending;
    m_most = most;
    return std::move(*this);
}

std::string ListOrder::select(const std::string &from) const
{
    std::string sql = "SELECT id";
    if (m_by != By::Columns) {
        for (const std::string &expression : m_expressions)
            sql += ", " + expression;
    }
    return sql + " FROM " + from;
}

std::string ListOrder::clause() const
{
    if (m_by != By::Columns)
        return {};
    std::string clause = " ORDER BY ";
    for (const std::string &expression : m_expressions)
        clause += expression + (m_descending ? " DESC, " : ", ");
    clause += m_descending ? "id DESC" : "id";
    return m_most ? clause + " LIMIT " + std::to_string(*m_most) : clause;
}

std::vector<qint64> ListOrder::read(Query &query) const
{
    if (m_by == By::Words)
        return readByWords(query);
    if (m_by == By::Numbers)
        return readByNumbers(query);
    std::vector<qint64> ids;
    while (query.next())
        ids.push_back(query.integer(0));
    return ids;
}

std::vector<qint64> ListOrder::readByNumbers(Query &query) const
{
    struct Entry {
        qint64 first;
        qint64 second;
        qint64 id;

        auto operator<=>(const Entry &) const = default;
    };
    const auto number = [&query](int column) {
        return query.isNull(column) ? std::numeric_limits<qint64>::min() : query.integer(column);
    };
    std::vector<Entry> entries;
    while (query.next())
        entries.push_back({number(1), number(2), query.integer(0)});
    sortEntries(entries, m_descending, m_most, std::less());
    std::vector<qint64> ids(entries.size());
    std::ranges::transform(entries, ids.begin(), &Entry::id);
    return ids;
}

std::vector<qint64> ListOrder::readByWords(Query &query) const
{
    struct Entry {
        Head head;
        std::string_view key;
        size_t firstId;
        size_t ids; ///< of rows of the same words that follow each other, as along an index
        qint64 id; ///< that which comes first
    };
    constexpr size_t many = 32'000;
    std::vector<qint64> ids;
    std::vector<Entry> entries;
    Words part;
    std::vector<std::future<Words>> folded; // while SQLite hands over what follows
    while (query.next()) {
        const QByteArrayView bytes = query.utf8(1);
        const std::string_view words(bytes.data(), size_t(bytes.size()));
        const qint64 id = query.integer(0);
        ids.push_back(id);
        if (part.size() > 0 && part.at(part.size() - 1) == words) {
            Entry &entry = entries.back();
            ++entry.ids;
            entry.id = m_descending ? std::max(entry.id, id) : std::min(entry.id, id);
            continue;
        }
        if (part.size() == many) // where there are too many threads already, get() does it
            folded.push_back(std::async(keysOf, std::exchange(part, {})));
        part.add(words);
        entries.push_back({{}, {}, ids.size() - 1, 1, id});
    }
    folded.push_back(std::async(std::launch::deferred, keysOf, std::move(part)));
    std::vector<Words> keys;
    std::ranges::transform(folded, std::back_inserter(keys), &std::future<Words>::get);
    auto entry = entries.begin();
    for (const Words &of : keys) {
        for (size_t i = 0; i < of.size(); ++i, ++entry) {
            entry->key = of.at(i);
            entry->head = headOf(entry->key);
        }
    }
    sortEntries(entries, m_descending, m_most, [](const Entry &one, const Entry &other) {
        if (one.head != other.head)
            return one.head < other.head;
        const int order = one.key.compare(other.key);
        return order != 0 ? order < 0 : one.id < other.id;
    });
    std::vector<qint64> sorted;
    sorted.reserve(ids.size());
    for (size_t i = 0; i < entries.size();) {
        const auto begin = ptrdiff_t(sorted.size());
        const Entry &first = entries[i];
        do {
            const auto own = ids.begin() + ptrdiff_t(entries[i].firstId);
            sorted.insert(sorted.end(), own, own + ptrdiff_t(entries[i].ids));
        } while (++i < entries.size() && entries[i].head == first.head && entries[i].key == first.key);
        m_descending ? std::sort(sorted.begin() + begin, sorted.end(), std::greater()) : std::sort(sorted.begin() + begin, sorted.end());
    }
    if (m_most)
        sorted.resize(std::min(sorted.size(), size_t(*m_most)));
    return sorted;
}

} // namespace glossator
