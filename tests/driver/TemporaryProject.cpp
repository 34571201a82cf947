#include "TemporaryProject.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace retrylint {
namespace fs = std::filesystem;

const char *const CurlHeader = R"(
typedef struct Curl_easy CURL;
typedef enum { CURLE_OK, CURLE_COULDNT_CONNECT = 7 } CURLcode;
CURLcode curl_easy_perform(CURL *);
)";

const char *const StubbornClient = R"(#include <curl/curl.h>
#include <unistd.h>
int fetch(CURL *handle) {
  while (curl_easy_perform(handle) != CURLE_OK)
    sleep(1);
  return 0;
}
)";

const char *const PlainClient = R"(#include <curl/curl.h>
int fetch_once(CURL *handle) { return curl_easy_perform(handle) == CURLE_OK; }
)";

TemporaryProject::TemporaryProject() {
  std::string Template = (fs::temp_directory_path() / "retrylint-XXXXXX").string();
  Root = fs::canonical(mkdtemp(Template.data())).string();
  // The search for a database and for the root ends here.
  fs::create_directory(path(".git"));
}

TemporaryProject::~TemporaryProject() {
  std::error_code Ignored;
  fs::remove_all(Root, Ignored);
}

void TemporaryProject::writeClients() const {
  write("include/curl/curl.h", CurlHeader);
  write("src/fetch.c", StubbornClient);
  write("src/once.c", PlainClient);
}

void TemporaryProject::write(const std::string &Name, const std::string &Text) const {
  fs::create_directories(fs::path(path(Name)).parent_path());
  std::ofstream(path(Name), std::ios::binary) << Text;
}

std::string TemporaryProject::read(const std::string &Name) const {
  std::ifstream File(path(Name), std::ios::binary);
  std::stringstream Text;
  Text << File.rdbuf();
  return Text.str();
}

void TemporaryProject::database(const std::string &Name,
                                const std::vector<std::string> &Files,
                                const std::string &Flags) const {
  std::string Text = "[";
  for (const std::string &File : Files) {
    Text += Text.size() > 1 ? ",\n" : "\n";
    Text += " {\"directory\": \"" + Root + "\", \"file\": \"" + File +
            "\", \"command\": \"cc " + Flags + " -isystem " + Root +
            "/include -c " + File + " -o x.o\"}";
  }
  write(Name, Text + "\n]\n");
}

static std::string quoted(const std::string &Word) {
  std::string Quoted = "'";
  for (char C : Word)
    Quoted += C == '\'' ? std::string("'\\''") : std::string(1, C);
  return Quoted + "'";
}

Ran TemporaryProject::run(const std::vector<std::string> &Words, const std::string &In,
                          const std::vector<std::string> &Environment) const {
  std::string Command = "cd " + quoted(path(In)) + " && env";
  for (const std::string &Each : Environment)
    Command += " " + quoted(Each);
  Command += " " + quoted(RETRYLINT_BINARY);
  for (const std::string &Word : Words)
    Command += " " + quoted(Word);
  fs::path Box = fs::path(Root + ".out");
  fs::create_directory(Box);
  Command += " >" + quoted(Box / "out") + " 2>" + quoted(Box / "err") + " </dev/null";
  int Status = std::system(Command.c_str());
  auto slurp = [](const fs::path &Path) {
    std::ifstream File(Path, std::ios::binary);
    std::stringstream Text;
    Text << File.rdbuf();
    return Text.str();
  };
  Ran Result{WIFEXITED(Status) ? WEXITSTATUS(Status) : -1, slurp(Box / "out"),
             slurp(Box / "err")};
  fs::remove_all(Box);
  return Result;
}

} // namespace retrylint
