// Random cases of every bundled framework, written once as JSON and once as Arrow columns, are decided alike: with a fifth of their facts
// not given, a tenth none, some unreadable; at the edges of words and chunks, by every instruction set; by one thread and by four.
#include "both_ways.hpp"

#include "batch/fields.hpp"
#include "data/case.hpp"

#include <rubric/instruction_sets.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace rubric;
using namespace rubric::test;

namespace {

using Random = std::mt19937;

unsigned below(Random& random, unsigned most) { return static_cast<unsigned>(random() % most); }

/// A value as a file has it: nothing is unknown.
using Given = std::optional<std::string>;

std::string word_of(Random& random, Graph const& graph, Domain domain) {
    static char const* const words[] = {"Anytown", "EY100001", "the team", "1", "caf\xC3\xA9", "a text that is longer than a view holds"};
    switch (domain.kind) {
        case Kind::levels: {
            auto const& levels = graph.enumerations[domain.enumeration].levels;
            return levels[below(random, static_cast<unsigned>(levels.size()))].name;
        }
        case Kind::date: return format_iso(*parse_iso("2008-06-01") + below(random, 6000));
        case Kind::integer: return std::to_string(below(random, 40));
        case Kind::days: return std::to_string(below(random, 40)) + " days";
        case Kind::months: return std::to_string(below(random, 20)) + " months";
        case Kind::working_days: return std::to_string(below(random, 20)) + " working days";
        case Kind::text: return words[below(random, 6)];
        default: return format_number(below(random, 400) * one / 4);
    }
}

Given value_of(Random& random, Graph const& graph, Domain domain) {
    if (below(random, 5) == 0) return std::nullopt;
    if (domain.optional && below(random, 8) == 0) return "none";
    if (domain.kind != Kind::text && below(random, 60) == 0) return "unreadable";
    return word_of(random, graph, domain);
}

/// The values of one field in many rows, as one of the types that can hold them.
Col column_of(Random& random, std::string name, Domain domain, std::vector<Given> const& given) {
    bool typed = true;
    for (Given const& each : given) typed = typed && !(each && (*each == "none" || *each == "unreadable"));
    auto const as = [&]<class Number>(Number, char const* format, auto read) {
        std::vector<std::optional<Number>> values;
        for (Given const& each : given) values.push_back(each ? std::optional(read(*each)) : std::nullopt);
        return numbers<Number>(std::move(name), format, values);
    };
    bool const number = domain.kind == Kind::integer || domain.kind == Kind::number || domain.kind == Kind::percent || domain.kind == Kind::money;
    if (typed && domain.kind == Kind::levels && domain.enumeration == boolean_enumeration) {
        std::vector<std::optional<bool>> values;
        for (Given const& each : given) values.push_back(each ? std::optional(*each == "yes") : std::nullopt);
        return bools(std::move(name), values);
    }
    if (typed && number && below(random, 2) == 0) return as(double{}, "g", [](std::string const& text) { return static_cast<double>(*parse_number(text)) / 1e6; });
    if (typed && domain.kind == Kind::integer) return as(std::int16_t{}, "s", [](std::string const& text) { return static_cast<std::int16_t>(std::stoi(text)); });
    if (typed && domain.kind == Kind::date)
        return as(std::int32_t{}, "tdD", [](std::string const& text) { return static_cast<std::int32_t>(*parse_iso(text) - *parse_iso("1970-01-01")); });
    if (below(random, 3) == 0) {
        Words words;
        std::vector<std::optional<std::int32_t>> codes;
        for (Given const& each : given) {
            codes.push_back(each ? std::optional(static_cast<std::int32_t>(words.size())) : std::nullopt);
            if (each) words.push_back(each);
        }
        return coded(std::move(name), codes, texts("", words));
    }
    static char const* const formats[] = {"u", "U", "vu"};
    return texts(std::move(name), given, formats[below(random, 3)]);
}

/// The same rows as JSON objects and as a struct.
struct Made {
    std::vector<std::string> json;
    Col column;
};

class Maker {
public:
    Maker(Graph const& graph, unsigned seed) : graph_(graph), random_(seed) {}

    Made rows(ShapeId shape, std::size_t count) { return fields(data::names_of(graph_, shape), shape, std::vector<bool>(count, true)); }

private:
    static void member(std::string& json, std::string const& name, std::string const& value) { json += (json.size() > 1 ? ", \"" : "\"") + name + "\": " + value; }

