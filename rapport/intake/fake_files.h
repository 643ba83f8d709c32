// Files for tests: made of strings, read in pieces of any size, failing where a test says so.
//
// A file's bytes are `head`, then `filler` repeated up to `filler_bytes`, then `tail`: inputs
// larger than memory cost nothing. After `fail_at` bytes reads give `fault`. Folders follow from
// the paths.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "rapport/base/files.h"

namespace rapport {

struct FakeFile {
    std::string head = {};
    char filler = 'x';
    uint64_t filler_bytes = 0;
    std::string tail = {};
    size_t piece = SIZE_MAX;  // most bytes that one read gives
    std::optional<uint64_t> fail_at = {};
    Fault fault{FaultKind::unusable, "Input/output error"};
    PathKind kind = PathKind::file;
    bool opens = true;
    uint64_t size() const { return head.size() + filler_bytes + tail.size(); }
};

class FakeStream : public ByteStream {
  public:
    explicit FakeStream(const FakeFile& file) : file_(file) {}
    Result<size_t> read(char* to, size_t size) override {
        size = size_t(std::min<uint64_t>({size, file_.piece, file_.size() - at_}));
        if (file_.fail_at) {
            if (at_ >= *file_.fail_at) return file_.fault;
            size = size_t(std::min<uint64_t>(size, *file_.fail_at - at_));
        }
        for (size_t i = 0; i < size; ++i) to[i] = byte(at_ + i);
        at_ += size;
        return size;
    }

  private:
    char byte(uint64_t at) const {
        if (at < file_.head.size()) return file_.head[at];
        at -= file_.head.size();
        return at < file_.filler_bytes ? file_.filler : file_.tail[at - file_.filler_bytes];
    }
    FakeFile file_;
    uint64_t at_ = 0;
};

class FakeFiles : public Files {
  public:
    std::map<std::string, FakeFile> files;
    std::set<std::string> forbidden_folders;

    FakeFiles() = default;
    FakeFiles(std::map<std::string, FakeFile> given) : files(std::move(given)) {}

    Result<PathInfo> look(const std::string& path) const override {
        if (const auto found = files.find(path); found != files.end())
            return PathInfo{found->second.kind,
                            found->second.kind == PathKind::file ? found->second.size() : 0};
        const auto below = files.lower_bound(path + "/");
        if (below == files.end() || !below->first.starts_with(path + "/")) return missing(path);
        return PathInfo{PathKind::folder, 0};
    }
    Result<std::unique_ptr<ByteStream>> open(const std::string& path) const override {
        const auto found = files.find(path);
        if (found == files.end() || !found->second.opens) return missing(path);
        std::unique_ptr<ByteStream> stream = std::make_unique<FakeStream>(found->second);
        return stream;
    }
    Result<std::vector<std::string>> list(const std::string& folder) const override {
        if (forbidden_folders.contains(folder))
            return Fault{FaultKind::unusable, folder + ": Permission denied"};
        std::set<std::string> names;
        for (const auto& [path, file] : files)
            if (path.starts_with(folder + "/")) {
                const size_t from = folder.size() + 1;
                names.insert(path.substr(from, path.find('/', from) - from));
            }
        return std::vector<std::string>(names.begin(), names.end());
    }

  private:
    static Fault missing(const std::string& path) {
        return {FaultKind::unusable, path + ": No such file or directory"};
    }
};

}  // namespace rapport
