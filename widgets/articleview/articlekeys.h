// SPDX-License-Identifier: GPL-3.0-or-later
// Which key means what in an article: one table, and what the schema adds to it. The view acts on it, and a sheet of
// keys is made from it. Plain functions, GUI thread.
#pragma once

#include "models/domain/schema.h"

#include <QKeyCombination>

#include <optional>
#include <vector>

namespace glossator {

enum class ArticleCommand : quint8 {
    // Moves of the caret; with Shift they extend the selection.
    Left,
    Right,
    WordLeft,
    WordRight,
    LineUp,
    LineDown,
    LineStart,
    LineEnd,
    SentenceBack,
    SentenceForward,
    ParagraphUp,
    ParagraphDown,
    PageUp,
    PageDown,
    ArticleStart,
    ArticleEnd,
    // Moves of an edge of the current mention, to the side where the next word stands on the screen.
    EndLeft,
    EndRight,
    BeginLeft,
    BeginRight,
    // Everything else.
    SelectAll,
    Copy,
    BackOut,
    NextMention,
    PreviousMention,
    Mark,
    MarkEvent,
    ChooseType,
    Delete,
    AssignEntity,
    FillRole,
    Attributes,
    StepAttribute,
    PickRight,
    PickLeft,
    PickNext,
    PickPrevious,
    PickBelow,
    PickAbove,
    PickCurrent,
    PickChoice,
    PickBare,
    TypeValue,
    EmptyRole,
    ZoomIn,
    ZoomOut,
    ZoomReset,
};

/// Whether the command moves the caret.
[[nodiscard]] constexpr bool isMove(ArticleCommand command) { return command <= ArticleCommand::ArticleEnd; }

/// What the reader is doing, by which one key may mean different things.
enum class ArticleMode : quint8 {
    Marking,
    Filling, ///< an event is current and nothing is selected: digits fill its roles, and all else is as in marking
    Picking, ///< a mention is being chosen: the keys of marking mean nothing, digits choose it in one of several ways
    PickingFiller, ///< the same for a role: words may be selected, and digits go to another role
};

struct ArticleKey {
    ArticleCommand command = ArticleCommand::Left;
    bool extend = false; ///< for moves: with Shift
    const TypeDef *type = nullptr; ///< for Mark: lives as long as the schema
    int index = 0; ///< for FillRole, StepAttribute and PickChoice: which, from 0

    friend bool operator==(const ArticleKey &, const ArticleKey &) = default;
};

/// What a key means, or nothing. A key that the schema gives to a type is that type's, whatever the table says, except
/// while a mention is being picked.
[[nodiscard]] std::optional<ArticleKey> articleKey(QKeyCombination key, const Schema &schema, ArticleMode mode);

/// The type that the schema lets the key mark in an article, whatever else the key is for; null: none.
[[nodiscard]] const TypeDef *typeOfKey(QKeyCombination key, const Schema &schema);

/// Under which heading of a sheet of keys a line stands.
enum class KeyGroup : quint8 { Types, Marking, Caret, Picking, Filling };

/// One line of a sheet of keys.
struct KeyHelp {
    KeyGroup group = KeyGroup::Marking;
    QString keys; ///< as the system writes them, several joined by commas
    QString meaning; ///< translated
};

/// The types that a key or digit marks, then the whole table, by group.
[[nodiscard]] std::vector<KeyHelp> articleKeyHelp(const Schema &schema);
/// The keys that mark with the type, as the system writes them: its letter, then its digit.
[[nodiscard]] QStringList keysOf(const TypeDef &type, const Schema &schema);

} // namespace glossator
