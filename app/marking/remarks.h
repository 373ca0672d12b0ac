// SPDX-License-Identifier: GPL-3.0-or-later
// What is said about marked things: other names, notes, a quote with its citation. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QObject>
#include <QPointer>

namespace glossator {

class MarkingContext;
class NotePopup;
class Project;

class Remarks : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit Remarks(MarkingContext &context);
    /// A note that is being written is kept.
    ~Remarks() override;

    /// The mention's words become another name of its entity.
    void addName(MentionId mention);
    /// Whether addName() would add anything.
    [[nodiscard]] bool canAddName(MentionId mention) const;
    /// Lets the reader write a note on it, or change the one that is there.
    void note(const Owner &about);
    /// The selected text, else the sentence of what is current, in quotes and with where it is from.
    void copyWithCitation();

private:
    MarkingContext &m_context;
    Project &m_project;
    QPointer<NotePopup> m_popup;
};

} // namespace glossator
