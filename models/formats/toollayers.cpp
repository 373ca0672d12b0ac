// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/toollayers.h"

#include <QString>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

bool isOfTools(QStringView layer)
{
    static constexpr QLatin1StringView packages[] = {".api.segmentation."_L1, ".api.syntax."_L1, ".api.lexmorph."_L1,
        ".api.metadata."_L1, ".api.anomaly."_L1, ".api.transform."_L1, ".api.structure."_L1, ".api.phonetics."_L1};
    static constexpr QLatin1StringView names[] = {"Token"_L1, "Sentence"_L1, "Lemma"_L1, "POS"_L1, "Stem"_L1, "Paragraph"_L1,
        "Chunk"_L1, "Constituent"_L1, "Dependency"_L1, "MorphologicalFeatures"_L1};
    const QStringView name = layer.sliced(layer.lastIndexOf(u'.') + 1);
    return std::ranges::any_of(names, [name](QLatin1StringView one) { return name == one; })
        || std::ranges::any_of(packages, [layer](QLatin1StringView package) { return layer.contains(package); });
}

} // namespace glossator
