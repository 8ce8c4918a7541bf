#include "parse.hpp"

#include "failure.hpp"

#include <algorithm>
#include <text/utf8.hpp>

namespace rubric::syntax {
namespace {

using grammar::Reading;

/// What makes a text no text at all.
std::optional<Diagnostic> unreadable(Source const& source, std::uint32_t index) {
    if (source.text.size() > limits::source_bytes)
        return text::message(text::Code::R0003, {index, 0, 0},
                             {{"name", source.name}, {"limit", std::to_string(limits::source_bytes >> 20) + " MB"}});
    auto const bad = text::first_invalid_byte(source.text);
    if (!bad) return {};
    auto const at = static_cast<std::uint32_t>(*bad);
    return text::message(text::Code::R0002, {index, at, at + 1}, {{"name", source.name}});
}

/// Reads a file one declaration at a time; after a mistake it goes on at the next.
class FileReader {
public:
    FileReader(std::string_view text, std::uint32_t source) : text_(text.data()), from_(text, source) {
        at_ = from_.skip(text_ + (text.starts_with("\xEF\xBB\xBF") ? 3 : 0));
    }

    Parsed read() {
        if (attempt([&] { return grammar::read_header(at_, from_, parsed_.file.header); }) == Attempt::nothing)
            parsed_.diagnostics.push_back(explain_header(at_, from_));
        while ((at_ = from_.skip(at_)) != from_.last()) read_item();
        auto& found = parsed_.diagnostics;
        found.insert(found.end(), from_.complaints().begin(), from_.complaints().end());
        std::ranges::stable_sort(found, {}, [](Diagnostic const& each) { return each.at.begin; });
        return std::move(parsed_);
    }

private:
    enum class Attempt { done, nothing, failed };

    void read_item() {
        Item item;
        char const* const begin = at_;
        switch (attempt([&] { return grammar::read_item(at_, from_, item); })) {
            case Attempt::done:
                parsed_.file.items.push_back(std::move(item));
                before_ = begin;
                break;
            case Attempt::nothing:
                parsed_.diagnostics.push_back(explain_leftover(at_, from_, before_));
                at_ = resume(at_, {from_, text_, at_});
                break;
            case Attempt::failed:
                break;
        }
    }

    template <class Read>
    Attempt attempt(Read read) {
        Failed const here{from_, text_, at_};
        try {
            return read() ? Attempt::done : Attempt::nothing;
        } catch (grammar::Unexpected const& failure) {
            parsed_.diagnostics.push_back(explain(failure, here));
            at_ = resume(failure.at, here);
        } catch (grammar::Refusal const& failure) {
            parsed_.diagnostics.push_back(explain(failure, here));
            at_ = resume(text_ + failure.at.begin, here);
        }
        before_ = nullptr;
        return Attempt::failed;
    }

    char const* text_;
    Reading from_;
    char const* at_;
    char const* before_ = nullptr;  ///< the last declaration read, if nothing failed since
    Parsed parsed_;
};

}  // namespace

Parsed parse(Sources const& sources, std::uint32_t source) {
    Source const& read = sources[source];
    if (auto const why = unreadable(read, source)) return {{}, {*why}};
    return FileReader(read.text, source).read();
}

}  // namespace rubric::syntax
