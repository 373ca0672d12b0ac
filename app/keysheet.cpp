// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keysheet.h"

#include "app/actions.h"
#include "app/mainwindow.h"
#include "widgets/articleview/articlekeys.h"
#include "widgets/articleview/articlemouse.h"
#include "widgets/articleview/articleview.h"

#include <KActionCollection>
#include <KLocalizedString>
#include <KXMLGUIFactory>
#include <QCoreApplication>
#include <QMenu>

#include <algorithm>
#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KeySheet)
};

struct Line {
    QString keys;
    QString meaning;
};
using Lines = std::vector<Line>;

/// Under a heading, the lines in columns that are read downwards.
QString section(const QString &heading, const Lines &lines, int columns)
{
    if (lines.empty())
        return {};
    QString html = u"<h3>%1</h3><table width='100%' cellpadding='2'>"_s.arg(heading.toHtmlEscaped());
    const auto rows = (lines.size() + size_t(columns) - 1) / size_t(columns);
    const int each = 100 / columns;
    const int keys = each * 2 / 5;
    for (size_t row = 0; row < rows; ++row) {
        html += u"<tr>"_s;
        for (size_t column = 0; column < size_t(columns); ++column) {
            const size_t place = column * rows + row;
            const Line line = place < lines.size() ? lines[place] : Line();
            html += u"<td width='%1%'><b>%2</b></td><td width='%3%'>%4</td>"_s.arg(
                QString::number(keys), line.keys.toHtmlEscaped(), QString::number(each - keys), line.meaning.toHtmlEscaped());
        }
        html += u"</tr>"_s;
    }
    return html + u"</table>"_s;
}

QString plainName(const QAction &action)
{
    return KLocalizedString::removeAcceleratorMarker(action.text().section(u'\t', 0, 0));
}

QString keysOf(const QAction &action, const Schema &schema) { return shortcutsOf(action, schema).join(u"; "_s); }

Lines linesOf(const QMenu &menu, const Schema &schema)
{
    Lines lines;
    for (const QAction *action : menu.actions()) {
        if (const QString keys = keysOf(*action, schema); !keys.isEmpty())
            lines.push_back({keys, plainName(*action)});
    }
    return lines;
}

} // namespace

QString keySheet(MainWindow &window)
{
    const Schema &schema = window.articleView().schema();
    std::map<KeyGroup, Lines> article;
    for (const KeyHelp &line : articleKeyHelp(schema))
        article[line.group].push_back({line.keys, line.meaning});
    // It is no key of the article, but one of marking.
    const QAction *relate = window.actionCollection()->action(u"relate"_s);
    Lines &marking = article[KeyGroup::Marking];
    if (const QString keys = keysOf(*relate, schema); !keys.isEmpty())
        marking.insert(marking.begin() + std::min<ptrdiff_t>(2, std::ssize(marking)), {keys, Texts::tr("relate the current mention to another one")});
    Lines mouse;
    for (const MouseHelp &line : articleMouseHelp())
        mouse.push_back({line.gesture, line.meaning});

    QString html = section(Texts::tr("Types"), article[KeyGroup::Types], 3)
        + section(Texts::tr("Marking"), marking, 2)
        + section(Texts::tr("Caret, selection and text"), article[KeyGroup::Caret], 2)
        + section(Texts::tr("While a mention is being chosen"), article[KeyGroup::Picking], 2)
        + section(Texts::tr("While a role is being filled"), article[KeyGroup::Filling], 2)
        + section(Texts::tr("Mouse"), mouse, 1);
    for (const auto &[name, title] : menuTitles()) {
        if (const auto *menu = qobject_cast<QMenu *>(window.guiFactory()->container(name, &window)))
            html += section(Texts::tr("Menu %1").arg(KLocalizedString::removeAcceleratorMarker(title)), linesOf(*menu, schema), 2);
    }
    return html;
}

} // namespace glossator
