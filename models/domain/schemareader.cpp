// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemareader.h"

#include "models/domain/schemasyntax.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Sentence = std::expected<void, QString>;
using Words = std::vector<SchemaWord>;

/// Reads line by line. What may be named before it is defined is noted with its line and resolved at the end.
class SchemaReader {
    Q_DECLARE_TR_FUNCTIONS(Schema)

public:
    /// The sentence of the first mistake; line() says where.
    Sentence read(const QByteArray &utf8);
    int line() const { return m_line; }
    Schema schema() && { return Schema(std::move(m_parts)); }

private:
    enum class Block { None, Schema, Set, Group, Type };

    Sentence readLine(QStringView line);
    Sentence readTop(const Words &words);
    Sentence readChild(const Words &words);
    Sentence readGuideline(QStringView text, bool indented);
    Sentence readHeader(const Words &words);
    Sentence readSet(const Words &words);
    Sentence readType(TypeKind kind, const Words &words);
    Sentence readTypeOption(TypeDef &type, const Words &words, size_t &at);
    Sentence readAttribute(const Words &words);
    Sentence readAttributeKind(AttributeDef &def, const Words &words, size_t &at);
    Sentence readRole(const Words &words);
    Sentence readFillers(const Words &words, size_t first, std::vector<FillerRule> &rules);
    Sentence checkFiller(const FillerRule &rule) const;
    Sentence resolve();
    Sentence checkParent(const TypeDef &type, const Schema &schema) const;
    bool isName(const Words &words, size_t at) const;
    template <class Key>
    int noted(QHash<Key, int> &lines, const Key &key) const;

    TypeDef &type() { return m_parts.types.back(); }
    std::vector<AttributeDef> &attributes()
    {
        return m_block == Block::Group ? m_parts.groups.back().attributes : type().attributes;
    }

    SchemaParts m_parts;
    Block m_block = Block::None;
    int m_line = 1;
    QHash<TypeRef, int> m_typeLines; ///< names to the line of their definition, as in the next five
    QHash<QString, int> m_setLines;
    QHash<QString, int> m_groupLines;
    QHash<QString, int> m_keyLines;
    QHash<QString, int> m_roleLines; ///< of the current type
    QHash<std::pair<QString, int>, int> m_attributeLines; ///< of the current type or group; the int is the owner
    std::vector<std::pair<int, FillerRule>> m_fillers; ///< lines to what they name, to be resolved at the end
    std::vector<std::pair<int, QString>> m_uses;
    std::vector<int> m_lineOfType;
};

/// The line that the key was noted in before, or 0; then it is noted now.
template <class Key>
int SchemaReader::noted(QHash<Key, int> &lines, const Key &key) const
{
    const int first = lines.value(key, 0);
    if (first == 0)
        lines.insert(key, m_line);
    return first;
}

bool SchemaReader::isName(const Words &words, size_t at) const
{
    return at < words.size() && words[at].isPlain() && !words[at].text.isEmpty();
}

Sentence SchemaReader::read(const QByteArray &utf8)
{
    if (utf8.size() > maxSchemaBytes)
        return std::unexpected(tr("A schema may not be larger than 4 MiB."));
    QByteArrayView rest(utf8);
    if (rest.startsWith("\xef\xbb\xbf"))
        rest = rest.sliced(3);
    for (m_line = 1; !rest.isEmpty(); ++m_line) {
        const qsizetype end = rest.indexOf('\n');
        QByteArrayView bytes = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (bytes.endsWith('\r'))
            bytes.chop(1);
        if (bytes.size() > maxSchemaLineBytes)
            return std::unexpected(tr("A line may not be longer than 64 KiB."));
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString line = decoder(bytes);
        if (decoder.hasError())
            return std::unexpected(tr("The line is not valid UTF-8."));
        GLOSSATOR_TRY(readLine(line));
    }
    m_line = std::max(1, m_line - 1);
    if (m_block == Block::None)
        return std::unexpected(tr("The text has no schema: it begins with schema \"NAME\" version 1 language en."));
    return resolve();
}

