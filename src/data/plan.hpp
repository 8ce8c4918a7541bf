// A dataset against the columns that a file has: which column goes into which fact.
#pragma once

#include "data/header.hpp"
#include "data/seat.hpp"
#include "data/probe.hpp"
#include "data/scalar.hpp"

#include <functional>
#include <memory>
#include <unordered_map>

namespace rubric::data {

/// An expression of one of a plan's probes.
struct Asked { std::size_t probe = 0, expression = 0; };

/// A constant, which for a text is `word`, or what a probe computes.
struct Made {
    Fact fact{};
    std::optional<std::string> word{};
    std::optional<Asked> computed{};
};

/// A pair of a map.
struct Choice {
    std::optional<Asked> when{};
    Made outcome;
};

/// The pairs that name a text, in order.
using Choices = std::vector<Choice>;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// A column that is read into a slot.
struct Cell {
    std::size_t column = 0;
    std::uint32_t slot = 0;
    std::string name;                ///< of the field, from its row
    bool or_none = false, sensitive = false;
    ScalarReader reader;
    ByText<Choices> pairs{};         ///< of its map
    bool kept = false;               ///< of few values: their facts are kept, by text
    ByText<Fact> read{};
};

/// A field that no column feeds.
struct Filled {
    std::uint32_t slot = nothing, list = nothing;
    std::string name;
    Made made;
};

struct RecordPlan {
    struct Element;
    ShapeId shape = 0;
    std::string prefix;              ///< of its fields, in the row
    std::uint32_t presence = nothing;  ///< of a nested record: its slot
    bool blank_is_none = false;      ///< where all its columns are blank, else unknown
    std::vector<std::size_t> columns{};  ///< all that it reads, also those of nested records
    std::vector<Cell> cells{};
    std::vector<Filled> filled{};
    std::vector<RecordPlan> nested{};
    std::vector<Element> elements;
    std::vector<std::unique_ptr<Probe>> probes{};
};
/// A group that is one more of a list.
struct RecordPlan::Element {
    std::uint32_t list = 0;
    std::string name;
    RecordPlan plan;
};

struct DatasetPlan {
    check::Framework const* framework = nullptr;  ///< that is run
    check::Dataset const* dataset = nullptr;  ///< null: columns are field names
    RecordPlan record;
    Seat seat{};
    std::optional<std::size_t> key{};
    std::uint32_t list = nothing;             ///< of the seat's row, that the rows are added to; nothing: they are what sits there
    std::uint32_t parameter = nothing;        ///< place in Graph::list_parameters, whose elements the rows are
    struct HeldKey { std::string path; std::size_t column; };
    std::vector<HeldKey> held{};              ///< keys of the cases that a row holds, or of the case that is an element
    std::shared_ptr<Header const> header{};
    std::size_t records_above = 0;            ///< the header and what stands above it
};

/// The header has all that the dataset wants. The rows are for who sits at the end of `way`.
DatasetPlan plan_dataset(check::Framework const& framework, check::Dataset const& dataset, check::Way const& way,
                         std::shared_ptr<Header const> header, Graph const& graph, Options const& options);

/// Columns called as the fields of the case are, `judgement`, `registration.urn`, or as its own fields are titled.
DatasetPlan plan_fields(std::shared_ptr<Header const> header, Graph const& graph);

}  // namespace rubric::data
