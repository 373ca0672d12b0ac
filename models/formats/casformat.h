// SPDX-License-Identifier: GPL-3.0-or-later
// UIMA CAS, as INCEpTION, DKPro and cassis exchange it: a file for each article, in XMI with one TypeSystem.xml for all,
// or in JSON. An article that came without a type system has one of its own beside it, NAME.TypeSystem.xml: what its
// layers were taken for says nothing of the other articles. What belongs to the project as a whole stands beside them in
// project.glossator, as Glossator JSON.
#pragma once

#include "models/formats/cas.h"
#include "models/formats/format.h"

namespace glossator {

class CasFormat : public Format {
public:
    [[nodiscard]] Result<std::vector<Source>> find(const QString &path) const override;
    Result<> read(const Source &source, const ReadOptions &options, const BundleSink &sink) const override;
    [[nodiscard]] std::unique_ptr<Writer> writer(const WriteOptions &options) const override;
};

class CasXmiFormat final : public CasFormat {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
};

class CasJsonFormat final : public CasFormat {
public:
    [[nodiscard]] FormatInfo info() const override;
    [[nodiscard]] int sniff(const QString &file, const QByteArray &head) const override;
};

/// A document with its type system, as it came in.
struct CasDocument {
    QByteArray bytes{};
    bool isJson = false;
    QByteArray types{}; ///< TypeSystem.xml; empty: none
    bool hasOwnTypes = false; ///< they are of this document alone
};

/// Reads a document that holds an article. @param path of the article, and for sentences. @param format that it came in.
[[nodiscard]] Result<Bundle> readCasDocument(const CasDocument &document, const QString &path, const QString &format);

/// The largest document that is read: in memory it is many times as large.
inline constexpr qint64 maxCasBytes = qint64(256) << 20;

} // namespace glossator
