// Frameworks as text, checked.
#pragma once

#include "check/check.hpp"
#include "syntax/parse.hpp"
#include "text/message.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace rubric::check {

/// What is found in a text; the frameworks that it uses stand in `beside`.
struct Trial {
    Sources sources;
    Checked checked;

    explicit Trial(std::string const& body, std::map<std::string, std::string> const& beside = {}) {
        auto const source = sources.add("sample.rubric", "framework sample \"A sample\"\n" + body);
        auto const parsed = syntax::parse(sources, source);
        for (auto const& found : parsed.diagnostics) UNSCOPED_INFO(text::render(found, sources));
        REQUIRE_FALSE(has_errors(parsed.diagnostics));
        checked = check(sources, parsed.file, source,
                        [&](std::string const& name, std::uint32_t, Sources& all) -> std::optional<std::uint32_t> {
                            auto const found = beside.find(name);
                            if (found == beside.end()) return {};
                            return all.add(name + ".rubric", "framework " + name + " \"Used\"\n" + found->second);
                        });
    }

    /// The codes found, in order of place.
    std::vector<std::string> codes() const {
        std::vector<std::string> all;
        for (auto const& each : checked.diagnostics) all.push_back(each.code);
        return all;
    }

    Framework const& framework() const {
        for (auto const& found : checked.diagnostics) UNSCOPED_INFO(text::render(found, sources));
        REQUIRE(checked.framework);
        return *checked.framework;
    }

    Value const& value(std::string const& name) const {
        for (auto const& each : framework().lets)
            if (each->name == name) return *each;
        FAIL("no value " << name);
        throw 0;
    }
};

using Codes = std::vector<std::string>;

}  // namespace rubric::check