    /// Of rows that are not there the JSON is `null`.
    Made fields(data::Names const& names, ShapeId shape, std::vector<bool> const& there) {
        Made made;
        for (bool const each : there) made.json.push_back(each ? "{" : "null");
        std::vector<Col> children;
        auto const say = [&](std::string const& name, std::vector<std::string> const& values) {
            for (std::size_t i = 0; i < there.size(); ++i)
                if (there[i] && values[i] != "null") member(made.json[i], name, values[i]);
        };
        for (auto const& [name, field] : names.fields) {
            if (below(random_, 12) == 0) continue;  // a column that is not there at all
            Made one = field.list != nothing ? list(name, shape, field.list, there) : field.is_record ? record_of(name, shape, field, there) : scalar(name, shape, field.slot, there);
            say(name, one.json);
            children.push_back(std::move(one.column));
        }
        bool all = true;
        for (std::size_t i = 0; i < there.size(); ++i) {
            if (there[i]) made.json[i] += "}";
            all = all && there[i];
        }
        made.column = record("", std::move(children), all ? std::vector<bool>{} : there);
        made.column.length = static_cast<std::int64_t>(there.size());
        return made;
    }

    Made scalar(std::string const& name, ShapeId shape, std::uint32_t slot, std::vector<bool> const& there) {
        Domain const domain = graph_.shapes[shape].slots[slot].domain;
        Made made;
        std::vector<Given> given;
        bool const plain = below(random_, 2) == 0;  // nothing that keeps it from a type of its own
        for (bool const each : there) {
            Given value = value_of(random_, graph_, domain);
            if (plain && value && (*value == "none" || *value == "unreadable")) value.reset();
            if (!each) value.reset();
            made.json.push_back(value ? "\"" + *value + "\"" : "null");
            given.push_back(std::move(value));
        }
        made.column = column_of(random_, name, domain, given);
        return made;
    }

    Made record_of(std::string const& name, ShapeId shape, data::Names::Field const& field, std::vector<bool> const& there) {
        std::vector<bool> inner = there;
        for (std::size_t i = 0; i < inner.size(); ++i) inner[i] = inner[i] && below(random_, 5) != 0;
        Made made = fields(field.nested, shape, inner);
        made.column.name = name;
        return made;
    }

    Made list(std::string const& name, ShapeId shape, std::uint32_t index, std::vector<bool> const& there) {
        std::vector<std::optional<int>> sizes;
        std::size_t total = 0;
        for (bool const each : there) {
            sizes.push_back(each && below(random_, 4) != 0 ? std::optional(static_cast<int>(below(random_, 4))) : std::nullopt);
            total += static_cast<std::size_t>(sizes.back().value_or(0));
        }
        Made const elements = rows(graph_.shapes[shape].lists[index].element, total);
        Made made;
        std::size_t next = 0;
        for (auto const& size : sizes) {
            std::string all = size ? "[" : "null";
            for (int i = 0; i < size.value_or(0); ++i) all += (i == 0 ? "" : ", ") + elements.json[next++];
            made.json.push_back(size ? all + "]" : all);
        }
        made.column = lists(name, sizes, elements.column, below(random_, 2) == 0 ? "+l" : "+L");
        return made;
    }

