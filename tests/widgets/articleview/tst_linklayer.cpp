// SPDX-License-Identifier: GPL-3.0-or-later
// Relations and events over an article: no curve crosses a letter, no label covers one, and a mouse on them means them.

#include "models/items/articlelinks.h"
#include "models/items/articlementions.h"
#include "models/jobs/importjob.h"
#include "models/store/schemarepository.h"
#include "tests/support/importfiles.h"
#include "tests/support/largebrat.h"
#include "tests/support/projectsupport.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/contrast.h"
#include "widgets/articleview/linklayout.h"
#include "widgets/articleview/linkscene.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QString Sentence = u"Ayşegül Tunçdağ met Nihat Erölmez in Baku on Monday, the ministry said. "_s;
const QString Arabic = u"قال الرئيس إلهام في باكو يوم الاثنين إن السفينة Sitare غادرت المدينة. "_s;

/// An article of paragraphs, with a store behind it.
struct Fixture {
    explicit Fixture(const QString &content, QSize size = {700, 500})
        : text(content)
        , store(test::newStore(u"layer.gloss"_s))
        , verbs((store->setDurable(false), *store))
        , article(verbs.article(u"One"_s, content))
        , workbench(*store)
        , mentions(workbench)
        , links(workbench)
    {
        view.resize(size);
        view.setSchema(workbench.schema());
        view.setMentions(&mentions.index());
        view.setLinks(&links);
        mentions.setArticle(article);
        links.setArticle(article);
        view.setArticle(TextOffsets(text), {});
    }

    /// The n-th place of these words; all of them are in the basic plane.
    [[nodiscard]] TextSpan place(const QString &words, int nth = 0) const
    {
        auto begin = text.indexOf(words);
        for (int i = 0; i < nth; ++i)
            begin = text.indexOf(words, begin + 1);
        Q_ASSERT(begin >= 0);
        return {begin, begin + words.size()};
    }
    MentionId mark(const QString &words, int nth = 0, const QString &type = u"PER"_s)
    {
        Mention mention;
        mention.article = article;
        mention.type = type;
        mention.extent = place(words, nth);
        return test::need(verbs.mentions.create(mention));
    }
    RelationId relate(RelationEnd from, RelationEnd to, const QString &type = u"PHYS.Located"_s)
    {
        Relation relation;
        relation.type = type;
        relation.from = std::move(from);
        relation.to = std::move(to);
        return test::need(verbs.relations.create(relation));
    }
    void show()
    {
        workbench.flush();
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        paint();
    }
    void paint() { view.viewport()->repaint(); }
    [[nodiscard]] const LinkScene &scene() const { return view.linkDiagnostics(); }

    QString text;
    std::unique_ptr<Store> store;
    test::Verbs verbs;
    ArticleId article;
    Workbench workbench;
    ArticleMentions mentions;
    ArticleLinks links;
    ArticleView view;
};

/// Where there is ink of letters in view, one rectangle for each character.
std::vector<QRectF> letters(ArticleLayout &layout)
{
    constexpr qreal tolerance = 1; // what rounding of glyphs adds
    std::vector<QRectF> boxes;
    const QFontMetricsF metrics(layout.style().textFont);
    QHash<QChar, QRectF> inks;
    for (const auto [index, top] : layout.visible()) {
        const auto &block = layout.block(index);
        const auto begin = layout.blocks()[size_t(index)].begin;
        for (int i = 0; i < int(block.length()); ++i) {
            const QChar letter = layout.text()[begin + i];
            if (!inks.contains(letter))
                inks.insert(letter, metrics.tightBoundingRect(QString(letter)));
            const auto ink = inks.value(letter);
            if (letter.isSpace() || ink.height() < 2 * tolerance)
                continue;
            for (const auto &stretch : block.stretches(i, i + 1)) {
                const auto baseline = top + stretch.line * layout.style().lineHeight + layout.style().baseline;
                boxes.emplace_back(layout.style().columnLeft + stretch.left, baseline + ink.top() + tolerance,
                    stretch.right - stretch.left, ink.height() - 2 * tolerance);
            }
        }
    }
    return boxes;
}

