#include "rapport/base/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace rapport {
namespace {

struct RealFilesTest : testing::Test {
    std::string root = testing::TempDir() + "rapport-files-" + std::to_string(getpid());
    std::unique_ptr<Files> files = real_files();
    void SetUp() override {
        std::filesystem::create_directories(root + "/sub");
        std::ofstream(root + "/b") << "hello";
        std::ofstream(root + "/B");
        std::ofstream(root + "/.hidden");
        std::filesystem::create_symlink("sub", root + "/link");
        std::filesystem::create_symlink("b", root + "/to_b");
        std::filesystem::create_symlink("nowhere", root + "/broken");
        mkfifo((root + "/pipe").c_str(), 0600);
    }
    void TearDown() override { std::filesystem::remove_all(root); }
};

TEST_F(RealFilesTest, ListsInTheOrderOfBytes) {
    const std::vector<std::string> expected = {".hidden", "B",    "b",   "broken",
                                               "link",    "pipe", "sub", "to_b"};
    auto names = files->list(root);
    ASSERT_TRUE(names);
    EXPECT_EQ(*names, expected);
}

TEST_F(RealFilesTest, TellsKinds) {
    struct {
        const char* name;
        PathKind kind;
        uint64_t bytes;
    } rows[] = {{"/b", PathKind::file, 5},     {"/B", PathKind::file, 0},
                {"/sub", PathKind::folder, 0}, {"/to_b", PathKind::file, 5},
                {"/pipe", PathKind::other, 0}, {"/link", PathKind::link_to_folder, 0}};
    for (auto row : rows) {
        auto info = files->look(root + row.name);
        ASSERT_TRUE(info) << row.name;
        EXPECT_EQ(info->kind, row.kind) << row.name;
        EXPECT_EQ(info->bytes, row.bytes) << row.name;
    }
    EXPECT_EQ(files->look("-")->kind, PathKind::other);
}

TEST_F(RealFilesTest, NamesWhatIsMissing) {
    for (const char* name : {"/none", "/broken"}) {
        auto info = files->look(root + name);
        ASSERT_FALSE(info);
        EXPECT_EQ(info.fault(),
                  (Fault{FaultKind::unusable, root + name + ": No such file or directory"}));
    }
    EXPECT_FALSE(files->open(root + "/none"));
    EXPECT_FALSE(files->list(root + "/b"));
}

TEST_F(RealFilesTest, ReadsToTheEnd) {
    auto stream = files->open(root + "/b");
    ASSERT_TRUE(stream);
    std::string text;
    char two[2];
    for (auto got = (*stream)->read(two, 2); got && *got > 0; got = (*stream)->read(two, 2))
        text.append(two, *got);
    EXPECT_EQ(text, "hello");
    auto folder = files->open(root + "/sub");
    ASSERT_TRUE(folder);
    EXPECT_FALSE((*folder)->read(two, 2));  // EISDIR
}

}  // namespace
}  // namespace rapport
