#include "rapport/claims/places_on_disk.h"

#include <cstdlib>
#include <filesystem>

namespace rapport {
namespace {

namespace fs = std::filesystem;

struct Wanted {
    const char* variable;
    const char* option;
    const char* path;       // beside or above the program
    const char* installed;  // below the prefix
    const char* proof;      // what must be there to believe it, "" = the path itself
    const char* remedy;
};

constexpr Wanted data{"RAPPORT_DATA", "--data", "data", "share/rapport/data", "codes/contexts.tsv",
                      "name the folder data/ of Rapport's source tree"};
constexpr Wanted model{"RAPPORT_MODEL",
                       "--model",
                       "models/rapport.safetensors",
                       "share/rapport/models/rapport.safetensors",
                       "",
                       "run `make train`, or name the weight file"};

bool exists(const fs::path& path, const Wanted& wanted) {
    std::error_code error;
    return fs::exists(*wanted.proof ? path / wanted.proof : path, error);
}

Result<std::string> checked(const std::string& path, std::string_view from, const Wanted& wanted) {
    if (exists(path, wanted)) return path;
    const std::string lack = *wanted.proof ? "no data folder, it has no " : "no file";
    return Fault{FaultKind::unusable,
                 path + " (" + std::string(from) + "): " + lack + wanted.proof + "; " +
                     wanted.remedy};
}

Result<std::string> find(const std::string& named, const Wanted& wanted) {
    if (!named.empty()) return checked(named, wanted.option, wanted);
    const char* variable = std::getenv(wanted.variable);
    if (variable && *variable)
        return checked(variable, std::string("$") + wanted.variable, wanted);
    std::error_code error;
    fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (int i = 0; i <= folders_up_max && !folder.empty(); ++i, folder = folder.parent_path())
        for (const char* below : {wanted.path, wanted.installed})
            if (exists(folder / below, wanted)) return (folder / below).string();
    return Fault{FaultKind::unusable,
                 std::string(wanted.path) + ": not found beside the program; " + wanted.remedy +
                     " with " + wanted.option + " or $" + wanted.variable};
}

}  // namespace

Result<std::string> find_data_folder(const std::string& named) { return find(named, data); }
Result<std::string> find_model_file(const std::string& named) { return find(named, model); }

}  // namespace rapport
