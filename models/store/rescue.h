// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the rows of a damaged project over into a new one: by SQL as far as that reads, then page by page; what others
// refer to and is lost comes from a backup, what still refers to nothing is emptied or left out. Used by salvage()
// only. Everything here throws SQLite::Exception.
#pragma once

#include "models/store/database.h"
#include "models/store/pagescan.h"
#include "models/store/salvage.h"

namespace glossator {

class Rescue {
public:
    /// `into` is a project just made; `backup` the path of a good one, or empty.
    Rescue(Database &into, QString damaged, QString backup);
    ~Rescue();

    /// Brings everything over in one transaction and answers how much that was.
    Result<std::vector<SalvageReport::Saved>> run();

private:
    struct Target;

    void readTables();
    void readTable(Database &damaged, Target &target);
    void readPages();
    void put(Target &target, const std::vector<StoredValue> &values, const QStringList &columns, qint64 rowid);
    void dropFalseBlobs();
    void mendReferences();
    bool fetch(Target &target, qint64 rowid);
    void findBlobs();
    Result<> mendSchema(const QByteArray &firstSchema);
    void dropTextless();
    [[nodiscard]] Target *targetNamed(const QString &table);
    [[nodiscard]] qint64 count(const Target &target);

    Database &m_db;
    QString m_damaged;
    std::unique_ptr<Database> m_backup; ///< none where there is no good one
    std::vector<Target> m_targets;
};

} // namespace glossator
