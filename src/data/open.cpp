// Which file goes to which dataset, and why one goes to none.
#include "data/parameters.hpp"
#include "data/readers.hpp"
#include "text/message.hpp"

#include <rubric/show.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

namespace rubric::data {

namespace {

using text::Code;

/// The first records of a table.
struct Top {
    std::vector<Head> records;
    std::optional<table::Fault> fault;
};

Top read_top(std::string const& path, Options const& options) {
    std::ifstream stream(file_of(path, options), std::ios::binary);
    table::CsvReader csv(stream, {.delimiter = options.delimiter, .encoding = encoding_of(options)});
    Top top;
    for (table::Record record; top.records.size() < header_search && csv.next(record);) {
        auto& head = top.records.emplace_back(Head{record.line, {}});
        for (auto const field : record.fields) head.fields.emplace_back(trimmed(field));
    }
    top.fault = csv.fault();
    return top;
}

enum class Format { table, json, lines };

/// By the name's ending; else JSON begins with a bracket or brace. An object that ends on its line is the first of JSON Lines, or alone.
Format format_of(std::string const& path, Options const& options) {
    auto const ending = lower_case(std::filesystem::path(path).extension().string());
    if (ending == ".jsonl" || ending == ".ndjson") return Format::lines;
    if (ending == ".csv" || ending == ".tsv" || ending == ".txt") return Format::table;
    std::ifstream stream(file_of(path, options), std::ios::binary);
    table::Lines lines(stream);
    std::string line;
    bool const any = lines.next(line);
    char const first = any ? line[line.find_first_not_of(" \t")] : '\0';
    if (ending != ".json" && first != '{' && first != '[') return Format::table;
    bool const whole = first == '{' && std::holds_alternative<table::Json>(table::parse_json(line));
    return whole ? Format::lines : Format::json;
}

class Opening {
public:
    Opening(check::Framework const& framework, Graph const& graph, Sources& sources, Options const& options)
        : framework_(&framework), graph_(&graph), sources_(&sources), options_(&options) {
        for (auto const& dataset : framework.datasets)
            if (framework.the_case && (dataset->parameter || owner(*dataset) == framework.the_case)) datasets_.push_back(dataset.get());
        name_all(framework, "", 0);
    }

    Opened open(std::vector<Input> const& inputs) {
        if (!framework_->the_case)
            fail(Code::R0513, framework_place(), {{"name", framework_->name}});
        else if (!table::encoding_named(options_->encoding))
            fail(Code::R0510, {}, {{"name", options_->encoding}});
        else
            for (auto const& input : inputs) add(input);
        Opened opened;
        if (!by_fields_.empty() && inputs.size() > 1) fail(Code::R0511, {}, {{"file", by_fields_.front()}});
        opened.by_fields = !has_errors(found_) && !by_fields_.empty();
        if (!has_errors(found_) && !opened.by_fields) opened.reader = reader_with_parameters();
        opened.diagnostics = std::move(found_);
        return opened;
    }

private:
    using Fields = std::initializer_list<text::Field>;

    static check::Record const* owner(check::Dataset const& dataset) {
        if (dataset.parameter) return nullptr;
        return dataset.of ? &sitter_of(dataset) : nullptr;
    }

    Place framework_place() const { return framework_->the_case ? framework_->the_case->at : Place{framework_->source, 0, 0}; }
    void fail(Code code, Place at, Fields fields) { found_.push_back(text::message(code, at, fields)); }

    /// The header, as it stands in the file.
    Place place_of(std::string const& file, Header const& header, std::size_t column = 0, bool all = true) {
        std::string line;
        std::size_t begin = 0, length = 0;
        for (std::size_t i = 0; i < header.names().size(); ++i) {
            if (i == column) begin = line.size(), length = header.names()[i].size();
            line += header.names()[i];
            if (i + 1 < header.names().size()) line += options_->delimiter;
        }
        auto place = excerpt(*sources_, shown_name(file), {header.line(), 1}, line, all ? line.size() : length);
        if (!all) place.begin += static_cast<std::uint32_t>(begin), place.end += static_cast<std::uint32_t>(begin);
        return place;
    }

