// retry-permanent-error in Objective-C.
#import <Foundation/Foundation.h>

BOOL ORDIsRetryable(NSError *error);

@interface OrderSender : NSObject
@property NSURLRequest *request;
@property BOOL stopped;
@end

@implementation OrderSender

- (NSData *)ask {
  NSError *error = nil;
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error];
}

- (BOOL)send {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    if ([self ask]) // expected-warning {{retries every failure of '+[NSURLConnection sendSynchronousRequest:returningResponse:error:]', up to 8 times}}
      return YES;
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 60 ? 60 : delay * 2;
  }
  return NO;
}

// Somebody looks whether it is worth it.
- (BOOL)sendUnlessRefused {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    NSError *error = nil;
    if ([NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error])
      return YES;
    if (!ORDIsRetryable(error))
      return NO;
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 60 ? 60 : delay * 2;
  }
  return NO;
}

// One more for an expired token.
- (BOOL)sendTwice {
  for (NSInteger attempt = 0; attempt < 2; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:1];
  }
  return NO;
}

@end
