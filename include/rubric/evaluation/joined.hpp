// `joined`: the outcomes that are bid, in order, as one text: "a, b and c". Each combination is a text of its own; beyond sixteen
// it may be any.
#pragma once

#include <rubric/evaluation/bids.hpp>
#include <rubric/evaluation/formats.hpp>

namespace rubric::operations {

/// The lists of words that one row may have so far.
struct Wordings {
    std::vector<std::vector<std::string>> lists{{}};
    bool any = false;  ///< too many, or words that are not known

    /// The next word is one of these or, if it may be silent, there is none.
    void add(std::vector<std::string> const& words, bool silent) {
        std::vector<std::vector<std::string>> longer;
        if (silent) longer = lists;
        for (auto const& list : lists)
            for (auto const& word : words) {
                longer.push_back(list);
                longer.back().push_back(word);
                if (longer.size() > TextSets::most) any = true;
                if (any) return;
            }
        lists = std::move(longer);
    }
};

inline std::string in_a_row(std::vector<std::string> const& words) {
    std::string line;
    for (std::size_t i = 0; i < words.size(); ++i) line += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return line;
}

inline void put_wordings(Reducing const& at, Wordings const& found, unsigned bit) {
    std::size_t const row = at.word * rows_in_a_word + bit;
    if (found.any) return at.out.join_any_text(row);
    for (auto const& list : found.lists) {
        if (list.empty() && at.reduction.otherwise != nothing)
            give(at.out, at.word, bit_of(bit), Aligned{at.run.column(at.reduction.otherwise), at.word});
        else
            at.out.join_texts(row, at.run.texts().code(in_a_row(list)));
    }
}

inline void joined(Reducing const& at) {
    std::vector<Wordings> rows(rows_in_a_word);
    std::vector<std::string> words;
    Word broken = 0, only_broken = 0;
    Domain const domain = at.reduction.streams.empty() ? Domain{} : at.run.node(at.reduction.streams[0].outcome).domain;
    each_bid(at, &Stream::outcome, [&](Truth when, auto const& outcome, std::int64_t, Word imagined) {
        Bid<std::decay_t<decltype(outcome)>> const bid{when, outcome, true};
        broken |= bid.broken(), only_broken |= bid.only_broken();
        each_bit(bid.given() & at.every, [&](unsigned bit) {
            bool const readable = wordings(at.run, domain, outcome.column, outcome.row(bit), words);
            if ((imagined & bit_of(bit)) != 0 || !readable) rows[bit].any = true;
            if (!rows[bit].any) rows[bit].add(words, bid.silent() & bit_of(bit));
        });
    });
    at.out.add(error_plane, at.word, broken & at.every);
    each_bit(at.every & ~only_broken, [&](unsigned bit) { put_wordings(at, rows[bit], bit); });
}

}  // namespace rubric::operations