    void add(Input const& input) {
        if (input.table) return add_top(input, Top{{Head{1, input.table->header()}}, {}});
        std::error_code failed;
        if (!std::ifstream(file_of(input.path, *options_)) || std::filesystem::is_directory(input.path, failed))
            return fail(Code::R0001, {}, {{"name", shown_name(input.path)}, {"reason", std::filesystem::is_directory(input.path, failed) ? "it is a folder" : "there is no such file, or it may not be read"}});
        auto const format = format_of(input.path, *options_);
        if (format != Format::table) {
            if (!json_.empty()) return fail(Code::R0511, {}, {{"file", shown_name(input.path)}});
            json_ = input.path;
            json_lines_ = format == Format::lines;
            return;
        }
        auto const top = read_top(input.path, *options_);
        if (top.records.empty() && top.fault)
            return fail(Code::R0508, excerpt(*sources_, shown_name(input.path), top.fault->at, top.fault->line), {{"file", shown_name(input.path)}, {"reason", top.fault->reason}});
        if (top.records.empty()) return fail(Code::R0509, {}, {{"file", shown_name(input.path)}});
        add_top(input, top);
    }

    void add_top(Input const& input, Top const& top) {
        table_ = input.table;
        input.dataset.empty() ? add_where_it_fits(input, top) : add_named(input, top);
    }

    /// A dataset with a way to those that its rows are about, as an input may call it.
    struct Choice {
        check::Dataset const* dataset;
        check::Way way;
        std::vector<std::string> names;
    };

    /// `plans`, `jisp.plans`; where a case holds more than one such case `former.plans`, `former.jisp.plans`.
    void name_all(check::Framework const& framework, std::string const& before, unsigned depth) {
        for (auto const& dataset : framework.datasets) {
            if (!framework_->the_case || !dataset->of) continue;
            for (check::Way const& way : ways_of(*dataset)) {
                std::string const path = check::path_of(way);
                std::vector<std::string> names{before + dataset->name};
                if (depth > 0) names.push_back(dataset->name);
                if (!path.empty())
                    for (std::size_t i = names.size(); i-- > 0;) names.push_back(path + "." + names[i]);
                choices_.push_back({dataset.get(), way, std::move(names)});
            }
        }
        for (auto const& used : framework.uses) name_all(*used, used->name + ".", depth + 1);
    }

    std::vector<check::Way> ways_of(check::Dataset const& dataset) const {
        if (dataset.parameter) return {{}};
        return check::ways_to(*framework_->the_case, sitter_of(dataset));
    }

    static std::string those_that_there_are(std::vector<std::string> const& names) {
        std::vector<std::string> quoted;
        for (std::string const& each : names) quoted.push_back("`" + each + "`");
        return (names.size() == 1 ? "there is only " : "there are ") + one_of(quoted, "and");
    }

    void add_named(Input const& input, Top const& top) {
        std::vector<Choice const*> meant;
        std::vector<std::string> names;
        for (Choice const& each : choices_) {
            names.insert(names.end(), each.names.begin(), each.names.end());
            bool const named = std::find(each.names.begin(), each.names.end(), input.dataset) != each.names.end();
            bool const hidden = named && !meant.empty() && meant.front()->dataset != each.dataset;  // an own one hides a used one
            if (named && !hidden) meant.push_back(&each);
        }
        if (meant.size() == 1) {
            Choice const& one = *meant.front();
            if (!try_dataset(*one.dataset, one.way, input.path, top)) explain(*one.dataset, input.path, top);
        } else if (!meant.empty()) {
            auto const& [dataset, way, called] = *meant.front();
            fail(Code::R0514, dataset->at,
                 {{"case", framework_->the_case->name}, {"of", owner(*dataset)->name}, {"name", dataset->name}, {"place", check::path_of(way)}});
        } else if (auto const* other = of_another_case(*framework_, input.dataset)) {
            auto const* of = owner(*other);
            fail(Code::R0506, other->at, {{"name", other->name}, {"case", framework_->the_case->name}, {"of", of ? of->name : "a parameter"}});
        } else {
            std::string const near = text::nearest(input.dataset, names);
            fail(Code::R0505, {}, {{"name", input.dataset}, {"hint", near.empty() ? those_that_there_are(names) : "did you mean `" + near + "`?"}});
        }
    }

