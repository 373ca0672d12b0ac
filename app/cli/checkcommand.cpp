// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "models/base/textdecoder.h"
#include "models/base/textoffsets.h"
#include "models/jobs/importjob.h"
#include "models/jobs/problems.h"
#include "models/store/articlerepository.h"
#include "models/store/inspection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

/// Says where a place is: the article's path, or its title, and the line.
class Places {
public:
    explicit Places(Store &store) : m_articles(store) {}

    struct Place {
        QString article;
        qsizetype line = 0;
    };
    Place of(const Finding &finding)
    {
        if (!finding.article)
            return {};
        if (finding.article != m_id) {
            m_id = finding.article;
            const Article article = m_articles.article(m_id).value_or(Article());
            m_name = article.path.isEmpty() ? article.title : article.path;
            m_text = TextOffsets(m_articles.text(m_id).value_or(QString()));
            m_unit = 0;
            m_line = 1;
        }
        // They come in the order of the text: lines are counted on from the one before.
        const qsizetype unit = m_text.toUtf16(finding.place.begin);
        if (unit < m_unit) {
            m_unit = 0;
            m_line = 1;
        }
        m_line += lineNumber(QStringView(m_text.text()).sliced(m_unit, unit - m_unit), unit - m_unit) - 1;
        m_unit = unit;
        return {m_name, m_line};
    }

private:
    const ArticleRepository m_articles;
    ArticleId m_id;
    QString m_name;
    TextOffsets m_text;
    qsizetype m_unit = 0; ///< of the place before
    qsizetype m_line = 1; ///< of it
};

/// Damage first: where the file cannot be read through, its annotations cannot be judged either.
Result<std::vector<Finding>> findingsIn(Store &store)
{
    GLOSSATOR_ASSIGN(std::vector<Finding> findings, inspect(store));
    const bool isDamaged = std::ranges::any_of(findings, [](const Finding &finding) { return !finding.article; });
    if (isDamaged)
        return findings;
    GLOSSATOR_ASSIGN(const std::vector<LocatedProblem> problems, projectProblems(store));
    if (const QString import = unfinishedImport(store); !import.isEmpty())
        findings.push_back({{}, {}, Cli::tr("“%1” was broken off, and a part of it is in the project; “undo” takes that back.").arg(import)});
    for (const LocatedProblem &problem : problems)
        findings.push_back({problem.article, problem.place, problem.problem.message});
    return findings;
}

QJsonObject jsonOf(const Finding &finding, const Places::Place &place)
{
    QJsonObject object{{u"message"_s, finding.message}};
    if (finding.article) {
        object.insert(u"article"_s, place.article);
        object.insert(u"line"_s, place.line);
        object.insert(u"begin"_s, finding.place.begin);
        object.insert(u"end"_s, finding.place.end);
    }
    return object;
}

Exit report(const Arguments &arguments, const std::vector<Finding> &findings, const std::function<Places::Place(const Finding &)> &place)
{
    QJsonArray list;
    for (const Finding &finding : findings) {
        const Places::Place where = place(finding);
        if (arguments.json)
            list << jsonOf(finding, where);
        else
            print(finding.article ? u"%1:%2: %3"_s.arg(where.article).arg(where.line).arg(finding.message) : finding.message);
    }
    if (arguments.json)
        print(QJsonDocument(list));
    else if (findings.empty())
        print(Cli::tr("No problems were found."));
    return findings.empty() ? Exit::Done : Exit::Findings;
}

} // namespace

Result<Exit> runCheck(const Arguments &arguments)
{
    const Result<std::unique_ptr<Store>> store = openProject(arguments, Store::Access::ReadOnly);
    // A project that is too damaged to be opened is an answer here.
    const auto onlyDamage = [&](const Error &error) {
        return report(arguments, {{{}, {}, error.message}}, [](const Finding &) { return Places::Place(); });
    };
    if (!store && store.error().code == Error::Code::Damaged)
        return onlyDamage(store.error());
    if (!store)
        return std::unexpected(store.error());
    const Result<std::vector<Finding>> findings = findingsIn(**store);
    if (!findings && findings.error().code == Error::Code::Damaged)
        return onlyDamage(findings.error());
    if (!findings)
        return std::unexpected(findings.error());
    Places places(**store);
    return report(arguments, *findings, [&places](const Finding &finding) { return places.of(finding); });
}

} // namespace glossator::cli
