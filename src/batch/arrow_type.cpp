#include "batch/arrow_type.hpp"

#include <array>
#include <cstdlib>

namespace rubric::batch {

namespace {

using Is = ArrowType::Kind;
using As = ArrowType::Layout;

struct Known {
    std::string_view format, words;
    Is kind;
    As layout = As::none;
    unsigned bytes = 0;
    bool is_signed = true;
    std::int64_t a_day = 0;
};

constexpr std::array known{
    Known{"n", "null", Is::nothing},
    Known{"b", "bool", Is::boolean},
    Known{"c", "int8", Is::whole, As::none, 1},
    Known{"C", "uint8", Is::whole, As::none, 1, false},
    Known{"s", "int16", Is::whole, As::none, 2},
    Known{"S", "uint16", Is::whole, As::none, 2, false},
    Known{"i", "int32", Is::whole, As::none, 4},
    Known{"I", "uint32", Is::whole, As::none, 4, false},
    Known{"l", "int64", Is::whole, As::none, 8},
    Known{"L", "uint64", Is::whole, As::none, 8, false},
    Known{"f", "float", Is::real, As::none, 4},
    Known{"g", "double", Is::real, As::none, 8},
    Known{"u", "string", Is::text, As::small_text},
    Known{"U", "large_string", Is::text, As::large_text},
    Known{"vu", "string_view", Is::text, As::view_text},
    Known{"tdD", "date32", Is::day, As::none, 4, true, 1},
    Known{"tdm", "date64", Is::moment, As::none, 8, true, 86'400'000},
    Known{"+s", "struct", Is::record},
    Known{"+l", "list", Is::list, As::small_list},
    Known{"+L", "large_list", Is::list, As::large_list},
};

struct Moment { char letter; std::string_view words; std::int64_t a_day; };
constexpr std::array moments{Moment{'s', "s", 86'400}, Moment{'m', "ms", 86'400'000}, Moment{'u', "us", 86'400'000'000}, Moment{'n', "ns", 86'400'000'000'000}};

/// `d:19,10` or `d:19,10,256`
void decimal(ArrowType& type, std::string const& format) {
    char* end = nullptr;
    long const digits = std::strtol(format.c_str() + 2, &end, 10);
    long const scale = *end == ',' ? std::strtol(end + 1, &end, 10) : 0;
    long const bits = *end == ',' ? std::strtol(end + 1, &end, 10) : 128;
    type.words = "decimal" + std::to_string(bits) + "(" + std::to_string(digits) + ", " + std::to_string(scale) + ")";
    bool const fits = bits == 32 || bits == 64 || bits == 128 || bits == 256;
    if (!fits || scale > 100 || scale < -100) return;
    type.kind = Is::decimal, type.bytes = static_cast<unsigned>(bits / 8), type.scale = static_cast<int>(scale);
}

void moment(ArrowType& type, std::string const& format) {
    for (Moment const& each : moments) {
        if (format[2] != each.letter) continue;
        type.kind = Is::moment, type.bytes = 8, type.a_day = each.a_day;
        std::string const zone = format.size() > 4 ? format.substr(4) : "";
        type.zoned = !zone.empty();
        type.words = "timestamp[" + std::string(each.words) + (zone.empty() ? "" : ", tz=" + zone) + "]";
    }
}

}  // namespace

ArrowType type_of(ArrowSchema const& schema) {
    ArrowType type;
    if (schema.dictionary) {
        type = type_of(*schema.dictionary);
        ArrowSchema codes = schema;
        codes.dictionary = nullptr;
        type.index = std::make_shared<ArrowType const>(type_of(codes));
        type.words = "dictionary of " + type.words;
        if (type.index->kind != Is::whole) type.kind = Is::other;
    } else {
        std::string const format = schema.format ? schema.format : "";
        type.words = format;
        for (Known const& each : known) {
            if (format != each.format) continue;
            type.kind = each.kind, type.layout = each.layout, type.words = each.words;
            type.bytes = each.bytes, type.is_signed = each.is_signed, type.a_day = each.a_day;
        }
        if (format.starts_with("d:")) decimal(type, format);
        if (format.starts_with("ts") && format.size() >= 3) moment(type, format);
        if (format.starts_with("+w:")) type.kind = Is::list, type.layout = As::fixed_list, type.fixed = std::atoll(format.c_str() + 3), type.words = "fixed_size_list";
        for (std::int64_t i = 0; i < schema.n_children; ++i) type.children.push_back(type_of(*schema.children[i]));
        if (type.kind == Is::list && type.children.size() == 1) type.words += " of " + type.children[0].words;
        if (type.kind == Is::list && type.children.size() != 1) type.kind = Is::other;
    }
    type.name = schema.name ? schema.name : "";
    return type;
}

}  // namespace rubric::batch
