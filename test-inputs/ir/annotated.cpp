// Users say in their code what their functions are.
#include <net.h>

[[clang::annotate("retrylint::attempt")]] bool fetchPage(const char *Url);
[[clang::annotate("retrylint::attempt")]] int pullPage(int Number);
[[clang::annotate("retrylint::attempt", "returns != 0, 2")]] int pushPage(int Number);
[[clang::annotate("retrylint::wait")]] void pauseBetween();
[[clang::annotate("retrylint::not_an_attempt")]] int connectWidgets(net *N);

[[clang::annotate("retrylint::classifier")]] bool worthARetry(int Code) { return Code > 500; }

bool page(net *N) {
  for (int I = 0; I < 4; ++I) {
    if (fetchPage("/"))
      return true;
    if (!worthARetry(connectWidgets(N)))
      break;
    pauseBetween();
  }
  return false;
}

bool mirror() {
  for (int I = 0; I < 4; ++I) {
    if (pullPage(I) >= 0 && pushPage(I) == 0)
      return true;
    pauseBetween();
  }
  return false;
}
