#include "any_case.hpp"

#include <rubric/date.hpp>
#include <rubric/number.hpp>

#include <random>

namespace bench {
namespace {

constexpr std::int64_t most_elements = 3;

class Drawing {
public:
    Drawing(rubric::Graph const& graph, rubric::Texts& texts, unsigned missing) : graph_(graph), texts_(texts), missing_(missing) {}

    rubric::Row row(rubric::ShapeId shape_id) {
        rubric::Shape const& shape = graph_.shapes[shape_id];
        rubric::Row made(shape);
        for (std::size_t slot = 0; slot < shape.slots.size(); ++slot) made.slots[slot] = fact(shape.slots[slot].domain);
        for (std::size_t list = 0; list < shape.lists.size(); ++list) {
            if (is_missing() || shape.lists[list].parameter) continue;
            made.lists[list].state = rubric::Fact::State::known;
            for (auto left = below(most_elements + 1); left > 0; --left) made.lists[list].rows.push_back(row(shape.lists[list].element));
        }
        return made;
    }

private:
    std::int64_t below(std::int64_t count) { return std::uniform_int_distribution<std::int64_t>(0, count - 1)(random_); }
    bool is_missing() { return below(100) < missing_; }

    rubric::Fact fact(rubric::Domain domain) {
        if (is_missing()) return {};
        if (domain.optional && below(8) == 0) return {rubric::Fact::State::none, 0};
        return {rubric::Fact::State::known, value(domain)};
    }
    std::int64_t value(rubric::Domain domain) {
        switch (domain.kind) {
            case rubric::Kind::levels:
                return below(static_cast<std::int64_t>(graph_.enumerations[domain.enumeration].levels.size()));
            case rubric::Kind::date:
                return rubric::parse_iso("2019-01-01").value() + below(2'500);
            case rubric::Kind::text:
                return graph_.texts.empty() ? texts_.code("a text") : below(static_cast<std::int64_t>(graph_.texts.size()));
            case rubric::Kind::percent:
                return below(101) * (rubric::one / 100);
            default:
                return below(100) * rubric::one;
        }
    }

    rubric::Graph const& graph_;
    rubric::Texts& texts_;
    std::int64_t missing_;
    std::mt19937_64 random_{20'260'401};
};

}  // namespace

std::vector<rubric::Row> any_cases(rubric::Graph const& graph, rubric::Texts& texts, std::size_t count, unsigned missing) {
    Drawing drawing(graph, texts, missing);
    std::vector<rubric::Row> rows;
    for (std::size_t row = 0; row < count; ++row) {
        rows.push_back(drawing.row(0));
        rows.back().slots[rubric::today_slot] = {rubric::Fact::State::known, rubric::parse_iso("2026-04-01").value()};
    }
    return rows;
}

}  // namespace bench
