#include "batch/fields.hpp"

#include "batch/column_facts.hpp"
#include "table/place.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

#include <rubric/framework.hpp>

#include <algorithm>
#include <utility>

namespace rubric::batch {

namespace {

constexpr std::size_t text_shown = 60;

data::Header header_of(ArrowType const& record) {
    data::Head head;
    for (ArrowType const& each : record.children) head.fields.push_back(each.name);
    return data::Header(std::move(head));
}

/// Part of one shape while they are bound: the cases, or the elements of a list in all of them.
struct Bound {
    ShapeId shape = 0;
    FactColumns columns{};
    std::vector<bool> bound{};              ///< of the slots: a column of their own fills them
    std::vector<bool> said{};               ///< of records: their column is a text, which can say none
    Bound const* outer = nullptr;
    std::vector<std::uint32_t> const* firsts = nullptr;  ///< of the outer level's rows
    std::string path{};                     ///< of the list, from the outer row
};

/// Some rows of a record or a struct.
struct Part {
    ArrowType const* type = nullptr;
    std::vector<Piece> pieces{};
    Bits absent{};                          ///< of the rows: the struct itself is null
};

class Fields {
public:
    Fields(std::shared_ptr<ArrowTable const> table, Graph const& graph, bool sensitive, BoundCases& into)
        : table_(std::move(table)), graph_(graph), sensitive_(sensitive), into_(into) {}

    void bind() {
        Bound cases{.columns = FactColumns(graph_, 0, table_->count()), .bound = std::vector<bool>(graph_.shapes[0].slots.size()), .said = std::vector<bool>(graph_.shapes[0].slots.size())};
        Part const rows{&table_->type(), table_->rows(), absent_rows()};
        std::size_t const found = record(cases, rows, "", "");
        keys(rows);
        if (found == 0) none_found(rows);
        into_.facts = std::move(cases.columns);
        into_.facts_in_error = errors_;
        if (!unread_.empty())
            into_.notes.push_back(std::to_string(unread_.size()) + (unread_.size() == 1 ? " column" : " columns") + " of " + table_->called() +
                                  " that no field is called");
        if (errors_ != 0) into_.notes.push_back(std::to_string(errors_) + (errors_ == 1 ? " fact" : " facts") + " that could not be read:");
        into_.notes.insert(into_.notes.end(), told_.begin(), told_.end());
    }

private:
    [[noreturn]] void refuse(std::string const& why) const { throw InputError("error: " + table_->called() + why, {}); }

    Bits absent_rows() const {
        Bits absent;
        std::size_t first = 0;
        for (Piece const& each : table_->rows()) {
            mark_absent(Cells(table_->type(), each), each, first, absent);
            first += static_cast<std::size_t>(each.count);
        }
        return absent;
    }
    static void mark_absent(Cells const& cells, Piece const& piece, std::size_t first, Bits& absent) {
        if (!cells.any_null()) return;
        for (std::int64_t row = 0; row < piece.count; ++row)
            if (cells.null(row)) absent.put(first + static_cast<std::size_t>(row));
    }
    static Part child(Part const& of, std::size_t index) {
        Part rows{&of.type->children[index], {}, of.absent};
        std::size_t first = 0;
        for (Piece const& each : of.pieces) {
            rows.pieces.push_back(each.child(index));
            if (rows.type->kind == ArrowType::Kind::record) mark_absent(Cells(*rows.type, rows.pieces.back()), rows.pieces.back(), first, rows.absent);
            first += static_cast<std::size_t>(each.count);
        }
        return rows;
    }

    /// Where a row stands: "row 3", and `visits[2].` before the names of its fields.
    struct Where { std::size_t row; std::string before; };
    static Where where(Bound const& level, std::size_t row) {
        if (!level.outer) return {row, {}};
        auto const after = std::upper_bound(level.firsts->begin(), level.firsts->end(), static_cast<std::uint32_t>(row));
        auto const owner = static_cast<std::size_t>(after - level.firsts->begin()) - 1;
        Where found = where(*level.outer, owner);
        found.before += level.path + "[" + std::to_string(row - (*level.firsts)[owner] + 1) + "].";
        return found;
    }

