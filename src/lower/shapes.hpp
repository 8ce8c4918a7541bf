// Where the facts of a record are: its fields laid out in the slots and lists of a shape. A nested record lies flat in the row
// that holds it, below a slot for its presence; a list has a shape of its own.
#pragma once

#include "check/model.hpp"

#include <rubric/builder.hpp>

#include <map>
#include <memory>
#include <vector>

namespace rubric::lower {

class Types;

struct Layout {
    struct Entry {
        std::uint32_t slot = nothing;  ///< of a scalar; of a record: of its presence
        std::uint32_t list = nothing;
        std::unique_ptr<Layout> nested{};  ///< of a record
        Layout const* element = nullptr;   ///< of a list of records
        Domain scalar{};                   ///< of a list of scalars: its elements have one slot, `value`
    };
    check::Record const* type = nullptr;
    ShapeId shape = 0;
    bool sensitive = false;                        ///< what holds it is, so all that it holds is
    std::uint32_t presence = nothing;              ///< slot; nothing: a row, which is there or is not
    std::map<check::Field const*, Entry> entries;  ///< without a record that holds itself
};

class Shapes {
public:
    Shapes(GraphBuilder& build, Types& types) : build_(&build), types_(&types) {}

    /// Shape 0: after `today`, the fields of the record, if there is one.
    Layout const& root(check::Record const* record);

    /// A list of the rows of `shape`, with the shape of its elements. `value`: of a list of scalars, the slot that they have.
    Layout::Entry list(ListSlot list, check::Type const& type, Slot value, ShapeId shape);

private:
    Layout const& element(check::Record const& record, bool sensitive);
    Layout::Entry entry(Layout const& layout, std::string const& path, check::Field const& field);
    void fill(Layout& layout, std::string const& path);

    GraphBuilder* build_;
    Types* types_;
    std::map<std::pair<check::Record const*, bool>, Layout> elements_;
    Layout root_;
    std::vector<check::Record const*> inside_;  // what is being laid out, outermost first
};

}  // namespace rubric::lower
