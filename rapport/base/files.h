// Files: the seam to the file system. Tests replace it to inject faults, short reads and sizes that
// nobody stores.
//
// In: paths. Out: bytes in order, or a Fault that names the path. "-" is standard input. A read
// that a signal ends is a Fault `interrupted`, so that waiting on a pipe can be given up. Threads:
// a stream belongs to one; Files to all.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rapport/base/result.h"

namespace rapport {

enum class PathKind { file, folder, link_to_folder, other };  // other: pipe, device, socket

struct PathInfo {
    PathKind kind = PathKind::file;
    uint64_t bytes = 0;  // of a file; 0 where the size is unknown
};

class ByteStream {
  public:
    virtual ~ByteStream() = default;
    // Up to `size` bytes into `to`; fewer are no end, 0 is.
    virtual Result<size_t> read(char* to, size_t size) = 0;
};

class Files {
  public:
    virtual ~Files() = default;
    // Kind and size; a Fault where there is nothing or it may not be read.
    virtual Result<PathInfo> look(const std::string& path) const = 0;
    virtual Result<std::unique_ptr<ByteStream>> open(const std::string& path) const = 0;
    // Names in the folder in the order of their bytes, without "." and "..".
    virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
};

std::unique_ptr<Files> real_files();

}  // namespace rapport
