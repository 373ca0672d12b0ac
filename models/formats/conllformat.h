// SPDX-License-Identifier: GPL-3.0-or-later
// The formats with a token in each line: IOB2, CoNLL-2003, BILOU and CoNLL-U. They differ in their lines alone. No state,
// any thread.
#pragma once

#include "models/formats/conllblank.h"
#include "models/formats/format.h"

namespace glossator {

class ConllFormat : public Format {
public:
    explicit ConllFormat(ConllKind kind) : m_kind(kind) {}

    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options = {}) const override;

private:
    const ConllKind m_kind;
};

} // namespace glossator
