// Facts of texts, each text read once: what came of it is kept by its bytes.
#pragma once

#include "data/scalar.hpp"

#include <cstdint>
#include <cstring>
#include <deque>
#include <string_view>
#include <vector>

namespace rubric::batch {

class TextFacts {
public:
    /// What came of the text; null if it is not kept.
    Fact const* find(std::string_view text) const {
        if (entries_.empty()) return nullptr;
        std::uint64_t const hash = hash_of(text);
        for (std::size_t at = hash & mask(); entries_[at].data; at = (at + 1) & mask())
            if (entries_[at].hash == hash && entries_[at].length == text.size() && std::memcmp(entries_[at].data, text.data(), text.size()) == 0)
                return &entries_[at].fact;
        return nullptr;
    }
    void keep(std::string_view text, Fact fact) {
        if (2 * (count_ + 1) > entries_.size()) grow();
        texts_.emplace_back(text);
        place({hash_of(text), texts_.back().data(), static_cast<std::uint32_t>(text.size()), fact});
        ++count_;
    }

private:
    struct Entry {
        std::uint64_t hash = 0;
        char const* data = nullptr;
        std::uint32_t length = 0;
        Fact fact{};
    };

    std::size_t mask() const { return entries_.size() - 1; }

    static std::uint64_t hash_of(std::string_view text) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
        std::uint64_t hash = text.size() * odd, part = 0;
        char const* at = text.data();
        std::size_t left = text.size();
        for (; left >= 8; left -= 8, at += 8) {
            std::memcpy(&part, at, 8);
            hash = (hash ^ part) * odd;
            hash ^= hash >> 29;
        }
        part = 0;
        if (left != 0) std::memcpy(&part, at, left);
        hash = (hash ^ part) * odd;
        return hash ^ hash >> 32;
    }
    void place(Entry const& entry) {
        std::size_t at = entry.hash & mask();
        while (entries_[at].data) at = (at + 1) & mask();
        entries_[at] = entry;
    }
    void grow() {
        std::vector<Entry> const old = std::exchange(entries_, std::vector<Entry>(entries_.empty() ? 64 : 2 * entries_.size()));
        for (Entry const& each : old)
            if (each.data) place(each);
    }

    std::vector<Entry> entries_;
    std::deque<std::string> texts_;
    std::size_t count_ = 0;
};

}  // namespace rubric::batch
