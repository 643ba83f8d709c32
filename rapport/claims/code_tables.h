// Code tables, written by tools/make-codes; edit that, not this. Codes and numbers only.
//
// Sources: PLOVER manual 2.0 (openeventdata/PLOVER@5e0c24f, CC BY-SA 4.0: codes of types and
// modes, quads, scores); the CAMEO to PLOVER crosswalk of the same project with 26 repairs, read
// backwards; Goldstein values as ICEWS prints them for CAMEO. Decisions (claims.md section 1):
// ACCUSE scores -3, SANCTION has quad 4, ESPIONAGE (ours) quad 4 and -7, ATTITUDE (ours) neither.
#pragma once

#include <limits>
#include <string_view>

#include "rapport/claims/codes.h"

namespace rapport {

inline constexpr double no_score = std::numeric_limits<double>::quiet_NaN();

struct TypeRow {
    EventType type;
    int quad;
    double score;  // NaN: none
    std::string_view cameo;
};
struct ModeRow {
    EventType type;
    std::string_view mode;
    double score;  // NaN: the type's
    std::string_view cameo;
};
struct GoldsteinRow {
    std::string_view cameo;
    double score;
};

inline constexpr TypeRow type_rows[] = {
    {EventType::agree, 1, 2.5, "030"},
    {EventType::consult, 1, 2.5, "040"},
    {EventType::support, 1, 5, "050"},
    {EventType::concede, 1, 4.5, "080"},
    {EventType::cooperate, 2, 9.5, "060"},
    {EventType::aid, 2, 10, "070"},
    {EventType::retreat, 2, 6.5, "080"},
    {EventType::request, 3, 0, "100"},
    {EventType::accuse, 3, -3, "112"},
    {EventType::reject, 3, -2, "120"},
    {EventType::threaten, 3, -3.5, "130"},
    {EventType::protest, 4, -5, "140"},
    {EventType::sanction, 4, -6, "160"},
    {EventType::mobilize, 4, -5.5, "150"},
    {EventType::coerce, 4, -7, "170"},
    {EventType::assault, 4, -9, "190"},
    {EventType::espionage, 4, -7, ""},
    {EventType::attitude, 0, no_score, ""},
};

// In the order of the model's mode labels, which have "-" before them.
inline constexpr ModeRow mode_rows[] = {
    {EventType::consult, "visit", 4, "042"},
    {EventType::consult, "third-party", 1, "044"},
    {EventType::consult, "multilateral", 4, "040"},
    {EventType::consult, "phone", 1.5, "041"},
    {EventType::retreat, "withdraw", 8, "0874"},
    {EventType::retreat, "release", 6.5, "0841"},
    {EventType::retreat, "disarm", 10, "087"},
    {EventType::retreat, "ceasefire", 7.5, "0871"},
    {EventType::retreat, "access", 6.5, "086"},
    {EventType::retreat, "resign", 4.5, "080"},
    {EventType::request, "assist", 0.5, "101"},
    {EventType::request, "change", -1, "104"},
    {EventType::request, "yield", -1, "1053"},
    {EventType::request, "meet", 0, "106"},
    {EventType::accuse, "disapprove", -2, "110"},
    {EventType::accuse, "investigate", -3.5, "090"},
    {EventType::accuse, "allege", -3.5, "1121"},
    {EventType::reject, "assist", -1.5, "121"},
    {EventType::reject, "change", -2, "123"},
    {EventType::reject, "yield", -2, "1243"},
    {EventType::reject, "meet", -2, "125"},
    {EventType::threaten, "restrict", -3, "132"},
    {EventType::threaten, "arrest", -3.5, "130"},
    {EventType::threaten, "relations", -3.5, "1313"},
    {EventType::threaten, "expel", -3.5, "136"},
    {EventType::threaten, "territory", -4, "1382"},
    {EventType::threaten, "violence", -3.5, "138"},
    {EventType::protest, "demo", -5, "141"},
    {EventType::protest, "riot", -7, "145"},
    {EventType::protest, "strike", -5, "143"},
    {EventType::protest, "hunger", -4.5, "142"},
    {EventType::protest, "boycott", -4.5, "143"},
    {EventType::protest, "obstruct", -4.5, "144"},
    {EventType::protest, "vandalize", no_score, "140"},
    {EventType::sanction, "convict", -6, "116"},
    {EventType::sanction, "expel", -5.5, "166"},
    {EventType::sanction, "withdraw", -6, "161"},
    {EventType::sanction, "discontinue", -6, "163"},
    {EventType::mobilize, "troops", -6.5, "154"},
    {EventType::mobilize, "weapons", -6.5, "150"},
    {EventType::mobilize, "police", -5.5, "153"},
    {EventType::mobilize, "militia", -6, "150"},
    {EventType::coerce, "seize", -7, "171"},
    {EventType::coerce, "restrict", -7, "172"},
    {EventType::coerce, "censor", -6.5, "1721"},
    {EventType::coerce, "curfew", -6.5, "1723"},
    {EventType::coerce, "martial-law", -7.5, "1724"},
    {EventType::coerce, "arrest", -7, "173"},
    {EventType::coerce, "deport", -7, "174"},
    {EventType::coerce, "withhold", -7, "170"},
    {EventType::coerce, "misinformation", -6.5, "170"},
    {EventType::coerce, "cyber", -7, "170"},
    {EventType::assault, "abduct", -8.5, "181"},
    {EventType::assault, "beat", -7.5, "182"},
    {EventType::assault, "torture", -8.5, "1822"},
    {EventType::assault, "sexual", -8.5, "1821"},
    {EventType::assault, "targeted", -9.5, "186"},
    {EventType::assault, "destroy", -8.5, "1712"},
    {EventType::assault, "primitive", -8, "190"},
    {EventType::assault, "firearms", -9, "193"},
    {EventType::assault, "explosives", -9, "1832"},
    {EventType::assault, "suicide-attack", -9.5, "1831"},
    {EventType::assault, "aerial", -9.5, "195"},
    {EventType::assault, "drone", -9.5, "195"},
    {EventType::assault, "heavy-weapons", -9.5, "194"},
    {EventType::assault, "crowd-control", -7.5, "175"},
    {EventType::assault, "unconventional", -10, "204"},
    {EventType::espionage, "collect", no_score, ""},
    {EventType::espionage, "recruit", no_score, ""},
    {EventType::espionage, "steal", no_score, ""},
    {EventType::espionage, "infiltrate", no_score, ""},
    {EventType::espionage, "cover", no_score, ""},
    {EventType::attitude, "positive", no_score, ""},
    {EventType::attitude, "negative", no_score, ""},
};

// Sorted by code.
inline constexpr GoldsteinRow goldstein_rows[] = {
    {"01", 0}, {"010", 0}, {"011", -0.1}, {"012", -0.4}, {"013", 0.4}, {"014", 0},
    {"015", 0}, {"016", -5}, {"017", 0}, {"018", 3.4}, {"019", 3.4}, {"02", 3},
    {"020", 3}, {"021", 3.4}, {"0211", 3.4}, {"0212", 3.4}, {"0213", 3.4}, {"0214", 3.4},
    {"022", 3.4}, {"023", 3.4}, {"0231", 3.4}, {"0232", 3.4}, {"0233", 3.4}, {"0234", 3.4},
    {"024", -0.3}, {"0241", -0.3}, {"0242", -0.3}, {"0243", -0.3}, {"0244", -0.3}, {"025", -0.3},
    {"0251", -0.3}, {"0252", -0.3}, {"0253", -0.3}, {"0254", -0.3}, {"0255", -0.3}, {"0256", -0.3},
    {"026", 4}, {"027", 4}, {"028", 4}, {"03", 4}, {"030", 4}, {"031", 5.2},
    {"0311", 5.2}, {"0312", 5.2}, {"0313", 5.2}, {"0314", 5.2}, {"032", 4.5}, {"033", 5.2},
    {"0331", 5.2}, {"0332", 5.2}, {"0333", 5.2}, {"0334", 6}, {"034", 7}, {"0341", 7},
    {"0342", 7}, {"0343", 7}, {"0344", 7}, {"035", 7}, {"0351", 7}, {"0352", 7},
    {"0353", 7}, {"0354", 7}, {"0355", 7}, {"0356", 7}, {"036", 4}, {"037", 5},
    {"038", 7}, {"039", 5}, {"04", 1}, {"040", 1}, {"041", 1}, {"042", 1.9},
    {"043", 2.8}, {"044", 2.5}, {"045", 5}, {"046", 7}, {"05", 3.5}, {"050", 3.5},
    {"051", 3.4}, {"052", 3.5}, {"053", 3.8}, {"054", 6}, {"055", 7}, {"056", 7},
    {"057", 8}, {"06", 6}, {"060", 6}, {"061", 6.4}, {"062", 7.4}, {"063", 7.4},
    {"064", 7}, {"07", 7}, {"070", 7}, {"071", 7.4}, {"072", 8.3}, {"073", 7.4},
    {"074", 8.5}, {"075", 7}, {"08", 5}, {"080", 5}, {"081", 5}, {"0811", 5},
    {"0812", 5}, {"0813", 5}, {"0814", 5}, {"082", 5}, {"083", 5}, {"0831", 5},
    {"0832", 5}, {"0833", 5}, {"0834", 5}, {"084", 7}, {"0841", 7}, {"0842", 7},
    {"085", 7}, {"086", 9}, {"0861", 9}, {"0862", 9}, {"0863", 9}, {"087", 9},
    {"0871", 9}, {"0872", 9}, {"0873", 9}, {"0874", 10}, {"09", -2}, {"090", -2},
    {"091", -2}, {"092", -2}, {"093", -2}, {"094", -2}, {"10", -5}, {"100", -5},
    {"101", -5}, {"1011", -5}, {"1012", -5}, {"1013", -5}, {"1014", -5}, {"102", -5},
    {"103", -5}, {"1031", -5}, {"1032", -5}, {"1033", -5}, {"1034", -5}, {"104", -5},
    {"1041", -5}, {"1042", -5}, {"1043", -5}, {"1044", -5}, {"105", -5}, {"1051", -5},
    {"1052", -5}, {"1053", -5}, {"1054", -5}, {"1055", -5}, {"1056", -5}, {"106", -5},
    {"107", -5}, {"108", -5}, {"11", -2}, {"110", -2}, {"111", -2}, {"112", -2},
    {"1121", -2}, {"1122", -2}, {"1123", -2}, {"1124", -2}, {"1125", -2}, {"113", -2},
    {"114", -2}, {"115", -2}, {"116", -2}, {"12", -4}, {"120", -4}, {"121", -4},
    {"1211", -4}, {"1212", -4}, {"1213", -4}, {"122", -4}, {"1221", -4}, {"1222", -4},
    {"1223", -4}, {"1224", -4}, {"123", -4}, {"1231", -4}, {"1232", -4}, {"1233", -4},
    {"1234", -4}, {"124", -4}, {"1241", -4}, {"1242", -4}, {"1243", -4}, {"1244", -4},
    {"1245", -4}, {"1246", -4}, {"125", -5}, {"126", -5}, {"127", -5}, {"128", -5},
    {"129", -5}, {"13", -6}, {"130", -4.4}, {"131", -5.8}, {"1311", -5.8}, {"1312", -5.8},
    {"1313", -5.8}, {"132", -5.8}, {"1321", -5.8}, {"1322", -5.8}, {"1323", -5.8}, {"1324", -5.8},
    {"133", -5.8}, {"134", -5.8}, {"135", -5.8}, {"136", -7}, {"137", -7}, {"138", -7},
    {"1381", -7}, {"1382", -7}, {"1383", -7}, {"1384", -7}, {"1385", -7}, {"139", -7},
    {"14", -6.5}, {"140", -6.5}, {"141", -6.5}, {"1411", -6.5}, {"1412", -6.5}, {"1413", -6.5},
    {"1414", -6.5}, {"142", -6.5}, {"1421", -6.5}, {"1422", -6.5}, {"1423", -6.5}, {"1424", -6.5},
    {"143", -6.5}, {"1431", -6.5}, {"1432", -6.5}, {"1433", -6.5}, {"1434", -6.5}, {"144", -7.5},
    {"1441", -7.5}, {"1442", -7.5}, {"1443", -7.5}, {"1444", -7.5}, {"145", -7.5}, {"1451", -7.5},
    {"1452", -7.5}, {"1453", -7.5}, {"1454", -7.5}, {"15", -7.2}, {"150", -7.2}, {"151", -7.2},
    {"152", -7.2}, {"153", -7.2}, {"154", -7.2}, {"16", -4}, {"160", -4}, {"161", -4},
    {"162", -5.6}, {"1621", -5.6}, {"1622", -5.6}, {"1623", -5.6}, {"163", -8}, {"164", -6.5},
    {"165", -7}, {"166", -7}, {"1661", -7}, {"1662", -7}, {"1663", -7}, {"17", -7},
    {"170", -7}, {"171", -9.2}, {"1711", -9.2}, {"1712", -9.2}, {"172", -5}, {"1721", -5},
    {"1722", -5}, {"1723", -5}, {"1724", -5}, {"173", -5}, {"174", -5}, {"175", -9},
    {"18", -9}, {"180", -9}, {"181", -9}, {"182", -9.5}, {"1821", -9}, {"1822", -9},
    {"1823", -10}, {"183", -10}, {"1831", -10}, {"1832", -10}, {"1833", -10}, {"184", -8},
    {"185", -8}, {"186", -10}, {"19", -10}, {"190", -10}, {"191", -9.5}, {"192", -9.5},
    {"193", -10}, {"194", -10}, {"195", -10}, {"196", -9.5}, {"20", -10}, {"200", -10},
    {"201", -9.5}, {"202", -10}, {"203", -10}, {"204", -10}, {"2041", -10}, {"2042", -10},
};

}  // namespace rapport
