#include "driver/ModelNames.h"
#include "driver/Suggest.h"
#include "link/Names.h"

#include "llvm/Support/MemoryBuffer.h"

#include <algorithm>
#include <cctype>

namespace retrylint::driver {

ModelNames::ModelNames(const std::vector<ir::Unit> &Units, const std::set<std::string> &Read)
    : Units(Units), Read(Read) {
  for (const ir::Unit &Unit : Units)
    for (const ir::Function &F : Unit.Functions)
      for (const ir::Inst &I : F.Insts)
        if (I.Kind == ir::InstKind::Call && I.Name)
          Calls.try_emplace(std::string(Unit.str(I.Name)),
                            Unit.Files[I.Where.File].Path + ":" +
                                std::to_string(I.Where.Line));
}

/// The word of a name that code must spell: "connect" of "a::b::connect", "get" of
/// "-[A get:failure:]".
static std::string spelled(const std::string &Name) {
  std::string Word = link::lastComponent(Name);
  if (std::size_t Space = Name.find(' '); Name.starts_with("-[") || Name.starts_with("+["))
    Word = Name.substr(Space + 1, Name.find_first_of(":]", Space) - Space - 1);
  return Word;
}

bool ModelNames::mentioned(const std::string &Word) {
  if (Words.empty())
    for (const std::string &Path : Read) {
      auto Buffer = llvm::MemoryBuffer::getFile(Path);
      if (!Buffer)
        continue;
      llvm::StringRef Text = (*Buffer)->getBuffer();
      for (std::size_t At = 0; At < Text.size();) {
        std::size_t From = At;
        while (At < Text.size() && (std::isalnum(static_cast<unsigned char>(Text[At])) ||
                                    Text[At] == '_'))
          ++At;
        if (At > From)
          Words.insert(Text.slice(From, At).str());
        else
          ++At;
      }
    }
  return Words.contains(Word);
}

std::string ModelNames::why(const std::string &Name, bool CanBeCalled) {
  std::string Quoted = "\"" + Name + "\"";
  for (const ir::Unit &Unit : Units)
    for (const ir::FunctionSummary &Other : Unit.Models)
      if (CanBeCalled && Other.Name == Name)
        return Quoted + " is known from library \"" + Other.Library + "\", whose entry counts";
  if (auto Call = Calls.find(Name); CanBeCalled && Call != Calls.end())
    return Quoted + " is called at " + Call->second +
           ", and no entry of it fits that call; look at its \"args\", \"params\", "
           "\"receivers\" and \"when\"";
  std::string Word = spelled(Name);
  for (const auto &[Other, Where] : Calls)
    if (CanBeCalled && Other != Name && spelled(Other) == Word)
      return Quoted + " matches nothing; " + Where + " calls \"" + Other + "\"";
  if (mentioned(Word))
    return CanBeCalled ? Quoted + " is mentioned, but no unit calls it" : std::string();
  std::vector<llvm::StringRef> Known;
  for (const auto &[Other, Where] : Calls)
    Known.push_back(Other);
  return Quoted + " matches nothing" + suggestion(Name, Known, "");
}

std::size_t ModelNames::size(const models::ModelSet::Additions &File) {
  std::set<std::string> Names(File.Others.begin(), File.Others.end());
  for (const models::Model *M : File.Models)
    Names.insert(M->Summary.Name);
  return Names.size();
}

std::vector<ModelNames::Name>
ModelNames::names(const models::ModelSet::Additions &File) const {
  std::vector<Name> Names;
  for (const models::Model *M : File.Models) {
    bool Met = std::any_of(Units.begin(), Units.end(), [&](const ir::Unit &Unit) {
      return std::find(Unit.Models.begin(), Unit.Models.end(), M->Summary) !=
             Unit.Models.end();
    });
    auto Known = std::find_if(Names.begin(), Names.end(), [&](const Name &Each) {
      return Each.Text == M->Summary.Name;
    });
    // An entry counts for its name: overloads need not all be used.
    if (Known == Names.end())
      Names.push_back({M->Summary.Name, Met});
    else
      Known->Met |= Met;
  }
  return Names;
}

std::vector<std::string> ModelNames::unmatched(const models::ModelSet::Additions &File) {
  std::vector<std::string> Messages;
  for (const Name &Each : names(File))
    if (!Each.Met)
      Messages.push_back(why(Each.Text, true));
  for (const std::string &Each : File.Others)
    if (std::string Why = why(Each, false); !Why.empty())
      Messages.push_back(std::move(Why));
  return Messages;
}

} // namespace retrylint::driver
