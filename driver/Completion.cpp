//===- Completion.cpp - What shells complete ------------------------------===//

#include "driver/CommandHelp.h"
#include "driver/Commands.h"
#include "driver/Messages.h"
#include "driver/Report.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSwitch.h"

#include <set>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

std::string checkNames() {
  std::string Names;
  for (const CheckInfo &Info : allChecks())
    Names += (Names.empty() ? "" : " ") + std::string(Info.Name);
  return Names;
}

/// The words an option takes, separated by spaces; empty: not a fixed set.
std::string wordsOf(StringRef Command, const OptionHelp &Option) {
  if (Option.Name == "--format" || Option.Name == "--output") {
    if (Command == "checks")
      return "table json";
    std::string Words;
    for (const driver::Format &Each : formats())
      Words += (Words.empty() ? "" : " ") + std::string(Each.Name) +
               (Option.Name == "--output" ? "=" : "");
    return Words;
  }
  if (Option.Name == "--checks")
    return checkNames();
  return llvm::StringSwitch<std::string>(Option.Name)
      .Case("--color", "auto always never")
      .Case("--profile", "default strict")
      .Case("--min-confidence", "low medium high")
      .Case("--fail-on", "error warning note never")
      .Case("--ci", "github gitlab jenkins none")
      .Default("");
}

bool takesFolder(const OptionHelp &Option) {
  return Option.Value == "DIR" || Option.Value == "BUILD";
}

/// The words that a command takes beside its options; empty: files.
std::string argumentsOf(StringRef Command) {
  if (Command == "explain")
    return checkNames();
  if (Command == "completion")
    return "bash zsh fish";
  return {};
}

void writeBash(llvm::raw_ostream &Out) {
  const std::vector<CommandHelp> Commands = describeCommands();
  std::string Names;
  for (const CommandHelp &Each : Commands)
    Names += (Names.empty() ? "" : " ") + Each.Name;

  Out << "# bash completion for retrylint\n"
         "_retrylint() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command= word\n"
         "  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then "
         "prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case \" " << Names << " \" in *\" $word \"*) command=$word; break ;; esac\n"
         "  done\n"
         "  if [[ -z $command && $COMP_CWORD -eq 1 && $cur != -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"" << Names << "\" -- \"$cur\") $(compgen -f -- \"$cur\"))\n"
         "    return\n"
         "  fi\n"
         "  case ${command:-check}:$prev in\n";
  for (const CommandHelp &Command : Commands)
    for (const OptionHelp &Option : Command.Options) {
      if (Option.Value.empty())
        continue;
      Out << "  " << Command.Name << ":" << Option.Name << ") COMPREPLY=($(compgen ";
      if (std::string Words = wordsOf(Command.Name, Option); !Words.empty())
        Out << "-W \"" << Words << "\"";
      else
        Out << (takesFolder(Option) ? "-d" : "-f");
      Out << " -- \"$cur\")); return ;;\n";
    }
  Out << "  esac\n"
         "  case ${command:-check}:$cur in\n";
  for (const CommandHelp &Command : Commands) {
    Out << "  " << Command.Name << ":-*) COMPREPLY=($(compgen -W \"";
    for (const OptionHelp &Option : Command.Options)
      Out << Option.Name << " ";
    Out << "--help\" -- \"$cur\")) ;;\n";
    if (std::string Words = argumentsOf(Command.Name); !Words.empty())
      Out << "  " << Command.Name << ":*) COMPREPLY=($(compgen -W \"" << Words
          << "\" -- \"$cur\")) ;;\n";
  }
  Out << "  *) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _retrylint retrylint\n";
}

/// For a text in single quotes, in which zsh reads brackets and colons.
std::string forZsh(StringRef Text) {
  std::string Quoted;
  for (char C : Text)
    if (C == '\'')
      Quoted += "'\\''";
    else if (C == '[' || C == ']' || C == ':' || C == '\\')
      Quoted += std::string("\\") + C;
    else
      Quoted += C;
  return Quoted;
}

