// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlekeys.h"

#include <QCoreApplication>
#include <QKeySequence>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

enum class Mode : quint8 { Always, Marking, Picking };

struct Row {
    ArticleCommand command;
    Mode mode;
    QKeyCombination key;
    const char *meaning;
};

using enum ArticleCommand;
constexpr auto Ctrl = Qt::ControlModifier;
constexpr auto Alt = Qt::AltModifier;

/// Alt with left and right stays free: everywhere it means back and forward.
constexpr Row Table[] = {
    {Left, Mode::Marking, Qt::Key_Left, QT_TRANSLATE_NOOP("ArticleKeys", "one character to the left")},
    {Right, Mode::Marking, Qt::Key_Right, QT_TRANSLATE_NOOP("ArticleKeys", "one character to the right")},
    {WordLeft, Mode::Always, Ctrl | Qt::Key_Left, QT_TRANSLATE_NOOP("ArticleKeys", "one word to the left")},
    {WordRight, Mode::Always, Ctrl | Qt::Key_Right, QT_TRANSLATE_NOOP("ArticleKeys", "one word to the right")},
    {LineUp, Mode::Marking, Qt::Key_Up, QT_TRANSLATE_NOOP("ArticleKeys", "one line up")},
    {LineDown, Mode::Marking, Qt::Key_Down, QT_TRANSLATE_NOOP("ArticleKeys", "one line down")},
    {LineStart, Mode::Always, Qt::Key_Home, QT_TRANSLATE_NOOP("ArticleKeys", "start of the line")},
    {LineEnd, Mode::Always, Qt::Key_End, QT_TRANSLATE_NOOP("ArticleKeys", "end of the line")},
    {SentenceBack, Mode::Always, Alt | Qt::Key_Up, QT_TRANSLATE_NOOP("ArticleKeys", "one sentence back")},
    {SentenceForward, Mode::Always, Alt | Qt::Key_Down, QT_TRANSLATE_NOOP("ArticleKeys", "one sentence forward")},
    {ParagraphUp, Mode::Always, Ctrl | Qt::Key_Up, QT_TRANSLATE_NOOP("ArticleKeys", "one paragraph up")},
    {ParagraphDown, Mode::Always, Ctrl | Qt::Key_Down, QT_TRANSLATE_NOOP("ArticleKeys", "one paragraph down")},
    {PageUp, Mode::Always, Qt::Key_PageUp, QT_TRANSLATE_NOOP("ArticleKeys", "one page up")},
    {PageDown, Mode::Always, Qt::Key_PageDown, QT_TRANSLATE_NOOP("ArticleKeys", "one page down")},
    {ArticleStart, Mode::Always, Ctrl | Qt::Key_Home, QT_TRANSLATE_NOOP("ArticleKeys", "start of the article")},
    {ArticleEnd, Mode::Always, Ctrl | Qt::Key_End, QT_TRANSLATE_NOOP("ArticleKeys", "end of the article")},
    {SelectAll, Mode::Marking, Ctrl | Qt::Key_A, QT_TRANSLATE_NOOP("ArticleKeys", "select everything")},
    {Copy, Mode::Always, Ctrl | Qt::Key_C, QT_TRANSLATE_NOOP("ArticleKeys", "copy the selection")},
    {NextMention, Mode::Marking, Qt::Key_Period, QT_TRANSLATE_NOOP("ArticleKeys", "next mention")},
    {PreviousMention, Mode::Marking, Qt::Key_Comma, QT_TRANSLATE_NOOP("ArticleKeys", "previous mention")},
    {AssignEntity, Mode::Marking, Qt::Key_Tab, QT_TRANSLATE_NOOP("ArticleKeys", "choose the entity of the mention")},
    {MarkEvent, Mode::Marking, Qt::Key_E, QT_TRANSLATE_NOOP("ArticleKeys", "make an event of the selection")},
    {Delete, Mode::Marking, Qt::Key_Delete, QT_TRANSLATE_NOOP("ArticleKeys", "delete the mention")},
    {Delete, Mode::Marking, Qt::Key_Backspace, nullptr},
    {PickNext, Mode::Picking, Qt::Key_Right,
        QT_TRANSLATE_NOOP("ArticleKeys", "while picking: next that may be chosen")},
    {PickNext, Mode::Picking, Qt::Key_Down, nullptr},
    {PickNext, Mode::Picking, Qt::Key_Tab, nullptr},
    {PickPrevious, Mode::Picking, Qt::Key_Left,
        QT_TRANSLATE_NOOP("ArticleKeys", "while picking: previous that may be chosen")},
    {PickPrevious, Mode::Picking, Qt::Key_Up, nullptr},
    {PickPrevious, Mode::Picking, Qt::ShiftModifier | Qt::Key_Backtab, nullptr},
    {PickCurrent, Mode::Picking, Qt::Key_Return, QT_TRANSLATE_NOOP("ArticleKeys", "while picking: choose it")},
    {PickCurrent, Mode::Picking, Qt::Key_Enter, nullptr},
    {BackOut, Mode::Always, Qt::Key_Escape, QT_TRANSLATE_NOOP("ArticleKeys", "leave picking, or clear the selection")},
    {ZoomIn, Mode::Always, Ctrl | Qt::Key_Plus, QT_TRANSLATE_NOOP("ArticleKeys", "larger text")},
    {ZoomIn, Mode::Always, Ctrl | Qt::Key_Equal, nullptr},
    {ZoomOut, Mode::Always, Ctrl | Qt::Key_Minus, QT_TRANSLATE_NOOP("ArticleKeys", "smaller text")},
    {ZoomReset, Mode::Always, Ctrl | Qt::Key_0, QT_TRANSLATE_NOOP("ArticleKeys", "text in its own size")},
};

