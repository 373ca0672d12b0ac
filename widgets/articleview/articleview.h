// SPDX-License-Identifier: GPL-3.0-or-later
// The article: text and marks, read and marked by mouse and keyboard.
//
// It lays out and paints only what is in view, never changes anything itself, and asks by signals whose names end in
// Requested. All offsets in its interface are code points of the text.
// Owned by the window; GUI thread.
#pragma once

#include "models/base/namesearch.h"
#include "models/base/textoffsets.h"
#include "models/domain/schema.h"
#include "models/items/mentionindex.h"
#include "widgets/articleview/articlelayout.h"
#include "widgets/articleview/articlepicking.h"
#include "widgets/articleview/articleselection.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QPointer>
#include <QTimer>

#include <span>

namespace glossator {

class ArticleGestures;
class ArticleLinks;
class ArticleMouse;
class ArticleWalk;
class LinkLayer;
struct LinkScene;
class ScrollMarks;

/// What is known of these mentions, innermost first, as rich text; empty where there is nothing to tell.
using MentionTeller = std::function<QString(const std::vector<MentionId> &)>;

class ArticleView : public QAbstractScrollArea {
    Q_OBJECT
    /// Shown, quietly, while there is no article.
    Q_PROPERTY(QString emptyHint READ emptyHint WRITE setEmptyHint)

public:
    explicit ArticleView(QWidget *parent = nullptr);
    ~ArticleView() override;

    /// Shows another article from its start, with nothing selected.
    void setArticle(TextOffsets text, ArticleHeading heading);
    /// Shows no article.
    void clear();
    [[nodiscard]] bool hasArticle() const { return m_hasArticle; }
    [[nodiscard]] const TextOffsets &text() const { return m_layout->offsets(); }
    /// Whose mentions are drawn, and followed by its signals; null: none. Not owned.
    void setMentions(const MentionIndex *mentions);
    /// Whose relations and events are drawn, and followed by its signal; null: none. Not owned.
    void setLinks(const ArticleLinks *links);
    /// What is chosen of them in one sentence, for those who do not see it.
    [[nodiscard]] QString linksDescription() const;
    /// Gives types their colours, tags and keys.
    void setSchema(const Schema &schema);
    [[nodiscard]] const Schema &schema() const { return m_schema; }
    [[nodiscard]] const ReadingSettings &settings() const { return m_settings; }
    void setSettings(const ReadingSettings &settings);
    [[nodiscard]] QString emptyHint() const { return m_emptyHint; }
    void setEmptyHint(const QString &hint);

    /// Frames a mention and emphasises those of an entity; an invalid id: none. Does not scroll and emits nothing.
    void setCurrent(MentionId mention, EntityId entity);
    [[nodiscard]] MentionId currentMention() const { return m_current; }
    /// Emphasises what belongs to a current relation or event. Does not scroll and emits nothing.
    void setCompanions(std::vector<MentionId> mentions);
    [[nodiscard]] const std::vector<MentionId> &companions() const { return m_companions; }

    /// Says what a drag from a mention to another would relate; empty: nothing is related so.
    void setRelating(std::function<PickRequest(const Mention &from)> relating) { m_relating = std::move(relating); }

    /// Whether digits fill roles while nothing is selected: an event is current.
    void setFillsRoles(bool fills) { m_fillsRoles = fills; }

    /// Which names are known already, for scripts in which a name does not look like one.
    void setKnownNames(NameSearch::IsKnown isKnown);
    /// Who tells of mentions under the pointer, and at the caret on demand; none: nobody.
    void setTeller(MentionTeller teller) { m_teller = std::move(teller); }
    /// The ticks beside the scroll bar, where others add theirs; those of the current entity are the view's own.
    [[nodiscard]] ScrollMarks &scrollMarks() const { return *m_scrollMarks; }

    /// What is selected, fragments in the order of the text; no fragment when nothing is.
    [[nodiscard]] Extent selection() const;
    /// The caret goes to its end; the view does not scroll. No fragment: the caret goes nowhere, nothing is selected.
    void setSelection(const Extent &extent);
    [[nodiscard]] qsizetype caret() const;
    /// What a marking key would mark: the selection without white space at the ends of its fragments, else the current
    /// mention when the caret is at it, else the word at the caret, else nothing. Nothing also after a click beside the
    /// text.
    [[nodiscard]] Extent markable() const;

