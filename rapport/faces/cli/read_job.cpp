#include "rapport/faces/cli/read_job.h"

namespace rapport::cli {

ReadJob::ReadJob(Ledger& ledger, std::string coder, Clock clock)
    : ledger_(ledger), clock_(std::move(clock)), flushed_at_(clock_()) {
    batch_.coder = std::move(coder);
}

Resume ReadJob::resume() const {
    return [this](const std::string& path,
                  const std::string& identity) -> Result<std::optional<InputPosition>> {
        const auto cursor = ledger_.cursor(path, identity);
        if (!cursor) return cursor.fault();
        if (!*cursor) return std::optional<InputPosition>();
        return std::optional(
            InputPosition{(*cursor)->position, (*cursor)->records, (*cursor)->complete});
    };
}

Result<Handling> ReadJob::handling(Item& item) const {
    auto* document = std::get_if<Document>(&item.what);
    if (!document) return Handling::pass;
    const auto standing = ledger_.standing(*document);
    if (!standing) return standing.fault();
    if (*standing != Standing::known) return Handling::code;
    document->text = std::string();
    return Handling::pass;
}

Status ReadJob::take(PoolItem result) {
    const Item& item = result.item;
    if (begun_ && (batch_.cursor.path != item.path || batch_.cursor.identity != item.identity))
        if (auto done = flush(); !done) return done;
    batch_.cursor = {item.path, item.identity, item.after.offset, item.after.records,
                     item.after.complete};
    begun_ = true;
    add(std::move(result));
    return batch_full() ? flush() : Done{};
}

void ReadJob::add(PoolItem result) {
    if (auto* refusal = std::get_if<Refusal>(&result.item.what)) return refuse(std::move(*refusal));
    auto* document = std::get_if<Document>(&result.item.what);
    if (!document) return;
    if (result.handling == Handling::pass) {
        batch_.entries.push_back(KnownDocument{document->id, document->record});
        return;
    }
    Coded& coded = result.coded;
    if (!coded.refusal.empty()) {
        const uint64_t length = document->text.size();
        return refuse(
            {RefusalCode::model, document->path, document->record, 0, length, coded.refusal});
    }
    text_bytes_ += document->text.size();
    totals_.claims += coded.claims.size();
    for (const Sentence& sentence : coded.sentences) totals_.words += sentence.words.size();
    batch_.entries.push_back(CodedDocument{std::move(*document), std::move(coded.sentences),
                                           std::move(coded.claims), std::move(coded.near_misses)});
}

void ReadJob::refuse(Refusal refusal) {
    ++totals_.refusals[std::string(name(refusal.code))];
    if (totals_.first_refusals.size() < refusals_kept_max)
        totals_.first_refusals.push_back(refusal);
    batch_.entries.push_back(std::move(refusal));
}

bool ReadJob::batch_full() const {
    return batch_.entries.size() >= batch_entries_max || text_bytes_ >= batch_text_bytes_max ||
           clock_() - flushed_at_ >= batch_seconds_max;
}

Status ReadJob::flush() {
    if (!begun_) return Done{};
    const auto tally = ledger_.add(batch_);
    if (!tally) return tally.fault();
    totals_.records.coded += tally->coded;
    totals_.records.no_claim += tally->no_claim;
    totals_.records.duplicate += tally->duplicate;
    totals_.records.quarantined += tally->quarantined;
    batch_.entries.clear();
    begun_ = false;
    text_bytes_ = 0;
    flushed_at_ = clock_();
    return Done{};
}

}  // namespace rapport::cli