    void report(Bound const& level, Slot const& slot, std::string const& column, std::size_t row, std::string_view text, data::Unreadable const& problem) {
        ++errors_;
        Where const at = where(level, row);
        into_.unreadable.put(at.row);
        if (into_.reasons.full()) return;
        bool const hidden = slot.sensitive && !sensitive_;
        std::string const shown = hidden ? "what is given" : "`" + text::printable(text, text_shown) + "`";
        std::string const path = at.before + slot.path;
        std::string why = table_->called() + ", row " + std::to_string(at.row + 1) + ", column `" + column + "`" + (path == column ? "" : " (" + path + ")") +
                          ": " + shown + " " + problem.reason + (hidden || problem.help.empty() ? "" : "; " + problem.help);
        if (told_.size() < data::errors_kept) told_.push_back("  " + why);
        into_.reasons.add(at.row, std::move(why));
    }

    /// Binds the fields under `prefix` that the struct's columns are called as; how many of its columns those are.
    std::size_t record(Bound& level, Part const& rows, std::string const& prefix, std::string const& in_table) {
        data::Header const header = header_of(*rows.type);
        Shape const& shape = graph_.shapes[level.shape];
        std::vector<bool> read(rows.type->children.size());
        auto const take = [&](std::string const& path, std::string const& title) -> std::optional<std::size_t> {
            if (!path.starts_with(prefix)) return std::nullopt;
            std::string const rest = path.substr(prefix.size());
            auto column = header.find(rest);
            if (!column && prefix.empty() && !level.outer && rest.find('.') == std::string::npos) column = header.find(title);
            if (!column || read[*column]) return std::nullopt;
            if (header.twin(*column)) refuse(" has two columns `" + in_table + header.names()[*column] + "`");
            read[*column] = true;
            return column;
        };
        for (std::uint32_t i = 0; i < shape.slots.size(); ++i) {
            if (level.shape == 0 && i == today_slot) continue;
            auto const column = take(shape.slots[i].path, shape.slots[i].title);
            if (!column) continue;
            level.bound[i] = true;
            slot(level, i, child(rows, *column), in_table + rows.type->children[*column].name);
        }
        for (std::uint32_t i = 0; i < shape.lists.size(); ++i) {
            if (shape.lists[i].parameter) continue;
            auto const column = take(shape.lists[i].path, shape.lists[i].title);
            if (column) list(level, i, child(rows, *column), in_table + rows.type->children[*column].name);
        }
        if (prefix.empty()) infer_records(level, shape);
        for (std::size_t i = 0; i < read.size(); ++i)
            if (!read[i] && !(in_table.empty() && is_key(header, i))) unread_.push_back(in_table + rows.type->children[i].name);
        return static_cast<std::size_t>(std::count(read.begin(), read.end(), true));
    }

    static bool is_key(data::Header const& header, std::size_t column) {
        return std::any_of(data::key_names.begin(), data::key_names.end(), [&](std::string const& name) { return header.find(name) == column; });
    }
    static bool is_record(Slot const& slot) { return slot.domain.kind == Kind::levels && slot.domain.enumeration == record_enumeration; }

    void slot(Bound& level, std::uint32_t index, Part const& rows, std::string const& column) {
        Slot const& slot = graph_.shapes[level.shape].slots[index];
        if (is_record(slot) && rows.type->kind == ArrowType::Kind::record && !rows.type->index) {
            FactColumn presence;
            presence.levels.resize(1);
            presence.unknown = rows.absent;
            for (std::size_t row = 0; row < level.columns.rows; row += rows_in_a_word) {
                std::size_t const left = level.columns.rows - row;
                presence.levels[0].put(row, ~rows.absent.from(row) & (left >= rows_in_a_word ? ~Word{} : bit_of(left) - 1));
            }
            level.columns.slots[index] = std::make_shared<FactColumn const>(std::move(presence));
            record(level, rows, slot.path + ".", column + ".");
            return;
        }
        if (auto const wanted = is_record(slot) && rows.type->kind != ArrowType::Kind::text && rows.type->kind != ArrowType::Kind::nothing ? "a struct" : lacking_type(slot.domain, *rows.type); !wanted.empty())
            refuse_type(column, slot.path, *rows.type, wanted);
        level.said[index] = is_record(slot) && rows.type->kind == ArrowType::Kind::text;
        ColumnFacts facts(graph_, slot.domain, *into_.texts, [&](std::size_t row, std::string_view text, data::Unreadable const& problem) {
            report(level, slot, column, row, text, problem);
        });
        level.columns.slots[index] = std::make_shared<FactColumn const>(facts.read(*rows.type, rows.pieces, rows.absent, table_));
    }

