// Mapped files: a file's bytes, read-only, without copying them.
//
// Refuses what is missing, empty or no regular file. Lifetime: bytes() lives as long as the object,
// moved or not. A file that shrinks while mapped ends the program with SIGBUS: replace weight files
// by rename.
#pragma once

#include <string>
#include <string_view>

#include "rapport/base/result.h"

namespace rapport {

class MappedFile {
  public:
    static Result<MappedFile> open(const std::string& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();
    std::string_view bytes() const { return {data_, size_}; }

  private:
    MappedFile(const char* data, size_t size) : data_(data), size_(size) {}
    const char* data_ = nullptr;
    size_t size_ = 0;
};

}  // namespace rapport
