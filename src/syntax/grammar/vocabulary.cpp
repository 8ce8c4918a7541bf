// What a framework speaks about: names, types, notes, and the declarations of words and facts.
#include "rules.hpp"

namespace rubric::syntax::grammar {
namespace {

struct Here;
template <class Value, int which = 0>
using Local = x3::rule<Tag<Value, which, Here>, Value>;

// ---- paths, types, notes --------------------------------------------------------------------------------------------

auto const path_def = placed(name[add<&Path::parts>] >> *("."_w > member[add<&Path::parts>]));

auto const type_def
    = placed(-("list"_w[mark<&Type::list>] > "of"_w) >> path[put<&Type::name>] >> -("or"_w > "none"_w[mark<&Type::or_none>]));

template <Note::Kind kind>
constexpr auto note_of = [](auto& context) { x3::_val(context).kind = kind; };
auto const note_def
    = placed("cites"_w[note_of<Note::Kind::cites>] > called("the name of a source", path)[put<&Note::source>]
                 > called("the heading in quotes", quoted)[put<&Note::text>]
             | "assumption"_w[note_of<Note::Kind::assumption>] > called("the assumption in quotes", quoted)[put<&Note::text>]
             | "allow"_w[note_of<Note::Kind::allow>] > called("the code of a warning in quotes", quoted)[put<&Note::text>]
                   > called("the reason in quotes", quoted)[put<&Note::reason>]);

auto const title_text = called("a title in quotes", quoted);

// ---- fields ---------------------------------------------------------------------------------------------------------

auto const option = "assume"_free > expression[put<&Field::assume>] | "from"_w > expression[put<&Field::from>]
                    | "fixed"_free[mark<&Field::fixed>] | "sensitive"_free[mark<&Field::sensitive>];

auto const field_def = name[put<&Field::name>] > called("`:` and a type", ":"_w) > type[put<&Field::type>]
                       > *(","_w > called("`assume`, `from`, `fixed` or `sensitive`", option)) > -quoted[put<&Field::title>];

constexpr Local<Fields> fields = "fields";
auto const fields_def
    = placed(("case"_w[mark<&Fields::is_case>] | "record"_w) > name[put<&Fields::name>] > -quoted[put<&Fields::title>] > "{"_w
             > *field[add<&Fields::fields>] > close("a field, `name : type`, or `}`"));

// ---- scales, choices, maps ------------------------------------------------------------------------------------------

constexpr Local<Level> level = "a level";
auto const level_def = name[put<&Level::name>] > -quoted[put<&Level::title>];

/// A separator of levels and where it stands.
struct Separator : Terminal<Separator, At> {
    char const* text;
    constexpr explicit Separator(char const* written) : text(written) {}
    bool fits(Token const& token) const { return token.is(text); }
    static At value(Token const&, Place at) { return at; }
};
constexpr auto less = [](auto& context) {
    x3::_val(context).ordered = true;
    x3::_val(context).less.push_back(x3::_attr(context));
};
auto const another_level = called("a level", level)[add<&Values::levels>];
constexpr Local<Values> values = "a scale";
auto const values_def
    = placed(("scale"_w[mark<&Values::scale>] | "choice"_w) > name[put<&Values::name>] > -quoted[put<&Values::title>] > "{"_w
             > another_level > *((Separator("<")[less] | ","_w) > another_level)
             > -("apart"_free > level[add<&Values::apart>] > *(","_w > level[add<&Values::apart>])) > *note[add<&Values::notes>]
             > close("`<`, `,` or `}`"));

auto const key = name[add<&Pair::keys>] | quoted[add<&Pair::keys>];
constexpr Local<Pair> pair = "a pair";
auto const pair_def = placed(key > *(","_w > called("a value", key)) > ":"_w > called("a value", expression)[put<&Pair::outcome>]
                             > -("when"_w > called("a condition", expression)[put<&Pair::when>]) > *note[add<&Pair::notes>]);

constexpr Local<Map> map = "a map";
auto const map_def = placed("map"_w > name[put<&Map::name>] > -quoted[put<&Map::title>] > "from"_w > type[put<&Map::from>]
                            > "to"_w > type[put<&Map::to>] > "{"_w > *note[add<&Map::notes>] > *pair[add<&Map::pairs>]
                            > close("a pair, `value: value`, or `}`"));

// ---- parameters, calendars ------------------------------------------------------------------------------------------

constexpr Local<Dated> dated = "`from` and a date";
auto const dated_def
    = "from"_w > date[put<&Dated::from>] > ":"_w > called("a value", expression)[put<&Dated::value>] > *note[add<&Dated::notes>];
constexpr Local<std::vector<Dated>> all_dated = "`from` and a date";
auto const all_dated_def = "{"_w > dated[push] > *dated[push] > close("`from` and a date, or `}`");

constexpr Local<Parameter> parameter = "a parameter";
auto const parameter_def
    = placed("parameter"_w > name[put<&Parameter::name>] > -quoted[put<&Parameter::title>] > ":"_w > type[put<&Parameter::type>]
             > -("="_w > called("a value", expression)[put<&Parameter::value>] | data_table[put<&Parameter::value>]
                 | all_dated[put<&Parameter::value>])
             > *note[add<&Parameter::notes>]);

constexpr Local<Calendar::Entry> calendar_entry = "`term` or `closed`";
auto const calendar_entry_def
    = placed(("term"_free[mark<&Calendar::Entry::term>] | "closed"_free) > date[put<&Calendar::Entry::from>]
             > -("to"_w > date[put<&Calendar::Entry::to>]) > -quoted[put<&Calendar::Entry::title>]);
constexpr Local<Calendar> calendar = "a calendar";
auto const calendar_def = placed("calendar"_w > name[put<&Calendar::name>] > -quoted[put<&Calendar::title>] > "{"_w
                                 > *calendar_entry[add<&Calendar::entries>] > *note[add<&Calendar::notes>]
                                 > close("`term`, `closed`, a note or `}`"));

// ---- tables of facts ------------------------------------------------------------------------------------------------

constexpr Local<DataTable::Head> head = "a column's name";
auto const head_def = placed(path[put<&DataTable::Head::name>] | quoted[put<&DataTable::Head::name>]);
constexpr Local<Expression> datum = "a value, or `-`";
auto const datum_def = placed(dash | sum[here]);
constexpr Local<DataTable::Row> data_row = "a row";
auto const data_row_def
    = placed("|"_w > datum[add<&DataTable::Row::cells>] > "|"_w > *(datum[add<&DataTable::Row::cells>] > "|"_w));
auto const data_table_def = placed("|"_w > head[add<&DataTable::heads>] > "|"_w > *(head[add<&DataTable::heads>] > "|"_w)
                                   > *data_row[add<&DataTable::rows>]);

// ---- the rest -------------------------------------------------------------------------------------------------------

constexpr Local<Use> use = "use";
auto const use_def = placed("use"_w > called("the name of a framework", name)[put<&Use::name>]);
constexpr Local<KnowledgeSource> source = "a source";
auto const source_def = placed("source"_w > name[put<&KnowledgeSource::name>] > title_text[put<&KnowledgeSource::title>]);
constexpr Local<Section> section = "a section";
auto const section_def = placed("section"_w > title_text[put<&Section::title>] > *note[add<&Section::notes>]);
constexpr Local<Actor> actor = "an actor";
auto const actor_def = placed("actor"_w > name[put<&Actor::name>] > title_text[put<&Actor::title>]);

auto const vocabulary_def = use[here] | source[here] | section[here] | actor[here] | values[here] | map[here] | fields[here]
                            | parameter[here] | calendar[here];

}  // namespace

BOOST_SPIRIT_DEFINE(path, type, note, field, fields, level, values, pair, map, dated, all_dated, parameter, calendar_entry,
                    calendar)
BOOST_SPIRIT_DEFINE(head, datum, data_row, data_table, use, source, section, actor, vocabulary)

BOOST_SPIRIT_INSTANTIATE(decltype(path), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(note), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(type), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(field), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(data_table), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(vocabulary), Iterator, Context)

}  // namespace rubric::syntax::grammar
