// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the desktop asks for more contrast, as its settings portal tells (org.freedesktop.appearance, contrast).
// Qt tells it only from 6.10 on. Nothing is waited for: without a portal it never speaks. GUI thread.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace glossator {

class SystemContrast : public QObject {
    Q_OBJECT

public:
    explicit SystemContrast(QObject *parent);

    [[nodiscard]] bool isHigh() const { return m_isHigh; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void take(const QString &group, const QString &key, const QDBusVariant &value);

private:
    bool m_isHigh = false;
};

} // namespace glossator
