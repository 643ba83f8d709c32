// Every row of data/actors: what the reader itself refuses is a failed load; here is the rest.
#include "rapport/claims/actor_tables.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace rapport {
namespace {

const ActorTables& tables() {
    static const ActorTables read = [] {
        auto loaded = read_actor_tables("data/actors");
        if (!loaded) ADD_FAILURE() << loaded.fault().message;
        return std::move(*loaded);
    }();
    return read;
}

// Senses that hold at once, whatever the words nearby, in tables of one rank, must share their
// code.
bool contradict(const NameSense& a, const NameSense& b) {
    const bool both_plain = a.near_count == 0 && b.near_count == 0 && a.rank == b.rank;
    const bool at_once = a.from <= b.to && b.from <= a.to;
    return both_plain && at_once && a.exact == b.exact && a.code != b.code;
}

TEST(ActorTables, NoNameContradictsItself) {
    for (const auto& [name, first] : tables().names)
        for (int32_t i = first; i >= 0; i = tables().senses[size_t(i)].next)
            for (int32_t j = tables().senses[size_t(i)].next; j >= 0;
                 j = tables().senses[size_t(j)].next)
                EXPECT_FALSE(contradict(tables().senses[size_t(i)], tables().senses[size_t(j)]))
                    << name << ": " << tables().senses[size_t(i)].code << ' '
                    << tables().senses[size_t(j)].code;
}

TEST(ActorTables, AmbiguousNamesHaveNearWords) {
    for (const auto& [name, first] : tables().names)
        for (int32_t i = first; i >= 0; i = tables().senses[size_t(i)].next)
            if (tables().senses[size_t(i)].ambiguous) {
                EXPECT_GT(tables().senses[size_t(i)].near_count, 0u) << name;
            }
}

TEST(ActorTables, CodesHaveTheirShape) {
    for (const auto& [code, row] : tables().codes) {
        if (code == "-") continue;
        EXPECT_FALSE(row.name.empty()) << code;
        EXPECT_FALSE(row.plover.empty()) << code;
        for (const char c : code)
            EXPECT_TRUE((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') << code;
    }
    for (const char* code : {"RUS", "KOS", "PSE", "SUN", "UN", "EU", "NATO", "LAS", "ICC"})
        EXPECT_TRUE(tables().codes.contains(code)) << code;
    EXPECT_EQ(tables().codes.at("UN").plover, "UNO");
    EXPECT_EQ(tables().codes.at("EU").plover, "EUR");
    EXPECT_EQ(tables().codes.at("NATO").plover, "IGO");
    EXPECT_EQ(tables().codes.at("GRL").plover, "DNK");
}

TEST(ActorTables, EachFileNamesItsOriginAndLicence) {
    for (const char* file : {"states", "names", "organisations", "groups", "officials", "leaders",
                             "cities", "memberships", "sectors"}) {
        std::ifstream in("data/actors/" + std::string(file) + ".tsv");
        std::string line, comment;
        while (std::getline(in, line) && line.starts_with("#")) comment += line;
        EXPECT_NE(comment.find("origin:"), std::string::npos) << file;
        EXPECT_NE(comment.find("icen"), std::string::npos) << file;  // licence, or MIT-licensed
    }
}

TEST(ActorTables, MembershipsAreOfStates) {
    std::ifstream in("data/actors/memberships.tsv");
    std::string line;
    size_t rows = 0;
    while (std::getline(in, line)) {
        if (line.starts_with("#") || line.starts_with("entity\t")) continue;
        const std::string entity = line.substr(0, line.find('\t'));
        EXPECT_TRUE(tables().code_of_entity.contains(entity)) << line;
        ++rows;
    }
    EXPECT_GT(rows, 400u);
}

TEST(ActorTables, EveryStateHasNames) {
    std::set<std::string_view> named;
    for (const NameSense& sense : tables().senses) named.insert(sense.entity);
    std::ifstream in("data/actors/states.tsv");
    std::string line;
    while (std::getline(in, line)) {
        if (line.starts_with("#") || line.starts_with("entity\t")) continue;
        const std::string entity = line.substr(0, line.find('\t'));
        if (entity == "ZAN" || entity == "TBT" || entity == "ABK" || entity == "SOT") continue;
        EXPECT_TRUE(named.contains(entity)) << entity;
    }
}

}  // namespace
}  // namespace rapport
