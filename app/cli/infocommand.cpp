// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "models/jobs/problems.h"
#include "models/store/projectinfo.h"
#include "models/store/schemarepository.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace glossator::cli {

using namespace Qt::StringLiterals;

Result<Exit> runInfo(const Arguments &arguments)
{
    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadOnly));
    const Store::Snapshot snapshot(*store);
    GLOSSATOR_ASSIGN(const ProjectCounts counts, projectCounts(*store));
    GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(*store).schema());
    GLOSSATOR_ASSIGN(const std::vector<LocatedProblem> problems, projectProblems(*store));
    const std::vector<std::pair<QString, qint64>> rows{
        {u"articles"_s, counts.articles},
        {u"mentions"_s, counts.mentions},
        {u"entities"_s, counts.entities},
        {u"relations"_s, counts.relations},
        {u"events"_s, counts.events},
        {u"event_mentions"_s, counts.eventMentions},
        {u"arguments"_s, counts.arguments},
        {u"attributes"_s, counts.attributes},
        {u"notes"_s, counts.notes},
        {u"external_ids"_s, counts.externalIds},
        {u"leftovers"_s, counts.leftovers},
        {u"authors"_s, counts.authors},
        {u"flagged"_s, counts.flagged},
        {u"problems"_s, qint64(problems.size())},
    };
    if (arguments.json) {
        QJsonObject object{{u"path"_s, store->path()}, {u"schema"_s, schema.parts().name}};
        for (const auto &[key, count] : rows)
            object.insert(key, count);
        print(QJsonDocument(object));
        return Exit::Done;
    }
    print(u"schema"_s.leftJustified(16) + schema.parts().name);
    for (const auto &[key, count] : rows)
        print(key.leftJustified(16) + QString::number(count));
    return Exit::Done;
}

} // namespace glossator::cli
