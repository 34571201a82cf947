#include "driver/Pages.h"

namespace retrylint::driver {
namespace {

struct Page {
  std::string_view File;
  std::string_view Text;
};

const Page Pages[] = {
#include "Pages.inc"
    {"", ""},
};

} // namespace

std::string_view checkPage(std::string_view CheckName) {
  for (const Page &Candidate : Pages)
    if (Candidate.File.ends_with(".md") &&
        Candidate.File.substr(0, Candidate.File.size() - 3) == CheckName)
      return Candidate.Text;
  return {};
}

} // namespace retrylint::driver
