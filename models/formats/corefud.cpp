// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/corefud.h"

#include "models/formats/conlltags.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Kind = CorefBracket::Kind;

constexpr QByteArrayView reserved = "-()|"; ///< in a type

/// `e5[1/2]` in parts.
struct Name {
    QByteArray id;
    qsizetype part = 1;
    qsizetype count = 1;
};

Name nameOf(const QByteArray &name)
{
    const qsizetype bracket = name.lastIndexOf('[');
    const qsizetype slash = name.indexOf('/', bracket + 1);
    if (bracket <= 0 || slash < 0 || !name.endsWith(']'))
        return {name};
    const qsizetype part = name.sliced(bracket + 1, slash - bracket - 1).toInt();
    const qsizetype count = name.sliced(slash + 1, name.size() - slash - 2).toInt();
    return part >= 1 && count >= 2 && part <= count ? Name{name.first(bracket), part, count} : Name{name};
}

QByteArrayList attributesOf(QByteArrayView inside) { return inside.toByteArray().split('-'); }

QByteArray bracketName(const ConllMark &mark, size_t part)
{
    if (mark.parts.size() < 2)
        return mark.id;
    return mark.id + '[' + QByteArray::number(part + 1) + '/' + QByteArray::number(mark.parts.size()) + ']';
}

} // namespace

std::optional<std::vector<CorefBracket>> corefBrackets(QByteArrayView value)
{
    std::vector<CorefBracket> brackets;
    for (qsizetype at = 0; at < value.size();) {
        const bool opens = value[at] == '(';
        const qsizetype begin = at + (opens ? 1 : 0);
        qsizetype end = begin;
        while (end < value.size() && value[end] != '(' && value[end] != ')')
            ++end;
        const bool closes = end < value.size() && value[end] == ')';
        if (end == begin || (!opens && !closes))
            return std::nullopt;
        const qsizetype next = end + (closes ? 1 : 0);
        brackets.push_back({opens ? (closes ? Kind::Whole : Kind::Open) : Kind::Close, value.sliced(at, next - at),
            value.sliced(begin, end - begin)});
        at = next;
    }
    return brackets;
}

void readCorefDeclaration(CorefLayout &layout, QByteArrayView declaration)
{
    const QByteArrayList names = declaration.trimmed().toByteArray().split('-');
    const auto find = [&names](const QByteArrayList &known) {
        const auto found = std::ranges::find_if(names, [&known](const QByteArray &name) { return known.contains(name); });
        return found == names.end() ? qsizetype(-1) : qsizetype(found - names.begin());
    };
    layout.isDeclared = true;
    layout.id = std::max<qsizetype>(0, find({"eid", "GRP"}));
    layout.type = find({"etype", "entity"});
    if (layout.type == layout.id) // a declaration without the one: what stands there cannot be both
        layout.type = -1;
}

void CorefReader::add(qsizetype unit, const CorefBracket &bracket)
{
    const QByteArrayList attributes = attributesOf(bracket.inside);
    const QByteArray name = attributes[std::min(m_page.coref.id, attributes.size() - 1)];
    const QByteArray text = bracket.text.toByteArray();
    if (name.isEmpty()) {
        stray(unit, text);
    } else if (bracket.kind == Kind::Whole) {
        close(name, {unit, text.chopped(1)}, unit, {});
    } else if (bracket.kind == Kind::Open) {
        m_open[name].push_back({unit, text});
    } else if (const auto open = m_open.find(name); open != m_open.end() && !open->empty()) {
        const Open last = std::move(open->back());
        open->pop_back();
        close(name, last, unit, text);
    } else {
        stray(unit, text);
    }
}

