// SPDX-License-Identifier: GPL-3.0-or-later
// The schema's types of mentions below the article, each with its colour and key, then what else one key does: for
// whoever has not learnt the keys yet, or marks by mouse. GUI thread.
#pragma once

#include "models/domain/schema.h"
#include "widgets/panels/chipbar.h"

namespace glossator {

/// What one key does besides marking.
struct TypeBarCommand {
    QString key; ///< as the system writes it; empty: none
    QString title;
    QString toolTip;
};

class TypeBar : public ChipBar {
    Q_OBJECT

public:
    explicit TypeBar(QWidget *parent = nullptr);

    void showTypes(const Schema &schema, const QList<TypeBarCommand> &commands);

Q_SIGNALS:
    void typeChosen(const QString &type);
    /// Which of the commands, from 0.
    void commandChosen(int index);

private:
    QStringList m_types; ///< names, as shown
};

} // namespace glossator
