// Arrow columns made of a fuzzer's bytes: of any type, at any depth, cut anywhere, holding anything that the specification lets
// them hold. The C data interface does not say how long buffers are, so offsets and codes lie within what there is; all else is
// arbitrary.
#pragma once

#include "batch/arrow_maker.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rubric::fuzz {

/// Bytes one after another; zeros behind the last.
class Bytes {
public:
    explicit Bytes(std::string_view from) : from_(from) {}
    unsigned next() {
        if (from_.empty()) return 0;
        unsigned const found = static_cast<unsigned char>(from_[0]);
        from_.remove_prefix(1);
        return found;
    }
    unsigned below(unsigned most) { return next() % most; }
    bool one_in(unsigned most) { return below(most) == 1; }
    std::string take(std::size_t count) {
        std::string found(from_.substr(0, count));
        from_.remove_prefix(found.size());
        found.resize(count);
        return found;
    }
    template <class Value>
    Value const& of(std::vector<Value> const& values) {
        return values[next() % values.size()];
    }

private:
    std::string_view from_;
};

/// What columns are called, and what stands in texts.
using Vocabulary = std::vector<std::string>;

/// The type of a column of this name: an array without rows.
test::Col type_from(Bytes& bytes, Vocabulary const& words, std::string name, unsigned depth = 0);

/// An array of that type and length, of other bytes each time.
test::Col array_from(Bytes& bytes, Vocabulary const& words, test::Col const& type, std::int64_t length);

}  // namespace rubric::fuzz
