#include "rapport/base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rapport {
namespace {

Fault fault_of(const std::string& path, int error) {
    const auto kind = error == EINTR ? FaultKind::interrupted : FaultKind::unusable;
    return {kind, path + ": " + std::strerror(error)};
}

class RealStream : public ByteStream {
  public:
    RealStream(int descriptor, std::string path)
        : descriptor_(descriptor), path_(std::move(path)) {}
    RealStream(const RealStream&) = delete;
    RealStream& operator=(const RealStream&) = delete;
    ~RealStream() override {
        if (descriptor_ > STDERR_FILENO) close(descriptor_);
    }
    Result<size_t> read(char* to, size_t size) override {
        const ssize_t got = ::read(descriptor_, to, size);
        if (got < 0) return fault_of(path_, errno);
        return size_t(got);
    }

  private:
    int descriptor_;
    std::string path_;
};

PathKind kind_of(const struct stat& found, bool is_link) {
    if (S_ISDIR(found.st_mode)) return is_link ? PathKind::link_to_folder : PathKind::folder;
    return S_ISREG(found.st_mode) ? PathKind::file : PathKind::other;
}

class RealFiles : public Files {
  public:
    Result<PathInfo> look(const std::string& path) const override {
        if (path == "-") return PathInfo{PathKind::other, 0};
        struct stat itself {
        }, target{};
        if (lstat(path.c_str(), &itself) != 0 || stat(path.c_str(), &target) != 0)
            return fault_of(path, errno);
        if (access(path.c_str(), S_ISDIR(target.st_mode) ? R_OK | X_OK : R_OK) != 0)
            return fault_of(path, errno);
        const PathKind kind = kind_of(target, S_ISLNK(itself.st_mode));
        return PathInfo{kind, kind == PathKind::file ? uint64_t(target.st_size) : 0};
    }

    Result<std::unique_ptr<ByteStream>> open(const std::string& path) const override {
        const int descriptor =
            path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return fault_of(path, errno);
        std::unique_ptr<ByteStream> stream = std::make_unique<RealStream>(descriptor, path);
        return stream;
    }

    Result<std::vector<std::string>> list(const std::string& folder) const override {
        std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
        if (!open) return fault_of(folder, errno);
        std::vector<std::string> names;
        errno = 0;
        while (const dirent* entry = readdir(open.get())) {
            const std::string name = entry->d_name;
            if (name != "." && name != "..") names.push_back(name);
            errno = 0;
        }
        if (errno != 0) return fault_of(folder, errno);
        std::sort(names.begin(), names.end());
        return names;
    }
};

}  // namespace

std::unique_ptr<Files> real_files() { return std::make_unique<RealFiles>(); }

}  // namespace rapport
