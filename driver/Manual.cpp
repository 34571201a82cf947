//===- Manual.cpp - The manual page ---------------------------------------===//

#include "driver/CommandHelp.h"
#include "driver/Commands.h"
#include "driver/Messages.h"
#include "driver/Report.h"

#include "llvm/ADT/StringRef.h"

namespace retrylint::driver {
namespace {

using llvm::StringRef;

/// Text that troff takes as it is.
std::string plain(StringRef Text) {
  std::string Out;
  if (Text.starts_with(".") || Text.starts_with("'"))
    Out = "\\&";
  for (char C : Text)
    if (C == '-')
      Out += "\\-";
    else if (C == '\\')
      Out += "\\e";
    else
      Out += C;
  return Out;
}

std::string sentence(StringRef Text) {
  std::string Out = plain(Text);
  if (!Out.empty() && Out[0] >= 'a' && Out[0] <= 'z')
    Out[0] -= 'a' - 'A';
  return Out + ".";
}

} // namespace

void writeManual(llvm::raw_ostream &Out) {
  Out << ".TH RETRYLINT 1 \"\" \"retrylint " RETRYLINT_VERSION "\" \"User Commands\"\n"
         ".SH NAME\n"
         "retrylint \\- finds retry anti\\-patterns in client code\n"
         ".SH SYNOPSIS\n"
         ".B retrylint\n[check] [\\-p \\fIBUILD\\fR] [\\fIPATHS\\fR]\n.br\n"
         ".B retrylint\n[check] \\fIFILE\\fR... \\-\\- \\fIFLAGS\\fR\n.br\n"
         ".B retrylint\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n"
         ".SH DESCRIPTION\n"
         "Finds retry code that turns a server's bad minute into an outage: retries with no\n"
         "delay, loops around network calls that never give up, delays that grow without a cap\n"
         "or without a random part, requests sent again after the server has said no.\n"
         "It reads C, C++, Objective\\-C and Objective\\-C++ as the compiler does, from the\n"
         "commands in compile_commands.json.\n"
         ".SH COMMANDS\n";
  const std::vector<CommandHelp> Commands = describeCommands();
  for (const CommandHelp &Each : Commands)
    Out << ".TP\n.B " << plain(Each.Name) << "\n" << sentence(Each.Summary) << "\n";
  for (const CommandHelp &Each : Commands) {
    if (Each.Options.empty())
      continue;
    Out << ".SH OPTIONS OF " << StringRef(Each.Name).upper() << "\n";
    for (const OptionHelp &Option : Each.Options) {
      Out << ".TP\n.B " << plain(Option.Name);
      if (!Option.Value.empty())
        Out << (Option.Name.size() > 2 ? "=" : " ") << "\\fI" << plain(Option.Value)
            << "\\fR";
      Out << "\n" << sentence(Option.Summary) << "\n";
    }
  }
  Out << ".SH CHECKS\n";
  for (const CheckInfo &Info : allChecks())
    Out << ".TP\n.B " << plain(Info.Name) << "\n" << sentence(Info.Summary) << "\n";
  Out << ".PP\n.B retrylint explain \\fICHECK\\fR\ntells about each.\n"
         ".SH EXIT STATUS\n"
         ".TP\n0\nNothing was found.\n"
         ".TP\n1\nSomething was found.\n"
         ".TP\n2\nThe command line was wrong, or nothing could be analysed.\n"
         ".TP\n3\nSome units could not be analysed.\n"
         ".SH FILES\n"
         ".TP\n.I .clang\\-tidy\nWhich checks run where, and their options; the same file\n"
         "that clang\\-tidy and clangd read.\n"
         ".TP\n.I .retrylint/models/*.json\nWhat the functions of the project's own libraries mean.\n"
         ".SH SEE ALSO\n"
         ".BR retrylint\\-clangd (1),\n.BR clang\\-tidy (1),\n.BR clangd (1)\n";
}

int runManual(const Options &) {
  writeManual(llvm::outs());
  return ExitClean;
}

} // namespace retrylint::driver
