#include "driver/HeaderReach.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <gmock/gmock.h>

using namespace retrylint::driver;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

class HeaderReach : public testing::Test {
protected:
  void SetUp() override {
    llvm::SmallString<128> Made;
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("headers", Made));
    Folder = std::string(Made);
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Folder); }

  std::string file(const std::string &Name, llvm::StringRef Text = "") {
    std::string Path = Folder + "/" + Name;
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path));
    std::error_code Error;
    llvm::raw_fd_ostream(Path, Error) << Text;
    return Path;
  }

  std::string Folder;
};

TEST(IncludedNames, AreReadInEveryForm) {
  EXPECT_THAT(includedNames("#include \"a.h\"\n  #  include <b/c.hpp> // why\n"
                            "#import \"d.h\"\n#include MACRO\n// #include \"no.h\"\n"
                            "#include_next <e.h>\n#include \"open\n"),
              ElementsAre("a.h", "b/c.hpp", "d.h"));
}

TEST_F(HeaderReach, FollowsIncludesOfIncludes) {
  std::string Main = file("src/main.cpp", "#include \"near.h\"\n#include <net/client.h>\n");
  file("src/near.h", "#include \"../src/deep.h\"\n");
  file("src/deep.h");
  file("include/net/client.h");
  std::string Alone = file("include/net/unused.h", "#include \"client.h\"\n");
  EXPECT_THAT(unreachedHeaders(headersBelow(Folder), {Main}), ElementsAre(Alone));
}

TEST_F(HeaderReach, TellsNamesakesApart) {
  std::string Main = file("main.c", "#include \"a/log.h\"\n");
  file("a/log.h");
  std::string Other = file("b/log.h");
  EXPECT_THAT(unreachedHeaders(headersBelow(Folder), {Main}), ElementsAre(Other));
}

TEST_F(HeaderReach, EndsWhereHeadersIncludeEachOther) {
  std::string Main = file("main.c", "#include \"a.h\"\n");
  file("a.h", "#include \"b.h\"\n");
  file("b.h", "#include \"a.h\"\n");
  EXPECT_THAT(unreachedHeaders(headersBelow(Folder), {Main}), IsEmpty());
}

TEST_F(HeaderReach, LooksIntoNoBuildFolderAndNoHiddenOne) {
  std::string Own = file("own.h");
  file("build/CMakeCache.txt");
  file("build/generated.h");
  file(".cache/old.h");
  EXPECT_THAT(headersBelow(Folder), ElementsAre(Own));
}

} // namespace
