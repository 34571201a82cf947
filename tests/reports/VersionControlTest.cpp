// Which commit was analysed, from the files of a Git work tree.

#include "driver/reports/VersionControl.h"

#include "llvm/Support/MemoryBuffer.h"

#include <gtest/gtest.h>

#include <map>

using namespace retrylint::driver;

namespace {

constexpr const char *Commit = "8f0c2f7d9d5b1c0a7e6d3f4b5a69788796a5b4c3";

std::optional<VersionControl> read(std::map<std::string, std::string> Files,
                                   llvm::StringRef Directory = "/src/app") {
  llvm::vfs::InMemoryFileSystem FS;
  for (const auto &[Path, Text] : Files)
    FS.addFile(Path, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
  return versionControl(Directory, FS);
}

std::string config(const std::string &Url) {
  return "[core]\n\tbare = false\n[remote \"fork\"]\n\turl = https://fork.example/x\n"
         "[remote \"origin\"]\n\turl = " + Url + "\n\tfetch = +refs/heads/*\n[branch \"main\"]\n";
}

std::string repositoryOf(const std::string &Url) {
  auto Git = read({{"/src/app/.git/HEAD", std::string(Commit) + "\n"},
                   {"/src/app/.git/config", config(Url)}});
  return Git ? Git->Repository : "none";
}

TEST(VersionControl, Branch) {
  auto Git = read({{"/src/app/.git/HEAD", "ref: refs/heads/fix/backoff\n"},
                   {"/src/app/.git/refs/heads/fix/backoff", std::string(Commit) + "\n"},
                   {"/src/app/.git/config", config("https://git.example/app.git")}});
  ASSERT_TRUE(Git);
  EXPECT_EQ(Git->Revision, Commit);
  EXPECT_EQ(Git->Branch, "fix/backoff");
  EXPECT_EQ(Git->Repository, "https://git.example/app.git");
  EXPECT_EQ(Git->Prefix, "");
}

TEST(VersionControl, PackedBranchBelowTheRoot) {
  auto Git = read({{"/src/app/.git/HEAD", "ref: refs/heads/main\n"},
                   {"/src/app/.git/packed-refs", "# pack-refs with: peeled\n" + std::string(Commit) +
                                                     " refs/heads/main\n"},
                   {"/src/app/.git/config", config("https://git.example/app.git")}},
                  "/src/app/lib/net");
  ASSERT_TRUE(Git);
  EXPECT_EQ(Git->Revision, Commit);
  EXPECT_EQ(Git->Prefix, "lib/net");
}

TEST(VersionControl, DetachedHead) {
  auto Git = read({{"/src/app/.git/HEAD", std::string(Commit) + "\n"},
                   {"/src/app/.git/config", config("https://git.example/app.git")}});
  ASSERT_TRUE(Git);
  EXPECT_EQ(Git->Branch, "");
}

TEST(VersionControl, LinkedWorkTree) {
  auto Git = read({{"/src/app/.git", "gitdir: /src/main/.git/worktrees/app\n"},
                   {"/src/main/.git/worktrees/app/HEAD", "ref: refs/heads/topic\n"},
                   {"/src/main/.git/worktrees/app/commondir", "../..\n"},
                   {"/src/main/.git/refs/heads/topic", std::string(Commit) + "\n"},
                   {"/src/main/.git/config", config("https://git.example/app.git")}});
  ASSERT_TRUE(Git);
  EXPECT_EQ(Git->Revision, Commit);
  EXPECT_EQ(Git->Branch, "topic");
}

TEST(VersionControl, KeepsNoCredentials) {
  EXPECT_EQ(repositoryOf("https://ci:s3cr3t@git.example/app.git"), "https://git.example/app.git");
  EXPECT_EQ(repositoryOf("https://git.example/app.git?token=s3cr3t"), "https://git.example/app.git");
  EXPECT_EQ(repositoryOf("git@git.example:team/app.git"), "ssh://git.example/team/app.git");
  EXPECT_EQ(repositoryOf("ssh://git@git.example:2222/app.git"), "ssh://git.example:2222/app.git");
}

TEST(VersionControl, LocalRemoteIsNoAddress) {
  EXPECT_EQ(repositoryOf("/srv/git/app.git"), "none");
  EXPECT_EQ(repositoryOf("../app.git"), "none");
  EXPECT_EQ(repositoryOf("file:///srv/git/app.git"), "none");
}

TEST(VersionControl, NothingToTell) {
  EXPECT_FALSE(read({{"/src/app/main.c", ""}}));
  EXPECT_FALSE(read({{"/src/app/.git/HEAD", "ref: refs/heads/main\n"},
                     {"/src/app/.git/config", config("https://git.example/app.git")}}));
  EXPECT_FALSE(read({{"/src/app/.git", "no link\n"}}));
}

} // namespace
