// Each model file against the headers of the library that it speaks of: every
// name is declared, every index is a parameter's, every constant has its value.
#include "HeaderIndex.h"
#include "models/Signs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace retrylint;
using namespace retrylint::models;
using retrylint::test::Declared;
using retrylint::test::HeaderIndex;
using test::Kind;

namespace {

std::string text(const std::filesystem::path &Path) {
  std::ifstream In(Path, std::ios::binary);
  return {std::istreambuf_iterator<char>(In), {}};
}

ModelFile read(const std::string &Name) {
  std::filesystem::path Folder = PROJECT_ROOT "/checks/models";
  std::vector<std::string> Errors;
  CodeTables Shared = readModelFile(text(Folder / "common.json"), "common.json", {}, Errors).Tables;
  ModelFile File = readModelFile(text(Folder / (Name + ".json")), Name + ".json", Shared, Errors);
  EXPECT_THAT(Errors, testing::IsEmpty());
  return File;
}

/// What does not fit between an entry and a declaration; empty where all fits.
class Fit {
public:
  Fit(const Model &M, const Declared &D) : M(M), S(M.Summary), D(D) {}

  std::string complaint() {
    arity();
    index(S.TargetArg, "target");
    index(S.HandleArg, "handle");
    index(M.Match.WhenArg, "when");
    if (index(S.OutArg, "out") && known(S.OutArg))
      expect(kind(S.OutArg) == Kind::Pointer || !D.Params[unsigned(S.OutArg)].Name.empty() ||
                 kind(S.OutArg) == Kind::Integer || kind(S.OutArg) == Kind::Signed || kind(S.OutArg) == Kind::Any ,
             "the answer can't be written through argument", S.OutArg);
    time(S.Delay, "delay");
    time(S.Timeout, "timeout");
    for (const ir::Setting &Set : S.Settings) {
      index(Set.WhenArg, "the condition of a setting");
      index(Set.Arg, "a setting");
    }
    for (const ir::FailureSign &Sign : S.Failures) {
      if (Sign.In == ir::FailureIn::Argument)
        index(std::int32_t(Sign.Index), "fails");
      if (Sign.In == ir::FailureIn::Return)
        value(D.Result.Kind, Sign);
    }
    for (const ir::CallbackSpec &Spec : S.Callbacks)
      callback(Spec);
    return Complaint;
  }

private:
  bool known(std::int32_t Arg) const { return Arg >= 0 && unsigned(Arg) < D.Params.size(); }
  Kind kind(std::int32_t Arg) const { return D.Params[unsigned(Arg)].Kind; }
  void expect(bool Holds, const std::string &What, std::int32_t Arg = -1) {
    if (!Holds && Complaint.empty())
      Complaint = What + (Arg < 0 ? "" : " " + std::to_string(Arg));
  }
  bool index(std::int32_t Arg, const std::string &What) {
    if (Arg < 0)
      return false;
    expect(D.Open || known(Arg), What + ": there is no argument", Arg);
    return D.Open || known(Arg);
  }
  void arity() {
    unsigned Count = unsigned(D.Params.size());
    if (M.Match.MaxArgs >= 0)
      expect(D.Required <= unsigned(M.Match.MaxArgs), "takes more arguments than", M.Match.MaxArgs);
    if (M.Match.MinArgs >= 0)
      expect(D.Open || Count >= unsigned(M.Match.MinArgs), "takes fewer arguments than", M.Match.MinArgs);
    for (unsigned I = 0; I < M.Match.ParamTypes.size(); ++I)
      if (!M.Match.ParamTypes[I].empty())
        expect(I < Count && (D.Params[I].Name == M.Match.ParamTypes[I] || D.Params[I].Kind == Kind::Any),
               "is not of type " + M.Match.ParamTypes[I] + ": argument", std::int32_t(I));
    if (!M.Match.ReturnType.empty())
      expect(D.Result.Name == M.Match.ReturnType, "does not return " + M.Match.ReturnType);
  }
  void time(const ir::TimeArg &Time, const std::string &What) {
    if (!index(Time.Arg, What) || !known(Time.Arg) || !Time.Attribute.empty())
      return;
    const test::Type &Type = D.Params[unsigned(Time.Arg)];
    if (S.Returns == ir::Returns::TimeCount)   // Time says what is returned
      return expect(Type.Kind == Kind::Record, What + " is no typed span: argument", Time.Arg);
    bool Number = Type.Kind == Kind::Integer || Type.Kind == Kind::Signed || Type.Kind == Kind::Floating;
    switch (Time.Shape) {
    case ir::TimeShape::Number:
      return expect(Number || Type.Kind == Kind::Any, What + " is no number: argument", Time.Arg);
    case ir::TimeShape::Timeval:
    case ir::TimeShape::Timespec: {
      bool Fits = Type.Name == (Time.Shape == ir::TimeShape::Timeval ? "timeval" : "timespec");
      return expect(Fits, What + " is of another type: argument", Time.Arg);
    }
    default:
      return expect(Type.Kind == Kind::Record || Type.Kind == Kind::Any, What + " is no typed span: argument", Time.Arg);
    }
  }
  /// Whether a value of this kind can be tested so.
  void value(Kind K, const ir::FailureSign &Sign) {
    std::string Text = signText(Sign);
    expect(K != Kind::Void, "there is no value for \"" + Text + "\"");
    if (Sign.Test == ir::Compare::Lt || Sign.Test == ir::Compare::Le)
      expect(K == Kind::Signed || K == Kind::Any || K == Kind::Integer, "never below zero, \"" + Text + "\"");
    if (Sign.Number != 0 || !Sign.Others.empty())
      expect(K != Kind::Pointer && K != Kind::Record, "no number to test, \"" + Text + "\"");
  }
  void callback(const ir::CallbackSpec &Spec) {
    if (Spec.LastCallable || Spec.Arg < 0)
      return expect(D.Open || !D.Params.empty(), "there is no argument for a callback");
    if (!index(Spec.Arg, "callback") || !known(Spec.Arg))
      return;
    const test::Type &Type = D.Params[unsigned(Spec.Arg)];
    if (!Spec.Field.empty())
      return expect(std::count(Type.Fields.begin(), Type.Fields.end(), Spec.Field) > 0,
                    "no field " + Spec.Field + " in argument", Spec.Arg);
    expect(Type.PointsAtFunction || Type.Kind == Kind::Any || Type.Kind == Kind::Record ||
               (Type.Kind == Kind::Pointer && !Type.Name.empty()),
           "can't be called: argument", Spec.Arg);
    if (!Type.PointsAtFunction || Spec.Failure.In != ir::FailureIn::CallbackParam)
      return;
    expect(Spec.Failure.Index < Type.Params.size(), "the callback has no parameter",
           std::int32_t(Spec.Failure.Index));
    if (Spec.Failure.Index < Type.Params.size())
      value(Type.Params[Spec.Failure.Index], Spec.Failure);
  }

