//===- Print.h - The retry IR for people ------------------------*- C++ -*-===//
///
/// \file
/// The text form of a unit, made to be read beside its source and to be written
/// by hand in tests. Parse.h reads it.
///
///   retrylint-ir 1
///   file 1 "fetch.c"
///   symbol fetch = "c:@F@fetch"
///   model 1 {
///     name "curl_easy_perform"
///     role attempt
///     failures [{in return, test ne}]
///   }
///
///   function fetch(h: ptr) -> i32 @3:5 {
///     local n: i32 @4:12
///   b0:
///     set n = 0                                    @4:12
///     jump b1                                      @4:3
///   b1:
///     branch n < 5 then b2 else b4                 @4:3
///   b2:
///     %1 = attempt curl_easy_perform(h) -> i32     @5:10
///     branch !%1 then b4 else b3                   @5:5
///   b3:
///     wait sleep(1 << n)                           @7:5
///     set n = n + 1                                @4:26
///     jump b1                                      @4:3
///   b4:
///     return n                                     @9:3
///   }
///
/// * A call begins with the role of its model, or with "call" where it has
/// none;
///   "attempt#2" names model 2 where the call's name does not find it. Its
///   parts that follow the arguments, each only where it says something: "->
///   type", "on receiver", "virtual", "awaited", "delay value", "timeout
///   value", "calling completion#0 fn done" (callbacks: role and number of the
///   model's CallbackSpec, or "callback"), "through value" (what an indirect
///   call goes through; "*(value)" stands for a callee that is nothing else),
///   "named "..."".
/// * Other statements: set, return, throw (its type: "throw as type value"),
///   forget, release; and, as the last of a block, jump, branch, switch, exit.
///   Fields that a statement has no words for: "callee", "model", "args",
///   "target", "source", "thrown".
/// * Values: C's operators. Beside them "n" a parameter or local, "^f.n" one of
///   the enclosing function f, "::g" a global, "p.x" a field and ".x" one of
///   the object itself, ".#delay" an attribute, "%1" what call %1 returned, "fn
///   f" a function, "7(NAME)" a constant with its name, "x as u64" a
///   conversion, "?" nothing known, "{a, b}" braces, "none" no value; and
///   caught(try, handler), bind(...), slot(n), truth(x), select(c, a, b), min,
///   max, clamp, pow, abs, random(quality, range), now().
/// * "let $1 = now()" gives a name to a value that is used in several places
/// and
///   is one reading, or that would be too long to write again.
/// * ":type" follows a value whose type is not the one it usually has there: a
///   parameter's own, the first operand's, what is assigned to. Comparisons are
///   "bool", or what a line "logic i32" says. Types are i8 to i128, u8..,
///   f16.., bool, ptr, void, unknown, and those that a "type" line describes.
/// * "{index=1}" behind a value holds fields that its operation does not use.
/// * A place is "@line:column", then "#offset", then "+length" or
///   "-line:column#offset" for its end, "!" for code out of a macro; "@f2:1:1"
///   is in file 2. Without it: nowhere.
/// * Two things with one name are "n" and "n'2"; a name that is no identifier
/// is
///   in backticks. A symbol without a "symbol" line is what it is called.
/// * "spot" lines say where in the text a fix can be made: the kind, then text in
///   quotes, "type" and a type's, "left", "of" and a place, each only where it is.
/// * "//" begins a comment.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_PRINT_H
#define RETRYLINT_IR_PRINT_H

#include "ir/Ir.h"

#include <string>

namespace retrylint::ir {

/// The text does not show how tables are numbered: units that are equal after
/// normalize() (Normalize.h) print the same.
/// \pre verify(Unit) finds nothing.
std::string print(const Unit &Unit);

/// One function, without the tables.
/// \pre Function is one of Unit's, and verify(Unit) finds nothing.
std::string print(const Function &Function, const Unit &Unit);

} // namespace retrylint::ir

#endif // RETRYLINT_IR_PRINT_H
