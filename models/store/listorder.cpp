// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/listorder.h"

#include "models/base/fold.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
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
    // Of each the words folded, a zero, and the words as they are, one behind the other. The first sixteen bytes as
    // numbers nearly always decide. Rows of the same words that follow each other, as along an index, are one entry.
    struct Entry {
        std::array<quint64, 2> head;
        size_t begin;
        size_t length;
        size_t firstId;
        size_t ids;
        qint64 id; ///< that which comes first
    };
    std::string words;
    std::vector<qint64> ids;
    std::vector<Entry> entries;
    size_t lastOwn = 0; // where the words of the last entry begin as they are
    while (query.next()) {
        const QByteArrayView own = query.utf8(1);
        const std::string_view bytes(own.data(), size_t(own.size()));
        const qint64 id = query.integer(0);
        ids.push_back(id);
        if (!entries.empty() && std::string_view(words).substr(lastOwn) == bytes) {
            Entry &entry = entries.back();
            ++entry.ids;
            entry.id = m_descending ? std::max(entry.id, id) : std::min(entry.id, id);
            continue;
        }
        const size_t begin = words.size();
        const QByteArray plain = foldedUtf8(own);
        words.append(plain.data(), size_t(plain.size()));
        words += '\0';
        lastOwn = words.size();
        words += bytes;
        std::array<quint64, 2> head{};
        std::memcpy(head.data(), words.data() + begin, std::min(sizeof head, words.size() - begin));
        qFromBigEndian<quint64>(head.data(), qsizetype(head.size()), head.data());
        entries.push_back({head, begin, words.size() - begin, ids.size() - 1, 1, id});
    }
    const auto wordsOf = [&words](const Entry &entry) { return std::string_view(words).substr(entry.begin, entry.length); };
    sortEntries(entries, m_descending, m_most, [&wordsOf](const Entry &one, const Entry &other) {
        if (one.head != other.head)
            return one.head < other.head;
        const int order = wordsOf(one).compare(wordsOf(other));
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
        } while (++i < entries.size() && entries[i].head == first.head && wordsOf(entries[i]) == wordsOf(first));
        m_descending ? std::sort(sorted.begin() + begin, sorted.end(), std::greater()) : std::sort(sorted.begin() + begin, sorted.end());
    }
    if (m_most)
        sorted.resize(std::min(sorted.size(), size_t(*m_most)));
    return sorted;
}

} // namespace glossator
