// SPDX-License-Identifier: GPL-3.0-or-later
// An article on the screen, with the keyboard's focus and mentions of its own: what tests of gestures begin with.
#pragma once

#include "models/domain/schemareader.h"
#include "models/items/mentionindex.h"
#include "tests/support/mentions.h"
#include "widgets/articleview/articleview.h"

#include <QTest>

namespace glossator::test {

class ArticleScene : public QObject {
protected:
    /// Call it in init().
    void show(const QByteArray &schemaText, const QString &text, QSize size)
    {
        const auto schema = readSchema(schemaText, QStringLiteral("test"));
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().message));
        m_view = std::make_unique<ArticleView>();
        m_index = std::make_unique<MentionIndex>();
        m_view->resize(size);
        m_view->setSchema(*schema);
        m_view->setMentions(m_index.get());
        m_view->setRelating([schema = *schema](const Mention &from) {
            const auto isAllowed = [schema, type = schema.markedType(from.type)](const Mention &to) {
                return !schema.relationsBetween(type, schema.markedType(to.type)).empty();
            };
            return PickRequest{QStringLiteral("Relate it to …"), isAllowed,
                [isAllowed](const Mention &to) { return isAllowed(to) ? QStringLiteral("Let go") : QStringLiteral("No relation"); }};
        });
        m_view->setArticle(TextOffsets(text), {QStringLiteral("A title"), QStringLiteral("The Paper"), QStringLiteral("2023-04-03")});
        m_view->show();
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    /// Call it in cleanup().
    void hide()
    {
        m_view.reset();
        m_index.reset();
    }

    /// Where the words stand first.
    [[nodiscard]] TextSpan spanOf(const QString &words) const
    {
        const TextOffsets &offsets = m_view->text();
        const qsizetype at = offsets.text().indexOf(words);
        Q_ASSERT(at >= 0);
        return {*offsets.fromUtf16(at), *offsets.fromUtf16(at + words.size())};
    }

    std::unique_ptr<MentionIndex> m_index;
    std::unique_ptr<ArticleView> m_view;
};

} // namespace glossator::test
