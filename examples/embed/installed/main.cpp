// A framework from a file, one case by the names of its fields, the answer with its reasons.
#include <rubric/rubric.hpp>

#include <iostream>

int main(int count, char** arguments) {
    auto const compiled = rubric::compile_file(count > 1 ? arguments[1] : "settings.rubric");
    if (!compiled) {
        std::cerr << compiled.report();
        return 1;
    }
    rubric::Framework const framework = *compiled;

    rubric::Outcome const known = framework.decide({{"judgement", "requires_improvement"}, {"in_crisis", "no"}});
    std::cout << known["level"] << '\n' << known.explain("level") << '\n';

    // Nothing is known of a crisis: the answer says between what it stands.
    rubric::Outcome const open = framework.decide({{"judgement", "good"}});
    std::cout << open["level"] << '\n';

    // What is wrong with a text is said with its place.
    std::cout << rubric::compile("framework f \"F\"\nscale s { low < }\n", "broken.rubric").report();
}
