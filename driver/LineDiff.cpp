#include "driver/LineDiff.h"

#include <algorithm>
#include <vector>

using namespace llvm;

namespace retrylint::driver {
namespace {

constexpr std::size_t Context = 3;

/// Lines with their line breaks, so that a missing last one is a difference.
std::vector<StringRef> lines(StringRef Text) {
  std::vector<StringRef> Out;
  while (!Text.empty()) {
    std::size_t End = Text.find('\n');
    std::size_t Length = End == StringRef::npos ? Text.size() : End + 1;
    Out.push_back(Text.take_front(Length));
    Text = Text.drop_front(Length);
  }
  return Out;
}

struct Line {
  char Mark;  ///< ' ', '-' or '+'
  StringRef Text;
};

/// A shortest edit script, by Myers' greedy algorithm: Furthest[K] is how far into
/// Old a path of D edits gets on the diagonal K.
std::vector<Line> script(const std::vector<StringRef> &Old, const std::vector<StringRef> &New) {
  const int N = Old.size(), M = New.size(), Most = N + M;
  std::vector<int> Furthest(2 * Most + 2, 0);
  std::vector<std::vector<int>> Trace;
  auto At = [&](std::vector<int> &Row, int K) -> int & { return Row[K + Most]; };
  for (int D = 0; D <= Most; ++D) {
    Trace.push_back(Furthest);
    for (int K = -D; K <= D; K += 2) {
      bool Down = K == -D || (K != D && At(Furthest, K - 1) < At(Furthest, K + 1));
      int X = Down ? At(Furthest, K + 1) : At(Furthest, K - 1) + 1;
      while (X < N && X - K < M && Old[X] == New[X - K])
        ++X;
      At(Furthest, K) = X;
      if (X >= N && X - K >= M) {
        D = Most;
        break;
      }
    }
  }
  std::vector<Line> Reversed;
  int X = N, Y = M;
  for (int D = Trace.size() - 1; D >= 0; --D) {
    int K = X - Y;
    bool Down = K == -D || (K != D && At(Trace[D], K - 1) < At(Trace[D], K + 1));
    int FromX = D == 0 ? 0 : Down ? At(Trace[D], K + 1) : At(Trace[D], K - 1);
    int FromY = D == 0 ? 0 : FromX - (Down ? K + 1 : K - 1);
    while (X > FromX && Y > FromY && X > 0 && Y > 0 && Old[X - 1] == New[Y - 1])
      Reversed.push_back({' ', Old[--X]}), --Y;
    if (D == 0)
      break;
    if (Down)
      Reversed.push_back({'+', New[--Y]});
    else
      Reversed.push_back({'-', Old[--X]});
  }
  std::ranges::reverse(Reversed);
  return Reversed;
}

std::string span(std::size_t First, std::size_t Count) {
  // A range without lines names the line before it.
  std::string Out = std::to_string(Count == 0 ? First : First + 1);
  return Count == 1 ? Out : Out + "," + std::to_string(Count);
}

} // namespace

std::string diffHunks(StringRef Before, StringRef After) {
  std::vector<StringRef> Old = lines(Before), New = lines(After);
  // What is equal at both ends makes the rest small.
  std::size_t Head = 0, Tail = 0;
  while (Head < Old.size() && Head < New.size() && Old[Head] == New[Head])
    ++Head;
  while (Tail < Old.size() - Head && Tail < New.size() - Head &&
         Old[Old.size() - 1 - Tail] == New[New.size() - 1 - Tail])
    ++Tail;
  if (Head == Old.size() && Head == New.size())
    return {};
  std::vector<Line> All;
  for (std::size_t I = 0; I < Head; ++I)
    All.push_back({' ', Old[I]});
  for (const Line &Each : script({Old.begin() + Head, Old.end() - Tail},
                                 {New.begin() + Head, New.end() - Tail}))
    All.push_back(Each);
  for (std::size_t I = Old.size() - Tail; I < Old.size(); ++I)
    All.push_back({' ', Old[I]});

  std::string Out;
  std::size_t OldLine = 0, NewLine = 0, Done = 0;
  auto Skip = [&](std::size_t To) {
    for (; Done < To; ++Done) {
      OldLine += All[Done].Mark != '+';
      NewLine += All[Done].Mark != '-';
    }
  };
  auto Changed = [](const Line &Each) { return Each.Mark != ' '; };
  for (auto It = std::ranges::find_if(All, Changed); It != All.end();) {
    std::size_t Begin = It - All.begin();
    std::size_t Last = Begin;
    for (std::size_t I = Begin; I < All.size() && I <= Last + 2 * Context + 1; ++I)
      if (Changed(All[I]))
        Last = I;
    Begin = std::max(Done, Begin > Context ? Begin - Context : 0);
    std::size_t End = std::min(All.size(), Last + Context + 1);
    Skip(Begin);
    std::size_t FirstOld = OldLine, FirstNew = NewLine;
    std::string Body;
    for (std::size_t I = Begin; I < End; ++I) {
      Body += All[I].Mark;
      Body += All[I].Text;
      if (!All[I].Text.ends_with("\n"))
        Body += "\n\\ No newline at end of file\n";
    }
    Skip(End);
    Out += "@@ -" + span(FirstOld, OldLine - FirstOld) + " +" +
           span(FirstNew, NewLine - FirstNew) + " @@\n" + Body;
    It = std::find_if(All.begin() + End, All.end(), Changed);
  }
  return Out;
}

} // namespace retrylint::driver
