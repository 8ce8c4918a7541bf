// A framework while it is being checked: the model so far, its names, what has been found.
//
// Declarations come in any order, so each is a Definition that is checked when it is first needed. One that needs itself while it
// is being checked is a circle.
#pragma once

#include "check.hpp"
#include "text/message.hpp"
#include "vocabulary.hpp"

#include <functional>
#include <initializer_list>
#include <unordered_map>

namespace rubric::check {

/// What can be checked once: a let, a decision, a computed field, a parameter, a map, an offer, a duty.
struct Definition {
    enum class Progress { untouched, under_way, done };
    std::string name;
    Place at{};
    std::function<void()> check{};
    std::vector<std::string> mentions{};  ///< names that its text holds: an order that keeps the search shallow
    bool typed = true;                    ///< its type is known before it is checked
    Progress progress = Progress::untouched;
    bool reads_case = false;
    std::uint64_t gives = 0;  ///< the levels that it can be, a bit each
    Declared* declared = nullptr;
};

/// The frameworks met in one run, and what is known of every definition in them.
struct Library {
    struct Shelf {
        Vocabulary names;
        std::shared_ptr<Framework const> framework;  ///< null: in error
    };
    Load const* load = nullptr;
    std::map<std::string, Shelf> shelves;
    std::vector<std::string> open;  ///< frameworks under way, the outermost first
    std::unordered_map<void const*, Definition> definitions;
    std::vector<std::shared_ptr<Framework const>> kept;  ///< those in error too: definitions are found by address

    Definition* find(void const* what) {
        auto const found = definitions.find(what);
        return found == definitions.end() ? nullptr : &found->second;
    }
};

/// Byte offsets of lines, so that a place becomes a line number without reading the text again.
class Lines {
public:
    explicit Lines(std::string_view text);
    std::uint32_t line(std::uint32_t offset) const;

private:
    std::vector<std::uint32_t> begins_;
};

struct Allowed {
    std::string code;
    Place within;
};

struct Draft {
    Draft(Sources& texts, syntax::File const& tree, std::uint32_t index, Library& shared);

    Sources& sources;
    syntax::File const& file;
    std::uint32_t source;
    Library& library;
    std::shared_ptr<Framework> framework = std::make_shared<Framework>();
    Names names;
    Diagnostics found;
    std::vector<Definition*> under_way;
    std::vector<Definition*> order;  ///< own definitions as written
    std::vector<Allowed> allowed;
    bool incomplete = false;  ///< a used framework is in error, which was reported
    bool blind = false;       ///< and its names are not known

    std::uint32_t line(Place at);  ///< a variant's tree comes from several texts

    /// Whether a message still looks for the name that was meant: of a text that is wrong everywhere only the first do.
    bool suggests() const { return found.size() < 200; }

    Diagnostic& report(text::Code code, Place at, std::initializer_list<text::Field> fields = {});

    /// Whether a calendar has terms for what counts them; reports it if none has.
    bool require_terms(std::string const& what, Place at);

    Definition& define(void const* what, Definition definition);

    /// Checks it now if that has not been done. False: it is under way, a circle, which is reported.
    bool settle(void const* what, Place at);
    bool is_under_way(void const* what) const;

    /// Settles every own definition, those first that others mention.
    void settle_all();

    /// The definition being checked reads the case.
    void reads_case();

private:
    std::map<std::uint32_t, Lines> lines_;
};

std::string nearest(std::string const& word, std::vector<std::string> const& candidates);

}  // namespace rubric::check
