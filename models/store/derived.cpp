// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/derived.h"

namespace glossator::derived {

namespace {

constexpr auto ofStates = "SELECT state, count(*) AS articles FROM article GROUP BY state";
constexpr auto ofArticles = "SELECT article_id, count(*) AS mentions FROM mention GROUP BY article_id";
constexpr auto ofEntities = "SELECT entity.id AS entity_id, count(mention.id) AS mentions, count(DISTINCT article_id) AS articles"
                            " FROM entity LEFT JOIN mention ON mention.entity_id = entity.id GROUP BY entity.id";

} // namespace

void rebuild(Database &db)
{
    db.execute("INSERT INTO article_fts(article_fts) VALUES ('rebuild')");
    db.execute("DELETE FROM state_count");
    db.execute((std::string("INSERT INTO state_count(state, articles) ") + ofStates).c_str());
    db.execute("DELETE FROM article_count");
    db.execute((std::string("INSERT INTO article_count(article_id, mentions) ") + ofArticles).c_str());
    db.execute("DELETE FROM entity_count");
    db.execute((std::string("INSERT INTO entity_count(entity_id, mentions, articles) ") + ofEntities).c_str());
}

bool isCounted(Database &db)
{
    const auto differ = [&db](const std::string &counted, const std::string &kept) {
        return db.integer(("SELECT EXISTS (" + counted + " EXCEPT " + kept + ") OR EXISTS (" + kept + " EXCEPT " + counted
                              + ")").c_str()) != 0;
    };
    return !differ(ofStates, "SELECT state, articles FROM state_count WHERE articles <> 0")
        && !differ(ofArticles, "SELECT article_id, mentions FROM article_count WHERE mentions <> 0")
        && !differ(ofEntities, "SELECT entity_id, mentions, articles FROM entity_count");
}

void countWhenAsked(Database &db)
{
    if (db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'entity_count_new'") > 0)
        return;
    db.execute("PRAGMA query_only=OFF");
    db.execute((std::string("CREATE TEMP VIEW state_count AS ") + ofStates).c_str());
    db.execute((std::string("CREATE TEMP VIEW article_count AS ") + ofArticles).c_str());
    db.execute((std::string("CREATE TEMP VIEW entity_count AS ") + ofEntities).c_str());
    db.execute("PRAGMA query_only=ON");
}

} // namespace glossator::derived
