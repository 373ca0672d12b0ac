// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/schemareader.h"

#include "models/domain/schemalines.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <limits>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Done = SchemaLine<void>;

/// Reads line by line. What may be named before it is defined is noted with its line and resolved at the end.
class SchemaReader {
    Q_DECLARE_TR_FUNCTIONS(Schema)

public:
    /// The schema, or the sentence of the first mistake; line() says where.
    SchemaLine<Schema> read(const QByteArray &utf8);
    int line() const { return m_line; }

private:
    enum class Block { None, Schema, Set, Group, Type };

    Done readLine(QStringView line);
    Done readGuideline(QStringView text, bool indented);
    Done readTop(const SchemaWords &words);
    Done readHeader(const SchemaWords &words);
    Done readSet(const SchemaWords &words);
    Done readGroup(const SchemaWords &words);
    Done readType(TypeKind kind, const SchemaWords &words);
    Done readChild(const SchemaWords &words);
    Done readAttribute(const SchemaWords &words);
    Done readRelationLine(const SchemaWords &words);
    Done readRole(const SchemaWords &words);
    Done readUse(const SchemaWords &words);
    void noteFillers(const std::vector<FillerRule> &rules);
    SchemaLine<Schema> resolve();
    Done checkParent(const TypeDef &type, const Schema &schema) const;
    Done checkFiller(const FillerRule &rule) const;
    template <class Key>
    int noted(QHash<Key, int> &lines, const Key &key) const;

    TypeDef &type() { return m_parts.types.back(); }

