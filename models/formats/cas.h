// SPDX-License-Identifier: GPL-3.0-or-later
// A UIMA CAS in memory: the types of a type system, and the feature structures, views and texts of one document. XMI and
// CAS JSON are read into it and written from it; what they mean to us is for CasReader and CasComposer. Plain values, any
// thread.
#pragma once

#include "models/formats/jsonstream.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace glossator {

/// Names that UIMA, DKPro and INCEpTION give, and our own layers.
namespace cas {

using Name = QLatin1StringView;

inline constexpr Name top{"uima.cas.TOP"};
inline constexpr Name string{"uima.cas.String"};
inline constexpr Name stringArray{"uima.cas.StringArray"};
inline constexpr Name byteArray{"uima.cas.ByteArray"};
inline constexpr Name fsArray{"uima.cas.FSArray"};
inline constexpr Name sofa{"uima.cas.Sofa"};
inline constexpr Name annotationBase{"uima.cas.AnnotationBase"};
inline constexpr Name annotation{"uima.tcas.Annotation"};
inline constexpr Name documentAnnotation{"uima.tcas.DocumentAnnotation"};

inline constexpr Name metaData{"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"};
inline constexpr Name sentence{"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"};
inline constexpr Name token{"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"};
inline constexpr Name namedEntity{"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"};

inline constexpr Name ourEvent{"webanno.custom.GlossatorEvent"};
inline constexpr Name ourLink{"webanno.custom.GlossatorEventArgumentsLink"};
inline constexpr Name ourRelation{"webanno.custom.GlossatorRelation"};
inline constexpr Name ourDocument{"webanno.custom.GlossatorDocument"}; ///< what no annotation carries
inline constexpr Name ourData{"glossatorData"}; ///< a feature: see casrecords.h
inline constexpr Name ourEntity{"glossatorEntity"}; ///< a feature: mentions with the same name here are of one entity
inline constexpr Name ourFragments{"glossatorFragments"}; ///< a feature: the parts of a mention, 0-3 and so on

} // namespace cas

/// Whether a type (with its packages) or a feature can be called so, in Java as well as in XML.
[[nodiscard]] bool isCasName(QStringView name);

struct CasFeature {
    QString name;
    QString range = cas::string;
    QString element{}; ///< of an array: the type of what is in it; empty: anything
    bool isShared = false; ///< an array or list that others may refer to: it is a structure of its own
    QString description{};

    friend bool operator==(const CasFeature &, const CasFeature &) = default;
};

struct CasType {
    QString name;
    QString super;
    QString description{};
    std::vector<CasFeature> features{}; ///< without those of the supertypes
    QStringList allowedValues{}; ///< of a kind of string

    friend bool operator==(const CasType &, const CasType &) = default;
};

class CasTypes {
public:
    /// Those of UIMA itself.
    CasTypes();

    /// Adds the type, or to one that is known the features that it lacks. Features that it has otherwise are told as
    /// `type:feature`.
    QStringList add(const CasType &type);
    QStringList add(const CasTypes &others);
    /// Puts the type in place of what there is under its name, with what features that has besides.
    void define(const CasType &type);
    /// Unless it has one of that name.
    void addFeature(const QString &type, const CasFeature &feature);
    /// In place of one of that name that is of another range. False: it is one of UIMA itself, which stays.
    bool setFeature(const QString &type, const CasFeature &feature);
    [[nodiscard]] const CasType *find(const QString &name) const;
    /// In the order in which they came, without those of UIMA itself.
    [[nodiscard]] std::vector<const CasType *> own() const;

    [[nodiscard]] bool isA(const QString &type, QLatin1StringView super) const;
    /// Of the type or one of its supertypes, or nullptr.
    [[nodiscard]] const CasFeature *feature(const QString &type, const QString &name) const;
    /// Those of the supertypes first.
    [[nodiscard]] std::vector<const CasFeature *> features(const QString &type) const;

