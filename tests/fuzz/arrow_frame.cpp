// A frame of columns whose names, types and contents are made of the input, for a framework that has a field of every type, or a
// bundled one. It is refused, or bound and decided, a row out for every row in; and all that was handed out is released, once.
#include "arrow_bytes.hpp"
#include "target.hpp"

#include "../batch/every_type.hpp"

#include <rubric/batch.hpp>

#include <map>

using namespace rubric;
using namespace rubric::fuzz;
using rubric::test::every_type;

namespace {

constexpr unsigned most_columns = 12, most_rows = 140, most_chunks = 3;

struct Subject {
    Framework framework;
    Vocabulary words;
};

/// What fields are called and what is in quotes in the text: titles, headers, codes.
Subject subject(Compiled const& compiled) {
    require(static_cast<bool>(compiled), compiled.report());
    Vocabulary words{"",        "key",  "id",   "none", "yes",         "no",
                     "true",    "12",   "-1",   "3.5",  "2021-08-31",  "31/08/2021",
                     "2 weeks", "good", "poor", "rail", "not a value", "a text that is longer than a view holds"};
    for (Shape const& shape : compiled->graph().shapes) {
        for (Slot const& each : shape.slots)
            words.push_back(each.path), words.push_back(each.path.substr(each.path.find('.') + 1)), words.push_back(each.title);
        for (ListSlot const& each : shape.lists) words.push_back(each.path);
    }
    std::string_view text = compiled.sources()[0].text;
    while (!text.empty()) {
        until(text, "\"");
        if (words.size() < 250)
            words.emplace_back(until(text, "\""));
        else
            break;
    }
    return {*compiled, std::move(words)};
}

Subject const& chosen(unsigned number) {
    static std::map<unsigned, Subject> kept;
    auto found = kept.find(number);
    if (found != kept.end()) return found->second;
    return kept.emplace(number, subject(number == 1   ? load("hampshire_isp")
                                        : number == 2 ? load("jisp")
                                                      : compile(every_type)))
        .first->second;
}

std::size_t volatile used = 0;

/// Reads every cell, and releases all.
std::size_t read_out(ArrowArrayStream& stream) {
    std::size_t rows = 0;
    ArrowSchema schema{};
    require(stream.get_schema(&stream, &schema) == 0, "no schema");
    for (ArrowArray chunk{}; stream.get_next(&stream, &chunk) == 0 && chunk.release; chunk = {}) {
        rows += static_cast<std::size_t>(chunk.length);
        for (std::int64_t i = 0; i < chunk.n_children; ++i) {
            ArrowArray const& column = *chunk.children[i];
            require(column.length == chunk.length, "a column of another length");
            std::int64_t nulls = 0;
            auto const* const there = static_cast<unsigned char const*>(column.buffers[0]);
            for (std::int64_t row = 0; row < column.length; ++row) nulls += there && !(there[row / 8] >> (row % 8) & 1);
            require(column.null_count == nulls || column.null_count == -1, "nulls counted wrongly");
            if (std::string_view(schema.children[i]->format) == "u" && column.length > 0) {
                auto const* const ends = static_cast<std::int32_t const*>(column.buffers[1]);
                for (std::int32_t at = ends[0]; at < ends[column.length]; ++at)
                    used = used + static_cast<std::size_t>(static_cast<char const*>(column.buffers[2])[at]);
            }
        }
        chunk.release(&chunk);
    }
    schema.release(&schema);
    stream.release(&stream);
    return rows;
}

std::vector<test::Col> chunks_from(Bytes& bytes, Vocabulary const& words) {
    test::Col type{.format = "+s", .name = ""};
    for (unsigned i = bytes.below(most_columns); i-- > 0;) {
        std::string name = bytes.of(words);
        type.children.push_back(type_from(bytes, words, std::move(name), 1));
    }
    std::vector<test::Col> chunks;
    for (unsigned i = bytes.below(most_chunks) + 1; i-- > 0;)
        chunks.push_back(array_from(bytes, words, type, bytes.one_in(2) ? bytes.below(most_rows) : bytes.below(6)));
    return chunks;
}

}  // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    Bytes bytes(text_of(data, size));
    Subject const& on = chosen(bytes.below(3));
    DecideOptions options;
    if (!bytes.one_in(4)) options.on = 738'000;
    ArrowArrayStream stream = test::stream(chunks_from(bytes, on.words));
    try {
        Batch const batch = bind(on.framework, {{"", &stream}}, options);
        used = batch.notes().size() + batch.facts_in_error();
        Decisions const decided =
            decide(on.framework, batch, {.options = options, .possible = true, .because = true, .assumed = true, .duties = true});
        ArrowArrayStream decisions{}, duties{};
        decided.decisions(&decisions);
        decided.duties(&duties);
        require(read_out(decisions) == batch.cases(), "more or fewer rows than cases");
        read_out(duties);
        used = decided.summary().text().size();
    } catch (InputError const& error) {
        require(*error.what() != '\0', "refused without a reason");
    }
    require(test::handed.all_back(), "something is not released, or twice");
    return 0;
}
