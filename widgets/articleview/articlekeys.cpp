// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlekeys.h"

#include <QCoreApplication>
#include <QKeySequence>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Marking: also while an event is current. Picking: also while a role is being filled, PickingFiller only then.
enum class Mode : quint8 { Always, Marking, Picking, PickingFiller };

struct Row {
    ArticleCommand command;
    Mode mode;
    QKeyCombination key;
    const char *meaning;
};

using enum ArticleCommand;
constexpr auto Ctrl = Qt::ControlModifier;
constexpr auto Alt = Qt::AltModifier;
constexpr auto Shift = Qt::ShiftModifier;

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
    {ChooseType, Mode::Marking, Qt::Key_Return,
        QT_TRANSLATE_NOOP("ArticleKeys", "choose a type for the selection, the mention or the word")},
    {ChooseType, Mode::Marking, Qt::Key_Enter, nullptr},
    {AssignEntity, Mode::Marking, Qt::Key_Tab, QT_TRANSLATE_NOOP("ArticleKeys", "choose whom the mention, the selection or the word names")},
    {MarkEvent, Mode::Marking, Qt::Key_E, QT_TRANSLATE_NOOP("ArticleKeys", "make an event of the selection")},
    {Attributes, Mode::Marking, Qt::Key_A, QT_TRANSLATE_NOOP("ArticleKeys", "choose an attribute")},
    {Delete, Mode::Marking, Qt::Key_Delete, QT_TRANSLATE_NOOP("ArticleKeys", "delete the mention")},
    {Delete, Mode::Marking, Qt::Key_Backspace, nullptr},
    {NextMention, Mode::Marking, Qt::Key_Period, QT_TRANSLATE_NOOP("ArticleKeys", "next mention")},
    {PreviousMention, Mode::Marking, Qt::Key_Comma, QT_TRANSLATE_NOOP("ArticleKeys", "previous mention")},
    {EndRight, Mode::Marking, Alt | Shift | Qt::Key_Right,
        QT_TRANSLATE_NOOP("ArticleKeys", "move the end of the mention one word to the right")},
    {EndLeft, Mode::Marking, Alt | Shift | Qt::Key_Left,
        QT_TRANSLATE_NOOP("ArticleKeys", "move the end of the mention one word to the left")},
    {BeginRight, Mode::Marking, Ctrl | Alt | Shift | Qt::Key_Right,
        QT_TRANSLATE_NOOP("ArticleKeys", "move the beginning of the mention one word to the right")},
    {BeginLeft, Mode::Marking, Ctrl | Alt | Shift | Qt::Key_Left,
        QT_TRANSLATE_NOOP("ArticleKeys", "move the beginning of the mention one word to the left")},
    {BackOut, Mode::Always, Qt::Key_Escape, QT_TRANSLATE_NOOP("ArticleKeys", "go back one step: leave picking, clear the selection, let go of what is current")},
    {PickRight, Mode::Picking, Qt::Key_Right,
        QT_TRANSLATE_NOOP("ArticleKeys", "mention to the right that may be chosen")},
    {PickLeft, Mode::Picking, Qt::Key_Left,
        QT_TRANSLATE_NOOP("ArticleKeys", "mention to the left that may be chosen")},
    {PickNext, Mode::Picking, Qt::Key_Tab, QT_TRANSLATE_NOOP("ArticleKeys", "next mention that may be chosen")},
    {PickPrevious, Mode::Picking, Shift | Qt::Key_Backtab,
        QT_TRANSLATE_NOOP("ArticleKeys", "previous mention that may be chosen")},
    {PickBelow, Mode::Picking, Qt::Key_Down,
        QT_TRANSLATE_NOOP("ArticleKeys", "the nearest that may be chosen on a line below")},
    {PickAbove, Mode::Picking, Qt::Key_Up,
        QT_TRANSLATE_NOOP("ArticleKeys", "the nearest that may be chosen on a line above")},
    {PickCurrent, Mode::Picking, Qt::Key_Return, QT_TRANSLATE_NOOP("ArticleKeys", "choose what is framed")},
    {PickCurrent, Mode::Picking, Qt::Key_Enter, nullptr},
    {PickBare, Mode::PickingFiller, Shift | Qt::Key_Return,
        QT_TRANSLATE_NOOP("ArticleKeys", "fill the role with the selected words without marking them")},
    {PickBare, Mode::PickingFiller, Shift | Qt::Key_Enter, nullptr},
    {TypeValue, Mode::PickingFiller, Qt::Key_Equal,
        QT_TRANSLATE_NOOP("ArticleKeys", "type a value")},
    {EmptyRole, Mode::PickingFiller, Qt::Key_Delete, QT_TRANSLATE_NOOP("ArticleKeys", "empty the role")},
    {EmptyRole, Mode::PickingFiller, Qt::Key_Backspace, nullptr},
    {ZoomIn, Mode::Always, Ctrl | Qt::Key_Plus, QT_TRANSLATE_NOOP("ArticleKeys", "larger text")},
    {ZoomIn, Mode::Always, Ctrl | Qt::Key_Equal, nullptr},
    {ZoomOut, Mode::Always, Ctrl | Qt::Key_Minus, QT_TRANSLATE_NOOP("ArticleKeys", "smaller text")},
    {ZoomReset, Mode::Always, Ctrl | Qt::Key_0, QT_TRANSLATE_NOOP("ArticleKeys", "text in its usual size")},
};

