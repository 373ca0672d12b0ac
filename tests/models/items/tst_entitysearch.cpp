// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/entitysearch.h"

#include "models/store/schemarepository.h"
#include "tests/support/projectsupport.h"

#include <QTest>

#include <sqlite3.h>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::need;

class EntitySearchTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Store> m_store;
    std::unique_ptr<test::Verbs> m_verbs;
    std::unique_ptr<EntitySearch> m_search;
    Schema m_schema;
    Mention m_he;
    QStringList m_found; ///< what was typed, and the first that was found

    EntityId add(const QString &name)
    {
        return need(m_verbs->entities.create(
            {.id = {}, .type = u"PER"_s, .name = name, .aliases = {}, .note = {}, .by = {}}));
    }
    void look(const QString &typed)
    {
        m_search->look(m_schema, m_he, typed, {}, [this, typed](const EntityChoices &found) {
            m_found << typed + u": "_s + (found.choices.empty() ? QString() : found.choices.front().row.entity.name);
        });
    }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"search.gloss"_s);
        m_verbs = std::make_unique<test::Verbs>(*m_store);
        m_search = std::make_unique<EntitySearch>(*m_store);
        m_schema = need(SchemaRepository(*m_store).schema());
        m_he.article = m_verbs->article(u"Visit"_s, u"He left."_s);
        m_he.type = u"PER"_s;
        m_he.quote = u"He"_s;
        m_he.extent = TextSpan{0, 2};
        m_found.clear();
    }
    void cleanup()
    {
        m_search.reset();
        m_verbs.reset();
        m_store.reset();
    }

    void readsNothingInThisThread()
    {
        add(u"Ayşe Demir"_s);
        int read = 0;
        const auto count = [](unsigned, void *counted, void *, void *) { return ++*static_cast<int *>(counted), 0; };
        sqlite3_trace_v2(m_store->reader().handle(), SQLITE_TRACE_STMT, count, &read);
        look(u"dem"_s);
        QVERIFY(m_found.isEmpty()); // later
        QTRY_COMPARE(m_found, QStringList{u"dem: Ayşe Demir"_s});
        QCOMPARE(read, 0);
        sqlite3_trace_v2(m_store->reader().handle(), 0, nullptr, nullptr);
    }

    void findsWhatHasJustBeenDone()
    {
        add(u"Ayşe Demir"_s);
        look(u"dem"_s);
        QTRY_COMPARE(m_found, QStringList{u"dem: Ayşe Demir"_s});
        m_found.clear();
        add(u"Dem"_s);
        look(u"dem"_s);
        QTRY_COMPARE(m_found, QStringList{u"dem: Dem"_s});
    }

    void onlyTheLastOneAnswers()
    {
        add(u"Ayşe Demir"_s);
        for (const QString &typed : {u"a"_s, u"ay"_s, u"ayş"_s})
            look(typed);
        QTRY_COMPARE(m_found, QStringList{u"ayş: Ayşe Demir"_s});
        QTest::qWait(20);
        QCOMPARE(m_found.size(), 1);
    }

    /// As when the window closes: the store may go at once afterwards.
    void itsEndWaits()
    {
        m_store->setDurable(false);
        need(m_store->perform({}, [this](Operation &) -> Result<> {
            for (int i = 0; i < 2000; ++i)
                add(u"Somebody %1"_s.arg(i));
            return {};
        }));
        look(u"some"_s);
        m_search.reset();
        m_verbs.reset();
        m_store.reset();
        QTest::qWait(20);
        QVERIFY(m_found.isEmpty());
    }

    void whatIsOpenForReadingIsSearchedToo()
    {
        add(u"Ayşe Demir"_s);
        const QString path = m_store->path();
        m_search.reset();
        m_verbs.reset();
        m_store.reset();
        m_store = need(Store::open(path, Store::Access::ReadOnly));
        m_search = std::make_unique<EntitySearch>(*m_store);
        look(u"dem"_s);
        QTRY_COMPARE(m_found, QStringList{u"dem: Ayşe Demir"_s});
    }
};

QTEST_GUILESS_MAIN(EntitySearchTest)
#include "tst_entitysearch.moc"
