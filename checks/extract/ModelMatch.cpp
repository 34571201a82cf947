#include "extract/FunctionLowering.h"
#include "models/Signs.h"

using namespace clang;

namespace retrylint::extract {

std::uint32_t UnitBuilder::use(const models::Model &Model) {
  auto [It, New] = Models.try_emplace(&Model, Unit.Models.size());
  if (New)
    Unit.Models.push_back(Model.Summary);
  return It->second;
}

std::uint32_t UnitBuilder::use(ir::FunctionSummary Made) {
  for (std::uint32_t Id : MadeModels)
    if (Unit.Models[Id] == Made)
      return Id;
  MadeModels.push_back(Unit.Models.size());
  Unit.Models.push_back(std::move(Made));
  return MadeModels.back();
}

std::uint32_t UnitBuilder::calledBack(const NamedDecl *Overridden) {
  llvm::StringRef Name = qualifiedName(Overridden);
  const models::VirtualModel *Hook = Opts.Models->virtualMethod(Name);
  if (!Hook)
    return 0;
  ir::FunctionSummary Summary;
  Summary.Name = Hook->Name;
  Summary.Library = Hook->Library;
  Summary.Role = ir::Role::Register;
  Summary.Callbacks = {Hook->Callback};
  return use(std::move(Summary));
}

std::uint32_t UnitBuilder::connected(std::uint32_t Model, unsigned Spec,
                                     const NamedDecl *Signal) {
  ir::FunctionSummary Summary = Unit.Models[Model];
  ir::CallbackSpec &Callback = Summary.Callbacks[Spec];
  const models::VirtualModel *Known =
      Signal ? Opts.Models->virtualMethod(qualifiedName(Signal)) : nullptr;
  // What nobody modelled says nothing of a failure, whatever it is called.
  Callback.Role = Known ? Known->Callback.Role : ir::CallbackRole::Progress;
  if (Known) {
    Callback.Failure = Known->Callback.Failure;
    Summary.Library = Known->Library;
  }
  return use(std::move(Summary));
}

/// The record or class behind pointers, references and smart pointers.
static QualType object(QualType Type) {
  for (unsigned Guard = 0; Guard < 4 && !Type.isNull(); ++Guard) {
    Type = Type.getNonReferenceType();
    if (Type->isAnyPointerType() && !Type->getPointeeType().isNull())
      Type = Type->getPointeeType();
    else
      break;
  }
  return Type;
}

bool UnitBuilder::isA(QualType Type, llvm::StringRef Name) {
  Type = object(Type);
  if (Type.isNull())
    return false;
  if (const auto *Class = Type->getAs<ObjCObjectType>())
    return Class->getInterface() && derivesFrom(Class->getInterface(), Name);
  if (const CXXRecordDecl *Record = Type->getAsCXXRecordDecl())
    return derivesFrom(Record, Name);
  if (const RecordDecl *Record = Type->getAsRecordDecl())
    return qualifiedName(Record) == Name;
  if (const EnumDecl *Enum = Type->getAsEnumDecl())
    return qualifiedName(Enum) == Name;
  if (const auto *Alias = Type->getAs<TypedefType>())
    if (qualifiedName(Alias->getDecl()) == Name)
      return true;
  return Type.getCanonicalType().getUnqualifiedType().getAsString(
             Context.getPrintingPolicy()) == Name;
}

/// What a constant or a string argument says.
static bool tells(ASTContext &Context, const Expr *Arg,
                  const std::vector<std::int64_t> &Equals,
                  const std::vector<std::string> &Text) {
  Arg = uncopied(Arg);
  if (!Text.empty()) {
    std::string Spelled;
    if (const auto *String = dyn_cast<StringLiteral>(Arg)) {
      if (String->getCharByteWidth() == 1)
        Spelled = String->getString().str();
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(Arg)) {
      if (Ref->getDecl()->getIdentifier())
        Spelled = Ref->getDecl()->getName().str();
    }
    if (Arg->getBeginLoc().isMacroID() && Spelled.empty())
      Spelled = Lexer::getImmediateMacroName(Arg->getBeginLoc(),
                                             Context.getSourceManager(),
                                             Context.getLangOpts())
                    .str();
    for (const std::string &T : Text)
      if (Spelled == T)
        return true;
  }
  if (Equals.empty() || Arg->isValueDependent() ||
      !Arg->getType()->isIntegralOrEnumerationType())
    return false;
  Expr::EvalResult Result;
  if (!Arg->EvaluateAsInt(Result, Context) ||
      !Result.Val.getInt().isRepresentableByInt64())
    return false;
  for (std::int64_t E : Equals)
    if (Result.Val.getInt().getExtValue() == E)
      return true;
  return false;
}

bool UnitBuilder::matches(const models::Match &Match, const CallSite &Call) {
  unsigned NumArgs = Call.Args.size();
  unsigned Written = NumArgs;
  while (Written && isa<CXXDefaultArgExpr>(Call.Args[Written - 1]))
    --Written;
  if (Match.MinArgs >= 0 && Written < unsigned(Match.MinArgs))
    return false;
  if (Match.MaxArgs >= 0 && Written > unsigned(Match.MaxArgs))
    return false;
  const auto *Function = dyn_cast<FunctionDecl>(Call.Callee);
  if (!Match.Receivers.empty()) {
    QualType Object = Call.Receiver;
    if (Object.isNull())
      if (const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee))
        Object = QualType(Context.getCanonicalTagType(Method->getParent()));
    bool Found = false;
    for (const std::string &Name : Match.Receivers)
      Found = Found || (!Object.isNull() && isA(Object, Name));
    if (!Found)
      return false;
  }
  for (unsigned I = 0; I < Match.ParamTypes.size(); ++I) {
    if (Match.ParamTypes[I].empty())
      continue;
    QualType Type;
    if (Function && I < Function->getNumParams())
      Type = Function->getParamDecl(I)->getType();
    else if (I < NumArgs)
      Type = Call.Args[I]->getType();
    if (Type.isNull() || !isA(Type, Match.ParamTypes[I]))
      return false;
  }
  if (!Match.ReturnType.empty() &&
      (!Function || !isA(Function->getReturnType(), Match.ReturnType)))
    return false;
  if (!Match.ClassBases.empty()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee);
    bool Found = false;
    for (const std::string &Name : Match.ClassBases)
      Found = Found || (Method && derivesFrom(Method->getParent(), Name));
    if (!Found)
      return false;
  }
  if (Match.WhenArg == Match.WhenReceiver &&
      (!Call.Object || !tells(Context, Call.Object, Match.WhenEquals, Match.WhenText)))
    return false;
  if (Match.WhenArg >= 0 &&
      (unsigned(Match.WhenArg) >= NumArgs ||
       !tells(Context, Call.Args[Match.WhenArg], Match.WhenEquals,
              Match.WhenText)))
    return false;
  return true;
}