    SchemaParts m_parts;
    Block m_block = Block::None;
    int m_line = 1;
    std::vector<int> m_lineOfType;
    QHash<TypeRef, int> m_typeLines; ///< names to the line of their definition, as in the next five
    QHash<QString, int> m_setLines;
    QHash<QString, int> m_groupLines;
    QHash<QString, int> m_keyLines;
    QHash<QString, int> m_roleLines; ///< of the current type
    QHash<std::pair<QString, int>, int> m_attributeLines; ///< of the current type or group; the int is the owner
    std::vector<std::pair<int, FillerRule>> m_fillers; ///< lines to what they name, to be resolved at the end
    std::vector<std::pair<int, QString>> m_uses;
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

SchemaLine<Schema> SchemaReader::read(const QByteArray &utf8)
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

Done SchemaReader::readLine(QStringView line)
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

Done SchemaReader::readGuideline(QStringView text, bool indented)
{
    QString *guideline = m_block == Block::Schema ? &m_parts.guideline
        : m_block == Block::Type && indented      ? &type().guideline
                                                  : nullptr;
    if (!guideline)
        return std::unexpected(tr("A guideline line stands below a schema line or, indented, below a type."));
    // A first line that is empty must be told apart from no guideline at all once a second one follows.
    *guideline
        = guideline->isNull() ? (text.isEmpty() ? u""_s : text.toString()) : *guideline + u'\n' + text.toString();
    return {};
}

Done SchemaReader::readTop(const SchemaWords &words)
{
    const SchemaWord &word = words.front();
    if ((m_block == Block::None) != word.is("schema"_L1))
        return std::unexpected(m_block == Block::None ? tr("The first line has to be a schema line.")
                                                      : tr("There is a second schema line."));
    if (word.is("schema"_L1))
        return readHeader(words);
    if (word.is("set"_L1))
        return readSet(words);
    if (word.is("attrs"_L1))
        return readGroup(words);
    for (size_t kind = 0; kind < std::size(typeKindWords); ++kind) {
        if (word.is(typeKindWords[kind]))
            return readType(TypeKind(kind), words);
    }
    return std::unexpected(tr("A line cannot begin with %1.").arg(word.text));
}

Done SchemaReader::readHeader(const SchemaWords &words)
{
    bool isNumber = false;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (words.size() != 6 || !words[1].quoted || !words[1].isPlain() || !words[2].is("version"_L1)
        || !words[4].is("language"_L1) || !isSchemaName(words, 5) || !std::ranges::all_of(words[3].text, isDigit))
        return std::unexpected(tr("The schema line is written as: schema \"NAME\" version 1 language en."));
    m_parts.version = words[3].text.toInt(&isNumber);
    if (!isNumber) {
        return std::unexpected(
            tr("The version is too large; the largest is %1.").arg(QString::number(std::numeric_limits<int>::max())));
    }
    m_parts.name = words[1].text;
    m_parts.language = words[5].text;
    m_block = Block::Schema;
    return {};
}

Done SchemaReader::readSet(const SchemaWords &words)
{
    if (words.size() < 4 || !words[2].is("="_L1) || fillerRule(words[1]).kind != FillerRule::Kind::Set
        || fillerRule(words[1]).name.isEmpty())
        return std::unexpected(tr("A set is written as: set @NAME = TYPE…"));
    FillerSet set{fillerRule(words[1]).name};
    GLOSSATOR_ASSIGN(set.fillers, fillerWords(words, 3));
    for (const FillerRule &rule : set.fillers) {
        // Sets that only name sets above them cannot run in a circle.
        if (rule.kind == FillerRule::Kind::Set && !m_setLines.contains(rule.name))
            return std::unexpected(tr("The set @%1 is not known above this line.").arg(rule.name));
    }
    if (const int first = noted(m_setLines, set.name)) {
        return std::unexpected(
            tr("The set @%1 stands twice; the first is in line %2.").arg(set.name, QString::number(first)));
    }
    noteFillers(set.fillers);
    m_parts.sets.push_back(std::move(set));
    m_block = Block::Set;
    return {};
}

Done SchemaReader::readGroup(const SchemaWords &words)
{
    if (words.size() != 2 || !isSchemaName(words, 1))
        return std::unexpected(tr("An attribute group is written as: attrs NAME."));
    const QString &name = words[1].text;
    if (const int first = noted(m_groupLines, name)) {
        return std::unexpected(
            tr("The attribute group %1 stands twice; the first is in line %2.").arg(name, QString::number(first)));
    }
    m_parts.groups.push_back({name});
    m_attributeLines.clear();
    m_block = Block::Group;
    return {};
}

Done SchemaReader::readType(TypeKind kind, const SchemaWords &words)
{
    GLOSSATOR_ASSIGN(TypeDef read, typeLine(kind, words));
    if (qsizetype(m_parts.types.size()) == maxSchemaTypes)
        return std::unexpected(tr("A schema may not have more than 10,000 types."));
    if (const int first = noted(m_typeLines, read.ref())) {
        return std::unexpected(
            tr("The type %1 stands twice; the first is in line %2.").arg(read.name, QString::number(first)));
    }
    const bool hasKey = !read.key.isEmpty() && !read.retired;
    if (const int first = hasKey ? noted(m_keyLines, read.key.toCaseFolded()) : 0) {
        return std::unexpected(
            tr("The key %1 is given twice; the first is in line %2.").arg(read.key, QString::number(first)));
    }
    m_parts.types.push_back(std::move(read));
    m_lineOfType.push_back(m_line);
    m_roleLines.clear();
    m_attributeLines.clear();
    m_block = Block::Type;
    return {};
}

Done SchemaReader::readChild(const SchemaWords &words)
{
    const SchemaWord &word = words.front();
    if (word.is("attr"_L1) && (m_block == Block::Group || m_block == Block::Type))
        return readAttribute(words);
    if (m_block != Block::Type)
        return std::unexpected(tr("The line is indented, but nothing above it can hold %1.").arg(word.text));
    for (const QLatin1StringView line : {"from"_L1, "to"_L1, "symmetric"_L1, "transitive"_L1}) {
        if (word.is(line))
            return readRelationLine(words);
    }
    if (word.is("role"_L1))
        return readRole(words);
    if (word.is("use"_L1))
        return readUse(words);
    return std::unexpected(tr("A line below a type cannot begin with %1.").arg(word.text));
}

Done SchemaReader::readAttribute(const SchemaWords &words)
{
    GLOSSATOR_ASSIGN(AttributeDef def, attributeLine(words));
    const bool isGroup = m_block == Block::Group;
    const int owner = def.on ? int(*def.on) : isGroup ? -1 : int(defaultOwner(type().kind));
    if (const int first = noted(m_attributeLines, std::pair(def.name, owner))) {
        return std::unexpected(
            tr("The attribute %1 stands twice; the first is in line %2.").arg(def.name, QString::number(first)));
    }
    (isGroup ? m_parts.groups.back().attributes : type().attributes).push_back(std::move(def));
    return {};
}

Done SchemaReader::readRelationLine(const SchemaWords &words)
{
    const SchemaWord &word = words.front();
    if (type().kind != TypeKind::Relation)
        return std::unexpected(tr("Only a relation can have a line %1.").arg(word.text));
    if (word.is("symmetric"_L1) || word.is("transitive"_L1)) {
        if (words.size() > 1)
            return std::unexpected(tr("Nothing can follow %1.").arg(word.text));
        (word.is("symmetric"_L1) ? type().symmetric : type().transitive) = true;
        return {};
    }
    std::vector<FillerRule> &rules = word.is("from"_L1) ? type().from : type().to;
    if (!rules.empty())
        return std::unexpected(tr("The relation %1 has two lines %2.").arg(type().name, word.text));
    GLOSSATOR_ASSIGN(rules, fillerWords(words, 1));
    noteFillers(rules);
    return {};
}

Done SchemaReader::readRole(const SchemaWords &words)
{
    if (type().group() == TypeGroup::Mention)
        return std::unexpected(tr("Only an event or a relation can have roles."));
    GLOSSATOR_ASSIGN(RoleDef role, roleLine(words));
    if (const int first = noted(m_roleLines, role.name)) {
        return std::unexpected(
            tr("The role %1 stands twice; the first is in line %2.").arg(role.name, QString::number(first)));
    }
    noteFillers(role.fillers);
    type().roles.push_back(std::move(role));
    return {};
}

Done SchemaReader::readUse(const SchemaWords &words)
{
    if (words.size() != 2 || !isSchemaName(words, 1))
        return std::unexpected(tr("Using an attribute group is written as: use NAME."));
    type().uses.append(words[1].text);
    m_uses.emplace_back(m_line, words[1].text);
    return {};
}

void SchemaReader::noteFillers(const std::vector<FillerRule> &rules)
{
    for (const FillerRule &rule : rules)
        m_fillers.emplace_back(m_line, rule);
}

SchemaLine<Schema> SchemaReader::resolve()
{
    Schema schema(std::move(m_parts));
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
    return schema;
}

Done SchemaReader::checkFiller(const FillerRule &rule) const
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

Done SchemaReader::checkParent(const TypeDef &type, const Schema &schema) const
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
    return std::unexpected(elsewhere
            ? tr("The type %1 cannot inherit from %2, which is of another kind.").arg(type.name, type.parent)
            : tr("The parent %2 of the type %1 is not known.").arg(type.name, type.parent));
}

} // namespace

Result<Schema> readSchema(const QByteArray &utf8, const QString &fileName)
{
    SchemaReader reader;
    auto schema = reader.read(utf8);
    if (!schema) {
        return fail(
            Error::Code::BadInput, u"%1:%2: %3"_s.arg(fileName, QString::number(reader.line()), schema.error()));
    }
    return *std::move(schema);
}

} // namespace glossator
