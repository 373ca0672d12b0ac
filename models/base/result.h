// SPDX-License-Identifier: GPL-3.0-or-later
// How everything that can fail answers: a value, or one sentence for a person. Plain values, any thread.
#pragma once

#include <QString>

#include <expected>

namespace glossator {

/// Why something was not done. Only app/ and the dialogs show it.
struct Error {
    enum class Code {
        BadInput, ///< a file or text that does not hold what it should
        Encoding, ///< a text in another encoding than the one tried: a person has to name it
        NotFound, ///< the thing named is not there
        Refused, ///< the model does not allow it
        ReadOnly, ///< the project was opened for reading
        Locked, ///< somebody else is writing to the project
        Busy, ///< a job of this program holds the writing connection
        Io, ///< the disk or the file system said no
        Damaged, ///< the project file is not intact
        Newer, ///< made by a later version of the program
        Foreign, ///< not a project file
        Cancelled, ///< stopped on request
        Internal, ///< a defect of ours
    };

    Code code = Code::Internal;
    QString message; ///< one sentence for a person, with file and line where there are any
    QString detail; ///< for logs: what the library said

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T = void>
using Result = std::expected<T, Error>;

/// Shorthand for `return fail(code, sentence)`.
[[nodiscard]] inline std::unexpected<Error> fail(Error::Code code, QString message, QString detail = {})
{
    return std::unexpected(Error{code, std::move(message), std::move(detail)});
}

} // namespace glossator

/// Evaluates a Result<>; hands its error to the caller when it has one.
#define GLOSSATOR_TRY(expression)                                                                                      \
    do {                                                                                                               \
        if (auto tried_ = (expression); !tried_) [[unlikely]]                                                          \
            return std::unexpected(std::move(tried_).error());                                                         \
    } while (false)

#define GLOSSATOR_CONCAT_(a, b) a##b
#define GLOSSATOR_CONCAT(a, b) GLOSSATOR_CONCAT_(a, b)
/// `GLOSSATOR_ASSIGN(auto id, create());`: the value, or the error handed to the caller.
#define GLOSSATOR_ASSIGN(declaration, expression)                                                                      \
    auto GLOSSATOR_CONCAT(result_, __LINE__) = (expression);                                                           \
    if (!GLOSSATOR_CONCAT(result_, __LINE__)) [[unlikely]]                                                             \
        return std::unexpected(std::move(GLOSSATOR_CONCAT(result_, __LINE__)).error());                                \
    declaration = std::move(*GLOSSATOR_CONCAT(result_, __LINE__))
