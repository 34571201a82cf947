#include "driver/reports/Markup.h"

#include "driver/reports/Sources.h"

namespace retrylint::driver {

std::string escaped(llvm::StringRef Text) {
  std::string Out;
  std::string Valid = validUtf8(Text);
  for (std::size_t I = 0; I < Valid.size(); ++I) {
    unsigned char C = Valid[I];
    switch (C) {
    case '&':
      Out += "&amp;";
      break;
    case '<':
      Out += "&lt;";
      break;
    case '>':
      Out += "&gt;";
      break;
    case '"':
      Out += "&quot;";
      break;
    case '\'':
      Out += "&#39;";
      break;
    case '\n':
    case '\t':
      // As a character it would be a space in an attribute.
      Out += C == '\n' ? "&#10;" : "&#9;";
      break;
    default:
      // XML 1.0 knows no other control characters, and not U+FFFE and U+FFFF.
      bool NoCharacter = C < 0x20 || C == 0x7F;
      if (llvm::StringRef(Valid).substr(I, 2) == "\xEF\xBF" &&
          static_cast<unsigned char>(Valid[I + 2]) >= 0xBE) {
        NoCharacter = true;
        I += 2;
      }
      if (NoCharacter)
        Out += "\xEF\xBF\xBD";
      else
        Out += static_cast<char>(C);
    }
  }
  return Out;
}

} // namespace retrylint::driver
