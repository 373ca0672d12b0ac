// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/importschema.h"

#include "models/domain/schemagrowth.h"
#include "models/domain/schemareader.h"
#include "models/domain/shippedschemas.h"
#include "models/store/projectinfo.h"
#include "models/store/schemarepository.h"

namespace glossator {

Result<> ImportSchema::load(Store &store)
{
    const SchemaRepository repository(store);
    GLOSSATOR_ASSIGN(m_text, repository.text());
    GLOSSATOR_ASSIGN(m_base, repository.schema());
    m_schema = m_base;
    return {};
}

Result<> ImportSchema::take(Store &store, const QString &text, const QString &fileName)
{
    if (text == m_taken)
        return {};
    const QByteArray bytes = text.toUtf8();
    GLOSSATOR_ASSIGN(const Schema incoming, readSchema(bytes, fileName));
    GLOSSATOR_ASSIGN(const bool isUnchosen, this->isUnchosen(store));
    if (isUnchosen) {
        m_text = bytes;
        m_base = m_schema = incoming;
        m_isReplaced = m_isChanged = true;
    } else {
        m_schema = merged(m_schema, incoming, &m_added);
        m_isChanged = m_isChanged || m_schema != m_base;
    }
    m_taken = text;
    return {};
}

Result<bool> ImportSchema::isUnchosen(Store &store) const
{
    if (m_isChanged || m_text != shippedSchema(defaultSchemaName))
        return false;
    GLOSSATOR_ASSIGN(const ProjectCounts counts, projectCounts(store));
    return counts.articles == 0;
}

void ImportSchema::grow(const Bundle &bundle)
{
    m_schema = grown(m_schema, bundle, &m_added);
    m_isChanged = m_isChanged || m_schema != m_base;
}

Result<> ImportSchema::write(Store &store)
{
    if (!m_isChanged)
        return {};
    m_text = extendedText(m_text, m_base, m_schema);
    m_base = m_schema;
    GLOSSATOR_TRY(SchemaRepository(store).set(m_text, Store::tr("schema")));
    m_isChanged = false;
    return {};
}

} // namespace glossator
