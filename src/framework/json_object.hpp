// Objects and arrays of JSON, written member by member.
#pragma once

#include "json.hpp"

namespace rubric::json {

class Object {
public:
    explicit Object(std::string& out) : out_(out) { out_ += '{'; }
    ~Object() { out_ += '}'; }
    Object(Object const&) = delete;
    Object& operator=(Object const&) = delete;

    std::string& member(std::string_view name) {
        if (!first_) out_ += ", ";
        first_ = false;
        append_json(out_, name);
        return out_ += ": ";
    }
    void text(std::string_view name, std::string_view value) { append_json(member(name), value); }
    void truth(std::string_view name, bool value) { member(name) += value ? "true" : "false"; }

private:
    std::string& out_;
    bool first_ = true;
};

template <class All, class Write>
void array(std::string& out, All const& all, Write&& write) {
    out += '[';
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i != 0) out += ", ";
        write(all[i]);
    }
    out += ']';
}

}  // namespace rubric::json
