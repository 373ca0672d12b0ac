// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/mentiontip.h"

#include "models/items/detailrows.h"
#include "models/store/displayrows.h"
#include "models/store/eventrepository.h"

#include <QCoreApplication>

#include <ranges>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t MostMentions = 5;
constexpr qsizetype MostLines = 12; ///< of one mention
constexpr qsizetype Longest = 140; ///< characters of a value

using Field = DetailRow::Field;

/// Safe in rich text, in one line, and no longer than there is room for.
QString shown(const QString &value)
{
    QString text = value.simplified();
    if (text.size() > Longest) {
        text.truncate(Longest - 1);
        if (text.back().isHighSurrogate())
            text.chop(1);
        text += u'…';
    }
    return text.toHtmlEscaped();
}

/// Whether a row tells something that the text does not show already.
bool isTelling(const DetailRow &row)
{
    switch (row.field) {
    case Field::Level:
    case Field::Confidence:
    case Field::Flag:
    case Field::Attribute:
    case Field::Note:
    case Field::OwnNote:
        return !row.isPreset && !row.value.isEmpty();
    case Field::Status:
        return row.edit.toInt() != int(Status::Accepted);
    default:
        return false;
    }
}

class Tip {
    Q_DECLARE_TR_FUNCTIONS(MentionTip)

public:
    Tip(Store &store, const Schema &schema) : m_store(store), m_schema(schema) {}

    [[nodiscard]] QString of(MentionId id)
    {
        const auto rows = detailRows(m_store, m_schema, id);
        if (rows.empty())
            return {};
        m_lines.clear();
        QString who;
        QString when;
        QString head;
        for (const DetailRow &row : rows) {
            if (row.field == Field::Type)
                head = type(row) + head;
            else if (row.field == Field::EntityName)
                head += u" · "_s + shown(row.value);
            else if (row.field == Field::Author)
                who = row.value;
            else if (row.field == Field::Time)
                when = row.value;
            else if (isTelling(row))
                line(row.name, row.value);
        }
        for (const EventMention &event : EventRepository(m_store).triggeredBy(id).value_or(std::vector<EventMention>()))
            addEvent(event);
        if (m_lines.size() > MostLines) {
            m_lines.resize(MostLines);
            m_lines << u"<tr><td>…</td></tr>"_s;
        }
        QString text = u"<div>"_s + head + u"</div>"_s;
        if (!m_lines.isEmpty())
            text += u"<table cellspacing='0' cellpadding='0'>"_s + m_lines.join(QString()) + u"</table>"_s;
        const QString signature = QStringList{who, when}.join(who.isEmpty() || when.isEmpty() ? QString() : u", "_s);
        if (!signature.isEmpty())
            text += u"<div><small>"_s + shown(signature) + u"</small></div>"_s;
        return text;
    }

private:
    /// The schema's own name beside what people call it, where that is another.
    static QString type(const DetailRow &row)
    {
        const QString name = row.edit.toString();
        QString text = u"<b>"_s + shown(row.value) + u"</b>"_s;
        if (!name.isEmpty() && name != row.value)
            text += u" <small>"_s + shown(name) + u"</small>"_s;
        if (row.color.isValid())
            text.prepend(u"<span style='color:#%1'>■</span> "_s.arg(row.color.toUInt() & 0xffffff, 6, 16, QChar(u'0')));
        return text;
    }

    void line(const QString &name, const QString &value)
    {
        const QString title = name.isEmpty() ? name : name.front().toUpper() + name.sliced(1); // as in the panels
        m_lines << u"<tr><td>%1:&nbsp;</td><td>%2</td></tr>"_s.arg(shown(title), shown(value));
    }

    void addEvent(const EventMention &event)
    {
        for (const DetailRow &row : detailRows(m_store, m_schema, event.id)) {
            if (isTelling(row))
                line(row.name, row.value);
        }
        const DisplayRows words(m_store);
        for (const ArgumentId id : words.argumentsOf(event.id).value_or(std::vector<ArgumentId>())) {
            if (const auto row = words.argument(id))
                line(row->argument.role, row->words);
        }
    }

    Store &m_store;
    const Schema &m_schema;
    QStringList m_lines;
};

} // namespace

QString mentionTip(Store &store, const Schema &schema, const std::vector<MentionId> &mentions)
{
    QStringList tips;
    Tip tip(store, schema);
    for (const MentionId id : mentions | std::views::take(MostMentions)) {
        if (const QString text = tip.of(id); !text.isEmpty())
            tips << text;
    }
    if (tips.isEmpty())
        return {};
    if (mentions.size() > MostMentions)
        tips << u"<div>"_s
                + QCoreApplication::translate(
                    "MentionTip", "and %n more", "mentions", int(mentions.size() - MostMentions))
                + u"</div>"_s;
    return u"<html>"_s + tips.join(u"<hr>"_s) + u"</html>"_s;
}

} // namespace glossator
