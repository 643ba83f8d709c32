// Date words → EDTF, one expression a line. "-": not read. Bounds are those of the EDTF string: two
// ways, one answer.
#include "rapport/claims/dates.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

struct Row {
    const char* words;
    const char* published;  // "": none
    const char* edtf;
};

EventDate read(const char* words, const char* published, bool past = true) {
    const std::string_view text = words;
    DateReference reference;
    reference.publication = day_of_iso(published);
    reference.past = past;
    return read_date(text, {0, uint32_t(text.size())}, reference);
}

void expect(const Row& row, bool past) {
    const EventDate date = read(row.words, row.published, past);
    EXPECT_EQ(date.edtf.empty() ? "-" : date.edtf, row.edtf) << row.words << " " << row.published;
    if (date.edtf.empty()) return;
    const auto bounds = edtf_bounds(date.edtf);
    ASSERT_TRUE(bounds) << row.words << " " << date.edtf;
    EXPECT_EQ(bounds->earliest, date.earliest) << row.words << " " << date.edtf;
    EXPECT_EQ(bounds->latest, date.latest) << row.words << " " << date.edtf;
}

constexpr Row stated[] = {
    // the vectors of the reference on standards, section 2.1, and of claims.md section 4
    {"on 24 February 2022", "", "2022-02-24"},
    {"in March 2023", "", "2023-03"},
    {"between 3 and 5 May 2023", "", "2023-05-03/2023-05-05"},
    {"from March 2024 on", "", "2024-03/.."},
    {"until June 2021", "", "/2021-06"},
    {"about 1998", "", "1998~"},
    {"possibly 2004", "", "2004?"},
    {"sometime in the 1990s", "", "199X"},
    {"a day in July 2022", "", "2022-07-XX"},
    {"spring 2022", "", "2022-21"},
    {"Q4 2023", "", "2023-36"},
    {"in the second half of 2021", "", "2021-41"},
    {"late 2023 or early 2024", "", "[2023-10..2024-03]"},
    {"either 2 or 5 May 2023", "", "[2023-05-02,2023-05-05]"},
    {"both on 2 and on 5 May 2023", "", "{2023-05-02,2023-05-05}"},
    {"on or before 3 Dec 2022", "", "[..2022-12-03]"},
    {"in the 1990s", "", "199X"},
    {"since March 2024", "", "2024-03/.."},
    // days
    {"5 May 2014", "", "2014-05-05"},
    {"May 5, 2014", "", "2014-05-05"},
    {"May 5th 2014", "", "2014-05-05"},
    {"the fifth of May, 2014", "", "2014-05-05"},
    {"the 5th of May of 2014", "", "2014-05-05"},
    {"May the fifth, 2014", "", "2014-05-05"},
    {"Sept. 11, 2001", "", "2001-09-11"},
    {"2014-05-06", "", "2014-05-06"},
    {"2014/05/06", "", "2014-05-06"},
    {"23.04.2022", "", "2022-04-23"},
    {"5/5/2014", "", "2014-05-05"},
    {"25/12/2014", "", "2014-12-25"},
    {"12/25/2014", "", "2014-12-25"},
    {"5/6/2014", "", "-"},
    {"31/31/2014", "", "-"},
    {"29 February 2023", "", "2023-02"},
    {"Tuesday, May 13, 2008", "", "2008-05-13"},
    {"Thursday (April 14, 2016)", "", "2016-04-14"},
    {"Christmas 2019", "", "2019-12-25"},
    {"New Year\u2019s Eve 2019", "", "2019-12-31"},
    {"3 June 2020 at 10:30 local time", "", "2020-06-03"},
    // months, years, decades, centuries
    {"May 2014", "", "2014-05"},
    {"in May of 2014", "", "2014-05"},
    {"the year 2014", "", "2014"},
    {"early 2012", "", "[2012-01..2012-03]"},
    {"mid-2012", "", "[2012-04..2012-09]"},
    {"late in 2012", "", "[2012-10..2012-12]"},
    {"the end of 2012", "", "2012-12"},
    {"the beginning of 2012", "", "2012-01"},
    {"late July 2019", "", "[2019-07-21..2019-07-31]"},
    {"mid-July 2019", "", "[2019-07-11..2019-07-20]"},
    {"early July 2019", "", "[2019-07-01..2019-07-10]"},
    {"late February 2004", "", "[2004-02-21..2004-02-29]"},
    {"the nineties", "", "199X"},
    {"the early 1990s", "", "[1990..1993]"},
    {"late 1970s", "", "[1977..1979]"},
    {"in the 1970s and 1980s", "", "1970/1989"},
    {"the 19th century", "", "18XX"},
    {"in the nineteenth century", "", "18XX"},
    {"in the 1800s", "", "18XX"},
    // seasons, quarters, halves
    {"in the summer of 2011", "", "2011-22"},
    {"in the fall of 2005", "", "2005-23"},
    {"in the winter of 2021\u201322", "", "2021-24"},
    {"the fourth quarter of 2023", "", "2023-36"},
    {"2023 Q1", "", "2023-33"},
    {"the first six months of 2021", "", "2021-01/2021-06"},
    {"the last three months of 2021", "", "2021-10/2021-12"},
    {"the first week of September 2012", "", "[2012-09-01..2012-09-07]"},
    {"the last week of April 2017", "", "[2017-04-24..2017-04-30]"},
    {"the first ten days of August 2024", "", "2024-08-01/2024-08-10"},
    {"the first Monday of September 2018", "", "2018-09-03"},
    // ranges and sets
    {"from 2014 to 2016", "", "2014/2016"},
    {"between 2014 and 2016", "", "2014/2016"},
    {"2014\u20132016", "", "2014/2016"},
    {"2014-16", "", "2014/2016"},
    {"from 2014 through 2016", "", "2014/2016"},
    {"10\u201312 July 2020", "", "2020-07-10/2020-07-12"},
    {"May 3-5, 2023", "", "2023-05-03/2023-05-05"},
    {"May 3 to 5, 2023", "", "2023-05-03/2023-05-05"},
    {"5 May to 7 June 2020", "", "2020-05-05/2020-06-07"},
    {"from November to February 2020", "", "2019-11/2020-02"},
    {"from June 2013 to August", "", "2013-06/2013-08"},
    {"from November 2013 to February", "", "2013-11/2014-02"},
    {"between September 6, 1940, and December 22, 1989", "", "1940-09-06/1989-12-22"},
    {"2016 and 2017", "", "2016/2017"},
    {"in 2012 and 2017", "", "{2012,2017}"},
    {"in 2008 or early 2009", "", "[2008..2009-03]"},
    {"from 2016 to 2014", "", "2016/.."},
    // prefixes and suffixes
    {"Since 2011", "", "2011/.."},
    {"since late 2014", "", "2014-10/.."},
    {"since the tests of 1998", "", "1998/.."},
    {"since the 1990s", "", "1990/.."},
    {"until 1974", "", "/1974"},
    {"by 2015", "", "[..2015]"},
    {"no later than 5 May 2014", "", "[..2014-05-05]"},
    {"before 2018", "", "[..2017]"},
    {"prior to May 2018", "", "[..2018-04]"},
    {"before 1 March 2020", "", "[..2020-02-29]"},
    {"before the end of 2018", "", "[..2018-12]"},
    {"after 2016", "", "[2017..]"},
    {"after 31 December 2016", "", "[2017-01-01..]"},
    {"on or after 3 December 2022", "", "2022-12-03/.."},
    {"2012 or later", "", "2012/.."},
    {"2012 or earlier", "", "[..2012]"},
    {"as early as 2014", "", "2014"},
    {"as of 16 August 2024", "", "2024-08-16"},
    {"around May 2014", "", "2014-05~"},
    {"two days before 5 May 2014", "", "2014-05-03"},
    {"a week after 1 March 2020", "", "2020-03-08"},
    {"three days after May 30, 2014", "", "2014-06-02"},
    // nothing to count from
    {"on Friday", "", "-"},
    {"last month", "", "-"},
    {"in May", "", "-"},
    {"recently", "2020-05-05", "-"},
    {"the next day", "2020-05-05", "-"},
    {"", "2020-05-05", "-"},
    {"in 99999", "", "-"},
    {"900000000000 years ago", "2020-05-05", "-"},
    {"early late early late early late 2023", "", "[2023-10..2023-12]"},
};