    static check::Dataset const* of_another_case(check::Framework const& framework, std::string const& name) {
        for (auto const& dataset : framework.datasets)
            if (dataset->name == name || framework.name + "." + dataset->name == name) return dataset.get();
        for (auto const& used : framework.uses)
            if (auto const* found = of_another_case(*used, name)) return found;
        return nullptr;
    }

    void add_where_it_fits(Input const& input, Top const& top) {
        if (input.table && input.table->is_nested()) return by_fields_.push_back(input.path);
        bool fits = false;
        for (auto const* dataset : datasets_) fits |= try_dataset(*dataset, {}, input.path, top);
        if (fits) return;
        if (input.table ? are_fields(Header(top.records.front())) : try_fields(input.path, top)) {
            if (input.table) by_fields_.push_back(input.path);
            return;
        }
        auto const header = std::make_shared<Header const>(top.records.front());
        auto const names = names_of(*graph_, 0);
        std::string const& field = names.fields.empty() ? framework_->the_case->name : names.fields.begin()->first;
        auto problem = text::message(datasets_.empty() ? Code::R0503 : Code::R0502, place_of(input.path, *header),
                                     {{"file", shown_name(input.path)},
                                      {"case", framework_->the_case->name},
                                      {"field", field},
                                      {"dataset", datasets_.empty() ? "" : datasets_.front()->name}});
        if (auto help = delimiter_help(*header); !help.empty()) problem.help = std::move(help);
        if (input.table) problem.help = "give it by the name of the dataset that it is meant for to hear what it lacks; or call its columns as fields are, such as `" + field + "`, and all of them";
        for (auto const* dataset : datasets_) {
            auto const best = closest(*dataset, top).second;
            problem.related.push_back({best.front().at, "`" + dataset->name + "` wants a column `" + best.front().columns->front() + "`"});
        }
        found_.push_back(std::move(problem));
    }

    /// Where all of a header stands in one column, what seems to part it.
    std::string delimiter_help(Header const& header) const {
        static constexpr std::array<std::pair<char, std::string_view>, 3> known{{{';', "`--delimiter ';'`"}, {'\t', "`--delimiter $'\\t'`"}, {',', "`--delimiter ,`"}}};
        if (header.names().size() == 1)
            for (auto const& [delimiter, option] : known)
                if (delimiter != options_->delimiter && header.names()[0].find(delimiter) != std::string::npos) return "say " + std::string(option);
        return {};
    }

    /// Reads the file by the dataset, if one of its first records has the columns.
    bool try_dataset(check::Dataset const& dataset, check::Way const& way, std::string const& path, Top const& top) {
        for (std::size_t i = 0; i < top.records.size(); ++i) {
            auto const header = std::make_shared<Header const>(top.records[i]);
            if (!lacking(dataset, *header).empty()) continue;
            keep(path, plan_dataset(*framework_, dataset, way, header, *graph_, *options_), i + 1);
            return true;
        }
        return false;
    }

    /// Where no dataset fits: columns called as fields are. Where there are datasets every column must be, so that a header that was
    /// misspelt is not taken for a file of another kind.
    bool try_fields(std::string const& path, Top const& top) {
        auto const header = std::make_shared<Header const>(top.records.front());
        auto plan = plan_fields(header, *graph_);
        if (plan.record.columns.empty()) return false;
        std::set<std::size_t> read(plan.record.columns.begin(), plan.record.columns.end());
        if (plan.key) read.insert(*plan.key);
        if (!datasets_.empty() && read.size() < header->names().size()) return false;
        keep(path, std::move(plan), 1);
        return true;
    }