std::uint32_t UnitBuilder::option(const FieldDecl *Field) {
  auto [Entry, New] = FieldOptions.try_emplace(Field->getCanonicalDecl(), 0);
  if (!New)
    return Entry->second;
  std::uint32_t Id = 0;
  for (const models::Model *M : Opts.Models->byName(qualifiedName(Field)))
    if (!Id && M->Summary.Role == ir::Role::Option)
      Id = use(*M);
  return FieldOptions[Field->getCanonicalDecl()] = Id;
}

/// How an annotated attempt fails: as its second argument says, "returns != 0" for
/// instance; else by what its type most often means. A C function that counts what it
/// got gives a positive number, and one that has codes may as well: of an int, only what
/// is below 0 is a failure without doubt.
static std::optional<ir::FailureSign> failure(const AnnotateAttr *Attr, const ir::Type &Type,
                                              std::string &Fault) {
  if (Attr->args_size()) {
    const Expr *Arg = bare(bare(*Attr->args_begin())->IgnoreParenImpCasts());
    const auto *Text = dyn_cast<StringLiteral>(Arg);
    if (!Text || Text->getCharByteWidth() != 1) {
      Fault = "the second argument of 'retrylint::attempt' is no string; say how it fails as "
              "in \"returns != 0\"";
      return std::nullopt;
    }
    models::SignOrError Read = models::parseSign(Text->getString().str());
    if (!Read.Error.empty())
      Fault = Read.Error;
    else if (!Read.Field.empty() || Read.Sign.In == ir::FailureIn::CallbackParam)
      Fault = "\"" + Text->getString().str() +
              "\" can only be said in a model file; use \"returns TEST\", \"arg N TEST\" or "
              "\"throws TYPES\" here";
    else
      return Read.Sign;
    return std::nullopt;
  }
  ir::FailureSign Sign;
  Sign.In = ir::FailureIn::Return;
  switch (Type.Kind) {
  case ir::TypeKind::Bool:
  case ir::TypeKind::Pointer:
    Sign.Test = ir::Compare::Eq;
    return Sign;
  case ir::TypeKind::Enum:
    Sign.Test = ir::Compare::Ne;
    return Sign;
  case ir::TypeKind::Int:
    Sign.Test = ir::Compare::Lt;
    return Type.Signed ? std::optional(Sign) : std::nullopt;
  default:
    return std::nullopt;
  }
}