void CorefReader::close(QByteArrayView bracketName, const Open &open, qsizetype unit, const QByteArray &closing)
{
    const Name name = nameOf(bracketName.toByteArray());
    const QByteArrayList attributes = attributesOf(QByteArrayView(open.text).sliced(1));
    const CorefLayout &layout = m_page.coref;
    const QByteArray type = layout.type < 0 ? QByteArray() : attributes.value(layout.type);
    const bool isWhole = closing.isEmpty();
    std::vector<std::pair<qsizetype, QByteArray>> brackets = {{open.unit, isWhole ? open.text + ')' : open.text}};
    if (!isWhole)
        brackets.emplace_back(unit, closing);

    const auto waiting = [&name](qsizetype part) {
        return name.id + '/' + QByteArray::number(name.count) + '/' + QByteArray::number(part);
    };
    Pending whole;
    if (name.part > 1) { // of the last one that waits for it
        auto &pending = m_pending[waiting(name.part)];
        if (pending.empty() || pending.back().mark.parts.back().last >= open.unit) {
            for (const auto &[where, text] : brackets)
                stray(where, text);
            return;
        }
        whole = std::move(pending.back());
        pending.pop_back();
    } else {
        ConllMark &mark = whole.mark;
        mark.type = type.isEmpty() ? conllNoType : conllTypeOf(type, reserved);
        mark.id = name.id;
        mark.layer = CorefLayer::brackets;
        if (layout.noEntity.isEmpty() || !name.id.startsWith(layout.noEntity))
            mark.entity = name.id;
        mark.rest = open.text.sliced(1);
    }
    whole.mark.parts.push_back({open.unit, unit});
    std::ranges::move(brackets, std::back_inserter(whole.brackets));
    if (name.part == name.count)
        m_page.marks.push_back(std::move(whole.mark));
    else
        m_pending[waiting(name.part + 1)].push_back(std::move(whole));
}

void CorefReader::end()
{
    for (const auto &[name, open] : m_open.asKeyValueRange()) {
        for (const Open &one : open)
            stray(one.unit, one.text);
    }
    for (const auto &[name, pending] : m_pending.asKeyValueRange()) {
        for (const Pending &one : pending) {
            for (const auto &[unit, text] : one.brackets)
                stray(unit, text);
        }
    }
}

std::map<qsizetype, QByteArray> corefValues(const ConllPage &page, const std::vector<const ConllMark *> &marks)
{
    struct Bracket {
        Kind kind = Kind::Open;
        bool isInside = false; ///< Whole: of what closes there
        TextSpan reach;
        size_t mark = 0;
        QByteArray text;
    };
    std::map<qsizetype, std::vector<Bracket>> at;
    for (size_t i = 0; i < marks.size(); ++i) {
        const ConllMark &mark = *marks[i];
        for (size_t part = 0; part < mark.parts.size(); ++part) {
            const auto [first, last] = mark.parts[part];
            const QByteArray name = bracketName(mark, part);
            QByteArrayList attributes = attributesOf(mark.rest);
            const qsizetype idAt = page.coref.id;
            while (attributes.size() <= idAt)
                attributes << QByteArray();
            attributes[idAt] = name;
            const QByteArray opening = '(' + attributes.join('-');
            const TextSpan reach{first, last};
            if (first == last) {
                at[first].push_back({Kind::Whole, false, reach, i, opening + ')'});
            } else {
                at[first].push_back({Kind::Open, false, reach, i, opening});
                at[last].push_back({Kind::Close, false, reach, i, name + ')'});
            }
        }
    }
    std::map<qsizetype, QByteArray> values;
    for (auto &[unit, brackets] : at) {
        const bool hasOpen = std::ranges::contains(brackets, Kind::Open, &Bracket::kind);
        // What closes stands before what opens, and a whole one where it lies inside of the others: the innermost closes
        // first, the outermost opens first.
        const auto rank = [hasOpen](const Bracket &bracket) {
            switch (bracket.kind) {
            case Kind::Whole:
                return hasOpen ? 3 : 0;
            case Kind::Close:
                return 1;
            case Kind::Open:
                break;
            }
            return 2;
        };
        std::ranges::stable_sort(brackets, [&](const Bracket &a, const Bracket &b) {
            if (rank(a) != rank(b))
                return rank(a) < rank(b);
            if (a.kind == Kind::Open && a.reach.end != b.reach.end)
                return a.reach.end > b.reach.end;
            if (a.kind == Kind::Close && a.reach.begin != b.reach.begin)
                return a.reach.begin > b.reach.begin;
            return a.kind == Kind::Close ? a.mark > b.mark : a.mark < b.mark;
        });
        QByteArray &value = values[unit];
        for (const Bracket &bracket : brackets)
            value += bracket.text;
    }
    return values;
}

QByteArray corefRest(const CorefLayout &layout, const QByteArray &rest, const QString &type)
{
    QByteArrayList attributes = rest.isEmpty() ? QByteArrayList() : attributesOf(rest);
    const qsizetype needed = std::max(layout.id, layout.type) + 1;
    while (attributes.size() < needed)
        attributes << QByteArray();
    if (layout.type >= 0)
        attributes[layout.type] = conllType(type, reserved);
    return attributes.join('-');
}

} // namespace glossator
