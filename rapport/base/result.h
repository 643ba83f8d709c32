// Results: a value, or the world's fault (a file that is missing, a full disk, a lock).
//
// The document's fault is data (intake/document.h: Refusal); our own fault is RAPPORT_ASSERT, on in
// release too. Nothing throws across rooms. `Fault::exit_code` is the program's exit code (docs of
// faces/cli; promise 6).
#pragma once

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace rapport {

enum class FaultKind { usage, unusable, locked, disk_full, interrupted };

struct Fault {
    FaultKind kind = FaultKind::unusable;
    std::string message;  // one line, names the file or value, says what to do where that is known
    bool operator==(const Fault&) const = default;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Fault fault) : state_(std::in_place_index<1>, std::move(fault)) {}
    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() { return std::get<0>(state_); }
    const T& operator*() const { return std::get<0>(state_); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    const Fault& fault() const { return std::get<1>(state_); }

  private:
    std::variant<T, Fault> state_;
};

struct Done {
    bool operator==(const Done&) const = default;
};
using Status = Result<Done>;  // success without a value: return Done{}

[[noreturn]] inline void assertion_failed(const char* what, const char* file, int line) {
    std::fprintf(stderr, "rapport: internal error: %s (%s:%d)\n", what, file, line);
    std::abort();
}
#define RAPPORT_ASSERT(x) \
    ((x) ? void(0) : ::rapport::assertion_failed(#x, __FILE__, __LINE__))

}  // namespace rapport