  const Model &M;
  const ir::FunctionSummary &S;
  const Declared &D;
  std::string Complaint;
};

void checkHook(const Hook &Each, const HeaderIndex &Index) {
  const std::string &Name = Each.Virtual.Name;
  auto [From, To] = Index.ByName.equal_range(Name);
  bool Found = false;
  for (auto It = From; It != To; ++It) {
    const Declared &D = It->second;
    if (Each.Kind == HookKind::Field ? !D.IsField : !D.IsFunction)
      continue;
    const ir::FailureSign &Sign = Each.Virtual.Callback.Failure;
    std::size_t Params = Each.Kind == HookKind::Field ? D.Result.Params.size() : D.Params.size();
    Found |= Sign.In == ir::FailureIn::Unknown || Sign.Index < Params ||
             (Each.Kind == HookKind::Field && !D.Result.PointsAtFunction);
  }
  EXPECT_TRUE(Found) << Name << (From == To ? " is not declared" : " has no such parameter");
}

/// A call of D by which M is recognised; empty where none can be written.
std::string callOf(const ModelFile &File, const Model &M, const Declared &D) {
  if (D.Callee.empty())
    return "";
  bool Cxx = File.Language == "c++";
  // In parentheses, a name is no function-like macro's.
  std::string Text = (Cxx ? D.Callee : "(" + D.Callee + ")") + "(";
  std::size_t Count = D.Spelled.size();
  if (M.Match.MaxArgs >= 0)
    Count = std::min(Count, std::size_t(M.Match.MaxArgs));
  for (std::size_t I = 0; I < Count; ++I) {
    Text += I ? ", " : "";
    bool When = M.Match.WhenArg == std::int32_t(I);
    if (When && !M.Match.WhenText.empty())
      Text += D.Spelled[I].find("char") != std::string::npos ||
                      D.Spelled[I].find("string") != std::string::npos ? '"' + M.Match.WhenText[0] + '"'
                                                              : M.Match.WhenText[0];   // stdin
    else if (When)
      Text += "(" + D.Spelled[I] + ")" + std::to_string(M.Match.WhenEquals[0]);
    else
      Text += Cxx ? "any<" + D.Spelled[I] + ">()" : "ANY(" + D.Spelled[I] + ")";
  }
  return Text + ")";
}

/// test-inputs/headers: each modelled function that a plain call can be written
/// for, called once. Extracting it has to meet each entry's summary.
class Calls {
public:
  void add(const ModelFile &File, const Model &M, const Declared &D) {
    std::string Call = callOf(File, M, D);
    if (Call.empty() || !Seen.insert(Call).second)
      return;
    Lines += "  " + Call + ";\n";
    Expected.push_back(&M.Summary);
  }

