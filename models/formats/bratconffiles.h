// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration files of brat collections: found above a document, and written back for a whole export. brat looks
// for each file by itself, from the document's folder upwards.
#pragma once

#include "models/formats/bratschema.h"
#include "models/formats/format.h"

namespace glossator {

/// What governs the source's document, as a bundle without an article: the files, and the schema that they describe.
/// Nothing where there is no file. They are looked for up to the imported folder, or up to two folders above a file
/// that a person named; those from above it are named as if they lay in the imported folder.
[[nodiscard]] std::optional<Bundle> readBratConfFiles(const Source &source);

/// Decides which files go back as they came, and whether the schema goes along, since brat's words do not suffice for it.
/// Used by one export.
class BratConfFilesWriter {
public:
    /// @param project its files of brat's are taken, and its schema's text.
    BratConfFilesWriter(const Bundle &project, Schema schema);

    /// Takes note of what an article says.
    /// @param newTypes that its files had not said before.
    void add(const Bundle &article, const QSet<QString> &newTypes);
    [[nodiscard]] std::vector<OutputFile> files() const;

private:
    /// One annotation.conf with what was found beside and above it.
    struct Conf {
        QString folder; ///< with a slash, or empty
        BratConfTexts texts;
        Schema schema; ///< that it described
        Schema expected; ///< that, and what the documents say beyond it
        bool isOutdated = false;
    };

    [[nodiscard]] QString textOf(const QString &name) const;
    [[nodiscard]] bool isEdited(const Conf &conf) const;

    Schema m_schema;
    QByteArray m_schemaText;
    std::vector<std::pair<QString, QByteArray>> m_files; ///< by name, as they came
    std::vector<Conf> m_confs;
};

} // namespace glossator
