#include "models/ModelFile.h"
#include "models/ModelReader.h"

#include <set>

namespace retrylint::models {

static const Words LanguageWords = {"c", "c++", "objc"};
static const Words &classWords() { return wordsOf<FailureClass>(' '); }

void ModelReader::readTables(const Cursor &At) {
  for (const auto &[Name, Table] : At.members()) {
    std::vector<CodeClass> Classes;
    std::string Scope;   // where C++ has the names
    for (const auto &[Key, Codes] : Table.members()) {
      auto Found = std::find(classWords().begin(), classWords().end(), Key);
      if (Key == "note")
        continue;
      if (Key == "scope") {
        Scope = Codes.string().value_or("") + "::";
        continue;
      }
      if (Found == classWords().end()) {
        Codes.fail("unknown class \"" + Key + "\"; use " + alternatives(classWords()));
        continue;
      }
      CodeClass Class;
      Class.Class = FailureClass(Found - classWords().begin() + 1);
      if (Codes.isObject()) {
        for (const auto &[Code, Value] : Codes.members())
          if (auto Number = Value.integer()) {
            Class.Codes.push_back(*Number);
            Class.Names.push_back(Code);
            File.Constants.emplace_back(Scope + Code, *Number);
          }
      } else {
        Class.Types = Codes.strings();
      }
      Classes.push_back(std::move(Class));
    }
    File.Tables[Name] = std::move(Classes);
  }
}

void ModelReader::readTypes(const Cursor &At) {
  for (const Cursor &Entry : At.elements()) {
    TypeModel Type;
    std::vector<std::string> Names;
    for (const auto &[Key, Value] : Entry.members()) {
      if (!known(Key, Value, {"name", "names", "bases", "class", "note"}))
        continue;
      if (Key == "name" || Key == "names") {
        Names = names(Value, {});
      } else if (Key == "bases") {
        Type.Bases = Value.strings();
      } else if (Key == "class") {
        if (auto Index = Value.word("class", classWords()))
          Type.Class = FailureClass(*Index + 1);
      }
    }
    if (Entry.isObject() && Names.empty())
      Entry.fail("a type without a name; add \"name\" or \"names\"");
    for (std::string &Name : Names) {
      Type.Name = std::move(Name);
      File.Types.push_back(Type);
    }
  }
}

void ModelReader::readHooks(const Cursor &At, HookKind Kind) {
  for (const Cursor &Entry : At.elements()) {
    Hook Hook;
    Hook.Kind = Kind;
    std::vector<std::string> Names, Scopes;
    for (const auto &[Key, Value] : Entry.members())
      if (Key == "in")
        Scopes = names(Value, {});
    for (const auto &[Key, Value] : Entry.members()) {
      if (!known(Key, Value, {"name", "names", "in", "role", "fails", "seenIn", "note"}))
        continue;
      if (Key == "seenIn")
        Hook.SeenIn = Value.string().value_or("");
      if (Key == "name" || Key == "names")
        Names = names(Value, Scopes);
    }
    if (!Entry.isObject())
      continue;
    if (Names.empty())
      Entry.fail("an entry without a name; add \"name\" or \"names\"");
    Json Spec = Json::object();
    for (const char *Key : {"role", "fails"})
      if (Entry.json().contains(Key))
        Spec[Key] = Entry.json()[Key];
    std::size_t ErrorsBefore = Errors.Messages.size();
    Hook.Virtual.Callback = callback(Cursor(Spec, Entry.pointer(), Errors));
    if (Errors.Messages.size() != ErrorsBefore)
      continue;
    for (std::string &Name : Names) {
      Hook.Virtual.Name = std::move(Name);
      File.Hooks.push_back(Hook);
    }
  }
}

void ModelReader::readCompile(const Cursor &At) {
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"pkgConfig", "flags", "before", "instead"}))
      continue;
    if (Key == "pkgConfig")
      File.Compile.PkgConfig = Value.strings();
    else if (Key == "flags")
      File.Compile.Flags = Value.strings();
    else if (Key == "before")
      File.Compile.Before = Value.string().value_or("");
    else
      File.Compile.Instead = Value.string().value_or("");
  }
}