static std::optional<ir::Role> roleNamed(llvm::StringRef Name) {
  return llvm::StringSwitch<std::optional<ir::Role>>(Name)
      .Case("attempt", ir::Role::Attempt)
      .Case("transfer", ir::Role::Transfer)
      .Case("start", ir::Role::Start)
      .Case("wait", ir::Role::Wait)
      .Case("timer", ir::Role::Timer)
      .Case("post", ir::Role::Post)
      .Case("pump", ir::Role::Pump)
      .Case("cancel", ir::Role::Cancel)
      .Case("classifier", ir::Role::Classifier)
      .Case("retry_after", ir::Role::RetryAfter)
      .Case("prompt", ir::Role::Prompt)
      .Cases({"not_an_attempt", "neutral"}, ir::Role::Neutral)
      .Default(std::nullopt);
}

std::uint32_t UnitBuilder::annotation(const Decl *D) {
  if (!D->hasAttrs() && !isa<FunctionDecl>(D))
    return 0;
  const Decl *Key = D->getCanonicalDecl();
  auto It = Annotations.find(Key);
  if (It != Annotations.end())
    return It->second;
  std::uint32_t Id = 0;
  for (const Decl *Redecl : D->redecls()) {
    if (!Redecl->hasAttrs())
      continue;
    for (const auto *Attr : Redecl->specific_attrs<AnnotateAttr>()) {
      llvm::StringRef Text = Attr->getAnnotation();
      if (!Text.consume_front("retrylint::"))
        continue;
      std::optional<ir::Role> Role = roleNamed(Text);
      if (!Role && Opts.OnFault)
        Opts.OnFault(Attr->getLocation(),
                     "unknown role 'retrylint::" + Text.str() +
                         "'; use attempt, transfer, start, wait, timer, post, pump, cancel, "
                         "classifier, retry_after, prompt or not_an_attempt");
      if (!Role || Id)
        continue;
      ir::FunctionSummary Summary;
      Summary.Name = qualifiedName(cast<NamedDecl>(D)).str();
      Summary.Role = *Role;
      if (*Role == ir::Role::Wait)
        Summary.AlwaysWaits = ir::Tristate::Yes;
      QualType Returned;
      if (const auto *Function = dyn_cast<FunctionDecl>(D))
        Returned = Function->getReturnType();
      else if (const auto *Method = dyn_cast<ObjCMethodDecl>(D))
        Returned = Method->getReturnType();
      const ir::Type &Type = get(type(Returned));
      std::string Fault;
      if (*Role == ir::Role::Attempt)
        if (std::optional<ir::FailureSign> Sign = failure(Attr, Type, Fault))
          Summary.Failures.push_back(std::move(*Sign));
      if (*Role != ir::Role::Attempt && Attr->args_size())
        Fault = "'retrylint::" + Text.str() +
                "' takes no second argument; only 'retrylint::attempt' does";
      if (!Fault.empty() && Opts.OnFault)
        Opts.OnFault(Attr->getLocation(), Fault);
      Id = Unit.Models.size();
      Unit.Models.push_back(std::move(Summary));
    }
  }
  return Annotations[Key] = Id;
}

