#include "shrink.hpp"

#include "saved_case.hpp"

#include <rubric/date.hpp>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace rubric::oracle {
namespace {

std::string where(std::vector<std::string> const& found) {
    return found.empty() ? "" : found[0].substr(0, found[0].find_first_of(" :["));
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
    return lines;
}

class Shrinking {
public:
    Shrinking(Difference& of, Differing const& differing) : now_(of), differing_(differing), where_(where(of.found)) {}

    void run() {
        for (std::size_t before = 0; before != size();) {
            before = size();
            for (auto const part : {&Generated::text, &Generated::used}) declarations(part), lines(part), brackets(part), words(part);
            used();
            facts();
        }
    }

private:
    std::size_t size() const { return now_.text.text.size() + now_.text.used.size() + json_of(now_.one).size(); }

    /// Takes the text if what differed still does, on the same case as far as it has its fields.
    bool take(Generated const& text) {
        std::shared_ptr<Program const> const program = compile(text);
        if (!program->framework || !program->framework->the_case) return false;
        Case one = carried(now_.one, *program->framework);
        auto found = differing_(*program, one);
        if (where(found) != where_) return false;
        now_ = {text, program, std::move(one), std::move(found)};
        return true;
    }

    /// Leaves out whole declarations, the last first, since later ones read earlier ones.
    void declarations(std::string Generated::*part) {
        auto lines = lines_of(now_.text.*part);
        for (std::size_t const begin : begins(lines)) {
            std::size_t end = begin + 1;
            while (end < lines.size() && (lines[end][0] == ' ' || lines[end][0] == '}')) ++end;
            if (take_without(part, lines, begin, end))
                lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end));
        }
    }

    static std::vector<std::size_t> begins(std::vector<std::string> const& lines) {
        std::vector<std::size_t> out;
        for (std::size_t i = lines.size(); i-- > 0;)
            if (lines[i][0] != ' ' && lines[i][0] != '}') out.push_back(i);
        return out;
    }

    bool take_without(std::string Generated::*part, std::vector<std::string> const& lines, std::size_t begin, std::size_t end) {
        Generated candidate = now_.text;
        (candidate.*part).clear();
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (i < begin || i >= end) candidate.*part += lines[i];
        return take(candidate);
    }

    /// Leaves out stretches of lines, shorter and shorter.
    void lines(std::string Generated::*part) {
        for (std::size_t const length : {5, 3, 2, 1}) {
            auto lines = lines_of(now_.text.*part);
            for (std::size_t begin = lines.size(); begin-- > 0;) {
                if (begin + length > lines.size()) continue;
                if (take_without(part, lines, begin, begin + length)) lines = lines_of(now_.text.*part);
            }
        }
    }

    void used() {
        std::string const use = "use used\n";
        std::size_t const at = now_.text.text.find(use);
        if (at == std::string::npos) return;
        Generated candidate{now_.text.text, ""};
        candidate.text.erase(at, use.size());
        take(candidate);
    }

    static std::size_t closing(std::string const& text, std::size_t open) {
        std::size_t depth = 0;
        for (std::size_t i = open; i < text.size(); ++i) {
            if (text[i] == '(') ++depth;
            if (text[i] == ')' && --depth == 0) return i;
        }
        return std::string::npos;
    }

    /// Puts what stands in brackets within brackets in the place of the whole; else the brackets away.
    void brackets(std::string Generated::*part) {
        for (std::size_t outer = (now_.text.*part).find('('); outer != std::string::npos;
             outer = (now_.text.*part).find('(', outer + 1)) {
            std::string const text = now_.text.*part;
            std::size_t const end = closing(text, outer);
            if (end == std::string::npos) return;
            Generated candidate = now_.text;
            bool taken = false;
            for (std::size_t inner = text.find('(', outer + 1); !taken && inner < end; inner = text.find('(', inner + 1)) {
                std::size_t const inner_end = closing(text, inner);
                candidate.*part = text.substr(0, outer) + text.substr(inner, inner_end + 1 - inner) + text.substr(end + 1);
                taken = take(candidate);
            }
            if (taken) --outer;  // what stands there now may become smaller, too
        }
    }

    /// Leaves out words of a line that stand side by side, such as ` and d40` or ` where v1.x2`; a text is one word.
    void words(std::string Generated::*part) {
        for (std::size_t const length : {3, 2, 1})
            for (std::size_t begin = (now_.text.*part).find(' '); begin != std::string::npos; begin = (now_.text.*part).find(' ', begin + 1)) {
                std::string const text = now_.text.*part;
                std::size_t end = begin;
                for (std::size_t word = 0; word < length && end != std::string::npos; ++word) end = word_end(text, end);
                if (end == std::string::npos) continue;
                Generated candidate = now_.text;
                (candidate.*part).erase(begin, end - begin);
                if (take(candidate) && begin > 0) --begin;  // another stands there now
            }
    }

    /// Where the word behind a blank ends; nowhere if the line does first.
    static std::size_t word_end(std::string const& text, std::size_t blank) {
        if (blank >= text.size() || text[blank] != ' ') return std::string::npos;
        bool quoted = false;
        std::size_t end = blank + 1;
        for (; end < text.size() && text[end] != '\n' && (quoted || text[end] != ' '); ++end) quoted = quoted != (text[end] == '"');
        return end == blank + 1 ? std::string::npos : end;
    }

    // ---- the case

    bool still() {
        auto found = differing_(*now_.program, now_.one);
        if (where(found) != where_) return false;
        now_.found = std::move(found);
        return true;
    }

    bool without(Datum& datum) {
        if (datum.state == Fact::State::unknown) return false;
        Datum const before = std::exchange(datum, {});
        if (still()) return true;
        datum = before;
        return false;
    }

    void facts() {
        if (auto const today = std::exchange(now_.one.today, std::nullopt); today && !still()) now_.one.today = today;
        facts(*now_.one.facts);
    }

    void facts(Instance& instance) {
        for (auto const& field : instance.type->fields) {
            Datum& datum = instance.facts.at(field.get());
            if (!without(datum)) within(datum);
        }
    }

    void within(Datum& datum) {
        for (std::size_t i = datum.elements.size(); i-- > 0;) {
            auto const before = datum.elements;
            datum.elements.erase(datum.elements.begin() + static_cast<std::ptrdiff_t>(i));
            if (!still()) datum.elements = before;
        }
        if (datum.instance) facts(*datum.instance);
        for (Datum& each : datum.elements)
            if (each.instance) facts(*each.instance);
    }

    Difference& now_;
    Differing const& differing_;
    std::string where_;
};

