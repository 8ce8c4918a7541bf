// One case, given in JSON or fact by fact, as a row of facts.
//
//   data::CaseReader reader(graph);
//   std::vector<data::FactError> errors;
//   Row facts = reader.read(R"({"judgement": "good", "visits": [{"on": "2022-10-01"}]})", texts, errors);
//   reader.set(facts, texts, "registration.places", "12", errors);
//
// An object is a case or a record, an array a list; a missing name or null is unknown, "none" is none. A text is read by the type of
// its field, as in a file. A held case is an object too. What is wrong is in `errors`, with its path and place.
#pragma once

#include "data/error.hpp"
#include "data/scalar.hpp"

#include <rubric/facts.hpp>

#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric::table { struct Json; }

namespace rubric::data {

/// The fields of a row by name: a nested record's below it. Moved, never copied: what finds them points at them.
struct Names {
    struct Field;
    Names() = default;
    Names(Names&&) = default;
    Names& operator=(Names&&) = default;

    std::map<std::string, Field, std::less<>> fields;

    /// Null if there is none. Names of one length are compared, which is one or two; `index()` has been called since the last was added.
    Field const* find(std::string_view name) const;
    void index();

private:
    std::vector<std::pair<std::string_view, Field const*>> by_length_;
};
struct Names::Field {
    std::uint32_t slot = nothing;   ///< of a value; of a record: of its presence
    std::uint32_t list = nothing;
    bool is_record = false;
    Names nested{};                 ///< of a record
};

/// Of a shape; of shape 0 without `today`, which is no field.
Names names_of(Graph const& graph, ShapeId shape);

class CaseReader {
public:
    explicit CaseReader(Graph const& graph);  ///< the graph outlives it

    /// A case written in JSON. `key`, if asked for, is that of the case: a member `key` that is no field, else a field called id, urn
    /// or name, else empty.
    Row read(std::string_view json, Texts& texts, std::vector<FactError>& errors, std::string* key = nullptr) const;
    Row read(table::Json const& value, std::string_view json, Texts& texts, std::vector<FactError>& errors, std::string* key = nullptr) const;

    /// One fact by its path, as text; what holds it is taken as there. False if there is no such field, or the text cannot be read.
    bool set(Row& row, Texts& texts, std::string_view path, std::string_view text, std::vector<FactError>& errors) const;

    Graph const& graph() const { return *graph_; }
    Names const& names(ShapeId shape) const { return names_[shape]; }
    ScalarReader const& scalar(ShapeId shape, std::uint32_t slot) const { return scalars_[shape][slot]; }

    /// A case of which nothing could be read.
    Row in_error() const;

private:
    Graph const* graph_;
    std::vector<Names> names_;                        ///< a shape each
    std::vector<std::vector<ScalarReader>> scalars_;  ///< by shape and slot
};

}  // namespace rubric::data