constexpr Row told[] = {
    // 2023-03-15 was a Wednesday
    {"today", "2023-03-15", "2023-03-15"},
    {"yesterday", "2023-03-15", "2023-03-14"},
    {"yesterday's", "2023-03-01", "2023-02-28"},
    {"tomorrow", "2023-12-31", "2024-01-01"},
    {"tonight at midnight", "2023-03-15", "2023-03-15"},
    {"the day before yesterday", "2023-03-01", "2023-02-27"},
    {"overnight", "2023-03-15", "2023-03-14/2023-03-15"},
    {"last night", "2023-03-15", "2023-03-14"},
    {"this morning", "2023-03-15", "2023-03-15"},
    {"in the early hours of the morning", "2023-03-15", "2023-03-15"},
    {"the early hours of Monday", "2023-03-15", "2023-03-13"},
    {"before dawn on Sunday", "2023-03-15", "2023-03-12"},
    {"shortly after midnight on Tuesday", "2023-03-15", "2023-03-14"},
    {"at midnight local time", "2023-03-15", "2023-03-15"},
    {"10:20", "2023-03-15", "2023-03-15"},
    {"on Friday", "2023-03-15", "2023-03-10"},
    {"on Wednesday", "2023-03-15", "2023-03-15"},
    {"Wednesday night", "2023-03-15", "2023-03-15"},
    {"later on Tuesday", "2023-03-15", "2023-03-14"},
    {"late on Sunday evening", "2023-03-15", "2023-03-12"},
    {"last Wednesday", "2023-03-15", "2023-03-08"},
    {"last Thursday", "2023-03-15", "2023-03-09"},
    {"this past Tuesday", "2023-03-15", "2023-03-14"},
    {"this Thursday", "2023-03-15", "2023-03-16"},
    {"next Monday", "2023-03-15", "2023-03-20"},
    {"Tuesday of last week", "2023-03-15", "2023-03-07"},
    {"Friday the 13th", "2023-03-15", "2023-01-13"},
    {"from Friday to Sunday", "2023-03-15", "2023-03-10/2023-03-12"},
    {"Sunday and Monday", "2023-03-15", "2023-03-12/2023-03-13"},
    {"on the 29th", "2023-03-15", "2023-01-29"},
    {"last week", "2023-03-15", "2023-03-06/2023-03-12"},
    {"this week", "2023-03-15", "2023-03-13/2023-03-19"},
    {"next week", "2023-03-15", "2023-03-20/2023-03-26"},
    {"earlier this week", "2023-03-15", "[2023-03-13..2023-03-15]"},
    {"later this week", "2023-03-15", "[2023-03-16..2023-03-19]"},
    {"the week of May 5, 2022", "2023-03-15", "2022-05-02/2022-05-08"},
    {"over the weekend", "2023-03-15", "2023-03-11/2023-03-12"},
    {"last weekend", "2023-03-12", "2023-03-04/2023-03-05"},
    {"this weekend", "2023-03-11", "2023-03-11/2023-03-12"},
    {"last month", "2023-03-15", "2023-02"},
    {"last month", "2023-01-31", "2022-12"},
    {"earlier this month", "2023-03-15", "2023-03"},
    {"later this month", "2023-03-15", "[2023-03-16..2023-03-31]"},
    {"next month", "2023-12-15", "2024-01"},
    {"last year", "2023-03-15", "2022"},
    {"late last year", "2023-03-15", "[2022-10..2022-12]"},
    {"this year", "2023-03-15", "2023"},
    {"during the year", "2023-03-01", "2022"},
    {"during the year", "2023-10-01", "2023"},
    {"since the beginning of the year", "2023-03-01", "2023-01/.."},
    {"in the first six months of the year", "2023-03-01", "2022-01/2022-06"},
    {"last quarter", "2023-03-15", "2022-36"},
    {"in March", "2023-03-15", "2023-03"},
    {"in December", "2023-03-15", "2022-12"},
    {"last March", "2023-03-15", "2022-03"},
    {"in November of last year", "2023-03-15", "2022-11"},
    {"in March of this year", "2023-09-15", "2023-03"},
    {"between May and November of last year", "2023-03-15", "2022-05/2022-11"},
    {"between May and August", "2023-03-15", "2022-05/2022-08"},
    {"between January and September", "2023-03-15", "2022-01/2022-09"},
    {"5 May", "2023-03-15", "2022-05-05"},
    {"on March 12", "2023-03-15", "2023-03-12"},
    {"on March 20", "2023-03-15", "2023-03-20"},
    {"29 February", "2023-03-15", "2020-02-29"},
    {"spring", "2023-02-15", "2022-21"},
    {"last autumn", "2023-03-15", "2022-23"},
    {"this spring", "2023-09-15", "2023-21"},
    {"in the third quarter", "2023-03-15", "2022-35"},
    {"four days ago", "2023-03-15", "2023-03-11"},
    {"a week ago", "2023-03-15", "2023-03-08"},
    {"two weeks earlier", "2023-03-15", "2023-03-01~"},
    {"six months ago", "2023-03-15", "2022-09"},
    {"13 years ago", "2023-03-15", "2010"},
    {"almost a century ago", "2023-03-15", "1923~"},
    {"150 years ago", "2023-03-15", "1873~"},
    {"exactly two years earlier", "2023-03-15", "2021-03-15"},
    {"a few days ago", "2023-03-15", "[2023-03-10..2023-03-14]"},
    {"the previous day", "2023-03-15", "2023-03-14"},
    {"a day earlier", "2023-03-15", "2023-03-14"},
    {"the past three years", "2023-03-15", "2020/2023"},
    {"over the past four months", "2023-03-15", "2022-11/2023-03"},
    {"in the past 24 hours", "2023-03-15", "2023-03-14/2023-03-15"},
    {"over the past week", "2023-03-15", "2023-03-08/2023-03-15"},
    {"in the last decade", "2023-03-15", "2013/2023"},
    {"the next two weeks", "2023-03-15", "2023-03-15/2023-03-29"},
    {"a three-day", "2023-03-15", "2023-03-13/2023-03-15"},
    {"for a second consecutive day", "2023-03-15", "2023-03-14/2023-03-15"},
    {"since Monday", "2023-03-15", "2023-03-13/.."},
    {"until March 27", "2023-03-15", "2023-03-15/2023-03-27"},
    {"by the end of the year", "2023-09-15", "[2023-09-15..2023-12]"},
    {"between Jan 2019 and now", "2023-03-15", "2019-01/2023-03-15"},
};