constexpr std::string_view case_line = "-- case ", day_line = "-- today ";

std::string head(Difference const& difference) {
    std::string out = std::string(case_line) + json_of(difference.one) + "\n";
    if (difference.one.today) out += std::string(day_line) + format_iso(*difference.one.today) + "\n";
    for (std::string const& each : difference.found)
        for (std::string const& line : lines_of(each)) out += "-- " + line;
    return out;
}

std::string read(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Difference smallest(Difference difference, Differing const& differing) {
    if (!difference.found.empty()) Shrinking(difference, differing).run();
    return difference;
}

std::string report(Difference const& difference) {
    return (difference.text.used.empty() ? "" : "---- used.rubric\n" + difference.text.used + "---- generated.rubric\n") +
           head(difference) + difference.text.text;
}

std::filesystem::path kept(Difference const& difference, std::string const& name) {
    auto const folder = std::filesystem::path(RUBRIC_BUILD_DIR) / "differences" / name, file = folder / "generated.rubric";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ofstream(file, std::ios::binary) << head(difference) << difference.text.text;
    if (!difference.text.used.empty()) std::ofstream(folder / "used.rubric", std::ios::binary) << difference.text.used;
    return file;
}

Difference read_kept(std::filesystem::path const& file) {
    Difference out{{read(file), read(file.parent_path() / "used.rubric")}, nullptr, {}, {}};
    out.program = compile(out.text);
    if (!out.program->framework) throw std::invalid_argument(errors(*out.program));
    std::istringstream in(out.text.text);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(case_line)) out.one.facts = case_of(line.substr(case_line.size()), *out.program->framework).facts;
        if (line.starts_with(day_line)) out.one.today = parse_iso(line.substr(day_line.size()));
    }
    if (!out.one.facts) throw std::invalid_argument(file.string() + " has no case");
    return out;
}

}  // namespace rubric::oracle
