// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/propername.h"

#include "models/base/fold.h"

#include <QHash>
#include <QLocale>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LeastSpelled = 4; ///< letters

/// Words given as one line, folded.
QSet<QString> words(const QString &line)
{
    const QStringList list = folded(line).split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

/// What many are: by itself it names nobody, whatever its capital. Without those that are also names: adam, kent.
bool isCommonNoun(const QString &word)
{
    static const QSet<QString> nouns = words(
        u"president vice prime deputy minister ministers chancellor governor mayor king queen prince emir sheikh sultan "
        "general colonel commander chief officer officers official officials spokesman spokeswoman spokesperson "
        "ambassador envoy senator lawmaker lawmakers lawyer judge prosecutor director chairman chairwoman chair head "
        "leader leaders secretary government ministry parliament senate court army navy police troops soldiers forces "
        "rebels militants protesters residents authorities officials company companies firm bank union party "
        "organisation organization agency group team country state city town village region capital border airport "
        "port man woman men women people boy girl child children students workers journalists victims suspects "
        "witnesses experts analysts sources "
        "cumhurbaşkanı başbakan bakan bakanı bakanlık bakanlığı başkan başkanı başkanlık vali valisi belediye milletvekili "
        "genel müdür müdürü sözcü sözcüsü büyükelçi komutan general ordu polis jandarma hükümet hükümeti meclis meclisi "
        "parti şirket şirketi firma kurum örgüt ülke ülkesi devlet şehir ilçe köy bölge başkent kadın çocuk "
        "halk yetkili yetkililer asker askerler işçiler öğrenciler gazeteciler tanıklar uzmanlar kaynaklar savcı mahkeme "
        "präsident präsidentin minister ministerin kanzler kanzlerin regierung polizei armee"_s);
    return nouns.contains(folded(word));
}

/// Arabic names that begin with the article: countries, capitals, papers. Everything else with it is a noun.
bool isArabicName(const QString &word)
{
    static const QSet<QString> names = words(
        u"العراق السعودية الأردن المغرب الجزائر السودان اليمن الكويت البحرين الإمارات الصومال الصين الهند اليابان البرازيل "
        "المكسيك النمسا الدنمارك السويد النرويج البرتغال المجر القاهرة الرياض الخرطوم الدوحة الرباط المنامة الجيزة "
        "الإسكندرية الموصل البصرة الفلوجة الرقة القدس الخليل الضفة اللاذقية الحديدة الأناضول الجزيرة الأهرام الحياة السيسي "
        "الأسد البرهان الصدر السوداني الكاظمي المالكي العبادي البشير القذافي الحريري السنوار الهلال النيل الفرات"_s);
    return names.contains(folded(word));
}

bool isArabic(const QString &word) { return word.front().script() == QChar::Script_Arabic; }

/// With the article, after the letters that are written together with it.
bool isDefinite(const QString &word)
{
    for (const QString &start : {u"ال"_s, u"وال"_s, u"بال"_s, u"كال"_s, u"فال"_s, u"لل"_s}) {
        if (word.startsWith(start) && word.size() > start.size() + 1)
            return true;
    }
    return false;
}

/// The word without signs around it and without what hangs behind an apostrophe: Cumhurbaşkanı’nın.
QString bare(QString word)
{
    const auto end = std::ranges::find_if(word, [](QChar sign) { return sign == u'\'' || sign == u'’'; });
    if (end != word.end() && end - word.begin() > 1)
        word.truncate(end - word.begin());
    const auto isLetter = [](QChar letter) { return letter.isLetterOrNumber() || letter.isSurrogate() || letter.isMark(); };
    while (!word.isEmpty() && !isLetter(word.front()))
        word.removeFirst();
    while (!word.isEmpty() && !isLetter(word.back()))
        word.chop(1);
    return word;
}

bool isInCapitals(const QString &word)
{
    return word.size() > 1 && std::ranges::all_of(word, [](QChar letter) { return letter.isUpper(); });
}

/// Whether the word can be a part of a name: an acronym always is one, “US” and “WHO” too.
bool isNameWord(const QString &word)
{
    if (isInCapitals(word))
        return true;
    if (isArabic(word))
        return !isPronoun(word) && (!isDefinite(word) || isArabicName(word));
    const auto first = word.toUcs4().first();
    return !QChar::isLower(first) && !isPronoun(word) && !isCommonNoun(word);
}

} // namespace

