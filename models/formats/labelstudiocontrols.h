// SPDX-License-Identifier: GPL-3.0-or-later
// What a labelling configuration of Label Studio asks for and offers: the reader makes a schema of it, the writer puts into
// one that came along what it lacks. Plain values and pure functions, any thread.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

class QXmlStreamWriter;

namespace glossator {

struct LabelStudioValue {
    QString name; ///< as tasks have it: its alias where it has one
    QString title{}; ///< as people read it
    std::optional<quint32> color{}; ///< 0xrrggbb
    bool isChosen = false; ///< somebody chose the colour
};

struct LabelStudioControl {
    QString tag; ///< Labels, Relations, Choices and so on; or Text, which is the object that the others are for
    QString name{}; ///< what tasks call it; of Relations empty
    QString object{}; ///< what it is for
    QString key{}; ///< of a Text: where it is in the data of a task
    std::vector<LabelStudioValue> values{}; ///< labels, relations or choices, in order
    bool areSeveral = false; ///< more than one may be chosen
    bool isOfRegion = false;
    QStringList types{}; ///< labels of the regions that it is for; empty: all

    [[nodiscard]] bool isOfLabels() const;
};

using LabelStudioControls = std::vector<LabelStudioControl>;

/// Nothing where it is no sound XML, no labelling configuration, or larger than people make one.
[[nodiscard]] std::optional<LabelStudioControls> readLabelStudioControls(const QByteArray &xml);
/// The text of that name, or null.
[[nodiscard]] const LabelStudioControl *labelStudioTextOf(const LabelStudioControls &controls, const QString &name);
/// The one that mentions in a text are marked with, or null.
[[nodiscard]] const LabelStudioControl *labelStudioLabelsOf(const LabelStudioControls &controls);

void writeLabelStudioControl(QXmlStreamWriter &xml, const LabelStudioControl &control);
/// The configuration with what it lacks of the wanted controls, and with the colours that somebody chose. All else in it
/// stays; the same bytes where it lacks nothing.
[[nodiscard]] QByteArray updatedLabelStudioControls(const QByteArray &xml, const LabelStudioControls &wanted);

} // namespace glossator
