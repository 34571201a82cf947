#include "driver/FindingBytes.h"

namespace retrylint::driver {
namespace {

// Structs are taken apart by structured bindings: a field that is added to one of
// them and forgotten here does not compile.

void pack(const Place &Where, Packer &To) {
  const auto &[File, At] = Where;
  To.text(File);
  const auto &[Ignored, Line, Column, Offset, EndLine, EndColumn, EndOffset, InMacro] = At;
  for (std::uint32_t Number : {Line, Column, Offset, EndLine, EndColumn, EndOffset})
    To.number(Number);
  To.number(InMacro);
}

Place unpackPlace(Unpacker &From) {
  Place Where;
  Where.File = From.text().str();
  ir::Location &At = Where.At;
  for (std::uint32_t *Number : {&At.Line, &At.Column, &At.Offset, &At.EndLine,
                                &At.EndColumn, &At.EndOffset})
    *Number = static_cast<std::uint32_t>(From.number());
  At.InMacro = From.number();
  return Where;
}

void pack(const link::Step &Step, Packer &To) {
  const auto &[Kind, Where, Text, Nesting] = Step;
  To.number(static_cast<std::uint64_t>(Kind));
  pack(Where, To);
  To.text(Text);
  To.number(Nesting);
}

link::Step unpackStep(Unpacker &From) {
  link::Step Step;
  Step.Kind = From.choice(link::StepKind::Note);
  Step.Where = unpackPlace(From);
  Step.Text = From.text().str();
  Step.Nesting = static_cast<unsigned>(From.number());
  return Step;
}

void pack(const Fix &Fix, Packer &To) {
  const auto &[Description, Edits, Safe] = Fix;
  To.text(Description);
  To.number(Safe);
  To.number(Edits.size());
  for (const auto &[Where, Text] : Edits) {
    pack(Where, To);
    To.text(Text);
  }
}

Fix unpackFix(Unpacker &From) {
  Fix Fix;
  Fix.Description = From.text().str();
  Fix.Safe = From.number();
  for (std::size_t Left = From.count(); Left && From.ok(); --Left) {
    Edit &Each = Fix.Edits.emplace_back();
    Each.Where = unpackPlace(From);
    Each.Text = From.text().str();
  }
  return Fix;
}

} // namespace

void packFinding(const Finding &Finding, Packer &To) {
  const auto &[Check, Level, Where, Message, Function, Path, Fixes, Confidence] = Finding;
  To.text(Check);
  To.number(static_cast<std::uint64_t>(Level));
  pack(Where, To);
  To.text(Message);
  To.text(Function);
  To.number(Path.size());
  for (const link::Step &Step : Path)
    pack(Step, To);
  To.number(Fixes.size());
  for (const Fix &Each : Fixes)
    pack(Each, To);
  To.number(static_cast<std::uint64_t>(Confidence));
}

Finding unpackFinding(Unpacker &From) {
  Finding Finding;
  Finding.Check = From.text().str();
  Finding.Level = From.choice(Level::Error);
  Finding.Where = unpackPlace(From);
  Finding.Message = From.text().str();
  Finding.Function = From.text().str();
  for (std::size_t Left = From.count(); Left && From.ok(); --Left)
    Finding.Path.push_back(unpackStep(From));
  for (std::size_t Left = From.count(); Left && From.ok(); --Left)
    Finding.Fixes.push_back(unpackFix(From));
  Finding.Confidence = From.choice(link::Confidence::High);
  return Finding;
}

} // namespace retrylint::driver
