// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemalines.h"

#include "models/base/result.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Done = SchemaLine<void>;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

template <class... Arguments>
std::unexpected<QString> mistake(const QString &sentence, const Arguments &...arguments)
{
    if constexpr (sizeof...(arguments) > 0)
        return std::unexpected(sentence.arg(arguments...));
    else
        return std::unexpected(sentence);
}

Done takeName(QString &target, const SchemaWords &words, size_t &at)
{
    const QString &before = words[at - 1].text;
    if (!target.isEmpty())
        return mistake(Texts::tr("The line says %1 twice."), before);
    if (!isSchemaName(words, at))
        return mistake(Texts::tr("A name is missing after %1."), before);
    target = words[at++].text;
    return {};
}

Done takeFlag(bool &target, const SchemaWord &word)
{
    if (target)
        return mistake(Texts::tr("The line says %1 twice."), word.text);
    target = true;
    return {};
}

Done takeColor(std::optional<quint32> &target, const SchemaWords &words, size_t &at)
{
    if (target)
        return mistake(Texts::tr("The line says %1 twice."), words[at - 1].text);
    const QString text = at < words.size() ? words[at++].text : QString();
    if (text.size() == 7 && text.startsWith(u'#'))
        target = hexNumber(QStringView(text).sliced(1));
    if (!target)
        return mistake(Texts::tr("A colour is written as: color #1f77b4."));
    return {};
}

Done takeFormerNames(QStringList &target, const SchemaWords &words, size_t &at)
{
    if (!target.isEmpty())
        return mistake(Texts::tr("The line says %1 twice."), words[at - 1].text);
    const auto isOption = [](const SchemaWord &word) {
        return std::ranges::any_of(typeOptionWords, [&](QLatin1StringView option) { return word.is(option); });
    };
    while (isSchemaName(words, at) && !isOption(words[at]))
        target.append(words[at++].text);
    if (target.isEmpty())
        return mistake(Texts::tr("A name is missing after %1."), words[at - 1].text);
    return {};
}

Done takeOption(TypeDef &type, const SchemaWords &words, size_t &at)
{
    const SchemaWord &word = words[at++];
    if (word.is("abstract"_L1))
        return takeFlag(type.abstract, word);
    if (word.is("retired"_L1))
        return takeFlag(type.retired, word);
    if ((word.is("symmetric"_L1) || word.is("transitive"_L1)) && type.kind != TypeKind::Relation)
        return mistake(Texts::tr("Only a relation can be %1."), word.text);
    if (word.is("symmetric"_L1))
        return takeFlag(type.symmetric, word);
    if (word.is("transitive"_L1))
        return takeFlag(type.transitive, word);
    if (word.is("<"_L1))
        return takeName(type.parent, words, at);
    if (word.is("key"_L1))
        return takeName(type.key, words, at);
    if (word.is("color"_L1))
        return takeColor(type.color, words, at);
    if (word.is("was"_L1))
        return takeFormerNames(type.was, words, at);
    return mistake(Texts::tr("The word %1 does not belong to the line of a type."), word.text);
}

/// `1`, `?`, `*`, `+`, `n..m`, `n..*`
bool takeCard(RoleDef &role, const SchemaWord &word)
{
    const QString &card = word.text;
    if (word.quoted)
        return false;
    if (card.size() == 1) {
        role.min = card == "1"_L1 || card == "+"_L1;
        if (card == "1"_L1 || card == "?"_L1)
            role.max = 1;
        return QStringView(u"1?*+").contains(card);
    }
    const qsizetype dots = card.indexOf(".."_L1);
    if (dots < 0)
        return false;
    bool lower = false;
    bool upper = true;
    role.min = card.first(dots).toInt(&lower);
    if (card.sliced(dots) != "..*"_L1)
        role.max = card.sliced(dots + 2).toInt(&upper);
    return lower && upper && role.min >= 0 && (!role.max || *role.max >= std::max(1, role.min));
}

