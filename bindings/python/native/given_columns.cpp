// Hands columns over by the Arrow C data interface.
#include "made_columns.hpp"

#include <array>

namespace rubric::python {
namespace {

/// A table, kept alive by whatever of it is out.
struct Shared {
    std::shared_ptr<MadeColumn const> table;
    MadeColumn const* column = nullptr;
    std::array<void const*, 3> buffers{};
    std::vector<ArrowArray> arrays{};
    std::vector<ArrowArray*> array_places{};
    std::vector<ArrowSchema> schemas{};
    std::vector<ArrowSchema*> schema_places{};
};

template <class Struct>
void release(Struct* given) {
    for (std::int64_t i = 0; i < given->n_children; ++i)
        if (given->children[i]->release) given->children[i]->release(given->children[i]);
    delete static_cast<Shared*>(given->private_data);
    given->release = nullptr;
}

void give_schema(std::shared_ptr<MadeColumn const> const& table, MadeColumn const& column, ArrowSchema* out) {
    auto* const kept = new Shared{.table = table, .column = &column};
    kept->schemas.resize(column.inside.size());
    for (std::size_t i = 0; i < column.inside.size(); ++i) {
        give_schema(table, column.inside[i], &kept->schemas[i]);
        kept->schema_places.push_back(&kept->schemas[i]);
    }
    *out = ArrowSchema{.format = column.format.c_str(), .name = column.name.c_str(), .metadata = nullptr, .flags = ARROW_FLAG_NULLABLE,
                       .n_children = static_cast<std::int64_t>(column.inside.size()), .children = kept->schema_places.data(), .dictionary = nullptr,
                       .release = &release<ArrowSchema>, .private_data = kept};
}

/// How many buffers; of every layout the first is validity.
std::int64_t fill_buffers(Shared& kept) {
    MadeColumn const& column = *kept.column;
    if (column.format == "n") return 0;
    kept.buffers[0] = column.missing == 0 ? nullptr : column.validity.data();
    if (column.format == "+s") return 1;
    kept.buffers[1] = column.format == "b" ? static_cast<void const*>(column.bits.data())
                      : column.format == "l" ? static_cast<void const*>(column.wholes.data())
                      : column.format == "g" ? static_cast<void const*>(column.numbers.data())
                      : column.format == "tdD" ? static_cast<void const*>(column.days.data())
                                             : static_cast<void const*>(column.offsets.data());
    if (column.format != "u") return 2;
    kept.buffers[2] = column.characters.data();
    return 3;
}

void give_array(std::shared_ptr<MadeColumn const> const& table, MadeColumn const& column, ArrowArray* out) {
    auto* const kept = new Shared{.table = table, .column = &column};
    kept->arrays.resize(column.inside.size());
    for (std::size_t i = 0; i < column.inside.size(); ++i) {
        give_array(table, column.inside[i], &kept->arrays[i]);
        kept->array_places.push_back(&kept->arrays[i]);
    }
    auto const buffers = fill_buffers(*kept);
    *out = ArrowArray{.length = column.length, .null_count = column.missing, .offset = 0, .n_buffers = buffers,
                      .n_children = static_cast<std::int64_t>(column.inside.size()), .buffers = kept->buffers.data(),
                      .children = kept->array_places.data(), .dictionary = nullptr, .release = &release<ArrowArray>, .private_data = kept};
}

struct Given {
    std::shared_ptr<MadeColumn const> table;
    bool read = false;
};

Given& given(ArrowArrayStream* stream) { return *static_cast<Given*>(stream->private_data); }

}  // namespace

void give(MadeColumn table, ArrowArrayStream* out) {
    auto shared = std::make_shared<MadeColumn const>(std::move(table));
    out->get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
        give_schema(given(stream).table, *given(stream).table, schema);
        return 0;
    };
    out->get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
        *array = ArrowArray{};
        if (!std::exchange(given(stream).read, true)) give_array(given(stream).table, *given(stream).table, array);
        return 0;
    };
    out->get_last_error = [](ArrowArrayStream*) -> char const* { return nullptr; };
    out->release = [](ArrowArrayStream* stream) {
        delete &given(stream);
        stream->release = nullptr;
    };
    out->private_data = new Given{std::move(shared)};
}

}  // namespace rubric::python