    /// Scrolls as little as is needed to see the begin of a place; a far one comes to a third of the height.
    void scrollTo(TextSpan span);
    [[nodiscard]] ReadingPosition position() const;
    void setPosition(const ReadingPosition &position);

    /// Lets the reader choose a mention, or words, by click or keys. What is current stays so meanwhile.
    void startPicking(PickRequest request);
    void stopPicking();
    [[nodiscard]] bool isPicking() const { return bool(m_picking.isAllowed); }
    /// What Enter would pick; invalid: nothing.
    [[nodiscard]] MentionId candidate() const { return m_picking.candidate; }

    /// The rectangles of the viewport that a place covers, one per line or less; only what is in view.
    [[nodiscard]] std::vector<QRectF> rectsOf(TextSpan span) const;
    /// The mentions at a point of the viewport, innermost first.
    [[nodiscard]] std::vector<MentionId> mentionsAt(QPointF point) const;
    /// The mentions that touch a place, in reading order.
    [[nodiscard]] std::vector<const Mention *> mentionsIn(TextSpan span) const;
    /// All of the article, in no order.
    [[nodiscard]] std::span<const Mention> mentions() const;
    /// The line on the screen that holds an offset.
    [[nodiscard]] TextSpan lineAt(qsizetype offset) const;
    /// The place in the text nearest to a point of the viewport.
    [[nodiscard]] qsizetype offsetAt(QPointF point) const;
    /// Where the caret stands or would stand, in the viewport.
    [[nodiscard]] QRectF caretRect(qsizetype offset) const;
    /// What was laid out: for what is drawn beside the text, and for measurements.
    [[nodiscard]] const ArticleLayout &articleLayout() const { return *m_layout; }
    /// For tests and measurements: the links as painted last.
    [[nodiscard]] const LinkScene &linkDiagnostics() const;

public Q_SLOTS:
    void copy();
    void selectAll();
    void zoomIn();
    void zoomOut();
    void zoomReset();
    /// Makes current what is selected, or stands at the caret, as going there by keys does.
    void chooseHere();
    void selectNextMention();
    void selectPreviousMention();
    /// Among the mentions of the current entity, on from one end to the other; among all where no entity is current.
    void selectNextOfEntity();
    void selectPreviousOfEntity();
    /// Selects what looks like a name and is not marked.
    void selectNextName();
    void selectPreviousName();
    /// Tells of the mentions at the caret, or stops telling.
    void tellOfCaret();

Q_SIGNALS:
    /// Another text is shown, or none, or the same under another heading.
    void articleChanged();
    void selectionChanged(const glossator::Extent &selection);
    void caretMoved(qsizetype offset);
    /// The reader went to a mention, or (invalid) away from one. A further click goes to the next of those that
    /// overlap.
    void mentionActivated(glossator::MentionId mention);
    void mentionRequested(const glossator::Extent &extent, const QString &type);
    /// An empty type: the reader has not said which.
    void eventRequested(const glossator::Extent &extent, const QString &type);
    /// The reader wants to choose a type for it from all there are.
    void typeRequested(const glossator::Extent &extent);
    /// Of what is current, a relation or an event, while nothing is selected.
    void retypeRequested();
    /// Other words for a mention; in the order in which it names its fragments.
    void resizeRequested(glossator::MentionId mention, const glossator::Extent &extent);
    /// A mention was drawn onto another one.
    void relationRequested(glossator::MentionId from, glossator::MentionId to);
    /// A role of the current event is to be filled: which, from 0.
    void roleRequested(int index);
    /// Attributes of what is current are to be set.
    void attributesRequested();
    /// Its n-th attribute is to take its next value; from 0.
    void attributeStepRequested(int index);
    /// What is current, shown by this mention; an invalid one: no mention shows it.
    void deleteRequested(glossator::MentionId mention);
    void entityRequested(glossator::MentionId mention);
    /// The words shall name somebody, and become a mention by it.
    void namingRequested(const glossator::Extent &extent);
    void targetPicked(glossator::MentionId mention);
    /// A mention was picked in one of several ways, from 0; picking goes on until somebody ends it.
    void choicePicked(glossator::MentionId mention, int choice);
    /// A mention was clicked that the predicate does not allow.
    void targetRefused(glossator::MentionId mention);
    /// Selected words were chosen while picking; bare: they shall not become a mention.
    void wordsPicked(const glossator::Extent &extent, bool bare);
    /// Something shall be typed instead of being picked.
    void literalRequested();
    /// What was picked before for the same role is to go.
    void emptyRoleRequested();
    /// Another target is framed, and what choosing it would do.
    void candidateChanged(const QString &hint);
    void pickingCancelled();
    /// Picking has begun or ended.
    void pickingChanged();
    /// Where, in global coordinates, and on which mention, if any.
    void contextMenuRequested(const QPoint &globalPosition, glossator::MentionId mention);
    /// A relation, or an argument of an event, was clicked at its curve or label.
    void linkActivated(const glossator::Owner &link);
    void linkMenuRequested(const QPoint &globalPosition, const glossator::Owner &link);
    /// A key of another script that means nothing here, and was no shortcut either: what it is on a Latin keyboard. Qt
    /// knows that by itself only while a Latin layout is among those of the system.
    void latinKeyPressed(QKeyCombination key);
    void settingsChanged(const glossator::ReadingSettings &settings);
    /// What happened to the caret that is not to be seen, such as a search that went on at the start.
    void noticed(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    friend class ArticleGestures;
    friend class ArticleMouse;
    friend class ArticleWalk;
    friend class MentionDrag;
    /// Whether the current mention goes along with caret and selection.
    enum class Follow : quint8 { Mentions, Nothing };

    void followModifier(const QKeyEvent &event);
    void applySelection(const ArticleSelection &selection, Follow follow);
    void activate(MentionId mention);
    /// Whether anything is current: a mention, a relation or an event.
    [[nodiscard]] bool hasCurrentItem() const { return m_current || m_fillsRoles || !m_companions.empty(); }
    void letGo();
    /// What is said at the lower edge while picking.
    [[nodiscard]] QString pickingHint() const;
    void frameCandidate(const Mention *mention);
    [[nodiscard]] MentionId mentionMeant() const;
    [[nodiscard]] Extent extentOf(const ArticleSelection &selection) const;
    [[nodiscard]] std::vector<ArticleSelection::Range> rangesOf(const Extent &extent) const;
    void goToMention(const Mention *mention);
    void revealCaret();
    void setZoom(int zoom);
    bool tellAt(QPoint point);
    void markEntity();
    void goToPlace(TextSpan place);
    void restyle();
    void syncScrollBar();
    void repaintMarks(TextSpan span);
    void showCaret();
    void repaintCaret();

    std::unique_ptr<ArticleLayout> m_layout;
    std::unique_ptr<TypeLooks> m_looks;
    std::unique_ptr<ArticleGestures> m_gestures;
    std::unique_ptr<ArticleMouse> m_mouse;
    std::unique_ptr<ArticleWalk> m_walk;
    std::unique_ptr<LinkLayer> m_links;
    ScrollMarks *m_scrollMarks = nullptr;
    MentionTeller m_teller;
    QPointer<const MentionIndex> m_mentions;
    Schema m_schema;
    ReadingSettings m_settings;
    ArticleSelection m_selection;
    MentionId m_current;
    EntityId m_currentEntity;
    std::optional<EntityId> m_markedEntity; ///< whose mentions have ticks; none: they are to be looked up again
    std::vector<MentionId> m_companions;
    std::function<PickRequest(const Mention &from)> m_relating;
    PickRequest m_picking; ///< with a predicate while picking
    QString m_emptyHint;
    QBasicTimer m_caretBlink;
    QTimer m_ahead; ///< lays out what comes into view next
    int m_zoomAngle = 0; ///< by which the wheel was turned with Ctrl, less than a click; in eighths of a degree
    bool m_fillsRoles = false;
    bool m_caretShown = false;
    bool m_hasArticle = false;
    bool m_syncingScrollBar = false;
};

} // namespace glossator
