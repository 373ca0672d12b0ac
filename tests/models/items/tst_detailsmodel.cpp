// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/attributerows.h"
#include "models/items/detailsmodel.h"
#include "models/store/schemarepository.h"
#include "tests/support/modelcheck.h"
#include "tests/support/randomscript.h"

#include <QTest>
#include <QTranslator>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr auto schemaText = R"(schema "Small" version 1 language en

entity PER "Person"
  attr class on mention one of SPC GEN default SPC
  attr traits on mention any of tall old
  attr born on mention date
  attr count on mention int
  attr known on mention bool
  attr alive on mention bool default true
  attr nick on mention text
  attr gender on entity one of f m

relation Knows
  attr since on relation date

event Meet
  attr tense on event one of Past Future default Past
  role Who * PER
)";

struct Scene {
    explicit Scene(const QString &name) : store(test::newStore(name)), verbs(*store), workbench(*store), details(workbench)
    {
        test::need(SchemaRepository(*store).set(schemaText, u"small.schema"_s));
        article = verbs.article(u"One"_s, u"Ada met Bob."_s);
        ada = test::need(verbs.mentions.mark(article, TextSpan{0, 3}, u"PER"_s));
        workbench.flush();
    }

    /// The value cell of a line: what it is called, or an attribute's own name.
    QModelIndex line(const QString &name) const
    {
        for (int row = 0; row < details.rowCount(); ++row) {
            const QModelIndex cell = details.index(row, DetailsModel::Value);
            if (details.index(row, DetailsModel::Name).data() == name
                || cell.data(DetailsModel::AttributeRole).value<AttributeDef>().name == name)
                return cell;
        }
        return {};
    }
    QString value(const QString &name) const { return line(name).data().toString(); }
    bool isPreset(const QString &name) const { return line(name).data(DetailsModel::PresetRole).toBool(); }
    void set(const QString &name, const QVariant &value)
    {
        QVERIFY(details.setData(line(name), value));
        workbench.flush();
    }
    QStringList stored(const QString &name)
    {
        QStringList values;
        for (const Attribute &attribute : test::need(verbs.attributes.of(ada.mention))) {
            if (attribute.name == name)
                values << (attribute.value.isNull() ? u"(set)"_s : attribute.value);
        }
        return values;
    }

    std::unique_ptr<Store> store;
    test::Verbs verbs;
    Workbench workbench;
    DetailsModel details;
    ArticleId article;
    Marked ada;
};

} // namespace

class DetailsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsANewOneAfterEachEdit()
    {
        MentionId mention;
        const auto make = [&](Workbench &workbench) {
            MentionRepository mentions(workbench.store());
            if (!mention || !mentions.mention(mention)) {
                mention = {};
                for (const ArticleId id : test::need(ArticleRepository(workbench.store()).ids({}))) {
                    if (const auto here = mentions.inArticle(id); here && !here->empty())
                        mention = here->front().id;
                }
            }
            auto model = std::make_unique<DetailsModel>(workbench);
            model->setOwner(mention);
            return model;
        };
        auto store = test::newStore(u"details.gloss"_s);
        store->setDurable(false);
        Workbench workbench(*store);
        test::RandomEdits random(*store, 71);
        random.verbs().article(u"First"_s, u"Ilham Aliyev met Selçuk Bayraktar in Baku. They signed 3 contracts there."_s);
        auto model = make(workbench);
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const test::Follower follower(*model);
        for (int i = 0; i < test::repetitions(400, 5'000); ++i) {
            random.step();
            workbench.flush();
            const auto fresh = make(workbench); // may choose another mention
            model->setOwner(fresh->owner());
            QCOMPARE(follower.seen(), test::dump(*fresh));
        }
    }

    void showsFieldsThenAttributesThenNotes()
    {
        Scene scene(u"order.gloss"_s);
        scene.details.setOwner(scene.ada.mention);
        QStringList names;
        for (int row = 0; row < scene.details.rowCount(); ++row)
            names << scene.details.index(row, 0).data().toString();
        QCOMPARE(names,
                 (QStringList{u"Type"_s, u"Quote"_s, u"Entity"_s, u"Level"_s, u"Article"_s, u"Status"_s, u"Author"_s, u"Time"_s,
                              u"Class"_s, u"Traits"_s, u"Born"_s, u"Count"_s, u"Known"_s, u"Alive"_s, u"Nick"_s,
                              u"New note"_s}));
        QCOMPARE(scene.value(u"Type"_s), u"Person"_s);
        QCOMPARE(scene.value(u"Author"_s), u"Ada"_s);
        QVERIFY(!scene.line(u"Quote"_s).flags().testFlag(Qt::ItemIsEditable));
        scene.details.setOwner(scene.ada.entity);
        QVERIFY(scene.line(u"gender"_s).isValid());
        QVERIFY(!scene.line(u"class"_s).isValid());
        scene.details.setOwner(scene.article);
        QCOMPARE(scene.value(u"Title"_s), u"One"_s);
        scene.details.setOwner({});
        QCOMPARE(scene.details.rowCount(), 0);
    }

    void theLevelIsAskedOnce_data()
    {
        QTest::addColumn<QByteArray>("attribute");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("nothing like it") << QByteArray("  attr nick on mention text\n") << false;
        QTest::newRow("mention") << QByteArray("  attr mention on mention one of NAM NOM PRO\n") << true;
        QTest::newRow("level") << QByteArray("  attr level on mention one of 1 2\n") << true;
        QTest::newRow("of the entity") << QByteArray("  attr level on entity one of 1 2\n") << false;
    }
    void theLevelIsAskedOnce()
    {
        QFETCH(const QByteArray, attribute);
        QFETCH(const bool, isAsked);
        Scene scene(u"level.gloss"_s);
        test::need(SchemaRepository(*scene.store).set("schema \"Small\" version 1 language en\n\nentity PER\n" + attribute,
                                                      u"level.schema"_s));
        scene.workbench.flush();
        const auto levels = [&] {
            scene.details.setOwner({});
            scene.details.setOwner(scene.ada.mention);
            int count = 0;
            for (int row = 0; row < scene.details.rowCount(); ++row) {
                const auto field = scene.details.index(row, 0).data(DetailsModel::FieldRole).value<int>();
                count += field == int(DetailRow::Field::Level) ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(levels(), isAsked ? 0 : 1);
        test::need(scene.verbs.mentions.setLevel(scene.ada.mention, u"NOM"_s)); // as an import does
        scene.workbench.flush();
        QCOMPARE(levels(), 1);
    }

    void aDefaultIsShownAndNotStored()
    {
        Scene scene(u"preset.gloss"_s);
        scene.details.setOwner(scene.ada.mention);
        QCOMPARE(scene.value(u"class"_s), u"SPC"_s);
        QVERIFY(scene.isPreset(u"class"_s));
        QCOMPARE(scene.line(u"class"_s).data(Qt::EditRole).toString(), QString());
        QCOMPARE(scene.value(u"alive"_s), u"yes"_s);
        QVERIFY(scene.isPreset(u"alive"_s));
        QVERIFY(test::need(scene.verbs.attributes.of(scene.ada.mention)).empty());
        scene.set(u"class"_s, u"SPC"_s); // said by somebody
        QVERIFY(!scene.isPreset(u"class"_s));
        QCOMPARE(scene.stored(u"class"_s), QStringList(u"SPC"_s));
        scene.set(u"class"_s, QString());
        QVERIFY(scene.isPreset(u"class"_s));
        QCOMPARE(scene.stored(u"class"_s), QStringList());
    }

    void eachKindIsEdited_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QStringList>("stored");
        QTest::addColumn<QString>("shown");
        QTest::newRow("choice") << u"class"_s << QVariant(u"GEN"_s) << QStringList{u"GEN"_s} << u"GEN"_s;
        QTest::newRow("several") << u"traits"_s << QVariant(QStringList{u"tall"_s, u"old"_s})
                                 << QStringList{u"tall"_s, u"old"_s} << u"tall, old"_s;
        QTest::newRow("date") << u"born"_s << QVariant(u"2023-04"_s) << QStringList{u"2023-04"_s} << u"2023-04"_s;
        QTest::newRow("number") << u"count"_s << QVariant(u"12"_s) << QStringList{u"12"_s} << u"12"_s;
        QTest::newRow("a flag") << u"known"_s << QVariant(true) << QStringList{u"(set)"_s} << u"yes"_s;
        QTest::newRow("no") << u"known"_s << QVariant(false) << QStringList{u"false"_s} << u"no"_s;
        QTest::newRow("a month, as people write it") << u"born"_s << QVariant(u" 4.2023"_s) << QStringList{u"2023-04"_s} << u"2023-04"_s;
        QTest::newRow("a day with a time") << u"born"_s << QVariant(u"2023/4/5 9:30"_s) << QStringList{u"2023-04-05T09:30"_s}
                                           << u"2023-04-05T09:30"_s;
        QTest::newRow("the only value that begins so") << u"class"_s << QVariant(u"g"_s) << QStringList{u"GEN"_s} << u"GEN"_s;
        QTest::newRow("a flag with a default") << u"alive"_s << QVariant(false) << QStringList{u"false"_s} << u"no"_s;
        QTest::newRow("text") << u"nick"_s << QVariant(u"The first"_s) << QStringList{u"The first"_s} << u"The first"_s;
    }

    void eachKindIsEdited()
    {
        QFETCH(const QString, name);
        QFETCH(const QVariant, value);
        QFETCH(const QStringList, stored);
        QFETCH(const QString, shown);
        Scene scene(u"kinds.gloss"_s);
        scene.details.setOwner(scene.ada.mention);
        QCOMPARE(scene.line(name).data(DetailsModel::AttributeRole).value<AttributeDef>().name, name);
        scene.set(name, value);
        QCOMPARE(scene.stored(name), stored);
        QCOMPARE(scene.value(name), shown);
        if (!stored.isEmpty()) {
            test::need(scene.verbs.history.undo());
            scene.workbench.flush();
            QCOMPARE(scene.stored(name), QStringList());
        }
    }

    void whatTheAttributeDoesNotTakeIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::newRow("choice") << u"class"_s << u"x"_s;
        QTest::newRow("whole number") << u"count"_s << u"3.5"_s;
        QTest::newRow("number words") << u"count"_s << u"three"_s;
        QTest::newRow("month 13") << u"born"_s << u"2024-13"_s;
        QTest::newRow("30 February") << u"born"_s << u"2024-02-30"_s;
        QTest::newRow("hour 25") << u"born"_s << u"2024-02-03 25:00"_s;
        QTest::newRow("month and time") << u"born"_s << u"2024-02T10:00"_s;
    }
    void whatTheAttributeDoesNotTakeIsRefused()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, typed);
        Scene scene(u"refused.gloss"_s);
        scene.details.setOwner(scene.ada.mention);
        QSignalSpy failed(&scene.workbench, &Workbench::failed);
        QVERIFY(!scene.details.setData(scene.line(name), typed));
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().value<Error>().message.contains(typed));
        QCOMPARE(scene.stored(name), QStringList());
    }

    void unsetIsNotNo()
    {
        Scene scene(u"unset.gloss"_s);
        scene.details.setOwner(scene.ada.mention);
        const auto state = [&] { return scene.line(u"known"_s).data(Qt::CheckStateRole).value<Qt::CheckState>(); };
        QCOMPARE(state(), Qt::PartiallyChecked);
        QCOMPARE(scene.value(u"known"_s), QString());
        scene.set(u"known"_s, false);
        QCOMPARE(state(), Qt::Unchecked);
        scene.set(u"known"_s, true);
        QCOMPARE(state(), Qt::Checked);
        scene.set(u"known"_s, scene.line(u"known"_s).data(DetailsModel::ClearRole));
        QCOMPARE(state(), Qt::PartiallyChecked);
        QVERIFY(test::need(scene.verbs.attributes.of(scene.ada.mention)).empty());
        QVERIFY(!scene.line(u"Type"_s).data(DetailsModel::ClearRole).isValid());
    }

    /// The same word may be another one in each place of a translation.
    void aFlagIsToldByItsValueWhateverItIsCalled()
    {
        class Numbered : public QTranslator {
        public:
            QString translate(const char *, const char *source, const char *, int) const override
            {
                return QString::fromUtf8(source) + QString::number(++m_asked);
            }
            bool isEmpty() const override { return false; }

        private:
            mutable int m_asked = 0;
        } numbered;
        QCoreApplication::installTranslator(&numbered);
        Scene scene(u"translated.gloss"_s);
        scene.details.setOwner(scene.ada.mention);
        const auto state = [&](const QString &name) { return scene.line(name).data(Qt::CheckStateRole).value<Qt::CheckState>(); };
        QCOMPARE(state(u"known"_s), Qt::PartiallyChecked);
        QCOMPARE(state(u"alive"_s), Qt::Checked); // by default
        scene.set(u"alive"_s, false);
        QCOMPARE(state(u"alive"_s), Qt::Unchecked);
        scene.set(u"known"_s, true);
        QCOMPARE(state(u"known"_s), Qt::Checked);
        QVERIFY(flagOf(attributeRow({.name = u"known"_s, .kind = AttributeKind::Bool}, {u"true"_s})).value_or(false));
        QCoreApplication::removeTranslator(&numbered);
    }

    void saysWhatIsMissingAndWhichKeysStep()
    {
        Scene scene(u"missing.gloss"_s);
        test::need(SchemaRepository(*scene.store).set(R"(schema "Small" version 1 language en

entity PER
  attr gender on mention required one of f m
  attr class on mention required one of SPC GEN default SPC
  attr nick on mention text
)",
                                                      u"missing.schema"_s));
        scene.workbench.flush();
        scene.details.setOwner(scene.ada.mention);
        QVERIFY(scene.line(u"gender"_s).data(DetailsModel::MissingRole).toBool());
        QCOMPARE(scene.value(u"gender"_s), u"required"_s);
        QVERIFY(!scene.line(u"class"_s).data(DetailsModel::MissingRole).toBool());
        QCOMPARE(scene.line(u"gender"_s).data(DetailsModel::StepRole).toInt(), 1);
        QCOMPARE(scene.line(u"nick"_s).data(DetailsModel::StepRole).toInt(), 3);
        QCOMPARE(scene.line(u"Status"_s).data(DetailsModel::StepRole).toInt(), 0);
        scene.set(u"gender"_s, u"f"_s);
        QVERIFY(!scene.line(u"gender"_s).data(DetailsModel::MissingRole).toBool());
    }

    void severalThingsAreChangedAsOne()
    {
        Scene scene(u"group.gloss"_s);
        const Marked bob = test::need(scene.verbs.mentions.mark(scene.article, TextSpan{8, 11}, u"PER"_s));
        test::need(scene.verbs.attributes.set(bob.mention, u"class"_s, {u"GEN"_s}));
        for (const MentionId id : {scene.ada.mention, bob.mention})
            test::need(scene.verbs.attributes.set(id, u"traits"_s, {u"tall"_s, u"old"_s}));
        scene.workbench.flush();
        QAbstractItemModelTester tester(&scene.details, QAbstractItemModelTester::FailureReportingMode::Fatal);
        scene.details.setOwners({scene.ada.mention, bob.mention});
        QCOMPARE(scene.value(u"Selected"_s), u"2 mention(s)"_s);
        QCOMPARE(scene.value(u"Type"_s), u"Person"_s);
        QCOMPARE(scene.value(u"class"_s), u"several values"_s);
        QVERIFY(scene.line(u"class"_s).data(DetailsModel::MixedRole).toBool());
        QCOMPARE(scene.value(u"traits"_s), u"tall, old"_s);
        QCOMPARE(scene.value(u"Entity"_s), u"several values"_s);

        scene.set(u"class"_s, u"SPC"_s);
        QCOMPARE(scene.value(u"class"_s), u"SPC"_s);
        QCOMPARE(scene.verbs.history.undoable()->title, u"Set class of 2 mention(s) to SPC"_s);
        scene.set(u"Entity"_s, scene.ada.entity.toString());
        QCOMPARE(test::need(scene.verbs.mentions.mention(bob.mention)).entity, scene.ada.entity);
        scene.set(u"Status"_s, QString::number(int(Status::Rejected)));
        QCOMPARE(test::need(scene.verbs.mentions.mention(bob.mention)).by.status, Status::Rejected);
        QCOMPARE(scene.verbs.history.undoable()->title, u"Set Status of 2 mention(s) to Rejected"_s);
        for (int i = 0; i < 3; ++i)
            test::need(scene.verbs.history.undo());
        scene.workbench.flush();
        QCOMPARE(scene.value(u"class"_s), u"several values"_s);
        QCOMPARE(test::need(scene.verbs.mentions.mention(bob.mention)).by.status, Status::Accepted);

        scene.details.setOwners({scene.ada.mention, scene.ada.entity}); // of two kinds: only what both have
        QCOMPARE(scene.value(u"Selected"_s), u"1 mention(s), 1 entity(s)"_s);
        QCOMPARE(scene.details.rowCount(), 2);
        scene.set(u"Status"_s, QString::number(int(Status::Suggested)));
        QCOMPARE(test::need(scene.verbs.entities.entity(scene.ada.entity)).by.status, Status::Suggested);
    }

    void valuesWithTheSeparatorStayThemselves_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("shown");
        QTest::newRow("one") << u"nick"_s << QStringList{u"tall, slim"_s} << u"tall, slim"_s;
        QTest::newRow("several") << u"traits"_s << QStringList{u"tall, slim"_s, u"old"_s} << u"“tall, slim”, old"_s;
        QTest::newRow("several without it") << u"traits"_s << QStringList{u"tall"_s, u"slim"_s} << u"tall, slim"_s;
        QTest::newRow("control signs") << u"nick"_s << QStringList{u"a\x1f\x1e\"b"_s} << u"a\x1f\x1e\"b"_s;
        QTest::newRow("empty") << u"nick"_s << QStringList{u""_s} << u""_s;
    }
    void valuesWithTheSeparatorStayThemselves()
    {
        QFETCH(const QString, name);
        QFETCH(const QStringList, values);
        Scene scene(u"separator.gloss"_s);
        const Marked bob = test::need(scene.verbs.mentions.mark(scene.article, TextSpan{8, 11}, u"PER"_s));
        for (const MentionId id : {scene.ada.mention, bob.mention})
            test::need(scene.verbs.attributes.set(id, name, values));
        scene.workbench.flush();
        for (const std::vector<Owner> &owners : {std::vector<Owner>{scene.ada.mention}, {scene.ada.mention, bob.mention}}) {
            scene.details.setOwners(owners);
            QTEST(scene.value(name), "shown");
            QVERIFY(!scene.line(name).data(DetailsModel::MixedRole).toBool());
            const QVariant edit = scene.line(name).data(Qt::EditRole);
            QCOMPARE(name == u"traits" ? edit.toStringList() : QStringList(edit.toString()), values);
        }
        // What another has in as many pieces is not the same.
        test::need(scene.verbs.attributes.set(bob.mention, name, {u"x"_s}));
        scene.workbench.flush();
        QVERIFY(scene.line(name).data(DetailsModel::MixedRole).toBool());
    }

    void whatIsEditedHoldsNoSignsOfOurs()
    {
        Scene scene(u"edited.gloss"_s);
        test::need(scene.verbs.attributes.set(scene.ada.mention, u"nick"_s, {u"tall, slim"_s, u"old"_s})); // as a file had it
        scene.workbench.flush();
        scene.details.setOwners({scene.ada.mention});
        QCOMPARE(scene.value(u"nick"_s), u"“tall, slim”, old"_s);
        QCOMPARE(scene.line(u"nick"_s).data(Qt::EditRole).toString(), u"tall, slim, old"_s);
    }

    void manyThingsAreChangedInTheBackground()
    {
        Scene scene(u"many.gloss"_s);
        scene.store->setDurable(false);
        const ArticleId article = scene.verbs.article(u"Long"_s, QString(3000, u'x'));
        std::vector<Owner> owners;
        test::need(scene.store->perform({u"Many"_s}, [&](Operation &) -> Result<> {
            for (qsizetype i = 0; i < 1500; ++i)
                owners.emplace_back(test::need(scene.verbs.mentions.mark(article, TextSpan{2 * i, 2 * i + 1}, u"PER"_s)).mention);
            return {};
        }));
        scene.workbench.flush();
        scene.details.setOwners(owners);
        QCOMPARE(scene.details.rowCount(), 1); // how many they are is known at once
        QCOMPARE(scene.details.index(0, DetailsModel::Value).data(), u"1500 mention(s)"_s);
        QTRY_VERIFY(scene.line(u"count"_s).isValid());
        QSignalSpy working(&scene.workbench, &Workbench::workingChanged);
        QVERIFY(scene.details.setData(scene.line(u"count"_s), u"7"_s));
        QVERIFY(scene.workbench.isWorking() || !working.isEmpty());
        QVERIFY(scene.details.setData(scene.line(u"nick"_s), u"x"_s)); // waits its turn
        scene.workbench.finish();
        QCoreApplication::processEvents();
        scene.workbench.flush();
        QTRY_COMPARE(scene.value(u"count"_s), u"7"_s);
        QTRY_COMPARE(scene.value(u"nick"_s), u"x"_s);
        QTRY_COMPARE(working.size(), 4);
        test::need(scene.verbs.history.undo());
        QCOMPARE(scene.verbs.history.undoable()->title, u"Set count of 1500 mention(s) to 7"_s);
        test::need(scene.verbs.history.undo());
        scene.workbench.flush();
        QTRY_COMPARE(scene.value(u"count"_s), QString());
    }

    /// Stopped wherever it stands, it leaves everything as it was, and the next edit is made.
    void anEditInTheBackgroundIsStopped()
    {
        Scene scene(u"stopped.gloss"_s);
        const QByteArray before = test::contentHash(*scene.store);
        QSignalSpy failed(&scene.workbench, &Workbench::failed);
        bool isTold = false;
        std::atomic<int> rounds = 0;
        const auto endless = [&]() -> Result<> {
            return scene.store->perform({u"Endless"_s}, [&](Operation &op) -> Result<> {
                for (;; ++rounds)
                    op.db().prepare("UPDATE mention SET quote = quote || 'x'").run();
            });
        };
        QVERIFY(scene.workbench.editMany(Workbench::largeGroup + 1, endless, [&isTold](bool) { isTold = true; }));
        QTRY_VERIFY(rounds > 100);
        scene.details.setOwner(scene.ada.mention);
        QVERIFY(scene.details.setData(scene.line(u"nick"_s), u"later"_s)); // waits its turn
        QCOMPARE(test::contentHash(*scene.store), before);
        scene.workbench.stop();
        scene.workbench.finish();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.front().front().value<Error>().code, Error::Code::Cancelled);
        QCOMPARE(failed.front().front().value<Error>().message, u"Stopped; nothing was changed."_s);
        QVERIFY(!isTold);
        scene.workbench.flush();
        QCOMPARE(scene.value(u"nick"_s), u"later"_s);
        test::need(scene.verbs.history.undo());
        QCOMPARE(test::contentHash(*scene.store), before);
    }

    void fieldsAndNotesAreEdited()
    {
        Scene scene(u"fields.gloss"_s);
        scene.details.setOwner(scene.ada.mention);
        scene.set(u"Level"_s, u"NAM"_s);
        scene.set(u"Status"_s, QString::number(int(Status::Rejected)));
        scene.set(u"New note"_s, u"Doubtful."_s);
        const Mention mention = test::need(scene.verbs.mentions.mention(scene.ada.mention));
        QCOMPARE(mention.level, u"NAM"_s);
        QCOMPARE(mention.by.status, Status::Rejected);
        QCOMPARE(scene.value(u"Level"_s), u"name"_s);
        QCOMPARE(scene.value(u"Note"_s), u"Doubtful."_s);
        QCOMPARE(scene.value(u"New note"_s), QString());
        scene.set(u"Note"_s, QString());
        QVERIFY(!scene.line(u"Note"_s).isValid());

        scene.details.setOwner(scene.ada.entity);
        scene.set(u"Other names"_s, u"Countess; A. L. ; "_s);
        scene.set(u"Name"_s, u"Ada Lovelace"_s);
        scene.set(u"Note"_s, u"Mathematician"_s);
        const Entity entity = test::need(scene.verbs.entities.entity(scene.ada.entity));
        QCOMPARE(entity.aliases, (QStringList{u"Countess"_s, u"A. L."_s}));
        QCOMPARE(entity.name, u"Ada Lovelace"_s);
        QCOMPARE(entity.note, u"Mathematician"_s);
        QSignalSpy failed(&scene.workbench, &Workbench::failed);
        QVERIFY(!scene.details.setData(scene.line(u"Name"_s), u" "_s));
        QCOMPARE(failed.size(), 1);

        const NewEvent event = test::need(scene.verbs.events.create(scene.article, TextSpan{4, 7}, u"Meet"_s));
        const ArgumentId who = test::need(scene.verbs.events.addArgument(event.mention, u"Who"_s, Filler(u"all"_s)));
        scene.details.setOwner(event.mention);
        scene.set(u"tense"_s, u"Future"_s);
        QCOMPARE(test::need(scene.verbs.attributes.of(event.mention)).front().value, u"Future"_s);
        scene.details.setOwner(who);
        scene.set(u"Filler"_s, u"both"_s);
        QCOMPARE(test::need(scene.verbs.events.argument(who)).filler, Filler(u"both"_s));

        scene.details.setOwner(scene.article);
        scene.set(u"Published"_s, u"2023-04-03"_s);
        QCOMPARE(test::need(scene.verbs.articles.article(scene.article)).published, u"2023-04-03"_s);
    }
};

QTEST_GUILESS_MAIN(DetailsModelTest)
#include "tst_detailsmodel.moc"