    [[noreturn]] void refuse_type(std::string const& column, std::string const& path, ArrowType const& type, std::string const& wanted) const {
        std::string const field = path == column ? "" : ", for the field `" + path + "`";
        refuse(": the column `" + column + "` is of " + type.words + field + "; it wants " + wanted);
    }

    /// A record of which some field is given is there, unless it is said to be none.
    void infer_records(Bound& level, Shape const& shape) {
        for (std::uint32_t i = 0; i < shape.slots.size(); ++i) {
            if (!is_record(shape.slots[i]) || (level.bound[i] && !level.said[i])) continue;
            std::string const prefix = shape.slots[i].path + ".";
            FactColumn presence = level.bound[i] ? *level.columns.slots[i] : FactColumn();
            if (presence.all && presence.all->state != Fact::State::unknown) continue;
            if (presence.all) presence = {};
            Bits const open = presence.unknown;  // of what is said
            bool const said = !presence.none.empty() || !presence.error.empty();
            presence.unknown = {};
            presence.levels.resize(1);
            bool any = false;
            for (std::uint32_t other = 0; other < shape.slots.size(); ++other) {
                if (!shape.slots[other].path.starts_with(prefix) || !level.bound[other]) continue;
                any = true;
                FactColumn const& fact = *level.columns.slots[other];
                for (std::size_t row = 0; row < level.columns.rows && !fact.all; row += rows_in_a_word) {
                    std::size_t const left = level.columns.rows - row;
                    presence.levels[0].put(row, ~fact.unknown.from(row) & (said ? open.from(row) : ~Word{}) & (left >= rows_in_a_word ? ~Word{} : bit_of(left) - 1));
                }
            }
            if (!any) continue;
            for (std::size_t row = 0; row < level.columns.rows; row += rows_in_a_word) {
                std::size_t const left = level.columns.rows - row;
                presence.unknown.put(row, ~presence.levels[0].from(row) & (said ? open.from(row) : ~Word{}) & (left >= rows_in_a_word ? ~Word{} : bit_of(left) - 1));
            }
            level.columns.slots[i] = std::make_shared<FactColumn const>(std::move(presence));
        }
    }

    void list(Bound& level, std::uint32_t index, Part const& rows, std::string const& column) {
        ListSlot const& slot = graph_.shapes[level.shape].lists[index];
        auto made = std::make_shared<FactList>();
        if (rows.type->kind == ArrowType::Kind::nothing) return;
        if (rows.type->kind == ArrowType::Kind::text) {
            only_none(level, slot, *made, rows, column);
        } else {
            if (rows.type->kind != ArrowType::Kind::list || rows.type->index) refuse_type(column, slot.path, *rows.type, "a list of structs");
            Part const elements = elements_of(*made, rows);
            Bound inner{.shape = slot.element, .columns = FactColumns(graph_, slot.element, 0), .bound = {}, .outer = &level, .firsts = &made->firsts, .path = slot.path};
            for (Piece const& each : elements.pieces) inner.columns.rows += static_cast<std::size_t>(each.count);
            inner.bound.resize(graph_.shapes[slot.element].slots.size());
            inner.said.resize(inner.bound.size());
            element(inner, elements, column);
            made->elements = std::move(inner.columns);
        }
        level.columns.lists[index] = std::move(made);
    }

    /// Fields of a struct, or the one value of a list of values.
    void element(Bound& inner, Part const& elements, std::string const& column) {
        Shape const& shape = graph_.shapes[inner.shape];
        if (elements.type->kind == ArrowType::Kind::record) {
            record(inner, elements, "", column + ".");
        } else if (shape.slots.size() == 1 && shape.slots[0].path == "value") {
            slot(inner, 0, elements, column);
        } else if (elements.type->kind != ArrowType::Kind::nothing) {
            refuse_type(column, inner.path, *elements.type, "a list of structs");
        }
    }

