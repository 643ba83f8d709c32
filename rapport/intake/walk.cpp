#include "rapport/intake/walk.h"

namespace rapport {
namespace {

class Walk {
  public:
    Walk(const Files& files, const IntakeOptions& options) : files_(files), options_(options) {}

    void given(const std::string& path) {
        const auto info = files_.look(path);
        if (!info) return refuse(path, info.fault());
        const bool folder =
            info->kind == PathKind::folder || info->kind == PathKind::link_to_folder;
        if (!folder) return add(path, *info);
        enter(path, 1);
    }
    bool any_readable() const { return folders_read_ > 0 || readable_ > 0; }
    const std::optional<Fault>& first_fault() const { return first_fault_; }
    Plan finish() { return std::move(plan_); }

  private:
    void enter(const std::string& folder, int depth) {
        if (depth > folder_depth_max)
            return refuse(folder, {FaultKind::unusable, folder + ": folders are nested too deep"});
        const auto names = files_.list(folder);
        if (!names) return refuse(folder, names.fault());
        ++folders_read_;
        for (const std::string& name : *names) {
            if (name.starts_with('.'))
                ++plan_.passed_over.hidden;
            else
                found(folder + (folder.ends_with('/') ? "" : "/") + name, depth);
        }
    }
    void found(const std::string& path, int depth) {
        const auto info = files_.look(path);
        if (!info) return refuse(path, info.fault());
        if (info->kind == PathKind::folder)
            enter(path, depth + 1);
        else if (info->kind != PathKind::file)
            ++plan_.passed_over.special;
        else if (options_.leave_out && options_.leave_out(path))
            ++plan_.passed_over.left_out;
        else
            add(path, *info);
    }
    void add(const std::string& path, const PathInfo& info) {
        ++readable_;
        plan_.inputs.push_back({path, info, std::nullopt});
    }
    void refuse(const std::string& path, const Fault& fault) {
        if (!first_fault_) first_fault_ = fault;
        Refusal refusal;
        refusal.code = RefusalCode::unreadable;
        refusal.path = path;
        refusal.detail = fault.message;
        plan_.inputs.push_back({path, {}, refusal});
    }

    const Files& files_;
    const IntakeOptions& options_;
    Plan plan_;
    uint64_t folders_read_ = 0, readable_ = 0;
    std::optional<Fault> first_fault_;
};

}  // namespace

Result<Plan> plan_inputs(const Files& files, const IntakeOptions& options) {
    Walk walk(files, options);
    for (const std::string& path : options.paths) walk.given(path);
    if (walk.first_fault() && !walk.any_readable()) return *walk.first_fault();
    return walk.finish();
}

}  // namespace rapport
