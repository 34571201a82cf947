#include "extract/UnitBuilder.h"

using namespace clang;

namespace retrylint::extract {

/// The field of the template that a field of an instantiation comes from.
static const FieldDecl *patternOf(const FieldDecl *Field) {
  for (unsigned Guard = 0; Guard < 8; ++Guard) {
    const auto *Record = dyn_cast<CXXRecordDecl>(Field->getParent());
    if (!Record)
      return Field;
    const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern();
    if (!Pattern || Pattern == Record || !Pattern->hasDefinition())
      return Field;
    unsigned Index = Field->getFieldIndex();
    const FieldDecl *Found = nullptr;
    for (const FieldDecl *Candidate : Pattern->getDefinition()->fields())
      if (Candidate->getFieldIndex() == Index)
        Found = Candidate;
    if (!Found || Found->getDeclName() != Field->getDeclName())
      return Field;
    Field = Found;
  }
  return Field;
}

bool UnitBuilder::internal(const Decl *D) {
  const auto *Named = dyn_cast<NamedDecl>(D);
  return Named && !Named->isExternallyVisible() && !isa<ObjCMethodDecl>(D) &&
         !isa<ObjCContainerDecl>(D) && !isa<ObjCIvarDecl>(D);
}

std::string UnitBuilder::computeSymbol(const Decl *D) {
  llvm::SmallString<128> Usr;
  if (index::generateUSRForDecl(D, Usr) || Usr.empty()) {
    // What has no USR is known by its place.
    ir::Location At = location(D->getSourceRange());
    Usr = ("@" + Unit.Files[At.File].Path + ":" + llvm::Twine(At.Offset)).str();
    return std::string(Usr);
  }
  if (!internal(D))
    return std::string(Usr);
  SourceLocation At = Sources.getFileLoc(D->getCanonicalDecl()->getLocation());
  std::uint32_t File = At.isValid() ? file(Sources.getFileID(At)) : 0;
  return Unit.Files[File ? File : 1].Path + "#" + std::string(Usr);
}

void UnitBuilder::nameLambda(const Decl *Callable, ir::StringId Symbol) {
  Symbols[Callable->getCanonicalDecl()] = Symbol;
}

ir::StringId UnitBuilder::symbol(const Decl *D) {
  if (!D)
    return 0;
  const Decl *Key = D->getCanonicalDecl();
  auto It = Symbols.find(Key);
  if (It != Symbols.end())
    return It->second;
  // All instantiations of a generic lambda's operator are its one function.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(D))
    if (Method->getParent()->isLambda())
      if (const CXXMethodDecl *Call = Method->getParent()->getLambdaCallOperator();
          Call && Method->getOverloadedOperator() == OO_Call && Call != Key) {
        auto Same = Symbols.find(Call->getCanonicalDecl());
        if (Same != Symbols.end())
          return Symbols[Key] = Same->second;
      }
  ir::StringId Id = string(computeSymbol(Key));
  Symbols[Key] = Id;
  return Id;
}

ir::StringId UnitBuilder::property(const ObjCPropertyDecl *Property) {
  if (const ObjCIvarDecl *Ivar = Property->getPropertyIvarDecl())
    return symbol(Ivar);
  auto [It, New] = Symbols.try_emplace(Property->getCanonicalDecl(), 0);
  if (!New)
    return It->second;
  // A unit that only sees the interface must find the same name as the one that
  // sees the implementation, so the name that the compiler would choose.
  llvm::SmallString<128> Usr("c:");
  const DeclContext *Parent = Property->getDeclContext();
  const ObjCInterfaceDecl *Class = dyn_cast<ObjCInterfaceDecl>(Parent);
  if (const auto *Category = dyn_cast<ObjCCategoryDecl>(Parent))
    Class = Category->getClassInterface();
  llvm::raw_svector_ostream Out(Usr);
  if (Class)
    index::generateUSRForObjCClass(Class->getName(), Out);
  else if (const auto *Container = dyn_cast<NamedDecl>(Parent))
    index::generateUSRForObjCProtocol(Container->getName(), Out);
  index::generateUSRForObjCIvar(("_" + Property->getName()).str(), Out);
  return Symbols[Property->getCanonicalDecl()] = string(Usr);
}

ir::StringId UnitBuilder::field(const NamedDecl *D) {
  if (const auto *Property = dyn_cast<ObjCPropertyDecl>(D))
    return property(Property);
  if (const auto *Field = dyn_cast<FieldDecl>(D)) {
    auto It = Symbols.find(Field);
    if (It != Symbols.end())
      return It->second;
    ir::StringId Id = symbol(patternOf(Field));
    Symbols[Field] = Id;
    return Id;
  }
  return symbol(D);
}

static void appendName(const DeclContext *Context, std::string &Out,
                       unsigned Depth) {
  if (!Context || Depth > 64)
    return;
  appendName(Context->getParent(), Out, Depth + 1);
  llvm::StringRef Part;
  if (const auto *Space = dyn_cast<NamespaceDecl>(Context)) {
    if (Space->isInline() || Space->isAnonymousNamespace())
      return;
    Part = Space->getName();
  } else if (const auto *Tag = dyn_cast<TagDecl>(Context)) {
    if (const auto *Enum = dyn_cast<EnumDecl>(Tag); Enum && !Enum->isScoped())
      return;
    if (const auto *Record = dyn_cast<CXXRecordDecl>(Tag);
        Record && Record->isLambda())
      return;
    if (Tag->getIdentifier())
      Part = Tag->getName();
    else if (const TypedefNameDecl *Alias = Tag->getTypedefNameForAnonDecl())
      Part = Alias->getName();
  } else if (const auto *Class = dyn_cast<ObjCContainerDecl>(Context)) {
    if (Class->getIdentifier())
      Part = Class->getName();
  } else if (const auto *Function = dyn_cast<FunctionDecl>(Context)) {
    if (Function->getIdentifier())
      Part = Function->getName();
  }
  if (Part.empty())
    return;
  Out += Part;
  Out += "::";
}

llvm::StringRef UnitBuilder::qualifiedName(const NamedDecl *D) {
  if (!D)
    return {};
  auto It = Names.find(D);
  if (It != Names.end())
    return It->second;
  std::string Text;
  if (const auto *Method = dyn_cast<ObjCMethodDecl>(D)) {
    Text = Method->isInstanceMethod() ? "-[" : "+[";
    if (const ObjCInterfaceDecl *Class = Method->getClassInterface())
      Text += Class->getName();
    else if (const auto *Protocol =
                 dyn_cast<ObjCProtocolDecl>(Method->getDeclContext()))
      Text += Protocol->getName();
    Text += " " + Method->getSelector().getAsString() + "]";
  } else {
    appendName(D->getDeclContext(), Text, 0);
    const auto *Tag = dyn_cast<TagDecl>(D);
    if (Tag && !Tag->getIdentifier()) {
      if (const TypedefNameDecl *Alias = Tag->getTypedefNameForAnonDecl())
        Text += Alias->getName();
    } else if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(D)) {
      Text += Ctor->getParent()->getName();
    } else if (const auto *Dtor = dyn_cast<CXXDestructorDecl>(D)) {
      Text += ("~" + Dtor->getParent()->getName()).str();
    } else if (D->getIdentifier()) {
      Text += D->getName();
    } else {
      llvm::raw_string_ostream Out(Text);
      D->getDeclName().print(Out, Context.getPrintingPolicy());
    }
  }
  llvm::StringRef Stored = NameStore.try_emplace(Text).first->getKey();
  return Names[D] = Stored;
}

bool UnitBuilder::derivesFrom(const CXXRecordDecl *Record, llvm::StringRef Base) {
  llvm::SmallVector<const CXXRecordDecl *, 8> Work{Record};
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  while (!Work.empty()) {
    const CXXRecordDecl *R = Work.pop_back_val();
    if (!R || !Seen.insert(R).second)
      continue;
    if (qualifiedName(R) == Base)
      return true;
    if (!R->hasDefinition())
      continue;
    for (const CXXBaseSpecifier &B : R->getDefinition()->bases())
      Work.push_back(B.getType()->getAsCXXRecordDecl());
  }
  return false;
}

bool UnitBuilder::derivesFrom(const ObjCInterfaceDecl *Class,
                              llvm::StringRef Base) {
  for (; Class; Class = Class->getSuperClass()) {
    if (Class->getName() == Base)
      return true;
    for (const ObjCProtocolDecl *Protocol : Class->all_referenced_protocols())
      if (Protocol->getName() == Base)
        return true;
  }
  return false;
}

} // namespace retrylint::extract