    static Part elements_of(FactList& list, Part const& rows) {
        Part elements{&rows.type->children[0], {}, {}};
        std::size_t row = 0, place = 0;
        list.firsts.push_back(0);
        for (Piece const& piece : rows.pieces) {
            Cells const cells(*rows.type, piece);
            std::int64_t const begin = piece.count == 0 ? 0 : cells.elements(0).first;
            std::int64_t const end = piece.count == 0 ? 0 : cells.elements(piece.count - 1).second;
            for (std::int64_t i = 0; i < piece.count; ++i, ++row) {
                if (rows.absent.has(row) || cells.null(i)) list.unknown.put(row);
                list.firsts.push_back(static_cast<std::uint32_t>(place + static_cast<std::size_t>(cells.elements(i).second - begin)));
            }
            Piece const of{piece.array->children[0], begin, end - begin};
            if (elements.type->kind == ArrowType::Kind::record) mark_absent(Cells(*elements.type, of), of, place, elements.absent);
            elements.pieces.push_back(of);
            place += static_cast<std::size_t>(end - begin);
        }
        return elements;
    }

    /// A list that is said in words can only be none.
    void only_none(Bound& level, ListSlot const& slot, FactList& list, Part const& rows, std::string const& column) {
        list.firsts.assign(level.columns.rows + 1, 0);
        std::size_t row = 0;
        std::string room;
        for (Piece const& piece : rows.pieces) {
            Cells const cells(*rows.type, piece);
            for (std::int64_t i = 0; i < piece.count; ++i, ++row) {
                std::string const text(data::trimmed(rows.absent.has(row) ? "" : cells.written(i, room)));
                if (text.empty()) {
                    list.unknown.put(row);
                } else if (data::lower_case(text) == "none") {
                    list.none.put(row);
                } else {
                    list.error.put(row);
                    report(level, {.path = slot.path}, column, row, text, {"is not a list"});
                }
            }
        }
    }

    /// As of a case in JSON: the first of the columns key, id, urn and name that says one, else the case's number.
    void keys(Part const& rows) {
        data::Header const header = header_of(*rows.type);
        std::vector<Part> from;
        for (std::string const& name : data::key_names)
            if (auto const column = header.find(name)) from.push_back(child(rows, *column));
        if (from.empty()) return;
        auto keys = std::make_shared<Output>(Output::text("key"));
        std::string room;
        std::size_t row = 0;
        for (std::size_t piece = 0; piece < rows.pieces.size(); ++piece) {
            std::vector<Cells> cells;
            for (Part const& each : from) cells.emplace_back(*each.type, each.pieces[piece]);
            for (std::int64_t i = 0; i < rows.pieces[piece].count; ++i, ++row) {
                std::string_view text;
                for (std::size_t each = 0; each < cells.size() && (text.empty() || text == "none"); ++each) text = data::trimmed(cells[each].written(i, room));
                bool const none = text.empty() || text == "none";
                if (none)
                    keys->add(std::to_string(row + 1));
                else
                    table::bad_byte(text) ? keys->add(text::printable(text, text_shown)) : keys->add(text);
            }
        }
        into_.keys = std::move(keys);
    }

    [[noreturn]] void none_found(Part const& rows) const {
        Shape const& shape = graph_.shapes[0];
        std::vector<std::string> fields;
        for (std::size_t i = today_slot + 1; i < shape.slots.size(); ++i) fields.push_back(shape.slots[i].path);
        std::string near;
        for (ArrowType const& each : rows.type->children)
            if (near.empty()) near = text::nearest(each.name, fields);
        std::string const example = !near.empty() ? near : fields.empty() ? shape.name : fields.front();
        refuse(" has no column called as a field is; call the columns as the fields are, such as `" + example + "`");
    }

    std::shared_ptr<ArrowTable const> table_;
    Graph const& graph_;
    bool sensitive_;
    BoundCases& into_;
    std::size_t errors_ = 0;
    std::vector<std::string> told_, unread_;
};

}  // namespace

data::Header header_of(ArrowTable const& table) { return header_of(table.type()); }

void bind_fields(std::shared_ptr<ArrowTable const> const& table, Graph const& graph, bool sensitive, BoundCases& into) {
    Fields(table, graph, sensitive, into).bind();
}

}  // namespace rubric::batch
