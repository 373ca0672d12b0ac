// SPDX-License-Identifier: GPL-3.0-or-later
// Finds tokens by their place. A plain value, any thread.
#pragma once

#include "models/base/textspan.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace glossator {

/// From the first token to the one behind the last.
struct TokenRange {
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// The tokens of a text, in order and side by side, in code points.
class TokenIndex {
public:
    TokenIndex() = default;
    explicit TokenIndex(std::vector<TextSpan> tokens) : m_tokens(std::move(tokens)) {}

    [[nodiscard]] const std::vector<TextSpan> &tokens() const { return m_tokens; }
    /// Those that the span covers some of, or nothing.
    [[nodiscard]] std::optional<TokenRange> covered(TextSpan span) const
    {
        const auto first = std::ranges::upper_bound(m_tokens, span.begin, {}, &TextSpan::end);
        const auto behind = std::ranges::lower_bound(m_tokens, span.end, {}, &TextSpan::begin);
        if (first >= behind)
            return std::nullopt;
        return TokenRange{first - m_tokens.begin(), behind - m_tokens.begin()};
    }
    /// What those tokens cover, from the first to the last.
    [[nodiscard]] TextSpan span(TokenRange range) const
    {
        return {m_tokens[size_t(range.begin)].begin, m_tokens[size_t(range.end) - 1].end};
    }

private:
    std::vector<TextSpan> m_tokens;
};

} // namespace glossator
