// SPDX-License-Identifier: GPL-3.0-or-later
// How one list of ids becomes another in few steps, each of which a model can announce. Pure, any thread.
//
// Few differences are told run by run. A wholesale change (another filter, another order) takes at most four steps however
// many rows it touches: the leaving are sorted to the end and removed at once, the coming are added at the end at once and
// sorted into place; so persistent indexes, and with them selection and expansion, are kept.
#pragma once

#include <QtTypes>

#include <vector>

namespace glossator {

struct IdStep {
    enum class Kind {
        Remove, ///< rows first … first + count - 1
        Insert, ///< ids before row first
        Move, ///< row first goes to where row `to` is afterwards
        Reorder, ///< ids, all of them, in their new order
    };

    Kind kind = Kind::Reorder;
    qsizetype first = 0;
    qsizetype count = 0;
    qsizetype to = 0;
    std::vector<qint64> ids{};
};

/// The steps, to be taken in order. Ids are different from each other within each list.
[[nodiscard]] std::vector<IdStep> idSteps(const std::vector<qint64> &from, const std::vector<qint64> &to);
/// Takes one step.
void takeStep(std::vector<qint64> &ids, const IdStep &step);

} // namespace glossator
