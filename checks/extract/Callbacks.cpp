#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::ValueId;

/// A method of a class or of its bases, by name.
const NamedDecl *FunctionLowering::methodNamed(QualType Type, llvm::StringRef Name) {
  if (Type.isNull() || Name.empty())
    return nullptr;
  Type = Type.getNonReferenceType();
  if (Type->isAnyPointerType() && !Type->getPointeeType().isNull())
    Type = Type->getPointeeType();
  if (const auto *Object = Type->getAs<ObjCObjectType>()) {
    const ObjCInterfaceDecl *Class = Object->getInterface();
    for (unsigned Guard = 0; Class && Guard < 64; ++Guard, Class = Class->getSuperClass()) {
      const ObjCContainerDecl *Containers[] = {Class->getImplementation(), Class};
      for (const ObjCContainerDecl *Container : Containers)
        if (Container)
          for (const ObjCMethodDecl *Method : Container->methods())
            if (Method->getSelector().getAsString() == Name)
              return Method;
    }
    return nullptr;
  }
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  llvm::SmallVector<const CXXRecordDecl *, 8> Work{Record};
  for (unsigned I = 0; I < Work.size() && I < 64; ++I) {
    if (!Work[I] || !Work[I]->hasDefinition())
      continue;
    const CXXRecordDecl *Class = Work[I]->getDefinition();
    for (const CXXMethodDecl *Method : Class->methods())
      if (Method->getIdentifier() && Method->getName() == Name)
        return Method;
    for (const CXXBaseSpecifier &Base : Class->bases())
      Work.push_back(Base.getType()->getAsCXXRecordDecl());
  }
  return nullptr;
}

/// Is this a string that SIGNAL() or SLOT() made? They begin with a digit.
static llvm::StringRef slotName(llvm::StringRef Text) {
  if (Text.size() < 3 || (Text[0] != '1' && Text[0] != '2'))
    return {};
  llvm::StringRef Name = Text.drop_front();
  std::size_t Paren = Name.find('(');
  return Paren == llvm::StringRef::npos ? llvm::StringRef() : Name.take_front(Paren);
}

/// It stands before the method among the arguments: connect(sender, signal, receiver,
/// method), performSelector on a target.
std::pair<QualType, const Expr *> FunctionLowering::ownerOf(const Expr *Method, const Call &C) {
  for (unsigned N = 1; N < C.Args.size(); ++N)
    if (C.Args[N] == Method) {
      const Expr *Before = C.Args[N - 1]->IgnoreParenImpCasts();
      QualType Type = Before->getType();
      if (Type->isAnyPointerType() && !Type->getPointeeType().isNull() &&
          (Type->getPointeeType()->isRecordType() || Type->isObjCObjectPointerType()))
        return {Type, Before};
    }
  return {};
}

const NamedDecl *FunctionLowering::signal(const Expr *E, ValueId V, const Call &C) {
  const Expr *Bare = bare(E)->IgnoreParenCasts();
  // Of several overloads: QOverload<int>::of(&Reply::error)
  if (const auto *Chosen = dyn_cast<CallExpr>(Bare); Chosen && Chosen->getNumArgs() > 0)
    Bare = bare(Chosen->getArg(Chosen->getNumArgs() - 1))->IgnoreParenCasts();
  if (const auto *Unary = dyn_cast<UnaryOperator>(Bare)) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Unary->getSubExpr()->IgnoreParenImpCasts());
    return Ref ? dyn_cast<CXXMethodDecl>(Ref->getDecl()) : nullptr;
  }
  if (value(V).Op == Op::String)
    return methodNamed(ownerOf(E, C).first, slotName(U.Unit.str(value(V).Name)));
  return nullptr;
}

