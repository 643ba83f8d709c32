// The writer: puts a batch's entries into the open transaction of a ledger. Part of store.cpp's
// machinery.
//
// Knows nothing of transactions and locks: whoever calls it begins, commits or rolls back
// (store.cpp). Threads: as Database.
#pragma once

#include <string>

#include "rapport/ledger/record.h"
#include "rapport/ledger/sql.h"
#include "rapport/ledger/store.h"

namespace rapport {

// The order among documents with one id: title before none, then the digest of the metadata that
// the id leaves out.
std::string variant_of(const Document& document);
std::string quarantine_id(const Refusal& refusal);

class Writer {
  public:
    explicit Writer(Database& database);

    Result<Tally> write(const Batch& batch);
    Result<Standing> standing(const Document& document);

  private:
    struct Found {
        int64_t number = 0;  // 0: not there
        std::string variant;
    };
    Result<Found> find(const std::string& document_id);
    Result<int64_t> source(const Cursor& cursor);
    Result<int64_t> coder(const std::string& coder);
    Result<Outcome> add(const CodedDocument& entry, int64_t source, int64_t coder);
    Result<Outcome> add(const KnownDocument& entry, int64_t source);
    Result<Outcome> add(const Refusal& refusal, int64_t source);
    Result<int64_t> put_document(const Document& document, int64_t coder, int64_t number);
    Status clear_document(int64_t number);
    Status put_parts(const CodedDocument& entry, int64_t document, int64_t coder);
    Status put_claim(const Claim& claim, int64_t document, int64_t coder);
    Status put_actors(const std::vector<Actor>& actors, const char* side, int64_t coding);
    Status put_links(const std::vector<Link>& chain, int64_t coding);
    Status put_input(int64_t source, uint64_t record, std::optional<int64_t> document,
                     std::optional<int64_t> quarantine);

    Database& database_;
    Statement find_, source_, add_coder_, find_coder_, document_, update_, clear_codings_,
        clear_sentences_, clear_near_misses_, sentence_, claim_, actor_, link_, near_miss_, refuse_,
        find_refusal_, input_;
};

}  // namespace rapport
