#include "arrow.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace bench {
namespace {

/// A schema or an array, and all that it points to. Children and dictionaries live in their parent, so that releasing it releases them.
struct Schema {
    std::deque<ArrowSchema> parts;
    std::vector<ArrowSchema*> children;
};
struct Array {
    std::shared_ptr<Columns const> columns;
    std::deque<ArrowArray> parts;
    std::deque<std::array<void const*, 3>> buffers;
    std::vector<ArrowArray*> children;
};

template <class Struct>
void released_with_parent(Struct* part) {
    part->release = nullptr;
}
template <class Struct, class Owned>
void release_owner(Struct* owner) {
    owner->release = nullptr;
    delete static_cast<Owned*>(owner->private_data);
}

struct LevelNames {
    std::string text{};
    std::vector<std::int32_t> ends{0};
    explicit LevelNames(std::initializer_list<char const*> names) {
        for (char const* name : names) text += name, ends.push_back(static_cast<std::int32_t>(text.size()));
    }
};

LevelNames const& names_of(std::size_t fact) {
    static LevelNames const all[] = {
        LevelNames{"inadequate", "requires_improvement", "good", "outstanding", "met", "not_inspected"},
        LevelNames{"childminder", "preschool", "nursery", "school"},
        LevelNames{"low", "medium", "high"}};
    return all[fact];
}

char const* format_of(Store store) {
    switch (store) {
        case Store::level: return "c";
        case Store::boolean: return "b";
        case Store::number: return "s";
        case Store::date: return "tdD";
    }
    return "";
}

ArrowSchema schema_of(char const* format, char const* name, std::int64_t flags = ARROW_FLAG_NULLABLE) {
    ArrowSchema made{};
    made.format = format, made.name = name, made.flags = flags, made.release = released_with_parent<ArrowSchema>;
    return made;
}

int get_schema(ArrowArrayStream*, ArrowSchema* out) {
    auto owned = std::make_unique<Schema>();
    for (Place const& place : places_of_facts()) {
        ArrowSchema& column = owned->parts.emplace_back(schema_of(format_of(place.store), place.name.data()));
        owned->children.push_back(&column);
        if (place.store == Store::level) column.dictionary = &owned->parts.emplace_back(schema_of("u", "", 0));
    }
    *out = schema_of("+s", "", 0);
    out->n_children = static_cast<std::int64_t>(owned->children.size());
    out->children = owned->children.data();
    out->release = release_owner<ArrowSchema, Schema>;
    out->private_data = owned.release();
    return 0;
}

ArrowArray& add(Array& to, std::size_t length, std::initializer_list<void const*> buffers) {
    auto& kept = to.buffers.emplace_back();
    std::copy(buffers.begin(), buffers.end(), kept.begin());
    ArrowArray made{};
    made.length = static_cast<std::int64_t>(length), made.null_count = buffers.size() == 2 ? -1 : 0;
    made.n_buffers = static_cast<std::int64_t>(buffers.size()), made.buffers = kept.data();
    made.release = released_with_parent<ArrowArray>;
    return to.parts.emplace_back(made);
}

void const* values_of(Columns const& columns, std::size_t fact) {
    switch (places_of_facts()[fact].store) {
        case Store::level: return columns.levels[fact - judgement].data();
        case Store::boolean: return columns.booleans[fact - in_crisis].data();
        case Store::number: return columns.numbers[fact - on_roll].data();
        case Store::date: return columns.dates.data();
    }
    return nullptr;
}

struct Source {
    std::shared_ptr<Columns const> columns;
    bool given = false;
};

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    auto& source = *static_cast<Source*>(stream->private_data);
    *out = {};
    if (std::exchange(source.given, true)) return 0;
    auto owned = std::make_unique<Array>();
    owned->columns = source.columns;
    for (std::size_t fact = 0; fact < fact_count; ++fact) {
        ArrowArray& column = add(*owned, source.columns->rows, {source.columns->known[fact].data(), values_of(*source.columns, fact)});
        owned->children.push_back(&column);
        if (places_of_facts()[fact].store != Store::level) continue;
        LevelNames const& names = names_of(fact);
        column.dictionary = &add(*owned, names.ends.size() - 1, {nullptr, names.ends.data(), names.text.data()});
    }
    ArrowArray& whole = add(*owned, source.columns->rows, {nullptr});
    *out = whole;
    out->n_children = static_cast<std::int64_t>(owned->children.size());
    out->children = owned->children.data();
    out->release = release_owner<ArrowArray, Array>;
    out->private_data = owned.release();
    return 0;
}

}  // namespace

void to_arrow(std::shared_ptr<Columns const> columns, ArrowArrayStream* out) {
    *out = {};
    out->get_schema = get_schema;
    out->get_next = get_next;
    out->get_last_error = [](ArrowArrayStream*) -> char const* { return nullptr; };
    out->release = [](ArrowArrayStream* stream) {
        stream->release = nullptr;
        delete static_cast<Source*>(stream->private_data);
    };
    out->private_data = new Source{std::move(columns), false};
}

}  // namespace bench