  void check(const ModelFile &File) {
    if (Expected.empty())
      return;
    bool Cxx = File.Language == "c++";
    std::string Code = "// Written from checks/models/" + File.Library + ".json by test-model-headers; see there.\n" +
                       test::includes(File) +
                       (Cxx ? "\ntemplate <class T> T any();\n" : "\n#define ANY(T) (*(__typeof__(T) *)0)\n") +
                       "\nvoid callsEachOnce(" + (Cxx ? "" : "void") + ") {\n" + Lines + "}\n";
    std::filesystem::path Path = PROJECT_ROOT "/test-inputs/headers/" + File.Library + test::extension(File);
    if (std::getenv("RETRYLINT_UPDATE")) {
      std::filesystem::create_directories(Path.parent_path());
      std::ofstream(Path, std::ios::binary) << Code;
    }
    EXPECT_TRUE(text(Path) == Code) << Path << " is out of date; run test-model-headers with RETRYLINT_UPDATE=1";
    std::vector<std::string> Errors;
    ir::Unit Unit = test::extractUnit(Code, File, Errors);
    EXPECT_THAT(Errors, testing::IsEmpty());
    for (const ir::FunctionSummary *Summary : Expected) {
      // Of a field that tells failure, extraction knows the symbol.
      auto Used = std::ranges::find_if(Unit.Models, [&](ir::FunctionSummary Each) {
        if (Each.FieldFailures.size() != Summary->FieldFailures.size())
          return false;
        for (std::size_t I = 0; I < Each.FieldFailures.size(); ++I)
          if (Each.FieldFailures[I].Field.ends_with("@" + Summary->FieldFailures[I].Field))
            Each.FieldFailures[I].Field = Summary->FieldFailures[I].Field;
        return Each == *Summary;
      });
      EXPECT_TRUE(Used != Unit.Models.end()) << Summary->Name << " is called, and not recognised";
    }
  }