    /// Of a table: its columns are called as fields are, records and lists among them. Where there is no dataset whoever binds it says so.
    bool are_fields(Header const& header) const {
        if (datasets_.empty()) return true;
        Shape const& shape = graph_->shapes[0];
        std::set<std::size_t> read;
        auto const find = [&](std::string const& path, std::string const& title) {
            auto column = header.find(path);
            if (!column && path.find('.') == std::string::npos) column = header.find(title);
            if (column) read.insert(*column);
        };
        for (std::size_t i = today_slot + 1; i < shape.slots.size(); ++i) find(shape.slots[i].path, shape.slots[i].title);
        for (ListSlot const& each : shape.lists)
            if (!each.parameter) find(each.path, each.title);
        if (read.empty()) return false;
        if (auto const key = key_column(header)) read.insert(*key);
        return read.size() == header.names().size();
    }

    void keep(std::string const& path, DatasetPlan plan, std::size_t records_above) {
        plan.records_above = records_above;
        std::set<std::size_t> read(plan.record.columns.begin(), plan.record.columns.end());
        if (plan.key) read.insert(*plan.key);
        for (auto const& each : plan.held) read.insert(each.column);
        for (auto const column : read)
            if (auto const twin = plan.header->twin(column))
                fail(Code::R0504, place_of(path, *plan.header, *twin, false), {{"file", shown_name(path)}, {"column", plan.header->names()[column]}});
        auto& columns = columns_[path];
        columns.first = plan.header;
        columns.second.insert(read.begin(), read.end());
        if (table_)
            for (auto const column : read) table_->wants(column);
        (plan.parameter == nothing ? supplied_ : of_parameters_).push_back({path, std::move(plan), {}, table_});
    }

    /// The record that comes nearest to being the dataset's header, and what it lacks.
    std::pair<std::shared_ptr<Header const>, std::vector<Lacking>> closest(check::Dataset const& dataset, Top const& top) {
        std::pair<std::shared_ptr<Header const>, std::vector<Lacking>> best;
        for (auto const& record : top.records) {
            auto header = std::make_shared<Header const>(record);
            auto missing = lacking(dataset, *header);
            if (!best.first || missing.size() < best.second.size()) best = {std::move(header), std::move(missing)};
        }
        return best;
    }

    void explain(check::Dataset const& dataset, std::string const& path, Top const& top) {
        auto const [header, missing] = closest(dataset, top);
        Place const in_file = place_of(path, *header);
        for (auto const& [of, columns, at] : missing) {
            auto const near = text::nearest(columns->front(), header->names());
            auto problem = text::message(Code::R0501, at, {{"file", shown_name(path)}, {"column", columns->front()}, {"dataset", of->name}, {"near", near}});
            problem.related.push_back({in_file, "the columns that there are"});
            if (auto help = delimiter_help(*header); !help.empty()) problem.help = std::move(help);
            found_.push_back(std::move(problem));
        }
    }

    std::unique_ptr<Reader> reader_with_parameters() {
        if (of_parameters_.empty()) return reader();
        ParameterFiles files(*graph_, *sources_, *options_);
        for (auto& each : of_parameters_) files.read(std::move(each));
        auto const& wrong = files.diagnostics();
        found_.insert(found_.end(), wrong.begin(), wrong.end());
        auto cases = has_errors(found_) ? nullptr : reader();
        return cases ? std::make_unique<ParameterReader>(std::move(cases), std::move(files), unread()) : nullptr;
    }

