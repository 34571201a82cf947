//===- UnitBuilder.h - What all functions of a unit share -------*- C++ -*-===//
///
/// \file
/// Strings, types, files, symbols and models of the unit under construction,
/// each computed once. Nothing here depends on addresses: equal input gives
/// equal tables.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_EXTRACT_UNITBUILDER_H
#define RETRYLINT_EXTRACT_UNITBUILDER_H

#include "extract/Clang.h"
#include "extract/Extract.h"

#include <optional>

namespace retrylint::extract {

/// A local variable or parameter as other functions (lambdas, blocks) see it.
struct Owner {
  ir::StringId Function = 0;   ///< symbol of the function that declares it
  std::uint32_t Index = 0;     ///< into its Locals or Params
  bool IsParam = false;
};

/// How a call is written, as far as a model's Match asks.
struct CallSite {
  const clang::NamedDecl *Callee = nullptr;   ///< function or ObjC method
  clang::QualType Receiver;                   ///< null: no object
  llvm::ArrayRef<const clang::Expr *> Args;
  const clang::Expr *Object = nullptr;        ///< what has the type Receiver, where known
};

/// Other people's code: what the compiler calls a system header, and what lies
/// where packages install headers, also where it is found by plain -I.
bool isSystemFile(const clang::SourceManager &Sources, clang::FileID File,
                  llvm::StringRef Root);

class UnitBuilder {
public:
  UnitBuilder(clang::ASTContext &Context, const Options &Options, ir::Unit &Unit);

  clang::ASTContext &Context;
  const clang::SourceManager &Sources;
  const Options &Opts;
  ir::Unit &Unit;

  ir::StringId string(llvm::StringRef Text);

  // Types.cpp
  ir::TypeId type(clang::QualType Type);
  ir::TypeId type(const ir::Type &Type);
  const ir::Type &get(ir::TypeId Id) const { return Unit.Types[Id]; }
  /// Qualified name of a class, or how a plain type is spelled; as in catch.
  ir::StringId typeName(clang::QualType Type);
  ir::TypeId boolean();
  ir::TypeId number(unsigned Bits, bool Signed);
  ir::TypeId real();

  // Locations.cpp
  ir::Location location(clang::SourceRange Range);
  std::uint32_t file(clang::FileID File);
  // Spots.cpp
  ir::Location span(clang::FileID File, unsigned Begin, unsigned End);
  /// Codes of failures that a model names, and the library's header has.
  void offerCodes(std::uint32_t Model);
  /// Empty for code out of a macro.
  llvm::StringRef text(clang::SourceRange Range);
  bool inSystemHeader(clang::SourceLocation Where);
  /// Generated code, whose faults its generator has to mend.
  bool generated(clang::SourceLocation Where);
  bool inTest(clang::SourceLocation Where);

  // Symbols.cpp
  ir::StringId symbol(const clang::Decl *D);
  /// Symbol of a field, ivar or property; all instantiations of a template agree.
  ir::StringId field(const clang::NamedDecl *D);
  ir::StringId property(const clang::ObjCPropertyDecl *D);
  /// Without inline namespaces and template arguments.
  llvm::StringRef qualifiedName(const clang::NamedDecl *D);
  void nameLambda(const clang::Decl *Callable, ir::StringId Symbol);
  bool internal(const clang::Decl *D);
  bool derivesFrom(const clang::CXXRecordDecl *Record, llvm::StringRef Base);
  bool derivesFrom(const clang::ObjCInterfaceDecl *Class, llvm::StringRef Base);

  // ModelMatch.cpp
  /// \returns index into Unit::Models, 0 for none.
  std::uint32_t model(const CallSite &Call);
  /// The model of a field that sets an option, 0 for none.
  std::uint32_t option(const clang::FieldDecl *Field);
  /// A field that a model says to be what the object is: the code of an error.
  bool standsForObject(const clang::FieldDecl *Field);
  /// A model by annotations of the declaration alone.
  std::uint32_t annotation(const clang::Decl *D);
  /// What a library calls a function for that overrides one of its methods, or is a
  /// delegate's: a model of role Register, 0 for none.
  std::uint32_t calledBack(const clang::NamedDecl *Overridden);
  /// A connecting model as this signal has it; null: of which nothing is known.
  std::uint32_t connected(std::uint32_t Model, unsigned Spec, const clang::NamedDecl *Signal);
  /// The language's own lock in Objective-C.
  std::uint32_t synchronized();
  const ir::FunctionSummary &summary(std::uint32_t Id) const {
    return Unit.Models[Id];
  }

  llvm::DenseMap<const clang::VarDecl *, Owner> Owners;
  /// References to a place: they stand for it.
  llvm::DenseMap<const clang::VarDecl *, const clang::Expr *> PlaceAliases;
  /// "self" and its kin: copies of `this` that are never changed.
  llvm::DenseSet<const clang::VarDecl *> ThisAliases;

  /// Draws whose engine's seed may be seen only later in the unit.
  struct Draw {
    std::uint32_t Function, Value;
    const clang::ValueDecl *Engine;
  };
  std::vector<Draw> Draws;
  llvm::DenseMap<const clang::ValueDecl *, ir::RandomQuality> Seeds;

  /// Functions that a table at file scope hands to a library, with what it calls them
  /// for: a model of role Register.
  llvm::DenseMap<ir::StringId, std::uint32_t> CalledBack;

private:
  bool computeType(clang::QualType Type, ir::Type &To, unsigned Depth);
  std::string computeSymbol(const clang::Decl *D);
  std::uint32_t use(const models::Model &Model);
  std::uint32_t use(ir::FunctionSummary Made);
  ir::FunctionSummary withFields(const models::Model &Model, const CallSite &Call);
  bool matches(const models::Match &Match, const CallSite &Call);
  bool isA(clang::QualType Type, llvm::StringRef Name);

  llvm::StringMap<ir::StringId> Strings;
  llvm::DenseMap<const void *, ir::TypeId> TypeIds;
  std::vector<std::pair<std::size_t, ir::TypeId>> TypeHashes;
  llvm::DenseMap<clang::FileID, std::uint32_t> Files;
  llvm::DenseMap<clang::FileID, bool> SystemFiles;
  llvm::StringMap<std::uint32_t> FilesByPath;
  llvm::DenseMap<std::pair<unsigned, unsigned>, ir::Location> Locations;
  llvm::DenseMap<const clang::Decl *, ir::StringId> Symbols;
  llvm::DenseMap<const clang::Decl *, llvm::StringRef> Names;
  llvm::StringMap<char> NameStore;
  llvm::DenseMap<const models::Model *, std::uint32_t> Models;
  llvm::DenseMap<const clang::Decl *, std::vector<const models::Model *>> Candidates;
  llvm::DenseMap<const clang::Decl *, std::uint32_t> Annotations;
  llvm::DenseMap<const clang::Decl *, std::uint32_t> FieldOptions;
  llvm::DenseMap<const clang::Decl *, bool> Transparent;
  std::vector<std::uint32_t> MadeModels;   ///< those that no file has as they are
  std::uint32_t SynchronizedModel = 0;
  llvm::DenseSet<std::uint32_t> Offered;
};

} // namespace retrylint::extract

#endif // RETRYLINT_EXTRACT_UNITBUILDER_H