Sentence SchemaReader::readLine(QStringView line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == u' ')
        ++indent;
    const QStringView text = line.sliced(indent);
    if (text.isEmpty() || text.startsWith(u'#'))
        return {};
    if (indent != 0 && indent != 2)
        return std::unexpected(tr("The line is indented by %n space(s); it is 0 or 2.", nullptr, int(indent)));
    if (text.startsWith(u'|'))
        return readGuideline(text.sliced(text.startsWith("| "_L1) ? 2 : 1), indent != 0);
    if (text.contains(u'\t'))
        return std::unexpected(tr("The line has a tab; only spaces separate words and indent lines."));
    const auto words = schemaWords(text);
    if (!words)
        return std::unexpected(words.error());
    return indent ? readChild(*words) : readTop(*words);
}

Sentence SchemaReader::readGuideline(QStringView text, bool indented)
{
    QString *guideline = m_block == Block::Schema ? &m_parts.guideline
        : m_block == Block::Type && indented      ? &type().guideline
                                                  : nullptr;
    if (!guideline)
        return std::unexpected(tr("A guideline line stands below a schema line or, indented, below a type."));
    // A first line that is empty must be told apart from no guideline at all once a second one follows.
    *guideline = guideline->isNull() ? (text.isEmpty() ? u""_s : text.toString()) : *guideline + u'\n' + text.toString();
    return {};
}

Sentence SchemaReader::readTop(const Words &words)
{
    const SchemaWord &word = words.front();
    if ((m_block == Block::None) != word.is("schema"_L1))
        return std::unexpected(m_block == Block::None ? tr("The first line has to be a schema line.")
                                                      : tr("There is a second schema line."));
    if (word.is("schema"_L1))
        return readHeader(words);
    if (word.is("set"_L1))
        return readSet(words);
    if (word.is("attrs"_L1)) {
        if (words.size() != 2 || !isName(words, 1))
            return std::unexpected(tr("An attribute group is written as: attrs NAME."));
        if (const int first = noted(m_groupLines, words[1].text))
            return std::unexpected(tr("The attribute group %1 stands twice; the first is in line %2.")
                                       .arg(words[1].text, QString::number(first)));
        m_parts.groups.push_back({words[1].text, {}});
        m_attributeLines.clear();
        m_block = Block::Group;
        return {};
    }
    for (size_t kind = 0; kind < std::size(typeKindWords); ++kind) {
        if (word.is(typeKindWords[kind]))
            return readType(TypeKind(kind), words);
    }
    return std::unexpected(tr("A line cannot begin with %1.").arg(word.text));
}

Sentence SchemaReader::readHeader(const Words &words)
{
    bool isNumber = false;
    if (words.size() != 6 || !words[1].quoted || !words[1].isPlain() || !words[2].is("version"_L1)
        || !words[4].is("language"_L1) || !isName(words, 5) || (m_parts.version = words[3].text.toInt(&isNumber)) < 0
        || !isNumber)
        return std::unexpected(tr("The schema line is written as: schema \"NAME\" version 1 language en."));
    m_parts.name = words[1].text;
    m_parts.language = words[5].text;
    m_block = Block::Schema;
    return {};
}

Sentence SchemaReader::readSet(const Words &words)
{
    if (words.size() < 4 || !words[2].is("="_L1) || fillerRule(words[1]).kind != FillerRule::Kind::Set
        || fillerRule(words[1]).name.isEmpty())
        return std::unexpected(tr("A set is written as: set @NAME = TYPE…"));
    FillerSet set{fillerRule(words[1]).name, {}};
    for (size_t at = 3; at < words.size(); ++at) {
        const FillerRule rule = fillerRule(words[at]);
        // Sets that only name sets above them cannot run in a circle.
        if (rule.kind == FillerRule::Kind::Set && !m_setLines.contains(rule.name))
            return std::unexpected(tr("The set @%1 is not known above this line.").arg(rule.name));
    }
    GLOSSATOR_TRY(readFillers(words, 3, set.fillers));
    if (const int first = noted(m_setLines, set.name))
        return std::unexpected(
            tr("The set @%1 stands twice; the first is in line %2.").arg(set.name, QString::number(first)));
    m_parts.sets.push_back(std::move(set));
    m_block = Block::Set;
    return {};
}