/// A library that is there under two names (boost::asio and asio): its entries
/// again, with every prefix changed for the other.
void ModelReader::addAliases(const Cursor &At) {
  std::vector<std::pair<std::string, std::string>> Prefixes;
  for (const auto &[Key, Value] : At.members())
    Prefixes.emplace_back(Key, Value.string().value_or(""));
  auto Rename = [&](std::string &Text) {
    for (const auto &[From, To] : Prefixes)
      if (Text.starts_with(From)) {
        Text.replace(0, From.size(), To);
        return;
      }
  };
  for (std::size_t I = 0, Count = File.Models.size(); I < Count; ++I) {
    Model Other = File.Models[I];
    Match &M = Other.Match;
    Rename(M.Name);
    if (M.Name == File.Models[I].Match.Name)
      continue;
    for (auto *Texts : {&M.Receivers, &M.ParamTypes, &M.ClassBases})
      std::for_each(Texts->begin(), Texts->end(), Rename);
    Rename(M.ReturnType);
    for (FailureSign &Sign : Other.Summary.Failures)
      std::for_each(Sign.Types.begin(), Sign.Types.end(), Rename);
    Other.Summary.Name = M.Name;
    File.Models.push_back(std::move(Other));
    File.SeenIn.push_back("alias of " + File.Models[I].Match.Name);
  }
}

ModelFile ModelReader::read(const Json &Root) {
  static const Words FileKeys = {
      "library", "title", "version", "source", "language", "package", "headers",
      "note", "$schema", "compile", "alias", "protocol", "in", "codes", "functions", "types",
      "overrides", "signals", "delegates", "fields", "macros"};
  Cursor At(Root, "", Errors);
  if (!At.isObject()) {
    At.fail("found " + At.description() + "; a model file is an object with \"library\" and \"functions\"");
    return std::move(File);
  }
  Keys Defaults;
  Names Scopes;
  std::optional<Cursor> Functions, Alias;
  // Tables and the library's name first: entries refer to them.
  for (const auto &[Key, Value] : At.members()) {
    if (Key == "library")
      File.Library = Value.string().value_or("");
    else if (Key == "codes")
      readTables(Value);
  }
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, FileKeys))
      continue;
    if (Key == "title")
      File.Title = Value.string().value_or("");
    else if (Key == "version")
      File.Version = Value.string().value_or("");
    else if (Key == "source")
      File.Source = Value.string().value_or("");
    else if (Key == "package")
      File.Package = Value.string().value_or("");
    else if (Key == "language") {
      if (auto Index = Value.word("language", LanguageWords))
        File.Language = LanguageWords[*Index];
    } else if (Key == "headers")
      File.Headers = Value.strings();
    else if (Key == "compile")
      readCompile(Value);
    else if (Key == "alias")
      Alias = Value;
    else if (Key == "macros")
      File.Macros = names(Value, {});
    else if (Key == "protocol")
      Defaults.set(Key, Value);
    else if (Key == "in")
      Scopes = names(Value, {});
    else if (Key == "functions")
      Functions = Value;
    else if (Key == "types")
      readTypes(Value);
    else if (Key == "overrides")
      readHooks(Value, HookKind::Override);
    else if (Key == "signals")
      readHooks(Value, HookKind::Signal);
    else if (Key == "delegates")
      readHooks(Value, HookKind::Delegate);
    else if (Key == "fields")
      readHooks(Value, HookKind::Field);
  }
  if (!Root.contains("library"))
    At.fail("a file without a name; add \"library\"");
  if (Functions)
    readEntries(*Functions, Defaults, Scopes, 0);
  if (Alias)
    addAliases(*Alias);
  return std::move(File);
}

ModelFile readModelFile(std::string_view Text, std::string_view FileName,
                        const CodeTables &Shared, std::vector<std::string> &Messages) {
  std::vector<std::string> Found;
  JsonErrors Errors{std::string(FileName), Found};
  ModelFile File;
  if (auto Root = parseJson(Text, Errors))
    File = ModelReader(Errors, Shared).read(*Root);
  // A fault in a group's key is met once for each function of the group.
  std::set<std::string> Seen;
  for (std::string &Message : Found)
    if (Seen.insert(Message).second)
      Messages.push_back(std::move(Message));
  return File;
}

} // namespace retrylint::models
