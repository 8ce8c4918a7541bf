// Literals as constants of their types.
#include "check/literals.hpp"

#include "reader.hpp"

namespace rubric::check {

namespace {

using Kind = Type::Kind;

bool report_problem(Draft& draft, Reading const& reading, std::string const& word, std::string const& places, Place at) {
    if (reading.problem == Reading::Problem::places) draft.report(text::Code::R0227, at, {{"number", word}, {"places", places}});
    if (reading.problem == Reading::Problem::range) draft.report(text::Code::R0228, at, {{"number", word}});
    return reading.problem != Reading::Problem::nothing;
}

}  // namespace

ExpressionPtr Reader::constant_word(syntax::Expression const& written, Expected const& expected) {
    if (written.kind == syntax::Kind::yes || written.kind == syntax::Kind::no)
        return constant(boolean_type(), written.kind == syntax::Kind::yes ? 1 : 0, written.at);
    bool const unknown = written.kind == syntax::Kind::unknown;
    if (unknown && !scope_.unknown) {
        draft_.report(text::Code::R0225, written.at);
        return diagnosed(written.at);
    }
    Type const type = expected && !is_any(*expected) ? *expected : of(Kind::nothing);
    Node const node = make(unknown ? Op::unknown : Op::constant, optional(type, !unknown), written.at);
    node->constant.state = unknown ? Fact::State::unknown : Fact::State::none;
    return node;
}

ExpressionPtr Reader::string(syntax::Expression const& written, Expected const&) {
    syntax::String string;
    string.text = written.word;
    string.at = written.at;
    return text(string);
}

ExpressionPtr Reader::number(syntax::Expression const& written, Expected const&) {
    bool const percent = written.kind == syntax::Kind::percent, money = written.kind == syntax::Kind::money;
    Reading const reading = percent ? read_percent(written.word) : money ? read_money(written.word) : read_number(written.word);
    if (report_problem(draft_, reading, written.word, percent ? "four" : "six", written.at)) return diagnosed(written.at);
    bool const whole = reading.millionths % 1'000'000 == 0;
    return constant(of(percent ? Kind::percent
                       : money ? Kind::money
                       : whole ? Kind::integer
                               : Kind::number),
                    reading.millionths, written.at);
}

ExpressionPtr Reader::date(syntax::Expression const& written, Expected const&) {
    if (auto const day = read_date(written.word)) return constant(of(Kind::date), *day, written.at);
    draft_.report(text::Code::R0226, written.at, {{"date", written.word}});
    return diagnosed(written.at);
}

ExpressionPtr Reader::duration(syntax::Expression const& written, Expected const&) {
    Span const span = read_duration(written.word);
    if (report_problem(draft_, span.count, written.word, "six", written.at)) return diagnosed(written.at);
    return constant(duration_of(span.unit), span.count.millionths, written.at);
}

}  // namespace rubric::check