/// Which digit, from 0 for the 1 to 9 for the 0.
std::optional<size_t> placeOfDigit(int key)
{
    if (key < Qt::Key_0 || key > Qt::Key_9)
        return {};
    return key == Qt::Key_0 ? 9 : size_t(key - Qt::Key_1);
}

std::optional<ArticleKey> digitKey(QKeyCombination key, const Schema &schema, ArticleMode mode)
{
    const auto place = placeOfDigit(key.key());
    if (!place)
        return {};
    if (key.keyboardModifiers() == Alt && key.key() != Qt::Key_0 && mode != ArticleMode::Picking)
        return ArticleKey{.command = StepAttribute, .index = int(*place)};
    if (key.keyboardModifiers() != Qt::NoModifier)
        return {};
    if (mode == ArticleMode::Filling || mode == ArticleMode::PickingFiller)
        return ArticleKey{.command = FillRole, .index = int(*place)};
    if (mode == ArticleMode::Picking)
        return ArticleKey{.command = PickChoice, .index = int(*place)};
    const auto offered = schema.offered(TypeGroup::Mention);
    return *place < offered.size() ? std::optional(ArticleKey{.command = Mark, .type = offered[*place]}) : std::nullopt;
}

KeyGroup groupOf(const Row &row)
{
    if (row.mode == Mode::Picking)
        return KeyGroup::Picking;
    if (row.mode == Mode::PickingFiller)
        return KeyGroup::Filling;
    const bool isOfText = isMove(row.command) || row.command == SelectAll || row.command == Copy || row.command >= ZoomIn;
    return isOfText ? KeyGroup::Caret : KeyGroup::Marking;
}

/// A digit or sign that needs Shift on some keyboards, and with Shift is another one on those where it does not.
bool isSign(int key) { return key > Qt::Key_Space && key < Qt::Key_AsciiTilde && (key < Qt::Key_A || key > Qt::Key_Z); }

std::optional<ArticleKey> meaningOf(QKeyCombination key, const Schema &schema, ArticleMode mode)
{
    const auto filler = mode == ArticleMode::PickingFiller;
    const auto picking = filler || mode == ArticleMode::Picking;
    if (!picking) {
        if (const auto *type = typeOfKey(key, schema))
            return ArticleKey{.command = Mark, .type = type};
    }
    if (const auto digit = digitKey(key, schema, mode))
        return digit;
    const auto shift = key.keyboardModifiers().testFlag(Shift);
    const QKeyCombination unshifted(key.keyboardModifiers() & ~Shift, key.key());
    for (const auto &row : Table) {
        const auto holds = row.mode == Mode::Always || (row.mode == Mode::PickingFiller ? filler : (row.mode == Mode::Picking) == picking);
        if (holds && row.key == key)
            return ArticleKey{.command = row.command};
        // Words are selected for a role with the arrows too, which otherwise go from target to target.
        if ((holds || filler) && isMove(row.command) && shift && row.key == unshifted)
            return ArticleKey{.command = row.command, .extend = true};
    }
    return {};
}

} // namespace

