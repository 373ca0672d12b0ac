// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the roles of the current event: keeps the role bar, lets the reader choose what fills a role, and empties it.
// Owned by Marking; GUI thread.
#pragma once

#include "app/marking/rolesheet.h"
#include "models/base/result.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMenu;

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;
class RoleBar;
struct PickItem;
struct PickTask;

class RoleFiller : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit RoleFiller(MarkingContext &context);
    ~RoleFiller() override;

    /// The bar follows the current event from now on.
    void showIn(RoleBar &bar);
    /// While a role is being filled, all that is not in the text is offered for it; else the roles are.
    void choose();
    /// Lets the reader choose what fills a role, by its place in the sheet.
    void fill(int role);
    void fill(EventMentionId id, const QString &role);
    /// Fills the role with what the function makes, all in one action.
    void put(EventMentionId id, const QString &role, std::function<Result<Filler>()> make);
    /// One entry for each role, with what fills it below.
    void addTo(QMenu &menu, EventMentionId id);

private:
    void follow();
    void chooseRole();
    void chooseFiller();
    [[nodiscard]] PickTask taskFor(const RoleSheet &sheet, const RoleRow &row);
    [[nodiscard]] QString hintFor(const RoleSheet &sheet, const RoleRow &row, const Mention &target) const;
    [[nodiscard]] QString takes(const RoleDef &role) const;
    [[nodiscard]] QString wordsOf(ArgumentId id) const;
    [[nodiscard]] Result<Filler> fillerOf(MentionId mention) const;
    /// The types that selected words may get on their way into the role, the likely ones first.
    [[nodiscard]] std::vector<const TypeDef *> typesFor(const RoleDef &role, const QString &quote) const;
    void takeWords(EventMentionId id, const QString &role, const Extent &extent, bool bare);
    void fillBare(EventMentionId id, const QString &role, const Extent &extent, const QString &quote);
    void markAndFill(EventMentionId id, const QString &role, const Extent &extent, const QString &type, bool isEvent);
    void typeValue(EventMentionId id, const QString &role);
    void empty(EventMentionId id, const QString &role);
    void addRoleTo(QMenu &menu, EventMentionId id, const RoleRow &row);
    void remove(EventMentionId id, const std::vector<ArgumentId> &arguments);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
    QPointer<RoleBar> m_bar;
    EventMentionId m_event; ///< whose role is being filled
    QString m_role; ///< that is being filled; empty: none
};

} // namespace glossator