/// Nothing, or which curve or label touches a letter.
QString collision(const LinkScene &scene, const std::vector<QRectF> &boxes)
{
    const auto tell = [](const QString &what, const QRectF &box) {
        return u"%1 on a letter at %2,%3 (%4×%5)"_s.arg(what).arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height());
    };
    for (const auto &label : scene.labels) {
        const auto hit = std::ranges::find_if(boxes, [&](const QRectF &box) { return label.rect.intersects(box); });
        if (hit != boxes.end())
            return tell(u"label "_s + label.text, *hit);
    }
    for (const auto &curve : scene.curves) {
        for (const auto &polygon : curve.path.toSubpathPolygons()) {
            for (qsizetype i = 1; i < polygon.size(); ++i) {
                const auto steps = std::max(1, int(QLineF(polygon[i - 1], polygon[i]).length() / 1.5));
                for (int step = 0; step <= steps; ++step) {
                    const auto point = polygon[i - 1] + (polygon[i] - polygon[i - 1]) * step / steps;
                    const auto hit = std::ranges::find_if(boxes, [&](const QRectF &box) { return box.contains(point); });
                    if (hit != boxes.end())
                        return tell(u"curve at %1,%2"_s.arg(point.x()).arg(point.y()), *hit);
                }
            }
        }
    }
    return {};
}

} // namespace

class LinkLayerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noCurveCrossesALetter_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<bool>("whole");
        for (const int width : {260, 520, 900}) {
            QTest::addRow("%d", width) << width << false << false;
            QTest::addRow("%d, all", width) << width << false << true;
            QTest::addRow("%d, with Arabic", width) << width << true << true;
        }
    }

    void noCurveCrossesALetter()
    {
        QFETCH(int, width);
        QFETCH(bool, rightToLeft);
        QFETCH(bool, whole);
        QRandomGenerator random(quint32(width + (rightToLeft ? 1 : 0) + (whole ? 2 : 0)));
        qsizetype curves = 0;
        qsizetype labels = 0;
        for (int round = 0; round < test::repetitions(2, 40); ++round) {
            QString content;
            const int paragraphs = random.bounded(2, 7);
            for (int i = 0; i < paragraphs; ++i)
                content += (rightToLeft && random.bounded(2) ? Arabic : Sentence).repeated(random.bounded(1, 5)) + u"\n\n"_s;
            Fixture fixture(content, {width, 420});
            fixture.view.setSettings([&] {
                auto settings = fixture.view.settings();
                settings.zoom = random.bounded(-4, 5);
                return settings;
            }());
            std::vector<MentionId> marked;
            for (int i = 0; i < 30; ++i) {
                Mention mention;
                mention.article = fixture.article;
                mention.type = random.bounded(2) ? u"PER"_s : u"GPE"_s;
                const auto begin = random.bounded(content.size() - 30);
                mention.extent = TextSpan{begin, begin + random.bounded(2, 28)};
                marked.push_back(test::need(fixture.verbs.mentions.create(mention)));
            }
            const auto any = [&] { return marked[size_t(random.bounded(int(marked.size())))]; };
            std::vector<Owner> items;
            for (int i = 0; i < 15; ++i)
                items.emplace_back(fixture.relate({any(), {}}, {any(), {}}));
            for (int i = 0; i < 5; ++i) {
                const auto at = random.bounded(content.size() - 10);
                const auto event = test::need(fixture.verbs.events.create(fixture.article, TextSpan{at, at + 5}, u"Life.Die"_s));
                for (int k = 0; k < 4; ++k)
                    test::need(fixture.verbs.events.addArgument(event.mention, u"Victim"_s, Filler(any())));
                test::need(fixture.verbs.events.addArgument(event.mention, u"Count"_s, Filler(u"at least nine"_s)));
                items.emplace_back(event.event);
            }
            fixture.workbench.flush();
            fixture.links.setWhole(whole);
            ArticleLayout layout(TextOffsets(content), {},
                ArticleStyle(fixture.view.settings(), fixture.view.palette(), width), 420);
            const TypeLooks looks(fixture.workbench.schema(), layout.style());
            layout.setMentions(&fixture.mentions.index(), &looks);
            for (const Owner &item : items) {
                fixture.links.choose(item);
                layout.scrollTo(random.bounded(1 + int(layout.scrollMaximum())));
                const auto scene = layOutLinks({fixture.links, fixture.mentions.index(), fixture.workbench.schema()}, layout,
                    QSizeF(width, 420));
                const auto hit = collision(scene, letters(layout));
                QVERIFY2(hit.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(hit)));
                for (size_t a = 0; a < scene.labels.size(); ++a) {
                    QVERIFY(contrastRatio(scene.labels[a].ink, scene.labels[a].fill) >= 4.5);
                    for (size_t b = 0; b < a; ++b)
                        QVERIFY(!scene.labels[a].rect.intersects(scene.labels[b].rect));
                }
                curves += qsizetype(scene.curves.size());
                labels += qsizetype(scene.labels.size());
            }
        }
        QVERIFY(curves > 50);
        QVERIFY(labels > 30);
    }

    /// Corners of a curve, as places in the text: what does not depend on fonts.
    void ways_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("fromNth");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("toNth");
        QTest::addColumn<int>("corners");
        QTest::addColumn<bool>("byMargin");
        QTest::newRow("on one line") << u"Ayşegül"_s << 0 << u"Nihat"_s << 0 << 4 << false;
        QTest::newRow("backwards") << u"Nihat"_s << 0 << u"Ayşegül"_s << 0 << 4 << false;
        QTest::newRow("to the next paragraph") << u"ministry"_s << 0 << u"Ayşegül"_s << 1 << 4 << false;
        QTest::newRow("further down") << u"Ayşegül"_s << 0 << u"Nihat"_s << 3 << 6 << true;
        QTest::newRow("further up") << u"Nihat"_s << 3 << u"Ayşegül"_s << 0 << 6 << true;
    }

    void ways()
    {
        QFETCH(QString, from);
        QFETCH(int, fromNth);
        QFETCH(QString, to);
        QFETCH(int, toNth);
        Fixture fixture((Sentence + u'\n').repeated(5), {1200, 600});
        fixture.links.choose(fixture.relate({fixture.mark(from, fromNth), {}}, {fixture.mark(to, toNth), {}}));
        fixture.show();
        QCOMPARE(fixture.scene().curves.size(), 1u);
        const auto &curve = fixture.scene().curves.front();
        QTEST(int(curve.points.size()), "corners");
        const auto isOutside = std::ranges::any_of(curve.points,
            [&](QPointF point) { return point.x() < fixture.view.articleLayout().style().columnLeft
                    || point.x() > fixture.view.articleLayout().style().columnLeft
                        + fixture.view.articleLayout().style().columnWidth; });
        QTEST(isOutside, "byMargin");
        const auto start = fixture.view.rectsOf(fixture.place(from, fromNth)).front();
        const auto end = fixture.view.rectsOf(fixture.place(to, toNth)).front();
        QVERIFY(start.adjusted(0, -16, 0, 6).contains(curve.points.front()));
        QVERIFY(end.adjusted(0, -3, 0, 3).contains(curve.points.back()));
        QVERIFY(curve.arrow);
        QCOMPARE(fixture.scene().labels.size(), 1u);
    }

    void clicksReachCurveAndLabel()
    {
        Fixture fixture((Sentence + u'\n').repeated(5), {1200, 600});
        const auto relation = fixture.relate({fixture.mark(u"Ayşegül"_s), {}}, {fixture.mark(u"Nihat"_s, 3), {}});
        fixture.links.choose(relation);
        fixture.show();
        QSignalSpy activated(&fixture.view, &ArticleView::linkActivated);
        QSignalSpy caret(&fixture.view, &ArticleView::caretMoved);
        const auto &points = fixture.scene().curves.front().points;
        const auto onMargin = ((points[2] + points[3]) / 2).toPoint();
        QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, onMargin);
        QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, fixture.scene().labels.front().rect.center().toPoint());
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated[0][0].value<Owner>(), Owner(relation));
        QCOMPARE(activated[1][0].value<Owner>(), Owner(relation));
        QCOMPARE(caret.size(), 0);
        QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, onMargin + QPoint(0, 250));
        QCOMPARE(activated.size(), 2);

        QSignalSpy menu(&fixture.view, &ArticleView::linkMenuRequested);
        QContextMenuEvent event(QContextMenuEvent::Mouse, onMargin, fixture.view.viewport()->mapToGlobal(onMargin));
        QCoreApplication::sendEvent(fixture.view.viewport(), &event);
        QCOMPARE(menu.size(), 1);
        QCOMPARE(menu[0][1].value<Owner>(), Owner(relation));
    }

    void aDragOverALinkSelects_data()
    {
        QTest::addColumn<bool>("isLost");
        QTest::newRow("it begins there with a key held") << false;
        QTest::newRow("after a click on it whose release went to somebody else") << true;
    }
    void aDragOverALinkSelects()
    {
        QFETCH(const bool, isLost);
        Fixture fixture((Sentence + u'\n').repeated(5), {1200, 600});
        fixture.links.choose(fixture.relate({fixture.mark(u"Ayşegül"_s), {}}, {fixture.mark(u"Nihat"_s, 3), {}}));
        fixture.show();
        const auto send = [&](QEvent::Type type, QPoint point, Qt::MouseButton button, Qt::MouseButtons buttons,
                              Qt::KeyboardModifiers modifiers = {}) {
            auto *viewport = fixture.view.viewport();
            QMouseEvent event(type, point, viewport->mapToGlobal(point), button, buttons, modifiers);
            QCoreApplication::sendEvent(viewport, &event);
        };
        const auto link = fixture.scene().labels.front().rect.center().toPoint();
        const auto words = [&](const QString &which) {
            return fixture.view.rectsOf(fixture.place(which, 4)).front().center().toPoint();
        };
        send(QEvent::MouseMove, link, Qt::NoButton, Qt::NoButton);
        if (isLost) {
            send(QEvent::MouseButtonPress, link, Qt::LeftButton, Qt::LeftButton);
            send(QEvent::MouseMove, words(u"Nihat"_s), Qt::NoButton, Qt::NoButton);
        }
        send(QEvent::MouseButtonPress, isLost ? words(u"Nihat"_s) : link, Qt::LeftButton, Qt::LeftButton,
            isLost ? Qt::NoModifier : Qt::AltModifier);
        send(QEvent::MouseMove, words(u"Baku"_s), Qt::NoButton, Qt::LeftButton);
        QVERIFY(!fixture.view.selection().fragments().empty());
        send(QEvent::MouseButtonRelease, words(u"Baku"_s), Qt::LeftButton, Qt::NoButton);
        const auto selected = fixture.view.selection();
        send(QEvent::MouseMove, words(u"Monday"_s), Qt::NoButton, Qt::NoButton);
        QCOMPARE(fixture.view.selection(), selected);
    }

    void theMouseOverALinkLightsIt()
    {
        Fixture fixture((Sentence + u'\n').repeated(5), {1200, 600});
        fixture.relate({fixture.mark(u"Ayşegül"_s), {}}, {fixture.mark(u"Nihat"_s, 3), {}});
        fixture.links.setWhole(true);
        fixture.show();
        QCOMPARE(fixture.scene().curves.front().weight, LinkWeight::Faint);
        QVERIFY(fixture.scene().labels.empty());
        const auto points = fixture.scene().curves.front().points;
        QTest::mouseMove(fixture.view.viewport(), ((points[2] + points[3]) / 2).toPoint());
        fixture.paint();
        QCOMPARE(fixture.scene().curves.front().weight, LinkWeight::Current);
        QCOMPARE(fixture.scene().labels.size(), 1u);
        QCOMPARE(fixture.scene().curves.front().points, points); // nothing moves under the mouse
        QCOMPARE(fixture.view.viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseMove(fixture.view.viewport(), QPoint(600, 550));
        fixture.paint();
        QCOMPARE(fixture.scene().curves.front().weight, LinkWeight::Faint);
        QCOMPARE(fixture.view.viewport()->cursor().shape(), Qt::IBeamCursor);
    }

    void aChipNamesWhatIsOutOfViewAndLeadsThere()
    {
        Fixture fixture((Sentence + u"\n\n"_s).repeated(60), {700, 400});
        const auto far = fixture.mark(u"Nihat Erölmez"_s, 50);
        fixture.links.choose(fixture.relate({fixture.mark(u"Ayşegül"_s), {}}, {far, {}}));
        fixture.show();
        const auto chip = std::ranges::find_if(fixture.scene().labels, [](const LinkLabel &label) { return label.target.has_value(); });
        QVERIFY(chip != fixture.scene().labels.end());
        QCOMPARE(chip->text, u"↓ Nihat Erölmez"_s);
        QCOMPARE(*chip->target, fixture.place(u"Nihat Erölmez"_s, 50));
        QVERIFY(chip->rect.bottom() <= 400 && chip->rect.top() > 300);
        QSignalSpy activated(&fixture.view, &ArticleView::linkActivated);
        QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, chip->rect.center().toPoint());
        QCOMPARE(activated.size(), 0);
        QVERIFY(!fixture.view.rectsOf(fixture.place(u"Nihat Erölmez"_s, 50)).empty());
        fixture.paint();
        const auto back = std::ranges::find_if(fixture.scene().labels, [](const LinkLabel &label) { return label.target.has_value(); });
        QVERIFY(back != fixture.scene().labels.end());
        QCOMPARE(back->text, u"↑ Ayşegül"_s);
        fixture.view.setPosition({fixture.place(u"Baku"_s, 25).begin, 0}); // between the two
        fixture.paint();
        QVERIFY(fixture.scene().isEmpty());
    }

    void anEventNamesItsRoles()
    {
        Fixture fixture((Sentence + u"\n\n"_s).repeated(40), {700, 500});
        const auto event = test::need(fixture.verbs.events.create(fixture.article, fixture.place(u"met"_s), u"Contact.Meet"_s));
        const auto one = test::need(fixture.verbs.events.addArgument(event.mention, u"Entity"_s, Filler(fixture.mark(u"Nihat Erölmez"_s))));
        test::need(fixture.verbs.events.addArgument(event.mention, u"Place"_s, Filler(fixture.mark(u"Baku"_s, 30))));
        test::need(fixture.verbs.events.addArgument(event.mention, u"Time"_s, Filler(fixture.place(u"Monday"_s), {})));
        test::need(fixture.verbs.events.addArgument(event.mention, u"Count"_s, Filler(u"two"_s)));
        fixture.links.choose(event.event);
        fixture.show();
        QStringList texts;
        for (const LinkLabel &label : fixture.scene().labels)
            texts << label.text;
        texts.sort();
        QCOMPARE(texts, (QStringList{u"Count two"_s, u"Entity"_s, u"Time"_s, u"↓ Place Baku"_s}));
        QCOMPARE(fixture.scene().curves.size(), 3u); // a literal has no place
        const auto label = std::ranges::find(fixture.scene().labels, u"Entity"_s, &LinkLabel::text);
        QVERIFY(label->rect.bottom() < fixture.view.rectsOf(fixture.place(u"Nihat Erölmez"_s)).front().center().y());
        QSignalSpy activated(&fixture.view, &ArticleView::linkActivated);
        QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, label->rect.center().toPoint());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<Owner>(), Owner(one));
        fixture.links.choose(one);
        fixture.paint();
        QCOMPARE(std::ranges::count(fixture.scene().curves, LinkWeight::Current, &LinkCurve::weight), 1);
        QCOMPARE(fixture.scene().curves.size(), 3u);

        const auto *interface = QAccessible::queryAccessibleInterface(&fixture.view);
        const QString description = interface->text(QAccessible::Description);
        QVERIFY2(description.contains(u"Place: Baku"_s) && description.contains(u"Count: two"_s), qPrintable(description));
    }

    void nothingIsDrawnWhilePickingAndAfterDeleting()
    {
        Fixture fixture(Sentence);
        const auto to = fixture.mark(u"Nihat"_s);
        fixture.links.choose(fixture.relate({fixture.mark(u"Ayşegül"_s), {}}, {to, {}}));
        fixture.show();
        QCOMPARE(fixture.scene().curves.size(), 1u);
        fixture.view.startPicking({.hint = u"Whom?"_s, .isAllowed = [](const Mention &) { return true; }});
        fixture.paint();
        QVERIFY(fixture.scene().isEmpty());
        fixture.view.stopPicking();
        fixture.paint();
        QCOMPARE(fixture.scene().curves.size(), 1u);
        test::need(fixture.verbs.mentions.remove({to}));
        fixture.workbench.flush();
        fixture.paint();
        QVERIFY(fixture.scene().isEmpty());
        test::need(fixture.verbs.history.undo());
        fixture.workbench.flush();
        fixture.paint();
        QCOMPARE(fixture.scene().curves.size(), 1u);
    }

    /// However many there are in the article, only so many are drawn as can be told apart.
    void allOfALargeArticleAreDrawnWithinBounds()
    {
        const int scale = test::repetitions(1, 12);
        const auto [text, annotations] = test::largeBrat(
            {.words = 90'000 * scale, .mentions = 10'000 * scale, .relations = 5'000 * scale, .events = 1'700 * scale});
        auto store = test::emptyProject(u"many.gloss"_s);
        JobContext context;
        const auto report = importPaths(*store,
            {{test::folderWith(u"many"_s, {{u"many.txt"_s, text}, {u"many.ann"_s, annotations}})}, {}, {}}, context);
        QVERIFY(report && report->imported == 1);
        const auto article = test::need(ArticleRepository(*store).ids({})).front();
        Workbench workbench(*store);
        MentionIndex index;
        index.load(test::need(MentionRepository(*store).inArticle(article)));
        ArticleLinks links(workbench);
        links.setArticle(article);
        ArticleView view;
        view.resize(900, 700);
        view.setSchema(workbench.schema());
        view.setMentions(&index);
        view.setLinks(&links);
        view.setArticle(TextOffsets(test::need(ArticleRepository(*store).text(article))), {});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto paintedIn = [&view] {
            std::vector<qint64> times;
            for (int page = 0; page < 21; ++page) {
                view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
                QElapsedTimer timer;
                timer.start();
                view.viewport()->repaint();
                times.push_back(timer.nsecsElapsed() / 1'000);
            }
            std::ranges::sort(times);
            return std::pair(times[10], times.back());
        };
        const auto without = paintedIn();
        links.setWhole(true);
        QTRY_VERIFY(links.index().size() > 0);
        size_t most = 0;
        const auto with = paintedIn();
        for (int page = 0; page < 10; ++page) {
            view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
            view.viewport()->repaint();
            most = std::max(most, view.linkDiagnostics().curves.size());
        }
        qInfo("%lld mentions, %lld links; a page in %lld µs, with up to %zu links in %lld µs, the slowest in %lld µs",
            qint64(index.size()), qint64(links.index().size()), without.first, most, with.first, with.second);
        QVERIFY(most > 0);
        QVERIFY(most <= size_t(MostFaintLinks + MostFaintLeaving));
    }

    void nothingOfTheTextMoves()
    {
        Fixture fixture((Sentence + u"\n\n"_s).repeated(20), {700, 500});
        const auto relation = fixture.relate({fixture.mark(u"Ayşegül"_s), {}}, {fixture.mark(u"Nihat"_s, 8), {}});
        fixture.show();
        const auto before = fixture.view.rectsOf(fixture.place(u"Baku"_s));
        const auto value = fixture.view.verticalScrollBar()->value();
        fixture.links.choose(relation);
        fixture.links.setWhole(true);
        fixture.paint();
        QVERIFY(!fixture.scene().isEmpty());
        QCOMPARE(fixture.view.rectsOf(fixture.place(u"Baku"_s)), before);
        QCOMPARE(fixture.view.verticalScrollBar()->value(), value);
    }
};

QTEST_MAIN(LinkLayerTest)
#include "tst_linklayer.moc"