Sentence SchemaReader::readType(TypeKind kind, const Words &words)
{
    if (!isName(words, 1))
        return std::unexpected(tr("The type has no name."));
    if (qsizetype(m_parts.types.size()) == maxSchemaTypes)
        return std::unexpected(tr("A schema may not have more than 10,000 types."));
    TypeDef type;
    type.kind = kind;
    type.name = words[1].text;
    size_t at = 2;
    if (at < words.size() && words[at].quoted && words[at].isPlain())
        type.label = words[at++].text;
    while (at < words.size())
        GLOSSATOR_TRY(readTypeOption(type, words, at));
    if (const int first = noted(m_typeLines, type.ref()))
        return std::unexpected(
            tr("The type %1 stands twice; the first is in line %2.").arg(type.name, QString::number(first)));
    const bool hasKey = !type.key.isEmpty() && !type.retired;
    if (const int first = hasKey ? noted(m_keyLines, type.key.toCaseFolded()) : 0)
        return std::unexpected(
            tr("The key %1 is given twice; the first is in line %2.").arg(type.key, QString::number(first)));
    m_parts.types.push_back(std::move(type));
    m_lineOfType.push_back(m_line);
    m_roleLines.clear();
    m_attributeLines.clear();
    m_block = Block::Type;
    return {};
}

Sentence SchemaReader::readTypeOption(TypeDef &type, const Words &words, size_t &at)
{
    static constexpr std::array keywords{"<"_L1,         "abstract"_L1,   "color"_L1, "key"_L1,
                                         "symmetric"_L1, "transitive"_L1, "was"_L1,   "retired"_L1};
    const SchemaWord &word = words[at++];
    const auto twice = [&] { return std::unexpected(tr("The line says %1 twice.").arg(word.text)); };
    const auto flag = [&](bool &target) -> Sentence {
        if (target)
            return twice();
        target = true;
        return {};
    };
    const auto name = [&](QString &target) -> Sentence {
        if (!target.isEmpty())
            return twice();
        if (!isName(words, at))
            return std::unexpected(tr("A name is missing after %1.").arg(word.text));
        target = words[at++].text;
        return {};
    };
    if (word.is("abstract"_L1))
        return flag(type.abstract);
    if (word.is("retired"_L1))
        return flag(type.retired);
    if ((word.is("symmetric"_L1) || word.is("transitive"_L1)) && type.kind != TypeKind::Relation)
        return std::unexpected(tr("Only a relation can be %1.").arg(word.text));
    if (word.is("symmetric"_L1))
        return flag(type.symmetric);
    if (word.is("transitive"_L1))
        return flag(type.transitive);
    if (word.is("<"_L1))
        return name(type.parent);
    if (word.is("key"_L1))
        return name(type.key);
    if (word.is("color"_L1)) {
        if (type.color)
            return twice();
        const QString text = at < words.size() ? words[at++].text : QString();
        if (text.size() == 7 && text.startsWith(u'#'))
            type.color = hexNumber(QStringView(text).sliced(1));
        if (!type.color)
            return std::unexpected(tr("A colour is written as: color #1f77b4."));
        return {};
    }
    if (!word.is("was"_L1))
        return std::unexpected(tr("The word %1 does not belong to the line of a type.").arg(word.text));
    if (!type.was.isEmpty())
        return twice();
    const auto isKeyword = [](const SchemaWord &next) {
        return std::ranges::any_of(keywords, [&](QLatin1StringView keyword) { return next.is(keyword); });
    };
    while (isName(words, at) && !isKeyword(words[at]))
        type.was.append(words[at++].text);
    if (type.was.isEmpty())
        return std::unexpected(tr("A name is missing after %1.").arg(word.text));
    return {};
}

Sentence SchemaReader::readChild(const Words &words)
{
    const SchemaWord &first = words.front();
    if (first.is("attr"_L1) && (m_block == Block::Group || m_block == Block::Type))
        return readAttribute(words);
    if (m_block != Block::Type)
        return std::unexpected(tr("The line is indented, but nothing above it can hold %1.").arg(first.text));
    const bool isRelation = type().kind == TypeKind::Relation;
    const bool isEnd = first.is("from"_L1) || first.is("to"_L1);
    if ((isEnd || first.is("symmetric"_L1) || first.is("transitive"_L1)) && !isRelation)
        return std::unexpected(tr("Only a relation can have a line %1.").arg(first.text));
    if (isEnd) {
        std::vector<FillerRule> &rules = first.is("from"_L1) ? type().from : type().to;
        if (!rules.empty())
            return std::unexpected(tr("The relation %1 has two lines %2.").arg(type().name, first.text));
        return readFillers(words, 1, rules);
    }
    if (first.is("symmetric"_L1) || first.is("transitive"_L1)) {
        if (words.size() > 1)
            return std::unexpected(tr("Nothing can follow %1.").arg(first.text));
        (first.is("symmetric"_L1) ? type().symmetric : type().transitive) = true;
        return {};
    }
    if (first.is("role"_L1))
        return readRole(words);
    if (!first.is("use"_L1))
        return std::unexpected(tr("A line below a type cannot begin with %1.").arg(first.text));
    if (words.size() != 2 || !isName(words, 1))
        return std::unexpected(tr("Using an attribute group is written as: use NAME."));
    type().uses.append(words[1].text);
    m_uses.emplace_back(m_line, words[1].text);
    return {};
}

