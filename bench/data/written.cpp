#include "written.hpp"

#include "../contest.hpp"
#include "../one_case.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace bench {
namespace {

void write(std::filesystem::path const& to, void const* data, std::size_t bytes) {
    std::ofstream out(to, std::ios::binary);
    out.write(static_cast<char const*>(data), static_cast<std::streamsize>(bytes));
    if (!out.flush()) throw std::runtime_error(to.string() + " cannot be written");
}

void write_bits(std::filesystem::path const& to, Word const* bits, std::size_t rows) {
    std::vector<char> bytes(rows);
    for (std::size_t row = 0; row < rows; ++row) bytes[row] = bit(bits, row);
    write(to, bytes.data(), rows);
}

}  // namespace

void write_cases(std::string const& folder, Shape const& shape) {
    std::filesystem::path const into(folder);
    std::filesystem::create_directories(into);
    Contest const contest(shape);
    check_agreement(contest);
    Columns const& columns = *contest.columns;
    auto const path = [&](std::string_view name, char const* what) { return into / (std::string(name) + what); };
    for (std::size_t fact = 0; fact < fact_count; ++fact) {
        Place const& place = places_of_facts()[fact];
        write_bits(path(place.name, ".known"), columns.known[fact].data(), columns.rows);
        auto const values = path(place.name, ".values");
        switch (place.store) {
            case Store::level: write(values, columns.levels[fact - judgement].data(), columns.rows); break;
            case Store::boolean: write_bits(values, columns.booleans[fact - in_crisis].data(), columns.rows); break;
            case Store::number: write(values, columns.numbers[fact - on_roll].data(), columns.rows * sizeof(std::int16_t)); break;
            case Store::date: write(values, columns.dates.data(), columns.rows * sizeof(std::int32_t)); break;
        }
    }
    Decided const answers = contestants()[0].second(contest);
    constexpr std::string_view offers[] = {"visits", "plan", "training", "business"};
    write(path("level", ".values"), answers.level.data(), columns.rows);
    write_bits(path("level", ".known"), answers.level_known.data(), columns.rows);
    write(path("visit_by", ".values"), answers.visit_by.data(), columns.rows * sizeof(std::int32_t));
    write_bits(path("visit_by", ".known"), answers.visit_by_known.data(), columns.rows);
    for (std::size_t offer = 0; offer < offer_count; ++offer) write(path(offers[offer], ".values"), answers.offers[offer].data(), columns.rows);
}

void write_csv(std::string const& path, Shape const& shape) {
    std::ofstream out(path, std::ios::binary);
    out << "URN,Latest judgement,Kind of setting,Risk of closure,Crisis,Open concern,Leader is new,Takes support,Children on roll,"
           "Registered places,Posts without staff,Children with funding,Latest inspection\n";
    std::size_t row = 0;
    for (Packed const packed : make_cases(shape)) {
        out << "EY" << 100'000 + row++;
        for (std::size_t fact = 0; fact < fact_count; ++fact) out << ',' << written(packed, static_cast<Fact>(fact));
        out << '\n';
    }
    if (!out.flush()) throw std::runtime_error(path + " cannot be written");
}

}  // namespace bench
