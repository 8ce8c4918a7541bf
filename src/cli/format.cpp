// rubric format: lays texts out in place.
#include "commands.hpp"
#include "syntax/parse.hpp"
#include "table/output_file.hpp"
#include "text/message.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace rubric::cli {

int run(FormatArguments const& arguments) {
    int status = done;
    for (std::string const& name : expanded(arguments.frameworks)) {
        std::ifstream file(name, std::ios::binary);
        if (!file) {
            std::cerr << "error: cannot read `" << name << "`\n";
            status = bad_input;
            continue;
        }
        std::string const text(std::istreambuf_iterator<char>(file), {});
        Sources sources;
        syntax::Parsed const parsed = syntax::parse(sources, sources.add(name, text));
        if (has_errors(parsed.diagnostics)) {
            for (Diagnostic const& each : parsed.diagnostics) std::cerr << text::render(each, sources, colour()) << '\n';
            if (status == done) status = policy_failed;
            continue;
        }
        std::string const formatted = syntax::format(text);
        if (formatted == text) continue;
        if (arguments.check) {
            std::cerr << name << " would be laid out anew\n";
            if (status == done) status = policy_failed;
            continue;
        }
        table::OutputFile out(name);
        out.stream() << formatted;
        if (auto const why = out.finish()) throw InputError("error: " + *why, {});
        std::cerr << name << " laid out\n";
    }
    return status;
}

}  // namespace rubric::cli
