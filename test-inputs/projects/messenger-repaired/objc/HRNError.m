#import "HRNError.h"

NSErrorDomain const HRNErrorDomain = @"im.heron.error";
NSErrorDomain const HRNServiceErrorDomain = @"im.heron.service";
NSString *const HRNRetryAfterKey = @"HRNRetryAfter";

NSError *HRNErrorWithCode(HRNErrorCode code, NSString *description) {
  return [NSError errorWithDomain:HRNErrorDomain
                             code:code
                         userInfo:@{NSLocalizedDescriptionKey : description}];
}

NSError *HRNErrorForResponse(NSHTTPURLResponse *response) {
  NSInteger status = response.statusCode;
  if (status >= 200 && status < 300)
    return nil;
  NSMutableDictionary *info = [NSMutableDictionary dictionary];
  info[NSLocalizedDescriptionKey] =
      [NSString stringWithFormat:@"the service answered %ld", (long)status];
  NSString *retryAfter = [response valueForHTTPHeaderField:@"Retry-After"];
  if (retryAfter)
    info[HRNRetryAfterKey] = retryAfter;
  return [NSError errorWithDomain:HRNServiceErrorDomain code:status userInfo:info];
}

BOOL HRNErrorIsAnswer(NSError *error) {
  return [error.domain isEqualToString:HRNServiceErrorDomain];
}

BOOL HRNErrorIsRetryable(NSError *error) {
  if (HRNErrorIsAnswer(error))
    return error.code == 413 || error.code == 429 || error.code == 503;
  if ([error.domain isEqualToString:NSURLErrorDomain])
    return error.code != NSURLErrorCancelled && error.code != NSURLErrorBadURL &&
           error.code != NSURLErrorServerCertificateUntrusted;
  return error.code == HRNErrorNotConnected || error.code == HRNErrorTimedOut;
}
