#include "batch/frame.hpp"

#include "data/scalar.hpp"

#include <rubric/framework.hpp>

#include <algorithm>
#include <deque>
#include <utility>

namespace rubric::batch {

namespace {

class FrameRecords : public data::Records {
public:
    explicit FrameRecords(ArrowTable const& table) : table_(table), pieces_(table.rows()), rooms_(table.type().children.size()) {}

    bool next(table::Record& record) override {
        while (piece_ < pieces_.size() && row_ == pieces_[piece_].count) ++piece_, row_ = 0, cells_.clear();
        if (piece_ == pieces_.size()) return false;
        if (cells_.empty())
            for (std::size_t i = 0; i < rooms_.size(); ++i) cells_.emplace_back(table_.type().children[i], pieces_[piece_].child(i));
        record.line = ++number_;
        record.plain = false;
        record.misquoted = 0;
        record.fields.clear();
        for (std::size_t i = 0; i < rooms_.size(); ++i) record.fields.push_back(cells_[i].written(row_, rooms_[i]));
        ++row_;
        return true;
    }
    std::optional<table::Fault> const& fault() const override { return fault_; }

private:
    ArrowTable const& table_;
    std::vector<Piece> pieces_;
    std::size_t piece_ = 0, number_ = 0;
    std::int64_t row_ = 0;
    std::vector<Cells> cells_;
    std::deque<std::string> rooms_;
    std::optional<table::Fault> fault_;
};

class Frame : public data::Table {
public:
    explicit Frame(std::shared_ptr<ArrowTable const> table) : table_(std::move(table)) {}

    std::vector<std::string> header() const override {
        std::vector<std::string> names;
        for (ArrowType const& each : table_->type().children) names.emplace_back(data::trimmed(each.name));
        return names;
    }
    bool is_nested() const override {
        auto const& columns = table_->type().children;
        return std::any_of(columns.begin(), columns.end(), [](ArrowType const& each) { return each.kind == ArrowType::Kind::list || each.kind == ArrowType::Kind::record; });
    }
    std::unique_ptr<data::Records> records() const override { return std::make_unique<FrameRecords>(*table_); }

    void wants(std::size_t column) const override {
        ArrowType const& type = table_->type().children[column];
        bool const nested = type.kind == ArrowType::Kind::list || type.kind == ArrowType::Kind::record || type.kind == ArrowType::Kind::other;
        if (!nested && !type.zoned) return;
        throw InputError("error: " + table_->called() + ": the column `" + type.name + "` is of " + type.words +
                             (type.zoned ? "; it wants a date, or a timestamp without a time zone" : "; a dataset wants texts, numbers or dates"), {});
    }

private:
    std::shared_ptr<ArrowTable const> table_;
};

}  // namespace

std::shared_ptr<data::Table const> as_records(std::shared_ptr<ArrowTable const> table) { return std::make_shared<Frame const>(std::move(table)); }

}  // namespace rubric::batch
