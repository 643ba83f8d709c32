#include "rapport/language/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace rapport {

Result<MappedFile> MappedFile::open(const std::string& path) {
    const auto fault = [&](const std::string& what) {
        return Fault{FaultKind::unusable, path + ": " + what};
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return fault(std::strerror(errno));
    struct stat info {};
    void* data = MAP_FAILED;
    const bool regular = fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
    if (regular) data = mmap(nullptr, size_t(info.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    const std::string reason = regular ? std::strerror(errno) : "empty or not a regular file";
    ::close(file);
    if (data == MAP_FAILED) return fault(reason);
    return MappedFile(static_cast<const char*>(data), size_t(info.st_size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_) munmap(const_cast<char*>(data_), size_);
}

}  // namespace rapport