Sentence SchemaReader::readRole(const Words &words)
{
    if (type().group() == TypeGroup::Mention)
        return std::unexpected(tr("Only an event or a relation can have roles."));
    if (!isName(words, 1) || words.size() < 4)
        return std::unexpected(tr("A role is written as: role NAME 1|?|*|+|n..m TYPE…"));
    RoleDef role;
    role.name = words[1].text;
    const QString &card = words[2].text;
    bool ok = !words[2].quoted;
    if (card == "1"_L1 || card == "+"_L1)
        role.min = 1;
    if (card == "1"_L1 || card == "?"_L1)
        role.max = 1;
    if (card.size() > 1) {
        const qsizetype dots = card.indexOf(".."_L1);
        bool lower = false;
        bool upper = true;
        role.min = card.first(std::max<qsizetype>(dots, 0)).toInt(&lower);
        if (dots >= 0 && card.sliced(dots) != "..*"_L1)
            role.max = card.sliced(dots + 2).toInt(&upper);
        ok = ok && lower && upper && role.min >= 0 && (!role.max || *role.max >= std::max(1, role.min));
    } else {
        ok = ok && QStringView(u"1?*+").contains(card);
    }
    if (!ok)
        return std::unexpected(tr("How often a role may be filled is written as 1, ?, *, +, n..m or n..*, not %1.").arg(card));
    if (const int first = noted(m_roleLines, role.name))
        return std::unexpected(
            tr("The role %1 stands twice; the first is in line %2.").arg(role.name, QString::number(first)));
    GLOSSATOR_TRY(readFillers(words, 3, role.fillers));
    type().roles.push_back(std::move(role));
    return {};
}

Sentence SchemaReader::readFillers(const Words &words, size_t first, std::vector<FillerRule> &rules)
{
    if (first >= words.size())
        return std::unexpected(tr("A type is missing after %1.").arg(words.back().text));
    for (size_t at = first; at < words.size(); ++at) {
        rules.push_back(fillerRule(words[at]));
        m_fillers.emplace_back(m_line, rules.back());
    }
    return {};
}

Sentence SchemaReader::readAttribute(const Words &words)
{
    if (!isName(words, 1))
        return std::unexpected(tr("The attribute has no name."));
    AttributeDef def;
    def.name = words[1].text;
    size_t at = 2;
    if (at < words.size() && words[at].is("on"_L1)) {
        const auto owner = std::ranges::find_if(
            attributeOwnerWords, [&](QLatin1StringView word) { return at + 1 < words.size() && words[at + 1].is(word); });
        if (owner == std::end(attributeOwnerWords))
            return std::unexpected(
                tr("An attribute is on mention, entity, event, argument, relation or document, nothing else."));
        def.on = AttributeOwner(owner - std::begin(attributeOwnerWords));
        at += 2;
    }
    const auto takeRequired = [&] {
        if (at < words.size() && words[at].is("required"_L1)) {
            def.required = true;
            ++at;
        }
    };
    takeRequired();
    GLOSSATOR_TRY(readAttributeKind(def, words, at));
    takeRequired();
    if (at < words.size() && words[at].is("default"_L1)) {
        if (at + 1 >= words.size())
            return std::unexpected(tr("A value is missing after %1.").arg(words[at].text));
        def.preset = words[at + 1].text;
        if (!def.fits(*def.preset))
            return std::unexpected(
                tr("The default %1 is not a value that the attribute %2 can take.").arg(*def.preset, def.name));
        at += 2;
    }
    if (at < words.size())
        return std::unexpected(tr("The word %1 does not belong to the line of an attribute.").arg(words[at].text));
    const int owner = def.on                 ? int(*def.on)
        : m_block == Block::Type ? int(defaultOwner(type().kind))
                                             : -1;
    if (const int first = noted(m_attributeLines, std::pair(def.name, owner)))
        return std::unexpected(
            tr("The attribute %1 stands twice; the first is in line %2.").arg(def.name, QString::number(first)));
    attributes().push_back(std::move(def));
    return {};
}

