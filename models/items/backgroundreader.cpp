// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/backgroundreader.h"

namespace glossator {

BackgroundReader::BackgroundReader(Store &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

BackgroundReader::~BackgroundReader()
{
    stop();
    m_thread.waitForDone();
}

void BackgroundReader::stop()
{
    m_stop.request_stop();
    m_isReading = false;
}

} // namespace glossator