void writeZsh(llvm::raw_ostream &Out) {
  const std::vector<CommandHelp> Commands = describeCommands();
  Out << "#compdef retrylint\n"
         "_retrylint() {\n"
         "  local curcontext=$curcontext state line command=${words[2]}\n"
         "  local -a commands=(\n";
  for (const CommandHelp &Each : Commands)
    Out << "    '" << Each.Name << ":" << forZsh(Each.Summary) << "'\n";
  Out << "  )\n"
         "  if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then\n"
         "    _describe -t commands command commands\n"
         "    _files\n"
         "    return\n"
         "  fi\n"
         "  case $command in\n";
  // What is no command is the first argument of check.
  auto WriteCase = [&](StringRef Label, const CommandHelp &Command) {
    Out << "  " << Label << ")\n    _arguments -s \\\n";
    for (const OptionHelp &Option : Command.Options) {
      Out << "      '*" << Option.Name;
      if (!Option.Value.empty() && Option.Name.size() > 2)
        Out << "=";
      Out << "[" << forZsh(Option.Summary) << "]";
      if (!Option.Value.empty()) {
        Out << ":" << forZsh(StringRef(Option.Value).lower()) << ":";
        if (std::string Words = wordsOf(Command.Name, Option); !Words.empty())
          Out << "(" << Words << ")";
        else
          Out << (takesFolder(Option) ? "_files -/" : "_files");
      }
      Out << "' \\\n";
    }
    // With "*::", options would end at the first argument, which the command is.
    std::string Words = argumentsOf(Command.Name);
    Out << "      '*:argument:" << (Words.empty() ? "_files" : "(" + Words + ")")
        << "' ;;\n";
  };
  for (const CommandHelp &Command : Commands)
    WriteCase(Command.Name, Command);
  WriteCase("*", Commands.front());
  Out << "  esac\n"
         "}\n"
         "_retrylint \"$@\"\n";
}

std::string forFish(StringRef Text) {
  std::string Quoted;
  for (char C : Text)
    Quoted += C == '\'' || C == '\\' ? std::string("\\") + C : std::string(1, C);
  return "'" + Quoted + "'";
}

void writeFish(llvm::raw_ostream &Out) {
  const std::vector<CommandHelp> Commands = describeCommands();
  Out << "# fish completion for retrylint\n"
         "function __retrylint_command\n"
         "  set -l words (commandline -opc)\n"
         "  test (count $words) -gt 1; and contains -- $words[2] $argv\n"
         "end\n";
  for (const CommandHelp &Each : Commands)
    Out << "complete -c retrylint -n __fish_use_subcommand -a " << Each.Name << " -d "
        << forFish(Each.Summary) << "\n";
  for (const CommandHelp &Command : Commands) {
    std::string When = "'__retrylint_command " + Command.Name + "'";
    if (std::string Words = argumentsOf(Command.Name); !Words.empty())
      Out << "complete -c retrylint -n " << When << " -xa " << forFish(Words) << "\n";
    for (const OptionHelp &Option : Command.Options) {
      StringRef Bare = StringRef(Option.Name).ltrim('-');
      Out << "complete -c retrylint -n " << When
          << (Option.Name.size() == 2 ? " -s " : " -l ") << Bare << " -d "
          << forFish(Option.Summary);
      if (std::string Words = wordsOf(Command.Name, Option); !Words.empty())
        Out << " -xa " << forFish(Words);
      else if (takesFolder(Option))
        Out << " -xa '(__fish_complete_directories)'";
      else if (!Option.Value.empty())
        Out << " -r";
      Out << "\n";
    }
  }
}

} // namespace

bool writeCompletion(llvm::raw_ostream &Out, std::string_view Shell) {
  if (Shell == "bash")
    writeBash(Out);
  else if (Shell == "zsh")
    writeZsh(Out);
  else if (Shell == "fish")
    writeFish(Out);
  else
    return false;
  return true;
}

int runCompletion(const Options &Given) {
  if (Given.Paths.size() == 1 && writeCompletion(llvm::outs(), Given.Paths.front()))
    return ExitClean;
  say(Severity::Error, "completion takes the name of a shell: bash, zsh or fish; "
                       "'source <(retrylint completion bash)' sets it up");
  return ExitUsage;
}

} // namespace retrylint::driver
