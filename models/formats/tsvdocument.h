// SPDX-License-Identifier: GPL-3.0-or-later
// One document of WebAnno TSV as its file has it: layers, sentences, tokens with their cells, and the annotations that
// the cells of the layers that we read say. Plain values, any thread.
#pragma once

#include "models/base/result.h"
#include "models/formats/spanruler.h"

#include <QStringList>

namespace glossator {

inline constexpr QLatin1StringView tsvFormat{"webanno-tsv"};
inline constexpr int mostTsvColumns = 2'000; ///< of a file, without the three of its tokens

struct TsvFeature {
    QString name;
    bool isSlot = false;
    QString target{}; ///< of a slot: the type of what it links to

    friend bool operator==(const TsvFeature &, const TsvFeature &) = default;
};

struct TsvLayer {
    enum class Kind : quint8 { Span, Chain, Relation };

    Kind kind = Kind::Span;
    QString name;
    QStringList parts{}; ///< of the header line behind the name, as they stand there
    std::vector<TsvFeature> features{};
    QString base{}; ///< of a relation
    bool isRead = true; ///< false: its cells are kept as they are
    int firstColumn = -1; ///< of the file; -1: new

    [[nodiscard]] int columns() const;
    /// Without its package, and without the Link of a chain.
    [[nodiscard]] QString shortName() const;
    /// The feature that says the type, or -1.
    [[nodiscard]] int typeFeature() const;
    /// The feature of that name that is no slot, or -1.
    [[nodiscard]] int plainFeature(QAnyStringView feature) const;
    [[nodiscard]] int slotFeature(QAnyStringView feature) const;
    [[nodiscard]] bool hasSlots() const;
    /// Adds a feature behind the others.
    int addFeature(const QString &feature);
    void addSlot(const QString &feature, const QString &target);

    friend bool operator==(const TsvLayer &, const TsvLayer &) = default;
};

/// A token, or a part of one.
struct TsvUnit {
    QString id; ///< 1-2, 1-2.1
    TextSpan given; ///< as the file counts
    QString form;
    QStringList cells;
    qsizetype line = 0; ///< from 1
    TextSpan place{}; ///< in code points of the document's text
    QString flag{}; ///< why the place is doubtful
    std::vector<int> parts{}; ///< of a token, in the order of the file
};

struct TsvSentence {
    QStringList above; ///< lines in front of its tokens
    QString text;
    std::vector<int> tokens;
};

struct TsvLink {
    std::optional<QString> role;
    QString unit; ///< as the file refers to the target
    int number = 0;
    int target = -1; ///< the annotation, where that can be told
    int at = -1; ///< the unit

    friend bool operator==(const TsvLink &, const TsvLink &) = default;
};

struct TsvAnnotation {
    int layer = 0;
    int number = 0; ///< that tells it apart in the file; 0: none
    std::vector<int> units; ///< in the order of the text
    std::vector<std::optional<QString>> values; ///< of the features
    std::vector<std::vector<TsvLink>> links; ///< of the features
    int chain = 0; ///< of a chain
    int link = 0; ///< its place in that
    int source = -1; ///< of a relation: annotations
    int target = -1;
    QString reference{}; ///< of a relation whose ends cannot be told: the cell

    friend bool operator==(const TsvAnnotation &, const TsvAnnotation &) = default;
};

struct TsvDocument {
    QString file; ///< for sentences
    QStringList header; ///< its lines without those of the layers
    qsizetype layersAt = 1; ///< in the header
    std::vector<TsvLayer> layers; ///< new ones behind the others; in the file they stand by kind
    std::vector<TsvSentence> sentences;
    QStringList below; ///< lines behind the last sentence
    std::vector<TsvUnit> units;
    OffsetUnit offsets = OffsetUnit::Utf16; ///< what the file counts
    std::vector<TsvAnnotation> annotations;
    QString text;
    QStringList remarks; ///< on what was taken leniently

    [[nodiscard]] int columns() const;
    [[nodiscard]] TextSpan placeOf(const TsvAnnotation &annotation) const;
    /// What stands for an annotation in our ids: the layer and its number in that.
    [[nodiscard]] std::vector<QString> ids() const;
    [[nodiscard]] const TsvLayer &layerOf(const TsvAnnotation &annotation) const { return layers[size_t(annotation.layer)]; }
    /// All tokens, in the order of the text.
    [[nodiscard]] std::vector<TextSpan> tokens() const;
};

/// Reads a file. Fails with one sentence that names the line.
[[nodiscard]] Result<TsvDocument> parseTsv(const QString &text, const QString &file);
/// The file again, with the cells that its annotations ask for.
[[nodiscard]] QByteArray serializeTsv(const TsvDocument &document);

} // namespace glossator
