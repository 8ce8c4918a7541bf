#include "shapes.hpp"

#include "types.hpp"

#include <algorithm>

namespace rubric::lower {

Layout const& Shapes::root(check::Record const* record) {
    root_ = {};
    root_.type = record;
    if (record) fill(root_, "");
    return root_;
}

void Shapes::fill(Layout& layout, std::string const& path) {
    inside_.push_back(layout.type);
    for (auto const& field : layout.type->fields) {
        check::Record const* held = field->type.kind == check::Type::Kind::record ? field->type.record : nullptr;
        if (held && std::find(inside_.begin(), inside_.end(), held) != inside_.end()) continue;
        layout.entries.emplace(field.get(), entry(layout, path + field->name, *field));
    }
    inside_.pop_back();
}

Layout::Entry Shapes::entry(Layout const& layout, std::string const& path, check::Field const& field) {
    bool const holds_records = field.type.kind == check::Type::Kind::record && field.type.record;
    std::string const& title = field.title.empty() ? field.name : field.title;
    bool const sensitive = field.sensitive || layout.sensitive;
    if (field.type.list)
        return list({.path = path, .title = title, .assumed_empty = field.assume != nullptr, .presence = layout.presence},
                    field.type, {.title = title, .sensitive = sensitive, .fixed = field.fixed}, layout.shape);
    Layout::Entry made;
    made.slot = build_->slot({.path = path,
                              .title = title,
                              .domain = types_->domain(field.type),
                              .sensitive = sensitive,
                              .fixed = field.fixed,
                              .asked = !holds_records},
                             layout.shape);
    if (holds_records) {
        made.nested = std::make_unique<Layout>();
        made.nested->type = field.type.record;
        made.nested->shape = layout.shape;
        made.nested->presence = made.slot;
        made.nested->sensitive = sensitive;
        fill(*made.nested, path + ".");
    }
    return made;
}

Layout::Entry Shapes::list(ListSlot list, check::Type const& type, Slot value, ShapeId shape) {
    Layout::Entry made;
    if (type.kind == check::Type::Kind::record && type.record) {
        made.element = &element(*type.record, value.sensitive);
        list.element = made.element->shape;
    } else {
        made.scalar = types_->domain(element_of(type));
        list.element = build_->shape(list.path);
        value.path = "value", value.domain = made.scalar;
        build_->slot(std::move(value), list.element);
    }
    made.list = build_->list(std::move(list), shape);
    return made;
}

Layout const& Shapes::element(check::Record const& record, bool sensitive) {
    auto const [found, added] = elements_.try_emplace({&record, sensitive});
    if (added) {
        found->second.type = &record;
        found->second.sensitive = sensitive;
        found->second.shape = build_->shape(record.name);
        fill(found->second, "");
    }
    return found->second;
}

}  // namespace rubric::lower
