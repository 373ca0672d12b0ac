// SPDX-License-Identifier: GPL-3.0-or-later
// What is written is what a person would write, and reads back as the same schema.

#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"
#include "tests/models/domain/randomschema.h"
#include "tests/support/testsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class TestSchemaWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canonicalText_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("everything") << QByteArray("| For all.\n"
                                                  "|\n"
                                                  "| And once more.\n"
                                                  "\n"
                                                  "set @time = DATE event:Meet\n"
                                                  "attrs Pol\n"
                                                  "  attr pol on event required one of yes no default no\n"
                                                  "entity A \"An A\" abstract color #0000ff key A was B C retired\n"
                                                  "  | Mark it.\n"
                                                  "  attr n on entity int\n"
                                                  "value DATE < D\n"
                                                  "value D\n"
                                                  "event Meet\n"
                                                  "  role Who + A *\n"
                                                  "  role When ? @time\n"
                                                  "  role Both 2..2 event\n"
                                                  "  role Many 3..* A\n"
                                                  "  attr tags any of x y\n"
                                                  "  use Pol\n"
                                                  "relation R symmetric transitive\n"
                                                  "  from A\n"
                                                  "  to @time\n");
        QTest::newRow("odd names") << QByteArray(
            "\n"
            "set @\"odd set\" = *\n"
            "entity \"two words\" was \"retired\" \"<\"\n"
            "  attr \"\\\"\" one of \"default\" \"required\" text\n"
            "entity *\n"
            "entity event\n"
            "entity @x\n"
            "entity #x < @x\n"
            "entity \"a\\tb\\nc\\\\\\u0007\"\n"
            "event \"a b\"\n"
            "  role event * \"*\" \"event\" \"@x\" #x \"two words\" event:\"a b\"\n"
            "  role R * @\"odd set\"\n"
            "value Привет.мир:1\n");
    }

    void canonicalText()
    {
        QFETCH(QByteArray, body);
        const QByteArray text = "schema \"T\" version 3 language en\n" + body;
        const auto schema = readSchema(text, u"f"_s);
        QVERIFY2(schema, qUtf8Printable(schema ? QString() : schema.error().message));
        QCOMPARE(writeSchema(*schema), text);
    }

    void randomSchemas()
    {
        test::RandomSchema random(5'000);
        const int count = test::repetitions(5'000, 200'000);
        size_t types = 0;
        for (int i = 0; i < count; ++i) {
            const SchemaParts parts = random.next();
            types += parts.types.size();
            const QByteArray text = writeSchema(Schema(parts));
            const auto schema = readSchema(text, u"f"_s);
            QVERIFY2(
                schema, qUtf8Printable(schema ? QString() : schema.error().message + u'\n' + QString::fromUtf8(text)));
            QVERIFY2(schema->parts() == parts, text.constData());
        }
        QVERIFY(types > size_t(count));
    }
};

QTEST_GUILESS_MAIN(TestSchemaWriter)
#include "tst_schemawriter.moc"
