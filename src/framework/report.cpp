// A report from an outcome: the graph with reports is run when one is first asked for.
#include "sheet.hpp"
#include "state.hpp"
#include "text/message.hpp"

#include <stdexcept>

namespace rubric {
namespace {

std::uint32_t report_index(Graph const* graph, std::string_view name) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; graph && i < graph->reports.size(); ++i) {
        if (graph->reports[i].name == name) return i;
        names.push_back(graph->reports[i].name);
    }
    std::string const near = text::nearest(name, names);
    std::string const help = names.empty()  ? "; the framework has none"
                             : near.empty() ? "; there is " + one_of(names, "and")
                                            : "; did you mean `" + near + "`?";
    throw std::out_of_range("there is no report `" + std::string(name) + "`" + help);
}

}  // namespace

Outcome::Report Outcome::report(std::string_view name) const {
    Graph const* const graph = state_->framework->reports ? &*state_->framework->reports : nullptr;
    std::uint32_t const index = report_index(graph, name);
    Texts texts = state_->texts;
    Evaluation evaluation(*graph);
    evaluation.set_as(state_->evaluation);
    evaluation.reveal(state_->evaluation.reveals());
    evaluation.run(state_->facts, texts, {});
    Report made;
    made.state_ = state_;
    made.data_ = read_report(*graph, evaluation, texts, index);
    made.texts_ = std::make_shared<Texts const>(std::move(texts));
    return made;
}

ReportOutput const& Outcome::Report::output() const { return state_->framework->reports->reports[data_.report]; }

std::string Outcome::Report::write(std::string_view format) const {
    Graph const& graph = *state_->framework->reports;
    if (format == "csv") return write_csv(graph, *texts_, data_);
    if (format == "json") return write_json(graph, *texts_, data_);
    Sheet const sheet = sheet_of(graph, data_);
    if (format == "text") return write_text(sheet);
    if (format == "markdown") return write_markdown(sheet);
    if (format == "html") return write_html(sheet);
    throw std::invalid_argument("a report is written as text, markdown, html, csv or json, not as `" + std::string(format) + "`");
}

}  // namespace rubric
