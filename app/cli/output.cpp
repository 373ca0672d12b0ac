// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <QJsonDocument>

#include <cstdio>

#include <poll.h>
#include <unistd.h>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

void write(std::FILE *file, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), file); // an error stays with the file: see flushOutput()
}

} // namespace

void print(const QString &line)
{
    write(stdout, line.toUtf8() + '\n');
}

void print(const QJsonDocument &json)
{
    write(stdout, json.toJson());
}

void printBytes(const QByteArray &bytes)
{
    write(stdout, bytes);
}

void complain(const QString &sentence)
{
    std::fflush(stdout); // where both go into one pipe, in the order in which they were said
    write(stderr, "glossator-cli: " + sentence.toUtf8() + '\n');
}

Exit wrongUsage(const QString &sentence)
{
    complain(sentence + u' ' + Cli::tr("“glossator-cli --help” shows how."));
    return Exit::Usage;
}

bool flushOutput()
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

bool isOutputAbandoned()
{
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    return ::poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

Exit exitFor(const Error &error)
{
    switch (error.code) {
    case Error::Code::BadInput:
    case Error::Code::Encoding:
        return Exit::BadInput;
    case Error::Code::Cancelled:
        return Exit::Interrupted;
    case Error::Code::NotFound:
    case Error::Code::Refused:
    case Error::Code::ReadOnly:
    case Error::Code::Locked:
    case Error::Code::Busy:
    case Error::Code::Io:
    case Error::Code::Damaged:
    case Error::Code::Newer:
    case Error::Code::Foreign:
    case Error::Code::Internal:
        break;
    }
    return Exit::Io;
}

} // namespace glossator::cli
