// What a walk back through a run finds: facts and rules, each with the rows it was found for, a bit a row.
#pragma once

#include <rubric/evaluation/paths.hpp>

#include <map>

namespace rubric {

/// Facts by place: for each field of a list's rows, or of the case, the rows in which it was found. The same fact has one place here
/// whichever loop it was read in; what an unknown list holds stands at the list.
class FactRows {
public:
    struct Field {
        ScopeId scope = 0;
        std::uint32_t slot = 0;
        auto operator<=>(Field const&) const = default;
    };

    /// The rows of a field: words of its scope in the run it was found in.
    std::vector<Word>& of(Field field, std::size_t words) {
        auto& rows = fields_[field];
        if (rows.size() < words) rows.resize(words);
        return rows;
    }
    void put(FactPath const& path, std::size_t words) { of({path.scope, path.slot}, words)[path.row / rows_in_a_word] |= bit_of(path.row); }

    /// The rows of one word in which it was found.
    Word word(Field field, std::size_t word) const {
        auto const found = fields_.find(field);
        return found != fields_.end() && word < found->second.size() ? found->second[word] : Word{};
    }
    bool has(FactPath const& path) const { return word({path.scope, path.slot}, path.row / rows_in_a_word) & bit_of(path.row); }
    bool empty() const { return fields_.empty(); }

    /// By field, ascending: `first` is the field, `second` its rows.
    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }

    /// One by one, ordered.
    std::vector<FactPath> paths() const {
        std::vector<FactPath> all;
        for (auto const& [field, rows] : fields_) add_paths(field, rows, all);
        std::sort(all.begin(), all.end());
        return all;
    }
    static void add_paths(Field field, std::span<Word const> rows, std::vector<FactPath>& all) {
        for (std::size_t word = 0; word < rows.size(); ++word)
            each_bit(rows[word], [&](unsigned bit) {
                all.push_back({field.scope, static_cast<std::uint32_t>(word * rows_in_a_word + bit), field.slot});
            });
    }

private:
    std::map<Field, std::vector<Word>> fields_;
};

/// Rules, as places in Graph::rules, and the cases for which each was found.
class RuleRows {
public:
    explicit RuleRows(std::size_t words = 0) : words_(words) {}

    void add(std::uint32_t rule, std::size_t word, Word cases) {
        if (rule == nothing || cases == 0) return;
        if (places_.size() <= rule) places_.resize(rule + 1, nothing);
        if (places_[rule] == nothing) {
            places_[rule] = static_cast<std::uint32_t>(rules_.size());
            rules_.push_back(rule);
            cases_.resize(cases_.size() + words_);
        }
        cases_[places_[rule] * words_ + word] |= cases;
    }

    /// Of a rule that was found: words of scope 0.
    std::span<Word const> cases_of(std::uint32_t rule) const { return {cases_.data() + places_[rule] * words_, words_}; }

    std::vector<std::uint32_t> ordered() const {
        std::vector<std::uint32_t> rules = rules_;
        std::sort(rules.begin(), rules.end());
        return rules;
    }

private:
    std::size_t words_;
    std::vector<std::uint32_t> rules_, places_;  // by rule where it stands among those found
    std::vector<Word> cases_;
};

}  // namespace rubric