constexpr Row ahead[] = {
    {"on Friday", "2023-03-15", "2023-03-17"},
    {"on Wednesday", "2023-03-15", "2023-03-15"},
    {"in August", "2023-03-15", "2023-08"},
    {"in March", "2023-03-15", "2023-03"},
    {"5 February", "2023-03-15", "2024-02-05"},
    {"in three days", "2023-03-15", "2023-03-18"},
    {"within three weeks", "2023-03-15", "2023-03-15/2023-04-05"},
    {"over the weekend", "2023-03-15", "2023-03-18/2023-03-19"},
    {"from 1 July", "2023-03-15", "2023-07-01/.."},
    {"starting December 31", "2023-03-15", "2023-12-31/.."},
    {"during the year", "2023-03-01", "2023"},
};

TEST(Dates, reads_stated_dates) {
    for (const Row& row : stated) expect(row, true);
}
TEST(Dates, counts_from_publication) {
    for (const Row& row : told) expect(row, true);
}
TEST(Dates, looks_ahead_where_the_event_does) {
    for (const Row& row : ahead) expect(row, false);
}

TEST(Dates, names_the_basis) {
    EXPECT_EQ(read("in May 2014", "2023-03-15").basis, DateBasis::stated);
    EXPECT_EQ(read("in May", "2023-03-15").basis, DateBasis::resolved);
    EXPECT_EQ(read("between 3 and 5 May 2014", "2023-03-15").basis, DateBasis::stated);
    EXPECT_EQ(read("from 2003 to last year", "2023-03-15").basis, DateBasis::resolved);
    EXPECT_EQ(read("whenever", "2023-03-15").basis, DateBasis::none);
    const EventDate published = publication_date({day_of_iso("2023-03-15"), true, {}});
    EXPECT_EQ(published.basis, DateBasis::publication);
    EXPECT_EQ(published.edtf, "2023-03-15");
    EXPECT_TRUE(published.span.empty());
    EXPECT_EQ(publication_date({}).basis, DateBasis::none);
}

