#include "held.hpp"

#include <algorithm>

namespace rubric::check {

namespace {

struct Search {
    Record const& wanted;
    std::vector<Way> found{};
    std::vector<Record const*> inside{};  ///< outermost first
    Way way{};

    void look(Record const& record, bool in_list) {
        if (std::find(inside.begin(), inside.end(), &record) != inside.end()) return;
        if (&record == &wanted) found.push_back(way);
        inside.push_back(&record);
        for (auto const& field : record.fields) {
            bool const holds = field->type.kind == Type::Kind::record && field->type.record && !(field->type.list && in_list);
            if (!holds) continue;
            way.push_back(field.get());
            look(*field->type.record, in_list || field->type.list);
            way.pop_back();
        }
        inside.pop_back();
    }
};

}  // namespace

std::vector<Way> ways_to(Record const& from, Record const& wanted) {
    Search search{wanted};
    search.look(from, false);
    return std::move(search.found);
}

std::string path_of(Way const& way) {
    std::string path;
    for (Field const* each : way) path += (path.empty() ? "" : ".") + each->name;
    return path;
}

}  // namespace rubric::check
