// Rapport's facade: what the command line, HTTP, Python and the benchmarks may use.
//
//   auto engine = rapport::Engine::open({.data = "data", .model = "models/rapport.safetensors"});
//   rapport::Coded coded = engine->code(document);  // thread-safe: one scratch per thread inside
//
// Lifetime: an Engine maps the model and owns the lexicon; what `code` returns owns all its parts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rapport/base/result.h"
#include "rapport/claims/claim.h"
#include "rapport/claims/confidence.h"
#include "rapport/claims/relevance.h"
#include "rapport/intake/document.h"
#include "rapport/language/precision.h"
#include "rapport/language/sentence.h"

namespace rapport {

// Where the tables are: `given`, else $RAPPORT_DATA, else beside the program, else the tree that it
// was built in.
Result<std::string> find_data_folder(const std::string& given);

struct EngineOptions {
    std::string data_folder;               // "" = beside the program, or $RAPPORT_DATA
    std::string model_file;                // "" = beside the program, or $RAPPORT_MODEL
    Precision precision = Precision::int8;
    Relevance relevance = Relevance::political;
    std::string isa;  // "" = best of this machine, or $RAPPORT_ISA (language/isa.h has the names)
};

struct Coded {
    std::vector<Sentence> sentences;
    std::vector<Claim> claims;        // in order of their triggers
    std::vector<Evidence> evidence;   // one a claim: what its confidence was read from
    std::vector<NearMiss> near_misses;  // at most one a sentence, only for sentences without claims
    std::string refusal;              // the model's fault with this document (NaN), "" = none
    bool operator==(const Coded&) const = default;
};

class Engine {
  public:
    static Result<Engine> open(const EngineOptions& options);
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;
    ~Engine();

    Coded code(const Document& document) const;
    // With sentences given (for evaluation on texts that were split by hand), not our splitter's.
    Coded code(const Document& document, const std::vector<Span>& sentences) const;
    // The lexicon's code of each word of each window, "" = unknown: with them the reference model
    // sees what this one sees.
    std::vector<std::vector<std::string>> marks(const Document& document,
                                                const std::vector<Span>& sentences) const;
    std::string model_version() const;  // SHA-256 of the weight file, first 12 digits
    std::string coder() const;  // model, rules and lexicon in one line: what the codes depend on
    std::string isa() const;

  private:
    struct Parts;
    explicit Engine(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace rapport