TEST(Dates, reads_its_span_alone) {
    const std::string_view text =
        "In 2014 and, again, last Friday night, troops crossed in May 2020.";
    const DateReference reference{day_of_iso("2023-03-15"), true, {}};
    const uint32_t at = uint32_t(text.find("last"));
    EXPECT_EQ(read_date(text, {at, at + 17}, reference).edtf, "2023-03-10");
    EXPECT_EQ(read_date(text, {at, at + 17}, reference).span, (Span{at, at + 17}));
    EXPECT_EQ(read_date(text, {0, 7}, reference).edtf, "2014");
}

TEST(Dates, knows_an_annual_report) {
    const auto march = day_of_iso("2024-03-01"), may = day_of_iso("2024-05-01");
    EXPECT_EQ(report_year("Country report Chad 2023", "", march), 2023);
    EXPECT_EQ(report_year("Country report Chad 2022", "", march), std::nullopt);
    EXPECT_EQ(report_year("", "During the year … during the year …", march), 2023);
    EXPECT_EQ(report_year("", "During the year", march), std::nullopt);
    EXPECT_EQ(report_year("Country report Chad 2023", "", may), std::nullopt);
    EXPECT_EQ(report_year("Country report Chad 2023", "", std::nullopt), std::nullopt);
    const DateReference reference{march, true, 2023};
    EXPECT_EQ(read_date("in February", {0, 11}, reference).edtf, "2023-02");
    EXPECT_EQ(read_date("On February 17", {0, 14}, reference).edtf, "2023-02-17");
}

