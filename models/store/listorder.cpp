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

/// The ids of the entries, the first of them or the last, in that order.
template <class Entry, class Less>
std::vector<qint64> sortedIds(std::vector<Entry> &entries, bool descending, std::optional<int> most, const Less &less)
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
    std::vector<qint64> ids(count);
    std::transform(entries.begin(), last, ids.begin(), [](const Entry &entry) { return entry.id; });
    return ids;
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
    return sortedIds(entries, m_descending, m_most, std::less());
}

std::vector<qint64> ListOrder::readByWords(Query &query) const
{
    // Of each the words folded, a zero, and the words as they are, one behind the other. The first sixteen bytes as
    // numbers nearly always decide.
    struct Entry {
        std::array<quint64, 2> head;
        size_t begin;
        size_t length;
        qint64 id;
    };
    std::string words;
    std::vector<Entry> entries;
    while (query.next()) {
        const QByteArrayView own = query.utf8(1);
        const size_t begin = words.size();
        const QByteArray plain = foldedUtf8(own);
        words.append(plain.data(), size_t(plain.size()));
        words += '\0';
        words.append(own.data(), size_t(own.size()));
        std::array<quint64, 2> head{};
        std::memcpy(head.data(), words.data() + begin, std::min(sizeof head, words.size() - begin));
        qFromBigEndian<quint64>(head.data(), qsizetype(head.size()), head.data());
        entries.push_back({head, begin, words.size() - begin, query.integer(0)});
    }
    const auto wordsOf = [&words](const Entry &entry) { return std::string_view(words).substr(entry.begin, entry.length); };
    return sortedIds(entries, m_descending, m_most, [&wordsOf](const Entry &one, const Entry &other) {
        if (one.head != other.head)
            return one.head < other.head;
        const int order = wordsOf(one).compare(wordsOf(other));
        return order != 0 ? order < 0 : one.id < other.id;
    });
}

} // namespace glossator
