// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/clustername.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class ClusterNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QStringList>("quotes");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *what, const QStringList &quotes, const QString &name) { QTest::newRow(what) << quotes << name; };
        row("nothing", {}, {});
        row("a name", {u"Ada Lovelace"_s}, u"Ada Lovelace"_s);
        row("a name among pronouns", {u"she"_s, u"Ada Lovelace"_s, u"her"_s}, u"Ada Lovelace"_s);
        row("the first name, not the longest", {u"she"_s, u"Otto"_s, u"Otto Klein"_s}, u"Otto"_s);
        row("a name, not what is longer", {u"the famous mathematician"_s, u"Lovelace"_s}, u"Lovelace"_s);
        row("short words in a name", {u"the minister"_s, u"Otto von und zu Klein"_s}, u"Otto von und zu Klein"_s);
        row("a short word alone", {u"She"_s, u"the woman"_s}, u"the woman"_s);
        row("a short name", {u"Ada"_s, u"the woman"_s}, u"the woman"_s); // like She
        row("short words with capitals", {u"the large country"_s, u"The US"_s}, u"The US"_s);
        row("capitals", {u"the alliance"_s, u"NATO"_s}, u"NATO"_s);
        row("few capitals", {u"the country"_s, u"US"_s}, u"US"_s);
        row("one capital", {u"the man"_s, u"X"_s}, u"the man"_s);
        row("a word in small letters", {u"Minister of defence"_s, u"Klein"_s}, u"Klein"_s);
        row("no name: the longest", {u"he"_s, u"the president"_s, u"the man"_s}, u"the president"_s);
        row("no name: the first of the longest", {u"the man"_s, u"his son"_s}, u"the man"_s);
        row("numbers", {u"2024"_s, u"the year"_s}, u"the year"_s);
        row("no capitals in the script", {u"the minister"_s, u"خفر السواحل"_s}, u"خفر السواحل"_s);
        row("a long word in a script without", {u"the strait"_s, u"マラッカ海峡"_s}, u"マラッカ海峡"_s);
        row("blanks", {u"  Ada \n Lovelace "_s}, u"Ada Lovelace"_s);
        row("blanks of what is no name", {u"the\n  woman "_s}, u"the woman"_s);
        row("nothing but blanks", {u"  "_s, QString()}, {});
    }
    void names()
    {
        QFETCH(const QStringList, quotes);
        QTEST(clusterName(quotes), "name");
    }
};

QTEST_GUILESS_MAIN(ClusterNameTest)
#include "tst_clustername.moc"
