// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/systemcontrast.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

const QString Service = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Interface = u"org.freedesktop.portal.Settings"_s;
const QString Group = u"org.freedesktop.appearance"_s;
const QString Key = u"contrast"_s;

} // namespace

SystemContrast::SystemContrast(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this, SLOT(take(QString, QString, QDBusVariant)));
    auto question = QDBusMessage::createMethodCall(Service, Path, Interface, u"ReadOne"_s);
    question << Group << Key;
    question.setAutoStartService(false);
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        if (const QDBusPendingReply<QDBusVariant> reply = *finished; !reply.isError())
            take(Group, Key, reply.value());
        finished->deleteLater();
    });
}

void SystemContrast::take(const QString &group, const QString &key, const QDBusVariant &value)
{
    const bool isHigh = value.variant().toUInt() == 1;
    if (group != Group || key != Key || isHigh == m_isHigh)
        return;
    m_isHigh = isHigh;
    Q_EMIT changed();
}

} // namespace glossator