Done takeAttributeKind(AttributeDef &def, const SchemaWords &words, size_t &at)
{
    static constexpr std::array<std::pair<QLatin1StringView, AttributeKind>, 5> simple{
        {{"text"_L1, AttributeKind::Text}, {"int"_L1, AttributeKind::Int}, {"number"_L1, AttributeKind::Number},
            {"date"_L1, AttributeKind::Date}, {"bool"_L1, AttributeKind::Bool}}};
    for (const auto &[word, kind] : simple) {
        if (at < words.size() && words[at].is(word)) {
            def.kind = kind;
            ++at;
            return {};
        }
    }
    const bool isOne = at + 1 < words.size() && words[at].is("one"_L1) && words[at + 1].is("of"_L1);
    const bool isAny = at + 1 < words.size() && words[at].is("any"_L1) && words[at + 1].is("of"_L1);
    if (!isOne && !isAny) {
        return mistake(
            Texts::tr("What the attribute %1 holds is one of, any of, text, int, number, date or bool."), def.name);
    }
    def.kind = isOne ? AttributeKind::Choice : AttributeKind::Several;
    for (at += 2; at < words.size() && !words[at].is("required"_L1) && !words[at].is("default"_L1); ++at)
        def.values.append(words[at].text);
    if (def.values.isEmpty())
        return mistake(Texts::tr("The attribute %1 has no values to choose from."), def.name);
    return {};
}

void takeRequired(AttributeDef &def, const SchemaWords &words, size_t &at)
{
    if (at < words.size() && words[at].is("required"_L1)) {
        def.required = true;
        ++at;
    }
}

} // namespace

bool isSchemaName(const SchemaWords &words, size_t at)
{
    return at < words.size() && words[at].isPlain() && !words[at].text.isEmpty();
}

SchemaLine<TypeDef> typeLine(TypeKind kind, const SchemaWords &words)
{
    if (!isSchemaName(words, 1))
        return mistake(Texts::tr("The type has no name."));
    TypeDef type{.kind = kind, .name = words[1].text};
    size_t at = 2;
    if (at < words.size() && words[at].quoted && words[at].isPlain())
        type.label = words[at++].text;
    while (at < words.size())
        GLOSSATOR_TRY(takeOption(type, words, at));
    return type;
}

SchemaLine<RoleDef> roleLine(const SchemaWords &words)
{
    if (!isSchemaName(words, 1) || words.size() < 4)
        return mistake(Texts::tr("A role is written as: role NAME 1|?|*|+|n..m TYPE…"));
    RoleDef role{.name = words[1].text};
    if (!takeCard(role, words[2])) {
        return mistake(
            Texts::tr("How often a role may be filled is written as 1, ?, *, +, n..m or n..*, not %1."), words[2].text);
    }
    GLOSSATOR_ASSIGN(role.fillers, fillerWords(words, 3));
    return role;
}

SchemaLine<AttributeDef> attributeLine(const SchemaWords &words)
{
    if (!isSchemaName(words, 1))
        return mistake(Texts::tr("The attribute has no name."));
    AttributeDef def{.name = words[1].text};
    size_t at = 2;
    if (at < words.size() && words[at].is("on"_L1)) {
        const auto owner = std::ranges::find_if(attributeOwnerWords,
            [&](QLatin1StringView word) { return at + 1 < words.size() && words[at + 1].is(word); });
        if (owner == std::end(attributeOwnerWords)) {
            return mistake(
                Texts::tr("An attribute is on mention, entity, event, argument, relation or document, nothing else."));
        }
        def.on = AttributeOwner(owner - std::begin(attributeOwnerWords));
        at += 2;
    }
    takeRequired(def, words, at);
    GLOSSATOR_TRY(takeAttributeKind(def, words, at));
    takeRequired(def, words, at);
    if (at < words.size() && words[at].is("default"_L1)) {
        if (++at == words.size())
            return mistake(Texts::tr("A value is missing after %1."), words.back().text);
        def.preset = words[at++].text;
        if (!def.fits(*def.preset)) {
            return mistake(
                Texts::tr("The default %1 is not a value that the attribute %2 can take."), *def.preset, def.name);
        }
    }
    if (at < words.size())
        return mistake(Texts::tr("The word %1 does not belong to the line of an attribute."), words[at].text);
    return def;
}

SchemaLine<std::vector<FillerRule>> fillerWords(const SchemaWords &words, size_t first)
{
    if (first >= words.size())
        return mistake(Texts::tr("A type is missing after %1."), words.back().text);
    std::vector<FillerRule> rules;
    for (size_t at = first; at < words.size(); ++at)
        rules.push_back(fillerRule(words[at]));
    return rules;
}

} // namespace glossator