std::uint32_t UnitBuilder::synchronized() {
  if (!SynchronizedModel) {
    ir::FunctionSummary Summary;
    Summary.Name = "@synchronized";
    Summary.Role = ir::Role::Lock;
    SynchronizedModel = Unit.Models.size();
    Unit.Models.push_back(std::move(Summary));
  }
  return SynchronizedModel;
}

std::uint32_t UnitBuilder::model(const CallSite &Call) {
  if (!Call.Callee)
    return 0;
  if (std::uint32_t Id = annotation(Call.Callee))
    return Id;
  const Decl *Key = Call.Callee->getCanonicalDecl();
  auto [It, New] = Candidates.try_emplace(Key);
  if (New) {
    std::vector<const models::Model *> Found;
    auto Add = [&](llvm::StringRef Name) {
      for (const models::Model *M : Opts.Models->byName(Name))
        Found.push_back(M);
    };
    if (const auto *Message = dyn_cast<ObjCMethodDecl>(Call.Callee)) {
      std::string Tail = " " + Message->getSelector().getAsString() + "]";
      std::string Head = Message->isInstanceMethod() ? "-[" : "+[";
      auto AddClass = [&](llvm::StringRef Name) { Add(Head + Name.str() + Tail); };
      if (const ObjCInterfaceDecl *Class = Message->getClassInterface()) {
        for (; Class; Class = Class->getSuperClass()) {
          AddClass(Class->getName());
          for (const ObjCProtocolDecl *P : Class->all_referenced_protocols())
            AddClass(P->getName());
        }
      } else if (const auto *Protocol =
                     dyn_cast<ObjCProtocolDecl>(Message->getDeclContext())) {
        AddClass(Protocol->getName());
      }
    } else {
      Add(qualifiedName(Call.Callee));
      // A library's own override means what the method it overrides means.
      const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee);
      if (Found.empty() && Method && inSystemHeader(Method->getLocation())) {
        llvm::SmallVector<const CXXMethodDecl *, 4> Work(
            Method->overridden_methods().begin(),
            Method->overridden_methods().end());
        for (unsigned I = 0; I < Work.size() && I < 32; ++I) {
          Add(qualifiedName(Work[I]));
          Work.append(Work[I]->overridden_methods().begin(),
                      Work[I]->overridden_methods().end());
        }
      }
    }
    if (Found.empty())
      for (const models::Model *M : Opts.Models->patterns())
        Found.push_back(M);
    Candidates[Key] = std::move(Found);
  }
  for (const models::Model *M : Candidates[Key])
    if (matches(M->Match, Call))
      return M->Summary.FieldFailures.empty() ? use(*M) : use(withFields(*M, Call));
  return 0;
}

/// Fields that tell failure, by their symbols instead of their names.
ir::FunctionSummary UnitBuilder::withFields(const models::Model &Model, const CallSite &Call) {
  ir::FunctionSummary Summary = Model.Summary;
  const auto *Function = dyn_cast<FunctionDecl>(Call.Callee);
  QualType Type = Function ? object(Function->getReturnType()) : QualType();
  const RecordDecl *Record = Type.isNull() ? nullptr : Type->getAsRecordDecl();
  if (!Record || !(Record = Record->getDefinition()))
    return Summary;
  for (ir::FieldSign &Each : Summary.FieldFailures)
    for (const FieldDecl *Field : Record->fields())
      if (Field->getIdentifier() && Field->getName() == Each.Field) {
        Each.Field = Unit.str(field(Field));
        break;
      }
  return Summary;
}

bool UnitBuilder::standsForObject(const FieldDecl *Field) {
  auto [Entry, New] = Transparent.try_emplace(Field->getCanonicalDecl(), false);
  if (!New)
    return Entry->second;
  bool Found = false;
  for (const models::Model *M : Opts.Models->byName(qualifiedName(Field)))
    Found = Found || (M->Summary.Role == ir::Role::Inspect &&
                      M->Summary.Returns == ir::Returns::Receiver);
  return Transparent[Field->getCanonicalDecl()] = Found;
}

} // namespace retrylint::extract
