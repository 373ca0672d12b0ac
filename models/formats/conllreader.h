// SPDX-License-Identifier: GPL-3.0-or-later
// A file of the CoNLL family as articles, one for each of its documents. Belongs to one reading, one thread.
#pragma once

#include "models/base/filenames.h"
#include "models/formats/conllblank.h"
#include "models/formats/conllpage.h"

namespace glossator {

class ConllDocuments;

class ConllReader {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)

public:
    /// All outlive this object.
    ConllReader(ConllKind kind, const Source &source, const BundleSink &sink)
        : m_kind(kind)
        , m_source(source)
        , m_sink(sink)
    {
    }

    /// A document that is not as it should be is left out and told of in Bundle::failures; where none is, that is an error.
    Result<> read(const ReadOptions &options);

private:
    [[nodiscard]] Result<ConllPage> readPage(const QByteArray &bytes, const ConllPlace &place) const;
    Result<> readDocument(const ConllDocuments &documents, bool isOnly);
    [[nodiscard]] QString pathFor(const QString &id, bool isOnly);
    void addMarks(Bundle &bundle, const ConllPage &page);

    const ConllKind m_kind;
    const Source &m_source;
    const BundleSink &m_sink;
    UniquePaths m_paths;
    std::vector<Error> m_failures; ///< documents that were left out, for the next bundle
    qint64 m_lastId = 0; ///< of all that has one
    qint64 m_documents = 0;
    qint64 m_read = 0;
};

} // namespace glossator
