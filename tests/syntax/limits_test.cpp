#include "read.hpp"

#include <pthread.h>
#include <ctime>
#include <functional>
#include <limits>
#include <rubric/limits.hpp>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

namespace limits = rubric::limits;

std::string times(std::size_t count, std::string const& text) {
    std::string all;
    all.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

std::string let(std::string const& expression) { return "framework sample \"A sample\"\nlet x = " + expression + "\n"; }

std::vector<std::string> codes(std::string const& text) {
    std::vector<std::string> all;
    for (auto const& found : errors(text)) all.push_back(found.code);
    return all;
}
using Codes = std::vector<std::string>;

/// What is given back to the system and taken again costs as much as reading the text, and only where much was freed before.
void keep_memory() {
#ifdef __GLIBC__
    mallopt(M_TOP_PAD, 1 << 28);
#endif
}

/// Of the processor, so that a busy machine does not count; the least of three.
double seconds(std::string const& text) {
    std::clock_t best = std::numeric_limits<std::clock_t>::max();
    for (int round = 0; round < 3; ++round) {
        std::clock_t const begin = std::clock();
        errors(text);
        best = std::min(best, std::clock() - begin);
    }
    return static_cast<double>(best) / CLOCKS_PER_SEC;
}

/// Runs on a stack of its own of so many bytes.
void on_stack(std::size_t bytes, std::function<void()> work) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    REQUIRE(pthread_attr_setstacksize(&attributes, bytes) == 0);
    pthread_t thread;
    auto const run = [](void* given) -> void* {
        (*static_cast<std::function<void()>*>(given))();
        return nullptr;
    };
    REQUIRE(pthread_create(&thread, &attributes, run, &work) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t small_stack = 16 << 20;  // its red zones are larger than what they guard
#else
constexpr std::size_t small_stack = 512 << 10;  // unoptimised; with -O2 it is 128 KiB
#endif

struct Shape {
    char const* name;
    std::function<std::string(std::size_t)> text;
};

std::string nested(std::size_t depth, std::string const& open, std::string const& close) {
    return let(times(depth, open) + "1" + times(depth, close));
}

std::vector<Shape> const nests{
    {"brackets", [](std::size_t n) { return nested(n, "(", ")"); }},
    {"calls", [](std::size_t n) { return nested(n, "f(", ")"); }},
    {"counts", [](std::size_t n) { return nested(n, "count of (", ")"); }},
    {"sums", [](std::size_t n) { return nested(n, "sum(", ")"); }},
    {"conditions", [](std::size_t n) { return nested(n, "if yes then 1 else ", ""); }},
    {"loops", [](std::size_t n) { return nested(n, "any(v in w where ", ")"); }},
};

}  // namespace

TEST_CASE("brackets, calls and conditions nest to the limit and no deeper") {
    for (Shape const& shape : nests) {
        CAPTURE(shape.name);
        CHECK(codes(shape.text(limits::nesting - 2)).empty());
        CHECK(codes(shape.text(limits::nesting - 1)).empty());  // the whole expression is one level itself
        CHECK(codes(shape.text(limits::nesting)) == Codes{"R0120"});
    }
}

TEST_CASE("a dataset's groups nest to the limit and no deeper") {
    auto const text = [](std::size_t n) {
        return "framework sample \"A sample\"\ndataset d of c {" + times(n, "a : {") + times(n, "}") + "}\n";
    };
    CHECK(codes(text(limits::nesting)).empty());
    CHECK(codes(text(limits::nesting + 1)) == Codes{"R0120"});
}

TEST_CASE("an expression's tree is as deep as the limit and no deeper") {
    auto const row = [](std::size_t n) { return let("1" + times(n, " + 1")); };
    CHECK(codes(row(limits::expression_depth - 2)).empty());
    CHECK(codes(row(limits::expression_depth - 1)).empty());
    CHECK(codes(row(limits::expression_depth)) == Codes{"R0121"});
    auto const signs = [](std::size_t n) { return let(times(n, "- ") + "1"); };
    CHECK(codes(signs(limits::expression_depth - 1)).empty());
    CHECK(codes(signs(limits::expression_depth)) == Codes{"R0121"});
    CHECK(codes(let(times(limits::expression_depth, "not ") + "a")) == Codes{"R0121"});
    CHECK(codes(let("a" + times(limits::expression_depth, ".b"))) == Codes{"R0121"});
}

TEST_CASE("a text is as large as the limit and no larger") {
    std::string const header = "framework sample \"A sample\"\n";
    auto const text = [&](std::size_t size) { return header + std::string(size - header.size(), ' '); };
    CHECK(codes(text(limits::source_bytes - 1)).empty());
    CHECK(codes(text(limits::source_bytes)).empty());
    CHECK(codes(text(limits::source_bytes + 1)) == Codes{"R0003"});
}

TEST_CASE("a hundred thousand conditions in a row are one expression") {
    auto const file = read("let x = a" + times(99'999, " and a"));
    auto const& value = std::get<rubric::syntax::Value>(std::get<rubric::syntax::Declaration>(file.items.at(0)));
    CHECK(std::get<rubric::syntax::Expression>(value.body).parts.size() == 100'000);
    CHECK(codes(let("a" + times(99'999, " or a"))).empty());
}

TEST_CASE("a megabyte of openings is one message, at once, on a small stack") {
    for (std::string const open :
         {"(", "f(", "- ", "not ", "if a then b else ", "count of (", "{", "[", "\"", "a.", "any(a in "}) {
        CAPTURE(open);
        std::string const text = let("").substr(0, let("").size() - 1) + times(1'000'000 / open.size(), open);
        Codes found;
        on_stack(small_stack, [&] { found = codes(text); });
        CHECK(found.size() == 1);
        CHECK(seconds(text) < 0.1);
    }
}

TEST_CASE("four times the text takes about four times the time") {
    keep_memory();
    std::vector<Shape> const shapes{
        {"declarations", [](std::size_t n) { return let("1") + times(n, "actor a \"A\"\n"); }},
        {"rules",
         [](std::size_t n) {
             return "framework s \"S\"\ndecision d : t {\n" + times(n, "a: b when c = d and e \"f\"\n") + "}\n";
         }},
        {"a row of and", [](std::size_t n) { return let("a" + times(n, " and b")); }},
        {"a list", [](std::size_t n) { return let("(a" + times(n, ", b") + ")"); }},
        {"a table",
         [](std::size_t n) {
             return "framework s \"S\"\nscenario \"A\" {\ngiven v\n| a | b |\n" + times(n, "| 1 | - |\n") + "}\n";
         }},
        {"errors", [](std::size_t n) { return let("1") + times(n, "actor a\n"); }},
        {"unclosed bodies", [](std::size_t n) { return let("1") + times(n, "case c { a : b\n"); }},
        {"comments", [](std::size_t n) { return let("1") + times(n, "-- nothing\n"); }},
        {"a long string", [](std::size_t n) { return let("\"" + times(n, "abcdefgh") + "\""); }},
        {"one long line of leftovers", [](std::size_t n) { return let("1" + times(n, " a")); }},
    };
    for (Shape const& shape : shapes) {
        CAPTURE(shape.name);
        std::size_t size = 250;
        while (size < 8'000 && seconds(shape.text(size)) < 0.005) size *= 2;
        // What grows with the square takes sixteen times as long, every time; a busy machine and a full cache cost now and then double.
        bool linear = false;
        for (int attempt = 0; attempt < 6 && !linear; ++attempt) {
            double const once = seconds(shape.text(size)), four_times = seconds(shape.text(4 * size));
            linear = four_times < 9 * once || four_times < 0.01;
        }
        CHECK(linear);
    }
}
