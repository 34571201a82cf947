//===- Sample.h - A run that uses everything a report can say ---*- C++ -*-===//

#ifndef RETRYLINT_TESTS_REPORTS_SAMPLE_H
#define RETRYLINT_TESTS_REPORTS_SAMPLE_H

#include "Project.h"

namespace retrylint::driver::test {

struct Sample {
  Project Client;
  std::vector<ReportedFinding> Findings;
  Sample();
};

} // namespace retrylint::driver::test

#endif // RETRYLINT_TESTS_REPORTS_SAMPLE_H
