// Files of cases, opened for one run, and where the output goes: what every subcommand that reads files shares.
#pragma once

#include "data/reader.hpp"
#include "state.hpp"
#include "table/output_file.hpp"

#include <functional>

namespace rubric {

/// The inputs of a request. Throws InputError for what cannot be used, and for a framework that reads today where no day is given.
struct Files {
    Files(Framework const& framework, EvaluateRequest const& request);

    /// Sets what the request sets.
    void prepare(Evaluation& evaluation) const;
    /// Runs the cases, a batch at a time, with the texts that are theirs, while the next are read. Throws InputError at the end if the rest
    /// of a file cannot be read.
    void each_batch(Evaluation& evaluation, std::function<void(data::Batch const&, Texts const&)> const& visit);
    data::Summary const& read() const { return reader_->summary(); }
    /// What a person who gave the files should know of them.
    std::vector<std::string> notes() const;

    /// The case with this key or, of no key, the only one there is. Throws InputError, naming near keys, when there is none.
    Outcome find(std::string const& key);

private:
    void set(Evaluation& evaluation, Texts& texts) const;
    void refuse_the_rest() const;

    std::shared_ptr<Prepared const> framework_;
    DecideOptions options_;
    Sources sources_;
    std::unique_ptr<data::Reader> reader_;
    std::vector<Setting> settings_;
};

std::string rendered(Diagnostics const& found, Sources const& sources);

/// That no case has this key or, of no key, that there is not one case alone; with near keys, or some. `of` is what holds them, `say` how a key is said.
InputError no_such_case(std::string const& key, std::vector<std::string> keys, std::string const& of, std::string const& say);

/// Whether something decided reads the day.
bool reads_today(Graph const& graph);

/// What a person who gave the data should know of how it was read.
void add_notes(data::Summary const& summary, std::vector<std::string>& notes);

/// A file that is put in its place at the end, or standard output.
class Output {
public:
    explicit Output(std::filesystem::path const& path);
    std::ostream& stream();
    void finish();

private:
    std::optional<table::OutputFile> file_;
};

}  // namespace rubric