Sentence SchemaReader::readAttributeKind(AttributeDef &def, const Words &words, size_t &at)
{
    static constexpr std::array<std::pair<QLatin1StringView, AttributeKind>, 5> simple{
        {{"text"_L1, AttributeKind::Text},
         {"int"_L1, AttributeKind::Int},
         {"number"_L1, AttributeKind::Number},
         {"date"_L1, AttributeKind::Date},
         {"bool"_L1, AttributeKind::Bool}}};
    for (const auto &[word, kind] : simple) {
        if (at < words.size() && words[at].is(word)) {
            def.kind = kind;
            ++at;
            return {};
        }
    }
    const bool isOne = at + 1 < words.size() && words[at].is("one"_L1) && words[at + 1].is("of"_L1);
    const bool isAny = at + 1 < words.size() && words[at].is("any"_L1) && words[at + 1].is("of"_L1);
    if (!isOne && !isAny)
        return std::unexpected(
            tr("What the attribute %1 holds is one of, any of, text, int, number, date or bool.").arg(def.name));
    def.kind = isOne ? AttributeKind::Choice : AttributeKind::Several;
    for (at += 2; at < words.size() && !words[at].is("required"_L1) && !words[at].is("default"_L1); ++at)
        def.values.append(words[at].text);
    if (def.values.isEmpty())
        return std::unexpected(tr("The attribute %1 has no values to choose from.").arg(def.name));
    return {};
}

Sentence SchemaReader::checkFiller(const FillerRule &rule) const
{
    switch (rule.kind) {
    case FillerRule::Kind::Set:
        if (!m_setLines.contains(rule.name))
            return std::unexpected(tr("The set @%1 is not known.").arg(rule.name));
        return {};
    case FillerRule::Kind::EventType:
        if (!m_typeLines.contains({TypeGroup::Event, rule.name}))
            return std::unexpected(tr("The event type %1 is not known.").arg(rule.name));
        return {};
    case FillerRule::Kind::Type:
        if (m_typeLines.contains({TypeGroup::Mention, rule.name}))
            return {};
        return std::unexpected(m_typeLines.contains({TypeGroup::Event, rule.name})
                                   ? tr("The type %1 is an event: write event:%1.").arg(rule.name)
                                   : tr("The type %1 is not known.").arg(rule.name));
    case FillerRule::Kind::AnyEvent:
    case FillerRule::Kind::Anything:
        break;
    }
    return {};
}

Sentence SchemaReader::checkParent(const TypeDef &type, const Schema &schema) const
{
    if (type.parent.isEmpty())
        return {};
    const TypeDef *parent = schema.type(type.group(), type.parent);
    if (parent && parent->kind == type.kind) {
        if (!schema.parentOf(type)) // cut there because it closes a circle
            return std::unexpected(tr("The type %1 inherits from itself.").arg(type.name));
        return {};
    }
    const bool elsewhere = std::ranges::any_of(std::array{TypeGroup::Mention, TypeGroup::Relation, TypeGroup::Event},
                                               [&](TypeGroup group) { return schema.type(group, type.parent); });
    return std::unexpected(elsewhere ? tr("The type %1 cannot inherit from %2, which is of another kind.")
                                           .arg(type.name, type.parent)
                                     : tr("The parent %2 of the type %1 is not known.").arg(type.name, type.parent));
}

Sentence SchemaReader::resolve()
{
    const Schema schema(m_parts);
    for (size_t i = 0; i < schema.types().size(); ++i) {
        m_line = m_lineOfType[i];
        GLOSSATOR_TRY(checkParent(schema.types()[i], schema));
    }
    for (const auto &[line, rule] : m_fillers) {
        m_line = line;
        GLOSSATOR_TRY(checkFiller(rule));
    }
    for (const auto &[line, use] : m_uses) {
        m_line = line;
        if (!m_groupLines.contains(use))
            return std::unexpected(tr("The attribute group %1 is not known.").arg(use));
    }
    return {};
}

} // namespace

Result<Schema> readSchema(const QByteArray &utf8, const QString &fileName)
{
    SchemaReader reader;
    if (const Sentence read = reader.read(utf8); !read)
        return fail(Error::Code::BadInput, u"%1:%2: %3"_s.arg(fileName, QString::number(reader.line()), read.error()));
    return std::move(reader).schema();
}

} // namespace glossator
