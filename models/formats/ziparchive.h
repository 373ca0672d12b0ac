// SPDX-License-Identifier: GPL-3.0-or-later
// A zip that a stranger made: its files are unpacked one by one, into memory alone, and what its headers say of their
// sizes is not believed. Belongs to one reading, one thread.
#pragma once

#include "models/base/result.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QHash>

#include <memory>
#include <vector>

class KArchiveDirectory;
class KArchiveFile;
class KZip;
class QIODevice;

namespace glossator {

/// Begins what the list at the end of a zip says of each file in it.
inline constexpr QByteArrayView zipListHeader{"PK\x01\x02"};
/// More are not listed, of one zip.
inline constexpr qint64 mostZipFiles = 10'000;

class ZipArchive {
    Q_DECLARE_TR_FUNCTIONS(glossator::ZipArchive)

public:
    struct File {
        QString path; ///< with `/`
        const KArchiveFile *packed = nullptr; ///< null: a link to another file
    };

    /// @param name for sentences. @param unpacked counts the bytes of this zip and of those in it and around it.
    ZipArchive(QIODevice &device, const QString &name, qint64 &unpacked);
    ~ZipArchive();
    Q_DISABLE_COPY_MOVE(ZipArchive)

    /// Lists what is in it, for a device that is open. Fails for what is no sound zip, too many files and too deep folders.
    Result<> open();
    [[nodiscard]] const std::vector<File> &files() const { return m_files; } ///< folder by folder, in order of name
    [[nodiscard]] qint64 entries() const { return m_entries; } ///< files and folders
    /// The file of that very path, or nullptr.
    [[nodiscard]] const File *find(const QString &path) const;

    /// All of a file, or a sentence that calls it “it”: it is damaged, or larger than `most` or than what is read at all.
    [[nodiscard]] Result<QByteArray> unpack(const File &file, qint64 most);
    /// Its first bytes.
    [[nodiscard]] QByteArray head(const File &file, qint64 size);
    /// So much was unpacked, of this zip or in all, that no more is.
    [[nodiscard]] bool isExhausted() const;

private:
    Result<> checkCount();
    Result<> list(const KArchiveDirectory &folder, const QString &path, int depth);
    void count(qint64 bytes);

    QIODevice &m_device;
    const QString m_name;
    qint64 &m_unpackedInAll;
    qint64 m_unpacked = 0;
    qint64 m_entries = 0;
    std::unique_ptr<KZip> m_zip;
    std::vector<File> m_files;
    QHash<QString, size_t> m_places;
};

} // namespace glossator
