// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tokens.h"

#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class TokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentencesAndTokens_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::vector<TextSpan>>("spans");
        QTest::addColumn<QString>("tokens"); // sentences apart by |
        const auto row = [](const char *name, const QString &text, const QString &tokens, const std::vector<TextSpan> &spans = {}) {
            QTest::newRow(name) << text << spans << tokens;
        };
        row("words and signs", u"Ada met “Bob”. He left!"_s, u"Ada met “ Bob ” . | He left !"_s);
        row("a mention in a word", u"anti-NATO pro"_s, u"anti - NA TO pro"_s, {{5, 7}});
        row("a mention over two sentences", u"It ended. He left."_s, u"It ended . He left ."_s, {{3, 13}});
        row("a mention up to the border", u"It ended. He left."_s, u"It ended . | He left ."_s, {{3, 9}});
        row("an emoji with a joiner", u"a 👩‍🚀, b"_s, u"a 👩‍🚀 , b"_s);
        row("Arabic", u"قال: نعم"_s, u"قال : نعم"_s);
        row("no-break space", u"5\u00A0km"_s, u"5 km"_s);
        row("nothing", QString(), QString());
        row("blanks", u" \n\t"_s, QString());
    }
    void sentencesAndTokens()
    {
        QFETCH(const QString, text);
        QFETCH(const std::vector<TextSpan>, spans);
        const TextOffsets offsets(text);
        QStringList told;
        for (const TokenSentence &sentence : tokenSentences(offsets, spans)) {
            if (!told.isEmpty())
                told << u"|"_s;
            for (const TextSpan &token : sentence.tokens)
                told << offsets.quote(token);
        }
        QTEST(told.join(u' '), "tokens");
    }

    void nothingIsLeftOut()
    {
        for (int seed = 1; seed <= test::repetitions(500, 20'000); ++seed) {
            QRandomGenerator random{quint32(seed)};
            const QString string = test::randomText(random, 40);
            const TextOffsets text(string);
            std::vector<TextSpan> spans;
            for (int i = 0; i < 5; ++i) {
                const qsizetype begin = random.bounded(int(text.length()) + 1);
                spans.push_back({begin, begin + random.bounded(int(text.length() - begin) + 1)});
            }
            qsizetype done = 0;
            for (const TokenSentence &sentence : tokenSentences(text, spans)) {
                QVERIFY(sentence.span.begin >= done);
                for (const TextSpan &token : sentence.tokens) {
                    QVERIFY(token.begin >= done && token.begin >= sentence.span.begin && token.end <= sentence.span.end && !token.isEmpty());
                    QVERIFY2(text.quote({done, token.begin}).trimmed().isEmpty(), qPrintable(u"seed %1"_s.arg(seed)));
                    QVERIFY(std::ranges::none_of(text.quote(token), [](QChar c) { return c.isSpace(); }));
                    for (const TextSpan &span : spans) {
                        QVERIFY(!(token.begin < span.begin && span.begin < token.end));
                        QVERIFY(!(token.begin < span.end && span.end < token.end));
                    }
                    done = token.end;
                }
                for (const TextSpan &span : spans)
                    QVERIFY2(span.isEmpty() || !(span.begin < sentence.span.end && span.end > sentence.span.end)
                            || text.quote({sentence.span.end, span.end}).trimmed().isEmpty(),
                        qPrintable(u"seed %1"_s.arg(seed)));
            }
            QVERIFY(text.quote({done, text.length()}).trimmed().isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
