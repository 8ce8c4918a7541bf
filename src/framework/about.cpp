#include "about.hpp"

#include "files.hpp"
#include "json.hpp"
#include "text/sha256.hpp"

#include <fstream>

namespace rubric {
namespace {

/// Names of folders are left out: they are of the machine.
std::string base_name(std::string const& path) { return std::filesystem::path(path).filename().string(); }

std::string digest_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return text::sha256(file);
}

class About {
public:
    std::string write(Framework const& framework, EvaluateRequest const& request, data::Summary const& read, Summary const& summary) {
        out_ = "{\n";
        member("rubric", RUBRIC_VERSION);
        member("framework", framework.name());
        member("title", framework.title());
        sources(framework.sources());
        member("date", request.options.on ? format_iso(*request.options.on) : "");
        begin("parameters");
        for (auto const& [name, value] : request.options.set) inner(name, value);
        end();
        inputs(request, read);
        file("output", request.out, request.format);
        out_ += "  \"cases\": " + std::to_string(summary.cases) + ",\n";
        out_ += "  \"facts_in_error\": " + std::to_string(summary.facts_in_error) + ",\n";
        groups("decisions", summary.decisions);
        groups("offers", summary.offers);
        groups("duties", summary.duties);
        out_.resize(out_.size() - 2);  // the last comma
        return out_ + "\n}\n";
    }

private:
    void name(std::string_view text) {
        append_json(out_, text);
        out_ += ": ";
    }
    void member(std::string_view label, std::string_view value) {
        out_ += "  ";
        name(label);
        append_json(out_, value);
        out_ += ",\n";
    }
    void begin(std::string_view label) {
        out_ += "  ";
        name(label);
        out_ += '{';
        first_ = true;
    }
    void inner(std::string_view label, std::string_view value) {
        next();
        name(label);
        append_json(out_, value);
    }
    void next() {
        out_ += first_ ? "\n    " : ",\n    ";
        first_ = false;
    }
    void end(char bracket = '}') { out_ += (first_ ? "" : "\n  ") + std::string(1, bracket) + ",\n"; }

    /// The digest of the whole is that of the lines that `sha256sum` writes of its parts.
    void sources(Sources const& all) {
        std::string lines, parts;
        begin("sources");
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            std::string const digest = text::sha256(all[i].text);
            lines += digest + "  " + base_name(all[i].name) + "\n";
            inner(base_name(all[i].name), digest);
        }
        end();
        member("digest", text::sha256(lines));
    }

    void file(std::string_view label, std::filesystem::path const& path, std::string const& format) {
        begin(label);
        inner("file", path.filename().string());
        inner("format", format);
        inner("sha256", digest_of(path));
        end();
    }

    void inputs(EvaluateRequest const& request, data::Summary const& read) {
        out_ += "  \"inputs\": [";
        first_ = true;
        for (auto const& each : request.inputs) {
            bool const standard = each.path == "-";
            std::size_t records = 0;
            for (auto const& counted : read.files)
                if (counted.path == each.path) records = counted.records;
            next();
            out_ += "{\"file\": ";
            append_json(out_, standard ? "standard input" : each.path.filename().string());
            if (!each.dataset.empty()) append_json(out_ += ", \"dataset\": ", each.dataset);
            append_json(out_ += ", \"sha256\": ", digest_of(standard ? request.standard_input : each.path));
            out_ += ", \"records\": " + std::to_string(records) + "}";
        }
        end(']');
    }

    void groups(std::string_view label, std::vector<Summary::Group> const& all) {
        begin(label);
        for (Summary::Group const& each : all) {
            next();
            name(each.name);
            out_ += '{';
            for (std::size_t i = 0; i < each.counts.size(); ++i) {
                if (i != 0) out_ += ", ";
                name(each.counts[i].first);
                out_ += std::to_string(each.counts[i].second);
            }
            out_ += '}';
        }
        end();
    }

    std::string out_;
    bool first_ = true;
};

}  // namespace

void write_about(Framework const& framework, EvaluateRequest const& request, data::Summary const& read, Summary const& summary) {
    Output out(request.out.string() + ".about.json");
    out.stream() << About().write(framework, request, read, summary);
    out.finish();
}

}  // namespace rubric
