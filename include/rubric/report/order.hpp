// The order of a loop's rows, and the first so many of them.
#pragma once

#include <rubric/report/rows.hpp>

#include <algorithm>

namespace rubric::detail {

/// Numbers and dates by size, levels as declared, texts by code point; then none, in either direction, then what is open or in error.
class ReportOrder {
public:
    struct Entry {
        ReportStream const* stream = nullptr;
        std::uint32_t row = 0;
        Standing there{};
        std::int64_t copies = 1;
        std::uint32_t first_key = 0;
        bool placed = true;        ///< every key is settled
    };

    ReportOrder(ReportLoop const& loop, Texts const& texts) : descending_(loop.descending), texts_(texts) {}

    void add(ReportStream const& stream, std::uint32_t row, Standing there, std::int64_t copies) {
        entries_.push_back({&stream, row, there, copies, static_cast<std::uint32_t>(keys_.size())});
    }
    /// Of the entry added last, in order.
    void add_key(Value const& value) {
        Key key{.rank = value.determined() ? (value.none ? 1 : 0) : 2};
        if (value.levels != 0) key.number = std::countr_zero(value.levels);
        if (value.ranged) key.number = value.low;
        if (!value.texts.empty()) key.text = &texts_[value.texts.front()];
        entries_.back().placed = entries_.back().placed && key.rank < 2;
        keys_.push_back(key);
    }

    void limit(Value const& count) {
        bool const known = count.ranged;  // one in error, or none, limits nothing that could be told
        least_ = known ? std::max<std::int64_t>(floor_of(count.low), 0) : 0;
        most_ = known ? std::max<std::int64_t>(floor_of(count.high), 0) : unlimited;
        error_ = count.error;
    }

    /// In order, without those that the limit surely leaves out.
    std::vector<Entry> const& sorted() {
        if (!descending_.empty())
            std::stable_sort(entries_.begin(), entries_.end(), [this](Entry const& a, Entry const& b) { return before(a, b); });
        if (least_ != unlimited) take_first();
        return entries_;
    }

private:
    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

    struct Key {
        int rank = 0;              ///< 0 a value, 1 none, 2 not settled
        std::int64_t number = 0;
        std::string const* text = nullptr;
    };

    bool before(Entry const& a, Entry const& b) const {
        for (std::size_t i = 0; i < descending_.size(); ++i) {
            Key const &x = keys_[a.first_key + i], &y = keys_[b.first_key + i];
            if (x.rank != y.rank) return x.rank < y.rank;
            if (x.rank != 0) continue;
            auto const order = x.text ? x.text->compare(*y.text) : x.number < y.number ? -1 : x.number > y.number;
            if (order != 0) return (order < 0) != descending_[i];
        }
        return false;
    }

    /// What has no place yet may stand before everything, or behind it.
    void take_first() {
        std::int64_t surely = 0, perhaps = 0;
        for (Entry const& each : entries_)
            if (!each.placed) perhaps += each.copies;
        std::int64_t const all = perhaps + placed_copies();
        auto const left_out = [&](Entry& each) {
            std::int64_t const fewest = each.placed ? surely : 0, most = each.placed ? perhaps : all - each.copies;
            bool const sure = each.there.yes && !each.there.no && !each.there.error;
            if (each.placed) surely += sure, perhaps += each.copies;
            bool const may_fall_out = most + each.copies > least_;
            each.there = both(each.there, {.yes = fewest < most_, .no = may_fall_out, .error = error_});
            return !each.there.yes && !each.there.error;
        };
        std::vector<Entry> kept;
        for (Entry& each : entries_)
            if (!left_out(each)) kept.push_back(each);
        entries_ = std::move(kept);
    }

    std::int64_t placed_copies() const {
        std::int64_t sum = 0;
        for (Entry const& each : entries_) sum += each.placed ? each.copies : 0;
        return sum;
    }

    std::vector<bool> const& descending_;
    Texts const& texts_;
    std::vector<Entry> entries_;
    std::vector<Key> keys_;
    std::int64_t least_ = unlimited, most_ = unlimited;
    bool error_ = false;
};

}  // namespace rubric::detail
