// Fuzz target: any bytes through edtf_bounds, and the same bytes as words through read_date and
// find_dates.
#include <cstddef>
#include <cstdint>

#include "rapport/base/result.h"
#include "rapport/claims/dates.h"

namespace {

// What a date says about its days is what its EDTF string says.
void check(const rapport::EventDate& date, size_t size) {
    using namespace rapport;
    RAPPORT_ASSERT(date.edtf.empty() == (date.basis == DateBasis::none));
    RAPPORT_ASSERT(date.span.end <= size && date.span.begin <= date.span.end);
    if (date.edtf.empty()) return;
    const auto bounds = edtf_bounds(date.edtf);
    RAPPORT_ASSERT(bounds && bounds->earliest == date.earliest && bounds->latest == date.latest);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace rapport;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto bounds = edtf_bounds(text);
    if (bounds) {
        RAPPORT_ASSERT(bounds->earliest || bounds->latest);
        RAPPORT_ASSERT(!bounds->earliest || !bounds->latest ||
                       *bounds->earliest <= *bounds->latest);
    }
    for (const bool past : {true, false}) {
        const DateReference reference{to_day({2024, 2, 29}), past, {}};
        const Span whole{0, uint32_t(size)};
        check(read_date(text, whole, reference), size);
        for (const EventDate& date : find_dates(text, whole, reference)) check(date, size);
    }
    return 0;
}