    /// String, one of its subtypes, a number or a truth value.
    [[nodiscard]] bool isPrimitive(const QString &range) const;
    /// An array or list of structures, to be held in place unless it is shared.
    [[nodiscard]] static bool isOfStructures(const QString &range);
    /// Whether structures of the type are arrays: what they hold stands in their `elements`.
    [[nodiscard]] static bool isArray(const QString &type);
    /// The same of strings, numbers or truth values; no ByteArray.
    [[nodiscard]] static bool isOfPrimitives(const QString &range);

private:
    /// The type and its supertypes, without end only up to a limit.
    template <class Visit>
    void upwards(const QString &type, Visit &&visit) const;

    std::vector<CasType> m_types;
    QHash<QString, size_t> m_places;
    size_t m_builtIn = 0;
};

/// What a feature holds: a primitive as XML writes it (bytes in hexadecimal digits), a structure, or several.
struct CasValue {
    struct Reference {
        qint64 id = 0; ///< 0: none

        friend bool operator==(Reference, Reference) = default;
    };
    using References = std::vector<qint64>;

    std::variant<QString, Reference, QStringList, References> data;

    /// How many values a list in place holds; a long text counts as several.
    [[nodiscard]] qsizetype weight() const;

    friend bool operator==(const CasValue &, const CasValue &) = default;
};

struct CasStructure {
    qint64 id = 0;
    QString type;
    std::vector<std::pair<QString, CasValue>> features{}; ///< those that are set, in the order of the file
    qint64 line = 0; ///< where it stood, for sentences

    [[nodiscard]] const CasValue *value(QLatin1StringView feature) const;
    [[nodiscard]] QString text(QLatin1StringView feature) const; ///< empty: none
    [[nodiscard]] qint64 reference(QLatin1StringView feature) const; ///< 0: none
    [[nodiscard]] std::optional<qint64> number(QLatin1StringView feature) const;
    void set(const QString &feature, CasValue value);
    void setText(const QString &feature, const QString &text) { set(feature, {text}); }
    void setNumber(const QString &feature, qint64 number) { set(feature, {QString::number(number)}); }
    void setReference(const QString &feature, qint64 to) { set(feature, {CasValue::Reference{to}}); }
    void clear(QLatin1StringView feature);
};

struct CasView {
    QString name;
    qint64 sofa = 0;
    std::vector<qint64> members{}; ///< what is indexed
};

struct Cas {
    CasTypes types;
    std::vector<CasStructure> structures; ///< each id once
    std::vector<CasView> views;
    std::vector<JsonValue::Member> header; ///< of CAS JSON: what we do not know

    /// Fills in the places; called when all structures are there. @param lastId new ones get ids behind it.
    void index(qint64 lastId = 0);
    [[nodiscard]] CasStructure *find(qint64 id);
    [[nodiscard]] const CasStructure *find(qint64 id) const;
    /// The structures, 0 for none, in an array or list, be it in place or a structure of its own.
    [[nodiscard]] CasValue::References references(const CasValue *value) const;
    [[nodiscard]] QStringList texts(const CasValue *value) const;
    /// What XMI has in place of a reference to an array that others may not refer to: its elements. Otherwise nullptr.
    [[nodiscard]] const CasValue *inPlace(const CasStructure &structure, const QString &feature, const CasValue &value) const;
    /// A new one, at the end. It moves the others.
    CasStructure &add(const QString &type);
    [[nodiscard]] qint64 lastId() const { return m_lastId; }

private:
    QHash<qint64, size_t> m_places;
    qint64 m_lastId = 0;
};

/// A document with more structures than this is refused.
inline constexpr size_t maxCasStructures = 2'000'000;
inline constexpr size_t maxCasMembers = maxCasStructures; ///< of all views
inline constexpr size_t maxCasViews = 1'000;
inline constexpr size_t maxCasFeatures = 2'000; ///< of a structure
/// Lists that several structures refer to are read, or in XMI written, for each of them: all but the first time up to this
/// weight together.
inline constexpr qsizetype maxSharedWeight = 1'000'000;

} // namespace glossator
