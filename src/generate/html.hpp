// What every page is made of: one file, which loads nothing, reads well aloud and prints well.
#pragma once

#include <string>
#include <string_view>

namespace rubric::generate {

/// For text and for attributes in double quotes.
std::string escaped(std::string_view text);

/// Escaped, and what stands between backticks as code.
std::string with_code(std::string_view text);

/// An element around what is HTML already. `attributes` as they are written: ` class="late"`.
std::string element(std::string_view name, std::string_view inside, std::string_view attributes = {});

/// An element around text.
std::string element_of(std::string_view name, std::string_view text, std::string_view attributes = {});

/// The whole page. `header`, `body` and `footer` are HTML; `body` goes into the main landmark. `kind`: empty, or `wide` for tables.
std::string page(std::string_view title, std::string_view header, std::string_view body, std::string_view footer, std::string_view kind = {});

}  // namespace rubric::generate
