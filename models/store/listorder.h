// SPDX-License-Identifier: GPL-3.0-or-later
// The order of a list's ids. By columns SQLite puts them in order, along an index where there is one. By words or by a
// number nothing is kept in order, and there may be half a million: those are sorted here, in a third of the time that
// SQLite's sorter takes. Equal ones follow their ids.
#pragma once

#include "models/store/database.h"

#include <optional>

namespace glossator {

class ListOrder {
public:
    /// @param expressions in SQL, each more only where those before it are equal
    [[nodiscard]] static ListOrder byColumns(std::vector<std::string> expressions) { return {By::Columns, std::move(expressions)}; }
    /// Whatever their case and accents; the same words by how they are written.
    [[nodiscard]] static ListOrder byWords(std::string expression) { return {By::Words, {std::move(expression)}}; }
    /// The second decides where the first is the same. NULL comes before all numbers.
    [[nodiscard]] static ListOrder byNumbers(std::string first, std::string second = "0")
    {
        return {By::Numbers, {std::move(first), std::move(second)}};
    }

    /// The other way round, and only so many.
    [[nodiscard]] ListOrder with(bool descending, std::optional<int> most) &&;

    /// `SELECT id … FROM` and what follows. @param from a table, and conditions
    [[nodiscard]] std::string select(const std::string &from) const;
    /// What comes behind the conditions.
    [[nodiscard]] std::string clause() const;
    /// All ids of a query that was made of select() and clause().
    template <class IdType>
    [[nodiscard]] std::vector<IdType> ids(Query &&query) const
    {
        const std::vector<qint64> plain = read(query);
        return {plain.begin(), plain.end()};
    }

private:
    enum class By : quint8 { Columns, Words, Numbers };

    ListOrder(By by, std::vector<std::string> expressions) : m_by(by), m_expressions(std::move(expressions)) {}
    [[nodiscard]] std::vector<qint64> read(Query &query) const;
    [[nodiscard]] std::vector<qint64> readByWords(Query &query) const;
    [[nodiscard]] std::vector<qint64> readByNumbers(Query &query) const;

    By m_by;
    std::vector<std::string> m_expressions;
    bool m_descending = false;
    std::optional<int> m_most;
};

} // namespace glossator
