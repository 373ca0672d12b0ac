// SPDX-License-Identifier: GPL-3.0-or-later
// A zip that a stranger made: its files are unpacked one by one, into memory alone, and what its headers say of their
// sizes is not believed. What is wrong with one file is told of that file; the others are there. Belongs to one reading,
// one thread.
#pragma once

#include "models/base/result.h"

#include <QCoreApplication>
#include <QHash>

#include <memory>
#include <vector>

class QIODevice;
struct zip;

namespace glossator {

/// More are not listed, of one zip.
inline constexpr qint64 mostZipFiles = 10'000;

class ZipArchive {
    Q_DECLARE_TR_FUNCTIONS(glossator::ZipArchive)

public:
    struct File {
        QString path; ///< with `/`
        bool isLink = false; ///< only leads to another file
        bool isReplaced = false; ///< a file of the same path stands behind it in the zip, and counts
        bool isEncrypted = false;
        quint16 method = 0; ///< how it is packed
        quint64 index = 0; ///< in the zip's own list
    };

    /// @param unpacked counts the bytes of this zip and of those in it and around it.
    ZipArchive(QIODevice &device, qint64 &unpacked);
    ~ZipArchive();
    Q_DISABLE_COPY_MOVE(ZipArchive)

    /// Lists what is in it, for a device that is open. Fails with a sentence that does not name the zip for what is no sound
    /// one, too many files and too deep folders.
    Result<> open();
    [[nodiscard]] const std::vector<File> &files() const { return m_files; } ///< folder by folder, in order of name
    [[nodiscard]] qint64 entries() const { return m_entries; } ///< files and folders
    /// The file of that very path that counts, or nullptr.
    [[nodiscard]] const File *find(const QString &path) const;

    /// All of a file, or a sentence that calls it “it”: it is encrypted, damaged, or larger than `most` or than what is read
    /// at all.
    [[nodiscard]] Result<QByteArray> unpack(const File &file, qint64 most);
    /// Its first bytes, as far as it can be unpacked.
    [[nodiscard]] QByteArray head(const File &file, qint64 size);
    /// So much was unpacked, of this zip or in all, that no more is.
    [[nodiscard]] bool isExhausted() const;

private:
    struct Input;
    struct Discard {
        void operator()(zip *archive) const;
    };

    Result<> list();
    void count(qint64 bytes);

    QIODevice &m_device;
    qint64 &m_unpackedInAll;
    qint64 m_unpacked = 0;
    qint64 m_entries = 0;
    std::unique_ptr<Input> m_input;
    std::unique_ptr<zip, Discard> m_zip; ///< closed before its input
    std::vector<File> m_files;
    QHash<QString, size_t> m_places;
};

} // namespace glossator
