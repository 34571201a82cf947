//===- Main.cpp - A clangd with the retry checks in it --------------------===//

#include "tidy/Facts.h"

namespace clang::clangd {
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

int main(int Argc, char **Argv) {
  // Linking this many takes some milliseconds.
  retrylint::tidy::factsPolicy() = {.Limit = 2000, .KeepLiveUnits = true};
  return clang::clangd::clangdMain(Argc, Argv);
}
