// One column of a table as the facts of one slot.
#pragma once

#include "batch/arrow_table.hpp"
#include "batch/text_facts.hpp"

#include <rubric/fact_columns.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace rubric::batch {

/// What a slot is read from; empty where the type is one of these, else what is wanted, such as "a number or a text".
std::string lacking_type(Domain domain, ArrowType const& type);

class ColumnFacts {
public:
    using Report = std::function<void(std::size_t row, std::string_view text, data::Unreadable const& problem)>;

    ColumnFacts(Graph const& graph, Domain domain, Texts& texts, Report report);

    /// The rows of the pieces, one after another; `absent` rows are unknown. What the column shows of the table lives as long as `owner`.
    FactColumn read(ArrowType const& type, std::vector<Piece> const& pieces, Bits const& absent, std::shared_ptr<void const> owner);

private:
    bool as_it_is(ArrowType const& type, Piece const& piece, std::shared_ptr<void const> const& owner);
    void add(Cells const& cells, Piece const& piece);
    void add_truths(Cells const& cells, Piece const& piece);
    void add_texts(Cells const& cells, Piece const& piece);
    void add_coded(Cells const& cells, Piece const& piece);
    template <class Convert>
    void add_each(Cells const& cells, Piece const& piece, Convert convert);

    Fact of_text(std::size_t row, std::string_view text);
    Fact as_written(Cells const& cells, std::int64_t at);
    std::optional<Fact> of_whole(Cells const& cells, std::int64_t at) const;
    std::optional<Fact> of_real(Cells const& cells, std::int64_t at) const;
    std::optional<Fact> of_moment(Cells const& cells, std::int64_t at) const;

    void put(std::size_t row, Fact fact);
    void put_unknown(Cells const& cells, Piece const& piece);

    Domain domain_;
    data::ScalarReader reader_;
    Texts* texts_;
    Report report_;
    TextFacts kept_;
    std::size_t kept_count_ = 0;
    Bits const* absent_ = nullptr;
    std::size_t first_ = 0, rows_ = 0;   ///< the row of the piece's first; of all pieces
    std::string room_;
    FactColumn made_;
    std::vector<std::int32_t> narrow_;   ///< values of dates and texts
    std::vector<std::int64_t> wide_;     ///< of numbers
};

}  // namespace rubric::batch
