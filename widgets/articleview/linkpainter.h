// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the links over the text that they keep clear of. GUI thread.
#pragma once

#include "widgets/articleview/articlestyle.h"
#include "widgets/articleview/linkscene.h"

class QPainter;

namespace glossator {

/// Faint ones first, labels last.
void paintLinks(QPainter &painter, const LinkScene &scene, const ArticleStyle &style);

} // namespace glossator
