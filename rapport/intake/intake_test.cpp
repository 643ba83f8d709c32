#include "rapport/intake/intake.h"

#include <gtest/gtest.h>

#include "rapport/intake/fake_files.h"
#include "rapport/intake/source.h"

namespace rapport {
namespace {

using namespace std::string_literals;

std::string line_of(const Item& item) {
    if (std::holds_alternative<EndOfInput>(item.what))
        return "end " + std::to_string(item.after.records) +
               (item.after.complete ? "" : " incomplete");
    if (const auto* r = std::get_if<Refusal>(&item.what))
        return "#" + std::to_string(r->record) + " " + std::string(name(r->code)) + " " +
               std::to_string(r->offset) + "+" + std::to_string(r->length);
    const auto& d = std::get<Document>(item.what);
    return "#" + std::to_string(d.record) + " " + d.text +
           (d.decoded ? " !" + std::to_string(d.decoded) : "");
}

using Lines = std::vector<std::string>;

Lines lines_of(const FakeFiles& files, IntakeOptions options) {
    auto intake = Intake::open(files, std::move(options));
    if (!intake) return {"fault " + intake.fault().message};
    Lines lines;
    std::string path;
    while (auto item = intake->next()) {
        if (item->path != path) lines.push_back((path = item->path) + ":");
        lines.push_back(line_of(*item));
    }
    if (intake->fault()) lines.push_back("broken off");
    return lines;
}

// One file "f", read at once and byte by byte; the lines without the path.
Lines read_file(FakeFile file, size_t bytes_max = record_bytes_max) {
    IntakeOptions options{{"f"}, {}, {}};
    options.read.bytes_max = bytes_max;
    const Lines whole = lines_of({{{"f", file}}}, options);
    if (file.filler_bytes < 1000) {
        file.piece = 1;
        EXPECT_EQ(lines_of({{{"f", file}}}, options), whole);
    }
    return {whole.begin() + 1, whole.end()};
}
Lines read_bytes(std::string bytes, size_t bytes_max = record_bytes_max) {
    FakeFile file;
    file.head = std::move(bytes);
    return read_file(file, bytes_max);
}

struct Row {
    std::string bytes;
    Lines lines;
};

TEST(Intake, ReadsJsonLines) {
    const Row rows[] = {
        {R"({"text":"A"})", {"#0 A", "end 1"}},
        {"{\"text\":\"A\"}\n{\"text\":\"B\"}\n", {"#0 A", "#1 B", "end 2"}},
        {"{\"text\":\"A\"}\r\n\r\n\n  \n{\"text\":\"B\"}\r\n", {"#0 A", "#1 B", "end 2"}},
        {"\n\n{\"text\":\"A\"}", {"#0 A", "end 1"}},
        {"\xEF\xBB\xBF{\"text\":\"A\"}\n{\"text\":",
         {"#0 A", "#1 json 16+8", "end 2"}},  // a mark, a cut line
        {"{\"text\":\"A\"}\nbroken\n{\"text\":\"B\"}", {"#0 A", "#1 json 13+6", "#2 B", "end 3"}},
        {"{\"id\":\nx\n{\"text\":\"B\"}\n", {"#0 json 0+6", "#1 json 7+1", "#2 B", "end 3"}},
        {"{\"id\":\n\"x\"\n", {"#0 json 0+11", "end 1"}},  // spread over lines: one value
        {"{\"text\": oops}\n{\"text\":\"B\"}\n", {"#0 json 0+14", "#1 B", "end 2"}},
        {"{\"text\":\"cut\n{\"text\":\"B\"}\n", {"#0 json 0+12", "#1 B", "end 2"}},
        {"{\"text\":\"A\"}\n\0\0\n{\"text\":\"B\"}"s, {"#0 A", "#1 json 13+2", "#2 B", "end 3"}},
        {"{\"text\":\"A\"}\n{\"id\":\"x\"}\n", {"#0 A", "#1 no_text 13+10", "end 2"}},
        {"{\"text\":\"caf\xE9\"}\n{\"text\":\"ü\xE9\"}\n",
         {"#0 café !1", "#1 ü\uFFFD !1", "end 2"}},
        {"{\"a\":" + std::string(300, '[') + "\n{\"text\":\"B\"}",
         {"#0 depth 0+305", "#1 B", "end 2"}},
    };
    for (const Row& row : rows) EXPECT_EQ(read_bytes(row.bytes), row.lines) << row.bytes;
}

TEST(Intake, ReadsJsonArraysAndObjects) {
    const Row rows[] = {
        {"[]", {"end 0"}},
        {"[{\"text\":\"A\"},\n {\"text\":\"B\"}]\n", {"#0 A", "#1 B", "end 2"}},
        {"{\n  \"text\": \"A }]\\\" {\"\n}\n", {"#0 A }]\" {", "end 1"}},
        {"{\n\"text\":\"A\"\n}\n{\n\"text\":\"B\"\n}", {"#0 A", "#1 B", "end 2"}},
        {"[{\"text\":\"A\"}, 7, \"x,]\", null, {\"text\":\"B\"}]",
         {"#0 A", "#1 json 15+1", "#2 json 18+5", "#3 json 25+4", "#4 B", "end 5"}},
        {"[{\"text\": oops}, {\"text\":\"B\"}]", {"#0 json 1+14", "#1 B", "end 2"}},
        {"[{\"text\":\"A\"}", {"#0 A", "#1 json 13+0", "end 2"}},        // never closed
        {"[{\"text\":\"A\"}] more", {"#0 A", "#1 json 15+4", "end 2"}},  // something after it
        {"[{\"text\":\"A\"},{\"text\":\"B", {"#0 A", "#1 json 14+10", "#2 json 24+0", "end 3"}},
        {std::string(300, '['), {"#0 json 1+299", "#1 json 300+0", "end 2"}},
        {"[{\"a\":" + std::string(300, '[') + "]", {"#0 depth 1+306", "#1 json 307+0", "end 2"}},
    };
    for (const Row& row : rows) EXPECT_EQ(read_bytes(row.bytes), row.lines) << row.bytes;
}

TEST(Intake, ReadsTextAndRefusesBinary) {
    const Row rows[] = {
        {"", {"#0 no_text 0+0", "end 1"}},
        {" \r\n\n", {"#0 no_text 0+4", "end 1"}},
        {"Paris accused Rome.\r\n", {"#0 Paris accused Rome.\r\n", "end 1"}},
        {"{Reuters} Paris", {"#0 {Reuters} Paris", "end 1"}},
        {"[Paris] said", {"#0 [Paris] said", "end 1"}},
        {"\xEF\xBB\xBF"
         "A",
         {"#0 A", "end 1"}},
        {"\xFF\xFE"
         "A\0\xFC\0"s,
         {"#0 Aü", "end 1"}},
        {"\xFE\xFF\0A\xD8\x3D"s, {"#0 A\uFFFD !2", "end 1"}},
        {"\xFF\xFE{\0}\0"s, {"#0 no_text 0+2", "end 1"}},
        {"caf\xE9", {"#0 café !1", "end 1"}},
        {"text\0more"s, {"#0 binary 0+9", "end 1"}},
        {"\x01\x02\x03\x04"
         "ab",
         {"#0 binary 0+6", "end 1"}},
        {"\x1F\x8B\x08"
         "abcdefgh",
         {"#0 binary 0+11", "end 1"}},
        {"%PDF-1.7 ", {"#0 binary 0+9", "end 1"}},
    };
    for (const Row& row : rows) EXPECT_EQ(read_bytes(row.bytes), row.lines) << row.bytes;
}

TEST(Intake, TakesMetadataFromTheHeadOfATextFile) {
    FakeFiles files(
        {{"f",
          {.head = "Title: On ice\r\nDATE: 2024-03-01\npublisher: A\nPublisher: B\nURL: http://x\n"
                   "Fiction: true\n\nTitle: not this one\n"}}});
    auto intake = Intake::open(files, {{"f"}, {}, {}});
    ASSERT_TRUE(intake);
    const auto document = std::get<Document>(intake->next()->what);
    EXPECT_EQ(document.title, "On ice");
    EXPECT_EQ(document.date, to_day({2024, 3, 1}));
    EXPECT_EQ(document.publishers, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(document.url, "http://x");
    EXPECT_TRUE(document.fiction);
    EXPECT_EQ(document.text, "Title: not this one\n");
    EXPECT_EQ(document.id, document_id(document));
    for (std::string text :
         {"Title: X\nParis: fine\n\nA", "Title: X\nno empty line", "\nTitle: X\n\nA"})
        EXPECT_EQ(read_bytes(text)[0], "#0 " + text);
    EXPECT_EQ(read_bytes("Title: X\n\n \n")[0], "#0 no_text 0+12");
}

TEST(Intake, StreamsPastWhatIsTooLong) {
    const size_t over = record_bytes_max + 1;
    const FakeFile line{
        .head = "{\"text\":\"A\"}\n", .filler_bytes = over, .tail = "\n{\"text\":\"B\"}\n"};
    EXPECT_EQ(read_file(line), (Lines{"#0 A", "#1 too_long 13+67108865", "#2 B", "end 3"}));
    const FakeFile text{.filler_bytes = over};
    EXPECT_EQ(read_file(text), (Lines{"#0 too_long 0+67108865", "end 1"}));
    const std::string ten = "{\"text\":1}";
    EXPECT_EQ(read_bytes(ten + "\n", 10), (Lines{"#0 json 0+10", "end 1"}));
    EXPECT_EQ(read_bytes(ten + " \n" + ten, 10),
              (Lines{"#0 too_long 0+11", "#1 json 12+10", "end 2"}));
    EXPECT_EQ(read_bytes("[ {\"text\":\"long\"}, " + ten + "]", 10),
              (Lines{"#0 too_long 2+15", "#1 json 19+10", "end 2"}));
}

TEST(Intake, KeepsWhatItReadBeforeAFault) {
    const FakeFile lines{.head = "{\"text\":\"A\"}\n{\"text\":\"B\"}\n", .fail_at = 20};
    EXPECT_EQ(read_file(lines), (Lines{"#0 A", "#1 unreadable 13+7", "end 2 incomplete"}));
    const FakeFile array{.head = "[{\"text\":\"A\"},{\"text\":\"B\"}]", .fail_at = 14};
    EXPECT_EQ(read_file(array), (Lines{"#0 A", "#1 unreadable 14+0", "end 2 incomplete"}));
    const FakeFile text{.head = "Paris", .fail_at = 3};
    EXPECT_EQ(read_file(text), (Lines{"#0 unreadable 0+3", "end 1 incomplete"}));
    const FakeFile nothing{.head = "Paris", .fail_at = 0};
    EXPECT_EQ(read_file(nothing), (Lines{"#0 unreadable 0+0", "end 1 incomplete"}));
    const FakeFile stopped{
        .head = lines.head, .fail_at = 20, .fault = {FaultKind::interrupted, "signal"}};
    EXPECT_EQ(read_file(stopped), (Lines{"#0 A", "broken off"}));
}

TEST(Intake, WalksFoldersInOrder) {
    FakeFiles files({{"d/b.txt", {.head = "B"}},
                     {"d/a/z.txt", {.head = "Z"}},
                     {"d/.hidden", {.head = "H"}},
                     {"d/own.db", {.head = "O"}},
                     {"d/pipe", {.kind = PathKind::other}},
                     {"d/gone", {.opens = false}},
                     {"e", {.head = "E"}}});
    const auto leave_out = [](const std::string& path) { return path == "d/own.db"; };
    const IntakeOptions options{{"e", "d", "none"}, {}, {}, leave_out};
    const Lines expected = {"e:",
                            "#0 E",
                            "end 1",
                            "d/a/z.txt:",
                            "#0 Z",
                            "end 1",
                            "d/b.txt:",
                            "#0 B",
                            "end 1",
                            "d/gone:",
                            "#0 unreadable 0+0",
                            "none:",
                            "#0 unreadable 0+0"};
    EXPECT_EQ(lines_of(files, options), expected);
    auto intake = Intake::open(files, options);
    ASSERT_TRUE(intake);
    EXPECT_EQ(intake->bytes_total(), 3u);
    while (intake->next()) {
    }
    EXPECT_EQ(intake->bytes_done(), 3u);
    EXPECT_EQ(intake->passed_over(), (PassedOver{.hidden = 1, .special = 1, .left_out = 1}));
}

TEST(Intake, IsUnusableWhereNothingCanBeRead) {
    FakeFiles files({{"d/a", {.head = "A"}}});
    files.forbidden_folders = {"d"};
    EXPECT_EQ(lines_of(files, {{"d"}, {}, {}}), (Lines{"fault d: Permission denied"}));
    EXPECT_EQ(lines_of(files, {{"x", "d"}, {}, {}}), (Lines{"fault x: No such file or directory"}));
    EXPECT_EQ(lines_of(files, {{"d", "d/a"}, {}, {}}),
              (Lines{"d:", "#0 unreadable 0+0", "d/a:", "#0 A", "end 1"}));
}

// Broken off after any item, a reading goes on with the next one, and nothing is read twice or left
// out.
TEST(Intake, GoesOnWhereItStopped) {
    const std::string records = "{\"text\":\"A\"}\n\nbroken\n{\"text\":\"B\"}\n";
    const std::string contents[] = {records,
                                    "\xEF\xBB\xBF" + records,
                                    "[{\"text\":\"A\"}, 1 , {\"text\":\"B\"} ]",
                                    "plain",
                                    "\xFF\xFE"
                                    "A\0"s,
                                    "bin\0ary"s};
    for (const std::string& content : contents) {
        FakeFiles files({{"f", {.head = content}}});
        IntakeOptions options{
            {"f"}, {}, [](auto&, auto&) { return std::optional<InputPosition>(); }};
        const Lines whole = lines_of(files, options);
        for (size_t cut = 1; cut < whole.size(); ++cut) {
            auto first = Intake::open(files, options);
            Lines lines = {"f:"};
            std::optional<Item> last;
            for (size_t i = 0; i < cut; ++i) lines.push_back(line_of(*(last = first->next())));
            IntakeOptions again = options;
            again.resume = [&](const std::string& path, const std::string& identity) {
                EXPECT_EQ(path, "f");
                EXPECT_EQ(identity, last->identity);
                EXPECT_EQ(identity.size(), 64u);
                return std::optional(last->after);
            };
            auto second = Intake::open(files, again);
            while (auto item = second->next()) lines.push_back(line_of(*item));
            EXPECT_EQ(lines, whole) << content << " cut after " << cut;
            EXPECT_EQ(second->passed_over().records_before, last->after.records);
        }
    }
}

TEST(Kinds, HaveNames) {
    std::string names;
    for (const ReaderKind& kind : reader_kinds()) names += std::string(kind.name) + " ";
    EXPECT_EQ(names, "jsonl json binary text ");
}

TEST(DocumentId, HangsOnOutletAddressDateAndText) {
    Document base;
    base.input_id = "1", base.publishers = {"A"}, base.date_text = "2024", base.text = "T";
    const auto changed = [&](auto change) {
        Document other = base;
        change(other);
        return document_id(other) != document_id(base);
    };
    EXPECT_EQ(document_id(base).size(), 32u);
    EXPECT_TRUE(changed([](Document& d) { d.publishers = {"B"}; }));
    EXPECT_TRUE(changed([](Document& d) { d.input_id = "2"; }));
    EXPECT_TRUE(changed([](Document& d) { d.url = "u"; }));
    EXPECT_TRUE(changed([](Document& d) { d.date_text = ""; }));
    EXPECT_TRUE(changed([](Document& d) { d.text = "t"; }));
    EXPECT_FALSE(changed([](Document& d) {
        d.title = "x", d.path = "p", d.record = 3, d.publishers.push_back("Z");
    }));
}

// Gives one piece a read and counts.
struct SlowPipe : ByteStream {
    SlowPipe(std::vector<std::string> pieces, size_t& reads)
        : pieces_(std::move(pieces)), reads_(reads) {}
    Result<size_t> read(char* to, size_t) override {
        if (reads_ >= pieces_.size()) return ++reads_, size_t(0);
        const std::string& piece = pieces_[reads_++];
        return piece.copy(to, piece.size());
    }
    std::vector<std::string> pieces_;
    size_t& reads_;
};

TEST(Reader, AWholeFirstLineOfJsonIsEnoughToKnow) {
    struct Row {
        std::vector<std::string> pieces;
        std::string_view kind;
        size_t reads;
    };
    const Row rows[] = {
        {{"{\"text\":\"A\"}\n", "more"}, "jsonl", 1},
        {{"{\"text\":", "\"A\"}\n", "more"}, "jsonl", 2},
        {{"{\"text\":\"A\"}", "more"}, "jsonl", 3},  // the line may go on
        {{"{\n", "\"text\":\"A\"}"}, "json", 3},
        {{"A line.\n", "more"}, "text", 3},
    };
    for (const Row& row : rows) {
        size_t reads = 0;
        Source source(std::make_unique<SlowPipe>(row.pieces, reads), "-");
        EXPECT_EQ(kind_of(source).name, row.kind) << row.pieces[0];
        EXPECT_EQ(reads, row.reads) << row.pieces[0];
    }
}

}  // namespace
}  // namespace rapport
