#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::ValueId;

/// A method of a class or of its bases, by name.
ValueId FunctionLowering::methodNamed(QualType Type, llvm::StringRef Name) {
  if (Type.isNull() || Name.empty())
    return 0;
  Type = Type.getNonReferenceType();
  if (Type->isAnyPointerType() && !Type->getPointeeType().isNull())
    Type = Type->getPointeeType();
  auto Function = [&](const NamedDecl *D) {
    ir::Value V;
    V.Op = Op::Function;
    V.Name = U.symbol(D);
    return add(std::move(V));
  };
  if (const auto *Object = Type->getAs<ObjCObjectType>()) {
    const ObjCInterfaceDecl *Class = Object->getInterface();
    for (unsigned Guard = 0; Class && Guard < 64; ++Guard, Class = Class->getSuperClass()) {
      const ObjCContainerDecl *Containers[] = {Class->getImplementation(), Class};
      for (const ObjCContainerDecl *Container : Containers)
        if (Container)
          for (const ObjCMethodDecl *Method : Container->methods())
            if (Method->getSelector().getAsString() == Name)
              return Function(Method);
    }
    return 0;
  }
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  llvm::SmallVector<const CXXRecordDecl *, 8> Work{Record};
  for (unsigned I = 0; I < Work.size() && I < 64; ++I) {
    if (!Work[I] || !Work[I]->hasDefinition())
      continue;
    const CXXRecordDecl *Class = Work[I]->getDefinition();
    for (const CXXMethodDecl *Method : Class->methods())
      if (Method->getIdentifier() && Method->getName() == Name)
        return Function(Method);
    for (const CXXBaseSpecifier &Base : Class->bases())
      Work.push_back(Base.getType()->getAsCXXRecordDecl());
  }
  return 0;
}

/// Is this a string that SIGNAL() or SLOT() made? They begin with a digit.
static llvm::StringRef slotName(llvm::StringRef Text) {
  if (Text.size() < 3 || (Text[0] != '1' && Text[0] != '2'))
    return {};
  llvm::StringRef Name = Text.drop_front();
  std::size_t Paren = Name.find('(');
  return Paren == llvm::StringRef::npos ? llvm::StringRef() : Name.take_front(Paren);
}

/// What an argument calls back, 0 where it is nothing that can be called.
ValueId FunctionLowering::callable(const Expr *E, ValueId V, const Call &C) {
  if (value(V).Op == Op::Address)
    V = value(V).A;
  // Where the object that goes with the method stands among the arguments:
  // connect(sender, signal, receiver, method), performSelector on a target.
  auto Owner = [&]() -> std::pair<QualType, ValueId> {
    for (unsigned N = 0; N < C.Args.size(); ++N)
      if (C.Args[N] == E && N > 0) {
        const Expr *Before = C.Args[N - 1]->IgnoreParenImpCasts();
        QualType Type = Before->getType();
        if (Type->isAnyPointerType() && !Type->getPointeeType().isNull() &&
            (Type->getPointeeType()->isRecordType() || Type->isObjCObjectPointerType()))
          return {Type, lower(Before)};
      }
    return {};
  };
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
          if (auto [Type, Object] = Owner(); Object)
            return Bound(V, Object);
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
    auto [Type, Object] = Owner();
    if (!Object && C.Object) {
      Type = C.Object->getType();
      Object = receiver(C.Object);
    }
    if (Type.isNull())
      return 0;
    // `id` and self are of the class around.
    ValueId Method = methodNamed(Type, Name);
    if (!Method)
      return 0;
    return Bound(Method, Object);
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
    if (Spec.LastCallable) {
      for (unsigned A = I.Args.size(); A-- > 0 && !Callback.Callee;)
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
    if (Callback.Callee)
      I.Callbacks.push_back(Callback);
  }
}

} // namespace retrylint::extract
