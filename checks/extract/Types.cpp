#include "extract/UnitBuilder.h"

#include <numeric>

using namespace clang;

namespace retrylint::extract {

UnitBuilder::UnitBuilder(ASTContext &Context, const Options &Options,
                         ir::Unit &Unit)
    : Context(Context), Sources(Context.getSourceManager()), Opts(Options),
      Unit(Unit) {
  file(Sources.getMainFileID());
}

ir::StringId UnitBuilder::string(llvm::StringRef Text) {
  if (Text.empty())
    return 0;
  auto [It, New] = Strings.try_emplace(Text, Unit.Strings.size());
  if (New)
    Unit.Strings.emplace_back(Text);
  return It->second;
}

static std::optional<std::int64_t> integral(const TemplateArgument &Arg) {
  if (Arg.getKind() == TemplateArgument::Integral &&
      Arg.getAsIntegral().isRepresentableByInt64())
    return Arg.getAsIntegral().getExtValue();
  return std::nullopt;
}

/// The two numbers of a ratio<Num, Den>.
static bool ratio(QualType Type, std::int64_t &Num, std::int64_t &Den) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type.getCanonicalType()->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() != 2)
    return false;
  auto N = integral(Spec->getTemplateArgs()[0]);
  auto D = integral(Spec->getTemplateArgs()[1]);
  if (!N || !D || *N <= 0 || *D <= 0)
    return false;
  std::int64_t Common = std::gcd(*N, *D);
  Num = *N / Common;
  Den = *D / Common;
  return true;
}

bool UnitBuilder::computeType(QualType Type, ir::Type &To, unsigned Depth) {
  if (Type.isNull() || Depth > 4)
    return false;
  Type = Type.getNonReferenceType();
  To.Volatile |= Type.isVolatileQualified();
  if (const auto *Atomic = Type->getAs<AtomicType>()) {
    To.Volatile = true;
    return computeType(Atomic->getValueType(), To, Depth + 1);
  }
  Type = Type.getCanonicalType().getUnqualifiedType();
  if (const auto *Builtin = dyn_cast<BuiltinType>(Type)) {
    if (Builtin->getKind() == BuiltinType::Bool)
      To.Kind = ir::TypeKind::Bool;
    else if (Builtin->isInteger())
      To.Kind = ir::TypeKind::Int;
    else if (Builtin->isFloatingPoint())
      To.Kind = ir::TypeKind::Float;
    else if (Builtin->getKind() == BuiltinType::Void)
      To.Kind = ir::TypeKind::Void;
    else if (Builtin->isNullPtrType())
      To.Kind = ir::TypeKind::Pointer;
    else
      return false;
    if (To.Kind != ir::TypeKind::Void) {
      To.Bits = std::min<std::uint64_t>(Context.getTypeSize(Type), 255);
      To.Signed = Builtin->isSignedInteger() || Builtin->isFloatingPoint();
    }
    return true;
  }
  if (Type->isDependentType())
    return false;
  if (const auto *Enum = Type->getAsEnumDecl()) {
    To.Kind = ir::TypeKind::Enum;
    To.Name = string(qualifiedName(Enum));
    QualType Underlying = Enum->getIntegerType();
    if (!Underlying.isNull()) {
      To.Bits = std::min<std::uint64_t>(Context.getTypeSize(Underlying), 255);
      To.Signed = Underlying->isSignedIntegerType();
    }
    return true;
  }
  if (Type->isAnyPointerType() || Type->isBlockPointerType() ||
      Type->isMemberPointerType() || Type->isArrayType() ||
      Type->isFunctionType()) {
    To.Kind = ir::TypeKind::Pointer;
    To.Bits = 64;
    return true;
  }
  const auto *Record = Type->getAsRecordDecl();
  if (!Record)
    return false;
  To.Kind = ir::TypeKind::Record;
  To.Name = string(qualifiedName(Record));
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  if (!Spec || Spec->getTemplateArgs().size() < 1)
    return true;
  const TemplateArgumentList &Args = Spec->getTemplateArgs();
  llvm::StringRef Name =
      Spec->getIdentifier() ? Spec->getName() : llvm::StringRef();
  // Clocks' vocabulary is told by its form, so that all libraries that copy the
  // standard's are understood: duration<Rep, ratio<Num, Den>> ...
  if (Args.size() == 2 && Args[0].getKind() == TemplateArgument::Type &&
      Args[1].getKind() == TemplateArgument::Type) {
    std::int64_t Num, Den;
    if (ratio(Args[1].getAsType(), Num, Den) &&
        Args[0].getAsType()->isArithmeticType()) {
      ir::StringId Class = To.Name;
      computeType(Args[0].getAsType(), To, Depth + 1);
      To.Name = Class;
      To.TickNum = Num;
      To.TickDen = Den;
      return true;
    }
    // ... and time_point<Clock, Duration>.
    if (Name == "time_point") {
      ir::Type Span;
      if (computeType(Args[1].getAsType(), Span, Depth + 1) && Span.duration()) {
        Span.Name = To.Name;
        To = Span;
      }
      return true;
    }
  }
  if (Args[0].getKind() == TemplateArgument::Type && Name == "atomic") {
    ir::Type Held;
    if (computeType(Args[0].getAsType(), Held, Depth + 1))
      To = Held;
    To.Volatile = true;
  }
  return true;
}

ir::TypeId UnitBuilder::type(QualType Type) {
  if (Type.isNull())
    return 0;
  const void *Key = Type.getCanonicalType().getAsOpaquePtr();
  auto It = TypeIds.find(Key);
  if (It != TypeIds.end())
    return It->second;
  ir::Type T;
  if (!computeType(Type, T, 0))
    T = {};
  ir::TypeId Id = type(T);
  TypeIds[Key] = Id;
  return Id;
}

ir::TypeId UnitBuilder::type(const ir::Type &Type) {
  // A unit has some dozens of distinct types.
  for (ir::TypeId I = Unit.Types.size(); I-- > 0;)
    if (Unit.Types[I] == Type)
      return I;
  Unit.Types.push_back(Type);
  return Unit.Types.size() - 1;
}

ir::StringId UnitBuilder::typeName(QualType Type) {
  if (Type.isNull())
    return 0;
  Type = Type.getNonReferenceType();
  if (const auto *Object = Type->getAs<ObjCObjectType>())
    if (Object->getInterface())
      return string(Object->getInterface()->getName());
  if (const TagDecl *Tag = Type->getAsTagDecl())
    return string(qualifiedName(Tag));
  return string(Type.getCanonicalType().getUnqualifiedType().getAsString(
      Context.getPrintingPolicy()));
}

ir::TypeId UnitBuilder::boolean() { return type(Context.BoolTy); }

ir::TypeId UnitBuilder::number(unsigned Bits, bool Signed) {
  ir::Type T;
  T.Kind = ir::TypeKind::Int;
  T.Bits = Bits;
  T.Signed = Signed;
  return type(T);
}

ir::TypeId UnitBuilder::real() { return type(Context.DoubleTy); }

} // namespace retrylint::extract
