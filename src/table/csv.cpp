#include "table/csv.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace rubric::table {

namespace {

constexpr std::size_t chunk = 1u << 16;

/// Takes `""` for `"` in place; the length of what is left.
std::size_t single_quotes(char* text, std::size_t length) {
    std::size_t kept = 0;
    bool second = false;
    for (std::size_t i = 0; i < length; ++i) {
        second = text[i] == '"' && !second && i + 1 < length && text[i + 1] == '"';
        if (!second) text[kept++] = text[i];
    }
    return kept;
}

}  // namespace

CsvReader::CsvReader(std::istream& from, Options options) : bytes_(from, options.encoding), delimiter_(options.delimiter) {
    for (char const c : {delimiter_, '\n', '\r'}) ends_[static_cast<unsigned char>(c)] = true;
}

bool CsvReader::refill() {
    if (whole_) return false;
    buffer_.erase(0, begin_);
    begin_ = 0;
    if (buffer_.size() > record_limit) return fail(begin_, "this record is longer than 16 MB"), false;
    if (!bytes_.read(buffer_, std::max(chunk, buffer_.size()))) whole_ = true;
    if (bytes_.fault()) fault_ = bytes_.fault();
    return true;
}

void CsvReader::fail(std::size_t at, std::string reason) {
    fault_ = fault_at(std::string_view(buffer_).substr(begin_), at - begin_, std::move(reason));
    fault_->at.line += line_ - 1;
}

/// From the opening quote at `at` to what follows the closing one; false if the buffer ends first.
bool CsvReader::quoted(std::size_t& at, Piece& piece) {
    piece.begin = at + 1;
    for (++at; at < buffer_.size(); ++at) {
        char const c = buffer_[at];
        if (c == '\n' || (c == '\r' && at + 1 < buffer_.size() && buffer_[at + 1] != '\n')) ++lines_;
        if (c != '"') continue;
        if (at + 1 == buffer_.size() && !whole_) return false;
        if (at + 1 == buffer_.size() || buffer_[at + 1] != '"') {
            piece.end = at++;
            return true;
        }
        piece.doubled = true;
        ++at;
    }
    return false;
}

CsvReader::Scan CsvReader::scan() {
    pieces_.clear();
    lines_ = misquoted_ = 0;
    for (std::size_t at = begin_;; ++at) {
        std::size_t const field = at;
        Piece piece{at, at, false};
        bool const has_quotes = at < buffer_.size() && buffer_[at] == '"';
        if (has_quotes) {
            if (!quoted(at, piece)) {
                if (buffer_.size() - field > field_limit) return fail(field, "a quote that is opened here is not closed within 1 MB"), Scan::fault;
                if (whole_) return fail(field, "a quote that is opened here is never closed"), Scan::fault;
                return Scan::more;
            }
            std::size_t const closed = at;
            while (at < buffer_.size() && !ends_[static_cast<unsigned char>(buffer_[at])]) ++at;
            if (at != closed) {
                if (misquoted_ == 0) misquoted_ = pieces_.size() + 1;
                piece = {field, at, false};
            }
        } else {
            while (at < buffer_.size() && !ends_[static_cast<unsigned char>(buffer_[at])]) ++at;
            piece.end = at;
        }
        if (at - field > field_limit) return fail(field, "this field is longer than 1 MB"), Scan::fault;
        if (at + 1 >= buffer_.size() && !whole_) return Scan::more;  // CR may be the first half of CRLF
        if (pieces_.size() == fields_limit) return fail(field, "this record has more than 65,536 fields"), Scan::fault;
        pieces_.push_back(piece);
        if (at < buffer_.size() && buffer_[at] == delimiter_) continue;
        if (at < buffer_.size()) ++lines_;
        end_ = at + (at + 1 < buffer_.size() && buffer_[at] == '\r' && buffer_[at + 1] == '\n' ? 2 : at < buffer_.size() ? 1 : 0);
        return Scan::record;
    }
}

bool CsvReader::plain_to(std::size_t end) const {
    char const* at = buffer_.data() + begin_;
    char const* const last = buffer_.data() + end;
    std::uint64_t beyond = 0, holds_nul = 0;
    for (; last - at >= 8; at += 8) {
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        beyond |= word;
        holds_nul |= (word - 0x0101010101010101u) & ~word;
    }
    for (; at < last; ++at) {
        if (*at == '\0') return false;
        beyond |= static_cast<unsigned char>(*at);
    }
    return ((beyond | holds_nul) & 0x8080808080808080u) == 0;
}

void CsvReader::give(Record& record) {
    record.line = line_;
    record.misquoted = misquoted_;
    record.plain = plain_to(end_);
    record.fields.clear();
    for (Piece const& piece : pieces_) {
        char* const text = buffer_.data() + piece.begin;
        std::size_t const length = piece.end - piece.begin;
        record.fields.emplace_back(text, piece.doubled ? single_quotes(text, length) : length);
    }
    line_ += lines_;
    begin_ = end_;
}

bool CsvReader::next(Record& record) {
    while (!fault_) {
        switch (scan()) {
            case Scan::fault: return false;
            case Scan::more:
                refill();
                continue;
            case Scan::record: break;
        }
        if (begin_ == buffer_.size() && whole_) return false;
        bool const blank = pieces_.size() == 1 && end_ - begin_ <= 2 && pieces_[0].begin == pieces_[0].end && buffer_[begin_] != '"';
        if (!blank) return give(record), true;
        line_ += lines_;
        begin_ = end_;
    }
    return false;
}

}  // namespace rubric::table