const TypeDef *typeOfKey(QKeyCombination key, const Schema &schema)
{
    const auto *type = schema.typeForKey(QKeySequence(key).toString(QKeySequence::PortableText));
    return type && type->isOffered() && type->kind != TypeKind::Relation ? type : nullptr;
}

std::optional<ArticleKey> articleKey(QKeyCombination key, const Schema &schema, ArticleMode mode)
{
    key = QKeyCombination(key.keyboardModifiers() & ~Qt::KeypadModifier, key.key());
    const auto meaning = meaningOf(key, schema, mode);
    if (meaning || !key.keyboardModifiers().testFlag(Shift) || !isSign(key.key()))
        return meaning;
    return meaningOf(QKeyCombination(key.keyboardModifiers() & ~Shift, key.key()), schema, mode);
}

QStringList keysOf(const TypeDef &type, const Schema &schema)
{
    QStringList keys;
    if (!type.key.isEmpty())
        keys << QKeySequence::fromString(type.key).toString(QKeySequence::NativeText);
    const auto offered = schema.offered(TypeGroup::Mention);
    const auto place = std::ranges::find(offered, type.ref(), [](const TypeDef *one) { return one->ref(); }) - offered.begin();
    if (place < 10 && size_t(place) < offered.size())
        keys << QString::number((place + 1) % 10);
    return keys;
}

std::vector<KeyHelp> articleKeyHelp(const Schema &schema)
{
    std::vector<KeyHelp> help;
    for (const auto &type : schema.types()) {
        const QStringList keys
            = type.isOffered() && type.kind != TypeKind::Relation ? keysOf(type, schema) : QStringList();
        if (!keys.isEmpty())
            help.push_back({KeyGroup::Types, keys.join(u", "_s), type.title()});
    }
    for (const auto &row : Table) {
        if (row.meaning)
            help.push_back({groupOf(row), {}, QCoreApplication::translate("ArticleKeys", row.meaning)});
        // What the schema has given away is told with its type.
        if (row.mode == Mode::Marking && typeOfKey(row.key, schema))
            continue;
        auto &keys = help.back().keys;
        // As it is engraved, not as it arrives with Shift.
        const auto key = row.key.key() == Qt::Key_Backtab ? QKeyCombination(row.key.keyboardModifiers(), Qt::Key_Tab) : row.key;
        keys += (keys.isEmpty() ? QString() : u", "_s) + QKeySequence(key).toString(QKeySequence::NativeText);
    }
    const auto digits = [](Qt::KeyboardModifiers with, int last) {
        return QKeySequence(with | Qt::Key_1).toString(QKeySequence::NativeText) + u" … "_s
            + QKeySequence(with | Qt::Key(Qt::Key_0 + last)).toString(QKeySequence::NativeText);
    };
    help.push_back({KeyGroup::Marking, digits(Alt, 9),
        QCoreApplication::translate("ArticleKeys", "step the first to the ninth attribute of what is current")});
    help.push_back({KeyGroup::Filling, digits(Qt::NoModifier, 9) + u", 0"_s,
        QCoreApplication::translate("ArticleKeys", "fill the first to tenth role of the current event")});
    help.push_back({KeyGroup::Picking, digits(Qt::NoModifier, 9) + u", 0"_s,
        QCoreApplication::translate("ArticleKeys",
            "relate with what is framed, by the first to tenth type of the line below")});
    std::erase_if(help, [](const KeyHelp &line) { return line.keys.isEmpty(); });
    std::ranges::stable_sort(help, {}, &KeyHelp::group);
    return help;
}

} // namespace glossator
