// Types that are inferred, and how tests are built.
#include "framework_text.hpp"

namespace rubric::check {

namespace {

Type type_of(std::string const& expression) {
    Trial const trial(R"(scale grade { poor < fair < good apart met }
        record visit { on : date   length : integer   grade : grade }
        case setting { size : integer   share : percent   fee : money   opened : date   name : text   grade : grade   visits : list of visit }
        parameter wait : duration { from 2020-01-01: 6 months   from 2021-01-01: 2 years }
        let it = )" + expression);
    return trial.value("it").type;
}

using Kind = Type::Kind;

}  // namespace

TEST_CASE("numbers keep their kind where they can") {
    CHECK(type_of("size + 2").kind == Kind::integer);
    CHECK(type_of("size * 2").kind == Kind::integer);
    CHECK(type_of("size / 2").kind == Kind::number);
    CHECK(type_of("share - 10%").kind == Kind::percent);
    CHECK(type_of("share * size").kind == Kind::number);
    CHECK(type_of("fee * 2").kind == Kind::money);
    CHECK(type_of("fee / fee").kind == Kind::number);
    CHECK(type_of("days from opened to today").kind == Kind::integer);
    CHECK(type_of("opened + wait").kind == Kind::date);
    CHECK(type_of("wait as at opened").unit == Unit::months);
    CHECK(type_of("2 weeks").unit == Unit::days);
    CHECK(type_of("if size > 2 then size else 1.5").kind == Kind::number);
}

TEST_CASE("lists and what is asked of them") {
    CHECK(type_of("list(v.grade for v in visits)").list);
    CHECK(type_of("(1, 2, 3)").list);
    CHECK(type_of("sum(v.length for v in visits)").kind == Kind::integer);
    CHECK_FALSE(type_of("sum(v.length for v in visits)").optional);
    CHECK(type_of("lowest(list(v.on for v in visits))").kind == Kind::date);
    CHECK(type_of("lowest(list(v.on for v in visits))").optional);
    CHECK(Trial("case setting { days : integer }\nlet some = (1, 2)\nlet total : integer = sum(some)\nlet most : integer or none "
                "= highest(some)")
              .codes()
              .empty());
    CHECK(Trial("case setting { days : integer }\nlet some = (1, 2)\nlet most : integer = highest(some)").codes() ==
          Codes{"R0219"});
    CHECK(type_of("\"{name} of {grade}\"").kind == Kind::text);
}

TEST_CASE("a cell's tests are one test of its value") {
    Trial const trial(R"(scale grade { poor < fair < good }
        case setting { grade : grade or none   size : integer }
        decision band : integer, first {
            | grade      | size             | => band |
            | poor, fair | 1 to 5, 10 to under 20 | 1 |
            | none       | -                | 2       |
            | not good   | >= 30            | 3       |
            otherwise 4
        })");
    auto const& rules = trial.value("band").rules;
    REQUIRE(rules.size() == 3);
    CHECK(rules[0].name == "row_1");
    CHECK(rules[0].when->parts[0]->op == Op::in_list);
    CHECK(rules[0].when->parts[1]->op == Op::in_ranges);
    CHECK(rules[0].when->parts[1]->parts.size() == 5);
    CHECK(rules[0].when->parts[1]->half_open == 2);
    CHECK(rules[1].when->op == Op::is_none);
    CHECK(rules[2].when->parts[0]->relation == Relation::different);
}

TEST_CASE("`not in` some levels is being in the others, so of none it is no") {
    Trial const trial(
        "scale grade { poor < fair < good }\ncase setting { grade : grade or none }\nlet other = grade not in (poor, fair)");
    Expression const& test = *trial.value("other").expression;
    CHECK(test.op == Op::in_list);
    REQUIRE(test.parts[1]->parts.size() == 1);
    CHECK(test.parts[1]->parts[0]->constant.value == 2);
}

TEST_CASE("what a map or a body can give is compared by order, what its type could be is not") {
    std::string const start = "scale grade { poor < good apart met, seen }\ncase setting { grade : grade }\n";
    CHECK(
        Trial(start + "map placed from grade to grade { met: good   seen: poor }\nlet a = placed(grade) > poor").codes().empty());
    CHECK(Trial(start + "map placed from grade to grade { met: good }\nlet a = placed(grade) > poor").codes() == Codes{"R0217"});
    CHECK(Trial(start + "let either = if grade = met then good else poor\nlet a = either > poor").codes().empty());
    CHECK(Trial(start + "decision d : grade, first { one: good when grade = met   otherwise poor }\nlet a = d > poor")
              .codes()
              .empty());
    CHECK(Trial(start + "decision d : grade, first { one: met when grade = met   otherwise poor }\nlet a = d > poor").codes() ==
          Codes{"R0217"});
}

TEST_CASE("notes of a section are handed to what has none of that kind") {
    Trial const trial(R"(source book "The book"
        section "One" cites book "Chapter 1" assumption "as read"
        case setting { size : integer }
        let plain = size
        let own = size
            cites book "Chapter 2"
        decision ruled : integer, first {
            small: 1 when size < 5
            large: 2 when size > 9    cites book "Chapter 3"
            otherwise 3
        })");
    CHECK(trial.value("plain").notes.citations == std::vector<Citation>{{"The book", "Chapter 1"}});
    CHECK(trial.value("own").notes.citations == std::vector<Citation>{{"The book", "Chapter 2"}});
    CHECK(trial.value("own").notes.assumptions == std::vector<std::string>{"as read"});
    CHECK(trial.value("ruled").rules[0].notes.citations == std::vector<Citation>{{"The book", "Chapter 1"}});
    CHECK(trial.value("ruled").rules[1].notes.citations == std::vector<Citation>{{"The book", "Chapter 3"}});
    CHECK(trial.value("ruled").rules[1].notes.line == 10);
}

}  // namespace rubric::check
