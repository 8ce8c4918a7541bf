// What a bare name means where it stands.
#include "framework_text.hpp"

namespace rubric::check {

TEST_CASE("a bare name is read as the expected type wants it") {
    Trial const trial(R"(choice cause { judgement, visit }
        scale grade { poor < good }
        case setting { cause : cause   judgement : grade }
        let by_judgement = cause = judgement
        let is_good = judgement = good)");
    Expression const& by_cause = *trial.value("by_judgement").expression;
    CHECK(by_cause.parts[0]->op == Op::field);
    CHECK(by_cause.parts[1]->op == Op::constant);  // the level, not the field, which is no `cause`
    CHECK(by_cause.parts[1]->constant.value == 0);
    CHECK(trial.value("is_good").expression->parts[0]->field->name == "judgement");
}

TEST_CASE("a declaration is no reading inside itself") {
    Trial const trial(R"(choice route { brokered, none_needed }
        case council { directed : boolean   brokered : route }
        decision none_needed : route, first { directed: route.brokered when directed   otherwise none_needed })");
    CHECK(trial.value("none_needed").otherwise->outcome->op == Op::constant);
}

TEST_CASE("the right side says what the left is where it has no reading alone") {
    Trial const trial(R"(scale grade { poor < good }
        case setting { grade : grade   grades : list of text }
        decision focus : grade, collect { one: good when grade = good }
        let left = good <= grade
        let within = poor in focus)");
    CHECK(trial.value("left").expression->parts[0]->constant.value == 1);
    CHECK(trial.value("within").expression->op == Op::in_list);
    CHECK(trial.value("within").expression->parts[1]->let->name == "focus");
}

TEST_CASE("a binder hides all else") {
    Trial const trial(R"(record visit { on : date }
        case setting { visits : list of visit   v : date }
        let latest_visit = latest(v in visits by v.on)
        let own = v)");
    Expression const& latest = *trial.value("latest_visit").expression;
    CHECK(latest.parts[3]->parts[0]->op == Op::variable);
    CHECK(trial.value("own").expression->op == Op::field);
}

TEST_CASE("a let and a field of one name are told apart by type, or not at all") {
    CHECK(Trial("case setting { size : integer }\nlet size = 2\nlet double = size + size").codes() == Codes{"R0206", "R0206"});
    CHECK(
        Trial("choice band { low, high }\ncase setting { size : integer   band : band }\nlet size = band\nlet same = band = size")
            .codes()
            .empty());
}

TEST_CASE("an own name hides a used one, which its framework's name reaches") {
    Trial const trial(
        "use base\ncase setting { grade : base.grade }\nscale grade { low < middle }\nlet poor = grade = base.grade.poor\nlet "
        "ceiling = base.ceiling + own\nlet own = 1",
        {{"base", "scale grade { poor < good }\nparameter ceiling : integer = 3"}});
    CHECK(trial.value("poor").expression->parts[1]->constant.value == 0);
    CHECK(trial.value("ceiling").type.kind == Type::Kind::integer);
}

TEST_CASE("what reads the used case is not imported, but read of a held case") {
    std::map<std::string, std::string> const beside{{"base", R"(case provider { places : integer }
        let large = places > 20
        let twice(n : integer) = n * 2
        decision size : integer = twice(places))"}};
    CHECK(Trial("use base\ncase setting { p : provider }\nlet a = large", beside).codes() == Codes{"R0204"});
    Trial const held("use base\ncase setting { p : provider or none }\nlet a = p.size\nlet b = twice(4)", beside);
    CHECK(held.value("a").expression->op == Op::value);
    CHECK(held.value("a").expression->parts[0]->field->name == "p");
    CHECK(held.value("a").type.optional);  // where there is no provider it has no size
    CHECK_FALSE(held.value("b").type.optional);
}

TEST_CASE("what a used framework uses in turn is not seen") {
    std::map<std::string, std::string> const beside{{"middle", "use base\nlet near = far"}, {"base", "let far = 1"}};
    CHECK(Trial("use middle\nlet a = near", beside).codes().empty());
    CHECK(Trial("use middle\nlet a = far", beside).codes() == Codes{"R0203"});
    CHECK(Trial("use middle\nuse base\nlet a = near + far", beside).codes().empty());
}

TEST_CASE("errors of a used framework are told once, and nothing is said of its names") {
    std::map<std::string, std::string> const beside{{"base", "scale grade { poor < good }\nlet wrong = unheard_of"}};
    CHECK(Trial("use base\ncase setting { grade : grade }\nlet a = grade = good", beside).codes() == Codes{"R0203"});
}

TEST_CASE("declarations come in any order, and long chains of them are no deeper than short ones") {
    std::string text = "case setting { places : integer }\n";
    for (int i = 0; i < 5000; ++i) text += "let c" + std::to_string(i) + " = c" + std::to_string(i + 1) + " + 1\n";
    Trial const trial(text + "let c5000 = places");
    CHECK(trial.value("c0").type.kind == Type::Kind::integer);
}

TEST_CASE("a long row of tests is no deeper than a short one") {
    std::string text = "case setting { places : integer }\nlet all_of_them = places > 0";
    for (int i = 0; i < 20000; ++i) text += " and places != " + std::to_string(i);
    CHECK(Trial(text).value("all_of_them").expression->parts.size() == 20001);
}

}  // namespace rubric::check
