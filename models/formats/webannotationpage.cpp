// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationpage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// A few million values, as a hostile file may hold them in little space.
constexpr size_t mostItems = 2'000'000;

class PageHandler final : public JsonHandler {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnotation)

public:
    PageHandler(OaPage &page, const QString &file) : m_page(page), m_file(file) {}

    Result<bool> open(const QString &key, bool isObject, qsizetype line) override
    {
        const Scope scope = m_open.empty() ? Scope::File : m_open.back();
        if (scope == Scope::File && !isObject) {
            m_page.form = OaPage::Form::List;
            m_open.push_back(Scope::Items);
            return true;
        }
        if (scope == Scope::File) {
            m_open.push_back(Scope::Top);
            return true;
        }
        if (scope == Scope::Top && isObject && key == "first"_L1) {
            m_open.push_back(Scope::First);
            return true;
        }
        if ((scope == Scope::Top || scope == Scope::First) && !isObject && isItems(key)) {
            GLOSSATOR_TRY(beginItems(key, line));
            m_open.push_back(Scope::Items);
            return true;
        }
        return false;
    }

    Result<> value(const QString &key, JsonValue &&value) override
    {
        if (m_open.empty())
            return fail(Error::Code::BadInput, placed(m_file, value.line, tr("An object or a list has to stand here.")));
        if ((m_open.back() == Scope::Top || m_open.back() == Scope::First) && isItems(key)) { // JSON-LD lets one stand without a list
            if (!value.object())
                return fail(Error::Code::BadInput, placed(m_file, value.line, tr("“%1” has to be a list of annotations.").arg(key)));
            GLOSSATOR_TRY(beginItems(key, value.line));
            m_page.items.push_back(std::move(value));
            return {};
        }
        if (m_open.back() == Scope::Top)
            m_page.members.push_back({key, std::move(value)});
        else if (m_open.back() == Scope::First)
            m_page.first.push_back({key, std::move(value)});
        else if (m_page.items.size() == mostItems)
            return fail(Error::Code::BadInput, placed(m_file, value.line, tr("There are more than %1 annotations.").arg(mostItems)));
        else
            m_page.items.push_back(std::move(value));
        return {};
    }

    Result<> close() override
    {
        m_open.pop_back();
        return {};
    }

private:
    static bool isItems(const QString &key) { return key == "items"_L1 || key == "@graph"_L1; }
    /// In the scope that is open.
    Result<> beginItems(const QString &key, qsizetype line)
    {
        if (!m_page.itemsKey.isEmpty())
            return fail(Error::Code::BadInput, placed(m_file, line, tr("A second list of annotations stands here.")));
        m_page.itemsKey = key;
        m_page.isInFirst = m_open.back() == Scope::First;
        return {};
    }

    enum class Scope : quint8 { File, Top, First, Items };

    OaPage &m_page;
    const QString &m_file;
    std::vector<Scope> m_open;
};

} // namespace

Result<OaPage> readOaPage(QIODevice &device, const QString &file)
{
    OaPage page;
    PageHandler handler(page, file);
    GLOSSATOR_TRY(parseJson(device, file, handler));
    if (page.form == OaPage::Form::Page && page.itemsKey.isEmpty()) {
        const JsonValue whole{page.members, 1};
        if (jsonHolds(whole, u"type", u"Annotation") || jsonMember(whole, u"target")) {
            page.form = OaPage::Form::Single;
            page.items.push_back({std::move(page.members), 1});
            page.members.clear();
        } else {
            page.itemsKey = u"items"_s;
        }
    }
    return page;
}

} // namespace glossator
