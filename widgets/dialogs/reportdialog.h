// SPDX-License-Identifier: GPL-3.0-or-later
// What a job did, in full: a sentence and the lines behind it. GUI thread.
#pragma once

#include <QDialog>

class QComboBox;

namespace glossator {

class ReportDialog : public QDialog {
    Q_OBJECT

public:
    static constexpr int TryEncoding = 2; ///< result: the person chose an encoding to try again with

    /// @param offersEncodings whether reading again in another encoding may help.
    ReportDialog(const QString &title, const QString &summary, const QStringList &lines, bool offersEncodings,
                 QWidget *parent = nullptr);

    [[nodiscard]] QByteArray encoding() const;

private:
    QComboBox *m_encoding = nullptr;
};

} // namespace glossator