// What is a pronoun in one language and a name in another, such as the Turkish ben, sen and kim, is left out: those are
// rarely marked.
bool isPronoun(const QString &word)
{
    static const QSet<QString> pronouns = words(
        u"I he she it we you they me him her us them my his its our your their mine hers ours yours theirs myself himself "
        "herself itself ourselves themselves one ones this that these those who whom whose which what someone somebody "
        "anyone anybody everyone everybody nobody others another both all some many several few most each neither "
        "either the a an "
        "o onu ona onun onda ondan onlar onları onlara onların onlardan bu bunu buna bunun bunlar bunları şu şunu şunlar "
        "beni bana benim biz bizi bize bizim seni sana senin siz sizi size sizin kendi kendisi kendisini "
        "kendisine kendileri kimse hepsi herkes birisi biri bazıları diğeri diğerleri bir "
        "er sie es wir ihr ihm ihn ihnen ihre ihrer sein seine seiner uns unser euch dich mich sich der die das dem den "
        "des ein eine einer dieser diese dieses jener jene wer "
        "هو هي هم هن هما أنا نحن أنت أنتم أنتن هذا هذه هذان هؤلاء ذلك تلك أولئك الذي التي الذين اللذان اللواتي من نفسه "
        "نفسها أنفسهم بعضهم جميعهم كلهم أحدهم إحداهن آخر آخرون أخرى"_s);
    return pronouns.contains(folded(word));
}

Spoken spokenOf(const QString &word)
{
    static const QHash<QString, Spoken> kinds = [] {
        QHash<QString, Spoken> all;
        for (const auto &[kind, line] : {std::pair(Spoken::He, u"he him his himself"_s), std::pair(Spoken::She, u"she her hers herself"_s),
                 std::pair(Spoken::It, u"it its itself"_s)}) {
            for (const QString &one : words(line))
                all.insert(one, kind);
        }
        return all;
    }();
    return kinds.value(folded(word), Spoken::Anybody);
}

bool looksLikeName(const QString &quote)
{
    if (quote.size() > LongestComparedQuote)
        return false;
    QStringList parts;
    for (const QString &part : quote.simplified().split(u' ')) {
        if (const QString word = bare(part); !word.isEmpty())
            parts << word;
    }
    if (parts.isEmpty())
        return false;
    // The article before a hyphen is written small in names too: al-Assad, el-Sisi.
    const QString &last = parts.constLast();
    const qsizetype begin = last.size() > 3 && last.at(2) == u'-' ? 3 : 0;
    if (QChar::isLower(last.sliced(begin).toUcs4().first()))
        return false;
    return std::ranges::any_of(parts, isNameWord);
}

QStringList inOtherCase(const QString &name)
{
    const QStringList words = name.split(u' ');
    const bool isLoud = std::ranges::all_of(words, isInCapitals);
    const bool isUsual = std::ranges::all_of(words, [](const QString &word) {
        return word.size() > 1 && word.front().isUpper()
            && std::ranges::all_of(word.sliced(1), [](QChar letter) { return letter.isLower(); });
    });
    if (name.size() < LeastSpelled || isLoud == isUsual)
        return {};
    QStringList forms;
    // By the rules of a language, not of the machine: the Turkish I is no capital i.
    for (const QLocale &rules : {QLocale(QLocale::C), QLocale(QLocale::Turkish)}) {
        QStringList other = words;
        for (QString &word : other)
            word = isLoud ? word.first(1) + rules.toLower(word.sliced(1)) : rules.toUpper(word);
        forms << other.join(u' ');
    }
    forms.removeDuplicates();
    return forms;
}

} // namespace glossator
