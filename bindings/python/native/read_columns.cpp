#include "read_columns.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace rubric::python {
namespace {

constexpr std::int64_t ordinal_of_1970 = 719'163;

bool bit(void const* bits, std::int64_t place) { return static_cast<std::uint8_t const*>(bits)[place / 8] >> (place % 8) & 1; }

template <class Number>
Number at(ArrowArray const& array, std::int64_t place, std::size_t buffer = 1) {
    return static_cast<Number const*>(array.buffers[buffer])[place];
}

bool missing(ArrowArray const& array, std::int64_t place) {
    return array.n_buffers > 0 && array.null_count != 0 && array.buffers[0] && !bit(array.buffers[0], place);
}

template <class Offset>
py::object text(ArrowArray const& array, std::int64_t place) {
    auto const begin = at<Offset>(array, place), end = at<Offset>(array, place + 1);
    return py::str(static_cast<char const*>(array.buffers[2]) + begin, static_cast<std::size_t>(end - begin));
}

/// A `utf8_view`: a text of up to 12 bytes stands in its place, a longer one in a buffer of its own.
py::object viewed(ArrowArray const& array, std::int64_t place) {
    auto const* const view = static_cast<char const*>(array.buffers[1]) + 16 * place;
    std::int32_t length = 0, buffer = 0, offset = 0;
    std::memcpy(&length, view, 4);
    if (length <= 12) return py::str(view + 4, static_cast<std::size_t>(length));
    std::memcpy(&buffer, view + 8, 4);
    std::memcpy(&offset, view + 12, 4);
    return py::str(static_cast<char const*>(array.buffers[2 + buffer]) + offset, static_cast<std::size_t>(length));
}

struct Calendar {
    py::object date = py::module_::import("datetime").attr("date").attr("fromordinal");
    py::object decimal = py::module_::import("decimal").attr("Decimal");
    py::object integer = py::module_::import("builtins").attr("int").attr("from_bytes");

    py::object day(std::int64_t since_1970) const { return date(since_1970 + ordinal_of_1970); }
    py::object exact(ArrowArray const& array, std::int64_t place, int scale) const {
        py::bytes const bytes(static_cast<char const*>(array.buffers[1]) + 16 * place, 16);
        return decimal(integer(bytes, "little", py::arg("signed") = true)).attr("scaleb")(-scale);
    }
};

class ColumnReader {
public:
    explicit ColumnReader(ArrowSchema const& schema) : schema_(schema), format_(schema.format), name_(schema.name ? schema.name : "") {
        if (!schema.dictionary && format_.size() != 1 && format_ != "vu" && format_ != "tdD" && format_ != "tdm" && !format_.starts_with("d:") && !format_.starts_with("ts"))
            throw InputError("error: column `" + name_ + "` is of a type that is no number, date or text (`" + std::string(format_) + "`)", {});
        if (format_.starts_with("d:")) scale_ = std::stoi(std::string(format_.substr(format_.find(',') + 1)));
    }

    void read(ArrowArray const& array, std::int64_t from, std::int64_t count, py::list& out) const {
        py::list entries;
        if (schema_.dictionary) ColumnReader(*schema_.dictionary).read(*array.dictionary, 0, array.dictionary->length, entries);
        for (std::int64_t i = 0; i < count; ++i) {
            std::int64_t const place = from + i + array.offset;
            if (format_ == "n" || missing(array, place))
                out.append(py::none());
            else if (schema_.dictionary)
                out.append(entries[static_cast<std::size_t>(whole(array, place))]);
            else
                out.append(value(array, place));
        }
    }

private:
    std::int64_t whole(ArrowArray const& array, std::int64_t place) const {
        switch (format_.front()) {
            case 'c': return at<std::int8_t>(array, place);
            case 'C': return at<std::uint8_t>(array, place);
            case 's': return at<std::int16_t>(array, place);
            case 'S': return at<std::uint16_t>(array, place);
            case 'i': return at<std::int32_t>(array, place);
            case 'I': return at<std::uint32_t>(array, place);
            default: return at<std::int64_t>(array, place);
        }
    }

    py::object value(ArrowArray const& array, std::int64_t place) const {
        if (format_ == "tdD") return calendar_.day(at<std::int32_t>(array, place));
        if (format_ == "tdm") return calendar_.day(at<std::int64_t>(array, place) / 86'400'000);
        if (format_.starts_with("ts")) return time(at<std::int64_t>(array, place));
        if (format_.starts_with("d:")) return calendar_.exact(array, place, scale_);
        if (format_ == "vu") return viewed(array, place);
        switch (format_.front()) {
            case 'b': return py::bool_(bit(array.buffers[1], place));
            case 'f': return py::float_(at<float>(array, place));
            case 'g': return py::float_(at<double>(array, place));
            case 'u': return text<std::int32_t>(array, place);
            case 'U': return text<std::int64_t>(array, place);
            case 'L': return py::int_(at<std::uint64_t>(array, place));
            default: return py::int_(whole(array, place));
        }
    }

    /// As text, with its time.
    py::object time(std::int64_t since_1970) const {
        static constexpr std::pair<char, std::int64_t> units[]{{'s', 1}, {'m', 1'000}, {'u', 1'000'000}, {'n', 1'000'000'000}};
        for (auto const& [unit, a_second] : units)
            if (format_[2] == unit) {
                std::int64_t const days = since_1970 / (86'400 * a_second) - (since_1970 % (86'400 * a_second) < 0);
                if (since_1970 == days * 86'400 * a_second) return calendar_.day(days);
                double const seconds = static_cast<double>(since_1970) / static_cast<double>(a_second);
                static py::object const moment = py::module_::import("datetime").attr("datetime");
                static py::object const duration = py::module_::import("datetime").attr("timedelta");
                return moment(1970, 1, 1) + duration(py::arg("seconds") = seconds);
            }
        return py::none();
    }

    ArrowSchema const& schema_;
    std::string_view format_;
    std::string name_;
    int scale_ = 0;
    Calendar calendar_;
};

/// Released when it goes.
template <class Struct>
struct Held : Struct {
    Held() : Struct{} {}
    ~Held() {
        if (this->release) this->release(this);
    }
    Held(Held const&) = delete;
    Held& operator=(Held const&) = delete;
};

void demand(ArrowArrayStream* stream, int status) {
    if (status == 0) return;
    char const* const why = stream->get_last_error(stream);
    throw InputError("error: the frame cannot be read: " + std::string(why ? why : std::strerror(status)), {});
}

}  // namespace

py::dict read_columns(ArrowArrayStream* stream, std::vector<std::string> const& wanted) {
    Held<ArrowSchema> schema;
    demand(stream, stream->get_schema(stream, &schema));
    std::vector<std::int64_t> chosen;
    for (std::int64_t i = 0; i < schema.n_children; ++i)
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), schema.children[i]->name) != wanted.end()) chosen.push_back(i);
    std::vector<ColumnReader> readers;
    std::vector<py::list> columns(chosen.size());
    readers.reserve(chosen.size());
    for (auto const i : chosen) readers.emplace_back(*schema.children[i]);
    for (;;) {
        Held<ArrowArray> array;
        demand(stream, stream->get_next(stream, &array));
        if (!array.release) break;
        for (std::size_t i = 0; i < columns.size(); ++i) readers[i].read(*array.children[chosen[i]], array.offset, array.length, columns[i]);
    }
    py::dict all;
    for (std::size_t i = 0; i < columns.size(); ++i) all[schema.children[chosen[i]]->name] = columns[i];
    return all;
}

}  // namespace rubric::python
