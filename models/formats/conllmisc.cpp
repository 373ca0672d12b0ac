// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllmisc.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

std::vector<QByteArrayView> entriesOf(QByteArrayView misc)
{
    return misc == "_" ? std::vector<QByteArrayView>() : conllCells(misc, '|');
}

} // namespace

bool hasTooManyEntries(QByteArrayView misc)
{
    return std::ranges::count_if(misc, [](char c) { return c == '|' || c == '(' || c == ')'; }) >= mostConllEntries;
}

std::optional<QByteArrayView> conllMiscValue(QByteArrayView misc, QByteArrayView key)
{
    for (const QByteArrayView entry : entriesOf(misc)) {
        if (entry.size() > key.size() && entry.startsWith(key) && entry[key.size()] == '=')
            return entry.sliced(key.size() + 1);
    }
    return std::nullopt;
}

QByteArray withConllMisc(QByteArrayView misc, QByteArrayView key, const std::optional<QByteArray> &value)
{
    QByteArrayList entries;
    const QByteArray entry = value ? key.toByteArray() + '=' + *value : QByteArray();
    bool isDone = !value;
    for (const QByteArrayView old : entriesOf(misc)) {
        const QByteArrayView oldKey = old.first(std::max<qsizetype>(0, old.indexOf('=')));
        if (oldKey == key) {
            if (!isDone)
                entries << entry;
            isDone = true;
            continue;
        }
        if (!isDone && oldKey > key) {
            entries << entry;
            isDone = true;
        }
        entries << old.toByteArray();
    }
    if (!isDone)
        entries << entry;
    return entries.isEmpty() ? "_"_ba : entries.join('|');
}

} // namespace glossator