  std::size_t size() const { return Expected.size(); }

private:
  std::set<std::string> Seen;
  std::string Lines;
  std::vector<const ir::FunctionSummary *> Expected;
};

class Headers : public testing::TestWithParam<std::string> {};

TEST_P(Headers, HaveWhatTheModelSpeaksOf) {
  ModelFile File = read(GetParam());
  if (File.Headers.empty()) {
    EXPECT_NE(File.Compile.Instead, "") << "a file without headers must say why, in compile/instead";
    GTEST_SKIP() << "no headers: " << File.Compile.Instead;
  }
  std::set<std::string> Names;
  for (std::size_t I = 0; I < File.Models.size(); ++I)
    if (File.SeenIn[I].empty())
      Names.insert(File.Models[I].Match.Name);
  for (const TypeModel &T : File.Types)
    Names.insert(T.Name);
  for (const Hook &H : File.Hooks)
    if (H.SeenIn.empty())
      Names.insert(H.Virtual.Name);

  HeaderIndex Index = test::indexHeaders(File, Names);
  if (!Index.Missing.empty()) {
    std::printf("skipped: %s is not installed (%s)\n", File.Package.c_str(), Index.Missing.c_str());
    GTEST_SKIP() << File.Package << " is not installed: " << Index.Missing;
  }
  for (const std::string &Error : Index.Errors)
    ADD_FAILURE() << Error;

  unsigned Proven = 0, Read = 0;
  Calls Called;
  // Variants by the place of an error argument: one of them has to fit.
  std::map<std::string, bool> Variants;
  for (std::size_t I = 0; I < File.Models.size(); ++I) {
    const Model &M = File.Models[I];
    if (!File.SeenIn[I].empty() || M.Match.Name.empty()) {
      ++Read;
      continue;
    }
    std::string Complaint = "is not declared";
    auto [From, To] = Index.ByName.equal_range(M.Match.Name);
    for (auto It = From; It != To && !Complaint.empty(); ++It)
      if (It->second.IsField && M.Summary.Role == ir::Role::Option) {
        Complaint.clear(); // a field that is set
      } else if (It->second.IsFunction) {
        Complaint = Fit(M, It->second).complaint();
        if (Complaint.empty())
          Called.add(File, M, It->second);
      }
    Proven += Complaint.empty();
    if (M.Summary.Failures.size() == 1 && M.Summary.Failures[0].In == ir::FailureIn::Argument &&
        !M.Match.ParamTypes.empty() && From != To)
      Variants[M.Match.Name] |= Complaint.empty();
    else if (!Complaint.empty())
      ADD_FAILURE() << M.Match.Name << ": " << Complaint;
  }
  for (const auto &[Name, Fits] : Variants)
    EXPECT_TRUE(Fits) << Name << " has no error argument at any of the places";
  for (const TypeModel &T : File.Types) {
    auto [From, To] = Index.ByName.equal_range(T.Name);
    bool Found = false;
    std::set<std::string> Bases;
    for (auto It = From; It != To; ++It) {
      Found |= It->second.IsType;
      Bases.insert(It->second.Bases.begin(), It->second.Bases.end());
    }
    EXPECT_TRUE(Found) << T.Name << " is not declared";
    for (const std::string &Base : T.Bases)
      EXPECT_TRUE(Bases.contains(Base)) << T.Name << " does not derive from " << Base;
  }
  for (const Hook &H : File.Hooks)
    if (H.SeenIn.empty())
      checkHook(H, Index);
  Called.check(File);
  std::printf("%s: %u entries proven, %zu of them recognised in a call, %u by their source, %zu constants\n",
              File.Library.c_str(), Proven, Called.size(), Read, File.Constants.size());
}

std::vector<std::string> libraries() {
  std::vector<std::string> Names;
  for (const auto &Entry : std::filesystem::directory_iterator(PROJECT_ROOT "/checks/models"))
    if (Entry.path().extension() == ".json" && Entry.path().filename() != "schema.json")
      Names.push_back(Entry.path().stem());
  std::sort(Names.begin(), Names.end());
  return Names;
}

INSTANTIATE_TEST_SUITE_P(Models, Headers, testing::ValuesIn(libraries()), [](const auto &Info) {
  std::string Name = Info.param;
  std::replace(Name.begin(), Name.end(), '-', '_');
  return Name;
});

} // namespace
