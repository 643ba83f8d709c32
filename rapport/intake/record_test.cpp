#include "rapport/intake/record.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

using namespace std::string_literals;

// A record on one line: what it gave, or why nothing.
std::string line_of(const ReadRecord& record) {
    if (const auto* refusal = std::get_if<Refusal>(&record.what))
        return std::string(name(refusal->code)) + ": " + refusal->detail;
    const auto& d = std::get<Document>(record.what);
    std::string line = d.input_id + "|";
    for (const auto& publisher : d.publishers) line += publisher + ";";
    line += "|" + d.title + "|" + d.url + "|" + d.date_text +
            (d.date ? "=" + to_iso(*d.date) : "") + "|" + d.text;
    return line + (d.fiction ? "|fiction" : "");
}

TEST(Record, BecomesADocument) {
    struct {
        std::string json, line;
    } rows[] = {
        {R"({"text":"Hello."})", "|||||Hello."},
        {R"({"id":"a1","date":"2024-03-01T08:00Z","publisher":"Reuters","title":"T",)"
         R"("url":"http://x","text":"X"})",
         "a1|Reuters;|T|http://x|2024-03-01T08:00Z=2024-03-01|X"},
        {R"({"publisher":["A","B"],"text":"X"})", "|A;B;||||X"},
        {R"({"publisher":[],"text":"X"})", "|||||X"},
        {R"({"id":17,"text":"X"})", "17|||||X"},
        {R"({"id":null,"publisher":null,"date":null,"text":"X"})", "|||||X"},
        {R"({"fiction":true,"text":"X"})", "|||||X|fiction"},
        {R"({"date":"last week","text":"X"})", "||||last week|X"},
        {R"({"text":"a","text":"b","publisher":"P","publisher":["Q"]})",
         "|Q;||||b"},  // the last one counts
        {R"({"text":"X","more":{"text":"no","list":[1,{"id":2}]},"n":1.5e3,"b":false})", "|||||X"},
        {R"({"text":"tab\t\u00fc \ud83d\ude00 \u0000!"})", "|||||tab\tü 😀 \0!"s},
        {"  {\"text\":\"X\"}\r", "|||||X"},
        {"\xEF\xBB\xBF{\"text\":\"X\"}", "|||||X"},
    };
    for (const auto& row : rows) EXPECT_EQ(line_of(read_record(row.json)), row.line) << row.json;
}

TEST(Record, IsRefusedWithAReason) {
    struct {
        std::string json, line;
    } rows[] = {
        {R"({"id":"a"})", "no_text: no text"},
        {R"({"text":" \n\t "})", "no_text: no text"},
        {R"({"text":null})", "no_text: no text"},
        {R"({"text":5})", "json: text: unexpected a number"},
        {R"({"text":["X"]})", "json: text: unexpected an array"},
        {R"({"text":{"a":"X"}})", "json: text: unexpected an object"},
        {R"({"date":2024,"text":"X"})", "json: date: unexpected a number"},
        {R"({"id":1.5,"text":"X"})", "json: id: unexpected a number"},
        {R"({"publisher":["A",1],"text":"X"})", "json: publisher: unexpected a number"},
        {R"({"publisher":[["A"]],"text":"X"})", "json: publisher: unexpected an array"},
        {R"({"publisher":["A",null],"text":"X"})", "json: publisher: unexpected null"},
        {R"({"fiction":"yes","text":"X"})", "json: fiction: unexpected a string"},
        {R"(["text"])", "json: a record is an object, this is an array"},
        {R"("text")", "json: a record is an object, this is a string"},
        {"null", "json: a record is an object, this is null"},
        {"{\"text\":\"X\"}\0 {}"s, "json: byte 12: a NUL byte"},
    };
    for (const auto& row : rows) EXPECT_EQ(line_of(read_record(row.json)), row.line) << row.json;
}

// What the parser itself says is not ours to spell out; the code and the place are.
TEST(Record, SaysWhereTheJsonBreaks) {
    struct {
        std::string json, begin;
    } rows[] = {
        {R"({"text":"X)", "json: byte 10: "},
        {R"({"text":"X"} trailing)", "json: byte 15: "},
        {R"({"text":"X"}{"text":"Y"})", "json: byte 12: "},
        {R"({"text":"X",})", "json: byte 12: "},
        {R"({text:"X"})", "json: byte 2: "},
        {"{\"text\":\"line\nfeed\"}", "json: byte 13: "},
        {R"({"text":"\ud83d alone"})", "json: byte 15: "},
        {R"({"text":"\x"})", "json: byte 10: "},
        {R"({"n":1e999,"text":"X"})", "json: byte 9: "},
        {"", "json: byte 0: "},
    };
    for (const auto& row : rows) {
        const std::string line = line_of(read_record(row.json));
        EXPECT_EQ(line.substr(0, row.begin.size()), row.begin) << row.json << " → " << line;
        EXPECT_LE(line.size(), 200u);
    }
}

TEST(Record, HasALimitOfDepth) {
    const auto nested = [](size_t depth) {  // the record itself is the first level
        return R"({"text":"X","deep":)" + std::string(depth - 1, '[') +
               std::string(depth - 1, ']') + "}";
    };
    EXPECT_EQ(line_of(read_record(nested(json_depth_max))), "|||||X");
    EXPECT_EQ(line_of(read_record(nested(json_depth_max + 1))), "depth: nested deeper than 128");
    const std::string bomb = R"({"text":"X","deep":)" + std::string(1'000'000, '[');
    EXPECT_EQ(line_of(read_record(bomb)), "depth: nested deeper than 128");
}

TEST(Record, ReadsGivenSentencesAsBytes) {
    const std::string json = R"({"sentences":[[0,3],[4,6]],"text":"Ähm ja"})";
    EXPECT_TRUE(read_record(json).sentences.empty());
    const std::vector<Span> expected = {{0, 4}, {5, 7}};
    EXPECT_EQ(read_record(json, GivenSentences::read).sentences, expected);
    for (std::string pairs :
         {"[[0,7]]", "[[3,1]]", "[[2,4],[0,2]]", "[[-1,2]]", "[[1]]", "[3]", "[[\"a\",2]]"}) {
        const auto read =
            read_record(R"({"text":"Ähm ja","sentences":)" + pairs + "}", GivenSentences::read);
        EXPECT_TRUE(std::holds_alternative<Refusal>(read.what)) << pairs;
    }
}

TEST(JudgeJson, TellsCutFromBroken) {
    struct {
        std::string bytes;
        JsonVerdict verdict;
    } rows[] = {
        {"{}", JsonVerdict::valid},
        {"{\"a\":", JsonVerdict::incomplete},
        {"{\"a", JsonVerdict::incomplete},
        {"[1, 2", JsonVerdict::incomplete},
        {"{", JsonVerdict::incomplete},
        {"[Paris]", JsonVerdict::broken},
        {"{} x", JsonVerdict::broken},
        {"{\"a\"\0"s, JsonVerdict::broken},
        {std::string(200, '['), JsonVerdict::deep},
    };
    for (const auto& row : rows) EXPECT_EQ(judge_json(row.bytes), row.verdict) << row.bytes;
}

}  // namespace
}  // namespace rapport
