#include "driver/SourceWords.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace retrylint::driver {
namespace {

using llvm::StringRef;

bool startsWord(char C) { return llvm::isAlpha(C) || C == '_' || C == '$'; }
bool inWord(char C) { return llvm::isAlnum(C) || C == '_' || C == '$'; }

class Scanner {
  StringRef Text;
  SourceWords &Out;
  std::size_t At = 0;
  bool LineStart = true;            ///< nothing but space since the line's start
  MacroWords *Macro = nullptr;      ///< whose body is read
  std::vector<StringRef> Params;
  bool Pasting = false;             ///< ## was read last
  StringRef Last;                   ///< the token before, where it is a plain word

public:
  Scanner(StringRef Text, SourceWords &Out) : Text(Text), Out(Out) {}

  void run() {
    while (At < Text.size())
      step();
  }

private:
  char peek(std::size_t Ahead = 0) const {
    return At + Ahead < Text.size() ? Text[At + Ahead] : '\0';
  }

  /// The length of a backslash and the line's end behind it, or 0.
  std::size_t splice() const {
    if (peek() != '\\')
      return 0;
    std::size_t Length = 1;
    while (peek(Length) == ' ' || peek(Length) == '\t')
      ++Length;
    if (peek(Length) == '\r')
      ++Length;
    return peek(Length) == '\n' ? Length + 1 : 0;
  }

  void step() {
    char C = Text[At];
    if (C == '\n') {
      ++At;
      LineStart = true;
      Macro = nullptr;
      return;
    }
    if (C == ' ' || C == '\t' || C == '\r' || C == '\f' || C == '\v') {
      ++At;
      return;
    }
    if (std::size_t Length = splice()) {
      At += Length;
      return;
    }
    if (C == '/' && (peek(1) == '/' || peek(1) == '*'))
      return comment();
    bool First = LineStart;
    LineStart = false;
    if (First && (C == '#' || Text.substr(At).starts_with("%:")))
      return directive();
    if (startsWord(C))
      return word();
    if (llvm::isDigit(C) || (C == '.' && llvm::isDigit(peek(1))))
      return number();
    if (C == '"' || C == '\'')
      return quoted(C, /*Raw=*/false);
    if (Macro && (Text.substr(At).starts_with("##") || Text.substr(At).starts_with("%:%:"))) {
      At += C == '#' ? 2 : 4;
      Macro->Pastes.push_back({Last, {}});
      Pasting = true;
      return;
    }
    ++At;
    other();
  }

  void other() {
    Last = {};
    Pasting = false;
  }

  void comment() {
    if (Text[At + 1] == '*') {
      std::size_t End = Text.find("*/", At + 2);
      At = End == StringRef::npos ? Text.size() : End + 2;
      return;
    }
    while (At < Text.size() && Text[At] != '\n') {
      std::size_t Length = splice();
      At += Length ? Length : 1;
    }
  }

  StringRef take() {
    std::size_t Begin = At;
    while (At < Text.size() && inWord(Text[At]))
      ++At;
    // "curl_easy_\<end of line>perform" is one word.
    if (std::size_t Length = splice(); Length && inWord(peek(Length)))
      Out.Opaque = true;
    return Text.slice(Begin, At);
  }

  void spell(StringRef Word) {
    Out.Words.push_back(Word);
    if (Macro)
      Macro->Words.push_back(Word);
  }

  void word() {
    StringRef Word = take();
    if (peek() == '"' && (Word == "R" || Word == "LR" || Word == "uR" || Word == "UR" ||
                          Word == "u8R"))
      return quoted('"', /*Raw=*/true);
    if (Word == "import")
      Out.Opaque = true;
    spell(Word);
    bool Param = Macro && (llvm::is_contained(Params, Word) || Word == "__VA_ARGS__" ||
                           Word == "__VA_OPT__");
    if (Pasting && !Param)
      Macro->Pastes.back().After = Word;
    Pasting = false;
    Last = Param ? StringRef() : Word;
  }

  void number() {
    while (At < Text.size() &&
           (inWord(Text[At]) || Text[At] == '.' ||
            (Text[At] == '\'' && inWord(peek(1))) ||
            ((Text[At] == '+' || Text[At] == '-') && At &&
             StringRef("eEpP").contains(Text[At - 1]))))
      ++At;
    other();
  }

  void quoted(char Quote, bool Raw) {
    ++At;
    std::string Close(1, Quote);
    if (Raw) {
      std::size_t Open = Text.find('(', At);
      if (Open == StringRef::npos || Open - At > 16)
        return other();
      Close = ")" + Text.slice(At, Open).str() + "\"";
      At = Open + 1;
    }
    // Words of strings count: annotations and retries are told there, and macros
    // make strings of words as well as words.
    while (At < Text.size()) {
      if (Text.substr(At).starts_with(Close)) {
        At += Close.size();
        break;
      }
      if (!Raw && Text[At] == '\n')
        break;
      if (!Raw && Text[At] == '\\') {
        std::size_t Length = splice();
        At += Length ? Length : 2;
      } else if (startsWord(Text[At])) {
        spell(take());
      } else {
        ++At;
      }
    }
    At = std::min(At, Text.size());
    other();
  }

  void space() {
    for (;;) {
      if (std::size_t Length = splice())
        At += Length;
      else if (peek() == ' ' || peek() == '\t')
        ++At;
      else if (peek() == '/' && peek(1) == '*')
        comment();
      else
        return;
    }
  }

  void directive() {
    At += Text[At] == '#' ? 1 : 2;
    space();
    StringRef Name = take();
    space();
    if (Name == "include" || Name == "include_next" || Name == "import")
      include(Name == "include_next");
    else if (Name == "define")
      define();
    else if (Name == "error" || Name == "warning")
      // Its text may hold any quote.
      while (At < Text.size() && Text[At] != '\n')
        ++At;
    other();
  }

  void include(bool Next) {
    char Open = peek();
    if (Open != '"' && Open != '<') {
      Out.ComputedInclude = true;
      return;
    }
    std::size_t Begin = ++At;
    char Close = Open == '<' ? '>' : '"';
    while (At < Text.size() && Text[At] != Close && Text[At] != '\n')
      ++At;
    Out.Includes.push_back({Text.slice(Begin, At), Open == '<', Next});
    if (peek() == Close)
      ++At;
  }

  void define() {
    StringRef Name = take();
    // The body's words come through spell().
    Macro = &Out.Macros.emplace_back();
    Macro->Name = Name;
    Out.Words.push_back(Name);
    Params.clear();
    if (peek() != '(')
      return;
    while (At < Text.size() && Text[At] != ')' && Text[At] != '\n') {
      if (std::size_t Length = splice())
        At += Length;
      else if (startsWord(Text[At]))
        Params.push_back(take());
      else
        ++At;
    }
  }
};

} // namespace

SourceWords scanWords(StringRef Text) {
  SourceWords Out;
  Scanner(Text, Out).run();
  return Out;
}

} // namespace retrylint::driver