    std::unique_ptr<CountingReader> reader() {
        if (!json_.empty() && !supplied_.empty()) return fail(Code::R0511, {}, {{"file", json_}}), nullptr;
        if (!json_.empty()) return std::make_unique<JsonReader>(*graph_, *sources_, *options_, json_, json_lines_);
        put_in_order(supplied_, *framework_);
        bool const cases = !supplied_.empty() && supplied_.front().plan.seat.path.empty() && supplied_.front().plan.list == nothing;
        if (!cases && !holds_all()) return no_cases(), nullptr;
        bool const joined = std::any_of(supplied_.begin(), supplied_.end(), [&](Supplied const& each) { return each.plan.dataset != supplied_.front().plan.dataset; });
        if (joined)
            for (auto const& each : supplied_) check_key(each);
        if (has_errors(found_)) return nullptr;

        std::vector<std::string> named;
        for (auto const& each : supplied_) named.push_back((each.plan.dataset ? each.plan.dataset->name : "fields") + " (" + shown_name(each.path) + ")");
        std::unique_ptr<CountingReader> made;
        if (!cases)
            made = std::make_unique<JoinedReader>(*graph_, *sources_, *options_, std::move(supplied_), framework_->the_case->name);
        else if (supplied_.size() == 1)
            made = std::make_unique<StreamReader>(*graph_, *sources_, *options_, std::move(supplied_.front()));
        else
            made = std::make_unique<JoinedReader>(*graph_, *sources_, *options_, std::move(supplied_));
        made->counts().joined = std::move(named);
        made->counts().unread = unread();
        return made;
    }

    /// No dataset makes cases of this framework, and what is supplied is about cases in a list of one: then there is one case, which
    /// holds them all.
    bool holds_all() const {
        auto const makes_cases = [](check::Dataset const* each) { return !each->list && !each->parameter; };
        auto const in_list = [](Supplied const& each) { return each.plan.seat.list != nothing; };
        return !supplied_.empty() && std::none_of(datasets_.begin(), datasets_.end(), makes_cases) && std::all_of(supplied_.begin(), supplied_.end(), in_list);
    }

    void check_key(Supplied const& each) {
        if (each.plan.dataset && !each.plan.dataset->key.empty()) return;
        if (!each.plan.dataset) return fail(Code::R0511, {}, {{"file", shown_name(each.path)}});
        fail(Code::R0512, each.plan.dataset->at, {{"name", each.plan.dataset->name}, {"of", each.plan.dataset->of->name}});
    }

    void no_cases() {
        std::string names;
        for (auto const* dataset : datasets_)
            if (!dataset->list && !dataset->parameter) names += (names.empty() ? "`" : " or `") + dataset->name + "`";
        fail(Code::R0507, framework_place(), {{"datasets", names}});
    }

    std::vector<Summary::Columns> unread() const {
        std::vector<Summary::Columns> all;
        for (auto const& [path, columns] : columns_) {
            Summary::Columns of{.file = shown_name(path), .headers = {}};
            for (std::size_t i = 0; i < columns.first->names().size(); ++i)
                if (!columns.second.contains(i)) of.headers.push_back(columns.first->names()[i]);
            if (!of.headers.empty()) all.push_back(std::move(of));
        }
        return all;
    }

    check::Framework const* framework_;
    Graph const* graph_;
    Sources* sources_;
    Options const* options_;
    std::vector<check::Dataset const*> datasets_;  ///< of the case, as declared
    std::vector<Choice> choices_;                  ///< these, and those of cases that it holds
    std::vector<Supplied> supplied_, of_parameters_;
    std::map<std::string, std::pair<std::shared_ptr<Header const>, std::set<std::size_t>>> columns_;  ///< read, by file
    std::string json_;
    bool json_lines_ = false;
    std::shared_ptr<Table const> table_;           ///< of the input that is being added, if it is one
    std::vector<std::string> by_fields_;           ///< tables of which it is for others to bind the columns
    Diagnostics found_;
};

}  // namespace

Opened open(check::Framework const& framework, Graph const& graph, Sources& sources, std::vector<Input> const& inputs, Options const& options) {
    return Opening(framework, graph, sources, options).open(inputs);
}

}  // namespace rubric::data
