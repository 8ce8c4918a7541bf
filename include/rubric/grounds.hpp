// On what grounds the cases of a run were decided, by columns: deciding rules and assumed facts, for files and frames of many cases, where
// an outcome a case (outcome.hpp) would cost more than deciding. Every row says what outcome.hpp says of it.
//
//   rubric::Grounds grounds(graph);                        // one a thread, for all its chunks
//   rubric::Grounds::Codes because;
//   for (each chunk) {
//       evaluation.run(chunk, texts, {});
//       grounds.because(evaluation, decision, because);      // a code a case
//       … grounds.combinations().text(because[row]) …        // "few_staff | poor_judgement"
//   }
//
// The decided values themselves are columns already: Evaluation::column. Duties: duty_columns.hpp.
#pragma once

#include <rubric/evaluation/combinations.hpp>
#include <rubric/outcome.hpp>

namespace rubric {

/// A list of words a case, by code. One thread at a time.
class Grounds {
public:
    using Codes = std::vector<Combinations::Code>;

    explicit Grounds(Graph const& graph) : graph_(graph) {}  ///< the graph outlives it

    /// The lists so far; codes of earlier chunks keep their meaning.
    Combinations const& combinations() const { return combinations_; }

    /// The names of the deciding rules of each case of the run, as DecisionResult::because has them.
    void because(Evaluation const& evaluation, std::uint32_t decision, Codes& codes) {
        codes.assign(evaluation.rows(0), Combinations::empty);
        DecisionOutput const& output = graph_.decisions[decision];
        if (output.is_list) return because_of_list(evaluation, output, codes);
        RuleRows const found = evaluation.because_by_case(output.value);
        for (std::uint32_t const rule : found.ordered()) combinations_.append(codes, found.cases_of(rule), graph_.rules[rule].name);
    }

    /// The facts, assumed, without which the decision would be open, as DecisionResult::assumed has them.
    void assumed(Evaluation const& evaluation, std::uint32_t decision, Codes& codes) {
        DecisionOutput const& output = graph_.decisions[decision];
        if (!output.is_list) return assumed_of(evaluation, output.value, codes);
        codes.assign(evaluation.rows(0), Combinations::empty);
    }
    /// The same of an offer.
    void assumed_of_offer(Evaluation const& evaluation, std::uint32_t offer, Codes& codes) {
        assumed_of(evaluation, graph_.offers[offer].when, codes);
    }

private:
    void assumed_of(Evaluation const& evaluation, NodeId node, Codes& codes) {
        codes.assign(evaluation.rows(0), Combinations::empty);
        FactRows const found = evaluation.assumed_by_row(node);
        std::vector<FactPath> elements;
        for (auto const& [field, rows] : found) {
            if (field.scope == 0)
                combinations_.append(codes, rows, evaluation.text({0, 0, field.slot}));
            else
                FactRows::add_paths(field, rows, elements);
        }
        std::sort(elements.begin(), elements.end());
        for (FactPath const& each : elements) add(codes, evaluation.outwards(each.scope, each.row, 0), evaluation.text(each));
    }

    void add(Codes& codes, std::uint32_t row, std::string const& word) { codes[row] = combinations_.with(codes[row], word); }

    /// Of a list the rules that may have given an element, element after element.
    void because_of_list(Evaluation const& evaluation, DecisionOutput const& output, Codes& codes) {
        for (Stream const& stream : output.list.streams) {
            if (stream.rule == nothing) continue;
            std::string const& name = graph_.rules[stream.rule].name;
            Column const &when = evaluation.column(stream.when), &outcome = evaluation.column(stream.outcome);
            std::vector<Word> rows(when.words);
            for (std::size_t word = 0; word < rows.size(); ++word)
                rows[word] = when.plane(yes_plane, word) & given(outcome, word, output.collects);
            if (stream.scope == 0) {
                combinations_.append(codes, rows, name);
                continue;
            }
            for (std::size_t word = 0; word < rows.size(); ++word)
                each_bit(rows[word], [&](unsigned bit) {
                    add(codes, evaluation.outwards(stream.scope, static_cast<std::uint32_t>(word * rows_in_a_word + bit), 0), name);
                });
        }
    }

    /// The rows in which an element is something that can be told; what is collected leaves out what is none.
    static Word given(Column const& outcome, std::size_t word, bool leave_out_none) {
        Word const none = outcome.plane(none_plane, word), error = outcome.plane(error_plane, word);
        return outcome.some(word) | (leave_out_none ? none & error : none);
    }

    Graph const& graph_;
    Combinations combinations_;
};

}  // namespace rubric