/// What an argument calls back, 0 where it is nothing that can be called.
ValueId FunctionLowering::callable(const Expr *E, ValueId V, const Call &C) {
  if (value(V).Op == Op::Address)
    V = value(V).A;
  auto Bound = [&](ValueId Function, ValueId Object) {
    ir::Value Bind;
    Bind.Op = Op::Bind;
    Bind.Operands = {Function, Object ? Object : thisObject()};
    return add(std::move(Bind));
  };
  switch (value(V).Op) {
  case Op::Function: {
    const Expr *Bare = bare(E)->IgnoreParenImpCasts();
    if (const auto *Unary = dyn_cast<UnaryOperator>(Bare))
      Bare = Unary->getSubExpr()->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Bare))
      if (const auto *Method = dyn_cast<CXXMethodDecl>(Ref->getDecl()))
        if (Method->isInstance())
          if (auto [Type, Object] = ownerOf(E, C); Object)
            return Bound(V, lower(Object));
    return V;
  }
  case Op::Bind:
    return V;
  case Op::String: {
    llvm::StringRef Text = U.Unit.str(value(V).Name);
    std::string Name = slotName(Text).str();
    bool Selector = isa<ObjCSelectorExpr>(bare(E)->IgnoreParenImpCasts());
    if (Selector)
      Name = Text.str();
    if (Name.empty())
      return 0;
    auto [Type, Owner] = ownerOf(E, C);
    ValueId Object = Owner ? lower(Owner) : C.Object ? receiver(C.Object) : 0;
    if (!Owner && C.Object)
      Type = C.Object->getType();
    // `id` and self are of the class around.
    const NamedDecl *Method = methodNamed(Type, Name);
    if (!Method)
      return 0;
    ir::Value Function;
    Function.Op = Op::Function;
    Function.Name = U.symbol(Method);
    return Bound(add(std::move(Function)), Object);
  }
  case Op::Local: case Op::Param: case Op::Field: case Op::Global: case Op::Element: {
    QualType Type = bare(E)->IgnoreParenImpCasts()->getType().getNonReferenceType();
    if (Type->isFunctionPointerType() || Type->isBlockPointerType() ||
        Type->isMemberFunctionPointerType() || Type->isFunctionType() ||
        Type->isDependentType())
      return V;
    // std::function and functors of the project's own.
    if (const CXXRecordDecl *Record = Type->getAsCXXRecordDecl())
      if (Record->hasDefinition() &&
          !Record->getDefinition()
               ->lookup(U.Context.DeclarationNames.getCXXOperatorName(OO_Call))
               .empty())
        return V;
    return 0;
  }
  default:
    // A functor that is made here: Handler{this}
    if (const CXXRecordDecl *Record = E->getType().getNonReferenceType()->getAsCXXRecordDecl())
      if (Record->hasDefinition() && !U.inSystemHeader(Record->getLocation()))
        for (const NamedDecl *D : Record->getDefinition()->lookup(
                 U.Context.DeclarationNames.getCXXOperatorName(OO_Call)))
          if (const auto *Method = dyn_cast<CXXMethodDecl>(D->getUnderlyingDecl())) {
            ir::Value Function;
            Function.Op = Op::Function;
            Function.Name = U.symbol(Method);
            return Bound(add(std::move(Function)), V);
          }
    return 0;
  }
}

void FunctionLowering::callbacks(std::uint32_t Model, ir::Inst &I, const Call &C) {
  const std::vector<ir::CallbackSpec> Specs = U.summary(Model).Callbacks;
  for (unsigned N = 0; N < Specs.size(); ++N) {
    const ir::CallbackSpec &Spec = Specs[N];
    ir::CallbackArg Callback;
    Callback.Spec = N;
    // The first member that is named is the signal, and what is called stands behind it.
    const NamedDecl *Signal = nullptr;
    unsigned From = 0;
    if (Spec.Role == ir::CallbackRole::Signal)
      for (unsigned A = 0; A < I.Args.size() && !Signal; ++A)
        if ((Signal = signal(C.Args[A], I.Args[A], C)))
          From = A + 1;
    if (Spec.LastCallable) {
      for (unsigned A = I.Args.size(); A-- > From && !Callback.Callee;)
        Callback.Callee = callable(C.Args[A], I.Args[A], C);
    } else {
      unsigned A = Spec.Arg >= 0 ? unsigned(Spec.Arg) : unsigned(I.Args.size() - 1);
      if (A >= I.Args.size())
        continue;
      if (!Spec.Field.empty()) {
        const Expr *Options = C.Args[A]->IgnoreParenImpCasts();
        const RecordDecl *Record = pointee(Options->getType());
        if (!Record)
          continue;
        for (const FieldDecl *Field : Record->fields())
          if (Field->getIdentifier() && Field->getName() == Spec.Field)
            Callback.Callee = member(Field, I.Args[A]);
      } else {
        Callback.Callee = callable(C.Args[A], I.Args[A], C);
      }
    }
    if (Spec.Role == ir::CallbackRole::Signal)
      I.Model = Model = U.connected(Model, N, Signal);
    if (Callback.Callee)
      I.Callbacks.push_back(Callback);
  }
}

} // namespace retrylint::extract
