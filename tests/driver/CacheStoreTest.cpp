// Entries on disk, and what is known of files.

#include "TemporaryProject.h"

#include "driver/CacheStore.h"
#include "driver/FileStates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace retrylint::driver {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

Digest key(int Number) { return Digest::of("key " + std::to_string(Number)); }

TEST(CacheStore, GivesBackWhatWasPut) {
  TemporaryProject Project;
  CacheStore Store(Project.path("cache"), 1 << 20);
  EXPECT_FALSE(Store.get("units", key(1)));
  Store.put("units", key(1), "one");
  Store.put("units", key(2), "");
  Store.put("findings", key(1), "another one");
  EXPECT_EQ(Store.get("units", key(1)), "one");
  EXPECT_EQ(Store.get("units", key(2)), "");
  EXPECT_EQ(Store.get("findings", key(1)), "another one");
  Store.put("units", key(1), "newer");
  EXPECT_EQ(Store.get("units", key(1)), "newer");
  EXPECT_EQ(Store.error(), "");
}

TEST(CacheStore, AnEntryUnderAnothersNameIsNone) {
  TemporaryProject Project;
  CacheStore Store(Project.path("cache"), 1 << 20);
  Store.put("units", key(1), "one");
  Store.put("units", key(2), "two");
  auto Path = [&](int Number) {
    std::string Name = key(Number).hex();
    return Project.path("cache/units/" + Name.substr(0, 2) + "/" + Name.substr(2));
  };
  fs::copy_file(Path(1), Path(2), fs::copy_options::overwrite_existing);
  EXPECT_FALSE(Store.get("units", key(2)));
}

TEST(CacheStore, ForgetsWhatNobodyUsedForLongest) {
  TemporaryProject Project;
  constexpr std::uint64_t Limit = 100'000;
  const std::string Payload(10'000, 'x');
  CacheStore Store(Project.path("cache"), Limit);
  for (int Number = 0; Number < 9; ++Number)
    Store.put("units", key(Number), Payload);
  Store.sweep();
  for (int Number = 0; Number < 9; ++Number)
    EXPECT_TRUE(Store.get("units", key(Number)));
  // As if some hours had gone by; one was used meanwhile.
  for (const auto &Each : fs::recursive_directory_iterator(Project.path("cache/units")))
    if (Each.is_regular_file())
      fs::last_write_time(Each.path(), fs::file_time_type::clock::now() - 5h);
  EXPECT_TRUE(Store.get("units", key(3)));
  for (int Number = 10; Number < 14; ++Number)
    Store.put("units", key(Number), Payload);
  Store.sweep();
  std::uint64_t Size = 0;
  for (const auto &Each : fs::recursive_directory_iterator(Project.path("cache/units")))
    if (Each.is_regular_file())
      Size += Each.file_size();
  EXPECT_LE(Size, Limit);
  EXPECT_GE(Size, Limit / 2);
  EXPECT_TRUE(Store.get("units", key(3)));
  for (int Number = 10; Number < 14; ++Number)
    EXPECT_TRUE(Store.get("units", key(Number)));
}

TEST(CacheStore, ClearsAwayWhatKilledRunsLeftHalfWritten) {
  TemporaryProject Project;
  CacheStore Store(Project.path("cache"), 1000);
  Project.write("cache/units/ab/cd.temp-stream-123456", "half");
  Project.write("cache/units/ab/ef.temp-stream-123456", "at work");
  fs::last_write_time(Project.path("cache/units/ab/cd.temp-stream-123456"),
                      fs::file_time_type::clock::now() - 2h);
  Store.put("units", key(1), std::string(100, 'x'));
  Store.sweep();
  EXPECT_FALSE(fs::exists(Project.path("cache/units/ab/cd.temp-stream-123456")));
  EXPECT_TRUE(fs::exists(Project.path("cache/units/ab/ef.temp-stream-123456")));
}

TEST(CacheStore, TellsOnceThatItCantWrite) {
  TemporaryProject Project;
  Project.write("cache", "a file");
  CacheStore Store(Project.path("cache"), 1 << 20);
  Store.put("units", key(1), "one");
  EXPECT_NE(Store.error(), "");
  EXPECT_FALSE(Store.get("units", key(1)));
}

class States : public testing::Test {
protected:
  TemporaryProject Project;
  std::string Path = Project.path("a.h");

  /// As it is for a file that nobody has touched for some time.
  static void age(FileStates &To, const std::string &Path, const std::string &Text) {
    To.learn({Path, Digest::of(Text), *FileStamp::of(Path), fileClock() + 60'000'000'000});
  }
};

TEST_F(States, AFileIsItsContent) {
  Project.write("a.h", "one");
  FileStates States;
  EXPECT_EQ(States.content(Path), Digest::of("one"));
  EXPECT_FALSE(States.content(Project.path("b.h")));
  EXPECT_EQ(States.presence(Path), Presence::File);
  EXPECT_EQ(States.presence(Project.root()), Presence::Folder);
  EXPECT_EQ(States.presence(Project.path("b.h")), Presence::Absent);
}

TEST_F(States, AFolderIsTheNamesInIt) {
  Project.write("folder/a", "");
  std::optional<Digest> Before = FileStates().content(Project.path("folder"));
  Project.write("folder/a", "changed");
  EXPECT_EQ(FileStates().content(Project.path("folder")), Before);
  Project.write("folder/b", "");
  EXPECT_NE(FileStates().content(Project.path("folder")), Before);
}

TEST_F(States, AnAgedStampIsBelieved) {
  Project.write("a.h", "one");
  FileStates Before;
  age(Before, Path, "what it is said to hold");
  FileStates After;
  After.load(Before.save());
  EXPECT_EQ(After.content(Path), Digest::of("what it is said to hold"));
  EXPECT_FALSE(After.changed());
}

TEST_F(States, AFreshStampIsNot) {
  Project.write("a.h", "one");
  FileStates Before;
  Before.learn({Path, Digest::of("what it is said to hold"), *FileStamp::of(Path), fileClock()});
  FileStates After;
  After.load(Before.save());
  EXPECT_EQ(After.content(Path), Digest::of("one"));
}

TEST_F(States, AnotherStampIsLookedInto) {
  Project.write("a.h", "one");
  FileStates Before;
  age(Before, Path, "one");
  Project.write("a.h", "two");
  FileStates After;
  After.load(Before.save());
  EXPECT_EQ(After.content(Path), Digest::of("two"));
}

TEST_F(States, AFileInTwoStatesHasNone) {
  Project.write("a.h", "one");
  FileStates States;
  age(States, Path, "one");
  age(States, Path, "two");
  EXPECT_FALSE(States.content(Path));
}

TEST_F(States, OtherBytesTellNothing) {
  Project.write("a.h", "one");
  FileStates Before;
  age(Before, Path, "two");
  std::string Bytes = Before.save();
  for (std::size_t Size = 0; Size < Bytes.size(); ++Size) {
    FileStates Cut;
    Cut.load(Bytes.substr(0, Size));
    EXPECT_EQ(Cut.content(Path), Digest::of("one"));
  }
}

} // namespace
} // namespace retrylint::driver