    Graph const& graph_;
    Random random_;
};

void check_alike(std::string const& name, std::size_t count, unsigned seed, std::string const& on) {
    INFO(name << ", " << count << " cases, seed " << seed);
    Framework const framework = loaded(name);
    Made const made = Maker(framework.graph(), seed).rows(0, count);
    if (made.column.children.empty()) return;
    std::string lines;
    for (std::string const& each : made.json) lines += each + "\n";
    DecideOptions const options{.on = parse_iso(on)};
    Files const file = by_file(framework, {{"", written("cases.jsonl", lines)}}, options);
    // in two chunks where there is more than one row, so that columns are put together
    auto const rows = static_cast<std::int64_t>(count), first = rows / 3;
    for (unsigned const threads : {1u, 4u}) {
        std::vector<Col> chunks;
        if (first > 0) chunks.push_back(sliced(made.column, 0, first));
        chunks.push_back(sliced(made.column, first, rows - first));
        std::size_t const unit = threads == 1 ? 0 : count / 6 + 1;  // for each thread to have some
        Frames const frame = by_frame(framework, {{"", stream(std::move(chunks))}}, options, threads, unit);
        CHECK(difference(file.decisions, frame.decisions) == "");
        CHECK(difference(file.duties, frame.duties) == "");
        CHECK(counts(file.summary) == counts(frame.summary));
    }
    CHECK(handed.all_back());
}

/// What differs between columns of facts and the same rows as a case reader has them; texts by what they say.
void compare(Graph const& graph, ShapeId shape, FactColumns const& columns, std::size_t at, Texts const& texts, Row const& row, Texts const& row_texts, std::string const& path) {
    Shape const& of = graph.shapes[shape];
    for (std::size_t i = shape == 0 ? 1 : 0; i < of.slots.size(); ++i) {
        Fact const found = columns.slots[i]->at(at), wanted = row.slots[i];
        bool const text = of.slots[i].domain.kind == Kind::text && found.state == Fact::State::known && wanted.state == Fact::State::known;
        INFO(path << of.slots[i].path);
        CHECK(found.state == wanted.state);
        CHECK((text ? texts[found.value] == row_texts[wanted.value] : found.state != Fact::State::known || found.value == wanted.value));
    }
    for (std::size_t i = 0; i < of.lists.size(); ++i) {
        FactList const& list = *columns.lists[i];
        INFO(path << of.lists[i].path);
        CHECK(list.state(at) == row.lists[i].state);
        if (list.state(at) != Fact::State::known || row.lists[i].state != Fact::State::known) continue;
        std::size_t const first = list.firsts[at], count = list.firsts[at + 1] - first;
        CHECK(count == row.lists[i].rows.size());
        for (std::size_t place = 0; place < count && place < row.lists[i].rows.size(); ++place)
            compare(graph, of.lists[i].element, list.elements, first + place, texts, row.lists[i].rows[place], row_texts, path + of.lists[i].path + "[" + std::to_string(place + 1) + "].");
    }
}

void check_bound(std::string const& name, std::size_t count, unsigned seed) {
    Graph const& graph = loaded(name).graph();
    Made const made = Maker(graph, seed).rows(0, count);
    auto const rows = static_cast<std::int64_t>(count), first = rows / 3;
    ArrowArrayStream in = stream({sliced(made.column, 0, first), sliced(made.column, first, rows - first)});
    BoundCases bound;
    bound.texts = std::make_unique<Texts>(graph);
    batch::bind_fields(batch::ArrowTable::read(in, "the frame"), graph, false, bound);
    data::CaseReader const reader(graph);
    for (std::size_t row = 0; row < count; ++row) {
        Texts texts(graph);
        std::vector<data::FactError> errors;
        INFO(name << " seed " << seed << ", row " << row << ": " << made.json[row]);
        compare(graph, 0, bound.facts, row, *bound.texts, reader.read(made.json[row], texts, errors), texts, "");
    }
}

}  // namespace

TEST_CASE("what a frame binds are the facts that a case in JSON has") {
    for (char const* const name : {"hampshire_isp", "cumbria_early_years", "jisp", "jisp_region", "sector_led_improvement", "hampshire_childrens_centres"}) check_bound(name, 200, 7);
    check_bound("hampshire_isp", 2049, 2049);
}

TEST_CASE("random cases of every framework are decided by frame as by file") {
    for (char const* const name : {"hampshire_isp", "hampshire_isp_2026", "cumbria_early_years", "cumbria_2023", "jisp", "hampshire_childrens_centres", "sector_led_improvement", "jisp_region"})
        for (unsigned const seed : {1u, 2u, 3u}) check_alike(name, 70, seed, "2022-10-01");
}

TEST_CASE("random cases are decided alike at the edges of words and chunks") {
    std::string const best = instruction_set();
    for (std::string const& set : instruction_sets()) {  // tests/oracle has all of them at all of the edges
        use_instruction_set(set);
        INFO(set);
        std::vector<std::size_t> const edges = set == best ? std::vector<std::size_t>{1, 63, 64, 65, 2047, 2048, 2049} : std::vector<std::size_t>{65};
        for (std::size_t const count : edges) check_alike("hampshire_isp", count, static_cast<unsigned>(count), "2022-10-01");
    }
    use_instruction_set(best);
}