struct Found {
    const char* sentence;
    const char* dates;  // "words=EDTF; …"
};

constexpr Found sentences[] = {
    // published 2023-03-15
    {"In 2014 Russia annexed the peninsula.", "2014=2014"},
    {"The pact of 1972 was renewed on 5 May 2014 in Oslo.", "1972=1972; 5 May 2014=2014-05-05"},
    {"On Monday, and again on Tuesday night, shells fell.",
     "Monday=2023-03-13; Tuesday night=2023-03-14"},
    {"About 2000 people fled in 2000 trucks.", ""},
    {"Some 1,950 soldiers and 2014 rockets were seen.", ""},
    {"He may march; they march on.", ""},
    {"In May, the army marched.", "May=2022-05"},
    {"The second attack killed five in a week.", ""},
    {"In the fall of 2005 the fall of the city came.", "the fall of 2005=2005-23"},
    {"Two days after the attack, and three days ago, he spoke.", "three days ago=2023-03-12"},
    {"Every Friday they meet.", ""},
    {"From 2014 to 2016, and since March 2020, it paid.",
     "From 2014 to 2016=2014/2016; since March 2020=2020-03/.."},
    {"They met between 5 and 6 in the afternoon.", ""},
    {"The minister said last year that the 1990s were hard.", "last year=2022; the 1990s=199X"},
    {"Resolution 1701 and flight 2045 are known.", ""},
    {"Call 138-2010-99 or 2015-1-32.", ""},
    {"The vote is on Friday (March 17).", "Friday (March 17)=2023-03-17"},
    {"", ""},
};

TEST(Dates, finds_dates_in_running_text) {
    const DateReference reference{day_of_iso("2023-03-15"), true, {}};
    for (const Found& row : sentences) {
        const std::string_view text = row.sentence;
        std::string got;
        for (const EventDate& d : find_dates(text, {0, uint32_t(text.size())}, reference))
            got += (got.empty() ? "" : "; ") + std::string(d.span.of(text)) + "=" + d.edtf;
        EXPECT_EQ(got, row.dates) << row.sentence;
    }
}

// Deep nesting and long input end in time; nothing is asserted but that they end.
TEST(Dates, ends_on_hostile_words) {
    for (const char* unit :
         {"two days before ", "early ", "the first week of ", "since ", "between 3 and ", "of "}) {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += unit;
        EXPECT_TRUE(
            read_date(text, {0, uint32_t(text.size())}, {day_of_iso("2023-03-15"), true, {}})
                .edtf.size() < 100);
    }
}

}  // namespace
}  // namespace rapport
