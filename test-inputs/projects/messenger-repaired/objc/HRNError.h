#import <Foundation/Foundation.h>

extern NSErrorDomain const HRNErrorDomain;

typedef enum {
  HRNErrorNoSession = 1,
  HRNErrorUndecryptable = 2,
  HRNErrorNotConnected = 3,
  HRNErrorTimedOut = 4
} HRNErrorCode;

/// The service's answers: the error's code is the HTTP status.
extern NSErrorDomain const HRNServiceErrorDomain;

/// Seconds to wait, as the service asked, in an error's userInfo.
extern NSString *const HRNRetryAfterKey;

NSError *HRNErrorWithCode(HRNErrorCode code, NSString *description);
NSError *HRNErrorForResponse(NSHTTPURLResponse *response);

/// Whether the same request may fare better later: when there was no answer, or
/// one that asks for patience. A no stays a no.
BOOL HRNErrorIsRetryable(NSError *error);

/// Whether the service has answered at all.
BOOL HRNErrorIsAnswer(NSError *error);
