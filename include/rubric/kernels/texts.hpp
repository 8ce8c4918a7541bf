// Sets of texts, of at most sixteen: beyond that a text may be any. A set of one is its text's code; others have places here.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rubric {

class TextSets {
public:
    static constexpr std::size_t most = 16;
    using Id = std::int64_t;

    /// Forgets every set and keeps their memory.
    void clear() { pool_.clear(); }
    /// Forgets those that were made since `size` was that.
    void forget_since(std::size_t size) { pool_.resize(std::min(size, pool_.size())); }
    std::size_t size() const { return pool_.size(); }

    /// The codes, ascending. They stay until the next set is made.
    std::span<std::int64_t const> codes(Id const& id) const {
        if (id >= 0) return {&id, 1};
        auto const* head = pool_.data() + (-id - 1);
        return {head + 1, static_cast<std::size_t>(*head)};
    }

    /// Nothing where there are too many, or none: the caller can tell.
    std::optional<Id> make(std::span<std::int64_t const> codes) {
        if (codes.empty() || codes.size() > most) return std::nullopt;
        if (codes.size() == 1) return codes[0];
        auto const id = -static_cast<Id>(pool_.size()) - 1;
        pool_.push_back(static_cast<std::int64_t>(codes.size()));
        pool_.insert(pool_.end(), codes.begin(), codes.end());
        return id;
    }

    /// Either's texts; nothing where these are too many.
    std::optional<Id> joined(Id a, Id b) {
        if (a == b) return a;
        std::array<std::int64_t, 2 * most> buffer;
        auto const x = codes(a), y = codes(b);
        auto const end = std::set_union(x.begin(), x.end(), y.begin(), y.end(), buffer.begin());
        return make({buffer.begin(), end});
    }

    /// The texts of both; nothing where there are none.
    std::optional<Id> shared(Id a, Id b) {
        if (a == b) return a;
        std::array<std::int64_t, most> buffer;
        auto const x = codes(a), y = codes(b);
        auto const end = std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), buffer.begin());
        return make({buffer.begin(), end});
    }

private:
    std::vector<std::int64_t> pool_;
};

}  // namespace rubric
