#include "driver/clangd/DocLinks.h"

#include <gtest/gtest.h>

using namespace retrylint::clangd;

namespace {

std::string message(const std::string &Body) {
  return "Content-Length: " + std::to_string(Body.size()) + "\r\n\r\n" + Body;
}

std::string ourPage(llvm::StringRef Check) {
  return Check == "retry-unbounded" ? "https://ours/" + Check.str() : std::string();
}

const std::string Theirs =
    R"({"code":"retry-unbounded","codeDescription":{"href":"https://clang.llvm.org/extra/clang-tidy/checks/retry/unbounded.html"}})";
const std::string Ours =
    R"({"code":"retry-unbounded","codeDescription":{"href":"https://ours/retry-unbounded"}})";

TEST(DocLinks, LeadToOurPageAndTheLengthFollows) {
  EXPECT_EQ(withOurLinks(message(Theirs), ourPage), message(Ours));
}

TEST(DocLinks, AreFoundInIndentedJsonAndMoreThanOnce) {
  std::string One =
      R"("href": "https://clang.llvm.org/extra/clang-tidy/checks/retry/unbounded.html")";
  EXPECT_EQ(withOurLinks(message("[{" + One + "},{" + One + "}]"), ourPage),
            message(R"([{"href": "https://ours/retry-unbounded"},)"
                    R"({"href": "https://ours/retry-unbounded"}])"));
}

TEST(DocLinks, OfOtherChecksStay) {
  for (const char *Link :
       {R"({"href":"https://clang.llvm.org/extra/clang-tidy/checks/bugprone/unused.html"})",
        R"({"href":"https://clang.llvm.org/extra/clang-tidy/checks/retry/of-someone-else.html"})"})
    EXPECT_EQ(withOurLinks(message(Link), ourPage), message(Link));
}

// A hover can quote the source, where such an address may stand in a comment.
TEST(DocLinks, InQuotedSourceTextStay) {
  for (const char *Text :
       {R"({"value":"see https://clang.llvm.org/extra/clang-tidy/checks/retry/unbounded.html"})",
        R"({"value":"\"href\":\"https://clang.llvm.org/extra/clang-tidy/checks/retry/unbounded.html\""})"})
    EXPECT_EQ(withOurLinks(message(Text), ourPage), message(Text));
}

TEST(DocLinks, LeaveAloneWhatIsNoMessage) {
  for (const char *Text : {"", "Content-Length: 4", "{\"href\":\"https://clang.llvm.org/"})
    EXPECT_EQ(withOurLinks(Text, ourPage), Text);
}

TEST(DocLinks, OfAChecksPageAreEmptyForOthersChecks) {
  EXPECT_EQ(pageOf("bugprone-unused"), "");
  EXPECT_EQ(pageOf("retry-unbounded"), "https://example.org/checks/retry-unbounded");
}

TEST(LinkingStream, PassesMessagesOnHoweverTheyAreCut) {
  std::string All = message("{}") + message(Theirs) + message(R"({"a":"\u00e9"})");
  for (size_t Piece = 1; Piece < All.size(); ++Piece) {
    std::string Out;
    {
      llvm::raw_string_ostream To(Out);
      LinkingStream Stream(To);
      for (size_t At = 0; At < All.size(); At += Piece)
        Stream << llvm::StringRef(All).substr(At, Piece);
    }
    std::string Wanted = message("{}") +
                         message(R"({"code":"retry-unbounded","codeDescription":)"
                                 R"({"href":"https://example.org/checks/retry-unbounded"}})") +
                         message(R"({"a":"\u00e9"})");
    ASSERT_EQ(Out, Wanted) << "pieces of " << Piece;
  }
}

TEST(LinkingStream, HoldsNothingBackThatIsComplete) {
  std::string Out;
  llvm::raw_string_ostream To(Out);
  LinkingStream Stream(To);
  Stream << message("{}");
  EXPECT_EQ(Out, message("{}"));
  Stream << "some text\n";
  EXPECT_EQ(Out, message("{}") + "some text\n");
}

} // namespace