const TypeDef *typeForDigit(QKeyCombination key, const Schema &schema)
{
    if (key.keyboardModifiers() != Qt::NoModifier || key.key() < Qt::Key_0 || key.key() > Qt::Key_9)
        return nullptr;
    const auto digit = size_t(key.key() - Qt::Key_0);
    const auto index = digit == 0 ? 9 : digit - 1;
    const auto offered = schema.offered(TypeGroup::Mention);
    return index < offered.size() ? offered[index] : nullptr;
}

} // namespace

std::optional<ArticleKey> articleKey(QKeyCombination key, const Schema &schema, bool picking)
{
    key = QKeyCombination(key.keyboardModifiers() & ~Qt::KeypadModifier, key.key());
    if (!picking) {
        const auto *type = schema.typeForKey(QKeySequence(key).toString(QKeySequence::PortableText));
        if (type && type->isOffered() && type->kind != TypeKind::Relation)
            return ArticleKey{Mark, false, type};
        if (const auto *byDigit = typeForDigit(key, schema))
            return ArticleKey{Mark, false, byDigit};
    }
    const auto shift = key.keyboardModifiers().testFlag(Qt::ShiftModifier);
    const QKeyCombination unshifted(key.keyboardModifiers() & ~Qt::ShiftModifier, key.key());
    for (const auto &row : Table) {
        if (row.mode != Mode::Always && (row.mode == Mode::Picking) != picking)
            continue;
        if (row.key == key)
            return ArticleKey{row.command, false, nullptr};
        if (isMove(row.command) && shift && row.key == unshifted)
            return ArticleKey{row.command, true, nullptr};
    }
    return {};
}

std::vector<KeyHelp> articleKeyHelp(const Schema &schema)
{
    std::vector<KeyHelp> help;
    for (const auto &row : Table) {
        const auto keys = QKeySequence(row.key).toString(QKeySequence::NativeText);
        if (row.meaning)
            help.push_back({keys, QCoreApplication::translate("ArticleKeys", row.meaning)});
        else
            help.back().keys += u", "_s + keys;
    }
    const auto offered = schema.offered(TypeGroup::Mention);
    for (const auto &type : schema.types()) {
        if (!type.isOffered() || type.kind == TypeKind::Relation)
            continue;
        QStringList keys;
        if (!type.key.isEmpty())
            keys << QKeySequence::fromString(type.key).toString(QKeySequence::NativeText);
        if (const auto place = std::ranges::find(offered, &type) - offered.begin(); place < 10)
            if (std::ranges::contains(offered, &type))
                keys << QString::number((place + 1) % 10);
        if (!keys.isEmpty())
            help.push_back({keys.join(u", "_s), type.title()});
    }
    return help;
}

} // namespace glossator
