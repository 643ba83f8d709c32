// For the ledger's tests: invented documents, claims and batches, and a folder that vanishes.
//
// The texts are made of invented states and outlets. Spans are found by searching the words, so
// that a row of a test shows what it means.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "rapport/ledger/query.h"
#include "rapport/ledger/store.h"

namespace rapport::testing {

class Folder {
  public:
    Folder() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("rapport_ledger_" + std::to_string(getpid()) + "_" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

inline Span span_of(std::string_view text, std::string_view words) {
    const auto at = text.find(words);
    RAPPORT_ASSERT(at != text.npos);
    return {uint32_t(at), uint32_t(at + words.size())};
}

struct Given {
    std::string outlet = "Norland Herald", text = "Norland accused Sudmark of spying.",
                date = "2031-05-02";
    std::string title = "Words at the border", input_id, path = "news.jsonl";
    uint64_t record = 0;
};

inline Document make_document(const Given& given) {
    Document document;
    document.publishers = {given.outlet}, document.text = given.text, document.title = given.title;
    document.date_text = given.date, document.date = day_of_iso(given.date);
    document.input_id =
        given.input_id.empty() ? "n" + std::to_string(given.record) : given.input_id;
    document.path = given.path, document.record = given.record, document.fiction = true;
    document.id = document_id(document);
    return document;
}

inline Actor make_actor(std::string_view text, std::string_view name, std::string code) {
    return {std::string(name), span_of(text, name), "", code, code, {Sector::gov}};
}

// "A <trigger> B": one claim in sentence 0. The codes are the first three letters, large.
inline Claim make_claim(const Document& document, std::string_view actor, std::string_view trigger,
                        std::string_view recipient, EventType type = EventType::accuse) {
    const auto code = [](std::string_view name) {
        std::string text(name.substr(0, 3));
        for (auto& c : text) c = char(std::toupper(c));
        return text;
    };
    Claim claim;
    claim.document_id = document.id, claim.type = type,
    claim.trigger = span_of(document.text, trigger);
    claim.claim_id = claim_id(document.id, claim.trigger), claim.coding_id = claim.claim_id + "c";
    claim.quad = quad_of(type), claim.confidence = 0.75, claim.score_plover = -3;
    claim.actors = {make_actor(document.text, actor, code(actor))};
    claim.recipients = {make_actor(document.text, recipient, code(recipient))};
    claim.trace = {"type by hand"};
    return claim;
}

inline CodedDocument make_coded(const Given& given, bool with_claim = true) {
    CodedDocument coded;
    coded.document = make_document(given);
    coded.sentences = {{0, {0, uint32_t(given.text.size())}, {}}};
    if (with_claim)
        coded.claims = {make_claim(coded.document, "Norland", "accused", "Sudmark")};
    else
        coded.near_misses = {{0, {0, 7}, EventType::consult, 0.3, 0.6, "below the threshold"}};
    return coded;
}

inline Batch make_batch(std::vector<Entry> entries, const std::string& path = "news.jsonl",
                        uint64_t records = 0) {
    Batch batch;
    batch.cursor = {path, "sha of " + path, 100, records ? records : entries.size(), true};
    batch.entries = std::move(entries);
    batch.coder = "by hand 1";
    return batch;
}

inline Ledger open_ledger(const std::string& path, Access access = Access::create) {
    auto ledger = Ledger::open(path, {access, 0});
    RAPPORT_ASSERT(ledger);
    return std::move(*ledger);
}

}  // namespace rapport::testing
