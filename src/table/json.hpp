// JSON as it was written: numbers keep their decimal text however large, members their order, everything its place. NaN and Infinity,
// which are not JSON and which much software writes all the same, are numbers.
//
//   auto const parsed = table::parse_json(R"({"judgement": "good"})");
//   if (auto const* value = std::get_if<table::Json>(&parsed)) …
#pragma once

#include "table/place.hpp"

#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace rubric::table {

inline constexpr std::size_t json_depth_limit = 64;  ///< of lists and objects within each other

struct Json {
    struct Member;
    enum class Kind { null, boolean, number, text, list, object };
    Kind kind = Kind::null;
    bool truth = false;
    std::string text;                                    ///< of a number: as it was written
    std::vector<Json> items;                             ///< of a list
    std::vector<Member> members;                         ///< of an object; no name twice
    std::size_t offset = 0;                              ///< the byte at which it begins
};

struct Json::Member {
    std::string name;
    Json value;
};

/// The value, or what is wrong and where: also a name given twice, and nesting beyond the limit.
std::variant<Json, Fault> parse_json(std::string_view text);

/// A text as JSON writes it, in quotes.
std::string json_text(std::string_view text);

/// A file of lines, for one JSON value a line; a line is at most 16 MB.
class Lines {
public:
    explicit Lines(std::istream& from) : from_(&from) {}
    bool next(std::string& line);  ///< the next that is not blank, without its end
    std::size_t number() const { return number_; }
    std::optional<Fault> const& fault() const { return fault_; }

private:
    std::istream* from_;
    std::size_t number_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace rubric::table
